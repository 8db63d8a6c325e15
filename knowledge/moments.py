"""Uncertain dates: closed intervals of days, and what they say about an ordinary day.

A date is kept as a closed interval ``earliest``-``latest``; either end may be open. So every question about a date has
three answers, and an uncertain date is never rounded to one day.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, timedelta

from knowledge.values import value

BEGINNING = date.min
END = date.max


@value
class Span:
    """A day known to lie between ``earliest`` and ``latest``, both included; ``None`` leaves that end open.

    ``first`` and ``last`` are the same days, or the beginning and the end of time where that end is open. Raises
    ``ValueError`` where the interval is empty.
    """

    earliest: date | None
    latest: date | None
    first: date = field(init=False, compare=False, repr=False)
    last: date = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse an interval without a day."""
        self.first = self.earliest or BEGINNING  # type: ignore[misc] # follows from the other two
        self.last = self.latest or END  # type: ignore[misc]
        if self.first > self.last:
            raise ValueError(f"the earliest day {self.earliest} is after the latest {self.latest}")

    @classmethod
    def on(cls, day: date) -> Span:
        """The interval of exactly one day."""
        return cls(day, day)

    def contains(self, other: Span) -> bool:
        """Whether every day of ``other`` is a day of this interval."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Span) -> bool:
        """Whether the two intervals share a day."""
        return self.first <= other.last and other.first <= self.last

    def or_next_day(self) -> Span:
        """When what ended on this day is surely over: perhaps on it, surely from the day after it."""
        return Span(self.earliest, None if self.latest in {None, END} else self.last + timedelta(days=1))

    def later_of(self, other: Span) -> Span:
        """The interval of the later of two uncertain days: the larger of each pair of bounds."""
        if self.first >= other.first and self.last >= other.last:
            return self
        return make(max(self.first, other.first), max(self.last, other.last))

    def earlier_of(self, other: Span) -> Span:
        """The interval of the earlier of two uncertain days: the smaller of each pair of bounds."""
        if self.first <= other.first and self.last <= other.last:
            return self
        return make(min(self.first, other.first), min(self.last, other.last))


def make(first: date, last: date) -> Span:
    """The interval from ``first`` to ``last``, with the beginning and end of time written as open ends."""
    return Span(None if first == BEGINNING else first, None if last == END else last)


def can_hold(start: Span | None, end: Span | None) -> bool:
    """Whether what began and ended on these uncertain days can have held on any day; ``None`` is no bound."""
    return start is None or end is None or start.first <= end.last


OPEN = Span(None, None)
