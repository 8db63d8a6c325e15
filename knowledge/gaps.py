"""What was certainly held by one kind of agency, needed by another, and had not come to it: the gaps of a review.

A gap is counted where it is sure: from the latest day by which the item was both needed and held to the first day on
which it may have arrived, or else the end of the need or of the review's period. It is worked out for each kind of
agency that held the item: what two kinds held is a gap of each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date


class Lasting(NamedTuple):
    """One relationship of ``holder`` and ``item`` as it is stored: the bounds of its beginning and of its end.

    A beginning without a latest day is one that only may have been; an end without a bound is open there.
    """

    holder: str
    item: str
    since_earliest: date
    since_latest: date | None
    until_earliest: date | None = None
    until_latest: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stored:
    """What the gaps of one review are worked out from.

    ``last`` is the last day of its period, ``sectors`` the kinds of agency of those holders that have exactly one.
    ``agencies`` are the holders whose holding counts: no people, no record systems. ``answering`` are pairs of a part
    and the body whose need it meets.
    """

    last: date
    sectors: Mapping[str, str]
    agencies: frozenset[str]
    answering: frozenset[tuple[str, str]]
    knows: Sequence[Lasting]
    reached: Sequence[Lasting]

    @cached_property
    def held(self) -> Mapping[str, Mapping[str, Sequence[Lasting]]]:
        """By item and holder, in the order of the holders, the ways in which it was surely held where that counts."""
        firm = [row for row in self.knows
                if row.since_latest and row.holder in self.agencies and row.holder in self.sectors]  # fmt: skip
        found: dict[str, dict[str, list[Lasting]]] = defaultdict(lambda: defaultdict(list))
        for row in sorted(firm, key=attrgetter("holder")):
            found[row.item][row.holder].append(row)
        return found

    @cached_property
    def arrived(self) -> Mapping[tuple[str, str], Sequence[Lasting]]:
        """By holder and item the ways in which it came to whoever needed it."""
        return _by_pair(self.reached)


@value
class Gap:
    """For ``days`` days ``item`` was held by a kind of agency, first by ``holder``, and needed by ``needer``."""

    held_sector: str
    item: str
    needer: str
    holder: str
    days: int
    sources: tuple[str, ...]


@value
class _Wanted:
    """An item that a holder surely needed from ``since`` on and that surely had not come to it before ``stop``."""

    item: str
    needer: str
    since: date
    stop: date
    sources: tuple[str, ...]


def gaps(stored: Stored, needed: Iterable[Lasting]) -> tuple[Gap, ...]:
    """Every certain gap of the review for these needs, those that lasted longest first.

    The order of the rows makes no difference, but to the order of the sources.
    """
    found = [gap for wanted in _wanted(stored, needed) for gap in _held(wanted, stored)]
    return tuple(sorted(found, key=lambda gap: (-gap.days, gap.item, gap.needer, gap.held_sector)))


def _by_pair(rows: Iterable[Lasting]) -> dict[tuple[str, str], list[Lasting]]:
    found: dict[tuple[str, str], list[Lasting]] = defaultdict(list)
    for row in rows:
        found[row.holder, row.item].append(row)
    return found


def _wanted(stored: Stored, needed: Iterable[Lasting]) -> Iterator[_Wanted]:
    """What was surely needed for a while in which it surely had not come: all needs of a holder and item are one."""
    by_pair = _by_pair(row for row in needed if row.since_earliest <= stored.last)
    for (needer, item), needs in by_pair.items():
        if needer not in stored.sectors:
            continue
        since = min((need.since_latest for need in needs if need.since_latest), default=stored.last)
        over = _over(needs, stored.last)
        first = min(need.since_earliest for need in needs)
        perhaps = [
            way.since_earliest
            for way in stored.arrived.get((needer, item), ())
            if way.since_earliest <= over and (way.until_latest is None or way.until_latest >= first)
        ]
        stop = min(perhaps, default=over)
        if since < stop:
            yield _Wanted(item, needer, since, stop, tuple(source for need in needs for source in need.sources))


def _over(needs: Sequence[Lasting], last: date) -> date:
    """The latest day on which any of the needs may have ended: the ``last`` of the review where one is open."""
    ends = [need.until_latest for need in needs if need.until_latest is not None]
    return min(last, max(ends)) if len(ends) == len(needs) else last


def _held(wanted: _Wanted, stored: Stored) -> Iterator[Gap]:
    """The gap of each kind of agency that surely held the item while it was wanted; who held it first stands for it."""
    first: dict[str, tuple[date, str, tuple[str, ...]]] = {}
    for holder, ways in stored.held.get(wanted.item, {}).items():
        if (holder, wanted.needer) in stored.answering:
            continue
        firm = [(way.since_latest, way.sources) for way in ways if way.since_latest and _then(way, wanted)]
        if firm:
            held, sources = min(firm)
            sector = stored.sectors[holder]
            first[sector] = min(first.get(sector, (held, holder, sources)), (held, holder, sources))
    for sector, (held, holder, sources) in first.items():
        days = (wanted.stop - max(held, wanted.since)).days
        yield Gap(sector, wanted.item, wanted.needer, holder, days, tuple(dict.fromkeys(sources + wanted.sources)))


def _then(way: Lasting, wanted: _Wanted) -> bool:
    """Whether what was held this way was held, for sure, on a day on which it was wanted."""
    begun = way.since_latest is not None and way.since_latest < wanted.stop
    return begun and (way.until_earliest is None or way.until_earliest > wanted.since)
