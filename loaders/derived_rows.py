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
    """Every relationship derived from the claims: its type, and its start, properties and end."""
    writer = _Writer(claims)
    yield from writer.knowing(derived)
    yield from writer.told_otherwise(derived)
    yield from writer.needing(derived)
    yield from writer.reached(derived)
    yield from writer.could(derived)
    for row in derived.answers_for:
        properties = {**bounds("from", row.start), **bounds("to", row.end)}
        yield "ANSWERS_FOR", writer.edge(row.part, properties, row.body)


def bounds(name: str, span: Span | None) -> Properties:
    """The stored bounds of an uncertain date; an open end is absent."""
    if span is None:
        return {}
    found = {f"{name}_earliest": span.earliest, f"{name}_latest": span.latest}
    return {key: day for key, day in found.items() if day is not None}


class _Writer:
    """Writes derived rows of one case."""

    def __init__(self, claims: Claims) -> None:
        self.case = claims.case
        self.period = claims.period
        self.true_from: Mapping[str, Span | None] = {item.id: item.true_from for item in claims.items}

    def knowing(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who knew what."""
        for row in derived.knowing:
            yield "KNOWS", self.edge(row.holder, {
                **self._lasting(row.item, row.since, row.until, firm=row.firm), "via": self.uid(row.via),
                "via_kind": row.via_kind, "basis": row.basis, "certainty": row.certainty,
                "from_uids": self._uids(row.senders), "only_through_uids": self._uids(row.only_through),
                "sources": list(row.sources),
            }, row.item)  # fmt: skip

    def told_otherwise(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who was given something else in an item's place."""
        for row in derived.told_otherwise:
            properties = {
                **self._lasting(row.item, row.since, None, firm=row.firm), "via": self.uid(row.via),
                "from_uids": self._uids(row.senders), "sources": list(row.sources),
            }  # fmt: skip
            if row.arrived_as:
                properties["as_uid"] = self.uid(row.arrived_as)
            if row.said:
                properties["said"] = row.said
            yield "TOLD_OTHERWISE", self.edge(row.holder, properties, row.item)

    def needing(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """Who needed what."""
        for row in derived.needing:
            yield "NEEDED", self.edge(row.holder, {
                **self._lasting(row.item, row.since, row.until, firm=True), "via": self.uid(row.via),
                "origin": row.origin, "basis": row.basis, "why": row.why, "sources": list(row.sources),
            }, row.item)  # fmt: skip

    def reached(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """By which ways a needed item reached its needer."""
        for row in derived.reached:
            yield "REACHED", self.edge(row.item, {
                **self._lasting(row.item, row.since, row.until, firm=row.firm), "via": self.uid(row.via),
                "part_uid": self.uid(row.part), "sources": list(row.sources),
            }, row.holder)  # fmt: skip

    def could(self, derived: Derived) -> Iterator[tuple[str, Edge]]:
        """By which ways a needed item could have reached its needer sooner."""
        for row in derived.could:
            yield "COULD_HAVE_KNOWN", self.edge(row.item, {
                **self._lasting(row.item, row.since, row.until, firm=row.firm), "through": row.through,
                "part_uid": self.uid(row.part), "giver_uids": self._uids(row.givers), "via_uids": self._uids(row.via),
                "sources": list(row.sources),
            }, row.holder)  # fmt: skip

    def uid(self, name: str) -> str:
        """The uid of a row of the case."""
        return f"{self.case}/{name}"

    def edge(self, start: str, properties: Properties, end: str) -> Edge:
        """A relationship between two rows; empty texts are not stored, empty lists are, so that they can be joined."""
        return self.uid(start), {key: value for key, value in properties.items() if value != ""}, self.uid(end)

    def _uids(self, names: tuple[str, ...]) -> list[str]:
        return [self.uid(name) for name in names]

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
            found |= {"until_earliest": start, **bounds("until", until)}
        return found

    def _opening(self, item: str, since: Span, until: Span | None) -> date:
        """The first day that an open beginning is taken to mean; it lies before the end."""
        true_from = self.true_from.get(item)
        first = true_from.first if true_from else BEGINNING
        if first == BEGINNING:
            first = self.period.first
        return min(first, since.last, until.last if until else since.last)
