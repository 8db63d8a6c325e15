"""Dates whose day, month and year stand in columns of their own."""

from __future__ import annotations

import re

from chronologies.cell_dates import says_nothing
from chronologies.headings import Role, plain_heading
from loaders.dates.words import MONTH_NAMES

PART_OF_A_DATE = re.compile(r"(?:(?:date|start|event|of) )*(?:(?P<day>day|dd)|month|mth|mm)(?: of event)?")
WHOLE_NUMBER = re.compile(r"(\d+)(?:\.0+)?")


def part_of_a_date(heading: str) -> Role | None:
    """Whether a column holds days or months by their numbers or names, should the year stand in a third."""
    found = PART_OF_A_DATE.fullmatch(plain_heading(heading))
    return (Role.DAY if found["day"] else Role.MONTH) if found else None


def date_of_parts(day: str, month: str, year: str) -> str:
    """The date in columns of day, month and year, in words; without its day it is the month, or the year.

    A day without its month, or a part without its year, gives a text that is no date and shows which part is missing.
    """
    day, month, year = map(_part, (day, month, year))
    if not (day or month):
        return year
    number = int(month) if month.isdigit() else None
    if number is not None and not 1 <= number <= len(MONTH_NAMES):
        return f"{year or '?'}-{month}-{day or '?'}"
    name = MONTH_NAMES[number - 1].capitalize() if number is not None else month or "(no month)"
    return " ".join(filter(None, (day, name, year or "(no year)")))


def _part(text: str) -> str:
    plain = "" if says_nothing(text) else text.strip()
    number = WHOLE_NUMBER.fullmatch(plain)
    return number[1] if number else plain
