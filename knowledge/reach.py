"""What could have come to whom, and when, had everybody passed on what they had at each contact that took place.

Two sweeps over the contacts in order of date, all items at once. ``Surely`` follows chains that hold however the
uncertain dates fell: each step has arrived by its latest day before the earliest day of the next. ``Perhaps`` follows
chains that hold for some way in which they fell. Within one day only a stated order or time puts one thing before
another; without either it may have been so, and no more.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from knowledge.claims import NOWHERE
from knowledge.moments import END, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from knowledge.claims import Place
    from knowledge.contacts import Contact, Door
    from knowledge.holdings import Held, Holdings

Kind = TypeVar("Kind")
Pair = tuple[str, str]


class Arrival(NamedTuple):
    """Something could have come to a holder on a day within ``since``, from ``giver``, by the claim ``via``."""

    since: Span
    giver: str
    via: str


class Arrivals:
    """What could have come to whom: each arrival with the items that it brought, in the order in which they came."""

    def __init__(self, bit: Mapping[str, int]) -> None:
        self._bit = bit
        self._brought: dict[str, list[tuple[int, Arrival]]] = defaultdict(list)
        self._all: dict[str, int] = defaultdict(int)

    def add(self, holder: str, bits: int, arrival: Arrival) -> None:
        """Keeps the arrival of these items at a holder."""
        self._brought[holder].append((bits, arrival))
        self._all[holder] |= bits

    def of(self, holder: str, item: str) -> Sequence[Arrival]:
        """The arrivals of an item at a holder."""
        bit = self._bit.get(item, 0)
        if not self._all.get(holder, 0) & bit:
            return ()
        return [arrival for bits, arrival in self._brought[holder] if bits & bit]

    def each(self) -> Iterator[tuple[str, str, Arrival]]:
        """Every holder and item with each of its arrivals."""
        for holder, brought in self._brought.items():
            for bits, arrival in brought:
                yield from ((holder, item, arrival) for item, bit in self._bit.items() if bits & bit)


def before(one: Place, other: Place) -> bool:
    """Whether, on one day, the first surely came before the second: by their order, else by their times."""
    if one.order is not None and other.order is not None:
        return one.order < other.order
    return one.time is not None and other.time is not None and one.time < other.time


class Trip:
    """A contact as one sweep follows it: its days, who passes on at it, and what each of them has sent off so far."""

    __slots__ = ("arrival", "arrived_at", "first", "givers", "last", "posted", "sent", "sent_at", "takers", "via")

    def __init__(self, contact: Contact, silent: frozenset[str]) -> None:
        self.via = contact.via
        self.sent = contact.sent
        self.arrival = contact.arrival
        self.first, self.last = contact.arrival.first, contact.arrival.last
        self.sent_at, self.arrived_at = contact.sent_at, contact.arrived_at
        self.givers = contact.senders
        if not silent.isdisjoint(self.givers):
            self.givers = tuple(one for one in self.givers if one not in silent)
        self.takers = contact.recipients
        self.posted: dict[str, int] = {}


class Sweep:
    """What both sweeps keep: what everybody had by record so far, and what could have come to them."""

    def __init__(self, holdings: Holdings, contacts: Iterable[Contact], doors: Iterable[Door]) -> None:
        self.holdings = holdings
        self.trips = tuple(Trip(contact, holdings.silent) for contact in contacts)
        self.doors = tuple(doors)
        self.recorded: dict[str, int] = defaultdict(int)
        self.reached: dict[str, int] = defaultdict(int)
        self.arrivals = Arrivals(holdings.bit)


def by_day(rows: Iterable[Kind], day: Callable[[Kind], date]) -> dict[date, list[Kind]]:
    """The rows by a day of each."""
    found: dict[date, list[Kind]] = defaultdict(list)
    for row in rows:
        found[day(row)].append(row)
    return found


def beginning_on(held: Mapping[str, tuple[Held, ...]]) -> dict[date, list[tuple[str, Held]]]:
    """What holders had by record, by the day on which it began, each with its holder."""
    return by_day(((holder, row) for holder, rows in held.items() for row in rows), lambda pair: pair[1].since)


def passing_rows(held: Mapping[str, tuple[Held, ...]]) -> dict[str, list[Held]]:
    """What holders had by record and did not keep to the end."""
    passing = {holder: [row for row in rows if row.until != END] for holder, rows in held.items()}
    return {holder: rows for holder, rows in passing.items() if rows}


def union(sets: Iterable[int]) -> int:
    """All items of several sets."""
    found = 0
    for bits in sets:
        found |= bits
    return found


def placed(place: Place) -> frozenset[Place]:
    """The place, where there is one."""
    return frozenset() if place == NOWHERE else frozenset({place})


def after(day: date) -> date:
    """The next day."""
    return day if day == END else day + timedelta(days=1)
