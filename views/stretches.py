"""What was known, stretch by stretch, as recorded and hypothetically; and which needs were met when, in both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from knowledge.moments import BEGINNING, END
from views.cells import Shown, known_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from knowledge.derived import Needing, Reached
    from views.picture import Pair, Picture

RANK = {Shown.KNEW: 2, Shown.MAY: 1}


@dataclass(frozen=True)
class Stretch:
    """From ``first`` to ``last`` (open at the end of the period) what was known, and what would have been."""

    first: date
    last: date | None
    before: Shown | None
    after: Shown | None

    @property
    def change(self) -> int:
        """Above 0 where more would have been known, below where less, 0 where only what was told in its place."""
        return _rank(self.after) - _rank(self.before)

    @property
    def days(self) -> int | None:
        """How many days it lasted; nothing where it was open at the end of the period."""
        return None if self.last is None else (self.last - self.first).days + 1


@dataclass(frozen=True)
class Difference:
    """One holder and one item of which something else would have been known: the stretches where that is so."""

    holder: str
    item: str
    stretches: tuple[Stretch, ...]

    @property
    def first(self) -> Stretch:
        """The first stretch in which anything is different."""
        return self.stretches[0]

    @property
    def certain(self) -> bool:
        """Whether somebody surely knew, as recorded or hypothetically."""
        return any(Shown.KNEW in (each.before, each.after) for each in self.stretches)

    @property
    def gain(self) -> bool:
        """Whether more would have been known, at first."""
        return self.first.change > 0


@dataclass(frozen=True)
class NeedChange:
    """A need surely met on another day: ``before`` as recorded, ``after`` hypothetically; nothing where it was not.

    The need surely began on ``needed`` and ended on ``over``, where it did before the end of the period. ``perhaps``
    says of both whether it may have been met, where it was not surely.
    """

    holder: str
    item: str
    needed: date
    over: date | None
    before: date | None
    after: date | None
    perhaps: tuple[bool, bool] = (False, False)

    @property
    def sooner(self) -> bool:
        """Whether it would have been met sooner, or at all."""
        return (self.after or END) < (self.before or END)

    @property
    def in_time(self) -> bool:
        """Whether it would have been met by the day from which it was needed."""
        return self.after is not None and self.after <= self.needed

    @property
    def days(self) -> int | None:
        """How many days of need lie between; nothing where one of both never came."""
        if self.before is None or self.after is None:
            return None
        return abs((max(self.before, self.needed) - max(self.after, self.needed)).days)


def _rank(state: Shown | None) -> int:
    return RANK.get(state, 0) if state else 0


def differences(before: Picture, after: Picture, end: date) -> tuple[Difference, ...]:
    """Every holder and item of which something else would have been known; the surest and earliest first."""
    pairs = {pair for picture in (before, after) for rows in (picture.ways_of, picture.told_of) for pair in rows}
    found = []
    for pair in pairs:
        changed = tuple(each for each in stretches(before, after, pair, end) if each.before is not each.after)
        if changed:
            found.append(Difference(*pair, changed))
    return tuple(sorted(found, key=_order))


def _order(row: Difference) -> tuple[bool, int, date, str, str]:
    return not row.gain, -abs(row.first.change), row.first.first, row.holder, row.item


def stretches(before: Picture, after: Picture, pair: Pair, end: date) -> tuple[Stretch, ...]:
    """All of the time up to ``end``, cut where what is or would be known of the pair becomes another."""
    days = sorted({day for picture in (before, after) for day in _days(picture, pair) if BEGINNING < day <= end})
    found: list[Stretch] = []
    for day in days:
        states = known_on(before, pair, day), known_on(after, pair, day)
        if not found or (found[-1].before, found[-1].after) != states:
            if found:
                found[-1] = Stretch(found[-1].first, day - timedelta(days=1), found[-1].before, found[-1].after)
            found.append(Stretch(day, None, *states))
    return tuple(found)


def _days(picture: Picture, pair: Pair) -> Iterator[date]:
    """The days on which what is known of the pair can become another."""
    for way in picture.ways_of.get(pair, ()):
        yield way.since.first
        if way.since.latest is not None:
            yield way.since.latest
        if way.until is not None:
            yield way.until.first
            if way.until.latest is not None and way.until.latest != END:
                yield way.until.latest + timedelta(days=1)
    for told in picture.told_of.get(pair, ()):
        yield told.since.first


def need_changes(before: Picture, after: Picture, needs: str, end: date) -> tuple[NeedChange, ...]:
    """The needs that would have been met on another day, those met sooner first."""
    arrivals = [_by_pair(picture) for picture in (before, after)]
    found = []
    for pair in {*before.needs_of, *after.needs_of}:
        rows = [
            row for row in before.needs_of.get(pair) or after.needs_of[pair] if needs == "all" or row.origin == "stated"
        ]
        if rows:
            change = _need_change(pair, rows, [each.get(pair, []) for each in arrivals], end)
            if change is not None:
                found.append(change)
    return tuple(sorted(found, key=lambda row: (not row.sooner, row.needed, row.holder, row.item)))


def _need_change(pair: Pair, rows: list[Needing], arrivals: list[list[Reached]], end: date) -> NeedChange | None:
    """The change of one need, counted as ``reach/one_more_call`` counts: what came before it began was there then."""
    needed = min(*(row.since.last for row in rows), end)
    ends = [row.until.first for row in rows if row.until is not None]
    over = max(ends) if len(ends) == len(rows) and max(ends) <= end else None
    met = [_met(ways, needed, over or end) for ways in arrivals]
    if all(day is not None and day <= needed for day in met) or met[0] == met[1]:
        return None
    perhaps = [any(way.since.first <= (over or end) for way in ways) for ways in arrivals]
    return NeedChange(*pair, needed, over, met[0], met[1], (perhaps[0], perhaps[1]))


def _met(ways: list[Reached], needed: date, over: date) -> date | None:
    """The day from which it had surely arrived, while it was needed."""
    return min(
        (way.since.last for way in ways
         if way.firm and way.since.last <= over and (way.until is None or way.until.first > needed)),
        default=None,
    )  # fmt: skip


def _by_pair(picture: Picture) -> dict[Pair, list[Reached]]:
    found: dict[Pair, list[Reached]] = {}
    for row in picture.reached:
        found.setdefault((row.holder, row.item), []).append(row)
    return found
