"""The client against a real Neo4j."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.client import Database


def test_parameters_never_clash_with_names_of_our_own(database: Database) -> None:
    names = ["query", "parameters", "timeout", "row_cap", "database_", "kwparameters"]

    answer = database.read("RETURN " + ", ".join(f"${name} AS {name}" for name in names), dict.fromkeys(names, 1))

    assert answer.rows == [dict.fromkeys(names, 1)]


def test_an_answer_has_plain_values_and_says_when_it_was_cut(database: Database) -> None:
    answer = database.read("UNWIND [1, 2, 3] AS n RETURN n, date('2020-01-02') AS day", row_cap=2)

    assert answer.columns == ("n", "day")
    assert answer.rows == [{"n": 1, "day": date(2020, 1, 2)}, {"n": 2, "day": date(2020, 1, 2)}]
    assert answer.capped
