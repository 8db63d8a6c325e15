"""An order of derived rows that depends on nothing but what they say.

Each function gives what a row is sorted by: the same for equal rows only, and much cheaper to make than its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.derived import AnswersFor, CouldHaveKnown, Knowing, Needing, Reached, ToldOtherwise
    from knowledge.moments import Span

Kind = TypeVar("Kind")
Key = tuple[Any, ...]


def in_order(rows: Iterable[Kind], key: Callable[[Kind], Key]) -> list[Kind]:
    """The rows by their keys, equal ones once."""
    found = {key(row): row for row in rows}
    return [found[one] for one in sorted(found)]


def _bounds(span: Span | None) -> Key:
    return () if span is None else (span.first, span.last)


def _text(text: str | None) -> Key:
    return () if text is None else (text,)


def by_knowing(row: Knowing) -> Key:
    """Of a way of knowing, without through whom it had to pass: that follows from the other ways."""
    return (row.holder, row.item, row.since.first, row.since.last, row.firm, _bounds(row.until), row.via, row.via_kind,
            row.basis, row.certainty, row.sources, row.senders)  # fmt: skip


def by_telling(row: ToldOtherwise) -> Key:
    """Of what was told in an item's place."""
    return (row.holder, row.item, _bounds(row.since), row.via, _text(row.arrived_as), _text(row.said), row.senders,
            row.sources, row.firm)  # fmt: skip


def by_needing(row: Needing) -> Key:
    """Of a need."""
    return (row.holder, row.item, _bounds(row.since), _bounds(row.until), row.via, row.origin, row.basis, row.why,
            row.sources)  # fmt: skip


def by_answering(row: AnswersFor) -> Key:
    """Of a part that answers for a body."""
    return row.part, row.body, _bounds(row.start), _bounds(row.end)


def by_reached(row: Reached) -> Key:
    """Of a way in which an item reached its needer."""
    return (row.item, row.holder, row.part, row.since.first, row.since.last, row.firm, _bounds(row.until), row.via,
            row.sources)  # fmt: skip


def by_could(row: CouldHaveKnown) -> Key:
    """Of a way in which an item could have reached its needer."""
    return (row.item, row.holder, row.part, row.since.first, row.since.last, row.firm, _bounds(row.until), row.through,
            row.givers, row.via, row.sources)  # fmt: skip
