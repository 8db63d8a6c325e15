"""The path by which an item became known to a holder: from the origin, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.derived import Knowing, ToldOtherwise
    from views.picture import Picture


@dataclass(frozen=True)
class Path:
    """The steps from the origin to the holder; ``open_at`` is a sender of whom nothing says how it knew."""

    steps: tuple[Knowing | ToldOtherwise, ...]
    open_at: str = ""


def path_to(picture: Picture, last: Knowing | ToldOtherwise) -> Path:
    """Walks back from one way of knowing through those from whom it came."""
    steps = [last]
    seen = {(last.holder, last.item)}
    while steps[0].senders:
        before = _before(picture, steps[0], seen)
        if before is None:
            return Path(tuple(steps), open_at=steps[0].senders[0])
        seen.add((before.holder, before.item))
        steps.insert(0, before)
    return Path(tuple(steps))


def _before(
    picture: Picture, step: Knowing | ToldOtherwise, seen: set[tuple[str, str]]
) -> Knowing | ToldOtherwise | None:
    """How a sender of this step can have known: its earliest way that is not later than the step."""
    items = list(_items_sent(picture, step))
    found = [
        way
        for sender in step.senders
        for item in items
        if (sender, item) not in seen
        for way in picture.ways_of.get((sender, item), ())
        if way.since.first <= step.since.last
    ]
    return min(found, key=lambda way: (not way.firm, way.since.last, way.since.first, way.via), default=None)


def _items_sent(picture: Picture, step: Knowing | ToldOtherwise) -> Iterator[str]:
    """The item itself, and what the sender had where only a part or another version of it arrived."""
    yield step.item
    claim = picture.claims.get(step.via)
    for carried in claim.carried if claim else ():
        if step.item == carried.arrived_as and carried.item != step.item:
            yield carried.item


def ways_by(picture: Picture, holder: str, item: str) -> list[Path]:
    """Every path by which the holder came to know the item, or was told otherwise, the earliest first."""
    pair = (holder, item)
    return [path_to(picture, way) for way in (*picture.ways_of.get(pair, ()), *picture.told_of.get(pair, ()))]
