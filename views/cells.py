"""The state of every pair of holder and item on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.states import State, may_have_known, state_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from knowledge.derived import Needing, ToldOtherwise
    from views.picture import Pair, Picture


class Shown(StrEnum):
    """What a cell shows, from the firmest to the emptiest."""

    KNEW = "knew"
    MAY = "may have known"
    PART = "known in a part of it"
    TOLD = "told otherwise"
    NEEDED = "no record, needed"


ORDER = list(Shown)


MOST_DAYS = 16
"""For how many days the cells of a picture are kept: those who play through the days come back to few."""


@dataclass(frozen=True)
class Cell:
    """One cell: its state, whether the item was needed there, and whether a part that needed it is without it."""

    state: Shown
    needed: bool = False
    inner_gap: bool = False


def cells_on(picture: Picture, day: date, needs: str = "stated") -> dict[Pair, Cell]:
    """Every cell that holds something on ``day``; ``needs`` is ``stated`` or ``all``.

    A pair that is not in the answer is "no record", with no need. The last few answers of a picture are kept with it;
    nobody changes them.
    """
    kept = picture.kept_cells
    if (day, needs) not in kept:
        found = _cells_on(picture, day, needs)
        while len(kept) >= MOST_DAYS:
            kept.pop(next(iter(kept)), None)
        kept[day, needs] = found
        return found
    return kept[day, needs]


def _cells_on(picture: Picture, day: date, needs: str) -> dict[Pair, Cell]:
    found: dict[Pair, Cell] = {}
    for pair in {*picture.ways_of, *picture.told_of, *picture.needs_of}:
        needed = needed_on(picture.needs_of.get(pair, ()), day, needs)
        state = _state(picture, pair, day, needed=needed)
        if state is not None:
            found[pair] = Cell(state, needed)
    return found


def needed_on(rows: Iterable[Needing], day: date, needs: str) -> bool:
    """Whether one of these needs had begun and was not over on ``day``."""
    return any(
        (needs == "all" or row.origin == "stated")
        and row.since.first <= day
        and (row.until is None or row.until.last >= day)
        for row in rows
    )


def known_on(picture: Picture, pair: Pair, day: date) -> Shown | None:
    """What is known at one holder of one item on ``day``, whoever needed it; nothing where there is no record."""
    known = state_on(picture.ways_of.get(pair, ()), day)
    if known is State.KNEW:
        return Shown.KNEW
    if known is State.MAY:
        return Shown.MAY
    return Shown.TOLD if _told(picture.told_of.get(pair, ()), day) else None


def _state(picture: Picture, pair: Pair, day: date, *, needed: bool) -> Shown | None:
    known = known_on(picture, pair, day)
    if known is not None or not needed:
        return known
    by_parts = [
        way for row in picture.reached_of.get(pair, ()) for way in picture.ways_of.get((row.part, row.item), ())
    ]
    return Shown.PART if any(may_have_known(way, day) for way in by_parts) else Shown.NEEDED


def _told(rows: Iterable[ToldOtherwise], day: date) -> bool:
    return any(row.since.first <= day for row in rows)


def together(cells: list[Cell]) -> Cell:
    """The one cell that stands for the cells of an agency and its parts when the agency is folded."""
    state = min((cell.state for cell in cells), key=ORDER.index)
    without = any(cell.needed and cell.state in (Shown.NEEDED, Shown.TOLD) for cell in cells)
    return Cell(state, any(cell.needed for cell in cells), inner_gap=without and state in (Shown.KNEW, Shown.MAY))


@dataclass(frozen=True)
class Counts:
    """How many cells of each state there are on a day."""

    knew: int = 0
    may: int = 0
    told: int = 0
    gaps: int = 0


def count(cells: Iterable[Cell]) -> Counts:
    """The numbers of the cells by state; a need that a part of the holder meets is no gap."""
    states = [cell.state for cell in cells]
    return Counts(
        states.count(Shown.KNEW), states.count(Shown.MAY), states.count(Shown.TOLD), states.count(Shown.NEEDED)
    )
