"""The reviews in the graph: what each holds in ten seconds, and the findings that matter most; adding and unloading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.cases import load_report_text
from loaders.report import kept_report
from screens.adding import show_adding, zone
from screens.address import open_view, recall, remember
from screens.choose import forget_selection
from screens.connection import app_settings, cases_here, usable_database
from screens.empty import nothing_loaded, offers, wish
from screens.important import FIVE, findings_of
from screens.loading import cases_to_load, done, put_away, unload, unloaded
from screens.mounts import show_leaves
from views.cards import case_findings, case_foot, case_head
from views.explained import first_visit
from views.leaves import leaf
from views.loading import loaded_leaves, loaded_text, report_leaves, unload_question, unloaded_leaves
from views.reviews import AT_ONCE, shown_reviews
from views.turning import turning
from views.words import first_upper

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from graph.cases import CaseSummary

NO_FILTER = dict.fromkeys(("needs", "words", "agency", "firm"), "")
INTRODUCTION = (
    "Information held, needed and not recorded as shared, worked out from what each review states. Reviews look for "
    "learning and do not apportion blame; neither does this."
)
NO_REPORT = "No report of this load was kept. One is kept from the next load on that changes something."
WELCOMED, ASKED = "reviews: welcomed", "reviews: asked to unload"


def show() -> None:
    """The page."""
    cases = cases_here()
    if not st.session_state.get(WELCOMED):
        show_leaves([first_visit()], "welcome", lambda _: st.session_state.update({WELCOMED: True}))
    _show_what_was_done(cases)
    if not cases and not recall("add"):
        nothing_loaded()
        return
    if cases:
        show_leaves([leaf("h2", "Reviews"), leaf("p", INTRODUCTION, look="small")], "head")
    show_adding(cases)
    places = [(case, _show_case(case)) for case in _choose(cases)]
    found = cases_to_load({case.id for case in cases})
    if found:
        show_leaves([leaf("h3", "On this machine, not loaded"), *offers(found)], "offers", wish)
    for case, place in places if not recall("add") else ():  # whoever adds a review waits for nothing else
        with place:
            _show_findings(case)


def _choose(cases: list[CaseSummary]) -> list[CaseSummary]:
    """The reviews to show: all, or where there are many those of a page, of the ones that have the searched words."""
    if len(cases) <= AT_ONCE:
        return cases
    words = st.text_input(
        "Search the reviews", value=recall("r_words"), key="r_words", placeholder="for example: Nottinghamshire 2011"
    )
    if words != recall("r_words"):
        remember(r_words=words, r_page="")
    shown = shown_reviews(cases, words, recall("r_page"))
    said = [leaf("p", shown.words, look="small")] if shown.words else []
    pages = turning(shown.at, shown.pages, "Previous", "Next")
    show_leaves([*said, *pages], "pages", lambda act: remember(r_page=str(act["page"])))
    return shown.cases


def _show_what_was_done(cases: list[CaseSummary]) -> None:
    """What this session's last load or unloading did, until it is put away."""
    report, gone = done(), unloaded()
    loaded = next((case for case in cases if report is not None and case.id == report.case), None)
    if report is not None and loaded is not None:
        when = first_upper(loaded_text(loaded, zone()))
        show_leaves([loaded_leaves(report, when)], "done", lambda act: _go_or_put_away(report.case, act))
    elif gone is not None:
        show_leaves([unloaded_leaves(*gone)], "gone", lambda _: put_away())


def _go_or_put_away(case: str, act: dict[str, Any]) -> None:
    put_away()
    if "page" in act:
        _act(case, act)


def _show_case(case: CaseSummary) -> DeltaGenerator:
    """The card of a review, and the place on it for its findings: these may take a while, and every card is seen."""
    with st.container(border=True):
        show_leaves(case_head(case), f"case {case.id}", lambda act: _act(case.id, act))
        place = st.container()
        opened = recall("report") == case.id
        show_leaves(case_foot(loaded_text(case, zone()), opened=opened), f"foot {case.id}",
                    lambda act: _act_on_foot(case, act))  # fmt: skip
        if opened:
            _show_report(case)
        if st.session_state.get(ASKED) == case.id:
            at_hand = (app_settings().cases_folder / case.id).is_dir()
            show_leaves([unload_question(case, at_hand=at_hand)], f"unload {case.id}",
                        lambda act: _act_on_foot(case, act))  # fmt: skip
    return place


def _show_findings(case: CaseSummary) -> None:
    found = findings_of(usable_database(), case, "stated")
    show_leaves(case_findings(found[:FIVE], len(found)), f"findings {case.id}", lambda act: _act(case.id, act))


def _show_report(case: CaseSummary) -> None:
    report = kept_report(load_report_text(usable_database(), case.id))
    when = first_upper(loaded_text(case, zone()))
    kids = report_leaves(report, when) if report else [leaf("p", NO_REPORT)]
    show_leaves([leaf("section", "", leaf("h4", "Load report"), *kids, look="card")], f"report {case.id}")


def _act(case: str, act: dict[str, Any]) -> None:
    """Opens the view that a button of a card stands for, at the finding that it names."""
    if recall("case") != case:
        forget_selection()
    chosen = {"finding": str(act["finding"]), **NO_FILTER} if "finding" in act else {}
    open_view(str(act["page"]), case=case, **chosen)


def _act_on_foot(case: CaseSummary, act: dict[str, Any]) -> None:
    """Opens or closes the report of a load; unloads once that was asked for twice."""
    if "report" in act:
        remember(report=case.id if act["report"] == "open" else "")
    elif "ask" in act:
        st.session_state[ASKED] = case.id
    elif "unload" in act:
        st.session_state.pop(ASKED, None)
        unload(case)
    else:
        st.session_state.pop(ASKED, None)
