"""A case as it was read: text cells and where each stands, whether from a folder or from a workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from loaders.faults import Fault, Place

COMMENT = "#"
MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CHARACTERS = 10_000
SEPARATORS = re.compile(r"[\s_-]+")

Nested = dict[str, "Nested"] | list["Nested"] | str


@value
class Line:
    """One row of a table: its number as a spreadsheet counts, and its cells without outer spaces.

    ``file`` is where it stands when that is not the file of its table.
    """

    number: int
    cells: tuple[str, ...]
    file: str = ""

    @property
    def is_comment(self) -> bool:
        """Whether the row is a remark to the coder: its first cell begins with ``#``."""
        return self.cells[0].startswith(COMMENT)


@dataclass(frozen=True)
class Sheet:
    """One table as it was read: its name (plain words), the file or sheet it stands in, headings and rows.

    Empty rows are left out; rows that are comments are kept, so that nothing is lost in a conversion.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    def rows(self) -> Iterator[Line]:
        """The rows that are no comments."""
        return (line for line in self.lines if not line.is_comment)

    def content(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Headings and cells without positions: what a conversion keeps."""
        return self.headings, tuple(trimmed(line.cells) for line in self.lines)


@dataclass(frozen=True)
class Sheets:
    """A whole case as it was read.

    ``settings`` is what ``case.yml`` or its sheets hold, all values as text; ``places`` says where each key stands,
    by its path (``("sources", 0, "title")``). ``faults`` are those that reading itself found; rows may be missing from
    the tables named in ``incomplete``. The cells at ``unread`` hold something that could not be read, and stand empty.
    ``written_from`` is by what a workbook says of which case it was written.
    """

    case: str
    path: Path
    tables: Mapping[str, Sheet]
    settings: Mapping[str, Nested] = field(default_factory=dict)
    places: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    incomplete: frozenset[str] = frozenset()
    unread: frozenset[Place] = frozenset()
    written_from: str = ""

    @property
    def in_workbook(self) -> bool:
        """Whether it was read from a workbook, so that messages speak of sheets and not of files."""
        return self.path.is_file()

    def content(self) -> tuple[str, Mapping[str, Nested], dict[str, object]]:
        """The case without positions: equal for a folder and a workbook that say the same."""
        return self.case, self.settings, {name: sheet.content() for name, sheet in self.tables.items()}


def plain(name: str) -> str:
    """A table's or column's name as it is compared: lower case, single spaces for ``_`` and ``-``."""
    return SEPARATORS.sub(" ", name).strip().casefold()


def clean(text: str) -> str:
    """A cell's text without outer spaces, with line ends of one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ").strip()


def trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]
