"""A document as agencies send it, whatever its format: paragraphs and tables in their order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, time
    from pathlib import Path

    Value = str | int | float | bool | date | datetime | time | None

DateSystem = Literal[1900, 1904]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as a person sees it, and the typed value behind it where the format has one.

    ``text`` is never a formula; a formula that was never worked out has the text ``""`` and ``formula`` set. ``spans``
    is how many columns it takes (merged cells stand once, at their first column). ``merged_above`` says that it is
    part of the cell above it, whose text and value it repeats.
    """

    text: str = ""
    value: Value = None
    spans: int = 1
    formula: bool = False
    merged_above: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, numbered as a person counts it there: the first row of the sheet or table is 1.

    In a table that goes over pages of a .pdf, rows count from 1 on each ``page``.
    """

    number: int
    cells: tuple[Cell, ...]
    page: int | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its cells."""
        return tuple(cell.text for cell in self.cells)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text.strip() or cell.formula for cell in self.cells)

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Its cells, each with the column that it begins in, counted from 0."""
        column = 0
        for cell in self.cells:
            yield column, cell
            column += cell.spans


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook, table of a text, or the whole of a CSV file.

    ``place`` is its name to a person: ``sheet 'Police'``, ``table 2``, or ``""`` where the file is the table.
    """

    place: str
    rows: tuple[Row, ...]
    date_system: DateSystem = 1900


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a text, counted from 1 among all paragraphs of the document.

    ``level`` is that of a heading (1 the highest), 0 for text; ``number`` is the automatic or typed number or bullet
    that stands before it (``3.2``, ``•``), which ``text`` does not repeat.
    """

    place: int
    text: str
    level: int = 0
    number: str = ""
    page: int | None = None
    footnote: bool = False


@dataclass(frozen=True)
class Document:
    """A file as it was read: its blocks in the order of the text.

    ``notes`` say what a person should know about how it was read: hidden sheets, an ending that is not its format.
    ``edges`` are the lines that stand on every page of a Word document, in its headers, and no part of its text.
    """

    path: Path
    format: str
    blocks: tuple[Paragraph | Table, ...]
    notes: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs outside tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
