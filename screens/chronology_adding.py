"""Adding chronologies: files are sent, shown with everything that is wrong, and taken into the case when asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from chronologies.delivery import choice_of, mapping_of, needs_agency, needs_columns, read_sent
from chronologies.headings import Role
from chronologies.keeping import take_in
from chronologies.known_words import keep_known
from chronologies.mapping import FOLDER as MAPPINGS
from chronologies.mapping import find_mapping, mapping_path, save_mapping
from graph.errors import WhoknewError
from loaders.dry_run import MOST_MEGABYTES
from loaders.sent import Sent
from screens.adding import forget_uploads
from screens.chronology_store import DONE, TROUBLE, delivery, set_delivery, trial_of
from screens.connection import app_settings
from screens.files import offer_csv
from screens.mounts import show_leaves
from views.chronology_trial import KEPT, problem_rows, refused_leaves, trial_leaves
from views.leaves import alert, leaf
from views.rows import csv_of
from views.words import several

if TYPE_CHECKING:
    from chronologies.case_folder import CaseFolder
    from chronologies.delivery import Delivery
    from chronologies.trial import Trial
    from documents.blocks import Document

ENDINGS = ["xlsx", "xls", "xlsb", "ods", "csv", "tsv", "docx", "doc", "pdf", "txt", "md", "html"]
ROUND = "chronology: round"
AS_HEADED, CHOOSE = "As its headings say", "Choose them here"
NOT_THERE = "(there is none)"
CHOICES = {Role.DATE: "Date", Role.TEXT: "What happened", Role.TIME: "Time", Role.AGENCY: "Agency"}
NEEDED = {Role.DATE, Role.TEXT}
ORDERS: dict[str, bool | None] = {"as the file shows": None, "day first": True, "month first": False}


def show_adding(folder: CaseFolder) -> None:
    """The form, and what came of the last delivery."""
    with st.container(border=True):
        show_leaves([leaf("h3", "Add chronologies"), leaf("p", KEPT, look="small")], "adding chronologies")
        _receive(folder)
        sent = delivery()
        if sent is not None:
            _show_delivery(folder, sent)


def _receive(folder: CaseFolder) -> None:
    """Two fields, empty again at once, so that the session keeps nothing but what was read."""
    number = st.session_state.setdefault(ROUND, 0)
    places = st.columns([3, 2], gap="medium")
    with places[0]:
        files = st.file_uploader(
            "Chronologies: Excel, Word, CSV, PDF or text, one file or several", type=ENDINGS,
            accept_multiple_files=True, key=f"chronologies {folder.path} {number}", max_upload_size=MOST_MEGABYTES,
        )  # fmt: skip
    with places[1]:
        names = st.file_uploader(
            "Names to replace: two columns, what is written and what stands in its place", type=["csv", "xlsx"],
            key=f"names {folder.path} {number}", max_upload_size=MOST_MEGABYTES,
        )  # fmt: skip
    if not files and names is None:
        return
    st.session_state[ROUND] = number + 1
    given = [names] if names is not None else []
    with st.spinner("Reading"):
        found = read_sent([Sent(file.name, file.getvalue()) for file in files or []],
                          [Sent(file.name, file.getvalue()) for file in given])  # fmt: skip
    forget_uploads([*(files or []), *given])
    set_delivery(_together(delivery(), found))
    st.rerun()


def _together(before: Delivery | None, now: Delivery) -> Delivery:
    """What was sent before and now; a file again takes the place of its first version, names that of names before."""
    if before is None:
        return now
    again = {file.path.name for file in now.files}
    files = (*(file for file in before.files if file.path.name not in again), *now.files)
    return replace(before, files=files, refused=now.refused, names=now.names if now.names.terms else before.names)


def _show_delivery(folder: CaseFolder, sent: Delivery) -> None:
    if not sent.files:
        said = (
            f"{several(len(sent.names.terms), 'name')} to replace. Now send the chronologies."
            if sent.names.terms
            else ""
        )
        show_leaves([leaf("p", said), *refused_leaves(sent.refused)], "only names", lambda act: _act(folder, None, act))
        return
    try:
        trial = trial_of(folder, sent)
    except WhoknewError as error:
        show_leaves([alert("This could not be tried out", str(error))], "trial")
        st.button("Put this away", on_click=set_delivery, args=(None,))
        return
    _ask(folder, sent, trial)
    show_leaves(trial_leaves(trial, sent), "trial", lambda act: _act(folder, trial, act))
    if trial.read.problems:
        offer_csv(
            lambda: csv_of(("file", "place", "wrong", "text"), problem_rows(trial.read.problems)),
            "to put right", "Download what is to put right (CSV)",
        )  # fmt: skip


def _ask(folder: CaseFolder, sent: Delivery, trial: Trial) -> None:
    """For each file its agency and its columns; open where something is missing."""
    missing = [file for file in sent.files if _lacks(trial, sent.kept_name(file.path.name))]
    with st.expander("Agency and columns of each file", expanded=bool(missing)):
        for file in sent.files:
            _ask_of(folder, sent, trial, file)


def _lacks(trial: Trial, file: str) -> bool:
    return needs_agency(trial, file) or needs_columns(trial, file)


def _ask_of(folder: CaseFolder, sent: Delivery, trial: Trial, file: Document) -> None:
    name = file.path.name
    own = sent.of_file.get(name)
    show_leaves([leaf("p", name, look="what")], f"name {name}")  # a label would read it as Markdown
    places = st.columns([2, 2], gap="medium")
    with places[0]:
        agency = st.text_input("Agency, where its rows name none", value=own.agency if own else "",
                               key=f"agency {name}")  # fmt: skip
    saved = _saved(folder)
    with places[1]:
        way = st.selectbox("Columns", [AS_HEADED, *saved, CHOOSE], key=f"columns {name}",
                           index=len(saved) + 1 if needs_columns(trial, sent.kept_name(name)) else 0)  # fmt: skip
    if (agency or "").strip() != (own.agency if own else ""):
        set_delivery(sent.saying(name, agency=agency or ""))
        st.rerun()
    if way in saved:
        mapping = find_mapping(way, [folder.path, app_settings().home])
        if own is None or own.mapping != mapping:
            set_delivery(sent.saying(name, mapping=mapping))
            st.rerun()
    elif way == CHOOSE:
        _choose_columns(folder, sent, file)


def _saved(folder: CaseFolder) -> list[str]:
    homes = (folder.path, app_settings().home)
    return sorted({path.stem for home in homes for path in (home / MAPPINGS).glob("*.yml")})


def _choose_columns(folder: CaseFolder, sent: Delivery, file: Document) -> None:
    """Which column is which, shown with the first rows; the choice can be kept under a name."""
    name, choice = file.path.name, choice_of(file)
    if choice is None:
        show_leaves([leaf("p", f"{name} holds no table.")], f"no table {name}")
        return
    with st.form(f"choose {name}"):
        head = leaf("thead", "", leaf("tr", "", *(leaf("th", column, scope="col") for column in choice.columns)))
        rows = [leaf("tr", "", *(leaf("td", cell) for cell in row)) for row in choice.rows]
        show_leaves([leaf("table", "", head, leaf("tbody", "", *rows), look="sides")], f"first rows {name}")
        places = st.columns(len(CHOICES) + 1)
        chosen: dict[Role, int] = {}
        for place, (role, label) in zip(places, CHOICES.items(), strict=False):
            options = list(choice.columns) if role in NEEDED else [NOT_THERE, *choice.columns]
            said = place.selectbox(label, options, key=f"{label} {name}", index=_guess(role, options))
            if said in choice.columns:
                chosen[role] = choice.columns.index(said)
        order = places[-1].selectbox("Dates in numbers", list(ORDERS), key=f"order {name}")
        keep = st.text_input("Keep this choice under a name, for later files", key=f"keep {name}")
        if st.form_submit_button("Use these columns"):
            mapping = mapping_of(choice, chosen, day_first=ORDERS[str(order)])
            if keep:
                save_mapping(mapping, mapping_path(folder.path, keep.strip()))
            set_delivery(sent.saying(name, mapping=mapping))
            st.rerun()


def _guess(role: Role, options: list[str]) -> int:
    """The second column for what happened, since the first is the date in most files; the first option otherwise."""
    return 1 if role is Role.TEXT and len(options) > 1 else 0


def _act(folder: CaseFolder, trial: Trial | None, act: dict[str, Any]) -> None:
    sent = delivery()
    if "instead" in act and sent is not None:
        set_delivery(replace(sent, instead_of=(*sent.instead_of, str(act["instead"]))))
    elif "take" in act and trial is not None:
        try:
            take_in(folder.path, trial.plan)
            keep_known(folder.path, sent.names.put_in if sent is not None else ())
        except WhoknewError as error:
            st.session_state[TROUBLE] = str(error)
            return
        set_delivery(None)
        number = len(trial.read.events)
        st.session_state[DONE] = f"Taken in: {several(number, 'event')} from {several(len(trial.new_files), 'file')}."
    elif "away" in act:
        set_delivery(None)
