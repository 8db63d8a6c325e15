"""From a chronology to a case: its rows as the table that is coded, and a workbook to code in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from chronologies.coding import FILE, write_to_code
from graph.errors import WhoknewError
from loaders.read import read_case
from loaders.workbook_writing import write_coding_workbook
from screens.chronology_store import DONE, TROUBLE, kept_of
from screens.files import WORKBOOK
from screens.load_again import offer_load
from screens.mounts import show_leaves
from views.leaves import button, leaf
from views.words import several

if TYPE_CHECKING:
    from chronologies.case_folder import CaseFolder

WHAT = (
    "To work out who knew what, rows say who learned something, who told it to whom, who was not told, and what was "
    "asked. Four columns beside the chronology take that. Nothing that was coded is lost when this is pressed again."
)


def show_coding(folder: CaseFolder) -> None:
    """What begins the coding; once it is begun, the workbook to code in, and loading what is coded."""
    begun = (folder.path / FILE).is_file()
    with st.expander("Code it, and load it into the other pages"):
        press = button("Add new rows to what is coded" if begun else "Begin coding", {"code": "yes"}, look="quiet")
        show_leaves([leaf("p", WHAT, look="small"), leaf("p", "", press)], "to be coded", lambda _: _write(folder))
        if begun:
            _offer_workbook(folder)
            offer_load(folder.path.name, "What is coded so far, into the other pages.")


def _offer_workbook(folder: CaseFolder) -> None:
    case = read_case(folder.path)
    if case.faults:
        said = f"There is no workbook to code in before this is put right: {case.faults[0]}"
        show_leaves([leaf("p", said, look="verdict")], "no workbook")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button("Download the workbook to code in", lambda: _workbook(folder), f"{folder.path.name}.xlsx",
                           WORKBOOK, on_click="ignore")  # fmt: skip
        back = f"In a terminal, whoknew code {folder.path.name} --read {folder.path.name}.xlsx takes it back."
        show_leaves([leaf("p", back, look="small")], "taking back")


def _write(folder: CaseFolder) -> None:
    try:
        kept = kept_of(folder)
        done = write_to_code(folder.path, kept.integrated.entries)
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)
        return
    rows = several(len(kept.integrated.entries), "row")
    said = [f"{FILE} of {folder.path.name} has {rows}, {done.added:,} of them new.", *done.remarks]
    st.session_state[DONE] = " ".join(said)


def _workbook(folder: CaseFolder) -> bytes:
    """The workbook of what the case holds when it is asked for."""
    with tempfile.TemporaryDirectory() as beside:
        path = Path(beside) / "case.xlsx"
        write_coding_workbook(read_case(folder.path), path)
        return path.read_bytes()
