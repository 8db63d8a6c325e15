"""Compare: reviews side by side, and the gaps that recur in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from queries.answer import ask
from queries.catalogue import find, shipped
from screens.address import open_view, recall, recall_several, remember, remember_several
from screens.choose import forget_selection
from screens.connection import cases_here, usable_database
from screens.empty import nothing_loaded, offers, wish
from screens.files import offer_csv
from screens.important import findings_of
from screens.loading import cases_to_load, load_what_was_wished
from screens.mounts import show_leaves
from screens.part import require_still
from screens.reading import MOST_CASES, picture_of
from views.compared import (
    RECURRING,
    Reviewed,
    depths,
    findings_by_kind,
    kinds_of_agency,
    kinds_stuck,
    pairs_stuck,
    recurring,
    sizes,
)
from views.comparing import compared_csv, sections
from views.leaves import leaf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.cases import CaseSummary
    from graph.client import Database
    from views.compared import Line, Row

AT_FIRST, FEWEST = 4, 2
MOST_ROWS = 10_000
NO_FILTER = dict.fromkeys(("needs", "words", "agency", "firm"), "")


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    if len(cases) < FEWEST:
        _one_alone(cases)
        return
    chosen = _choose(cases)
    if len(chosen) < FEWEST:
        show_leaves([leaf("p", "Choose two reviews or more to see them side by side.", look="verdict")], "too few")
        return
    reviews = [_reviewed(usable_database(), case) for case in chosen]
    _show_comparison(reviews, _parts(reviews))


def _one_alone(cases: list[CaseSummary]) -> None:
    """What to do where there is nothing to compare with."""
    found = cases_to_load({case.id for case in cases})
    steps = [
        leaf("h2", "One review is loaded; a comparison needs two"),
        leaf("p", "Load another from a folder of tables or a workbook, in a terminal: whoknew load FOLDER"),
    ]
    show_leaves([leaf("section", "", *steps, *offers(found), look="card")], "alone", wish)
    load_what_was_wished()


def _choose(cases: list[CaseSummary]) -> list[CaseSummary]:
    """The reviews that the address or the user names; at first those that are not made up, where there are two."""
    titles = {case.id: case.title + (" · made up" if case.fictional else "") for case in cases}
    real = [case.id for case in cases if not case.fictional]
    kept = [id_ for id_ in recall_several("reviews") if id_ in titles]
    first = kept or (real if len(real) >= FEWEST else list(titles))[:AT_FIRST]
    chosen = st.multiselect("Reviews to compare", list(titles), default=first, key="reviews",
                            format_func=lambda id_: titles[id_], placeholder="Choose two or more")  # fmt: skip
    remember_several("reviews", chosen)
    by_id = {case.id: case for case in cases}
    return [by_id[id_] for id_ in chosen]


def _reviewed(database: Database, case: CaseSummary) -> Reviewed:
    gaps = _kept_gaps(database.address.uri, case.id, case.fingerprint, database)
    return Reviewed(case, picture_of(database, case), findings_of(database, case, "stated"), gaps)


@st.cache_resource(max_entries=4 * MOST_CASES, show_spinner="Looking for gaps of a kind")
def _kept_gaps(address: str, case: str, fingerprint: str, _database: Database) -> tuple[Row, ...]:
    """The rows of the question on recurring gaps for one review, kept until it is loaded anew with a change."""
    del address, fingerprint
    return ask(_database, find(RECURRING), {"cases": [case]}, row_cap=MOST_ROWS).rows


def _parts(reviews: Sequence[Reviewed]) -> dict[str, list[Line]]:
    questions = {question.id: question for question in shipped()}
    return {
        "size": sizes(reviews),
        "depth": depths(reviews),
        "agencies": kinds_of_agency(reviews),
        "findings": findings_by_kind(reviews, questions),
        "recurring": recurring(reviews),
        "kinds": kinds_stuck(reviews),
        "pairs": pairs_stuck(reviews),
    }


@st.fragment
def _show_comparison(reviews: Sequence[Reviewed], parts: Mapping[str, Sequence[Line]]) -> None:
    """The figures; a press on one draws these anew and no more."""
    require_still("compare", *(review.case for review in reviews))
    for name, leaves in sections(reviews, parts, recall("figure")).items():
        show_leaves(leaves, f"compare {name}", _go)
    offer_csv(lambda: compared_csv(parts, reviews), "reviews-compared")


def _go(act: dict[str, Any]) -> None:
    """Opens what a figure counts, or the review where one of it stands: its finding, or the question's row."""
    if "figure" in act:
        remember(figure=act["figure"])
        return
    case = str(act.get("case") or act["findings"])
    if recall("case") != case:
        forget_selection()
    if "row" in act:
        asked = dict.fromkeys(("p_reviews", "p_needs", "p_at_least", "rows"), "")
        open_view("questions", case=case, q=RECURRING, p_cases=case, row=act["row"], **asked)
    else:
        open_view("findings", case=case, finding=str(act.get("finding", "")), **NO_FILTER)
