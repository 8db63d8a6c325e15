"""The reviews in the graph: what each holds in ten seconds, and the findings that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import open_view, recall
from screens.choose import forget_selection
from screens.connection import cases_here, usable_database
from screens.empty import cases_to_load, load_what_was_wished, nothing_loaded, offers, wish
from screens.important import most_important
from screens.mounts import show_leaves
from views.cards import case_findings, case_head
from views.leaves import leaf

if TYPE_CHECKING:
    from graph.cases import CaseSummary


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    show_leaves([leaf("h2", "Reviews"), leaf("p", INTRODUCTION, look="small")], "head")
    for case in sorted(cases, key=lambda case: (case.fictional, case.title)):
        _show_case(case)
    found = cases_to_load({case.id for case in cases})
    if found:
        show_leaves([leaf("h3", "On this machine, not loaded"), *offers(found)], "offers", wish)
    load_what_was_wished()


NO_FILTER = dict.fromkeys(("needs", "words", "agency", "firm"), "")
INTRODUCTION = (
    "Information held, needed and not recorded as shared, worked out from what each review states. Reviews look for "
    "learning and do not apportion blame; neither does this."
)


def _show_case(case: CaseSummary) -> None:
    with st.container(border=True):
        show_leaves(case_head(case), f"case {case.id}", lambda act: _act(case.id, act))
        found = most_important(usable_database(), case)
        show_leaves(case_findings(found), f"findings {case.id}", lambda act: _act(case.id, act))


def _act(case: str, act: dict[str, Any]) -> None:
    """Opens the view that a button of a card stands for, at the finding that it names."""
    if recall("case") != case:
        forget_selection()
    chosen = {"finding": str(act["finding"]), **NO_FILTER} if "finding" in act else {}
    open_view(str(act["page"]), case=case, **chosen)
