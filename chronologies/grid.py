"""The integrated chronology as a table to be written: in the layout it came in, or in a standard one.

Where every event came under the same headings, these are the columns, in their order; an agency is put first where
they have no column for it. Otherwise the columns are Agency, Date, Time and Event, then whatever else stood beside the
events under its own heading, in the order in which it was first met. The source comes last.

A date stays as it was written where it can be read by itself. Where it could only be read with the rest of its file (no
year, two digits for it, the month first), the day is written out, and the date as it was written stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chronologies.column_parts import (
    ends_elsewhere,
    headings_of,
    is_plain,
    part,
    parts_of,
    place_of,
    plain_date,
    repeats_parts,
    tables_of,
)
from chronologies.headings import Role, role_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from chronologies.column_parts import Part, Place
    from chronologies.events import Event
    from chronologies.merging import Entry

Wanted = Literal["own", "standard"]
Columns = dict[str, "Part | None"]
"""Headings in their order, each with the part of an event that stands there, if any."""
STANDARD: Mapping[Part, str] = {"agency": "Agency", "date": "Date", "time": "Time", "text": "Event"}
SOURCE, TAKEN_FROM, DAY, AS_WRITTEN = "Source", "Taken from", "Calendar day", "Date as written"
"""``DAY`` is no heading of a date, so that what is written comes in again by the dates as they were written."""


@dataclass(frozen=True)
class Grid:
    """Headings and rows; ``days`` has the calendar day of each row that is exact, ``parts`` the column of each part."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: tuple[date | None, ...]
    parts: Mapping[Part, int]


def grid_of(entries: Sequence[Entry], wanted: Wanted | None = None) -> Grid:
    """The table, a row for each entry.

    Without ``wanted`` it is in the layout it came in where that is one, else in the standard one.
    """
    tables = tables_of(event for entry in entries for event in entry.events)
    names = {place: parts_of(events) for place, events in tables.items()}
    layouts = {headings_of(events) for events in tables.values()}
    own = wanted == "own" or (wanted is None and len(layouts) == 1)
    columns = _own(tables, names) if own else _standard(tables, names)
    work = _Rows(columns, names, own=own)
    rows = [tuple(work.row(entry)) for entry in entries]
    written = [work.as_written(entry) for entry in entries]
    last = [_free(SOURCE, columns, TAKEN_FROM), *([_free(AS_WRITTEN, columns)] if any(written) else [])]
    days = tuple(entry.span.earliest if entry.span.earliest == entry.span.latest else None for entry in entries)
    parts = {part: place for place, part in enumerate(columns.values()) if part is not None}
    ends = [(_sources(entry), *([text] if any(written) else [])) for entry, text in zip(entries, written, strict=True)]
    return Grid((*columns, *last), tuple((*row, *end) for row, end in zip(rows, ends, strict=True)), days, parts)


def _own(tables: Mapping[Place, list[Event]], names: Mapping[Place, Mapping[Part, str]]) -> Columns:
    columns: Columns = {}
    for place, events in tables.items():
        by_heading = {heading: part for part, heading in names[place].items()}
        for heading in headings_of(events):
            columns[heading] = columns.get(heading) or by_heading.get(heading)
    have = set(columns.values())
    agencies = {event.agency for events in tables.values() for event in events}
    first: Columns = {} if "agency" in have or len(agencies) == 1 else {_free("Agency", columns): "agency"}
    first |= {} if "date" in have else {_free("Date", columns): "date"}
    last: Columns = {} if "text" in have else {_free("Event", columns): "text"}
    return {**first, **columns, **last}


def _free(heading: str, columns: Columns, other: str = "") -> str:
    taken = heading.casefold() in {each.casefold() for each in columns}
    return (other or f"{heading} (integrated)") if taken else heading


def _standard(tables: Mapping[Place, list[Event]], names: Mapping[Place, Mapping[Part, str]]) -> Columns:
    columns: Columns = {heading: part for part, heading in STANDARD.items()}
    mine = {heading.casefold() for heading in columns}
    for place, events in tables.items():
        for heading in headings_of(events):
            if heading not in names[place].values() and not repeats_parts(heading, events):
                columns.setdefault(f"{heading} (other)" if heading.casefold() in mine else heading, None)
    return columns


@dataclass(frozen=True)
class _Rows:
    columns: Columns
    names: Mapping[Place, Mapping[Part, str]]
    own: bool

    def row(self, entry: Entry) -> Iterator[str]:
        """The cells of an entry under the columns."""
        for heading, wanted in self.columns.items():
            if wanted is None:
                yield _together([(event, self._beside(event, heading)) for event in entry.events])
            elif len(entry.events) > 1:
                yield self._joined(entry, wanted)
            else:
                yield self._of_one(entry.events[0], wanted, heading)

    def as_written(self, entry: Entry) -> str:
        """The dates as they were written, where the column of dates has others."""
        return _together([(event, event.date_text) for event in entry.events if self._is_written_out(event)])

    def _of_one(self, event: Event, wanted: Part, heading: str) -> str:
        own = event.columns.get(heading, "") if self.own else ""
        if wanted == "date":
            return self._date(event)
        if wanted == "text":
            return (
                own if any(cell and cell in event.text for cell in event.columns.values()) and self.own else event.text
            )
        if wanted == "agency":
            return own if own.strip().casefold() == event.agency.casefold() else event.agency
        return own if own.strip() else part(event, wanted)

    def _date(self, event: Event) -> str:
        """The date as it was written where it reads by itself, else the days written out."""
        kept = self._kept_date(event)
        if kept:
            return kept
        at = (
            f" {event.time:%H:%M}"
            if event.time and not self._timed and event.span.earliest == event.span.latest
            else ""
        )
        return f"{plain_date(event.span)}{at}" or event.date_text

    def _kept_date(self, event: Event) -> str:
        own = event.columns.get(self.names[place_of(event)].get("date", ""), "") if self.own else ""
        if own and is_plain(own, event, timed=self._timed, beginning=ends_elsewhere(event)):
            return own
        return event.date_text if is_plain(event.date_text, event, timed=self._timed) else ""

    @property
    def _timed(self) -> bool:
        return "time" in self.columns.values()

    def _is_written_out(self, event: Event) -> bool:
        return not self._kept_date(event)

    def _beside(self, event: Event, heading: str) -> str:
        """What stands beside an event; not the end of a date that is written out whole, nor a year of its own."""
        cell = event.columns.get(heading) or event.columns.get(heading.removesuffix(" (other)"), "")
        return "" if role_of(heading) in {Role.END_DATE, Role.YEAR} and self._is_whole(event) else cell

    def _is_whole(self, event: Event) -> bool:
        """Whether the column of dates has the whole date, its end too."""
        return self._date(event) == event.date_text or self._is_written_out(event)

    def _joined(self, entry: Entry, wanted: Part) -> str:
        """What stands for events that were joined: the most exact date, every agency, every agency's text."""
        if wanted == "agency":
            return "; ".join(entry.agencies)
        if wanted == "text":
            return _together([(event, event.text) for event in entry.events], entry.exact.date_text)
        if wanted == "date":
            return self._date(entry.exact)
        timed = next((event for event in (entry.exact, *entry.events) if event.time), entry.exact)
        return part(timed, wanted)


def _together(said: Sequence[tuple[Event, str]], date_text: str = "") -> str:
    """What several events say, once where it is the same, else each after its agency (and date, where that differs)."""
    given = [(event, text) for event, text in said if text.strip()]
    if len({text for _, text in given}) <= 1:
        return given[0][1] if given else ""
    lines = []
    for event, text in given:
        when = f" ({event.date_text})" if date_text and event.date_text != date_text else ""
        lines.append(f"{event.agency}{when}: {text}")
    return "\n".join(dict.fromkeys(lines))


def _sources(entry: Entry) -> str:
    return "\n".join(dict.fromkeys(str(event.locator) for event in entry.events))
