"""Chronologies: what agencies sent, taken in and shown as one in order of date, and what still wants a person's eye."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import streamlit as st

from chronologies.case_folder import CaseFolder
from chronologies.errors import PeriodError
from chronologies.joins import as_proposed, decided_anew
from chronologies.keeping import keep_decisions, read_kept
from chronologies.known_words import keep_known
from chronologies.merging import Decision
from chronologies.period import parse_period
from chronologies.writing import chronology_file
from graph.errors import WhoknewError
from loaders.notation import ID, ID_RULE
from screens.address import recall, remember
from screens.chronology_adding import show_adding
from screens.chronology_coding import show_coding
from screens.chronology_store import DONE, TROUBLE, cases_on_disk, delivery, kept_of, left_in, pairs_of
from screens.connection import app_settings
from screens.files import WORKBOOK, offer_csv
from screens.mounts import show_leaves
from screens.part import require_still
from views.chronology import (
    NOTHING_KEPT,
    SECTIONS,
    Filter,
    agencies_of,
    entry_table,
    kept_entries,
    names_rows,
    names_table,
    sections,
    standing,
)
from views.chronology_pairs import pair_leaves
from views.chronology_trial import problem_leaves, problem_rows
from views.leaves import alert, button, leaf
from views.rows import csv_of
from views.turning import page_number
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Callable

    from chronologies.keeping import Kept
    from chronologies.merging import Decided

NEW = ""
INTRODUCTION = (
    "What the agencies sent, as one chronology in order of date. Every row of theirs is either taken in or listed with "
    "what is to put right; nothing is dropped, guessed or joined unasked."
)
MIME = {
    ".xlsx": WORKBOOK,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv",
}


def show() -> None:
    """The page."""
    show_leaves([leaf("h2", "Chronologies"), leaf("p", INTRODUCTION, look="small")], "head")
    folder = _choose_folder()
    if folder is None:
        return
    _say_what_was_done()
    kept = kept_of(folder)
    if not kept.rows or recall("c_add") or delivery() is not None:
        show_adding(folder)
        if kept.rows and delivery() is None:
            show_leaves([leaf("p", "", button("Close", {"close": "yes"}))], "close", lambda _: remember(c_add=""))
    else:
        show_leaves([leaf("p", "", button("Add chronologies", {"add": "yes"}, look="quiet"))], "add",
                    lambda _: remember(c_add="yes"))  # fmt: skip
    if not kept.rows:
        show_leaves([leaf("p", NOTHING_KEPT, look="verdict")], "nothing")
        return
    show_leaves(standing(kept), "standing")
    _downloads(folder)
    show_coding(folder)
    _show_sections(folder)


def _choose_folder() -> CaseFolder | None:
    """The case that the address or the user names; one that is not there yet is made by taking something in."""
    titles = cases_on_disk()
    wanted = recall("case")
    new = bool(wanted) and wanted not in titles
    options = [*titles, NEW]
    first = next((id_ for id_ in titles if (app_settings().cases_folder / id_ / "chronology").is_dir()), options[0])
    places = st.columns([3, 2], vertical_alignment="bottom")
    with places[0]:
        chosen = st.selectbox(
            "Review", options, key="chronology of", index=options.index(NEW if new else wanted or first),
            format_func=lambda id_: titles.get(id_, "A new review"),
        )  # fmt: skip
    if chosen != NEW:
        remember(case=str(chosen))
        return CaseFolder(app_settings().cases_folder / str(chosen))
    with places[1]:
        named = (st.text_input("Short name of the new review", value=wanted if new else "", key="new case",
                               placeholder="for example: harbour-2") or "").strip()  # fmt: skip
    if not ID.fullmatch(named):
        said = f"Give the review a short name of its own first. {ID_RULE}"
        show_leaves([leaf("p", said, look="verdict")], "no name")
        return None
    remember(case=named)
    return CaseFolder(app_settings().cases_folder / named)


def _say_trouble() -> None:
    """What the last press could not do, said once."""
    trouble = st.session_state.pop(TROUBLE, "")
    if trouble:
        show_leaves([alert("Nothing was changed", trouble)], "trouble")


def _say_what_was_done() -> None:
    _say_trouble()
    done = st.session_state.pop(DONE, "")
    if done:
        show_leaves([leaf("p", done, look="verdict")], "done")


def _downloads(folder: CaseFolder) -> None:
    """The whole chronology as files, made when one is asked for, of what the case keeps then."""
    title = f"Integrated chronology: {folder.path.name}"

    def content(ending: str) -> Callable[[], bytes]:
        return lambda: chronology_file(read_kept(folder.path).integrated.entries, ending, title)[0]

    with st.container(horizontal=True):
        for ending, label in ((".xlsx", "Excel"), (".docx", "Word"), (".csv", "CSV")):
            st.download_button(f"Download for {label}" if label != "CSV" else "Download CSV", content(ending),
                               f"{folder.path.name}-chronology{ending}", MIME[ending], on_click="ignore")  # fmt: skip


@st.fragment
def _show_sections(folder: CaseFolder) -> None:
    """The parts of the page below its head; a press in them draws them anew and no more."""
    require_still("chronology")
    kept = kept_of(folder)
    _say_trouble()
    pairs, left = pairs_of(folder, kept), left_in(folder, kept, None)
    numbers = {"events": len(kept.integrated.entries), "pairs": len(pairs), "names": len(left),
               "problems": len(kept.problems)}  # fmt: skip
    here = recall("c_show") if recall("c_show") in SECTIONS else "events"
    show_leaves([sections(numbers, here)], "sections", lambda act: remember(c_show=act["show"], c_page=""))
    if here == "events":
        _show_events(folder, kept)
    elif here == "pairs":
        show_leaves(
            pair_leaves(pairs, kept.integrated, kept.decisions), "pairs", lambda act: _decide(folder, kept, act)
        )
    elif here == "names":
        show_leaves(names_table(left), "names", lambda act: _keep_known(folder, str(act["known"])))
        _download_rows("names", ("name", "times", "places"), names_rows(left))
    else:
        nothing = [leaf("p", "Every row was taken in.", look="verdict")]
        show_leaves(problem_leaves(kept.problems) or nothing, "problems")
        _download_rows("to put right", ("file", "place", "wrong", "text"), problem_rows(kept.problems))


def _keep_known(folder: CaseFolder, word: str) -> None:
    try:
        keep_known(folder.path, [word])
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)


def _download_rows(name: str, columns: tuple[str, ...], rows: list[dict[str, object]]) -> None:
    if rows:
        offer_csv(lambda: csv_of(columns, rows), name, "Download this list (CSV)")


def _show_events(folder: CaseFolder, kept: Kept) -> None:
    entries = kept_entries(kept.integrated, _filter(folder, kept))
    whole = len(kept.integrated.entries)
    said = several(whole, "row") if len(entries) == whole else f"{several(len(entries), 'row')} of {whole:,}"
    leaves = [leaf("p", f"{said}, in order of date.", look="small"),
              *entry_table(entries, page_number(recall("c_page")))]  # fmt: skip
    show_leaves(leaves, f"entries {folder.path.name}", lambda act: _turn_or_decide(folder, kept, act))


def _filter(folder: CaseFolder, kept: Kept) -> Filter:
    case = folder.path.name
    agencies = ["", *agencies_of(kept)]
    places = st.columns([3, 3, 2, 2], vertical_alignment="bottom")
    with places[0]:
        words = st.text_input(
            "Search", value=recall("c_words"), key=f"words {case}", placeholder="for example: hospital"
        )
    before = recall("c_agency")
    with places[1]:
        agency = st.selectbox("Agency", agencies, index=agencies.index(before) if before in agencies else 0,
                              key=f"agency {case}", format_func=lambda name: name or "All")  # fmt: skip
    with places[2]:
        first = st.text_input("From", value=recall("c_from"), key=f"since {case}", placeholder="a day, month or year")
    with places[3]:
        last = st.text_input("To", value=recall("c_to"), key=f"until {case}", placeholder="a day, month or year")
    chosen = {"c_words": words or "", "c_agency": agency or "", "c_from": first or "", "c_to": last or ""}
    if any(recall(name) != value for name, value in chosen.items()):
        remember(c_page="", **chosen)
    period = None
    if first or last:
        try:
            period = parse_period(f"{first or ''}..{last or ''}")
        except PeriodError as error:
            show_leaves([alert("These days could not be read", str(error))], "period")
    return Filter(agency or "", period, words or "")


def _turn_or_decide(folder: CaseFolder, kept: Kept, act: dict[str, Any]) -> None:
    if "page" in act:
        remember(c_page=str(act["page"]))
    else:
        _decide(folder, kept, act)


def _decide(folder: CaseFolder, kept: Kept, act: dict[str, Any]) -> None:
    """Keeps what was decided of a pair, or of every two events of a row that is taken apart."""
    decided: Decided = "join" if "join" in act else "apart"
    keys = str(act[decided]).split("+")
    now = [Decision(first, second, decided) for first, second in combinations(keys, 2)]
    try:
        reasoned = as_proposed(now, pairs_of(folder, kept))
        keep_decisions(folder.path, kept, decided_anew(kept.decisions, reasoned))
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)
