"""OpenDocument spreadsheets (.ods): every sheet as a table; repeated rows and cells are counted, never multiplied."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from documents.blocks import Cell, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from documents.merging import EMPTY, place_merged
from documents.package import Package, elements, local
from documents.words import clean, require_length, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
NOTES = frozenset({"annotation", "tracked-changes"})
DAY = 24


def read_open_document(content: bytes, name: str) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The sheets of a spreadsheet, and notes; raises ``UnreadableDocumentError``."""
    package = Package(content, name)
    package.refuse_declarations()
    if b"manifest:encryption-data" in _manifest(package):
        wrong = "is protected by a password. Open it, and save it without one."
        raise UnreadableDocumentError(f"{package.name} {wrong}")
    reader = _Sheets(package)
    for element in elements(package.read("content.xml"), ("table-row", "table", "style"), package.name):
        reader.take(element)
    return tuple(reader.tables), tuple(reader.notes)


def _manifest(package: Package) -> bytes:
    return package.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in package.names else b""


def _get(element: Any, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


class _Sheets:
    """Collects rows until their table ends."""

    def __init__(self, package: Package) -> None:
        self.name = package.name
        self.budget = Budget(package.name)
        self.tables: list[Table] = []
        self.notes: list[str] = []
        self._hidden_styles: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        self._found: list[tuple[int, dict[int, Cell]]] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._row = 0
        self._hidden = 0

    def take(self, element: Any) -> None:
        """A style, a row, or a table once all its rows were taken."""
        kind = local(element)
        if kind == "style":
            if any(_get(each, "display") == "false" for each in element):
                self._hidden_styles.add(_get(element, "name") or "")
        elif kind == "table-row":
            self._take_row(element)
        else:
            self._end(element)

    def _end(self, element: Any) -> None:
        title = _get(element, "name") or f"Sheet{len(self.tables) + 1}"
        self.tables.append(Table(f"sheet {title!r}", tuple(place_merged(self._found, self._merged))))
        if len(self.tables) > MOST_SHEETS:
            limit = f"more than {MOST_SHEETS} sheets. Save those that are needed as a file of their own."
            raise UnreadableDocumentError(f"{self.name} holds {limit}")
        if _get(element, "style-name") in self._hidden_styles:
            self.notes.append(f"sheet {title!r} is hidden; it is read all the same.")
        if self._hidden:
            self.notes.append(f"sheet {title!r}: {self._hidden:,} hidden rows are read all the same.")
        self._begin()

    def _take_row(self, element: Any) -> None:
        times = int(_get(element, "number-rows-repeated") or 1)
        cells: dict[int, Cell] = {}
        column = 0
        for child in element:
            if local(child) not in {"table-cell", "covered-table-cell"}:
                continue
            repeated = int(_get(child, "number-columns-repeated") or 1)
            cell = self._cell(child) if local(child) == "table-cell" else EMPTY
            if cell.text or cell.formula:
                if repeated > MOST_COLUMNS:
                    self._refuse(f"row {self._row + 1} repeats a cell {repeated:,} times")
                cells |= dict.fromkeys(range(column, column + repeated), cell)
            self._note_merged(child, column)
            column += repeated
        if cells and times > MOST_ROWS:
            self._refuse(f"row {self._row + 1} is repeated {times:,} times")
        for again in range(times if cells else 0):
            self.budget.count(len(cells), f"row {self._row + again + 1}", max(cells) + 1)
            self._found.append((self._row + again + 1, dict(cells)))
            self._hidden += _get(element, "visibility") in {"collapse", "filter"}
        self._row += times

    def _refuse(self, wrong: str) -> None:
        raise UnreadableDocumentError(f"{self.name}: {wrong}. Keep the rows and columns of the chronology only.")

    def _note_merged(self, element: Any, column: int) -> None:
        right, down = (int(_get(element, f"number-{what}-spanned") or 1) for what in ("columns", "rows"))
        if right > 1 or down > 1:
            self._merged.append((self._row + 1, column, self._row + down, column + right - 1))

    def _cell(self, element: Any) -> Cell:
        kind = _get(element, "value-type")
        text = clean("\n".join(_paragraphs(element)))
        require_length(text, self.name)
        value = _value(kind, element, text)
        if value is None and _get(element, "formula") and not text:
            return Cell(formula=True)
        if isinstance(value, str) or value is None:
            return Cell(text, text) if text else EMPTY
        return Cell(value_text(value), value)


def _value(kind: str | None, element: Any, text: str) -> Any:  # noqa: PLR0911 - one for each kind
    """The typed value of a cell; its text where it has none, or where a date shows only a month or a year."""
    try:
        if kind == "date":
            written = _get(element, "date-value") or ""
            shown = bool(re.search(r"\d[^\d]+\d|\d[^\d]+[a-z]", text, re.IGNORECASE))
            if not shown and text:
                return text
            return datetime.fromisoformat(written[:19]) if "T" in written else date.fromisoformat(written)
        if kind == "time":
            found = DURATION.fullmatch(_get(element, "time-value") or "")
            return time(int(found[1]) % DAY, int(found[2]), int(found[3])) if found else text
        if kind in {"float", "percentage", "currency"}:
            number = float(_get(element, "value") or "")
            return int(number) if number.is_integer() else number
        if kind == "boolean":
            return _get(element, "boolean-value") == "true"
    except (ValueError, OverflowError):
        return text
    return text or None


def _paragraphs(element: Any) -> Iterator[str]:
    for child in element:
        if local(child) in {"p", "h"}:
            yield "".join(_pieces(child))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            yield " " * min(int(_get(child, "c") or 1), 100)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        elif name not in NOTES:
            yield from _pieces(child)
        yield child.tail or ""
