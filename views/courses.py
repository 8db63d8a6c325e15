"""How one cell changes over time, worked out once: the days on which it may change, and what it is from each on."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.derived import Knowing, Needing, ToldOtherwise
    from knowledge.moments import Span

Value = TypeVar("Value")
DAY = timedelta(days=1)


class Course(Generic[Value]):
    """A value that changes on a few days; ``on(day)`` is what ``value`` gives for that day.

    ``days`` must hold every day on which ``value`` gives something else than on the day before.
    """

    __slots__ = ("_days", "_values")

    def __init__(self, days: Iterable[date], value: Callable[[date], Value]) -> None:
        self._days: list[date] = []
        self._values = [value(date.min)]
        for day in sorted(set(days)):
            now = value(day)
            if now != self._values[-1]:
                self._days.append(day)
                self._values.append(now)

    def on(self, day: date) -> Value:
        """The value on a day."""
        return self._values[bisect_right(self._days, day)]


def turns(
    ways: Iterable[Knowing] = (), told: Iterable[ToldOtherwise] = (), needs: Iterable[Needing] = ()
) -> list[date]:
    """The days on which something that rests on these may change: those on which one may begin or be over."""
    found: list[date] = []
    for way in ways:
        found += [*_ends(way.since), *_ends(way.until)]
    for need in needs:
        found += [*_ends(need.since), *_ends(need.until)]
    for each in told:
        found += _ends(each.since)
    return found


def _ends(span: Span | None) -> list[date]:
    """Both ends of a span, and the day after the later one; nothing for no span."""
    if span is None:
        return []
    after = [span.latest, span.latest + DAY] if span.latest and span.latest < date.max else []
    return [*([span.earliest] if span.earliest else []), *after]
