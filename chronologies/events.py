"""A chronology: dated events of one or several agencies, and every row that could not become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from knowledge.moments import Span


@dataclass(frozen=True)
class Locator:
    """Where a row stands: file, sheet or table (``""`` where the file is one), row as a person counts it.

    ``row`` is 0 for the table or file as a whole. ``unit`` is ``paragraph`` where there is no table.
    """

    file: str
    table: str
    row: int
    page: int | None = None
    unit: Literal["row", "paragraph"] = "row"

    def __str__(self) -> str:
        """The place in words, such as ``police.xlsx, sheet 'Events', row 12``."""
        page = f"page {self.page}" if self.page else ""
        row = f"{self.unit} {self.row}" if self.row else ""
        return ", ".join(part for part in (self.file, page, self.table, row) if part)


@dataclass(frozen=True)
class Event:
    """One row of a chronology that was taken in.

    ``date_text`` is the date as it was written, ``span`` the days that it means, ``uncertain`` whether that is more
    than one day or the source says so. ``columns`` keeps every cell of the row under its own heading, in order, the
    coding columns (learned, told, not told, asked) among them, so that what comes in can go out again whole.
    """

    locator: Locator
    agency: str
    date_text: str
    span: Span
    time: time | None
    uncertain: bool
    text: str
    columns: Mapping[str, str]


NO_HEADINGS, NO_CHRONOLOGY = "no headings", "no chronology was found"
"""How the reason of a problem begins where somebody has to say which column is which."""


@dataclass(frozen=True)
class Problem:
    """One row that was not taken in: where, why and what would be right, and what it says."""

    locator: Locator
    reason: str
    text: str


@dataclass(frozen=True)
class Remark:
    """What a person should know about how something was read; nothing to put right."""

    locator: Locator
    reason: str
    text: str = ""


@dataclass(frozen=True)
class Tally:
    """What became of the rows of the tables that were read; the parts add up to ``rows``."""

    rows: int = 0
    events: int = 0
    problems: int = 0
    headings: int = 0
    empty: int = 0
    continuations: int = 0
    left_out: int = 0


@dataclass(frozen=True)
class Chronology:
    """What was read: events in the order of their files and rows, problems, remarks, and the account of all rows."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...] = ()
    tally: Tally = Tally()
