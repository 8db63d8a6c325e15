"""Several agencies' chronologies as one: in order of date, joined only where a person said so.

The order: by the earliest day on which an event can have been; then by the latest; then by time, those without one
first; then by agency; then by file, table and row. An event with no earliest day ("before Christmas 2014") stands by
its latest.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from knowledge.moments import Span, make

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from chronologies.events import Event

    Order = tuple[date, date, bool, time, str, str, int, str, int, str, str]

Decided = Literal["join", "apart"]
KEY_LENGTH = 10


@dataclass(frozen=True)
class Decision:
    """What a person decided of two events, named by their keys: that they are one, or that they stay apart."""

    first: str
    second: str
    decided: Decided
    score: str = field(default="", compare=False)
    why: str = field(default="", compare=False)
    """How the pair was proposed, where it was: what a later reader may want to know, and nothing follows from."""

    @property
    def pair(self) -> frozenset[str]:
        """The two keys, in no order."""
        return frozenset({self.first, self.second})


@dataclass(frozen=True)
class Entry:
    """One row of the integrated chronology: an event, or several that a person joined, in order."""

    events: tuple[Event, ...]
    keys: tuple[str, ...]

    @cached_property
    def span(self) -> Span:
        """The days that all its events have in common; where they have none, those of the first."""
        first = max(event.span.first for event in self.events)
        last = min(event.span.last for event in self.events)
        return make(first, last) if first <= last else self.events[0].span

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that recorded it, each once, in order."""
        return tuple(dict.fromkeys(event.agency for event in self.events))

    @property
    def exact(self) -> Event:
        """The event with the fewest days; the first of several."""
        return min(self.events, key=lambda event: (event.span.last - event.span.first, event.time is None))


@dataclass(frozen=True)
class Integrated:
    """The integrated chronology, and the decisions that could not be applied.

    ``unused`` name an event that is no longer there; ``contradicted`` would join what a person also keeps apart.
    """

    entries: tuple[Entry, ...]
    unused: tuple[Decision, ...] = ()
    contradicted: tuple[Decision, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, Event]:
        """Every event by its key, in order."""
        return {key: event for entry in self.entries for key, event in zip(entry.keys, entry.events, strict=True)}


def integrate(events: Iterable[Event], decisions: Sequence[Decision] = ()) -> Integrated:
    """Every event exactly once, in order; those that a person joined together in one entry.

    Of two decisions of one pair the later counts. The order of ``events`` makes no difference.
    """
    keyed = keyed_events(events)
    last = {decision.pair: decision for decision in decisions}
    unused = tuple(each for each in last.values() if not each.pair <= keyed.keys())
    used = [each for each in last.values() if each.pair <= keyed.keys()]
    apart = {each.pair for each in used if each.decided == "apart"}
    group_of = {key: [key] for key in keyed}
    contradicted = [each for each in used if each.decided == "join" and not _join(group_of, each, apart)]
    groups = {id(group): group for group in group_of.values()}.values()
    entries = [_entry(group, keyed) for group in groups]
    ordered = sorted(entries, key=lambda entry: order_of(entry.events[0], entry.span))
    return Integrated(tuple(ordered), unused, tuple(contradicted))


def _join(group_of: dict[str, list[str]], decision: Decision, apart: set[frozenset[str]]) -> bool:
    """Puts the groups of two keys together, unless some two of them are to stay apart."""
    first, second = group_of[decision.first], group_of[decision.second]
    if first is second:
        return True
    if apart and any(frozenset({one, other}) in apart for one in first for other in second):
        return False
    first += second
    for key in second:
        group_of[key] = first
    return True


def _entry(group: list[str], keyed: Mapping[str, Event]) -> Entry:
    keys = sorted(group, key=lambda key: order_of(keyed[key]))
    return Entry(tuple(keyed[key] for key in keys), tuple(keys))


def order_of(event: Event, span: Span | None = None) -> Order:
    """Where an event stands in a chronology; ``span`` in place of its own days, for an event that was joined."""
    days = span or event.span
    by = days.first if days.earliest is not None else days.last
    place = event.locator
    return (
        by, days.last, event.time is not None, event.time or time.min, event.agency.casefold(),
        place.file, place.page or 0, place.table, place.row, event.agency,
        f"{event.time} {event.text} {event.date_text}",
    )  # fmt: skip


def keyed_events(events: Iterable[Event]) -> dict[str, Event]:
    """The events in order, each by a key made from agency, date, time and text: the same wherever the row stands.

    Of events that say exactly the same, the second has ``-2`` after its key, and so on.
    """
    alike: dict[str, int] = defaultdict(int)
    found: dict[str, Event] = {}
    for event in sorted(events, key=order_of):
        key = key_of(event)
        alike[key] += 1
        found[key if alike[key] == 1 else f"{key}-{alike[key]}"] = event
    return found


def key_of(event: Event) -> str:
    """The key of what an event says. Spaces and capitals make no difference, nor does the file."""
    said = (event.agency, event.date_text, f"{event.time or ''}", event.text)
    plain = "\x00".join(" ".join(part.split()).casefold() for part in said)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]
