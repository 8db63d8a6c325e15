"""Observations that say the same thing, merged into one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from queries.observations import Observation, Period, firmest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

T = TypeVar("T")
ONE_PERIOD = timedelta(days=31)
"""Gaps that began within a month of each other and ended alike are of one period."""
TOGETHER = timedelta(days=31)
"""Items that the same holders held and the same holders needed from within a month belong together."""
MOST_ITEMS = 6


def merged(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """What a panel reads as one finding, as one observation.

    One sentence has to be true of all that it names. So what is joined either has one beginning for each item, whoever
    needed it, or one for each needer, whatever the item; likewise one end.

    Gaps are joined by item and needer whatever question found them, then over the needers of one item and period, then
    over items that went missing together. Meetings, requests, changed sharings and pictures are joined by their group;
    decisions and handovers, too, whatever question found them: what is only possible says so item by item.
    """
    found = list(observations)
    gaps = [one for one in found if one.family == "gap"]
    pairs = _grouped(gaps, lambda one: (one.items, one.end is None), _same_pair, _surest)
    making = [one for one in pairs if not one.supports]
    by_item = _grouped(making, lambda one: one.items, _same_period)
    together = _grouped(by_item, lambda one: (one.holders, one.needers), _same_start)
    rest = [one for one in found if one.family != "gap"]
    by_side = _grouped([one for one in rest if not one.details], lambda one: (one.questions, one.group), _one_side)
    in_detail = _grouped([one for one in rest if one.details], lambda one: (one.family, one.group), _always)
    return (*together, *by_side, *in_detail)


def _grouped(
    observations: Iterable[Observation],
    key: Callable[[Observation], Hashable],
    alike: Callable[[Observation, Observation], bool],
    join: Callable[[Observation, Observation], Observation] | None = None,
) -> list[Observation]:
    """Observations of one ``key`` that are ``alike``, joined one by one in order of their beginning."""
    groups: dict[Hashable, list[Observation]] = defaultdict(list)
    for one in sorted(observations, key=_order):
        group = groups[key(one)]
        for number, other in enumerate(group):
            if alike(other, one):
                group[number] = (join or joined)(other, one)
                break
        else:
            group.append(one)
    return sorted((one for group in groups.values() for one in group), key=_order)


def _order(one: Observation) -> tuple[object, ...]:
    return (
        one.supports,
        one.start or date.max,
        one.end or date.max,
        one.items,
        one.needers,
        one.holders,
        one.questions,
    )


def _one_side(one: Observation, other: Observation) -> bool:
    """Whether two rows about one meeting, request, sharing or picture say the same of the same holders and needers."""
    same = one.holders == other.holders and one.needers == other.needers and one.end == other.end
    return _alike(one, other) and same and one.clauses == other.clauses


def _always(_one: Observation, _other: Observation) -> bool:
    return True


def _alike(one: Observation, other: Observation) -> bool:
    """Whether both are gaps or both possible ones, and both late or both never: one sentence must hold for both."""
    late = ["silos/too_late" in each.questions for each in (one, other)]
    return one.possible == other.possible and late[0] == late[1]


def _same_pair(one: Observation, other: Observation) -> bool:
    """Whether two questions speak of the same item and needer; ``other`` may only support what ``one`` found."""
    return bool(set(one.needers) & set(other.needers)) and (other.supports or one.needers == other.needers)


def _same_period(one: Observation, other: Observation) -> bool:
    return _alike(one, other) and _near(one.start, other.start, ONE_PERIOD) and _near(one.end, other.end, ONE_PERIOD)


def _same_start(one: Observation, other: Observation) -> bool:
    few = len({*one.items, *other.items}) <= MOST_ITEMS and _alike(one, other)
    near = _near(one.start, other.start, TOGETHER) and _near(one.end, other.end, TOGETHER)
    return few and near and _sayable((*one.periods, *other.periods))


def _sayable(periods: Iterable[Period]) -> bool:
    """Whether a day for each item or one for each needer says when every one of ``periods`` began, and ended."""
    days = list(periods)
    began = _one_day_each([(each.item, each.needer, each.start) for each in days])
    return began and _one_day_each([(each.item, each.needer, each.end) for each in days])


def _one_day_each(days: list[tuple[str, str, date | None]]) -> bool:
    by_item, by_needer = (len({(day[which], day[2]) for day in days}) for which in (0, 1))
    return by_item == len({day[0] for day in days}) or by_needer == len({day[1] for day in days})


def _near(one: date | None, other: date | None, most: timedelta) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= most


def joined(one: Observation, other: Observation) -> Observation:
    """Both as one: everybody and everything of either, the longest period, the firmest strength."""
    if other.supports and not one.supports:
        return replace(
            one,
            questions=_union(one.questions, other.questions),
            clauses=_union(one.clauses, other.clauses),
            sources=_union(one.sources, other.sources),
        )
    starts = [start for start in (one.start, other.start) if start]
    needers = _union(one.needers, other.needers)
    return replace(
        one,
        questions=_union(one.questions, other.questions),
        items=_union(one.items, other.items),
        holders=tuple(uid for uid in _union(one.holders, other.holders) if uid not in needers) or one.holders,
        needers=needers,
        since=_earliest(one.since, other.since),
        periods=_longest(one.periods, other.periods),
        earliest=min((day for day in (one.earliest, other.earliest) if day), default=None),
        start=min(starts) if starts else None,
        end=None if one.end is None or other.end is None else max(one.end, other.end),
        days=_longest_of(one.days, other.days),
        days_at_most=_longest_of(one.days_at_most, other.days_at_most),
        possible=one.possible and other.possible,
        strength=firmest([one.strength, other.strength]),
        clauses=_union(one.clauses, other.clauses),
        details=_union(one.details, other.details),
        reasons=_union(one.reasons, other.reasons),
        sources=_union(one.sources, other.sources),
    )


def _surest(one: Observation, other: Observation) -> Observation:
    """Two questions about one item and needer as one: what either leaves possible is possible, the fewest days sure."""
    if one.supports or other.supports:
        return joined(one, other)
    sure = [days for days in (one.days, other.days) if days is not None]
    return replace(joined(one, other), possible=one.possible or other.possible, days=min(sure, default=None))


def _earliest(one: tuple[tuple[str, date], ...], other: tuple[tuple[str, date], ...]) -> tuple[tuple[str, date], ...]:
    """For each name of either its earliest day."""
    found: dict[str, date] = {}
    for name, day in (*one, *other):
        found[name] = min(day, found.get(name, day))
    return tuple(found.items())


def _longest_of(one: int | None, other: int | None) -> int | None:
    return max((days for days in (one, other) if days is not None), default=None)


def _longest(one: tuple[Period, ...], other: tuple[Period, ...]) -> tuple[Period, ...]:
    """For each item and needer one period: from its earliest beginning to its latest end."""
    found: dict[tuple[str, str], Period] = {}
    for period in (*one, *other):
        had = found.setdefault((period.item, period.needer), period)
        if had is period:  # the first of its kind, which most are
            continue
        starts, ends = [each for each in (had.start, period.start) if each], (had.end, period.end)
        open_ = None in ends
        found[period.item, period.needer] = replace(
            period, start=min(starts, default=None), end=None if open_ else max(each for each in ends if each),
            strength=firmest([had.strength, period.strength]),
        )  # fmt: skip
    return tuple(found.values())


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
