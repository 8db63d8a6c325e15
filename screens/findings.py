"""The findings of a review: the ranked list, and each opening on its own small picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from queries.catalogue import shipped
from screens.address import open_cell, open_view, recall, remember
from screens.choose import choose_case
from screens.connection import cases_here, usable_database
from screens.empty import nothing_known, nothing_loaded
from screens.files import offer_csv, offer_json
from screens.important import findings_of
from screens.mounts import show_chart, show_leaves
from screens.part import require_still
from screens.passages import reader_for
from screens.reading import picture_of
from screens.timeline import days_around
from views.cards import NOTHING_FOUND
from views.dates import bounds
from views.finding import NONE_FOUND, agencies, chosen_findings, finding_leaves, finding_list
from views.gap_chart import gap_bars, gap_chart
from views.leaves import leaf
from views.rows import findings_csv, findings_json
from views.timeline_gaps import gaps_of
from views.words import several

if TYPE_CHECKING:
    from graph.cases import CaseSummary
    from queries.findings import Finding
    from views.picture import Picture

LIST_HEIGHT = 760
STRENGTHS = {"": "However known", "stated": "The review says so", "no_record": "No record, the review says",
             "inferred": "Worked out"}  # fmt: skip
LIMITS = (
    "Each line: somebody held this, somebody else needed it, and no sharing of it in time is recorded. It does not say "
    "that nothing was said, nor that sharing it would have changed what happened."
)


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    places = st.columns([4, 3, 3, 3, 3], vertical_alignment="bottom")
    with places[0]:
        case = choose_case(cases)
    with places[4]:
        rules = st.toggle("Needs by rule too", value=recall("needs") == "all", key=f"needs {case.id}",
                          help="By default only the needs that a source or the coder states count.")  # fmt: skip
    remember(needs="all" if rules else "")
    everything = findings_of(usable_database(), case, "all" if rules else "stated")
    found = _filtered(everything, places)
    _show_found(case, picture_of(usable_database(), case), everything, found)


@st.fragment
def _show_found(case: CaseSummary, picture: Picture, everything: tuple[Finding, ...], found: list[Finding]) -> None:
    """The list and the finding that is open; a press here draws these anew and no more."""
    require_still("findings", case)
    left, right = st.columns([2, 3], gap="medium")
    chosen = _chosen(found)
    with left:
        show_leaves(
            [leaf("p", f"{several(len(found), 'finding')} of {len(everything)}. {LIMITS}", look="small")], "limits"
        )
        with st.container(height=LIST_HEIGHT, border=False):
            show_leaves(finding_list(found, chosen.rank if chosen else None), "findings",
                        lambda act: remember(finding=act["finding"]))  # fmt: skip
        _downloads(case.id, found)
    with right:
        if chosen is not None:
            _show_one(chosen, picture)
        elif not nothing_known(picture):
            show_leaves([leaf("p", NONE_FOUND if everything else NOTHING_FOUND)], "nothing")


def _filtered(everything: tuple[Finding, ...], places: list[Any]) -> list[Finding]:
    with places[1]:
        words = st.text_input("Search", value=recall("words"), key="words", placeholder="for example: conviction")
    names = ["", *sorted({name for finding in everything for name in agencies(finding)})]
    before = recall("agency")
    with places[2]:
        agency = st.selectbox("Agency", names, index=names.index(before) if before in names else 0, key="agency",
                              format_func=lambda name: name or "Any agency")  # fmt: skip
    with places[3]:
        kinds, kept = list(STRENGTHS), recall("firm")
        firm = st.selectbox("How firmly known", kinds, index=kinds.index(kept) if kept in kinds else 0, key="firm",
                            format_func=lambda name: STRENGTHS[name])  # fmt: skip
    remember(words=words or "", agency=agency or "", firm=firm or "")
    return chosen_findings(everything, words or "", agency or "", firm or "")


def _chosen(found: list[Finding]) -> Finding | None:
    """The finding that the address names, where the filters leave it; else the first."""
    wanted = recall("finding")
    return next((finding for finding in found if str(finding.rank) == wanted), found[0] if found else None)


def _show_one(finding: Finding, picture: Picture) -> None:
    questions = {question.id: question for question in shipped()}
    head, foot = finding_leaves(finding, picture, questions, reader_for(picture))
    show_leaves(head, f"finding {picture.case}", lambda act: _go(picture, finding, act))
    drawn = gap_bars(finding, bounds(picture)[1])
    if drawn:
        chart = gap_chart(drawn, dark=st.context.theme.type == "dark")
        said = "Who held it from when, and who lacked it from when to when"
        show_chart(chart, said, f"{picture.case}-finding-{finding.rank}")
    show_leaves(foot, f"finding foot {picture.case}", lambda act: _go(picture, finding, act))


def _go(picture: Picture, finding: Finding, act: dict[str, Any]) -> None:
    """Opens the matrix at a cell, a question, or the timeline with the gaps of the finding."""
    if "q" in act:
        open_view("questions", case=picture.case, q=act["q"], row="")
    elif "timeline" in act:
        days = days_around(picture, gaps_of(picture, [finding], holders=False))
        open_view("timeline", case=picture.case, gaps=act["timeline"], mark=f"gap {finding.rank} 0", **days)
    else:
        open_cell(picture.case, act["holder"], act["item"], day="")


def _downloads(case: str, found: list[Finding]) -> None:
    with st.container(horizontal=True):
        offer_csv(lambda: findings_csv(found), f"{case}-findings")
        offer_json(lambda: findings_json(found), f"{case}-findings")
