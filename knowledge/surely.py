"""The chains of contacts that hold however the uncertain dates fell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.contacts import NOWHERE
from knowledge.moments import BEGINNING, END, Span
from knowledge.reach import Arrival, Arrivals, Sweep, after, before, beginning_on, by_day, passing_rows, union

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.claims import Place
    from knowledge.contacts import Contact, Door
    from knowledge.holdings import Holdings


class Surely(Sweep):
    """Each step has arrived by its latest day before the earliest day of the next, and was not lost in between."""

    def __init__(self, holdings: Holdings, contacts: Iterable[Contact], doors: Iterable[Door]) -> None:
        super().__init__(holdings, (one for one in contacts if one.firm), (one for one in doors if one.firm))
        self.sending = by_day(self.contacts, lambda one: one.sent.first)
        self.arriving = by_day(self.contacts, lambda one: one.arrival.last)
        self.beginning = beginning_on(holdings.sure)
        self.lasting = passing_rows(holdings.sure)
        self.posted: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.placed_days = {
            day for day, rows in self.arriving.items() if any(one.arrived_at != NOWHERE for one in rows)
        }
        self.placed_days |= {day for day, rows in self.sending.items() if any(one.sent_at != NOWHERE for one in rows)}
        self.version: dict[str, int] = defaultdict(int)
        self.seen: dict[int, int] = {}
        self.restless = {holder for holder, rows in self.lasting.items() if rows} | {*holdings.ends}

    def run(self) -> Arrivals:
        """The arrivals; the latest day of each ``since`` is the one from which the holder surely could have known."""
        ends = {end.day.first for rows in self.holdings.ends.values() for end in rows}
        opening = {_opened(door) for door in self.doors}
        times = [(door, _opened(door), door.end.first if door.end else END) for door in self.doors]
        for day in sorted(({*self.sending, *self.arriving, *self.beginning} | ends | opening) - {END}):
            for holder, rows in self.holdings.ends.items():
                self.reached[holder] &= ~union(end.bit for end in rows if end.day.first == day)
            for contact in self.sending.get(day, ()):
                for giver in self.givers(contact):
                    had = self.had(giver, contact.sent.first, contact.sent.last)
                    if had:
                        self.posted[id(contact)][giver] |= had
            self.pass_on(day)
            for number, (door, opened, closed) in enumerate(times):
                if opened <= day < closed and self.has_news(number, door):
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
        today: dict[str, dict[Place, int]] = defaultdict(lambda: defaultdict(int))
        begun = self.beginning.get(day, ())
        for holder, row in begun:
            today[holder][row.place] |= row.bits if day < row.until else 0
        came: dict[str, int] = defaultdict(int)
        moved = day in self.placed_days
        if not moved:
            self._receive_once(day, came)
        while moved:
            self._send_on(day, today)
            moved = self._receive(day, today, came)
        for holder, bits in came.items():
            self.reached[holder] |= bits
            self.version[holder] += 1
        for holder, row in begun:
            if row.until == END:
                self.recorded[holder] |= row.bits
                self.version[holder] += 1

    def _send_on(self, day: date, today: dict[str, dict[Place, int]]) -> None:
        for contact in self.sending.get(day, ()):
            if contact.sent_at != NOWHERE:
                for giver in self.givers(contact):
                    earlier = (bits for place, bits in today[giver].items() if before(place, contact.sent_at))
                    self.posted[id(contact)][giver] |= union(earlier)

    def _receive(self, day: date, today: dict[str, dict[Place, int]], came: dict[str, int]) -> bool:
        """Whether anything new arrived; what has a place in the day first, so that chains name it."""
        moved = False
        for contact in sorted(self.arriving.get(day, ()), key=lambda one: one.arrived_at == NOWHERE):
            for taker in contact.recipients:
                for giver, bits in self.posted[id(contact)].items():
                    taken = self.lasting_for(taker, bits, contact.arrival) if giver != taker else 0
                    fresh = taken & ~today[taker][contact.arrived_at]
                    if fresh:
                        moved = True
                        today[taker][contact.arrived_at] |= fresh
                        self._note_new(taker, fresh, Arrival(contact.arrival, giver, contact.via), came)
        return moved

    def _receive_once(self, day: date, came: dict[str, int]) -> None:
        """What arrives on a day within which nothing has a place, so that nothing of it can go on the same day."""
        for contact in self.arriving.get(day, ()):
            posted = self.posted.get(id(contact))
            for taker in contact.recipients if posted else ():
                had = self.recorded[taker] | self.reached[taker]
                for giver, bits in posted.items() if posted else ():
                    if giver != taker and bits & ~had:
                        new = self.lasting_for(taker, bits & ~had, contact.arrival) & ~came[taker]
                        came[taker] |= new
                        self.note(taker, new, Arrival(contact.arrival, giver, contact.via))

    def _note_new(self, taker: str, fresh: int, arrival: Arrival, came: dict[str, int]) -> None:
        new = fresh & ~self.recorded[taker] & ~self.reached[taker] & ~came[taker]
        came[taker] |= new
        self.note(taker, new, arrival)

    def lasting_for(self, taker: str, bits: int, arrival: Span) -> int:
        """Those items that the holder can have had, and that did not perhaps arrive before an end that has come."""
        if taker not in self.restless:
            return self.holdings.allowed(taker, bits)
        lost = union(end.bit for end in self.holdings.ends.get(taker, ())
                     if end.day.first <= arrival.last and arrival.first <= end.day.last)  # fmt: skip
        return self.holdings.allowed(taker, bits) & ~lost

    def has_news(self, number: int, door: Door) -> bool:
        """Whether the source may have what the reader did not see at the last look through this door.

        Whoever keeps or kept something only for a time can have something else on any day.
        """
        version = self.version[door.source]
        if self.seen.get(number) == version and not self.restless & {door.source, door.reader}:
            return False
        self.seen[number] = version
        return True

    def look(self, door: Door, day: date) -> None:
        """Who can read a record has what stands in it at the end of the day."""
        there = self.had(door.source, after(day), day)
        new = self.lasting_for(door.reader, there, Span.on(day))
        new &= ~self.recorded[door.reader] & ~self.reached[door.reader]
        if not new:
            return
        self.reached[door.reader] |= new
        self.version[door.reader] += 1
        self.note(door.reader, new, Arrival(Span.on(day), door.source, door.source))


def _opened(door: Door) -> date:
    return door.start.last if door.start else BEGINNING
