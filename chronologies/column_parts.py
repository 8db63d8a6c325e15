"""Which column of an agency's table holds which part of its events, and a date as it can be read again anywhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from chronologies.cell_dates import Reading, read_date_text, says_nothing
from chronologies.headings import Role, role_of
from loaders.dates import UnreadableDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from chronologies.events import Event
    from knowledge.moments import Span

Part = Literal["agency", "date", "time", "text"]
Place = tuple[str, str]
ROLES: Mapping[Part, Role] = {"date": Role.DATE, "text": Role.TEXT, "agency": Role.AGENCY, "time": Role.TIME}
REPEATED = frozenset({Role.DATE, Role.END_DATE, Role.YEAR, Role.TEXT, Role.AGENCY, Role.TIME})
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def place_of(event: Event) -> Place:
    """The file and table that an event stands in."""
    return event.locator.file, event.locator.table


def tables_of(events: Iterable[Event]) -> dict[Place, list[Event]]:
    """The events by file and table."""
    found: dict[Place, list[Event]] = defaultdict(list)
    for event in events:
        found[place_of(event)].append(event)
    return dict(sorted(found.items()))


def headings_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The headings over these events; one that only some have stands behind the one that it follows there."""
    order: list[str] = []
    for headings in dict.fromkeys(tuple(event.columns) for event in events):
        after = 0
        for heading in headings:
            if heading in order:
                after = order.index(heading) + 1
            else:
                order.insert(after, heading)
                after += 1
    return tuple(order)


def part(event: Event, wanted: Part) -> str:
    """A part of an event as text."""
    at = f"{event.time:%H:%M}" if event.time else ""
    return {"agency": event.agency, "date": event.date_text, "text": event.text, "time": at}[wanted]


def parts_of(events: Sequence[Event]) -> dict[Part, str]:
    """The heading of each part that a table has a column for: the one whose cells say the same, else one so called."""
    found: dict[Part, str] = {}
    headings = headings_of(events)
    for wanted, role in ROLES.items():
        same: Counter[str] = Counter()
        filled: Counter[str] = Counter()
        for event in events:
            said = part(event, wanted)
            filled.update(heading for heading, cell in event.columns.items() if cell.strip())
            same.update(heading for heading, cell in event.columns.items() if said and _says(cell, said, wanted))
        free = [heading for heading in headings if heading not in found.values()]
        best = max(free, key=lambda heading: (same[heading], role_of(heading) is role), default=None)
        if best is not None and same[best] and same[best] * 2 >= filled[best]:
            found[wanted] = best
        elif named := next((heading for heading in free if role_of(heading) is role and not filled[heading]), ""):
            found[wanted] = named
    return found


def _says(cell: str, said: str, wanted: Part) -> bool:
    """Whether a cell is where a part of an event comes from; a date and a text may have more than one."""
    mine, whole = (" ".join(text.split()).casefold() for text in (cell, said))
    if not mine:
        return False
    if wanted == "time":
        return mine.lstrip("0").replace(".", ":").startswith(whole.lstrip("0"))
    return mine == whole or (wanted in {"date", "text"} and whole.startswith(mine))


def repeats_parts(heading: str, events: Iterable[Event]) -> bool:
    """Whether a column holds only what date, time, agency and text of its events say already."""
    if role_of(heading) not in REPEATED:
        return False
    for event in events:
        cell = event.columns.get(heading, "").strip()
        if cell and not any(cell in said for said in (event.date_text, event.text, event.agency, part(event, "time"))):
            return False
    return True


def ends_elsewhere(event: Event) -> bool:
    """Whether the end of its date stands in a column of its own, and can be read there by itself."""
    ends = [cell for heading, cell in event.columns.items() if role_of(heading) is Role.END_DATE]
    said = [cell for cell in ends if not says_nothing(cell)]
    return bool(said) and all(_last_day(cell) == event.span.latest for cell in said)


def _last_day(text: str) -> date | None:
    try:
        return read_date_text(text, Reading()).span.latest
    except UnreadableDate:
        return None


def is_plain(text: str, event: Event, *, timed: bool, beginning: bool = False) -> bool:
    """Whether a date reads as that of the event wherever it stands: with no other row, no heading, no year beside it.

    ``timed`` says that its time has a column of its own; with ``beginning`` only its earliest day counts.
    """
    try:
        read = read_date_text(text, Reading())
    except UnreadableDate:
        return False
    at_the_time = read.time == event.time or (timed and read.time is None)
    same = read.span.earliest == event.span.earliest if beginning else read.span == event.span
    return at_the_time and same


def plain_date(span: Span) -> str:
    """The days in words that read as the same days wherever they stand; nothing where both ends are open."""
    if span.earliest == span.latest:
        return _day(span.earliest) if span.earliest else ""
    if span.earliest is None or span.latest is None:
        return f"since {_day(span.earliest)}" if span.earliest else f"by {_day(span.last)}"
    return f"{_day(span.earliest)} to {_day(span.latest)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
