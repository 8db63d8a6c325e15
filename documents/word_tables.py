"""Tables of a .docx: cells merged to the right and downwards, tables inside cells, rows that were deleted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from documents.blocks import Cell, Row
from documents.package import local
from documents.word_numbers import attribute, child, value_of
from documents.word_text import paragraph_text, text_boxes
from documents.words import require_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from documents.budget import Budget

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
EMPTY = Cell()


def parts(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls among them."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in WRAPPERS:
            yield from parts(element, name)


def only_holds_a_table(table: Any) -> Any | None:
    """The cell of a table that is there for layout only: one cell, and in it a table; ``None`` for any other."""
    cells = [cell for row in parts(table, "tr") for cell in parts(row, "tc")]
    return cells[0] if len(cells) == 1 and any(local(each) == "tbl" for each in cells[0].iter()) else None


@dataclass
class TableReader:
    """Reads one table; afterwards ``nested`` are the tables that stand alone in one of its cells."""

    number: Callable[[Any], str]
    budget: Budget
    place: str
    nested: list[Any] = field(default_factory=list)

    def rows(self, table: Any) -> Iterator[Row]:
        """Its rows, numbered from 1, without those that a tracked change deletes."""
        above: dict[int, Cell] = {}
        count = 0
        for element in parts(table, "tr"):
            if child(element, "trPr", "del") is not None:
                continue
            count += 1
            cells = tuple(self._cells(element, above))
            self.budget.count(len(cells), f"{self.place}, row {count}", sum(cell.spans for cell in cells))
            row = Row(count, cells)
            above = dict(row.placed())
            yield row

    def _cells(self, row: Any, above: dict[int, Cell]) -> Iterator[Cell]:
        column = 0
        for _ in range(_number(value_of(row, "trPr", "gridBefore"), 0)):
            yield EMPTY
            column += 1
        waiting: Cell | None = None  # a cell that older files merge with those that follow
        for element in parts(row, "tc"):
            spans = _number(value_of(element, "tcPr", "gridSpan"), 1)
            if waiting is not None and child(element, "tcPr", "hMerge") is not None and _goes_on(element, "hMerge"):
                waiting = replace(waiting, spans=waiting.spans + spans)
                continue
            if waiting is not None:
                yield waiting
                column += waiting.spans
            waiting = self._cell(element, spans, above.get(column))
        if waiting is not None:
            yield waiting

    def _cell(self, element: Any, spans: int, above: Cell | None) -> Cell:
        text = self._text(element)
        merged = child(element, "tcPr", "vMerge") is not None and _goes_on(element, "vMerge")
        if merged and above is not None and not text:
            return Cell(above.text, above.value, spans, merged_above=True)
        require_length(text, f"{self.budget.name}, {self.place}")
        return Cell(text, text or None, spans) if text or spans > 1 else EMPTY

    def _text(self, cell: Any) -> str:
        """What stands in a cell, a line for each paragraph; a table in it that stands alone is read by itself."""
        lines: list[str] = []
        tables: list[Any] = []
        self._collect(cell, lines, tables)
        if tables and not lines:
            self.nested += tables
            return ""
        for table in tables:
            rows = ([self._text(each) for each in parts(row, "tc")] for row in parts(table, "tr"))
            lines += [" | ".join(filter(None, texts)) for texts in rows]
        return "\n".join(filter(None, lines))

    def _collect(self, parent: Any, lines: list[str], tables: list[Any]) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                text, number = paragraph_text(element), self.number(element)
                lines += [f"{number} {text}".strip()] if text else []
                for box in text_boxes(element):
                    self._collect(box, lines, tables)
            elif name == "tbl":
                tables.append(element)
            elif name in WRAPPERS:
                self._collect(element, lines, tables)


def _goes_on(element: Any, kind: str) -> bool:
    found = child(element, "tcPr", kind)
    return (attribute(found, "val") or "continue") == "continue"


def _number(text: str | None, default: int) -> int:
    return max(default, min(int(text), 300)) if text and text.isdigit() else default
