"""The words of dates: names of months, days, seasons and feasts, numbers, and their places in regular expressions."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EARLIEST_YEAR, LATEST_YEAR = 1800, 2200

MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
               "november", "december")  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
COUNTING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {name: number for number, name in enumerate(COUNTING, start=1)} | {"a": 1, "an": 1}

MONTHS = {name[:size]: place for place, name in enumerate(MONTH_NAMES, start=1) for size in (3, len(name))}
MONTHS |= {"sept": 9, "febuary": 2, "feburary": 2, "febrary": 2, "janurary": 1, "januray": 1, "septmber": 9}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_MONTHS = {name: place for place, name in enumerate(ROMAN, start=1)}
WEEKDAYS = {name[:size]: place for place, name in enumerate(WEEKDAY_NAMES) for size in (3, len(name))}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# A feast: the days from and to, as (month, day, years on), or as days from Easter Sunday.
FIXED_FEASTS = {
    "christmas": ((12, 25, 0), (12, 26, 0)),
    "xmas": ((12, 25, 0), (12, 26, 0)),
    "christmas eve": ((12, 24, 0), (12, 24, 0)),
    "xmas eve": ((12, 24, 0), (12, 24, 0)),
    "xmas day": ((12, 25, 0), (12, 25, 0)),
    "hogmanay": ((12, 31, 0), (12, 31, 0)),
    "christmas day": ((12, 25, 0), (12, 25, 0)),
    "boxing day": ((12, 26, 0), (12, 26, 0)),
    "new years eve": ((12, 31, 0), (12, 31, 0)),
    "new years day": ((1, 1, 0), (1, 1, 0)),
    "new year": ((12, 31, -1), (1, 1, 0)),
    "valentines day": ((2, 14, 0), (2, 14, 0)),
    "halloween": ((10, 31, 0), (10, 31, 0)),
    "bonfire night": ((11, 5, 0), (11, 5, 0)),
}
EASTER_FEASTS = {
    "easter": (-2, 1),
    "easter weekend": (-2, 1),
    "good friday": (-2, -2),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
}


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest tried first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = one_of(MONTHS)
WEEKDAY = one_of(WEEKDAYS)
SEASON = one_of(SEASONS)
FEAST = re.sub("(?<=year|tine)s", "'?s", one_of([*FIXED_FEASTS, *EASTER_FEASTS]))  # with or without apostrophe
NUMBER = one_of(NUMBERS)


def easter_sunday(year: int) -> date:
    """The western Easter Sunday of a year: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    leap_years, odd_years = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leap_years - epact - odd_years) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_days(name: str, year: int) -> tuple[date, date]:
    """The first and the last day of a feast in a year."""
    name = name.replace("'", "")
    if name in EASTER_FEASTS:
        sunday = easter_sunday(year)
        start, end = EASTER_FEASTS[name]
        return sunday + timedelta(days=start), sunday + timedelta(days=end)
    (month, day, on), (last_month, last_day, last_on) = FIXED_FEASTS[name]
    return date(year + on, month, day), date(year + last_on, last_month, last_day)


SPACED = re.compile(r"\b([0-9]{1,2}) ?([/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})\b")
"""A date in numbers with blanks in it."""


def plain_text(text: str) -> str:
    """The text as the grammar reads it: small letters, single spaces, plain hyphens, no dots after abbreviations."""
    plain = re.sub("[\u200b\u200c\u200d\u2060\ufeff]", "", text)
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub("[\u2018\u2019\u02bc]", "'", plain)
    plain = " ".join(plain.split()).lower()
    plain = re.sub(r"(?<=[0-9a-z])[\\](?=[0-9a-z])", "/", plain)
    plain = SPACED.sub(r"\1\2\3\2\4", plain)
    plain = re.sub(r"(?:(?<=[0-9])|\b)([ap])\. ?m\b\.?", r"\1m", plain)
    plain = re.sub(r"(?<=[a-z])\.(?=[\s,]|$)", "", plain)
    return re.sub(r"(?<!\.)[.,;]+$", "", plain).strip()
