"""Which holder is part of which body, and whose knowledge counts as whose.

There is no roll-up: a worker's knowledge is not the unit's, a unit's is not the agency's. Only the question "is this
body's need met?" looks at its parts, and only the guess "may this part have heard?" looks at the body.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.derived import AnswersFor
from knowledge.moments import BEGINNING, END, Span, can_hold
from knowledge.ordering import by_answering, in_order
from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.claims import Claims, Part

BODIES = frozenset({"Agency", "Unit"})
"""What holders belong to: whoever sits in a forum or writes into a record system is no part of it."""
PARTS = frozenset({"Agency", "Unit", "Worker"})
"""Parts that may have heard what reached their body: a record system hears nothing, a forum only sits."""


@value
class Link:
    """``part`` is, directly or through others, part of ``body`` between two uncertain days; ``None`` is no bound."""

    part: str
    body: str
    start: Span | None
    end: Span | None

    def _within(self, start: Span | None, end: Span | None) -> Link:
        """The same link between two other days."""
        return Link(self.part, self.body, start, end)

    def lasts(self) -> bool:
        """Whether it certainly holds, and for longer than the one day on which one membership follows another."""
        return (self.start.last if self.start else BEGINNING) < (self.end.first if self.end else END)

    def outside(self, other: Link) -> Iterator[Link]:
        """What is left of it without the time in which ``other`` certainly holds as well.

        On the day on which ``other`` ends it may still hold, so what follows has surely begun only on the next.
        """
        both = self._within(later(self.start, other.start), earlier(self.end, other.end))
        if not both.lasts():
            yield self
            return
        before = self._within(self.start, earlier(self.end, other.start))
        if other.start is not None and before.lasts():
            yield before
        if other.end is not None:
            after = self._within(later(self.start, other.end.or_next_day()), self.end)
            if after.lasts():
                yield after


def later(one: Span | None, other: Span | None) -> Span | None:
    """The later of two beginnings; ``None`` is the beginning of time."""
    if one is None or other is None:
        return one or other
    return one.later_of(other)


def earlier(one: Span | None, other: Span | None) -> Span | None:
    """The earlier of two ends; ``None`` is the end of time."""
    if one is None or other is None:
        return one or other
    return one.earlier_of(other)


class Bodies:
    """The bodies of a case: links from every part up to every body above it."""

    def __init__(self, claims: Claims) -> None:
        self.label = {holder.id: holder.label for holder in claims.holders}
        self._above: dict[str, list[Part]] = defaultdict(list)
        for part in dict.fromkeys(claims.parts):
            if self.label.get(part.body) in BODIES:
                self._above[part.part].append(part)
        self.links = tuple(dict.fromkeys(link for holder in sorted(self.label) for link in self._climb(holder)))
        self._pairs = frozenset((link.part, link.body) for link in self.links)
        self._agencies: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if self.label[link.body] == "Agency":
                self._agencies[link.part].append(link)

    def _climb(self, holder: str) -> Iterator[Link]:
        """Every link from ``holder`` to a body above it; a circle of parts is followed once."""
        waiting: list[tuple[Link, frozenset[str]]] = [(Link(holder, holder, None, None), frozenset({holder}))]
        while waiting:
            link, seen = waiting.pop()
            for step in self._above.get(link.body, ()):
                if step.body in seen:
                    continue
                up = Link(holder, step.body, later(link.start, step.start), earlier(link.end, step.end))
                if can_hold(up.start, up.end):
                    yield up
                    waiting.append((up, seen | {step.body}))

    def below(self) -> dict[str, list[Link]]:
        """For each body the links to the parts that may have heard what reached it."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if self.label[link.part] in PARTS:
                found[link.body].append(link)
        return found

    def answers_for(self) -> tuple[AnswersFor, ...]:
        """Whose knowledge meets whose need: every reader its own, and parts that of the bodies above them.

        A record system answers for nobody, since a record is not a reader; a forum answers for itself. What belongs to
        two agencies at once (a detailee, a link worker, a joint team) is, for that time, neither's memory, and what
        lies below it answers no further up than to it.
        """
        found = {AnswersFor(holder, holder) for holder, label in self.label.items() if label != "RecordSystem"}
        for link in self.links:
            if self.label[link.part] in PARTS:
                found |= {AnswersFor(own.part, own.body, own.start, own.end) for own in self._undivided(link)}
        return tuple(in_order(found, by_answering))

    def _undivided(self, link: Link) -> list[Link]:
        """The times of ``link`` in which its part belongs to no agency but those above and inside its body."""
        times = [link]
        for other in self._agencies[link.part]:
            akin = {(other.body, link.body), (link.body, other.body)} & self._pairs
            if other.body != link.body and not akin:
                times = [rest for time in times for rest in time.outside(other)]
        return times
