"""Adding a review: what somebody sends is tried out, and loaded only once it is without faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from loaders.dry_run import MOST_MEGABYTES
from loaders.sent import Sent
from screens.address import open_view, recall, remember
from screens.files import offer_csv
from screens.loading import load_what_was_wished, put_away, tried, try_out, wish_tried
from screens.mounts import show_leaves
from views.leaves import button, leaf
from views.loading import NOT_KEPT, dry_run_leaves, faults_csv, remarks_csv

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from graph.cases import CaseSummary
    from loaders.dry_run import DryRun

WAYS = {"files": "Workbook, .zip or files", "folder": "A folder"}
WHAT = {
    "files": "One workbook (.xlsx), one .zip of a case folder, or case.yml and all its CSV files at once.",
    "folder": "A case folder: case.yml and a CSV file for each table.",
}
ROUND = "adding: round"


def show_adding(cases: list[CaseSummary]) -> None:
    """The form, where the address asks for it, and what came of the last trial."""
    way = recall("add")
    if way not in WAYS:
        load_what_was_wished()
        show_leaves([leaf("p", "", button("Add a review", {"add": "files"}, look="quiet"))], "add",
                    lambda act: remember(add=act["add"]))  # fmt: skip
        return
    with st.container(border=True):
        show_leaves([leaf("h3", "Add a review"), leaf("p", NOT_KEPT, look="small")], "adding")
        way = _choose_way(way)
        _receive(way)
        load_what_was_wished()
        run = tried()
        if run is not None:
            _show_tried(run, cases)
        show_leaves([leaf("p", "", button("Close", {"close": "yes"}))], "close adding", lambda _: _close())


def _choose_way(before: str) -> str:
    chosen = st.segmented_control("What you have", list(WAYS), default=before, required=True, key="way",
                                  format_func=lambda way: WAYS[way], label_visibility="collapsed")  # fmt: skip
    remember(add=str(chosen))
    return str(chosen)


def _receive(way: str) -> None:
    """Tries out what is sent; the form is empty again at once, so that the session keeps nothing of it."""
    number = st.session_state.setdefault(ROUND, 0)
    several = cast("Literal[True]", "directory" if way == "folder" else True)
    files = st.file_uploader(
        WHAT[way], accept_multiple_files=several, key=f"sent {way} {number}", max_upload_size=MOST_MEGABYTES
    )
    if files:
        st.session_state[ROUND] = number + 1
        sent = [Sent(file.name, file.getvalue()) for file in files]
        forget_uploads(files)
        try_out(sent)


def forget_uploads(files: list[UploadedFile]) -> None:
    """Lets the server drop what was sent; by itself it would keep it in memory until the session ends."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in files:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _show_tried(run: DryRun, cases: list[CaseSummary]) -> None:
    loaded = next((case for case in cases if case.id == run.case), None)
    show_leaves(dry_run_leaves(run, loaded, zone()), "tried", lambda act: _act(run, act))
    with st.container(horizontal=True):
        if run.faults:
            offer_csv(lambda: faults_csv(run.faults), "faults", "Download the faults (CSV)")
        if run.remarks:
            offer_csv(lambda: remarks_csv(run.remarks), "remarks", "Download the remarks (CSV)")


def _act(run: DryRun, act: dict[str, Any]) -> None:
    if "load" in act:
        wish_tried(act)
    elif "page" in act:
        open_view(str(act["page"]), case=run.case)
    else:
        put_away()


def _close() -> None:
    put_away()
    remember(add="")


def zone() -> str:
    """The time zone of whoever looks at the page, as far as the browser tells it."""
    return st.context.timezone or ""
