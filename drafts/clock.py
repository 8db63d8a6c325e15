"""What an expression of time means at its place: the year carried forward, and dates that lean on one before."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.moments import Span
from loaders.dates import UnreadableDate, parse_date
from loaders.dates.spans import Refusal, add_months, month_end, week_of, weekend_of
from loaders.dates.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafts.mentions import Mention

DAY = timedelta(days=1)
LOOK_BACK = 80
DIED = re.compile(r"\b(?:dead|died|was killed|was murdered|murdered|fatally|stabbed to death)\b")
SMALL_STEP_BACK = -75
SHORT_YEAR = re.compile(r"^\d{1,2}([./-])\d{1,2}\1\d\d$|'\d\d$")
A_RECENT_YEAR = 2015
"""The year near which 03.03.14 lies where nothing before it says: reviews are of this time."""
SOON = 150
NEAR, A_FEW = 1, 14
WIDEST = {"hour": 14, "day": 62, "week": 62, "fortnight": 62, "month": 400, "year": 800}
"""How many days wide a date may be for *two days later*, *a month later* to lean on it."""
WORDS = re.compile(r"[a-z][a-z'’-]{3,}")
STOP = frozenset(["that", "this", "they", "them", "their", "there", "then", "than", "with", "from", "into", "onto", "upon", "been", "being", "were", "have", "which", "where", "when", "after", "before", "about", "would", "could", "should", "also", "other", "another", "first", "second", "again"])  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14,
}  # fmt: skip
FEW = {"few", "several", "some", "number"}
COUNTED = re.compile(
    r"(?:(?P<few>few|several|some|number of|couple of)|(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fourteen)) (?P<unit>hour|day|week|fortnight|month|year)s? "
)
NO_WORDS = re.compile(
    r"^(?:following|late on|early on|between|from|at|in or around the|of)\b\s*(?:the )?|(?<=\bon )the |^year |\bthe year "
)


@dataclass
class Clock:
    """Where the telling stands: the day it has reached (``line``), and the last date that was said (``last``)."""

    line: Span | None = None
    last: Span | None = None
    heading: Span | None = None
    year: Span | None = None
    told: list[tuple[frozenset[str], Span]] = field(default_factory=list)
    passed: int = 0
    death: Span | None = None

    def read(self, mention: Mention, after: str, *, begins: bool = False) -> Span | None:
        """The days that the mention means, or ``None`` where nothing before it says.

        ``after`` is the rest of the sentence; the first expression of a sentence (``begins``) leans on what the telling
        had reached, a later one on the expression before it.
        """
        if begins and self.line is not None:
            self.last = self.line
        if mention.kind in READERS:
            return READERS[mention.kind](self, mention, after)
        if mention.kind == "range":
            return self._range(mention)
        return self._with_year(mention.kind, mention.words, mention.core)

    def enter(self, span: Span) -> None:
        """Go under a heading with a date."""
        self.heading = self.line = self.last = span

    def remember(self, sentence: str, span: Span) -> None:
        """Keep what a sentence told, so that *two days after the meeting* finds its meeting."""
        if self.death is None and span.earliest and span.earliest == span.latest and DIED.search(sentence):
            self.death = span
        self.told.append((frozenset(WORDS.findall(sentence.casefold())) - STOP, span))
        del self.told[:-LOOK_BACK]

    def _range(self, mention: Mention) -> Span | None:
        until, _, kind = mention.until.rpartition("|")
        last = self._with_year(kind, "", until)
        if last is None:
            return None
        try:
            return parse_date(f"{mention.core} to {until}", year_hint=last.last.year)
        except UnreadableDate:
            first = self._with_year(mention.words, "", mention.core)
            return Span(first.earliest, last.latest) if first and first.first <= last.last else None

    def _with_year(self, kind: str, words: str, core: str) -> Span | None:
        """A date that may lack its year, by the year that fits where the telling stands."""
        core = _month_first(core) if kind == "month day" else core
        words = NO_WORDS.sub("", words)
        anchor = self.line or self.last or self.heading
        year = (
            anchor.first.year if anchor and anchor.earliest else anchor.last.year if anchor and anchor.latest else None
        )
        if year is None and SHORT_YEAR.search(core):
            year = A_RECENT_YEAR
        found = _parsed(words, core, year)
        if (
            found is None
            or anchor is None
            or year is None
            or kind not in {"day month", "month day", "month", "season", "feast"}
        ):
            return found
        place = anchor.earliest or anchor.last
        later = _parsed(words, core, year + 1)
        step = ((found.earliest or found.last) - place).days
        if step < SMALL_STEP_BACK and later and ((later.earliest or later.last) - place).days < SOON:
            return later
        return found

    # Expressions that lean on a date before.

    def _anchor(self, after: str, *, leans: bool) -> Span | None:
        """The date that an expression leans on: that of the event which it names, else the last one said."""
        if leans and (named := self._named(after)):
            return named
        return self.last

    def _named(self, after: str) -> Span | None:
        phrase = re.split(r"[,.;:]|\b(?:on|in|at|when|who|which|and)\b", after.strip(), maxsplit=1)[0]
        if self.death is not None and re.search(r"\b(?:death|died|murder|homicide|killing)\b", phrase):
            return self.death
        wanted = frozenset(WORDS.findall(phrase.casefold())) - STOP
        if not wanted or not re.match(r"\s*(?:the|this|that|his|her|their|[A-Z]|\w+ing\b)", after):
            return None
        best = max(range(len(self.told)), key=lambda place: (len(self.told[place][0] & wanted), place), default=None)
        if best is None or len(self.told[best][0] & wanted) * 2 < len(wanted):
            return None
        return self.told[best][1]

    def _counted(self, mention: Mention, after: str) -> Span | None:
        leans = bool(re.search(r"(?:after|following|before|prior to|prior)$", mention.core))
        anchor = self._anchor(after, leans=leans)
        found = COUNTED.search(mention.core + " ")
        if anchor is None or anchor.earliest is None or anchor.latest is None or found is None:
            return None
        if (anchor.latest - anchor.earliest).days > WIDEST[found["unit"]]:
            return None
        sign = 1 if mention.kind == "count later" else -1
        return _moved(anchor.earliest, anchor.latest, found, sign)

    def _next_day(self, mention: Mention, after: str) -> Span | None:
        return _shifted(self._anchor(after, leans=mention.core.endswith("after")), 1)

    def _day_before(self, mention: Mention, after: str) -> Span | None:
        return _shifted(self._anchor(after, leans=mention.core.endswith("before")), -1)

    def _same_day(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002 - all readers take the same
        """*that evening*: of the last date, where that was a day or a few and stands near."""
        found = self.last
        near = found is not None and found.earliest and found.latest and self.passed <= NEAR
        return found if near and found and (found.last - found.first).days <= A_FEW else None

    def _unit(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*that month*, *the following week*, *later that year*, *the end of the month*."""
        anchor = self.last
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        found = re.search(r"(weekend|week|month|year)$", mention.core)
        unit = found[1] if found else "month"
        try:
            return _unit_span(mention.kind, mention.core, unit, anchor.earliest, anchor.latest)
        except (Refusal, ValueError):
            return None

    def _day(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*on the 4th*: of the month that was said last."""
        anchor, found = self.last or self.line, re.search(r"(\d{1,2})\s?(?:st|nd|rd|th)$", mention.core, re.IGNORECASE)
        if anchor is None or anchor.earliest is None or found is None:
            return None
        try:
            day = anchor.earliest.replace(day=int(found[1]))
            if day < anchor.earliest and (anchor.earliest - day).days > 20:  # noqa: PLR2004 - the next month's
                day = add_months(day, 1).replace(day=int(found[1]))
        except ValueError:
            return None
        return Span.on(day)

    def _weekday(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        anchor = self.last
        name = mention.core.split()[-1].casefold()
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        if (anchor.latest - anchor.earliest).days > 7:  # noqa: PLR2004 - a week
            return None
        if "previous" in mention.core.casefold():
            return Span.on(anchor.earliest - ((anchor.earliest.weekday() - WEEKDAYS[name] - 1) % 7 + 1) * DAY)
        return Span.on(anchor.earliest + ((WEEKDAYS[name] - anchor.earliest.weekday() - 1) % 7 + 1) * DAY)


READERS: dict[str, Callable[[Clock, Mention, str], Span | None]] = {
    "same day": Clock._same_day, "next day": Clock._next_day, "day before": Clock._day_before,
    "count later": Clock._counted, "count before": Clock._counted, "later in": Clock._unit, "earlier in": Clock._unit,
    "end of": Clock._unit, "next unit": Clock._unit, "unit before": Clock._unit, "same unit": Clock._unit,
    "day": Clock._day, "weekday": Clock._weekday,
}  # fmt: skip


def _parsed(words: str, core: str, year: int | None) -> Span | None:
    whole = f"{words} {core}".strip().replace("- ", "-")
    for text in dict.fromkeys((whole, core)):
        try:
            return parse_date(text, year_hint=year)
        except UnreadableDate:
            continue
    return None


def _month_first(core: str) -> str:
    month, _, day = core.partition(" ")
    return f"{day} {month}" if month.rstrip(".").casefold() in MONTHS else core


def _shifted(span: Span | None, days: int) -> Span | None:
    if span is None or span.earliest is None or span.latest is None:
        return None
    if (span.latest - span.earliest).days > WIDEST["day"]:
        return None
    return Span(span.earliest + days * DAY, span.latest + days * DAY)


def _moved(first: date, last: date, found: re.Match[str], sign: int) -> Span:
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


def _unit_span(kind: str, core: str, unit: str, first: date, last: date) -> Span:  # noqa: PLR0911 - one for each kind
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
