"""Trying out and loading, with its stages: what was tried and what came of it stays with one session alone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.cases import loaded_cases
from graph.errors import WhoknewError
from loaders.dry_run import DryRun, dry_run, dry_run_of_sent
from loaders.load import LoadReport, load_prepared, unload_case
from screens.address import recall, remember
from screens.choose import forget_selection
from screens.connection import app_settings, usable_database
from screens.mounts import show_leaves
from views.leaves import alert, leaf
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from graph.cases import CaseSummary
    from loaders.load import Prepared
    from loaders.sent import Sent

    Tell = Callable[[str], None]

TRIED, DONE, UNLOADED, TROUBLE, WISH, BROKEN_OFF = (
    f"loading: {name}" for name in ("tried", "done", "unloaded", "trouble", "wish", "broken off")
)
"""Where the session keeps these; no component may have such a key."""
INTERRUPTED = "Something else was pressed before anything was written, so nothing was changed. Press once more to load."


def cases_to_load(loaded: set[str]) -> list[Path]:
    """The case folders on this machine that the graph does not hold yet; the demo first."""
    folder = app_settings().cases_folder
    found = sorted(folder.glob("*/case.y*ml")) if folder.is_dir() else []
    names = dict.fromkeys(path.parent for path in found if path.parent.name not in loaded)
    return sorted(names, key=lambda path: path.name != "demo")


def tried() -> DryRun | None:
    """The dry run that this session last asked for."""
    found = st.session_state.get(TRIED)
    return found if isinstance(found, DryRun) else None


def done() -> LoadReport | None:
    """What the last load of this session did, until it is put away."""
    found = st.session_state.get(DONE)
    return found if isinstance(found, LoadReport) else None


def unloaded() -> tuple[str, str, int] | None:
    """Id, title and nodes of what this session unloaded last, until it is put away."""
    return st.session_state.get(UNLOADED)


def put_away() -> None:
    """Forgets what was tried, loaded or unloaded last; the graph stays as it is."""
    for name in (TRIED, DONE, UNLOADED, TROUBLE, WISH, BROKEN_OFF):
        st.session_state.pop(name, None)


def wish_folder(name: str, expected: str = "") -> None:
    """Notes which case folder is to be loaded; the page does it in its next run, where it can show its stages.

    ``expected`` is the version in the graph that it is to replace; empty where none is there.
    """
    st.session_state[WISH] = {"folder": name, "expected": expected}


def wish_tried(act: dict[str, Any]) -> None:
    """Notes that what was tried is to be loaded in place of the version that the user has seen."""
    st.session_state[WISH] = {"load": str(act["load"]), "expected": str(act["expected"])}


def try_out(sent: Sequence[Sent]) -> None:
    """The dry run of what was sent; it stays with the session, what was sent does not."""
    put_away()
    known = {case.title: case.id for case in loaded_cases(usable_database())}
    try:
        with _stages("Trying it out") as tell:
            st.session_state[TRIED] = dry_run_of_sent(sent, app_settings().reports_folder, known, tell)
    except OSError as error:
        st.session_state[TROUBLE] = f"The files could not be laid out to be read: {error.strerror or error}."
    st.rerun()


def load_what_was_wished() -> None:
    """Loads what the user asked for and shows the page anew; says what is wrong where that fails."""
    say_trouble()
    wish = st.session_state.pop(WISH, None)
    if wish is None:
        return
    st.session_state[BROKEN_OFF] = True  # until it is through: any other press ends this run at its next stage
    try:
        if "folder" in wish:
            _load_folder(str(wish["folder"]), str(wish["expected"]))
        else:
            _load_tried(wish)
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)
    st.session_state.pop(BROKEN_OFF, None)
    st.rerun()


def _load_folder(name: str, expected: str) -> None:
    folder = next((path for path in cases_to_load(set()) if path.name == name), None)
    if folder is None:
        return
    with _stages("Loading the review") as tell:
        run = dry_run(folder, app_settings().reports_folder, tell)
        if run.prepared is not None:
            _write(run.prepared, expected, tell)
        else:
            st.session_state[TRIED] = run
            remember(view="cases", add="files")


def _load_tried(wish: dict[str, str]) -> None:
    run = tried()
    if run is None or run.prepared is None or run.case != wish["load"]:
        return
    with _stages(f"Loading {run.case}") as tell:
        _write(run.prepared, wish["expected"], tell)


def _write(prepared: Prepared, expected: str, tell: Tell) -> None:
    """Writes the case; nothing on the page is touched from there until it is known what came of it."""
    rows = prepared.rows
    nodes, edges = (sum(map(len, each.values())) for each in (rows.nodes, rows.relationships))
    tell(f"Writing {several(nodes, 'node')} and {several(edges, 'relationship')}, in one transaction")
    report = load_prepared(usable_database(), prepared, expected=expected)
    put_away()
    st.session_state[DONE] = report
    remember(add="")
    _remember_case(report.case)


def unload(case: CaseSummary) -> None:
    """Takes a case out of the graph, and notes what became of it."""
    put_away()
    try:
        nodes = unload_case(usable_database(), case.id)
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)
        return
    st.session_state[UNLOADED] = (case.id, case.title, nodes)
    if recall("case") == case.id:
        forget_selection()
        _remember_case("")


def _remember_case(case: str) -> None:
    """Keeps the case beside the view: an address with a case and no view opens the findings of that case."""
    remember(view=recall("view", "cases"), case=case)


def say_trouble() -> None:
    """Says once what went wrong, and whether a load was broken off."""
    trouble = st.session_state.pop(TROUBLE, "")
    if trouble:
        show_leaves([alert("Nothing was changed", trouble)], "trouble")
    if st.session_state.pop(BROKEN_OFF, None):
        show_leaves([leaf("section", "", leaf("p", INTERRUPTED), look="card")], "broken off")


@contextmanager
def _stages(title: str) -> Iterator[Tell]:
    """Shows each stage as it begins, under ``title``; the words are our own, never those of a case."""
    with st.status(title, expanded=True) as status:

        def tell(stage: str) -> None:
            status.update(label=f"{title}: {stage}")
            status.write(stage)

        yield tell
