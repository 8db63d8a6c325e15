"""One row of a chronology as it stands, before its date is read, and all those of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from documents.blocks import Cell

if TYPE_CHECKING:
    from chronologies.events import Locator, Remark
    from chronologies.headings import Role

EMPTY = Cell()


@dataclass
class Entry:
    """One row that is neither empty nor a heading, and the rows that continue it."""

    locator: Locator
    date: Cell = EMPTY
    end_date: Cell = EMPTY
    time: Cell = EMPTY
    end_time: Cell = EMPTY
    texts: list[str] = field(default_factory=list)
    agency: str = ""
    section_agency: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    parts: dict[Role, str] = field(default_factory=dict)
    """Day, month and year as they stand in columns of their own."""
    headings: tuple[str, ...] = ()
    year: int | None = None
    month: str = ""
    day_first: bool | None = None
    formulas: list[str] = field(default_factory=list)
    text_merged: bool = False
    below_banner: bool = False
    continued_by: list[Locator] = field(default_factory=list)
    compared: frozenset[str] = frozenset()
    """The headings of what is compared by its meaning, and of references, which are not compared."""

    @property
    def text(self) -> str:
        """What happened, as its columns say it."""
        return "\n".join(part for part in self.texts if part)

    @property
    def whole_columns(self) -> dict[str, str]:
        """Every cell under its heading in the order of the headings, the empty ones too."""
        return dict.fromkeys(self.headings, "") | self.columns


@dataclass
class TableEntries:
    """The entries of one table, and what became of its other rows."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    headings: int = 0
    empty: int = 0
    continuations: int = 0
