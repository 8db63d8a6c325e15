"""A chronology: dated events of one or several agencies, and every row that could not become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from knowledge.moments import Span


@dataclass(frozen=True)
class Locator:
    """Where a row stands: file, sheet or table (``""`` where the file is one), row as a person counts it."""

    file: str
    table: str
    row: int

    def __str__(self) -> str:
        """The place in words, such as ``police.xlsx, sheet 'Events', row 12``."""
        return ", ".join(part for part in (self.file, self.table, f"row {self.row}") if part)


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


@dataclass(frozen=True)
class Problem:
    """One row that was not taken in: where, why and what would be right, and what it says."""

    locator: Locator
    reason: str
    text: str


@dataclass(frozen=True)
class Chronology:
    """What was read: events in the order of their files and rows, and problems."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
