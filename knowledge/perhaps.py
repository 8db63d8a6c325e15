"""The chains of contacts that hold for some way in which the uncertain dates fell."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from knowledge.claims import NOWHERE
from knowledge.moments import BEGINNING, END, Span
from knowledge.reach import Arrival, Arrivals, Sweep, after, before, beginning_on, by_day, passing_rows, placed, union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.claims import Place
    from knowledge.contacts import Contact, Door
    from knowledge.holdings import Holdings
    from knowledge.reach import Trip


Chain = frozenset["Place"]
"""The places within the day through which something came; what came earlier, or without a place, has none."""
UNPLACED: Chain = frozenset()


class Perhaps(Sweep):
    """Each step may have arrived on or before a day on which the next may have taken place."""

    def __init__(self, holdings: Holdings, contacts: Iterable[Contact], doors: Iterable[Door]) -> None:
        super().__init__(holdings, contacts, doors)
        self.opening = by_day(enumerate(self.trips), lambda pair: pair[1].sent.first)
        self.arriving = by_day(self.trips, lambda one: one.first)
        self.doors_opening = by_day(self.doors, _opened)
        self.doors_of: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        """By source, when each door opens and closes, and for whom."""
        for door in self.doors:
            self.doors_of[door.source].append((_opened(door), door.end.last if door.end else END, door.reader))
        self.open_trips: dict[str, list[tuple[int, date, Trip]]] = defaultdict(list)
        """Each giver's contacts that can be taking place, in order, with the last day on which they can."""
        self.beginning = beginning_on(holdings.perhaps)
        self.lasting = passing_rows(holdings.perhaps)
        self.kept: set[tuple[str, int, date]] = set()
        self.day = BEGINNING
        self.today: dict[str, dict[Chain, int]] = {}
        self.came: dict[str, int] = {}
        self.waiting: dict[str, None] = {}

    def run(self) -> Arrivals:
        """The arrivals; the earliest day of each ``since`` is the first on which the holder could have known."""
        losses: dict[date, list[tuple[str, int, date]]] = defaultdict(list)
        for holder, rows in self.holdings.ends.items():
            for end in rows:
                if end.day.last < END and not end.disputed:
                    losses[after(end.day.last)].append((holder, end.bit, end.day.first))
        days = {*self.opening, *self.arriving, *self.doors_opening, *self.beginning, *losses} - {END}
        for self.day in sorted(days):
            for loss in losses.get(self.day, ()):
                if loss not in self.kept:
                    self.reached[loss[0]] &= ~loss[1]
            self._begin(everybody=self.day in losses)
            while self.waiting:
                self.pass_on(self._next())
            self._end()
        return self.arrivals

    def _begin(self, *, everybody: bool) -> None:
        """What is on record from this day, what arrives on it, and who has something to pass on because of it."""
        begun = self.beginning.get(self.day, ())
        self.today, self.came, self.waiting = {}, {}, {}
        for holder, row in begun:
            if row.until == END and row.place is NOWHERE:
                self.recorded[holder] |= row.bits
        for holder, row in begun:
            if row.place is not NOWHERE:
                had, chain = self.had(holder), placed(row.place)
                had[chain] = had.get(chain, 0) | row.bits
        for trip in self.arriving.get(self.day, ()):
            for giver, bits in trip.posted.items():
                self.take(trip, giver, placed(trip.arrived_at), bits)
        waiting = {holder for holder, _ in begun} | {door.source for door in self.doors_opening.get(self.day, ())}
        waiting.update(self._open(), self.waiting)
        if everybody:
            waiting.update(*(trip.givers for trip in self.trips), self.doors_of)
        self.waiting = dict.fromkeys(filter(self._passes_on, sorted(waiting)))

    def _passes_on(self, holder: str) -> bool:
        """Whether the holder may have anybody to pass something on to."""
        return holder in self.open_trips or holder in self.doors_of

    def _open(self) -> set[str]:
        """Opens the contacts of the day, and says who can pass something on at them."""
        givers: set[str] = set()
        for number, trip in self.opening.get(self.day, ()):
            entry = number, trip.last if trip.sent is trip.arrival else min(trip.sent.last, trip.last), trip
            for giver in trip.givers:
                self.open_trips[giver].append(entry)
                givers.add(giver)
        for giver in givers:
            self.open_trips[giver].sort(key=itemgetter(0))
        return givers

    def _next(self) -> str:
        """Whoever has waited longest, so that the shortest chain of a day comes first."""
        holder = next(iter(self.waiting))
        del self.waiting[holder]
        return holder

    def _end(self) -> None:
        for holder, bits in self.came.items():
            self.reached[holder] |= bits
        for holder, row in self.beginning.get(self.day, ()):
            if row.until == END:
                self.recorded[holder] |= row.bits

    def had(self, holder: str) -> dict[Chain, int]:
        """What the holder may have had on the day, by the places within the day that it came through."""
        if holder not in self.today:
            bits = self.recorded[holder] | self.reached[holder]
            for row in self.lasting.get(holder, ()):
                if row.since <= self.day <= row.until and not (row.since == self.day and row.place is not NOWHERE):
                    bits |= row.bits
            self.today[holder] = {UNPLACED: bits}
        return self.today[holder]

    def pass_on(self, giver: str) -> None:
        """Everything that the holder may have had, at each contact and door of the day."""
        day, had = self.day, tuple(self.had(giver).items())
        for _, _, trip in self._trips(giver):
            for chain, bits in had:
                if not chain or not any(before(trip.sent_at, place) for place in chain):
                    self._send(trip, giver, chain, bits)
        for opened, closed, reader in self.doors_of.get(giver, ()):
            if opened <= day <= closed:
                for chain, bits in had:
                    if new := self.add(reader, chain, bits, END):
                        self.arrivals.add(reader, new, Arrival(Span(day, None), giver, giver))

    def _trips(self, giver: str) -> list[tuple[int, date, Trip]]:
        """The contacts at which the holder can pass something on today; those that are over are forgotten."""
        known = self.open_trips.get(giver, [])
        left = [entry for entry in known if self.day <= entry[1]]
        if left:
            self.open_trips[giver] = left
        elif known:
            del self.open_trips[giver]
        return left

    def _send(self, trip: Trip, giver: str, chain: Chain, bits: int) -> None:
        if self.day < trip.first:
            trip.posted[giver] = trip.posted.get(giver, 0) | bits
        else:
            if trip.sent_at is not NOWHERE or trip.arrived_at is not NOWHERE:
                chain = chain | placed(trip.sent_at) | placed(trip.arrived_at)
            self.take(trip, giver, chain, bits)

    def take(self, trip: Trip, giver: str, chain: Chain, bits: int) -> None:
        """What arrives at a contact on the day."""
        for taker in trip.takers if bits else ():
            if taker != giver and (new := self.add(taker, chain, bits, trip.last)):
                since = trip.arrival if self.day <= trip.first else Span(self.day, trip.arrival.latest)
                self.arrivals.add(taker, new, Arrival(since, giver, trip.via))

    def add(self, taker: str, chain: Chain, bits: int, last: date) -> int:
        """Gives these items to a holder, by the day ``last``, and says which of them could not have come before.

        What perhaps came only after an end is kept when the end has come.
        """
        before_today, ends = self.recorded[taker] | self.reached[taker], taker in self.holdings.ends
        if not (bits & ~before_today or ends):
            return 0
        had, allowed = self.today.get(taker) or self.had(taker), self.holdings.allowed(taker, bits)
        if ends and last < END:
            self._keep(taker, allowed, last)
        fresh = allowed & ~(had[UNPLACED] if len(had) == 1 else _known(had, chain))
        if fresh:
            had[chain] = had.get(chain, 0) | fresh
            if self._passes_on(taker):
                self.waiting[taker] = None
        came = self.came.get(taker, 0)
        new = allowed & ~(before_today | came)
        if new:
            self.came[taker] = came | new
        return new

    def _keep(self, taker: str, bits: int, last: date) -> None:
        for end in self.holdings.ends[taker]:
            if bits & end.bit and last >= end.day.first:
                self.kept.add((taker, end.bit, end.day.first))


def _opened(door: Door) -> date:
    return door.start.first if door.start else BEGINNING


def _known(had: dict[Chain, int], chain: Chain) -> int:
    """What was had by a way that puts no more before it than this chain does."""
    return union(known for way, known in had.items() if way <= chain)
