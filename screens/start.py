"""Puts the views together, and says in plain words what is wrong where the database cannot be used."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import WhoknewError
from screens import (
    cases,
    chronology,
    compare,
    decisions,
    drafts,
    findings,
    life,
    questions,
    timeline,
    what_if,
    who_knew,
)
from screens.address import open_view, recall, view_here
from screens.mounts import show_leaves
from views.components import asset
from views.leaves import alert, button, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.leaves import Leaf

VIEWS: dict[str, tuple[str, Callable[[], None]]] = {
    "cases": ("Reviews", cases.show),
    "findings": ("Findings", findings.show),
    "who": ("Who knew what, when", who_knew.show),
    "timeline": ("Timeline", timeline.show),
    "life": ("Life of a fact", life.show),
    "decisions": ("Decisions", decisions.show),
    "what": ("What if", what_if.show),
    "compare": ("Compare", compare.show),
    "questions": ("Questions", questions.show),
    "chronology": ("Chronologies", chronology.show),
    "drafts": ("Drafts", drafts.show),
}

gc.freeze()
# Modules stay: without this Python looks for circles among all they hold every few answers, 50 ms each time.


def run() -> None:
    """The whole app, once for each time that the user does something."""
    st.set_page_config(page_title="whoknew", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{asset('page.css')}</style>")
    view = view_here()
    show_leaves([_navigation(view)], "navigation", lambda act: open_view(act["view"], case=recall("case")), page=view)
    try:
        VIEWS[view][1]()
    except WhoknewError as error:
        show_leaves([alert("This did not work", str(error))], "alert")


def _navigation(view: str) -> Leaf:
    links = [
        button(title, {"view": name}, look="tab here" if name == view else "tab", current=name == view)
        for name, (title, _) in VIEWS.items()
    ]
    return leaf("nav", "", leaf("span", "whoknew", look="brand"), *links, look="bar")
