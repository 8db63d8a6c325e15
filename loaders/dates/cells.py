"""Dates in the cells of a workbook: real dates, serial numbers, years and text mix in one column."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from knowledge.moments import Span
from loaders.dates.reading import Moment, UnreadableDate, parse_moment
from loaders.dates.words import EARLIEST_YEAR, LATEST_YEAR

DateSystem = Literal[1900, 1904]
SECONDS_OF_DAY = 24 * 60 * 60
LEAP_THAT_NEVER_WAS = 60  # Excel counts a 29 February 1900


def from_cell(
    value: object, date_system: DateSystem = 1900, *, year_hint: int | None = None, day_first: bool = True
) -> Moment:
    """The moment that a cell holds.

    A whole number from 1800 to 2200 is a year; any other number is a serial date of ``date_system`` (1900, or 1904 as
    old workbooks from a Mac have), its fraction the time of day. A date at 00:00 is a date without a time, since
    workbooks give every date one. Text is read as ``parse_moment`` does.

    Raises ``UnreadableDate`` for anything else.
    """
    if isinstance(value, str):
        return parse_moment(value, year_hint=year_hint, day_first=day_first)
    if isinstance(value, datetime):
        clock = value.time().replace(microsecond=0)
        return Moment(_on(value.date()), clock if clock != time() else None)
    if isinstance(value, date):
        return Moment(_on(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value in range(EARLIEST_YEAR, LATEST_YEAR + 1):
            return parse_moment(str(int(value)))
        return from_serial(value, date_system)
    raise UnreadableDate(f"The cell holds {value!r}; write a date such as 9 April 2011.")


def from_serial(number: float, date_system: DateSystem = 1900) -> Moment:
    """The moment of an Excel serial number: days since the beginning of its date system, and part of a day."""
    try:
        days, seconds = divmod(round(number * SECONDS_OF_DAY), SECONDS_OF_DAY)
        if date_system == 1900 and (days < 1 or days == LEAP_THAT_NEVER_WAS):  # noqa: PLR2004 - Excel's name for it
            raise UnreadableDate(f"The cell holds the number {number!r}, which is no day; write the date in words.")
        span = _on(_beginning(days, date_system) + timedelta(days=days))
    except (ValueError, OverflowError):
        raise UnreadableDate(f"The cell holds the number {number!r}, which is no date; write it in words.") from None
    return Moment(span, (datetime.min + timedelta(seconds=seconds)).time() if seconds else None)


def _beginning(days: int, date_system: DateSystem) -> date:
    """The day that serial number 0 would be."""
    if date_system == 1904:  # noqa: PLR2004 - Excel's name for it
        return date(1904, 1, 1)
    return date(1899, 12, 30 if days > LEAP_THAT_NEVER_WAS else 31)


def _on(day: date) -> Span:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise UnreadableDate(
            f"The year of {day.isoformat()} is outside {EARLIEST_YEAR} to {LATEST_YEAR}; check the cell."
        )
    return Span.on(day)
