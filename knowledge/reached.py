"""Which needs were met, and since when: an item reaches a holder through itself or through a part of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.bodies import earlier
from knowledge.derived import AnswersFor, Knowing, Needing, Reached
from knowledge.moments import can_hold
from knowledge.ordering import by_reached, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def reached(
    knowing: Iterable[Knowing], needing: Iterable[Needing], answers_for: Iterable[AnswersFor]
) -> tuple[Reached, ...]:
    """Every way in which a needed item reached its needer: one row for each way in which a part of it came to know.

    A need of an agency or unit is met as soon as it, or any part of it, knows; a need of a worker only there.
    """
    ways: dict[str, dict[str, list[Knowing]]] = defaultdict(lambda: defaultdict(list))
    for way in knowing:
        ways[way.item][way.holder].append(way)
    links: dict[str, list[AnswersFor]] = defaultdict(list)
    for link in answers_for:
        links[link.body].append(link)
    wanted = {(need.holder, need.item) for need in needing}
    found = (row for holder, item in wanted for row in _reaching(holder, item, ways.get(item, {}), links[holder]))
    return tuple(in_order(found, by_reached))


def _reaching(
    holder: str, item: str, ways: Mapping[str, list[Knowing]], links: Iterable[AnswersFor]
) -> Iterator[Reached]:
    for link in links:
        for way in ways.get(link.part, ()):
            since = way.since.later_of(link.start) if link.start else way.since
            until = earlier(way.until, link.end)
            if can_hold(since, until):
                yield Reached(item, holder, way.holder, since, way.firm, until, way.via, way.sources)
