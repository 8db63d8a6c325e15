"""Steps in time from days that are known: so many weeks on, the following month, the weekend before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.moments import Span
from loaders.dates import parse_date
from loaders.dates.spans import add_months, month_end, week_of, weekend_of
from loaders.dates.words import WEEKDAYS

DAY = timedelta(days=1)
WIDEST = {"hour": 14, "day": 62, "week": 62, "fortnight": 62, "month": 400, "year": 800}
"""How many days wide a date may be for *two days later*, *a month later* to lean on it."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14,
}  # fmt: skip


LASTS = re.compile(
    r"(?:(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|couple|few|"
    r"several|some) (?:of )?)?(?P<unit>hour|day|week|fortnight|month|year)(?P<many>s?)"
)
A_FEW = {"day": 7, "hour": 24, "couple": 3}


def lasting(first: date, last: date, words: str) -> Span | None:
    """From a date on, as long as the words say; *the following weeks* are six at the most."""
    found = LASTS.search(words)
    if found is None or (last - first).days > WIDEST[found["unit"]]:
        return None
    number, unit = found["number"] or "", found["unit"]
    vague = number in {"few", "several", "some"} or (not number and bool(found["many"]))
    amount = A_FEW.get(unit, 6) if vague else 3 if number == "couple" else NUMBERS.get(number) or int(number or 1)
    if unit == "hour":
        return Span(first, last + -(-amount // 24) * DAY)
    return Span(first, _by(last, unit, amount))


def on_a_working_day(span: Span) -> Span:
    """The same, or the Monday after where it falls on a weekend."""
    if span.earliest is None or span.latest is None:
        return span
    over = {5: 2, 6: 1}
    return Span(*(day + over.get(day.weekday(), 0) * DAY for day in (span.earliest, span.latest)))


def bank_holiday(words: str, year: int) -> Span:
    """The Monday of a bank holiday, or its weekend from the Saturday on."""
    name = words.casefold()
    if "easter" in name:
        easter = parse_date("Easter", year_hint=year)
        return easter if "weekend" in name else Span.on(easter.last)
    if "august" in name or "summer" in name:
        monday = _last_monday(date(year, 8, 31))
    elif "spring" in name or "whitsun" in name or "late" in name:
        monday = _last_monday(date(year, 5, 31))
    else:
        monday = _last_monday(date(year, 5, 7))
    return Span(monday - 2 * DAY, monday) if "weekend" in name else Span.on(monday)


def _last_monday(end: date) -> date:
    return end - end.weekday() * DAY


def on_its_weekday(day: date, words: str) -> date:
    """The day, or the one with its number in a month near it that has the weekday which the words name."""
    name = next((each for each in WEEKDAYS if each in words.casefold().split()), "")
    if not name or day.weekday() == WEEKDAYS[name]:
        return day
    for months in (1, -1, 2):
        near = add_months(day, months)
        if near.day == day.day and near.weekday() == WEEKDAYS[name]:
            return near
    return day


def shifted(span: Span | None, days: int) -> Span | None:
    """So many days on; ``None`` where the span is open or too wide."""
    if span is None or span.earliest is None or span.latest is None:
        return None
    if (span.latest - span.earliest).days > WIDEST["day"]:
        return None
    return Span(span.earliest + days * DAY, span.latest + days * DAY)


def moved(first: date, last: date, found: re.Match[str], sign: int) -> Span:
    """So many days, weeks, months or years on from a date, as wide as the words are."""
    unit = found["unit"]
    least, most = (1, 3) if (found["few"] or "").startswith("couple") else (2, 7 if unit == "day" else 6)
    if found["number"]:
        least = most = NUMBERS.get(found["number"]) or int(found["number"])
    slack = {"week": 3, "fortnight": 3, "month": 15, "year": 91}.get(unit, 0) if found["number"] else 0
    if unit == "hour":
        return Span(first, last + DAY) if sign > 0 else Span(first - DAY, last)
    near, far = (first, least, last, most) if sign > 0 else (first, most, last, least), None
    del far
    start, by_start, end, by_end = near
    return Span(_by(start, unit, sign * by_start) - slack * DAY, _by(end, unit, sign * by_end) + slack * DAY)


def _by(day: date, unit: str, amount: int) -> date:
    if unit in {"month", "year"}:
        return add_months(day, amount * (12 if unit == "year" else 1))
    return day + amount * {"day": 1, "week": 7, "fortnight": 14}[unit] * DAY


def unit_span(kind: str, core: str, unit: str, first: date, last: date) -> Span:  # noqa: PLR0911 - one for each kind
    """The week, month or year of a day, the one after or before it, or a part of it."""
    if unit == "weekend":
        return _weekend(kind, first)
    whole = _whole(unit, first, last)
    if kind == "next unit":
        return _whole(unit, whole.last + DAY, whole.last + DAY)
    if kind == "unit before":
        return _whole(unit, whole.first - DAY, whole.first - DAY)
    if kind == "later in":
        return Span(first, max(whole.last, last))
    if kind == "earlier in":
        return Span(whole.first, last)
    if kind == "end of":
        days = (whole.last - whole.first).days // 3
        if "end" in core:
            return Span(whole.last - days * DAY, whole.last)
        return Span(whole.first, whole.first + days * DAY)
    return whole


def _whole(unit: str, first: date, last: date) -> Span:
    if unit == "week":
        return Span(week_of(first).first, week_of(last).last)
    if unit == "year":
        return Span(date(first.year, 1, 1), date(last.year, 12, 31))
    return Span(first.replace(day=1), month_end(last))


def _weekend(kind: str, day: date) -> Span:
    saturday = day + ((5 - day.weekday()) % 7) * DAY if kind == "next unit" else day - ((day.weekday() - 5) % 7) * DAY
    if kind == "same unit":
        saturday = weekend_of(day).first if day.weekday() in {4, 5, 6, 0} else day + (5 - day.weekday()) * DAY
    return Span(saturday, saturday + DAY)
