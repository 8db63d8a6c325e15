"""The relationships of the graph that are derived: only bounds of dates are stored, for nobody wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.moments import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from graph.rows import Edge, Properties
    from knowledge.claims import Claims
    from knowledge.derived import Derived
    from knowledge.moments import Span


def derived_edges(claims: Claims, derived: Derived) -> Iterator[tuple[str, Edge]]:
    """Every relationship derived from the claims: its type, and its start, properties and end.

    Empty texts are not stored; empty lists are, so that they can be joined.
    """
    writer = _Writer(claims)
    yield from writer.knowing(derived)
    yield from writer.told_otherwise(derived)
    yield from writer.needing(derived)
    yield from writer.reached(derived)
    yield from writer.could(derived)
    for row in derived.answers_for:
        properties = {**bounds("from", row.start), **bounds("to", row.end)}
        yield "ANSWERS_FOR", (writer.uid[row.part], properties, writer.uid[row.body])


def bounds(name: str, span: Span | None) -> Properties:
    """The stored bounds of an uncertain date; an open end is absent."""
    if span is None:
        return {}
    found = {f"{name}_earliest": span.earliest, f"{name}_latest": span.latest}
    return {key: day for key, day in found.items() if day is not None}


class _Writer:
    """Writes derived rows of one case."""

    def __init__(self, claims: Claims) -> None:
        self.period = claims.period
        self.true_from: Mapping[str, Span | None] = {item.id: item.true_from for item in claims.items}
        self.uid = Uids(claims.case)

    def knowing(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who knew what."""
        uid = self.uid
        for row in derived.knowing:
            found = self._lasting(row.item, row.since, row.until, firm=row.firm)
            found["via"] = uid[row.via]
            found["via_kind"] = row.via_kind
            if row.basis:
                found["basis"] = row.basis
            found["certainty"] = row.certainty
            found["from_uids"] = tuple(map(uid.__getitem__, row.senders))
            found["only_through_uids"] = tuple(map(uid.__getitem__, row.only_through))
            found["sources"] = row.sources
            yield "KNOWS", (uid[row.holder], found, uid[row.item])

    def told_otherwise(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who was given something else in an item's place."""
        uid = self.uid
        for row in derived.told_otherwise:
            found = self._lasting(row.item, row.since, None, firm=row.firm)
            found["via"] = uid[row.via]
            found["from_uids"] = tuple(map(uid.__getitem__, row.senders))
            found["sources"] = row.sources
            if row.arrived_as:
                found["as_uid"] = uid[row.arrived_as]
            if row.said:
                found["said"] = row.said
            yield "TOLD_OTHERWISE", (uid[row.holder], found, uid[row.item])

    def needing(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who needed what."""
        uid = self.uid
        for row in derived.needing:
            found = self._lasting(row.item, row.since, row.until, firm=True)
            found["via"] = uid[row.via]
            found["origin"] = row.origin
            if row.basis:
                found["basis"] = row.basis
            if row.why:
                found["why"] = row.why
            found["sources"] = row.sources
            yield "NEEDED", (uid[row.holder], found, uid[row.item])

    def reached(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """By which ways a needed item reached its needer."""
        uid = self.uid
        for row in derived.reached:
            found = self._lasting(row.item, row.since, row.until, firm=row.firm)
            found["via"] = uid[row.via]
            found["part_uid"] = uid[row.part]
            found["sources"] = row.sources
            yield "REACHED", (uid[row.item], found, uid[row.holder])

    def could(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """By which ways a needed item could have reached its needer sooner."""
        uid = self.uid
        for row in derived.could:
            found = self._lasting(row.item, row.since, row.until, firm=row.firm)
            if row.through:
                found["through"] = row.through
            found["part_uid"] = uid[row.part]
            found["giver_uids"] = tuple(map(uid.__getitem__, row.givers))
            found["via_uids"] = tuple(map(uid.__getitem__, row.via))
            found["sources"] = row.sources
            yield "COULD_HAVE_KNOWN", (uid[row.item], found, uid[row.holder])

    def _lasting(self, item: str, since: Span, until: Span | None, *, firm: bool) -> Properties:
        """The bounds of a beginning and an end.

        A beginning is never open, so that questions can compare it: it is bounded by when the item began to be so, or
        by the period. An end that may lie anywhere before a day lies at the earliest where it all began.
        """
        start = since.earliest or self._opening(item, since, until)
        found: Properties = {"since_earliest": start}
        if firm and since.latest is not None:
            found["since_latest"] = since.latest
        if until is not None:
            found["until_earliest"] = until.earliest or start
            if until.latest is not None:
                found["until_latest"] = until.latest
        return found

    def _opening(self, item: str, since: Span, until: Span | None) -> date:
        """The first day that an open beginning is taken to mean; it lies before the end."""
        true_from = self.true_from.get(item)
        first = true_from.first if true_from else BEGINNING
        if first == BEGINNING:
            first = self.period.first
        return min(first, since.last, until.last if until else since.last)


class Uids(dict[str, str]):
    """The uid of every row of a case by its id: each is put together once."""

    def __init__(self, case: str) -> None:
        super().__init__()
        self.case = case

    def __missing__(self, name: str) -> str:
        """Puts it together."""
        uid = self[name] = f"{self.case}/{name}"
        return uid
