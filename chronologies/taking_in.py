"""From the entries of a file to events and problems: each becomes exactly one of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chronologies.cell_dates import (
    NUMERIC,
    ONGOING,
    Reading,
    is_ditto,
    is_uncertain,
    read_date,
    read_time,
    says_nothing,
)
from chronologies.day_order import reads_both_ways
from chronologies.events import Event, Problem
from chronologies.years import Years, years_wrong
from knowledge.moments import Span
from loaders.dates import UnreadableDate
from loaders.dates.words import plain_text

if TYPE_CHECKING:
    from datetime import time

    from chronologies.day_order import DayOrder
    from chronologies.entry import Entry
    from documents.blocks import Cell, DateSystem

MOST_CHARACTERS = 32_767  # the most that a cell of a workbook holds, in which chronologies go out again
SHOWN = 500
ERROR_VALUE = re.compile(
    r"#(?:n/a|ref!|value!|div/0!|name\?|null!|num!|spill!|calc!|field!|getting_data|#+)", re.IGNORECASE
)
IMPOSSIBLE = re.compile(r"there is no (?:day|month|time)|runs backwards|it was a |is a \w+day|outside 1800")


class Wrong(Exception):  # noqa: N818 - never leaves this module: it becomes a problem
    """What is wrong with a row."""


@dataclass(frozen=True)
class Dated:
    """The date of an entry as it was read."""

    text: str
    span: Span
    time: time | None
    either: bool = False
    """Whether it was read month first by the evidence of other rows alone."""


@dataclass
class Intake:
    """Takes the entries of one file in, in their order."""

    order: DayOrder
    years: Years
    system: DateSystem = 1900
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _last: Dated | None = None
    _last_wrong: bool = False

    def take(self, entry: Entry) -> None:
        """Adds the entry to the events or, with everything that is wrong with it, to the problems."""
        wrong: list[str] = []
        dated: Dated | None = None
        try:
            dated = self._dated(entry)
        except Wrong as reason:
            wrong.append(str(reason))
        self._last, self._last_wrong = (dated, False) if dated else (self._last, True)
        wrong += self._other_faults(entry)
        if wrong or dated is None:
            self.problems.append(Problem(entry.locator, " ".join(wrong), shown(entry)))
            return
        uncertain = is_uncertain(dated.text, dated.span) or dated.either
        self.events.append(Event(entry.locator, entry.agency, dated.text, dated.span, dated.time, uncertain, entry.text,
                                 entry.whole_columns))  # fmt: skip

    def _other_faults(self, entry: Entry) -> list[str]:
        right = "open the file in its program, let it calculate, and save it."
        found = [f"formula not worked out: under {heading!r} stands one without a value; {right}"
                 for heading in entry.formulas]  # fmt: skip
        for what, said in (("text", entry.text), ("agency", entry.agency)):
            if ERROR_VALUE.fullmatch(said.strip()):
                found.append(f"error value: {said.strip()!r} stands for the {what}; mend the formula, or write what is "
                             "meant.")  # fmt: skip
        if not entry.text and not entry.formulas:
            found.append("no text: write what happened.")
        elif len(entry.text) > MOST_CHARACTERS:
            found.append(f"text too long: {len(entry.text):,} characters; at most {MOST_CHARACTERS:,} are taken in, "
                         "so split the row.")  # fmt: skip
        if not entry.agency:
            found.append("no agency: name it in a column, in the title (Agency: ...), or with --agency.")
        return found

    def _dated(self, entry: Entry) -> Dated:
        if says_nothing(entry.date.text) and not is_ditto(entry.date.text):
            said = f" ({entry.date.text!r})" if entry.date.text.strip(" -") else ""
            raise Wrong(f"no date{said}: write it, or 'ditto' where it is that of the row above.")
        if ERROR_VALUE.fullmatch(entry.date.text.strip()):
            raise Wrong(f"error value: {entry.date.text.strip()!r} stands for the date; mend the formula, or write the "
                        "date.")  # fmt: skip
        if is_ditto(entry.date.text):
            return self._carried(entry)
        reading = Reading(self._day_first(entry), self.years.century, entry.year, entry.month, self.system,
                          self.years)  # fmt: skip
        start = self._moment(entry.date, reading, entry)
        span, text, clock = start[0], entry.date.text, start[1]
        end_text = entry.end_date.text
        if not says_nothing(end_text) and not is_ditto(end_text):
            span = self._with_end(span, entry, reading)
            text = f"{text} to {end_text}" if end_text != text else text
        return Dated(text, span, self._time(entry) or clock, self._either(entry))

    def _either(self, entry: Entry) -> bool:
        """Whether a date was read month first though it could have the day first, as other rows alone decide."""
        decided = not self.order.day_first and self.order.remark and entry.day_first is None
        cells = (entry.date, entry.end_date)
        return bool(decided) and any(
            isinstance(cell.value, str | None) and reads_both_ways(cell.text) for cell in cells
        )

    def _day_first(self, entry: Entry) -> bool:
        return self.order.day_first if entry.day_first is None else entry.day_first

    def _carried(self, entry: Entry) -> Dated:
        """The date of the row above, for a row that says so."""
        if self._last is None or self._last_wrong:
            raise Wrong("no date: it is said to be that of the row above, which has none that can be read.")
        return Dated(self._last.text, self._last.span, self._time(entry), self._last.either)

    def _moment(self, cell: Cell, reading: Reading, entry: Entry) -> tuple[Span, time | None]:
        self._refuse_two_orders(cell, entry)
        try:
            moment = read_date(cell, reading)
        except UnreadableDate as reason:
            said = str(reason).removeprefix(UnreadableDate.sentence()).strip()
            what = "impossible date" if IMPOSSIBLE.search(said) else "date cannot be read"
            raise Wrong(f"{what}: {cell.text!r}: {said}") from None
        wrong = years_wrong(cell.text, moment.span, self.years)
        if wrong:
            raise Wrong(wrong)
        return moment.span, moment.time

    def _refuse_two_orders(self, cell: Cell, entry: Entry) -> None:
        """Where a file writes some dates day first and some month first, what could be either is neither."""
        if not self.order.contradiction or entry.day_first is not None or not isinstance(cell.value, (str, type(None))):
            return
        for found in NUMERIC.finditer(plain_text(cell.text)):
            first, second = int(found[1]), int(found[3])
            if first != second and not (first > 12 and second <= 12):  # noqa: PLR2004 - months of a year
                right = "say which with a mapping (day_first: yes or no), or write months in words."
                raise Wrong(f"date ambiguous: {cell.text!r} may have the day or the month first, for "
                            f"{self.order.contradiction}; {right}")  # fmt: skip

    def _with_end(self, start: Span, entry: Entry, reading: Reading) -> Span:
        if plain_text(entry.end_date.text) in ONGOING:
            return Span(start.earliest, None)
        end, _ = self._moment(entry.end_date, reading, entry)
        if start.earliest is not None and end.latest is not None and end.last < start.first:
            raise Wrong(
                f"impossible date: its end ({entry.end_date.text}) is before its beginning ({entry.date.text})."
            )
        return Span(start.earliest, end.latest)

    def _time(self, entry: Entry) -> time | None:
        try:
            return read_time(entry.time) if entry.time.text else None
        except UnreadableDate as reason:
            said = str(reason).removeprefix(UnreadableDate.sentence()).strip()
            raise Wrong(f"time cannot be read: {said}") from None


def shown(entry: Entry) -> str:
    """What a row says, for a list of problems: its text, or all that stands in it; the beginning of a long one."""
    text = entry.text or " | ".join(entry.columns.values())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}... ({len(text):,} characters)"
