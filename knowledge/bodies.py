"""Which holder is part of which body, and whose knowledge counts as whose.

There is no roll-up: a worker's knowledge is not the unit's, a unit's is not the agency's. Only the question "is this
body's need met?" looks at its parts, and only the guess "may this part have heard?" looks at the body.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.derived import AnswersFor
from knowledge.moments import OPEN, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.claims import Claims, Part

BODIES = frozenset({"Agency", "Unit"})
READERS = frozenset({"Unit", "Worker"})
"""Parts that may have heard what reached their body: a record system hears nothing, a forum only sits."""


@dataclass(frozen=True)
class Link:
    """``part`` is, directly or through others, part of ``body`` between two uncertain days."""

    part: str
    body: str
    start: Span | None
    end: Span | None

    def possible(self) -> bool:
        """Whether there can be a day on which it holds."""
        return (self.start or OPEN).first <= (self.end or OPEN).last


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
        for part in sorted(claims.parts, key=lambda part: (part.part, part.body, str(part.start), str(part.end))):
            self._above[part.part].append(part)
        self.links = tuple(dict.fromkeys(link for holder in sorted(self.label) for link in self._climb(holder)))

    def _climb(self, holder: str) -> Iterator[Link]:
        """Every link from ``holder`` to a body above it; a circle of parts is followed once."""
        waiting: list[tuple[Link, frozenset[str]]] = [(Link(holder, holder, None, None), frozenset({holder}))]
        while waiting:
            link, seen = waiting.pop()
            for step in self._above[link.body]:
                if step.body in seen:
                    continue
                up = Link(holder, step.body, later(link.start, step.start), earlier(link.end, step.end))
                if up.possible():
                    yield up
                    waiting.append((up, seen | {step.body}))

    def below(self) -> dict[str, list[Link]]:
        """For each body the links to the units and workers that may have heard what reached it."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if self.label.get(link.part) in READERS and self.label.get(link.body) in BODIES:
                found[link.body].append(link)
        return found

    def shared(self) -> frozenset[str]:
        """Holders that belong to two agencies at once (a detailee, a link worker, a joint team)."""
        agencies: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            if self.label.get(link.body) == "Agency":
                agencies[link.part].append(link)
        return frozenset(part for part, links in agencies.items() if any(_at_once(links)))

    def answers_for(self) -> tuple[AnswersFor, ...]:
        """Whose knowledge meets whose need: every reader its own, and parts that of the bodies above them.

        A record system answers for nobody, since a record is not a reader; a forum answers for itself; what belongs
        to two agencies is neither's memory, and what lies below it answers no further up than to it.
        """
        itself = [AnswersFor(holder, holder) for holder, label in self.label.items() if label != "RecordSystem"]
        return tuple(sorted(itself + list(self._upward()), key=lambda link: (link.part, link.body, str(link.start))))

    def _upward(self) -> Iterator[AnswersFor]:
        shared = self.shared()
        beyond = {(link.part, above.body) for link in self.links if link.body in shared
                  for above in self.links if above.part == link.body}  # fmt: skip
        for link in self.links:
            stops = link.part in shared or (link.part, link.body) in beyond
            if self.label.get(link.part) in READERS | {"Agency"} and not stops:
                yield AnswersFor(link.part, link.body, link.start, link.end)


def _at_once(links: Iterable[Link]) -> Iterator[bool]:
    """For each pair of links to different agencies, whether they can hold on the same day."""
    ordered = list(links)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            both = Link(one.part, one.body, later(one.start, other.start), earlier(one.end, other.end))
            yield one.body != other.body and both.possible()
