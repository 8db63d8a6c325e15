"""From one date to another: ranges in words and in numbers, and the intervals of EDTF."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.moments import Span
from loaders.dates import words
from loaders.dates.spans import Refusal, bounds, join

if TYPE_CHECKING:
    from loaders.dates.calendar_forms import Context

NOT_A_DATE = "it is not a date; write it like 9 April 2011 (months in English), 09/04/2011, early June 2015 or 2011-04"
RANGE_GAP = re.compile(
    r" (?:to|until|till|through|or) | ?- ?|(?<=[a-z]) ?/ ?(?=[a-z0-9])|(?<=[0-9]{4})/(?=[0-9]{1,2} [a-z])"
    r"|(?<=[0-9]{4}) ?/ ?(?=[a-z])|(?<=[0-9]{4}) / (?=[0-9]{4}$)|(?<=[.-][0-9]{2}) ?/ ?(?=[0-9]{1,2}[.-][0-9])"
    r"|(?<=[.-][0-9]{4}) ?/ ?(?=[0-9]{1,2}[.-][0-9])"
)
ENDING = re.compile(rf"(?P<month>\b{words.MONTH})?[ ,]*(?P<year>\b[0-9]{{4}})?$")
NUMERIC = re.compile(r"[0-9]{1,2}([/.-])(?P<month>[0-9]{1,2})\1(?P<year>[0-9]{4}|[0-9]{2})")
NUMERIC_PART = re.compile(r"(?P<day>[0-9]{1,2})(?:[/.-](?P<month>[0-9]{1,2}))?")
DAY_AND_MONTH = re.compile(rf"[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]?{words.MONTH}")
LIST_GAP = re.compile(r" ?[,;&+>] ?(?:and )?| and |(?<=/[0-9]{4}) (?=[0-9]{1,2}/)")
NAMED = re.compile(rf"[0-9]|\b(?:{words.MONTH}|{words.SEASON}|{words.FEAST})\b")  # what a date has at the least


def interval(found: re.Match[str], context: Context) -> Span:
    """``2011-04/2011-06`` and ``[2011-03-03..2011-03-07]``; an end that is empty or ``..`` is open."""
    first, last = (read_end(found[name], context) for name in ("first", "last"))
    if first is None and last is None:
        raise Refusal("both ends are open; give at least one date")
    if first and last:
        return join(first, last)
    return Span(bounds(first)[0] if first else None, bounds(last)[1] if last else None)


def read_end(text: str, context: Context) -> Span | None:
    """One end of an interval, or ``None`` where it is open."""
    return None if text.strip() in {"", ".."} else context.read(text.strip(), context)


def two_dates(found: re.Match[str], context: Context) -> Span:
    """``between X and Y``, ``from X to Y``, ``9/10 April 2011``."""
    return read_ends(found["first"], found["last"], context)


def range_instead(found: re.Match[str], context: Context) -> Span | None:
    """The range that the whole text is, where the phrase belongs to its first date only: ``late May to early June``."""
    if RANGE_GAP.search(found["rest"]):
        with suppress(Refusal):
            return read_range(found.string, context)
    return None


def read_range(text: str, context: Context) -> Span:
    """``X to Y`` and ``X - Y``, at the first place that parts the text into two dates."""
    refusals: list[Refusal] = []
    gaps = [] if context.in_range else sorted(RANGE_GAP.finditer(text), key=lambda gap: " " not in gap[0])
    for gap in gaps:
        try:
            return read_ends(text[: gap.start()], text[gap.end() :], context)
        except Refusal as reason:
            refusals.append(reason)
    raise most_telling(refusals)


def read_ends(first: str, last: str, context: Context) -> Span:
    """From one date to another; the first may leave its month and year to the second."""
    if context.in_range or not (first in words.THIRDS or NAMED.search(first)):
        raise Refusal(NOT_A_DATE)
    if first in words.THIRDS:
        return context.read(f"{first} to {last}", replace(context, in_range=True))
    context = replace(context, in_range=True)
    end = _last_day(first, last, context)
    shared = ENDING.search(last)
    month, year = (shared["month"] or "", shared["year"] or "") if shared else ("", "")
    refusals: list[Refusal] = []
    numeric = completed(first, last, context)
    candidates = [numeric] if numeric else [f"{first} {year}".strip(), f"{first} {month} {year}".strip(), first]
    for candidate in dict.fromkeys(candidates):
        try:
            return join(context.read(candidate, context), end)
        except Refusal as reason:
            refusals.append(reason)
    over_new_year = _over_new_year(first, numeric, end, year, context)
    if over_new_year is not None:
        return over_new_year
    raise most_telling(refusals)


def _last_day(first: str, last: str, context: Context) -> Span:
    """The second date; one that ends with its month is of the year of the first, unless that would be before it."""
    year = re.search(r"\W([0-9]{4})$", first)
    if year and re.search(rf"\b{words.MONTH}$", last):
        with suppress(Refusal):
            end = context.read(f"{last} {year[1]}", context)
            if bounds(end)[0] >= bounds(context.read(first, context))[0]:
                return end
    return context.read(last, context)


def _over_new_year(first: str, numeric: str, end: Span, year: str, context: Context) -> Span | None:
    """From a day of December without a year to one of January: ``28 Dec - 3 Jan 2014``."""
    last = bounds(end)[1]
    whole = numeric or (f"{first} {year}" if year and DAY_AND_MONTH.fullmatch(first) else "")
    if not whole or bounds(end)[0] != last or last.month != 1:
        return None
    with suppress(Refusal):
        day = bounds(context.read(whole, context))[0]
        if day.month == 12:  # noqa: PLR2004 - December
            return Span(day.replace(year=last.year - 1), last)
    return None


def listed(found: re.Match[str], context: Context) -> Span:
    """``10 March 2014, 12 March 2014``, ``1st, 2nd and 5 June 2014``: from the first to the last, each a date."""
    days = [day for day in LIST_GAP.split(found[0]) if day]
    spans = [read_ends(day, days[-1], context) for day in days[:-1]]
    starts = [bounds(span)[0] for span in spans]
    if starts != sorted(starts):
        raise Refusal("the dates run backwards; write the earliest first")
    return spans[0]


def completed(first: str, last: str, context: Context) -> str:
    """A first date in numbers that leaves its month or year to the second: ``3`` or ``3/3`` before ``7/3/2012``."""
    whole, part = NUMERIC.fullmatch(last), NUMERIC_PART.fullmatch(first)
    if not whole or not part or not context.day_first:
        return ""
    return f"{part['day']}/{part['month'] or whole['month']}/{whole['year']}"


def most_telling(refusals: list[Refusal]) -> Refusal:
    """The first refusal that says more than that the text is no date."""
    return next((refusal for refusal in refusals if str(refusal) != NOT_A_DATE), Refusal(NOT_A_DATE))
