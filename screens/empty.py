"""What a page says when there is nothing to show, and how to put that right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.errors import WhoknewError
from loaders.load import load_case
from screens.address import remember
from screens.connection import app_settings, usable_database
from screens.mounts import show_leaves
from views.leaves import button, leaf

if TYPE_CHECKING:
    from pathlib import Path

    from views.leaves import Leaf

WANTED = "load this"
TROUBLE = "trouble"


def cases_to_load(loaded: set[str]) -> list[Path]:
    """The case folders on this machine that the graph does not hold yet; the demo first."""
    folder = app_settings().cases_folder
    found = sorted(folder.glob("*/case.yml")) if folder.is_dir() else []
    return sorted(
        (path.parent for path in found if path.parent.name not in loaded), key=lambda path: path.name != "demo"
    )


def nothing_loaded() -> None:
    """The page of an empty database: it says what to do, and does it."""
    found = cases_to_load(set())
    steps = [
        leaf("h2", "No review is loaded yet"),
        leaf("p", "A review is loaded from a folder of tables or a workbook, in a terminal: whoknew load FOLDER"),
    ]
    show_leaves([leaf("section", "", *steps, *offers(found), look="card")], "empty", wish)
    load_what_was_wished()


def offers(found: list[Path]) -> list[Leaf]:
    """A button for each case that can be loaded."""
    if not found:
        return [leaf("p", f"No case was found in {app_settings().cases_folder}.", look="small")]
    words = {"demo": "Load the demo (made up, small)", "harbour-fire": "Load harbour-fire (made up, small)"}
    return [
        leaf("p", "", button(words.get(path.name, f"Load {path.name}"), {"load": path.name}, look="press"))
        for path in found
    ]


def wish(act: dict[str, Any]) -> None:
    """Notes which case the user wants loaded; the page does it in its next run, where it can show progress."""
    if "load" in act:
        st.session_state[WANTED] = str(act["load"])


def load_what_was_wished() -> None:
    """Loads the case that the user asked for, and shows the page anew; says what is wrong where that fails."""
    say_trouble()
    name = st.session_state.pop(WANTED, "")
    path = next((path for path in cases_to_load(set()) if path.name == name), None)
    if path is None:
        return
    try:
        with st.spinner("Reading, checking and loading the case; a large one takes some seconds"):
            report = load_case(usable_database(), path)
    except WhoknewError as error:
        st.session_state[TROUBLE] = str(error)
    else:
        remember(case=report.case)
    st.rerun()


def say_trouble() -> None:
    """Says once what went wrong."""
    trouble = st.session_state.pop(TROUBLE, "")
    if trouble:
        show_leaves([alert("The case was not loaded", trouble)], "trouble")


def alert(title: str, text: str) -> Leaf:
    """Something that did not work, in the words of the error."""
    return leaf("section", "", leaf("h4", title), leaf("p", text, look="message"), look="card alert")
