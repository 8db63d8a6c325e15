"""The order of derived rows: it tells apart every two rows that differ, and no others."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.derived import AnswersFor, CouldHaveKnown, Knowing, Needing, Reached, ToldOtherwise
from knowledge.moments import OPEN, Span
from knowledge.ordering import (
    by_answering,
    by_could,
    by_knowing,
    by_needing,
    by_reached,
    by_telling,
    in_order,
)

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = Span.on(date(2015, 5, 1))
OTHER: dict[type, list[Any]] = {
    str: ["another"], bool: [False], tuple: [("another",)], type(None): ["another", OPEN],
    Span: [None, OPEN, Span(None, DAY.latest), Span(DAY.earliest, None), Span.on(date(2015, 5, 2))],
}  # fmt: skip
"""What may stand in the place of a value of each type."""
ROWS = [
    (Knowing("a", "i", DAY, True, DAY, "k", "knowledge", "told", "stated", ("s",), ("b",)), by_knowing),  # noqa: FBT003
    (ToldOtherwise("a", "i", DAY, "k", "j", None, ("b",), ("s",)), by_telling),
    (Needing("a", "i", DAY, DAY, "n", "stated", "duty", "why", ("s",)), by_needing),
    (AnswersFor("a", "b", DAY, DAY), by_answering),
    (Reached("i", "a", "b", DAY, True, DAY, "k", ("s",)), by_reached),  # noqa: FBT003
    (CouldHaveKnown("i", "a", "b", DAY, True, DAY, "work", ("c",), ("m",), ("s",)), by_could),  # noqa: FBT003
]


def others(value: object, name: str) -> list[Any]:
    """What else may stand under a name: a beginning is always a day."""
    found = OTHER[type(value)]
    return [one for one in found if one is not None] if name == "since" else found


@pytest.mark.parametrize(("row", "key"), ROWS, ids=[type(row).__name__ for row, _ in ROWS])
def test_rows_that_differ_in_anything_are_told_apart(row: Any, key: Callable[[Any], Any]) -> None:
    counted = [one.name for one in fields(row) if one.compare]
    changed = []
    for name in counted:
        value = getattr(row, name)
        spans = name in {"start", "end", "until", "since"}
        fitting = (one for one in others(value, name) if one is None or isinstance(one, Span) == spans)
        changed += [replace(row, **{name: other}) for other in fitting]
    rows = [row, *changed]
    assert len(in_order(rows, key)) == len(set(rows)) > len(counted)


def test_a_row_that_stands_twice_stands_once_and_the_order_is_that_of_no_list() -> None:
    rows = [AnswersFor(part, body) for part in "ba" for body in "yx"]
    assert in_order([*rows, *rows], by_answering) == in_order(rows[::-1], by_answering) == rows[::-1]
