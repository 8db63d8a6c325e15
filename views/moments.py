"""The moments at which it matters who knew what: the events that a review turns on, and the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.moments import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.rows import GraphRows, Stored


@dataclass(frozen=True)
class Moment:
    """A critical event, or a decision: who decided, and which items bear on it. Ids are uids of the graph."""

    uid: str
    what: str
    day: Span
    by: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """The first day on which it can have been: what was known before that was known in time."""
        return self.day.first


def moments_of(rows: GraphRows) -> tuple[Moment, ...]:
    """The critical events and the decisions of a case that have a day, in order."""
    by, bears = _ends(rows, "DECIDED_BY"), _ends(rows, "BEARS_ON", reverse=True)
    events = [_moment(row) for row in rows.nodes.get("Incident", ()) if row.get("critical")]
    decisions = [
        _moment(row, by.get(str(row["uid"]), ()), bears.get(str(row["uid"]), ()))
        for row in rows.nodes.get("Decision", ())
    ]
    found = (each for each in (*events, *decisions) if each.day.earliest is not None)
    return tuple(sorted(found, key=lambda each: (each.first, each.uid)))


def _moment(row: Mapping[str, Stored], by: tuple[str, ...] = (), items: tuple[str, ...] = ()) -> Moment:
    day = Span(row.get("date_earliest"), row.get("date_latest"))  # type: ignore[arg-type]
    return Moment(str(row["uid"]), str(row["what"]), day, by, items)


def _ends(rows: GraphRows, type_: str, *, reverse: bool = False) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for start, _, end in rows.relationships.get(type_, ()):
        one, other = (end, start) if reverse else (start, end)
        found[one] = (*found.get(one, ()), other)
    return found
