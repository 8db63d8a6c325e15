"""What a holder knew of an item on one day: knew, may have known, no record."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.derived import Knowing


class State(StrEnum):
    """The three answers to "did this holder know this item on that day?"."""

    KNEW = "knew"
    MAY = "may have known"
    NO_RECORD = "no record"


def knew(way: Knowing, day: date) -> bool:
    """Whether the holder certainly knew, by this way, on ``day``."""
    ended = way.until is not None and way.until.first <= day
    return way.firm and way.since.latest is not None and way.since.latest <= day and not ended


def may_have_known(way: Knowing, day: date) -> bool:
    """Whether the holder knew or may have known, by this way, on ``day``."""
    ended = way.until is not None and way.until.last < day
    return way.since.first <= day and not ended


def state_on(ways: Iterable[Knowing], day: date) -> State:
    """The state that all ``ways`` of one holder to one item give together on ``day``."""
    ways = list(ways)
    if any(knew(way, day) for way in ways):
        return State.KNEW
    return State.MAY if any(may_have_known(way, day) for way in ways) else State.NO_RECORD
