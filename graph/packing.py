"""The rows of an answer in one record: the driver spends as much on a record as on some ten values, and much on a date.

Only the way from the server to here differs; the rows are the same.
"""

from __future__ import annotations

from datetime import date
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from py2neo.cypher import cypher_escape

from graph.plain import PLAIN_ALREADY, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LINES_BEFORE = 1
"""How many lines stand before the query's own text once it is packed."""
_TEXT_OR_NOTHING = frozenset({str, type(None)})


def packed(query: str, columns: Sequence[str], days: Collection[str], most: int, *, tested: bool = False) -> str:
    """A query for one list of at most ``most`` rows of ``query``; the columns ``days`` travel as text.

    Whether each value is a day is asked unless the query is ``tested`` to give nothing but days and text there.
    """
    day = _text if tested else _text_of_a_day
    values = (day(cypher_escape(name)) if name in days else cypher_escape(name) for name in columns)
    return f"CALL () {{\n{query}\n}}\nWITH [{', '.join(values)}] AS row LIMIT {most}\nRETURN collect(row) AS rows"


def _text(column: str) -> str:
    return f"toString({column})"


def _text_of_a_day(column: str) -> str:
    return f"CASE WHEN {column} IS :: DATE NOT NULL THEN toString({column}) ELSE {column} END"


def unpacked(rows: Sequence[Sequence[Any]], columns: Sequence[str], days: Collection[str] = ()) -> list[dict[str, Any]]:
    """The rows by column name, as plain values."""
    if not rows:
        return []
    given = zip(columns, zip(*rows, strict=True), strict=True)
    read = [_days(values) if name in days else _plain(values) for name, values in given]
    return list(map(dict, map(zip, repeat(columns), zip(*read, strict=True))))


def _plain(values: Sequence[Any]) -> Sequence[Any]:
    """A column of plain values, or of lists of such; most are so already, which is seen by their types at once."""
    types = set(map(type, values))
    lists = types == {list} and PLAIN_ALREADY.issuperset(map(type, chain.from_iterable(values)))
    return values if lists or types <= PLAIN_ALREADY else list(map(plain, values))


def _days(values: Sequence[Any]) -> Sequence[Any]:
    """A column of days, each of which is read once: many rows have the same."""
    if not _TEXT_OR_NOTHING.issuperset(map(type, values)):
        return list(map(_day, values))
    read = {text: _day(text) for text in set(values)}
    return [read[text] for text in values]


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:  # a question of one's own that declares a text to be a date
            return value
    return plain(value)
