"""Which needs could have been met, and when: the reach of everything that took place, beside what is recorded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.bodies import earlier
from knowledge.contacts import contacts, doors
from knowledge.derived import AnswersFor, CouldHaveKnown, Derived, Knowing, Needing, Reached
from knowledge.holdings import Holdings
from knowledge.moments import BEGINNING, END, Span, can_hold
from knowledge.ordering import by_could, in_order
from knowledge.perhaps import Perhaps
from knowledge.surely import Surely
from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from knowledge.bodies import Bodies
    from knowledge.claims import Claims
    from knowledge.reach import Arrival, Arrivals

Pair = tuple[str, str]
WORK, EVERYBODY = "work", "everybody"
"""Who passes on: holders at work, or people as well."""


def could_have_known(claims: Claims, bodies: Bodies, found: Derived) -> tuple[CouldHaveKnown, ...]:
    """For each needer and item the ways in which it could have arrived sooner, or more surely, than is ``found``.

    What those at work could have passed on comes first; what everybody could have, perpetrators apart, follows where it
    is sooner still.
    """
    links: dict[str, list[AnswersFor]] = defaultdict(list)
    for link in found.answers_for:
        links[link.body].append(link)
    best = _recorded(found.reached)
    wanted = _late(found.needing, best)
    met, open_doors = contacts(claims), doors(claims, bodies)
    record = _Record(claims, found.knowing)
    could: list[CouldHaveKnown] = []
    for through in (WORK, EVERYBODY):
        holdings = record.holdings.told_by(people=through == EVERYBODY)
        sweeps = (
            _Ways(record, Surely(holdings, met, open_doors).run(), firm=True),
            _Ways(record, Perhaps(holdings, met, open_doors).run(), firm=False),
        )
        for pair in wanted:
            for ways in sweeps:
                ways_to = ways.to(pair[1], links.get(pair[0], ()), best[pair])
                could += (ways.row(pair, way, through) for way in ways_to if best[pair].take(way))
    return tuple(in_order(could, by_could))


@value
class _Way:
    """When something reached or could have reached whoever needed it, and by what arrival at which of its parts."""

    since: Span
    until: Span | None
    firm: bool
    part: str = ""
    arrival: Arrival | None = None


@dataclass
class _Best:
    """The ways to one who needed an item of which none is as good as another.

    ``sure`` and ``perhaps`` are the days from which it surely, or perhaps, was there for good, where it was.
    """

    ways: list[_Way] = field(default_factory=list)
    sure: date | None = None
    perhaps: date | None = None

    def add(self, way: _Way) -> None:
        """Keeps a way."""
        self.ways.append(way)
        if way.until is None:
            if way.firm:
                self.sure = min(way.since.last, self.sure or END)
            self.perhaps = min(way.since.first, self.perhaps or END)

    def take(self, way: _Way) -> bool:
        """Keeps a way where no other is as good, and says whether it did."""
        if any(_as_good(other, way) for other in self.ways):
            return False
        self.add(way)
        return True

    def is_there(self, day: date, *, firm: bool) -> bool:
        """Whether it was there for good by the day, so that no way that begins then is better."""
        since = self.sure if firm else self.perhaps
        return since is not None and since <= day


def _recorded(reached: Iterable[Reached]) -> dict[Pair, _Best]:
    found: dict[Pair, _Best] = defaultdict(_Best)
    for row in reached:
        found[row.holder, row.item].add(_Way(row.since, row.until, row.firm))
    return found


def _late(needing: Iterable[Needing], recorded: Mapping[Pair, _Best]) -> list[Pair]:
    """Who needed what, where no record shows that it was there for good when the need began."""
    needed: dict[Pair, date] = {}
    for need in needing:
        pair = need.holder, need.item
        needed[pair] = min(need.since.first, needed.get(pair, END))
    return sorted(
        pair for pair, day in needed.items() if pair not in recorded or not recorded[pair].is_there(day, firm=True)
    )


def _as_good(other: _Way, way: _Way) -> bool:
    """Whether ``other`` is as early, as sure, and lasts at least as long."""
    lasts = other.until is None or (way.until is not None and other.until.first >= way.until.first)
    if way.firm:
        return lasts and other.firm and other.since.last <= way.since.last
    return lasts and other.since.first <= way.since.first


class _Record:
    """What is recorded, as the sweeps and the chains that they find look at it."""

    def __init__(self, claims: Claims, knowing: Iterable[Knowing]) -> None:
        self.holdings = Holdings(claims, knowing, people=False)
        self.sources = {
            row.id: row.sources for table in (claims.sharings, claims.meetings, claims.requests) for row in table
        }
        self.ways: dict[Pair, list[Knowing]] = defaultdict(list)
        for way in knowing:
            self.ways[way.holder, way.item].append(way)

    def end(self, holder: str, item: str, arrival: Arrival) -> Span | None:
        """The end of what arrived, where it surely arrived before a coded end."""
        until: Span | None = None
        for end in self.holdings.ends.get(holder, ()):
            if end.bit == self.holdings.bit[item] and arrival.since.last < end.day.first:
                until = earlier(until, Span(end.day.earliest, None) if end.disputed else end.day)
        return until


class _Ways:
    """The arrivals of one sweep as ways to whoever needed something, each with the chain that it came by."""

    def __init__(self, record: _Record, arrivals: Arrivals, *, firm: bool) -> None:
        self.firm = firm
        self.record = record
        self.arrivals = arrivals

    def to(self, item: str, links: Iterable[AnswersFor], best: _Best) -> list[_Way]:
        """The ways to one who needed an item through those who answer for it, the earliest first.

        What begins when it was there for good by the ``best`` ways is left out.
        """
        found = []
        for link in links:
            begun = self._of(link.start) if link.start else BEGINNING
            for arrival in self.arrivals.of(link.part, item):
                if best.is_there(max(begun, self._of(arrival.since)), firm=self.firm):
                    continue
                since = arrival.since.later_of(link.start) if link.start else arrival.since
                until = earlier(self.record.end(link.part, item, arrival), link.end)
                if can_hold(since, until):
                    found.append(_Way(since, until, self.firm, link.part, arrival))
        return sorted(found, key=lambda way: (self._of(way.since), way.part)) if len(found) > 1 else found

    def row(self, pair: Pair, way: _Way, through: str) -> CouldHaveKnown:
        """The way with the chain by which it came."""
        holder, item = pair
        steps = list(self._chain(way.part, item, way.arrival)) if way.arrival else []
        sources = tuple(dict.fromkeys(one for _, via in steps for one in self.record.sources.get(via, ())))
        return CouldHaveKnown(
            item, holder, way.part, way.since, way.firm, way.until, through, tuple(giver for giver, _ in steps),
            tuple(via for _, via in steps), sources,
        )  # fmt: skip

    def _chain(self, holder: str, item: str, arrival: Arrival) -> Iterator[tuple[str, str]]:
        """From the holder by record to the last who passed it on: each giver, and the claim by which it went on."""
        steps, seen = [(arrival.giver, arrival.via)], {holder, arrival.giver}
        while not self._by_record(arrival.giver, item, arrival):
            day = arrival.since.last
            sooner = [one for one in self.arrivals.of(arrival.giver, item) if self._of(one.since) <= day]
            if not sooner or sooner[-1].giver in seen:
                break
            arrival = sooner[-1]
            seen.add(arrival.giver)
            steps.append((arrival.giver, arrival.via))
        return reversed(steps)

    def _of(self, since: Span) -> date:
        """The day of a beginning that counts: the last possible, or the first."""
        return since.last if self.firm else since.first

    def _by_record(self, holder: str, item: str, arrival: Arrival) -> bool:
        """Whether the holder had it by record in time to pass it on."""
        day = self._of(arrival.since)
        for way in self.record.ways.get((holder, item), ()):
            if self.firm and not way.firm:
                continue
            until = END if way.until is None else way.until.first if self.firm else way.until.last
            if self._of(way.since) <= day and until >= arrival.since.first:
                return True
        return False
