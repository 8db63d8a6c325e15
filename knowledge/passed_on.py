"""Which recorded passings would still have carried an item, once something is changed that came before them.

A recorded sharing, or what somebody raised at a meeting, still carries an item if one of those who passed it on would
still have held it by then. That is read as in ``knowledge/relays.py``: a sender counts with each way in which it may
have come to know by then, a sharing that surely took place looks at sure ways, of several senders any will do, and a
sender of whom no row shows how it knew is where a chain begins: it stays. A telling that did not take place is
stricter: whoever tells has to have known on that day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from knowledge.derive import PERHAPS, REACHED
from knowledge.states import knew, may_have_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from knowledge.claims import Claims, Meeting, Sharing
    from knowledge.derived import Knowing
    from knowledge.moments import Span


class Surely(IntEnum):
    """How surely something rests on a recorded beginning."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True)
class Passing:
    """One item passed on by the claim ``via``, the ``place``-th that it carries or that was raised.

    ``arrived`` is the item that came of it, ``had`` are those of which a sender had to hold one.
    """

    via: str
    place: int
    senders: tuple[str, ...]
    arrived: str
    had: tuple[str, ...]
    since: Span
    firm: bool


def passings(claims: Claims) -> Iterator[Passing]:
    """Every passing by which an item, a part or a version of it reached or may have reached somebody."""
    for sharing in claims.sharings:
        if sharing.outcome in REACHED:
            yield from _of_sharing(sharing)
    for meeting in claims.meetings:
        if meeting.status == "held":
            yield from _of_meeting(meeting)


def _of_sharing(sharing: Sharing) -> Iterator[Passing]:
    firm = sharing.outcome not in PERHAPS and sharing.certainty != "disputed"
    for place, carried in enumerate(sharing.carried):
        had = {"whole": (carried.item,), "partial": (carried.item, carried.arrived_as or carried.item),
               "distorted": (carried.arrived_as,) if carried.arrived_as else ()}.get(carried.fidelity, ())  # fmt: skip
        if had:
            arrived = carried.item if carried.fidelity == "whole" else carried.arrived_as or carried.item
            yield Passing(sharing.id, place, sharing.senders, arrived, had, sharing.arrival, firm)


def _of_meeting(meeting: Meeting) -> Iterator[Passing]:
    for place, (item, raiser) in enumerate(meeting.raised):
        if raiser:
            firm = meeting.certainty != "disputed"
            yield Passing(meeting.id, place, (raiser,), item, (item,), meeting.date, firm)


class Chains:
    """How surely each way of knowing rests on a recorded beginning.

    ``tellings`` are the days of claims that did not take place; ``at_first`` are the chains before anything was
    changed, which say where a chain begins.
    """

    def __init__(
        self,
        claims: Claims,
        ways: Iterable[Knowing],
        tellings: Mapping[str, date],
        at_first: Chains | None = None,
    ) -> None:
        self.tellings = tellings
        self.at_first = at_first
        self.passings = tuple(passings(claims))
        self.ways = tuple(ways)
        self._of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, way in enumerate(self.ways):
            self._of[way.holder, way.item].append(number)
        self._by: dict[tuple[str, str], list[Passing]] = defaultdict(list)
        for passing in self.passings:
            self._by[passing.via, passing.arrived].append(passing)
        self._found = [Surely.NOT] * len(self.ways)
        self._climb()

    def _climb(self) -> None:
        """Raises each way to what its senders give it, until nothing moves: what rests on itself only stays at none."""
        moved = True
        while moved:
            moved = False
            for number, way in enumerate(self.ways):
                now = min(Surely.SURELY if way.firm else Surely.PERHAPS, self._under(way))
                if now > self._found[number]:
                    self._found[number], moved = now, True

    def _under(self, way: Knowing) -> Surely:
        """What a way rests on."""
        if not way.senders:
            return Surely.SURELY
        if way.via_kind in {"sharing", "meeting"}:
            return max((self.support(passing) for passing in self._by[way.via, way.item]), default=Surely.SURELY)
        inside = Passing(way.via, 0, way.senders, way.item, (way.item,), way.since, way.firm)
        return self.support(inside)

    def support(self, passing: Passing) -> Surely:
        """How surely one of those who passed it on held it by then."""
        if passing.via in self.tellings:
            return max(self._on(passing, self.tellings[passing.via]), default=Surely.NOT)
        first = self.at_first or self
        found = (
            Surely.SURELY if first.begins(passing, sender) else self._best(passing, sender)
            for sender in passing.senders
        )
        return max(found, default=Surely.SURELY)

    def begins(self, passing: Passing, sender: str) -> bool:
        """Whether nothing shows how the sender knew by then: the chain begins with it."""
        return not any(way.firm or not passing.firm for way, _ in self._sooner(passing, sender))

    def _best(self, passing: Passing, sender: str) -> Surely:
        return max((found for _, found in self._sooner(passing, sender)), default=Surely.NOT)

    def _sooner(self, passing: Passing, sender: str) -> Iterator[tuple[Knowing, Surely]]:
        for way, found in self._held(passing, sender):
            if way.since.first <= passing.since.last:
                yield way, found

    def _on(self, passing: Passing, day: date) -> Iterator[Surely]:
        for sender in passing.senders:
            for way, found in self._held(passing, sender):
                if may_have_known(way, day):
                    yield found if knew(way, day) else min(found, Surely.PERHAPS)

    def _held(self, passing: Passing, sender: str) -> Iterator[tuple[Knowing, Surely]]:
        for item in passing.had:
            for number in self._of.get((sender, item), ()):
                yield self.ways[number], self._found[number]
