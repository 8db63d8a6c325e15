"""Excel workbooks (.xlsx, .xlsm): every sheet as a table, merged cells, both date systems; formulas are never run."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import closing
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, LITERAL_GROUP, LOCALE_GROUP
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel, from_ISO8601

from documents.blocks import Cell, Row, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MOST_SHEETS
from documents.merging import EMPTY, place_merged
from documents.package import DAMAGED, Package, elements, local
from documents.words import clean, require_length, unescape, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.blocks import DateSystem

BROKEN = (*DAMAGED, TypeError, AttributeError, SyntaxError)
"""What openpyxl raises for a workbook that is damaged: whatever its parts happen to trip over."""
PARTS = ("row", "col", "mergeCell")
REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
NOT_SHOWN = re.compile(rf"{LITERAL_GROUP}|{LOCALE_GROUP}|\\.")


def read_workbook(content: bytes, name: str) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The sheets of a workbook, and notes; raises ``UnreadableDocumentError``."""
    package = Package(content, name)
    package.refuse_declarations()
    sheets = sum(part.startswith("xl/worksheets/") and part.endswith(".xml") for part in package.names)
    if sheets > MOST_SHEETS:
        raise UnreadableDocumentError(f"{name}: it holds {sheets:,} sheets; at most {MOST_SHEETS} are read. "
                                      "Save those that are needed as a workbook of their own.")  # fmt: skip
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it passes over, such as lists to choose from
            with closing(load_workbook(io.BytesIO(content), read_only=True)) as book:
                return _sheets(book, name)
    except BROKEN as error:
        right = "Open it in Excel and save it anew as .xlsx."
        raise UnreadableDocumentError(f"{name}: it is damaged ({type(error).__name__}). {right}") from None


def _sheets(book: Any, name: str) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    system: DateSystem = 1904 if book.epoch == CALENDAR_MAC_1904 else 1900
    tables: list[Table] = []
    notes: list[str] = []
    budget = Budget(name)
    for sheet in book.worksheets:
        reader = SheetReader(sheet, book, budget)
        tables.append(Table(f"sheet {sheet.title!r}", tuple(reader.rows()), system))
        if sheet.sheet_state != "visible":
            notes.append(f"sheet {sheet.title!r} is hidden; it is read all the same.")
        notes += [f"sheet {sheet.title!r}: {said}" for said in reader.notes()]
    return tuple(tables), tuple(notes)


class SheetReader:
    """Reads one sheet, element by element; afterwards it knows what of it was hidden."""

    def __init__(self, sheet: Any, book: Any, budget: Budget) -> None:
        self.sheet = sheet
        self.book = book
        self.budget = budget
        self.hidden_rows: list[int] = []
        self.hidden_columns = 0
        self._merged: list[tuple[int, int, int, int]] = []
        self._row = 0
        self._kinds: dict[int, str] = {}

    def rows(self) -> list[Row]:
        """Its rows that hold something, merged cells once at their first column."""
        found: list[tuple[int, dict[int, Cell]]] = []
        with self.sheet._get_source() as source:
            for element in elements(source.read(), PARTS, f"{self.budget.name}: sheet {self.sheet.title!r}"):
                name = local(element)
                if name == "row":
                    self._take_row(element, found)
                elif name == "col":
                    self.hidden_columns += element.get("hidden") in {"1", "true"}
                else:
                    self._merged.append(_bounds(element.get("ref", "")))
        return list(place_merged(found, self._merged))

    def notes(self) -> Iterator[str]:
        """What of it is hidden, in words."""
        if self.hidden_rows:
            shown = ", ".join(map(str, self.hidden_rows[:5])) + (", ..." if len(self.hidden_rows) > 5 else "")  # noqa: PLR2004 - enough to find them
            yield f"{len(self.hidden_rows):,} hidden rows are read all the same ({shown})."
        if self.hidden_columns:
            yield "hidden columns are read all the same."

    def _take_row(self, element: Any, found: list[tuple[int, dict[int, Cell]]]) -> None:
        self._row = int(float(element.get("r") or self._row + 1))
        cells: dict[int, Cell] = {}
        column = -1
        for child in element:
            reference = REFERENCE.fullmatch((child.get("r") or "").upper())
            column = _column(reference[1]) if reference else column + 1
            cell = self._cell(child)
            if cell.text or cell.formula:
                cells[column] = cell
        if cells:
            width = max(cells) + 1
            self.budget.count(len(cells), f"sheet {self.sheet.title!r}, row {self._row},", width)
            found.append((self._row, cells))
            if element.get("hidden") in {"1", "true"}:
                self.hidden_rows.append(self._row)

    def _cell(self, element: Any) -> Cell:
        parts = {local(child): child for child in element}
        value: Any = self._value(element, parts)
        formula = "f" in parts and value is None
        if isinstance(value, str):
            require_length(value, f"{self.budget.name}, {self.sheet.title!r}, cell {element.get('r')}")
            text = clean(unescape(value))
            return Cell(text, text, formula=formula) if text or formula else EMPTY
        if value is None:
            return Cell(formula=True) if formula else EMPTY
        return Cell(value_text(value), value)

    def _value(self, element: Any, parts: dict[str, Any]) -> Any:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return "".join(_inline(parts["is"])) if "is" in parts else None
        written = parts["v"].text if "v" in parts else None
        if written is None:
            return None
        if kind == "s":
            return self.sheet._shared_strings[int(written)]
        if kind == "n":
            return self._number(float(written), int(element.get("s", 0)))
        if kind == "d":
            return from_ISO8601(written)  # type: ignore[no-untyped-call]
        return written.strip() in {"1", "true"} if kind == "b" else written

    def _number(self, number: float, style: int) -> Any:
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004 - beyond it floats skip whole numbers
        if style not in self.book._date_formats:
            return whole
        try:
            value = from_excel(number, self.book.epoch, timedelta=style in self.book._timedelta_formats)
        except (OverflowError, ValueError):
            return whole
        return shown_part(_to_second(value), self._shown(style))

    def _shown(self, style: int) -> str:
        """Which parts of a date the format of a cell shows, as the letters of it: ``dmy``, ``my``, ``y``, ``hm``."""
        if style not in self._kinds:
            number = self.book._cell_styles[style].numFmtId
            formats = dict(enumerate(self.book._number_formats, 164))
            code = formats.get(number) or BUILTIN_FORMATS.get(number, "d")
            self._kinds[style] = NOT_SHOWN.sub("", code.split(";")[0]).lower()
        return self._kinds[style]


def shown_part(value: Any, code: str) -> Any:
    """A date whose format shows no day is the month or the year that it shows, as text; any other value is kept."""
    if not isinstance(value, datetime) or "d" in code or "h" in code or "y" not in code:
        return value
    return f"{value:%B %Y}" if "m" in code else str(value.year)


def _to_second(value: Any) -> Any:
    """A moment without the crumbs of a second that serial numbers leave."""
    if isinstance(value, datetime):
        rounded = value.replace(microsecond=0)
        return rounded + (datetime.resolution * 1_000_000 if value.microsecond >= 500_000 else datetime.resolution * 0)  # noqa: PLR2004 - half a second
    return value.replace(microsecond=0) if isinstance(value, time) else value


def _inline(element: Any) -> Iterator[str]:
    """The runs of a text, without the reading aids of Asian scripts."""
    for child in element.iter():
        if local(child) == "t" and local(child.getparent()) != "rPh":
            yield child.text or ""


def _bounds(reference: str) -> tuple[int, int, int, int]:
    """Top, left, bottom, right of a range such as ``A1:B2``: rows from 1, columns from 0."""
    corners = REFERENCE.findall(reference.upper().replace("$", ""))
    if not corners:
        return 0, 0, 0, 0
    (left, top), (right, bottom) = corners[0], corners[-1]
    return int(top), _column(left), int(bottom), _column(right)


def _column(letters: str) -> int:
    """The position of a column by its letters: A is 0, AA is 26."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1
