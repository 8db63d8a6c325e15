"""Reading one sheet of a workbook: its cells as text, and the cells that hold no value to read."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.declaration import Holds
from loaders.beside import EVERY_TABLE
from loaders.dates import UnreadableDate, from_cell
from loaders.faults import Fault, Place
from loaders.known import HEADINGS
from loaders.raw import build_sheet, column_fault, letter
from loaders.sheets import MOST_COLUMNS, MOST_ROWS, Sheet, clean, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.dates.cells import DateSystem
    from loaders.raw import Raw

Bounds = tuple[int, int, int, int]

BEYOND = "Write a heading into the first row of the column, or empty the cell."
FORMULA = "a formula, not a value."
FORMULA_RIGHT = "Copy the column and paste it as values; a text that begins with `=` needs a cell of the format Text."
MERGED_RIGHT = "Unmerge it and write the value into each row that it belongs to."
MERGED = re.compile(rb'<mergeCell[^>]* ?ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
BEGINS_NUMBER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
AS_NUMBER = re.compile(r"_x([0-9A-Fa-f]{4})_")
FAR_RIGHT = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{2,3})([0-9]+)"([^>]*)>')
MOST_LISTS = 100
CHUNK, OVERLAP = 1024 * 1024, 200


class SheetReader:
    """Reads one sheet; afterwards ``faults`` are those of its cells, and ``unread`` the places that stand empty."""

    def __init__(self, sheet: Any, name: str, file: str, system: DateSystem) -> None:
        self.sheet = sheet
        self.name = name
        self.file = file
        self.system = system
        self.faults: list[Fault] = []
        self.unread: set[Place] = set()
        self._headings: tuple[str, ...] = ()
        self._dates: frozenset[int] = frozenset()
        self._wide = False
        self._beyond: int | None = None

    def read(self) -> Sheet:
        """The sheet as a table."""
        self.sheet.reset_dimensions()
        merged = list(self._merged())
        if self._beyond:
            self.faults.append(column_fault(self.file, self._beyond))
            return Sheet(self.name, self.file, (), ())
        found, faults = build_sheet(self.name, self.file, self._rows(), HEADINGS[self.name], BEYOND)
        self.faults += faults
        self._look_for_merged(found, merged)
        return found

    def _rows(self) -> Iterator[Raw]:
        for number, cells in enumerate(self.sheet.iter_rows(max_col=MOST_COLUMNS if self._wide else None), 1):
            if number > 10 * MOST_ROWS:
                return
            texts = tuple(self._text(cell, number, column) for column, cell in enumerate(cells))
            if not self._headings and any(plain(text) in HEADINGS[self.name] for text in texts):
                self._headings, self._dates = tuple(map(plain, texts)), _date_columns(self.name, texts)
            yield number, (trimmed(texts) if self._wide else texts) or ("",)

    def _place(self, row: int, column: int) -> Place:
        """The place of a cell, by its heading where it has one; columns count from 0."""
        heading = self._headings[column] if column < len(self._headings) else ""
        return Place(self.file, row, heading or letter(column + 1))

    def _text(self, cell: Any, row: int, column: int) -> str:
        value = cell.value
        if cell.data_type in {"f", "e"}:
            place = self._place(row, column)
            self.unread.add(place)
            self.faults.append(Fault(place, FORMULA, FORMULA_RIGHT) if cell.data_type == "f" else
                               Fault(place, f"an error of the spreadsheet ({value}).", "Write the value."))  # fmt: skip
            return ""
        if column in self._dates and isinstance(value, (int, float)) and not isinstance(value, bool):
            try:
                span = from_cell(value, self.system).span
            except UnreadableDate:
                return str(value)
            return str(value) if span.earliest != span.latest else str(span.earliest)
        return cell_text(value)

    def _look_for_merged(self, found: Sheet, merged: list[Bounds]) -> None:
        """A fault for each merged cell among the rows: it is one value, where each row needs its own."""
        rows = [line.number for line in found.rows()]
        for left, top, right, bottom in merged:
            inside = [row for row in rows if top <= row <= bottom]
            if not inside or left > len(found.headings) or (len(inside) == 1 and left == right):
                continue
            columns = range(left, min(right, len(found.headings)) + 1)
            name = f"{letter(left)}{top}:{letter(right)}{bottom}"
            wrong = f"a merged cell ({name}): only its first row and column hold the value."
            self.faults.append(Fault(self._place(inside[0], left - 1), wrong, MERGED_RIGHT))
            self.unread |= {self._place(row, column - 1) for row in inside for column in columns}

    def _merged(self) -> Iterator[Bounds]:
        """Left, top, right and bottom of every merged cell; openpyxl leaves them out of what it reads row by row."""
        seen: set[Bounds] = set()
        with self.sheet._get_source() as source:
            rest = b""
            while chunk := source.read(CHUNK):
                rest = rest[-OVERLAP:] + chunk
                self._look_far_right(rest)
                for found in MERGED.finditer(rest):
                    bounds = (_number(found[1]), int(found[2]), _number(found[3]), int(found[4]))
                    if bounds not in seen:
                        seen.add(bounds)
                        yield bounds

    def _look_far_right(self, source: bytes) -> None:
        """Keeps whether there are cells beyond the columns that are read, and the first row with a filled one."""
        if self._beyond is None:
            far = [each for each in FAR_RIGHT.finditer(source) if _number(each[1]) > MOST_COLUMNS]
            self._wide = self._wide or bool(far)
            self._beyond = next((int(each[2]) for each in far if not each[3].endswith(b"/")), None)


def read_lists(sheet: Any) -> dict[str, tuple[str, ...]]:
    """The entries below each heading of the sheet of lists."""
    sheet.reset_dimensions()
    whole = islice(sheet.iter_rows(max_col=MOST_LISTS), MOST_ROWS)
    rows = [[cell_text(cell.value) for cell in cells] for cells in whole]
    return {heading: tuple(row[number] for row in rows[1:] if number < len(row) and row[number])
            for number, heading in enumerate(rows[0] if rows else ()) if heading}  # fmt: skip


def _number(letters: bytes) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for each in letters:
        number = number * 26 + each - ord("A") + 1
    return number


def _date_columns(name: str, headings: tuple[str, ...]) -> frozenset[int]:
    """The positions of the columns that hold dates: there a bare number may be a date that lost its format."""
    table = EVERY_TABLE.get(name)
    columns = [table.column(plain(heading)) if table else None for heading in headings]
    return frozenset(position for position, column in enumerate(columns)
                     if column and column.holds and column.holds.holds is Holds.DATE)  # fmt: skip


def escaped(text: str) -> str:
    """The text as a workbook keeps it: there, ``_x0041_`` is an A."""
    return BEGINS_NUMBER.sub("_x005F_", text)


def shown(text: str) -> str:
    """The text as a spreadsheet shows it, from what the workbook keeps."""
    return AS_NUMBER.sub(lambda found: chr(int(found[1], 16)), text)


def cell_text(value: object) -> str:
    """The text that a person sees in a cell: dates as year-month-day, whole numbers without decimals, yes and no."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
    return "" if value is None else clean(shown(str(value)))
