"""Which needs were met, and since when: an item reaches a holder through itself or through a part of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.bodies import earlier
from knowledge.derived import AnswersFor, Knowing, Needing, Reached
from knowledge.moments import can_hold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def reached(
    knowing: Iterable[Knowing], needing: Iterable[Needing], answers_for: Iterable[AnswersFor]
) -> tuple[Reached, ...]:
    """Every way in which a needed item reached its needer: one row for each way in which a part of it came to know.

    A need of an agency or unit is met as soon as it, or any part of it, knows; a need of a worker only there.
    """
    ways: dict[str, list[Knowing]] = defaultdict(list)
    for way in knowing:
        ways[way.item].append(way)
    parts: dict[str, dict[str, list[AnswersFor]]] = defaultdict(lambda: defaultdict(list))
    for link in answers_for:
        parts[link.body][link.part].append(link)
    wanted = sorted({(need.holder, need.item) for need in needing})
    found = {row for holder, item in wanted for row in _reaching(holder, item, ways[item], parts[holder])}
    return tuple(sorted(found, key=repr))


def _reaching(holder: str, item: str, ways: Iterable[Knowing], parts: dict[str, list[AnswersFor]]) -> Iterator[Reached]:
    for way in ways:
        for link in parts.get(way.holder, ()):
            since = way.since.later_of(link.start) if link.start else way.since
            until = earlier(way.until, link.end)
            if can_hold(since, until):
                yield Reached(item, holder, way.holder, since, way.firm, until, way.via, way.sources)
