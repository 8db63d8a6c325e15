"""Reckoning with intervals of days: months, parts of a period, widening and shifting."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from knowledge.moments import Span
from loaders.dates.words import EARLIEST_YEAR, LATEST_YEAR, MONTH_NAMES

DAY = timedelta(days=1)
MARGIN_DAYS, MARGIN_MONTHS, MARGIN_YEARS = 7, 1, 1
WEEK = 7


class Refusal(Exception):  # noqa: N818 - never leaves this package: it becomes an UnreadableDate with the text
    """Why a text is not a date, and what would be right."""


def make_year(number: int) -> int:
    """A year that a review can speak of."""
    if not EARLIEST_YEAR <= number <= LATEST_YEAR:
        raise Refusal(f"the year {number} is outside {EARLIEST_YEAR} to {LATEST_YEAR}; check the year")
    return number


def make_day(year: int, month: int, day: int) -> Span:
    """Exactly one day, if the calendar has it."""
    whole = make_month(year, month)
    length = bounds(whole)[1].day
    if not 1 <= day <= length:
        name = MONTH_NAMES[month - 1].capitalize()
        raise Refusal(f"there is no day {day} in {name} {year}, which has {length} days; check the day")
    return Span.on(date(year, month, day))


def make_month(year: int, month: int, months: int = 1) -> Span:
    """The whole of a month, or of several from it on."""
    make_year(year)
    if not 1 <= month <= len(MONTH_NAMES):
        raise Refusal(f"there is no month {month}; write the day first, then the month (1 to 12), then the year")
    return Span(date(year, month, 1), month_end(add_months(date(year, month, 1), months - 1)))


def make_years(first: int, last: int) -> Span:
    """The whole of a year, or of all years from the first to the last."""
    return Span(date(make_year(first), 1, 1), date(make_year(last), 12, 31))


def month_end(day: date) -> date:
    """The last day of the month that ``day`` is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def bounds(span: Span) -> tuple[date, date]:
    """Both ends of an interval that has both; what is said about a period needs both."""
    if span.earliest is None or span.latest is None:
        raise Refusal("this needs a date with a beginning and an end; write two dates, such as 3 to 7 March 2012")
    return span.earliest, span.latest


def one_day(span: Span, what: str) -> date:
    """The single day of an interval of one day."""
    first, last = bounds(span)
    if first != last:
        raise Refusal(f"{what} needs one day; write it like {what} 9 April 2011")
    return first


def join(first: Span, last: Span) -> Span:
    """From the beginning of one period to the end of another."""
    if first.earliest and last.latest and first.earliest > last.latest:
        raise Refusal("the range runs backwards; write the earlier date first, and the year of each where they differ")
    return Span(first.earliest, last.latest)


def whole_years(span: Span) -> int:
    """How many calendar years an interval is, 0 where it is not whole years."""
    first, last = bounds(span)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return last.year - first.year + 1 if whole else 0


def whole_months(span: Span) -> int:
    """How many calendar months an interval is, 0 where it is not whole months."""
    first, last = bounds(span)
    whole = first.day == 1 and last == month_end(last)
    return (last.year - first.year) * 12 + last.month - first.month + 1 if whole else 0


def split(span: Span) -> tuple[Span, Span, Span]:
    """The early, middle and late part of a month (days 1-10, 11-20, 21-end), a season, a year or a decade."""
    first, last = bounds(span)
    years, months = whole_years(span), whole_months(span)
    if years == 10:  # noqa: PLR2004 - a decade
        cuts = (first, date(first.year + 4, 1, 1), date(first.year + 7, 1, 1))
    elif months in {3, 12}:
        cuts = (first, add_months(first, months // 3), add_months(first, 2 * months // 3))
    elif months == 1:
        cuts = (first, first.replace(day=11), first.replace(day=21))
    else:
        raise Refusal("early, mid and late go with a month, season, year or decade; write it like early June 2015")
    return Span(cuts[0], cuts[1] - DAY), Span(cuts[1], cuts[2] - DAY), Span(cuts[2], last)


def halve(span: Span) -> tuple[Span, Span]:
    """The two halves of a month (1-15, 16-end) or of a year."""
    first, last = bounds(span)
    if whole_years(span) == 1:
        cut = date(first.year, 7, 1)
    elif whole_months(span) == 1:
        cut = first.replace(day=16)
    else:
        raise Refusal("a half is of a month or of a year; write it like first half of 2011")
    return Span(first, cut - DAY), Span(cut, last)


def widen(span: Span) -> Span:
    """An uncertain date: years by a year, whole months by a month, anything else by seven days on either side."""
    first, last = bounds(span)
    if whole_years(span):
        return Span(date(first.year - MARGIN_YEARS, 1, 1), date(last.year + MARGIN_YEARS, 12, 31))
    if whole_months(span):
        return Span(add_months(first, -MARGIN_MONTHS), month_end(add_months(last, MARGIN_MONTHS)))
    return Span(first - MARGIN_DAYS * DAY, last + MARGIN_DAYS * DAY)


def week_of(day: date) -> Span:
    """The week from Monday to Sunday that a day is in."""
    monday = day - day.weekday() * DAY
    return Span(monday, monday + (WEEK - 1) * DAY)


def weekend_of(day: date) -> Span:
    """Saturday and Sunday of the weekend that a Friday, Saturday, Sunday or Monday belongs to."""
    to_saturday = {4: 1, 5: 0, 6: -1, 0: -2}.get(day.weekday())
    if to_saturday is None:
        raise Refusal(f"{day.isoformat()} is in the middle of a week; give the Saturday of the weekend")
    saturday = day + to_saturday * DAY
    return Span(saturday, saturday + DAY)
