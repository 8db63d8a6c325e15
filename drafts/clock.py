"""What an expression of time means at its place: the year carried forward, and dates that lean on one before."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafts import steps
from knowledge.moments import Span
from loaders.dates import UnreadableDate, parse_date
from loaders.dates.spans import Refusal, add_months
from loaders.dates.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafts.mentions import Mention

LOOK_BACK = 80
DIED = re.compile(r"\b(?:dead|died|was killed|was murdered|murdered|fatally|stabbed to death)\b")
SMALL_STEP_BACK = -75
SHORT_YEAR = re.compile(r"^\d{1,2}([./-])\d{1,2}\1\d\d$|'\d\d$")
A_RECENT_YEAR = 2015
"""The year near which 03.03.14 lies where nothing before it says: reviews are of this time."""
SOON = 150
NEAR, A_FEW = 1, 14
MEETING = re.compile(
    r"\b(?:MARAC|MAPPA|MASM|conference|core group|strategy discussion|multi-agency discussion)\b", re.IGNORECASE
)
"""What the report may call *the meeting* afterwards."""
WORDS = re.compile(r"[a-z][a-z'’-]{3,}")
STOP = frozenset(["that", "this", "they", "them", "their", "there", "then", "than", "with", "from", "into", "onto", "upon", "been", "being", "were", "have", "which", "where", "when", "after", "before", "about", "would", "could", "should", "also", "other", "another", "first", "second", "again"])  # fmt: skip
COUNTED = re.compile(
    r"(?:(?P<few>few|several|some|number of|couple of)|(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fourteen)) (?P<unit>hour|day|week|fortnight|month|year)s? "
)
NO_WORDS = re.compile(
    r"^(?:following|late on|early on|between|from|at|in or around the|of)\b\s*(?:the )?|(?<=\bon )the |^year |\bthe year "
)


LONG_AGO = re.compile(r"\s(?:he|she|they|it|his|her|their) (?:\w+ )?first\b")
"""*three years after she was first seen* leans on what was told long before, if ever."""


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
        words = frozenset(WORDS.findall(sentence.casefold())) - STOP
        self.told.append((words | {"meeting"} if MEETING.search(sentence) else words, span))
        del self.told[:-LOOK_BACK]

    def _range(self, mention: Mention) -> Span | None:
        until, _, kind = mention.until.rpartition("|")
        last = self._with_year(kind, "", until)
        try:
            return parse_date(f"{mention.core} to {until}", year_hint=last.last.year if last else None)
        except UnreadableDate:
            if last is None:
                return None
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
        if leans and LONG_AGO.match(after):
            return None
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

    def _start(self, mention: Mention, after: str, *, leans: bool) -> Span | None:
        """From where an expression counts: the date within it, else what it leans on."""
        if mention.until:
            core, _, kind = mention.until.rpartition("|")
            return self._with_year(kind, "", core)
        return self._anchor(after, leans=leans)

    def _counted(self, mention: Mention, after: str) -> Span | None:
        leans = bool(re.search(r"(?:after|following|before|prior to|prior)$", mention.core))
        anchor = self._start(mention, after, leans=leans)
        found = COUNTED.search(mention.core + " ")
        if anchor is None or anchor.earliest is None or anchor.latest is None or found is None:
            return None
        if (anchor.latest - anchor.earliest).days > steps.WIDEST[found["unit"]]:
            return None
        sign = 1 if mention.kind == "count later" else -1
        return steps.moved(anchor.earliest, anchor.latest, found, sign)

    def _next_day(self, mention: Mention, after: str) -> Span | None:
        found = steps.shifted(self._start(mention, after, leans=mention.core.endswith("after")), 1)
        return (
            steps.on_a_working_day(found) if found and re.search(r"\b(?:working|school) day", mention.core) else found
        )

    def _day_before(self, mention: Mention, after: str) -> Span | None:
        return steps.shifted(self._start(mention, after, leans=mention.core.endswith("before")), -1)

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
            return steps.unit_span(mention.kind, mention.core, unit, anchor.earliest, anchor.latest)
        except (Refusal, ValueError):
            return None

    def _of_year(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*May of the following year*: of the year after the one in which the telling stands."""
        which, _, kind = mention.until.rpartition("|")
        anchor = self.last or self.line
        if anchor is None or anchor.earliest is None:
            return None
        year = anchor.earliest.year + {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0)
        if kind == "bank holiday":
            return steps.bank_holiday(mention.core, year)
        return _parsed(NO_WORDS.sub("", mention.words), mention.core, year)

    def _bank_holiday(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*the August bank holiday weekend*: of its own year, else of the one in which the telling stands."""
        own, anchor = re.search(r"\d{4}$", mention.core), self.line or self.last
        year = int(own[0]) if own else anchor.earliest.year if anchor and anchor.earliest else None
        return steps.bank_holiday(mention.core, year) if year else None

    def _within(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*within three days*, *for the next six weeks*: from the last date, so long."""
        anchor = self.last
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        return steps.lasting(anchor.earliest, anchor.latest, mention.core)

    def _day(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        """*on the 4th*: of the month that was said last; *on Sunday 4th*: of a month near it where that is a Sunday."""
        anchor, found = self.last or self.line, re.search(r"(\d{1,2})\s?(?:st|nd|rd|th)$", mention.core, re.IGNORECASE)
        if anchor is None or anchor.earliest is None or found is None:
            return None
        try:
            day = anchor.earliest.replace(day=int(found[1]))
            if day < anchor.earliest and (anchor.earliest - day).days > 20:  # noqa: PLR2004 - the next month's
                day = add_months(day, 1).replace(day=int(found[1]))
        except ValueError:
            return None
        return Span.on(steps.on_its_weekday(day, mention.core))

    def _weekday(self, mention: Mention, after: str) -> Span | None:  # noqa: ARG002
        anchor = self.last
        name = mention.core.split()[-1].casefold()
        if anchor is None or anchor.earliest is None or anchor.latest is None:
            return None
        if (anchor.latest - anchor.earliest).days > 7:  # noqa: PLR2004 - a week
            return None
        if "previous" in mention.core.casefold():
            return Span.on(anchor.earliest - ((anchor.earliest.weekday() - WEEKDAYS[name] - 1) % 7 + 1) * steps.DAY)
        return Span.on(anchor.earliest + ((WEEKDAYS[name] - anchor.earliest.weekday() - 1) % 7 + 1) * steps.DAY)


READERS: dict[str, Callable[[Clock, Mention, str], Span | None]] = {
    "same day": Clock._same_day, "next day": Clock._next_day, "day before": Clock._day_before,
    "count later": Clock._counted, "count before": Clock._counted, "later in": Clock._unit, "earlier in": Clock._unit,
    "end of": Clock._unit, "next unit": Clock._unit, "unit before": Clock._unit, "same unit": Clock._unit,
    "day": Clock._day, "weekday": Clock._weekday, "of year": Clock._of_year, "bank holiday": Clock._bank_holiday,
    "within": Clock._within, "span after": Clock._within,
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
