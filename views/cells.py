"""The state of every pair of holder and item on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from knowledge.states import State, may_have_known, state_on
from views.courses import Course, turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from knowledge.derived import Knowing, Needing, ToldOtherwise
    from views.picture import Pair, Picture


class Shown(StrEnum):
    """What a cell shows, from the firmest to the emptiest."""

    KNEW = "knew"
    MAY = "may have known"
    PART = "known in a part of it"
    TOLD = "told otherwise"
    NEEDED = "no record, needed"


ORDER = list(Shown)


@dataclass(frozen=True)
class Cell:
    """One cell: its state, whether the item was needed there, and whether a part that needed it is without it."""

    state: Shown
    needed: bool = False
    inner_gap: bool = False

    @property
    def lacks(self) -> bool:
        """Whether the item was needed here, with no record that it was or may have been known here or in a part."""
        return self.needed and self.state in (Shown.NEEDED, Shown.TOLD)


def cells_on(picture: Picture, day: date, needs: str = "stated") -> dict[Pair, Cell]:
    """Every cell that holds something on ``day``; ``needs`` is ``stated`` or ``all``.

    A pair that is not in the answer is "no record", with no need. How each cell changes is kept with the picture.
    """
    courses = picture.kept_courses
    if needs not in courses:
        courses[needs] = _courses(picture, needs)
    return {pair: cell for pair, course in courses[needs].items() if (cell := course.on(day)) is not None}


def _courses(picture: Picture, needs: str) -> dict[Pair, Course[Cell | None]]:
    return {
        pair: Course(
            turns(_ways_to(picture, pair), picture.told_of.get(pair, ()), picture.needs_of.get(pair, ())),
            partial(cell_on, picture, pair, needs=needs),
        )
        for pair in {*picture.ways_of, *picture.told_of, *picture.needs_of}
    }


def cell_on(picture: Picture, pair: Pair, day: date, *, needs: str = "stated") -> Cell | None:
    """The cell of a holder and an item on ``day``; nothing where there is neither a record nor a need."""
    needed = needed_on(picture.needs_of.get(pair, ()), day, needs)
    state = _state(picture, pair, day, needed=needed)
    return None if state is None else Cell(state, needed)


def _ways_to(picture: Picture, pair: Pair) -> list[Knowing]:
    """The ways by which the item came to the holder, and to the parts that reached it for the holder."""
    return [*picture.ways_of.get(pair, ()), *_ways_of_parts(picture, pair)]


def _ways_of_parts(picture: Picture, pair: Pair) -> Iterator[Knowing]:
    for row in picture.reached_of.get(pair, ()):
        yield from picture.ways_of.get((row.part, row.item), ())


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
    by_part = any(may_have_known(way, day) for way in _ways_of_parts(picture, pair))
    return Shown.PART if by_part else Shown.NEEDED


def _told(rows: Iterable[ToldOtherwise], day: date) -> bool:
    return any(row.since.first <= day for row in rows)


def together(cells: list[Cell]) -> Cell:
    """The one cell that stands for the cells of an agency and its parts when the agency is folded."""
    state = min((cell.state for cell in cells), key=ORDER.index)
    without = any(cell.lacks for cell in cells)
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
