"""The forms of a single date: numbers, words, seasons, decades, feasts, and the EDTF forms of one date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.moments import Span
from loaders.dates import named_periods, words
from loaders.dates.spans import Refusal, make_day, make_month, make_year, make_years

if TYPE_CHECKING:
    from collections.abc import Callable

DAY_OF_MONTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
MONTH = rf"(?P<month>{words.MONTH})"
YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
GAP = r"(?:\s*[ ,/.-]\s*)"
NOT_KNOWN = r"(?:\?\??|xx?|--?)"


@dataclass(frozen=True)
class Context:
    """What is known beside the text.

    ``read`` reads a date inside it, ``year_hint`` is a year to lean on, ``day_first`` the order of numeric dates, and
    ``in_range`` says that the text is an end of a range, which cannot be a range itself. ``century_hint`` is a year
    to lean on for years of two digits only.
    """

    read: Callable[[str, Context], Span]
    year_hint: int | None = None
    day_first: bool = True
    in_range: bool = False
    century_hint: int | None = None

    def year(self, written: str | None) -> int:
        """The year that was written; a missing or two-digit one only with a hint."""
        digits = (written or "").lstrip("'")
        if len(digits) == 4:  # noqa: PLR2004 - the digits of a year
            return make_year(int(digits))
        hint = self.year_hint or (self.century_hint if digits else None)
        if hint is None:
            what = f"{digits} is not a whole year" if digits else "there is no year"
            raise Refusal(f"{what}; write all four digits of the year")
        if not digits:
            return make_year(hint)
        same_century = hint - hint % 100 + int(digits)
        return make_year(min((same_century + turn for turn in (0, -100, 100)), key=lambda year: abs(year - hint)))


Form = tuple[re.Pattern[str], "Callable[[re.Match[str], Context], Span]"]


def numeric_day(found: re.Match[str], context: Context) -> Span:
    """``14/02/2009``: the day first, unless the reader was told otherwise."""
    first, second = int(found["first"]), int(found["second"])
    day, month = (first, second) if context.day_first else (second, first)
    return make_day(context.year(found["year"]), month, day)


def iso_day(found: re.Match[str], _: Context) -> Span:
    """``2011-04-09`` and ``2011/04/09``."""
    return make_day(int(found["year"]), int(found["month"]), int(found["day"]))


def iso_month(found: re.Match[str], _: Context) -> Span:
    """``2011-04``, and the EDTF seasons ``2011-21`` to ``2011-24``."""
    year, month = make_year(int(found["year"])), int(found["month"])
    if month in words.EDTF_SEASONS:
        return make_month(year, words.SEASONS[words.EDTF_SEASONS[month]], 3)
    if month > len(words.MONTH_NAMES):
        if month == (year + 1) % 100:
            raise Refusal(f"it may be meant as two years; write {year} to {year + 1}")
        raise Refusal(f"there is no month {month}; write a month 01 to 12, a season 21 to 24, or two whole years")
    return make_month(year, month)


def numeric_month(found: re.Match[str], _: Context) -> Span:
    """``04/2011``."""
    return make_month(int(found["year"]), int(found["month"]))


def whole_year(found: re.Match[str], _: Context) -> Span:
    """``2011``."""
    return make_years(int(found["year"]), int(found["year"]))


def unknown_digits(found: re.Match[str], _: Context) -> Span:
    """``201x`` (a decade) and ``20xx`` (a century)."""
    written = found["year"]
    return make_years(int(written.replace("x", "0")), int(written.replace("x", "9")))


def decade(found: re.Match[str], _: Context) -> Span:
    """``1990s``."""
    first = int(found["year"])
    return make_years(first, first + 9)


def unknown_day(found: re.Match[str], _: Context) -> Span:
    """``2011-04-xx`` (a month) and ``2011-xx-xx`` (a year)."""
    year, month = int(found["year"]), found["month"]
    return make_years(year, year) if month == "xx" else make_month(year, int(month))


def unknown_numeric_day(found: re.Match[str], context: Context) -> Span:
    """``??/04/2011`` and ``xx/04/2011`` (a month), ``??/??/2011`` (a year)."""
    year, month = context.year(found["year"]), found["month"]
    return make_month(year, int(month)) if month.isdigit() else make_years(year, year)


def roman_day(found: re.Match[str], context: Context) -> Span:
    """``9/IV/2011``."""
    return make_day(context.year(found["year"]), words.ROMAN_MONTHS[found["roman"]], int(found["day"]))


def worded_day(found: re.Match[str], context: Context) -> Span:
    """``9 April 2011`` and ``April 9, 2011``."""
    return make_day(context.year(found["year"]), words.MONTHS[found["month"]], int(found["day"]))


def worded_month(found: re.Match[str], context: Context) -> Span:
    """``April 2011``."""
    return make_month(context.year(found["year"]), words.MONTHS[found["month"]])


def season(found: re.Match[str], context: Context) -> Span:
    """``Spring 2015``; winter is that of the December of its year."""
    return make_month(context.year(found["year"]), words.SEASONS[found["season"]], 3)


def winter_of_two_years(found: re.Match[str], _: Context) -> Span:
    """``winter 2014/15``."""
    year, following = int(found["year"]), found["following"]
    if int(following) != int(str(year + 1)[-len(following) :]):
        raise Refusal("a winter lies in two years that follow each other; write it like winter 2014/15")
    return make_month(year, words.SEASONS["winter"], 3)


def two_meanings(found: re.Match[str], _: Context) -> Span:
    """``2011/12`` and ``Apr 11``: refused, since each could be two things."""
    if "/" in found[0]:
        raise Refusal("it may be a month or two years; write 2011-12, or 2011 to 2012")
    raise Refusal("the number may be a day or a year; write it like 11 April 2010, or like April 2011")


def long_year(found: re.Match[str], _: Context) -> Span:
    """``14/02/20009``: refused, with what is wrong."""
    raise Refusal(f"the year {found['year']} has {len(found['year'])} digits; write four")


def feast(found: re.Match[str], context: Context) -> Span:
    """``Christmas 2014``."""
    return Span(*words.feast_days(found["feast"], context.year(found["year"])))


def form(pattern: str, read: Callable[[re.Match[str], Context], Span]) -> Form:
    """One form: its pattern over the plain text, and what it means."""
    return re.compile(pattern), read


ISO_YEAR = r"(?P<year>[0-9]{4})"
FORMS: tuple[Form, ...] = (
    form(r"(?P<first>[0-9]{1,2})(?P<gap>[/.-])(?P<second>[0-9]{1,2})(?P=gap)(?P<year>[0-9]{4}|[0-9]{2})", numeric_day),
    form(rf"{ISO_YEAR}(?P<gap>[/.-])(?P<month>[0-9]{{1,2}})(?P=gap)(?P<day>[0-9]{{1,2}})", iso_day),
    form(rf"{ISO_YEAR}-(?P<month>[0-9]{{2}})", iso_month),
    form(r"(?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{4})", numeric_month),
    form(rf"{NOT_KNOWN}(?P<gap>[/.-])(?P<month>[0-9]{{1,2}}|{NOT_KNOWN})(?P=gap){YEAR}", unknown_numeric_day),
    form(r"(?P<first>[0-9]{1,2}) (?P<second>[0-9]{1,2}) (?P<year>[0-9]{4})", numeric_day),
    form(rf"{DAY_OF_MONTH}(?P<gap>[ /.-])(?P<roman>{words.one_of(words.ROMAN_MONTHS)})(?P=gap){YEAR}", roman_day),
    form(ISO_YEAR, whole_year),
    form(r"(?P<year>[0-9]{3}x|[0-9]{2}xx)", unknown_digits),
    form(rf"{ISO_YEAR}-(?P<month>[0-9]{{2}}|xx)-xx", unknown_day),
    form(rf"{ISO_YEAR}-(?P<month>xx)", unknown_day),
    form(r"(?P<year>[0-9]{3}0)'?s", decade),
    form(rf"{DAY_OF_MONTH}(?: of)?(?: the)?(?:{GAP}?){MONTH}(?:{GAP}?(?:of )?{YEAR})?", worded_day),
    form(rf"{MONTH} {DAY_OF_MONTH}(?:, ?| )(?P<year>[0-9]{{4}})", worded_day),
    form(rf"{MONTH}(?:{GAP}?(?:of )?(?P<year>[0-9]{{4}}|'[0-9]{{2}}))?", worded_month),
    form(rf"{MONTH}{GAP}{DAY_OF_MONTH}|[0-9]{{4}}/[0-9]{{2}}", two_meanings),
    form(rf"(?P<season>{words.SEASON})(?:,? (?:of )?{YEAR})?", season),
    form(r"winter (?:of )?(?P<year>[0-9]{4}) ?[/-] ?(?P<following>[0-9]{4}|[0-9]{2})", winter_of_two_years),
    form(rf"(?P<feast>{words.FEAST})(?:,? (?:of )?{YEAR})?", feast),
    form(rf"(?:[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-]|(?:.* )?{MONTH} )(?P<year>[0-9]{{5,6}})", long_year),
    *(form(pattern, read) for pattern, read in named_periods.FORMS),
)


def read_single(text: str, context: Context) -> Span | None:
    """The interval of a single date, or ``None`` where the text has no such form.

    Raises ``Refusal`` where it has the form and yet is no date, as 31 February.
    """
    for pattern, read in FORMS:
        found = pattern.fullmatch(text)
        if found:
            return read(found, context)
    return None
