"""The decisions of a review: each with what was known to whoever decided, known elsewhere, and not yet known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import full, open_cell, recall, remember, short
from screens.choose import choose_case
from screens.connection import cases_here, usable_database
from screens.deciding import decisions_of
from screens.empty import nothing_loaded
from screens.files import offer_csv
from screens.mounts import show_leaves
from screens.part import require_still
from screens.passages import reader_for
from screens.reading import picture_of
from views.cells import needed_on
from views.dates import nearest_day
from views.decision_columns import decision_columns
from views.decision_rows import decisions_csv
from views.decisions import (
    LIMITS,
    NO_DECISIONS,
    agencies,
    chosen_decisions,
    decision_head,
    decision_list,
    what_followed,
)
from views.leaves import leaf
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.cases import CaseSummary
    from views.decided import Weighed
    from views.picture import Picture

LIST_HEIGHT = 760


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    places = st.columns([4, 3, 3, 3], vertical_alignment="bottom")
    with places[0]:
        case = choose_case(cases)
        picture = picture_of(usable_database(), case)
    with places[3]:
        rules = st.toggle(
            "Needs by rule too", value=recall("needs") == "all", key=f"needs decisions {picture.case}",
            help="Counts only for decisions of which the coding names nothing that bore on them.",
        )  # fmt: skip
    remember(needs="all" if rules else "")
    every = decisions_of(usable_database(), picture, "all" if rules else "stated")
    if not every:
        show_leaves([leaf("p", NO_DECISIONS, look="verdict")], "nothing")
        return
    _show_decisions(case, picture, every, _filtered(picture, every, places))


@st.fragment
def _show_decisions(case: CaseSummary, picture: Picture, every: Sequence[Weighed], shown: list[Weighed]) -> None:
    """The list and the decision that is open; a press here draws these anew and no more."""
    require_still("decisions", case)
    left, right = st.columns([2, 5], gap="medium")
    chosen = _chosen(picture, shown)
    with left:
        counted = f"{several(len(shown), 'decision')} of {len(every)}, in order of date."
        show_leaves([leaf("p", counted, look="small")], "limits")
        with st.container(height=LIST_HEIGHT, border=False):
            uid = chosen.decision.uid if chosen else ""
            show_leaves(decision_list(picture, shown, uid), "decisions", lambda act: _go(picture, act))
        offer_csv(lambda: decisions_csv(picture, shown), f"{picture.case}-decisions")
    if chosen is not None:
        with right:
            leaves = [
                *decision_head(picture, chosen, reader_for(picture)),
                *decision_columns(picture, chosen),
                *what_followed(picture, chosen, every),
                leaf("p", LIMITS, look="small"),
            ]
            show_leaves(leaves, f"decision {picture.case}", lambda act: _go(picture, act))


def _filtered(picture: Picture, every: Sequence[Weighed], places: list[Any]) -> list[Weighed]:
    with places[1]:
        words = st.text_input("Search", value=recall("about"), key="about", placeholder="for example: closed")
    names = ["", *sorted({name for one in every for name in agencies(picture, one.decision)})]
    before = recall("by")
    with places[2]:
        agency = st.selectbox("Decided by", names, index=names.index(before) if before in names else 0,
                              key=f"by {picture.case}", format_func=lambda name: name or "Anybody")  # fmt: skip
    remember(about=words or "", by=agency or "")
    return chosen_decisions(picture, every, words or "", agency or "")


def _chosen(picture: Picture, shown: list[Weighed]) -> Weighed | None:
    """The decision that the address names, where the filters leave it; else the first."""
    wanted = full(picture.case, recall("decision"))
    return next((one for one in shown if one.decision.uid == wanted), shown[0] if shown else None)


def _go(picture: Picture, act: dict[str, Any]) -> None:
    """Opens another decision, or the matrix at a cell on the day of the decision."""
    if "decision" in act:
        remember(decision=short(picture.case, act["decision"]))
        return
    day = nearest_day(act["day"], picture)
    item = str(act["item"])
    needed = needed_on((need for need in picture.needs if need.item == item), day, "stated")
    open_cell(
        picture.case, act["holder"], item, day=day.isoformat(), needs="", needed="" if needed else "no",
        agencies="", kinds="", people="", family="",
    )  # fmt: skip
