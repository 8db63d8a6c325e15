"""Dates and times in the cells of a chronology: what agencies write, read by the grammar of ``docs/dates.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from loaders.dates import Moment, UnreadableDate, from_cell, parse_moment, parse_time
from loaders.dates.words import MONTH, WEEKDAY, plain_text

if TYPE_CHECKING:
    from chronologies.years import Years
    from documents.blocks import Cell, DateSystem
    from knowledge.moments import Span

DITTO = frozenset({
    '"', "''", "〃", "ditto", "do", "as above", "same", "same date", "same day", "-do-", "- do -", '""', "“", "”",
    "„", "“”", "same as above", "ibid", "/", "`", "'",
})  # fmt: skip
NONE = frozenset({
    "", "-", "--", "n/a", "na", "n.a", "unknown", "not known", "n/k", "nk", "undated", "no date", "none", "?", "??",
    "???", "tbc", "date unknown", "date not known", "not dated", "not recorded", "unclear", "nil", "x",
    "date not recorded", "unspecified", "not stated", "not specified", "tba", "date tbc", "no date recorded",
    "no date given", "date not given", "u/k",
})  # fmt: skip
UNCERTAIN = re.compile(
    r"[?~]|\b(?:circa|c|ca|about|around|approx\w*|roughly|possibly|probably|estimated|est|believed|unclear|or|sometime"
    r"|some time)\b",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")
NO_YEAR_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})")
DAY_ALONE = re.compile(rf"(?:(?:{WEEKDAY})[, ]*(?:the )?)?(\d{{1,2}})(?:st|nd|rd|th)?(?: ?\(?(?:{WEEKDAY})\)?)?")
DATE_LIKE = re.compile(
    rf"(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|\d{{1,2}}(?:st|nd|rd|th)?[ -]*(?:of )?{MONTH}\b|\b{MONTH}[ ,-]+\d|"
    r"(?<!\d)(?:18|19|20|21)\d\d(?!\d))"
)
EIGHT_DIGITS_DAY_FIRST = re.compile(r"([0-3]\d)(0[1-9]|1[0-2])((?:19|20)\d\d)")
EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?")
ONGOING = frozenset({"ongoing", "on going", "present", "current", "continuing", "to date", "now", "open", "continues"})
VAGUE_TIME = re.compile(
    r"(?:early |late |mid )?(?:am|pm|a\.m\.?|p\.m\.?|morning|afternoon|evening|night|nights|day|hours|lunch ?time|"
    r"overnight|tea ?time|midnight|all day|day ?time|out of hours|ooh|various|times? vary|approx\w*|shift)[ .]*",
)
MIDNIGHT_OF_A_PROGRAM = re.compile(r"(?<=\d)[ t]+00:00:00(?:\.0+)?$")
"""What a program writes after a date that has no time: nobody writes midnight to the second."""
CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4])\s*[:.;h]?\s*(?P<minute>[0-5]\d)")


@dataclass(frozen=True)
class Reading:
    """How the dates of a file are read: their order, a year near those of two digits, the year of a banner above."""

    day_first: bool = True
    century: int | None = None
    year: int | None = None
    month: str = ""
    date_system: DateSystem = 1900
    years: Years | None = None


def is_ditto(text: str) -> bool:
    """Whether a cell says: the same as above."""
    return plain_text(text) in DITTO or text.strip().casefold() in DITTO


def says_nothing(text: str) -> bool:
    """Whether a cell of dates or times holds none, in words or empty."""
    return text.strip(" .()[]").casefold() in NONE or plain_text(text) in NONE


def looks_like_a_date(cell: Cell) -> bool:
    """Whether a cell holds a date, or something that was meant as one."""
    if isinstance(cell.value, (date, datetime)):
        return True
    text = plain_text(cell.text[:100])
    return bool(DATE_LIKE.search(text)) and len(cell.text) <= 60  # noqa: PLR2004 - a date with words around it


def read_date(cell: Cell, reading: Reading) -> Moment:
    """The moment that a cell of a date column holds; raises ``UnreadableDate`` with what would be right."""
    value = cell.value
    if isinstance(value, timedelta):
        raise UnreadableDate(f"The cell holds a duration ({cell.text}); write a date.")
    if isinstance(value, time):
        raise UnreadableDate(f"The cell holds a time of day ({cell.text}) and no date; write a date.")
    if value is not None and not isinstance(value, (str, bool)):
        digits = EIGHT_DIGITS.fullmatch(cell.text)
        return from_cell("-".join(digits.groups()) if digits else value, reading.date_system)
    return read_date_text(cell.text, reading)


def read_date_text(text: str, reading: Reading) -> Moment:
    """The moment that a text means, with the year and month of the heading above where it has none."""
    plain = _without_clutter(text)
    digits = EIGHT_DIGITS.fullmatch(plain)
    if digits:
        plain = "-".join(digits.groups())
    plain = EIGHT_DIGITS_DAY_FIRST.sub(r"\1/\2/\3", plain) if EIGHT_DIGITS_DAY_FIRST.fullmatch(plain) else plain
    if reading.years is not None and SERIAL.fullmatch(plain):
        moment = from_cell(float(plain), reading.date_system)
        if reading.years.bounded and all(reading.years.hold(day.year) for day in (moment.span.first, moment.span.last)):
            return moment
    below_a_year = reading.year is not None
    plain = _completed(plain, reading) if below_a_year else MONTH_AND_YEAR.sub(r"\1 '\2", plain)
    over_days = OVER_DAYS.fullmatch(plain)
    if over_days:
        whole = read_date_text(f"{over_days[1]} to {over_days[3]}", reading)
        return replace(whole, time=read_time_text(over_days[2]))
    try:
        return parse_moment(plain, year_hint=reading.year, day_first=reading.day_first, century_hint=reading.century)
    except UnreadableDate as first:
        for other in _other_wordings(plain):
            try:
                return parse_moment(
                    other, year_hint=reading.year, day_first=reading.day_first, century_hint=reading.century
                )
            except UnreadableDate:
                continue
        raise _said_better(plain, first) from None


def _said_better(plain: str, reason: UnreadableDate) -> UnreadableDate:
    """The reason in the words of a chronology, where it has its own."""
    if NO_YEAR_NUMERIC.fullmatch(plain):
        return UnreadableDate("there is no year, or it has two digits only; write day, month and whole year.")
    if HOLIDAY.search(plain):
        return UnreadableDate("bank holidays and school holidays differ by year and place; write the days.")
    return UnreadableDate(str(reason).partition(": ")[2] or str(reason))


def _completed(text: str, reading: Reading) -> str:
    """A day without a month, or a day and month in numbers, with what a banner above says."""
    alone = DAY_ALONE.fullmatch(text)
    if alone and reading.month:
        return f"{alone[1]} {reading.month} {reading.year}"
    return f"{text}/{reading.year}" if NO_YEAR_NUMERIC.fullmatch(text) else text


def _without_clutter(text: str) -> str:
    """The text as plain words, without brackets around the whole of it or around a weekday."""
    plain = re.sub(r"^-+(?![-/.])", "", plain_text(text).strip(" *:")).strip(" *:")
    plain = re.sub(rf"[(\[]\s*({WEEKDAY})\s*[)\]]", r"\1", plain)
    if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1:
        plain = plain[1:-1].strip()
    plain = MIDNIGHT_OF_A_PROGRAM.sub("", plain)
    return re.sub(r"^(?:dated?|date of event)\s*:?\s+", "", plain)


HOLIDAY = re.compile(r"\bbank holiday|\bhalf[- ]term|\beaster holidays?|\bschool holidays?")
HEDGE = r"(?:approx\w*|circa|ca?|about|around|estimated?|est|unconfirmed|tbc)"
NOT_KNOWN = (r"(?:exact |precise )?(?:date|day|time)s?(?: is| of)?(?: unknown| not known| unclear| unspecified|"
             r" not recorded| tbc| n/k)")  # fmt: skip
MANY = (r"(?:(?:an? )?(?:unknown|various|several|multiple|unspecified|numerous)"
        r"(?: dates?| days?| occasions| times)?,? ?(?:in|during|throughout|-)?)")  # fmt: skip
PART_OF_DAY = (r"(?:in the )?(?:early |late |mid[- ](?=morning|afternoon))?(?:morning|afternoon|evening|night|am|pm|"
               r"hours|early hours|overnight|lunchtime|daytime|no time)(?: of the morning)?")  # fmt: skip
DOUBTED_PART = re.compile(
    rf"^((?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?) ?[(\[]?\?[)\]]? ?([a-z/. ]*\d[\d/.]*)$"
)
"""``3? May 2014`` and ``May? 2014``: the whole of it is in doubt."""
MONTH_AND_YEAR = re.compile(rf"^({MONTH})-(\d\d)$")
"""``Mar-16`` as spreadsheets write a month and its year; below a heading of a year it might be a day of that year."""
ON_THE_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})? ?(?:hrs|hours|h|am|pm)?"
OVER_DAYS = re.compile(rf"(.*\d)[, ]+(?:at )?({ON_THE_CLOCK}) ?(?:-|to|until|and) ?(.*\d)[, ]+(?:at )?{ON_THE_CLOCK}")
"""From a time of one day to a time of another."""
TIME = r"(?:\d{1,2}[:.]?\d{2}(?:[:.]\d{2})?\s*(?:hrs|hours|h|am|pm)?|\d{1,2}\s*[ap]m)"


def _other_wordings(text: str) -> list[str]:
    """The same date in words that the grammar has: hedges before it, no part of a day, a time of day at its end."""
    found = []
    for pattern, wording in WORDINGS:
        matched = pattern.fullmatch(text)
        if matched:
            found.append(wording.format(matched[1].strip(" -,;"), *map(_clock_text, matched.groups()[1:])))
    found.append(re.sub(rf"[(\[]({TIME})[)\]]", r"\1", text))
    found.append(DOUBTED_PART.sub(r"\1 \2?", text))
    found.append(re.sub(rf"\b({WEEKDAY})[.:-][ ,-]*(?=\d)", "", text))
    return [each for each in dict.fromkeys(found) if each != text]


WORDINGS = tuple((re.compile(pattern), wording) for pattern, wording in (
    (r"(.+?) ?[(\[](?:recorded|entered|logged|written|typed|noted|uploaded|reported|received)[^()\[\]]*[)\]]", "{0}"),
    (rf"(.+?)[ ,(\[-]+{NOT_KNOWN}[)\].]*", "{0}"),
    (rf"{NOT_KNOWN}[ ,:(\[-]+(?:in |but |during )?(.+?)[)\].]*", "{0}"),
    (rf"{MANY} ?(.+)", "{0}"),
    (r"(.+?)[ ,(\[]+inclusive[)\].]*", "{0}"),
    (r"[(\[]?(?:undated|no date|not dated|date unknown)[)\]]?[ ,:-]+(.+)", "{0}"),
    (r"ongoing,? (since .+|from .+)", "{0}"),
    (rf"(.+?)[ ,(\[-]+{HEDGE}[)\].]*", "about {0}"),
    (rf"[(\[]?{HEDGE}[)\].]?\s+(.+)", "about {0}"),
    (rf"(.+?)[ ,(\[-]+{PART_OF_DAY}[)\].]*", "{0}"),
    (rf"{PART_OF_DAY}[ ,-]+(?:of |on )?(.+)", "{0}"),
    (rf"(.+?),?\s+(?:at |from |between |@ ?)?({TIME})\s*(?:-|to|and|until|&|,|/)\s*{TIME}", "{0} {1}"),
    (rf"(.+?)[,;]?\s*(?:@|at|[(\[]?approx\w*|circa|about|time:?|-|\(|\[| )\s*({TIME})[)\]]?", "{0} {1}"),
    (r"(.+?) ?[(\[][^()\[\]\d?]*[)\]]", "{0}"),
))  # fmt: skip
"""Wordings that the grammar does not have, each with the one of it that means the same."""


def _clock_text(text: str) -> str:
    digits = re.fullmatch(r"(\d{1,2})(\d{2})(?:\s*(?:hrs|hours|h))?", text.strip())
    return f"{digits[1]}:{digits[2]}" if digits else text.strip().removesuffix("h")


def read_time(cell: Cell) -> time | None:
    """The time of day that a cell of times holds; ``None`` where it holds none or only says a part of the day.

    Raises ``UnreadableDate`` for a clock time that there is not, such as 25:70.
    """
    value = cell.value
    if isinstance(value, datetime):
        return value.time().replace(microsecond=0)
    if isinstance(value, time):
        return value.replace(microsecond=0)
    if isinstance(value, timedelta):
        value = value.total_seconds() / 86_400
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1:
        return (datetime.min + timedelta(seconds=round(value * 86_400) % 86_400)).time()
    return read_time_text(value_digits(value) or cell.text)


def value_digits(value: object) -> str:
    """A whole number such as 930 as the four digits of a clock."""
    return f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999 else ""  # noqa: PLR2004 - four digits


def read_time_text(text: str) -> time | None:
    """As ``read_time``, of a text."""
    plain = plain_text(text)
    plain = re.sub(rf"^(?:{HEDGE}|at|@|from|between|after|before|by|time:?)\s+|\?|[()\[\]~]", "", plain).strip()
    plain = re.sub(rf"\s+{HEDGE}$", "", plain)
    plain = _first_of_two_hours(plain)
    plain = re.split(r"\s*(?:-|\bto\b|\band\b|\buntil\b|/|\n)\s*", plain)[0].strip()
    if says_nothing(plain) or VAGUE_TIME.fullmatch(plain) or is_ditto(text):
        return None
    try:
        return parse_time(plain)
    except UnreadableDate:
        digits = re.fullmatch(r"(\d{1,2})[:.;h ]?(\d{2})(?:[:.]\d{2})?\s*(?:hrs?|hours|h|am|pm)?", plain)
        if digits is None:
            if re.search(r"\d", plain) and len(plain) <= 8:  # noqa: PLR2004 - a clock time that there is not
                raise
            return None
        if int(digits[1]) == 24 and int(digits[2]) == 0:  # noqa: PLR2004 - midnight, of which day is not said
            return None
        return parse_time(f"{digits[1]}:{digits[2]}")


def _first_of_two_hours(text: str) -> str:
    """``2-3pm`` as ``2pm-3pm``; of ``11-1pm`` it is not said which half of the day the first is in."""
    hours = re.fullmatch(r"(\d{1,2})((?:[:.]\d\d)?) ?(?:-|to|and) ?(\d{1,2})((?:[:.]\d\d)?) ?([ap]m)", text)
    if hours is None or int(hours[1]) > 12 or int(hours[1]) % 12 > int(hours[3]) % 12:  # noqa: PLR2004 - of a clock's face
        return text
    return f"{hours[1]}{hours[2]}{hours[5]}-{hours[3]}{hours[4]}{hours[5]}"


def is_uncertain(text: str, span: Span) -> bool:
    """Whether a date is more than one day, or its source says that it is not sure."""
    return span.earliest != span.latest or span.earliest is None or bool(UNCERTAIN.search(text))
