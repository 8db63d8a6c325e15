"""The integrated chronology as a table to be written: in the layout it came in, or in a standard one.

Where every event came under the same headings, these are the columns, in their order; an agency is put first where
they have no column for it. Otherwise the columns are Agency, Date, Time and Event, then whatever else stood beside the
events under its own heading, in the order in which it was first met. The source comes last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from chronologies.events import Event
    from chronologies.merging import Entry

Part = Literal["agency", "date", "time", "text"]
Wanted = Literal["own", "standard"]
PARTS: tuple[Part, ...] = ("date", "text", "agency", "time")
STANDARD: Mapping[Part, str] = {"agency": "Agency", "date": "Date", "time": "Time", "text": "Event"}
SOURCE, TAKEN_FROM, DAY = "Source", "Taken from", "Calendar day"
"""``DAY`` is no heading of a date, so that what is written comes in again by the dates as they were written."""
HALF = 2


@dataclass(frozen=True)
class Grid:
    """Headings and rows; ``parts`` says which column is the date, the text and so on."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    days: tuple[date | None, ...]
    parts: Mapping[Part, int]


def grid_of(entries: Sequence[Entry], wanted: Wanted | None = None) -> Grid:
    """The table, a row for each entry; ``days`` has the calendar day of each that is exact.

    Without ``wanted`` it is in the layout it came in where that is one, else in the standard one.
    """
    tables = _tables(event for entry in entries for event in entry.events)
    names = {place: parts_of(events) for place, events in tables.items()}
    layouts = {headings_of(events) for events in tables.values()}
    own = wanted == "own" or (wanted is None and len(layouts) == 1)
    columns = _own(tables, names) if own else _standard(tables, names)
    source = SOURCE if SOURCE.casefold() not in {each.casefold() for each in columns} else TAKEN_FROM
    rows = tuple((*_row(entry, columns, names), _sources(entry)) for entry in entries)
    headings = (*columns, source)
    parts = {part: place for place, part in enumerate(columns.values()) if part is not None}
    days = tuple(entry.span.earliest if entry.span.earliest == entry.span.latest else None for entry in entries)
    return Grid(headings, rows, days, parts)


Place = tuple[str, str]
Columns = dict[str, Part | None]
"""Headings in their order, each with the part of an event that stands there, if any."""


def _tables(events: Iterable[Event]) -> dict[Place, list[Event]]:
    """The events by file and table."""
    found: dict[Place, list[Event]] = defaultdict(list)
    for event in events:
        found[_place(event)].append(event)
    return dict(sorted(found.items()))


def _place(event: Event) -> Place:
    return event.locator.file, event.locator.table


def headings_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The headings over these events, in order."""
    return tuple(dict.fromkeys(heading for event in events for heading in event.columns))


def parts_of(events: Sequence[Event]) -> dict[Part, str]:
    """Which heading of a table has the date, the text, the agency and the time: the one whose cells say the same."""
    found: dict[Part, str] = {}
    for part in PARTS:
        same: Counter[str] = Counter()
        for event in events:
            said = _part(event, part)
            same.update(heading for heading, cell in event.columns.items() if said and _says(cell, said, part))
        free = [heading for heading in same if heading not in found.values()]
        best = max(free, key=lambda heading: same[heading], default=None)
        if best is not None and same[best] * HALF >= sum(bool(event.columns.get(best)) for event in events):
            found[part] = best
    for part, name in STANDARD.items():
        named = next((heading for heading in headings_of(events) if heading.casefold() == name.casefold()), None)
        if part not in found and named is not None and named not in found.values():
            found[part] = named
    return found


def _part(event: Event, part: Part) -> str:
    at = event.time
    return {"agency": event.agency, "date": event.date_text, "text": event.text, "time": f"{at:%H:%M}" if at else ""}[
        part
    ]


def _says(cell: str, said: str, part: Part) -> bool:
    """Whether a cell is where a part of an event comes from; a date and a text may have more than one."""
    mine, whole = (" ".join(text.split()).casefold() for text in (cell, said))
    if part == "time":
        return mine.lstrip("0").replace(".", ":").startswith(whole.lstrip("0")) and bool(mine)
    return mine == whole or (part in {"date", "text"} and bool(mine) and whole.startswith(mine))


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


def _free(heading: str, columns: Columns) -> str:
    return heading if heading not in columns else f"{heading} (integrated)"


def _standard(tables: Mapping[Place, list[Event]], names: Mapping[Place, Mapping[Part, str]]) -> Columns:
    columns: Columns = {heading: part for part, heading in STANDARD.items()}
    mine = {heading.casefold() for heading in columns}
    for place, events in tables.items():
        for heading in headings_of(events):
            if heading not in names[place].values():
                columns.setdefault(f"{heading} (other)" if heading.casefold() in mine else heading, None)
    return columns


def _row(entry: Entry, columns: Columns, names: Mapping[Place, Mapping[Part, str]]) -> Iterator[str]:
    for heading, part in columns.items():
        if part is None:
            yield _together([(event, _other(event, heading)) for event in entry.events])
        elif len(entry.events) == 1:
            own = entry.events[0].columns.get(names[_place(entry.events[0])].get(part, ""), "")
            yield own if own.strip() and heading in entry.events[0].columns else _part(entry.events[0], part)
        else:
            yield _joined(entry, part)


def _other(event: Event, heading: str) -> str:
    return event.columns.get(heading) or event.columns.get(heading.removesuffix(" (other)"), "")


def _joined(entry: Entry, part: Part) -> str:
    """What stands for several events that were joined: the most exact date, every agency, every agency's text."""
    if part == "agency":
        return "; ".join(entry.agencies)
    if part == "text":
        return _together([(event, event.text) for event in entry.events], entry.exact.date_text)
    timed = next((event for event in (entry.exact, *entry.events) if event.time), entry.exact)
    return _part(entry.exact if part == "date" else timed, part)


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
