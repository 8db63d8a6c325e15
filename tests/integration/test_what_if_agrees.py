"""What would have followed from a call counts needs as the question that suggests the call does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.cases import loaded_cases
from graph.reading import coded_rows
from knowledge.changes import Telling
from knowledge.passed_on import Surely
from loaders.from_graph import claims_of, rules_of
from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import find
from screens.reading import read_picture
from views.hypothetical import Coded, compared
from views.moments import moments_of

if TYPE_CHECKING:
    from graph.client import Database

pytestmark = pytest.mark.server
CASES = Path(__file__).parents[2] / "cases"


def coded(database: Database, name: str) -> Coded:
    load_case(database, CASES / name)
    rows = coded_rows(database, name)
    summary = next(case for case in loaded_cases(database) if case.id == name)
    return Coded(read_picture(database, summary), claims_of(rows), rules_of(rows), moments_of(rows))


@pytest.mark.parametrize("needs", ["stated", "all"])
@pytest.mark.parametrize("name", ["demo", "harbour-fire", "callum"])
def test_a_suggested_call_meets_as_many_needs_as_its_question_says(database: Database, name: str, needs: str) -> None:
    case = coded(database, name)
    rows = ask(database, find("reach/one_more_call"), {"case": name, "needs": needs}).rows
    assert rows
    for row in rows:
        sender, recipient = (str(row[key]).partition("/")[2] for key in ("holder_uid", "needer_uid"))
        items = tuple(uid.partition("/")[2] for uid in row["item_uids"])
        result = compared(case, [Telling(sender, recipient, items, row["day"])], needs)
        met = [need for need in result.needs if need.holder == row["needer_uid"] and need.sooner]
        assert len(met) == row["needs_met"], (sender, recipient, row["day"])
        assert set(result.outcome.held[0].values()) == {Surely.SURELY}
