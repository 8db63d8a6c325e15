"""The chains of contacts that hold for some way in which the uncertain dates fell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.contacts import NOWHERE
from knowledge.moments import BEGINNING, END, Span, make
from knowledge.reach import (
    Arrival,
    Arrivals,
    Sweep,
    after,
    before,
    beginning_on,
    by_day,
    by_name,
    passing_rows,
    placed,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.claims import Place
    from knowledge.contacts import Contact, Door
    from knowledge.holdings import Holdings


Chain = frozenset["Place"]
"""The places within the day through which something came; what came earlier, or without a place, has none."""


class Perhaps(Sweep):
    """Each step may have arrived on or before a day on which the next may have taken place."""

    def __init__(self, holdings: Holdings, contacts: Iterable[Contact], doors: Iterable[Door]) -> None:
        super().__init__(holdings, contacts, doors)
        self.opening = by_day(self.contacts, lambda one: one.sent.first)
        self.arriving = by_day(self.contacts, lambda one: one.arrival.first)
        self.doors_opening = by_day(self.doors, lambda one: one.start.first if one.start else BEGINNING)
        self.doors_of = by_name(self.doors, lambda one: (one.source,))
        self.contacts_of = by_name(self.contacts, self.givers)
        self.open_contacts: dict[str, list[tuple[int, date, Contact]]] = defaultdict(list)
        """Each giver's contacts that can be taking place, in order, with the last day on which they can."""
        self.numbers = {id(one): number for number, one in enumerate(self.contacts)}
        self.beginning = beginning_on(holdings.perhaps)
        self.lasting = passing_rows(holdings.perhaps)
        self.posted: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
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
        self.today, self.came = {}, defaultdict(int)
        self.waiting = {}
        for holder, row in begun:
            if row.until == END and row.place == NOWHERE:
                self.recorded[holder] |= row.bits
        for holder, row in begun:
            if row.place != NOWHERE:
                had, chain = self.had(holder), placed(row.place)
                had[chain] = had.get(chain, 0) | row.bits
        for contact in self.arriving.get(self.day, ()):
            for giver, bits in self.posted[id(contact)].items():
                self.take(contact, giver, placed(contact.arrived_at), bits)
        waiting = {holder for holder, _ in begun} | {door.source for door in self.doors_opening.get(self.day, ())}
        waiting.update(self._open())
        if everybody:
            waiting |= {*self.contacts_of, *self.doors_of}
        self.waiting = dict.fromkeys(sorted(waiting | {*self.waiting}))

    def _open(self) -> set[str]:
        """Opens the contacts of the day, and says who can pass something on at them."""
        givers: set[str] = set()
        for contact in self.opening.get(self.day, ()):
            entry = self.numbers[id(contact)], min(contact.sent.last, contact.arrival.last), contact
            for giver in self.givers(contact):
                self.open_contacts[giver].append(entry)
                givers.add(giver)
        for giver in givers:
            left = (entry for entry in self.open_contacts[giver] if entry[1] >= self.day)
            self.open_contacts[giver] = sorted(left, key=_number)
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
            passing = union(row.bits for row in self.lasting.get(holder, ()) if row.since <= self.day <= row.until
                            and not (row.since == self.day and row.place != NOWHERE))  # fmt: skip
            self.today[holder] = {frozenset(): self.recorded[holder] | self.reached[holder] | passing}
        return self.today[holder]

    def pass_on(self, giver: str) -> None:
        """Everything that the holder may have had, at each contact and door of the day."""
        for _, last, contact in self.open_contacts.get(giver, ()):
            if self.day <= last:
                for chain, bits in list(self.had(giver).items()):
                    if not any(before(contact.sent_at, place) for place in chain):
                        self._send(contact, giver, chain, bits)
        for door in self.doors_of.get(giver, ()):
            opened = door.start is None or door.start.first <= self.day
            if opened and (door.end is None or self.day <= door.end.last):
                for chain, bits in list(self.had(giver).items()):
                    self.add(door.reader, chain, bits, Arrival(Span(self.day, None), giver, giver))

    def _send(self, contact: Contact, giver: str, chain: Chain, bits: int) -> None:
        if self.day < contact.arrival.first:
            self.posted[id(contact)][giver] |= bits
        else:
            self.take(contact, giver, chain | placed(contact.sent_at) | placed(contact.arrived_at), bits)

    def take(self, contact: Contact, giver: str, chain: Chain, bits: int) -> None:
        """What arrives at a contact on the day."""
        since = make(max(self.day, contact.arrival.first), contact.arrival.last)
        for taker in contact.recipients:
            if taker != giver:
                self.add(taker, chain, bits, Arrival(since, giver, contact.via))

    def add(self, taker: str, chain: Chain, bits: int, arrival: Arrival) -> None:
        """These items at a holder; what perhaps came only after an end is kept when the end has come."""
        had, allowed = self.had(taker), self.holdings.allowed(taker, bits)
        for end in self.holdings.ends.get(taker, ()):
            if allowed & end.bit and arrival.since.latest is not None and arrival.since.last >= end.day.first:
                self.kept.add((taker, end.bit, end.day.first))
        fresh = allowed & ~(had[chain] if len(had) == 1 and chain in had else _known(had, chain))
        if fresh:
            had[chain] = had.get(chain, 0) | fresh
            self.waiting[taker] = None
        new = allowed & ~self.recorded[taker] & ~self.reached[taker] & ~self.came[taker]
        if new:
            self.came[taker] |= new
            self.note(taker, new, arrival)


def _number(entry: tuple[int, date, Contact]) -> int:
    return entry[0]


def _known(had: dict[Chain, int], chain: Chain) -> int:
    """What was had by a way that puts no more before it than this chain does."""
    return union(known for way, known in had.items() if way <= chain)
