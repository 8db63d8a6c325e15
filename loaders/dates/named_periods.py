"""Periods that have a name: school terms and years, holidays, financial years, quarters. By convention, no calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from knowledge.moments import Span
from loaders.dates.spans import Refusal, make_year, month_end

if TYPE_CHECKING:
    import re

    from loaders.dates.calendar_forms import Context

TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 7)}
"""The months in which a term lies at most; Easter decides where the spring term ends."""
TWO_YEARS = r"(?P<year>[0-9]{4}) ?[/-] ?(?P<following>[0-9]{4}|[0-9]{2})"
ONE_OR_TWO = r"(?P<year>[0-9]{4})(?: ?[/-] ?(?P<following>[0-9]{4}|[0-9]{2}))?"


def term(found: re.Match[str], context: Context) -> Span:
    """``autumn term 2014``: September to December; spring: January to April; summer: April to July."""
    first, last = TERMS[found["term"]]
    year = context.year(found["year"])
    return Span(date(year, first, 1), month_end(date(year, last, 1)))


def summer_holidays(found: re.Match[str], context: Context) -> Span:
    """``summer holidays 2014``: July and August."""
    year = context.year(found["year"])
    return Span(date(year, 7, 1), date(year, 8, 31))


def christmas_period(found: re.Match[str], context: Context) -> Span:
    """``Christmas period 2013/14``: from 24 December to 1 January."""
    year = _first_of_two(found) if found["following"] else context.year(found["year"])
    return Span(date(year, 12, 24), date(year + 1, 1, 1))


def school_year(found: re.Match[str], _: Context) -> Span:
    """``school year 2013/14``: from 1 September to 31 August; its start: September."""
    year = _first_of_two(found) if found["following"] else make_year(int(found["year"]))
    if found["start"]:
        return Span(date(year, 9, 1), date(year, 9, 30))
    if not found["following"]:
        raise Refusal("a school year lies in two years; write it like school year 2013/14")
    return Span(date(year, 9, 1), date(year + 1, 8, 31))


def financial_year(found: re.Match[str], _: Context) -> Span:
    """``FY 2013/14``: from 1 April to 31 March."""
    year = _first_of_two(found)
    return Span(date(year, 4, 1), date(year + 1, 3, 31))


def quarter(found: re.Match[str], _: Context) -> Span:
    """``Q1 2014``: January to March; ``Q1 2014/15``: April to June, of a financial year."""
    months = 3 * (int(found["quarter"]) - 1) + (3 if found["following"] else 0)
    year = _first_of_two(found) if found["following"] else make_year(int(found["year"]))
    first = date(year + months // 12, months % 12 + 1, 1)
    return Span(first, month_end(first.replace(month=first.month + 2)))


def _first_of_two(found: re.Match[str]) -> int:
    """The first of two years that must follow each other."""
    year, following = make_year(int(found["year"])), found["following"]
    if int(following) != int(str(year + 1)[-len(following) :]):
        raise Refusal("the two years must follow each other; write them like 2013/14")
    return year


FORMS = (
    (r"(?P<term>autumn|spring|summer) term,? (?P<year>[0-9]{4}|'[0-9]{2})", term),
    (r"(?:school )?summer (?:school )?(?:holidays?|break),? (?P<year>[0-9]{4}|'[0-9]{2})", summer_holidays),
    (rf"(?:christmas|xmas) (?:period|holidays?|break),? {ONE_OR_TWO}", christmas_period),
    (rf"(?P<start>(?:start|beginning) of (?:the )?)?(?:new )?(?:school|academic) year,? {ONE_OR_TWO}",
     school_year),
    (rf"(?:fy|financial year|f/y) ?{TWO_YEARS}", financial_year),
    (rf"(?:q|quarter )(?P<quarter>[1-4]),? (?:of )?{ONE_OR_TWO}", quarter),
)  # fmt: skip
