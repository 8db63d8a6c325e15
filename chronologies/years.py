"""The years that a case is about: which years of two digits mean, and which dates fall outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from knowledge.moments import Span

WHOLE_YEAR = re.compile(r"(?<![\d/.-])((?:1[0-9]|2[0-9])\d\d)(?!\d|s\b|'s)|(?<=[/.-])((?:1[0-9]|2[0-9])\d\d)(?!\d)")


OLDEST = 1900


@dataclass(frozen=True)
class Years:
    """From the first to the last year of the case; ``None`` leaves that end open. ``century`` is a year inside.

    Where neither end is known, no record of a person's life is older than ``OLDEST`` or of a day after ``today``.
    """

    first: int | None = None
    last: int | None = None
    century: int | None = None
    today: date | None = None

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None

    def hold(self, year: int) -> bool:
        """Whether a year is one of the case's."""
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        """The years in words."""
        return f"{self.first or '...'} to {self.last or '...'}"


def years_of(period: Span | None, written: list[int]) -> Years:
    """The years of a case's period; without one, those of two digits are near the years that the file writes whole."""
    if period is None:
        century = sorted(written)[len(written) // 2] if written else None
        return Years(century=century, today=datetime.now().date())
    first = period.earliest.year if period.earliest else None
    last = period.latest.year if period.latest else None
    ends = [year for year in (first, last) if year is not None]
    return Years(first, last, sum(ends) // len(ends) if ends else None)


def years_wrong(text: str, span: Span, years: Years) -> str:
    """What is wrong with the years of a date, if anything: one that is written lies outside, or all days do."""
    if years.first is None and years.last is None:
        return _no_year_of_a_life(text, span, years)
    ends = [day.year for day in (span.earliest, span.latest) if day is not None]
    written = [int(found[1] or found[2]) for found in WHOLE_YEAR.finditer(text)]
    written = [
        year for year in written if any(abs(year - end) <= 1 for end in ends)
    ]  # no times of day, such as 2035 hrs
    outside = next((year for year in written if not years.hold(year)), None)
    if outside is None and not _overlaps(span, years):
        outside = (span.earliest or span.latest or span.first).year
    if outside is None:
        return ""
    return f"year out of the case's period: {text!r} is in {outside}, and the case goes from {years}."


def _no_year_of_a_life(text: str, span: Span, years: Years) -> str:
    if years.today is not None and span.earliest is not None and span.earliest > years.today:
        return f"impossible date: {text!r} lies in the future."
    if span.latest is not None and span.latest.year < OLDEST:
        return f"impossible date: {text!r} lies before {OLDEST}."
    return ""


def _overlaps(span: Span, years: Years) -> bool:
    before = years.first is not None and span.latest is not None and span.latest.year < years.first
    after = years.last is not None and span.earliest is not None and span.earliest.year > years.last
    return not before and not after
