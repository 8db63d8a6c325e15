"""Every question and the findings, looked at from any day and with either choice of needs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.synthetic import write_corpus
from loaders.load import load_case, unload_case
from queries.answer import ask
from queries.catalogue import shipped
from queries.findings import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database
    from queries.question import Question

pytestmark = pytest.mark.server
CASES = Path(__file__).parents[2] / "cases"
LOOKS = 6
"""So many days, evenly over the period of a review, are looked from."""


@pytest.fixture(scope="module")
def cases(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    paths = [CASES / "demo", CASES / "callum", *write_corpus(tmp_path_factory.mktemp("made-up"), 1)]
    for path in paths:
        load_case(database, path)
    yield [path.name for path in paths]
    for path in paths:
        unload_case(database, path.name)


def days_of(database: Database, case: str) -> list[date | None]:
    query = "MATCH (case:Case {uid: $case}) RETURN case.period_earliest AS first, case.period_latest AS last"
    (period,) = database.read(query, {"case": case}).rows
    length = (period["last"] - period["first"]).days
    return [None, *(period["first"] + timedelta(length * number // LOOKS) for number in range(1, LOOKS))]


def looks(question: Question, case: str, days: list[date | None]) -> Iterator[dict[str, Any]]:
    names = {each.name for each in question.parameters}
    of_case = {each.name: case for each in question.parameters if each.type in {"case", "cases"}}
    for needs in ("stated", "all") if "needs" in names else (None,):
        for day in days if "as_of" in names else [None]:
            yield {**of_case, **({"needs": needs} if needs else {}), **({"as_of": day} if day else {})}


def test_nothing_lasted_fewer_than_no_days(database: Database, cases: list[str]) -> None:
    asked = [one for one in shipped() if not any(each.name not in {"case", "cases"} and each.default is None
                                                 and not each.optional for each in one.parameters)]  # fmt: skip
    lasted: list[int] = []
    for case in cases:
        days = days_of(database, case)
        for question in asked:
            names = [column.name for column in question.columns if column.name.startswith("days")]
            for given in looks(question, case, days) if names else ():
                rows = ask(database, question, given).rows
                found = [row[name] for row in rows for name in names if row[name] is not None]
                assert min(found, default=0) >= 0, (question.id, given)
                lasted += found
    assert len(lasted) > 1_000


def test_findings_can_be_asked_for_on_any_day_with_either_choice_of_needs(database: Database, cases: list[str]) -> None:
    for case in cases:
        numbers = [
            (len(findings(database, case, "stated", day)), len(findings(database, case, "all", day)))
            for day in days_of(database, case)
        ]
        assert all(stated <= every for stated, every in numbers), (case, numbers)
        assert numbers[0][0] > 0
