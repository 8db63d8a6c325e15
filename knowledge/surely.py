"""The chains of contacts that hold however the uncertain dates fell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.claims import NOWHERE
from knowledge.moments import BEGINNING, END, Span
from knowledge.reach import Arrival, Arrivals, Sweep, after, before, beginning_on, by_day, passing_rows, union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.claims import Place
    from knowledge.contacts import Contact, Door
    from knowledge.holdings import Holdings
    from knowledge.reach import Trip


class Surely(Sweep):
    """Each step has arrived by its latest day before the earliest day of the next, and was not lost in between."""

    def __init__(self, holdings: Holdings, contacts: Iterable[Contact], doors: Iterable[Door]) -> None:
        super().__init__(holdings, (one for one in contacts if one.firm), (one for one in doors if one.firm))
        self.sending = by_day(self.trips, lambda one: one.sent.first)
        self.arriving = by_day(self.trips, lambda one: one.last)
        self.ending = _ending(holdings)
        self.beginning = beginning_on(holdings.sure)
        self.lasting = passing_rows(holdings.sure)
        self.placed_days = {one.last for one in self.trips if one.arrived_at is not NOWHERE}
        self.placed_days |= {one.sent.first for one in self.trips if one.sent_at is not NOWHERE}
        self.restless = {*self.lasting, *holdings.ends}
        self.reading = _Reading(self.doors, self.restless)

    def run(self) -> Arrivals:
        """The arrivals; the latest day of each ``since`` is the one from which the holder surely could have known."""
        days = {*self.sending, *self.arriving, *self.beginning, *self.ending, *self.reading.opening} - {END}
        for day in sorted(days):
            for holder, bits in self.ending.get(day, ()):
                self.reached[holder] &= ~bits
            for trip in self.sending.get(day, ()):
                for giver in trip.givers:
                    if had := self.had(giver, day, trip.sent.last):
                        trip.posted[giver] = had
            self.pass_on(day)
            for door in self.reading.news(day):
                self.look(door, day)
        return self.arrivals

    def had(self, holder: str, first: date, last: date) -> int:
        """What the holder surely had before the day ``first``, and had not lost by the day ``last``."""
        if holder not in self.restless:
            return self.recorded[holder] | self.reached[holder]
        ended = union(end.bit for end in self.holdings.ends.get(holder, ()) if first < end.day.first <= last)
        passing = union(row.bits for row in self.lasting.get(holder, ()) if row.since < first and last < row.until)
        return self.recorded[holder] | (self.reached[holder] & ~ended) | passing

    def pass_on(self, day: date) -> None:
        """What arrives on the day; what has a place in it chains to what has a later one."""
        came: dict[str, int] = defaultdict(int)
        if day in self.placed_days:
            self._receive_in_order(day, came)
        else:
            self._receive_once(day, came)
        for holder, bits in came.items():
            self.reached[holder] |= bits
            self.reading.changed(holder)
        for holder, row in self.beginning.get(day, ()):
            if row.until == END:
                self.recorded[holder] |= row.bits
                self.reading.changed(holder)

    def _receive_in_order(self, day: date, came: dict[str, int]) -> None:
        """What arrives on a day within which something has a place, until nothing more goes on."""
        today: dict[str, dict[Place, int]] = defaultdict(lambda: defaultdict(int))
        for holder, row in self.beginning.get(day, ()):
            today[holder][row.place] |= row.bits if day < row.until else 0
        moved = True
        while moved:
            self._send_on(day, today)
            moved = self._receive(day, today, came)

    def _send_on(self, day: date, today: dict[str, dict[Place, int]]) -> None:
        for trip in self.sending.get(day, ()):
            if trip.sent_at is not NOWHERE:
                for giver in trip.givers:
                    earlier = (bits for place, bits in today[giver].items() if before(place, trip.sent_at))
                    trip.posted[giver] = trip.posted.get(giver, 0) | union(earlier)

    def _receive(self, day: date, today: dict[str, dict[Place, int]], came: dict[str, int]) -> bool:
        """Whether anything new arrived; what has a place in the day first, so that chains name it."""
        moved = False
        for trip in sorted(self.arriving.get(day, ()), key=_unplaced):
            for taker in trip.takers:
                for giver, bits in trip.posted.items():
                    taken = self.lasting_for(taker, bits, trip.arrival) if giver != taker else 0
                    fresh = taken & ~today[taker][trip.arrived_at]
                    if fresh:
                        moved = True
                        today[taker][trip.arrived_at] |= fresh
                        self._note_new(taker, fresh, Arrival(trip.arrival, giver, trip.via), came)
        return moved

    def _receive_once(self, day: date, came: dict[str, int]) -> None:
        """What arrives on a day within which nothing has a place, so that nothing of it can go on the same day."""
        recorded, reached = self.recorded, self.reached
        for trip in self.arriving.get(day, ()):
            for taker in trip.takers if trip.posted else ():
                had = recorded[taker] | reached[taker]
                for giver, bits in trip.posted.items():
                    if bits & ~had and giver != taker:
                        new = self.lasting_for(taker, bits & ~had, trip.arrival) & ~came[taker]
                        if new:
                            came[taker] |= new
                            self.arrivals.add(taker, new, Arrival(trip.arrival, giver, trip.via))

    def _note_new(self, taker: str, fresh: int, arrival: Arrival, came: dict[str, int]) -> None:
        new = fresh & ~self.recorded[taker] & ~self.reached[taker] & ~came[taker]
        came[taker] |= new
        self.arrivals.add(taker, new, arrival)

    def lasting_for(self, taker: str, bits: int, arrival: Span) -> int:
        """Those items that the holder can have had, and that did not perhaps arrive before an end that has come."""
        if taker not in self.restless:
            return self.holdings.allowed(taker, bits)
        lost = union(end.bit for end in self.holdings.ends.get(taker, ())
                     if end.day.first <= arrival.last and arrival.first <= end.day.last)  # fmt: skip
        return self.holdings.allowed(taker, bits) & ~lost

    def look(self, door: Door, day: date) -> None:
        """Who can read a record has what stands in it at the end of the day."""
        there = self.had(door.source, after(day), day)
        new = there & ~self.recorded[door.reader] & ~self.reached[door.reader]
        new = self.lasting_for(door.reader, new, Span.on(day)) if new else 0
        if not new:
            return
        self.reached[door.reader] |= new
        self.reading.changed(door.reader)
        self.arrivals.add(door.reader, new, Arrival(Span.on(day), door.source, door.source))


class _Reading:
    """Which doors are worth a look on a day: those whose source may have what the reader did not see there before.

    Whoever keeps or kept something only for a time can have something else on any day.
    """

    def __init__(self, doors: Iterable[Door], restless: set[str]) -> None:
        self.times = [(door, _opened(door), door.end.first if door.end else END) for door in doors]
        self.opening = {opened for _, opened, _ in self.times}
        self.restless = [not restless.isdisjoint((door.source, door.reader)) for door, _, _ in self.times]
        self.version: dict[str, int] = defaultdict(int)
        self.seen = [-1] * len(self.times)

    def changed(self, holder: str) -> None:
        """Remembers that the holder has something new."""
        self.version[holder] += 1

    def news(self, day: date) -> Iterable[Door]:
        """The doors to look through on the day, in turn: a look can bring news to a later one."""
        version = self.version
        for number, (door, opened, closed) in enumerate(self.times):
            now = version[door.source]
            if (self.seen[number] != now or self.restless[number]) and opened <= day < closed:
                self.seen[number] = now
                yield door


def _ending(holdings: Holdings) -> dict[date, list[tuple[str, int]]]:
    """Who surely may have lost which items, by the first day on which it may have been."""
    found: dict[date, list[tuple[str, int]]] = defaultdict(list)
    for holder, rows in holdings.ends.items():
        for end in rows:
            found[end.day.first].append((holder, end.bit))
    return found


def _unplaced(trip: Trip) -> bool:
    return trip.arrived_at is NOWHERE


def _opened(door: Door) -> date:
    return door.start.last if door.start else BEGINNING
