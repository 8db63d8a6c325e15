"""Which needs could have been met, and when: the reach of everything that took place, beside what is recorded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.bodies import earlier
from knowledge.contacts import contacts, doors
from knowledge.derived import AnswersFor, CouldHaveKnown, Knowing, Needing, Reached
from knowledge.holdings import Holdings
from knowledge.moments import END, Span, can_hold
from knowledge.perhaps import Perhaps
from knowledge.surely import Surely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from knowledge.bodies import Bodies
    from knowledge.claims import Claims
    from knowledge.reach import Arrival, Arrivals, Pair

WORK, EVERYBODY = "work", "everybody"
"""Who passes on: holders at work, or people as well."""


def could_have_known(
    claims: Claims, bodies: Bodies, knowing: Iterable[Knowing], needing: Iterable[Needing], reached: Iterable[Reached]
) -> tuple[CouldHaveKnown, ...]:
    """For each needer and item the ways in which it could have arrived sooner, or more surely, than is recorded.

    What those at work could have passed on comes first; what everybody could have, perpetrators apart, follows where it
    is sooner still.
    """
    links = _links(bodies.answers_for())
    best = _recorded(reached)
    wanted = _late(needing, best)
    met, open_doors = contacts(claims), doors(claims, bodies)
    found: list[CouldHaveKnown] = []
    for through in (WORK, EVERYBODY):
        holdings = Holdings(claims, knowing, people=through == EVERYBODY)
        sweeps = (
            _Ways(claims, holdings, knowing, Surely(holdings, met, open_doors).run(), firm=True),
            _Ways(claims, holdings, knowing, Perhaps(holdings, met, open_doors).run(), firm=False),
        )
        for pair in wanted:
            for ways in sweeps:
                for way in ways.to(pair[1], links.get(pair[0], ())):
                    if not any(_as_good(other, way) for other in best[pair]):
                        best[pair].append(way)
                        found.append(ways.row(pair, way, through))
    return tuple(sorted(found, key=repr))


@dataclass(frozen=True)
class _Way:
    """When something reached or could have reached whoever needed it, and by what arrival at which of its parts."""

    since: Span
    until: Span | None
    firm: bool
    part: str = ""
    arrival: Arrival | None = None


def _recorded(reached: Iterable[Reached]) -> dict[Pair, list[_Way]]:
    found: dict[Pair, list[_Way]] = defaultdict(list)
    for row in reached:
        found[row.holder, row.item].append(_Way(row.since, row.until, row.firm))
    return found


def _late(needing: Iterable[Needing], recorded: Mapping[Pair, list[_Way]]) -> list[Pair]:
    """Who needed what, where no record shows that it was there for good when the need began."""
    needed: dict[Pair, date] = {}
    for need in needing:
        pair = need.holder, need.item
        needed[pair] = min(need.since.first, needed.get(pair, END))
    return sorted(pair for pair, day in needed.items()
                  if not any(way.firm and way.until is None and way.since.last <= day
                             for way in recorded.get(pair, ())))  # fmt: skip


def _links(answers_for: Iterable[AnswersFor]) -> Mapping[str, list[AnswersFor]]:
    found: dict[str, list[AnswersFor]] = defaultdict(list)
    for link in answers_for:
        found[link.body].append(link)
    return found


def _as_good(other: _Way, way: _Way) -> bool:
    """Whether ``other`` is as early, as sure, and lasts at least as long."""
    lasts = other.until is None or (way.until is not None and other.until.first >= way.until.first)
    if way.firm:
        return lasts and other.firm and other.since.last <= way.since.last
    return lasts and other.since.first <= way.since.first


class _Ways:
    """The arrivals of one sweep as ways to whoever needed something, each with the chain that it came by."""

    def __init__(
        self, claims: Claims, holdings: Holdings, knowing: Iterable[Knowing], arrivals: Arrivals, *, firm: bool
    ) -> None:
        self.firm = firm
        self.holdings = holdings
        self.arrivals = arrivals
        self.sources = {row.id: row.sources for row in claims.sharings}
        self.sources |= {row.id: row.sources for row in claims.meetings}
        self.sources |= {row.id: row.sources for row in claims.requests}
        self.recorded: dict[Pair, list[Knowing]] = defaultdict(list)
        for way in knowing:
            if way.firm or not firm:
                self.recorded[way.holder, way.item].append(way)

    def to(self, item: str, links: Iterable[AnswersFor]) -> list[_Way]:
        """The ways to one who needed an item through those who answer for it, the earliest first."""
        found = []
        for link in links:
            for arrival in self.arrivals.get((link.part, item), ()):
                since = arrival.since.later_of(link.start) if link.start else arrival.since
                until = earlier(self._end(link.part, item, arrival), link.end)
                if can_hold(since, until):
                    found.append(_Way(since, until, self.firm, link.part, arrival))
        return sorted(found, key=lambda way: (way.since.last if self.firm else way.since.first, way.part))

    def row(self, pair: Pair, way: _Way, through: str) -> CouldHaveKnown:
        """The way with the chain by which it came."""
        holder, item = pair
        steps = list(self._chain(way.part, item, way.arrival)) if way.arrival else []
        sources = tuple(dict.fromkeys(one for _, via in steps for one in self.sources.get(via, ())))
        return CouldHaveKnown(
            item, holder, way.part, way.since, way.firm, way.until, through, tuple(giver for giver, _ in steps),
            tuple(via for _, via in steps), sources,
        )  # fmt: skip

    def _end(self, holder: str, item: str, arrival: Arrival) -> Span | None:
        """The end of what arrived, where it surely arrived before a coded end."""
        until: Span | None = None
        for end in self.holdings.ends.get(holder, ()):
            if end.bit == self.holdings.bit[item] and arrival.since.last < end.day.first:
                until = earlier(until, Span(end.day.earliest, None) if end.disputed else end.day)
        return until

    def _chain(self, holder: str, item: str, arrival: Arrival) -> Iterator[tuple[str, str]]:
        """From the holder by record to the last who passed it on: each giver, and the claim by which it went on."""
        steps, seen = [(arrival.giver, arrival.via)], {holder, arrival.giver}
        while not self._by_record(arrival.giver, item, arrival):
            day = arrival.since.last
            sooner = [one for one in self.arrivals.get((arrival.giver, item), ())
                      if self._day(one) <= (day if self.firm else max(day, self._day(arrival)))]  # fmt: skip
            if not sooner or sooner[-1].giver in seen:
                break
            arrival = sooner[-1]
            seen.add(arrival.giver)
            steps.append((arrival.giver, arrival.via))
        return reversed(steps)

    def _day(self, arrival: Arrival) -> date:
        return arrival.since.last if self.firm else arrival.since.first

    def _by_record(self, holder: str, item: str, arrival: Arrival) -> bool:
        """Whether the holder had it by record in time to pass it on."""
        for way in self.recorded.get((holder, item), ()):
            since, until = (way.since.last, way.until.first if way.until else END) if self.firm else (
                way.since.first, way.until.last if way.until else END)  # fmt: skip
            if since <= self._day(arrival) and until >= arrival.since.first:
                return True
        return False
