"""What if: a sharing added that did not happen, or one taken away that did, and whose knowledge that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.reading import coded_rows
from loaders.from_graph import claims_of, rules_of
from queries.answer import ask
from queries.catalogue import find
from screens.address import open_cell, recall, recall_several, remember, remember_several
from screens.choose import choose_case
from screens.connection import cases_here, usable_database
from screens.empty import nothing_loaded
from screens.files import offer_csv
from screens.mounts import show_chart, show_leaves
from screens.passages import reader_for
from screens.reading import picture_of
from screens.what_if_form import take_away, telling_form
from views.changes import MOST_CHANGES, address_of, changes_from
from views.gap_chart import gap_chart
from views.hypothetical import Coded, as_changed, compared
from views.leaves import leaf
from views.moments import moments_of
from views.suggestions import suggestion_leaves
from views.what_if import EMPTY, RULE, banner, change_list, result_leaves
from views.what_if_files import bars, file_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.cases import CaseSummary
    from graph.client import Database
    from knowledge.changes import Change
    from views.hypothetical import Compared
    from views.picture import Picture

MOST_CASES = 12
HOW = {"suggestions": "Suggestions", "add": "Add a sharing", "away": "Take one away"}
CHART_TITLE = "Hypothetical: this did not happen"
FULL = f"{MOST_CHANGES} changes are as many as one page takes. Take one out first."


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    places = st.columns([4, 4, 3], vertical_alignment="bottom")
    with places[0]:
        summary = choose_case(cases)
    with places[2]:
        rules = st.toggle("Needs by rule too", value=recall("needs") == "all", key=f"needs what {summary.id}",
                          help="By default only the needs that a source or the coder states count.")  # fmt: skip
    needs = "all" if rules else "stated"
    remember(needs="all" if rules else "")
    picture = picture_of(usable_database(), summary)
    case = _coded(usable_database(), summary, picture)
    show_leaves([banner()], "banner")
    changes = changes_from(recall_several("changes"), picture)
    result = compared(case, changes, needs) if changes else None
    left, right = st.columns([2, 3], gap="medium")
    with left:
        if changes:
            show_leaves(change_list(case, changes, result), f"changes {picture.case}", _change)
    with right:
        if result is None:
            show_leaves([leaf("p", EMPTY, look="verdict"), leaf("p", RULE, look="small")], "nothing")
        else:
            _show_result(case, changes, result)
    with left:  # last: just after the database was started, suggestions take some seconds
        _choose_changes(case, summary, result, needs)


def _coded(database: Database, case: CaseSummary, picture: Picture) -> Coded:
    """The case as it was coded, read back from the graph once and kept until it is loaded anew with a change."""
    return _kept_coded(database.address.uri, case.id, case.fingerprint, database, picture)


@st.cache_resource(max_entries=MOST_CASES, show_spinner="Reading what the case was worked out from")
def _kept_coded(address: str, case: str, fingerprint: str, _database: Database, _picture: Picture) -> Coded:
    """The coded case by what names it: the address of the database, the case, and what the case holds."""
    del address, fingerprint
    rows = coded_rows(_database, case)
    return Coded(_picture, claims_of(rows), rules_of(rows), moments_of(rows))


@st.cache_resource(max_entries=2 * MOST_CASES, show_spinner="Looking for suggestions")
def _kept_suggestions(address: str, case: str, fingerprint: str, needs: str, _database: Database) -> Any:
    """The rows of both questions by what names them."""
    del address, fingerprint
    given = {"case": case, "needs": needs}
    return [ask(_database, find(name), given).rows for name in ("reach/one_more_call", "knowledge/last_chance")]


def _choose_changes(case: Coded, summary: CaseSummary, result: Compared | None, needs: str) -> None:
    before = recall("how", "suggestions")
    how = st.segmented_control(
        "Add a hypothetical change", list(HOW), default=before if before in HOW else "suggestions", required=True,
        format_func=lambda name: HOW[name], key="how",
    )  # fmt: skip
    remember(how="" if how == "suggestions" else str(how))
    if len(recall_several("changes")) >= MOST_CHANGES:
        show_leaves([leaf("p", FULL, look="small")], "full")
    elif how == "add":
        telling_form(as_changed(case.picture, result) if result else case.picture, _add)
    elif how == "away":
        take_away(case, _add)
    else:
        database = usable_database()
        calls, chances = _kept_suggestions(database.address.uri, summary.id, summary.fingerprint, needs, database)
        show_leaves(suggestion_leaves(case.picture, calls, chances), f"suggestions {summary.id}", _change)


def _show_result(case: Coded, changes: Sequence[Change], result: Compared) -> None:
    head, foot = result_leaves(case, changes, result, reader_for(case.picture))
    name = f"result {case.picture.case}"
    show_leaves(head, f"{name} head", lambda act: _go(case.picture, act))
    drawn = bars(result)
    if drawn:
        chart = gap_chart(drawn, dark=st.context.theme.type == "dark", title=CHART_TITLE)
        said = f"{CHART_TITLE}. Who would have known it from when to when"
        show_chart(chart, said, f"{case.picture.case}-hypothetical", "Download the hypothetical picture")
    show_leaves([*foot, leaf("p", RULE, look="small")], f"{name} foot", lambda act: _go(case.picture, act))
    offer_csv(
        lambda: file_text(case, changes, result), f"{case.picture.case}-hypothetical", "Download CSV (hypothetical)"
    )


def _add(change: Change) -> None:
    _change({"add": address_of(change)})


def _change(act: dict[str, Any]) -> None:
    """Adds the change that a button stands for, or takes one out, or all."""
    kept = list(dict.fromkeys(recall_several("changes")))
    if "add" in act:
        remember_several("changes", list(dict.fromkeys([*kept, str(act["add"])])))
    elif "out" in act:
        remember_several("changes", [each for each in kept if act["out"] not in ("all", each)])


def _go(picture: Picture, act: dict[str, Any]) -> None:
    """Opens the matrix at a cell, as it is recorded."""
    if "holder" in act:
        open_cell(picture.case, act["holder"], act["item"], day="")
