"""What is said around a date: before, early, about, a few days after, the week of, from one to another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.moments import Span
from loaders.dates import words
from loaders.dates.calendar_forms import Context, read_single
from loaders.dates.ranges import interval, listed, range_instead, read_range, two_dates
from loaders.dates.spans import (
    DAY,
    WEEK,
    Refusal,
    add_months,
    bounds,
    halve,
    join,
    month_end,
    one_day,
    split,
    week_of,
    weekend_of,
    whole_months,
    widen,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Phrase = tuple[re.Pattern[str], Callable[[re.Match[str], Context], Span]]

SHORTLY_DAYS = 14
SEVERAL = {"day": (2, 7), "week": (14, 42), "fortnight": (28, 84), "month": (2, 6)}
COUPLE = {"day": (1, 3), "week": (7, 21), "fortnight": (14, 42), "month": (1, 3)}
FEW = {"few": SEVERAL, "several": SEVERAL, "couple of": COUPLE}
WEEK_SLACK, MONTH_SLACK = 3, 15  # days either side of "two weeks after", "a month before"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def read_text(text: str, context: Context) -> Span:
    """The interval that the plain text means. Raises ``Refusal`` where it means none."""
    single = read_single(text, context)
    if single is not None:
        return single
    for pattern, read in PHRASES:
        found = pattern.fullmatch(text)
        if found:
            return read(found, context)
    return read_range(text, context)


def rest(found: re.Match[str], context: Context) -> Span:
    """The date that a phrase is about."""
    return context.read(found["rest"], context)


def checked_weekday(found: re.Match[str], context: Context) -> Span:
    """``Sat 9 April 2011``: the day of the week must be right."""
    ranged = range_instead(found, context)
    if ranged:
        return ranged
    span = rest(found, replace(context, in_range=True))
    name, said = found["weekday"].capitalize(), words.WEEKDAYS[found["weekday"]]
    day = one_day(span, name)
    if day.weekday() != said:
        right = words.WEEKDAY_NAMES[day.weekday()].capitalize()
        raise Refusal(f"{day.isoformat()} is a {right}, not a {name}; check which of the two is right")
    return span


def before(found: re.Match[str], context: Context) -> Span:
    """``before X``: up to the day before X begins."""
    return Span(None, bounds(rest(found, context))[0] - DAY)


def after(found: re.Match[str], context: Context) -> Span:
    """``after X``: from the day after X ends."""
    return Span(bounds(rest(found, context))[1] + DAY, None)


def until(found: re.Match[str], context: Context) -> Span:
    """``by X``, ``until X``: up to the last day of X."""
    return Span(None, bounds(rest(found, context))[1])


def since(found: re.Match[str], context: Context) -> Span:
    """``since X``, ``from X``: from the first day of X."""
    return Span(bounds(rest(found, context))[0], None)


def shortly(found: re.Match[str], context: Context) -> Span:
    """``shortly before X``: the fourteen days before it; ``shortly after X``: the fourteen days after it."""
    first, last = bounds(rest(found, context))
    if found["side"] == "before":
        return Span(first - SHORTLY_DAYS * DAY, first - DAY)
    return Span(last + DAY, last + SHORTLY_DAYS * DAY)


def some_time(found: re.Match[str], context: Context) -> Span:
    """``a few days before X``, ``two weeks after X``: between the least and the most that the words may mean."""
    first, last = bounds(rest(found, context))
    unit, few = found["unit"], found["few"]
    if few:
        least, most, slack = *FEW[few][unit], 0
    else:
        number = words.NUMBERS.get(found["number"]) or int(found["number"] or 1)
        least = most = number * {"week": WEEK, "fortnight": 2 * WEEK}.get(unit, 1)
        slack = {"day": 0, "week": WEEK_SLACK, "fortnight": WEEK_SLACK, "month": MONTH_SLACK}[unit]
    if found["side"] == "before":
        return Span(shift(first, unit, -most) - slack * DAY, shift(last, unit, -least) + slack * DAY)
    return Span(shift(first, unit, least) - slack * DAY, shift(last, unit, most) + slack * DAY)


def shift(day: date, unit: str, amount: int) -> date:
    """A day so many months, or else days, on."""
    return add_months(day, amount) if unit == "month" else day + amount * DAY


def part(found: re.Match[str], context: Context) -> Span:
    """``early June 2015``, ``mid-2008``, ``end of May 2009``, ``mid to late July 2011``."""
    ranged = range_instead(found, context)
    if ranged:
        return ranged
    thirds = split(rest(found, replace(context, in_range=True)))
    return join(thirds[words.THIRDS[found["part"]]], thirds[words.THIRDS[found["upto"] or found["part"]]])


def half(found: re.Match[str], context: Context) -> Span:
    """``first half of 2011``."""
    return halve(rest(found, context))[ORDINALS.get(found["which"], 2) - 1]


def week_of_month(found: re.Match[str], context: Context) -> Span:
    """``first week of June 2011``: days 1-7, 8-14, 15-21, 22-28; the last week is the last seven days."""
    span = rest(found, context)
    if whole_months(span) != 1:
        raise Refusal("the first or last week is of a month; write it like first week of June 2011")
    first, last = bounds(span)
    if found["which"] == "last":
        return Span(month_end(last) - (WEEK - 1) * DAY, last)
    start = first + (ORDINALS[found["which"]] - 1) * WEEK * DAY
    return Span(start, start + (WEEK - 1) * DAY)


def week(found: re.Match[str], context: Context) -> Span:
    """``week of X`` (Monday to Sunday), ``week commencing X``, ``week ending X``."""
    day = one_day(rest(found, context), "week of")
    if found["how"] in {"ending", "e"}:
        return Span(day - (WEEK - 1) * DAY, day)
    return week_of(day) if found["how"] == "of" else Span(day, day + (WEEK - 1) * DAY)


def weekend(found: re.Match[str], context: Context) -> Span:
    """``weekend of X``: its Saturday and Sunday, which X may name both."""
    span = rest(found, context)
    first, last = bounds(span)
    if last - first == DAY and first.weekday() == words.WEEKDAYS["sat"]:
        return span
    return weekend_of(one_day(rest(found, context), "weekend of"))


def night(found: re.Match[str], context: Context) -> Span:
    """``night of X``, ``overnight X``: that day and the next."""
    first, last = bounds(rest(found, context))
    return Span(first, max(last, first + DAY))


def uncertain(found: re.Match[str], context: Context) -> Span:
    """``?22 May 2016``, ``2011-04?``, ``about April 2011``."""
    return widen(rest(found, context))


UNIT = "(?P<unit>day|week|fortnight|month)s?"
REST = "(?P<rest>.+)"
DAY_NUMBER = "[0-9]{1,2}(?:st|nd|rd|th)?"
THIRD = words.one_of(words.THIRDS)
PART = rf"(?:towards (?:the )?)?(?P<part>{THIRD})(?:[ -]?(?:to|or|-|/)[ -]?(?:the )?(?P<upto>{THIRD}))?(?: part)?"
ABOUT = (
    r"(?:on|in)(?: or |/)(?:about|around)|circa|ca?\.?(?= |[0-9])|about|around|approximately|approx|roughly|possibly|\?"
    r"|~|probably|(?:believed|thought)(?: to (?:be|have been))?(?: in| on)?"
)
FEW_OR_NUMBER = rf"(?:(?:a )?(?P<few>few|several|couple of)|(?P<number>{words.NUMBER}|[0-9]{{1,3}}))"

NUMERIC_DAY = "(?P<last>[0-9]{1,2}([/.])[0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))"
NUMERIC_DATE = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
WHOLE_DAY = rf"(?:{words.WEEKDAY})?,? ?(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-].*[0-9]{{2}}"
LISTED = (
    rf"{DAY_NUMBER}(?:(?: of)?[ -]?{words.MONTH}(?:,? [0-9]{{4}})?|[/.][0-9]{{1,2}}(?:[/.](?:[0-9]{{4}}|[0-9]{{2}}))?)?"
)
"""One of several days, which may leave month and year to the last."""
TO_THE_PRESENT = "present|present day|date|now|ongoing|on-going|current"


def phrase(pattern: str, read: Callable[[re.Match[str], Context], Span]) -> Phrase:
    """One phrase: its pattern over the plain text, and what it means."""
    return re.compile(pattern), read


PHRASES: tuple[Phrase, ...] = (
    phrase(r"\[(?P<first>[^\[\]]*?)\.\.(?P<last>[^\[\]]*)\]", interval),
    phrase(r"(?P<first>[0-9x?~%-]*|\.\.)/(?P<last>[0-9x?~%-]*|\.\.)", interval),
    phrase(rf"(?P<first>[0-9]{{1,2}}[/.][0-9]{{1,2}}) ?(?:-|to|until|/) ?{NUMERIC_DAY}", two_dates),
    phrase(rf"(?P<first>{DAY_NUMBER}) ?[/&] ?(?P<last>{DAY_NUMBER}(?: of)? .+)", two_dates),
    phrase(rf"{LISTED}(?:(?: ?[,;&+>] ?(?:and )?| and ){LISTED})+", listed),
    phrase(rf"{NUMERIC_DATE}(?: {NUMERIC_DATE})+", listed),
    phrase(rf"(?:{ABOUT}) ?{REST}", uncertain),
    phrase(r"(?P<rest>.+?) ?(?:\(\?\)|[?~%])", uncertain),
    phrase(rf"(?:early |late )?(?:morning|afternoon|evening|hours)(?: of the morning)? (?:of|on) {REST}", rest),
    phrase(rf"(?:overnight|night of)(?: on)? {REST}", night),
    phrase(r"(?P<first>.+) (?:until|till) (?P<last>.+)", two_dates),
    phrase(rf"(?P<weekday>{words.WEEKDAY})(?:,? (?:the )?|(?=[0-9])){REST}", checked_weekday),
    phrase(rf"(?P<rest>.+?)(?: ?-)? \(?(?P<weekday>{words.WEEKDAY})\)?", checked_weekday),
    phrase(
        rf"(?:early |late )?(?:may |spring |summer |aug(?:ust)? |easter )?bank holiday,? (?P<rest>{WHOLE_DAY})", rest
    ),
    phrase(rf"(?:shortly|just|soon) (?P<side>before|after) {REST}", shortly),
    phrase(rf"{FEW_OR_NUMBER} {UNIT} (?P<side>before|after) {REST}", some_time),
    phrase(rf"(?P<few>)(?P<number>){UNIT} (?P<side>before|after) {REST}", some_time),
    phrase(rf"before (?:the )?end of {REST}", until),
    phrase(rf"after (?:the )?(?:beginning|start) of {REST}", since),
    phrase(rf"(?:before|prior to|pre[- ]) ?{REST}", before),
    phrase(rf"(?:after|post[- ]) ?{REST}", after),
    phrase(rf"(?P<rest>.+?),? ?(?:(?:to|until|till|-) )?(?:the )?\(?(?:{TO_THE_PRESENT})\)?", since),
    phrase(rf"(?:by|until|till|up to|on or before|no later than|not later than) {REST}", until),
    phrase(rf"(?:since|on or after|not before) {REST}", since),
    phrase(r"between (?P<first>.+?) (?:and|&|to) (?P<last>.+)", two_dates),
    phrase(r"from (?P<first>.+?) to (?P<last>.+)", two_dates),
    phrase(r"between (?P<rest>.+ ?- ?.+)", rest),
    phrase(r"from (?P<rest>.+?)(?: on| onwards?)?", since),
    phrase(r"(?P<rest>.+) onwards?", since),
    phrase(r"(?P<rest>.+[0-9]) ?-", since),
    phrase(rf"{PART}[ -]?(?:of |in )?(?:the )?{REST}", part),
    phrase(rf"(?P<which>first|1st|second|2nd|last) half of {REST}", half),
    phrase(rf"(?P<which>{words.one_of(ORDINALS)}|last) week(?: of| in)? {REST}", week_of_month),
    phrase(rf"(?:week |wk |w/)(?P<how>of|commencing|beginning|starting|ending|comm?|beg|c|b|e) ?{REST}", week),
    phrase(rf"weekend (?:(?:of|beginning) )?{REST}", weekend),
    phrase(rf"(?:some ?time (?:in|on|during)|in|on|at|during|over|throughout|the) {REST}", rest),
)
