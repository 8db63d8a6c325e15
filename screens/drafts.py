"""Looking through what was read out of a report: each suggestion is accepted, edited or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from drafts import reviewing
from drafts.reviewing import Suggested
from graph.errors import WhoknewError
from loaders.accepted import ACCEPTED, WAITING
from loaders.read import read_case
from screens.address import recall, recall_several, remember, remember_several
from screens.connection import app_settings
from screens.load_again import offer_load
from screens.mounts import listen_to_keys, show_leaves
from screens.part import require_still
from screens.passages import place_of
from views import drafts as view
from views.leaves import alert, leaf
from views.words import first_upper

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNDO, EDITING, SAID = "drafts: undo", "drafts: editing", "drafts: said"
MOST_UNDONE = 100
NONE_YET = (
    "A narrative report can be read for dated events and for what was told, asked, decided or left undone. In a "
    "terminal: whoknew draft REPORT --to cases/NAME. What it suggests is then looked through here; nothing of it is "
    "part of a review before a person has accepted it."
)


def show() -> None:
    """The page."""
    folders = draft_folders()
    if not folders:
        nothing = leaf("section", "", leaf("h2", "No suggestions to look through"), leaf("p", NONE_YET), look="card")
        show_leaves([nothing], "no drafts")
        return
    names = [folder.name for folder in folders]
    wanted = recall("of") if recall("of") in names else recall("case") if recall("case") in names else names[0]
    places = st.columns([3, 3, 3, 3], vertical_alignment="bottom")
    with places[0]:
        name = st.selectbox("Draft of", names, index=names.index(wanted), key=f"drafts of {wanted}")
    if name != recall("of"):
        remember(of=name, draft="" if recall("of") else recall("draft"))
    folder = folders[names.index(name)]
    everything = reviewing.read_suggestions(folder)
    shown = [_shown(one) for one in everything]
    with places[1]:
        tables = _several(
            "d_tables", "Kinds", {row.table: view.TABLES.get(row.table, row.table) for row in shown}, name
        )
    with places[2]:
        bands = _several("d_bands", "How sure", view.BANDS, name)
    with places[3]:
        statuses = _several("d_status", "Status", view.STATUSES, name)
    _show_one(folder, tables, bands, statuses)


def draft_folders() -> list[Path]:
    """The cases on this machine that have suggestions, by name."""
    folder = app_settings().cases_folder
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.is_dir() and reviewing.has_drafts(path))


def _several(name: str, label: str, options: Mapping[str, str], case: str) -> list[str]:
    before = [each for each in recall_several(name) if each in options]
    found = st.multiselect(label, list(options), default=before, format_func=lambda each: options[each],
                           key=f"{name} {case}", placeholder="All")  # fmt: skip
    remember_several(name, found)
    return list(found)


@st.fragment
def _show_one(folder: Path, tables: list[str], bands: list[str], statuses: list[str]) -> None:
    """How far it is, and the suggestion that is open; a key or a button draws these anew and no more."""
    require_still("drafts")
    everything = reviewing.read_suggestions(folder)
    shown = [_shown(one) for one in everything]
    left = view.chosen(shown, tables, bands, statuses)
    show_leaves(view.progress_leaves(shown, len(left)), f"progress {folder.name}")
    if any(row.status == ACCEPTED for row in shown):
        offer_load(folder.name, "What was accepted so far, into the other pages.")
    here = recall("draft") if recall("draft") in {row.id for row in shown} else view.first_to_look_at(left)
    if not here:
        show_leaves([leaf("p", "No suggestion is left with these filters.", look="verdict")], "none left")
        return
    remember(draft=here)
    one = next(each for each in everything if each.id == here)
    row = next(each for each in shown if each.id == here)

    def act(given: Any) -> None:
        _act(folder, everything, left, one, str(given["do"] if isinstance(given, dict) else _OF_KEY[given]))

    if st.session_state.get(SAID):
        show_leaves([alert("Not accepted yet", str(st.session_state.pop(SAID)))], "said")
    listen_to_keys(list(_OF_KEY), "drafts keys", act)
    left_side, right_side = st.columns([6, 5], gap="medium")
    with left_side:
        place = place_of(folder.name, _sources(folder).get(one.source, ""), one.locator)
        show_leaves(view.passage_leaves(place, row.marks), f"passage {folder.name}")
    with right_side:
        if st.session_state.get(EDITING) == here:
            _show_form(folder, everything, left, one)
        else:
            names = {
                each.id: each.cells.get("name", each.id) for each in everything if each.table in {"people", "holders"}
            }
            brings = [each.cells.get("name", each.id) for each in reviewing.brought_along(everything, one)]
            wants = reviewing.wants(one) if one.status == WAITING else []
            show_leaves(view.suggestion_leaves(row, brings, wants, names), f"suggestion {folder.name}", act)


_OF_KEY = {key: act for key, _, act in view.KEYS}


def _act(folder: Path, everything: list[Suggested], left: list[view.Shown], one: Suggested, what: str) -> None:
    """Does what a key or a button stands for."""
    if what == "edit":
        st.session_state[EDITING] = one.id
    elif what in {"on", "back"}:
        remember(draft=view.next_to(left, one.id, 1 if what == "on" else -1))
    elif what == "undo":
        _undo(folder)
    elif what == reviewing.REJECTED:
        _decide(folder, left, one, {one.id: {"status": reviewing.REJECTED}})
    elif wants := reviewing.wants(one):
        st.session_state[SAID] = "; ".join(map(first_upper, wants))
        st.session_state[EDITING] = one.id
    else:
        _decide(folder, left, one, _accepting(everything, one, {}))


def _accepting(everything: list[Suggested], one: Suggested, edited: dict[str, str]) -> dict[str, dict[str, str]]:
    """The changes that accept a suggestion, and with it those whom it names."""
    whole = Suggested(one.id, {**one.cells, **edited})
    with_it = {each.id: {"status": ACCEPTED} for each in reviewing.brought_along(everything, whole)}
    return {**with_it, one.id: {**edited, "status": ACCEPTED}}


def _decide(folder: Path, left: list[view.Shown], one: Suggested, changes: dict[str, dict[str, str]]) -> None:
    try:
        before = reviewing.write_changes(folder, changes)
    except (WhoknewError, OSError) as error:
        st.session_state[SAID] = str(error)
        return
    undo = st.session_state.setdefault(UNDO, [])
    undo.append((folder.name, one.id, before))
    del undo[:-MOST_UNDONE]
    st.session_state.pop(EDITING, None)
    remember(draft=view.after_deciding(left, one.id))


def _undo(folder: Path) -> None:
    """Takes the last decision back, and goes to it."""
    undo = st.session_state.get(UNDO, [])
    mine = [place for place, entry in enumerate(undo) if entry[0] == folder.name]
    if mine:
        _, name, before = undo.pop(mine[-1])
        reviewing.write_changes(folder, before)
        remember(draft=name)


def _show_form(folder: Path, everything: list[Suggested], left: list[view.Shown], one: Suggested) -> None:
    """Every column of the row to fill in; what is not needed stands below."""
    cells = one.row
    with st.form(f"edit {folder.name} {one.id}", enter_to_submit=True):
        show_leaves([leaf("h4", view.TABLES.get(one.table, one.table))], f"form head {one.id}")
        edited: dict[str, str] = {}
        for heading, about, values, needed in reviewing.columns_to_edit(one.table):
            label, now = first_upper(heading) + (" (needed)" if needed else ""), cells.get(heading, "")
            if values:
                options = ["", *values] if now in {"", *values} else ["", now, *values]
                edited[heading] = st.selectbox(label, options, index=options.index(now), help=about) or ""
            else:
                edited[heading] = st.text_input(label, now, help=about)
        save, leave = st.columns(2)
        accepted = save.form_submit_button("Accept as it stands here", type="primary")
        left_alone = leave.form_submit_button("Leave it")
    if left_alone:
        st.session_state.pop(EDITING, None)
        st.rerun()
    if accepted:
        _accept_edited(folder, everything, left, one, edited)


def _accept_edited(
    folder: Path, everything: list[Suggested], left: list[view.Shown], one: Suggested, edited: dict[str, str]
) -> None:
    changed = {heading: text.strip() for heading, text in edited.items() if text.strip() != one.row.get(heading, "")}
    cells = reviewing.as_draft_cells(one.table, changed)
    wants = reviewing.wants(Suggested(one.id, {**one.cells, **cells}))
    if wants:
        show_leaves([alert("Not accepted yet", "; ".join(map(first_upper, wants)))], f"wants {one.id}")
        return
    cells.pop("id", None)
    _decide(folder, left, one, _accepting(everything, one, cells))
    st.rerun()


def _shown(one: Suggested) -> view.Shown:
    return view.Shown(one.id, one.table, one.status, one.confidence, one.locator, one.cells.get("cue", ""), one.row)


def _sources(folder: Path) -> dict[str, str]:
    """The file of each source of the case."""
    sources = read_case(folder).settings.get("sources", [])
    found = [each for each in sources if isinstance(each, dict)] if isinstance(sources, list) else []
    return {str(each.get("id", "")): str(each.get("file", "")) for each in found}
