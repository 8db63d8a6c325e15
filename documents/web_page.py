"""Web pages: case systems export tables as HTML, often under the name .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree, html

from documents.blocks import Cell, Paragraph, Row, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.merging import place_merged
from documents.words import clean, require_length

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = {f"h{level}": level for level in range(1, 7)}
TEXTS = frozenset({*HEADINGS, "p", "li", "caption", "title", "dt", "dd", "pre", "blockquote"})
UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
DEEPEST = 60


def read_web_page(content: bytes, name: str) -> tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]:
    """The paragraphs and tables of a page in their order; raises ``UnreadableDocumentError``."""
    try:
        root = html.document_fromstring(content, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError(f"{name} is no web page that can be read ({error}). Save it as .xlsx.") from None
    reader = _Page(name)
    reader.walk(root, 0)
    return tuple(reader.blocks), ()


class _Page:
    def __init__(self, name: str) -> None:
        self.budget = Budget(name)
        self.blocks: list[Paragraph | Table] = []
        self._places = self._tables = 0

    def walk(self, parent: Any, depth: int) -> None:
        """Takes what stands inside an element."""
        if depth > DEEPEST:
            raise UnreadableDocumentError(f"{self.budget.name} nests too deep. Save it as .xlsx.")
        for element in parent:
            tag = element.tag if isinstance(element.tag, str) else ""
            if tag == "table" and not element.xpath(".//table"):
                self._tables += 1
                self.blocks.append(Table(f"table {self._tables}", tuple(self._rows(element))))
            elif tag in TEXTS:
                self._take_text(element, HEADINGS.get(tag, 0))
            elif tag not in UNSEEN:
                self.walk(element, depth + 1)

    def _take_text(self, element: Any, level: int) -> None:
        text = _text(element)
        if text:
            self._places += 1
            self.blocks.append(Paragraph(self._places, text, level))

    def _rows(self, table: Any) -> Iterator[Row]:
        found: list[tuple[int, dict[int, Cell]]] = []
        merged: list[tuple[int, int, int, int]] = []
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(table.iter("tr"), 1):
            cells: dict[int, Cell] = {}
            column = 0
            for element in row:
                if element.tag not in {"td", "th"}:
                    continue
                while (number, column) in taken:
                    column += 1
                right, down = _span(element, "colspan"), _span(element, "rowspan")
                text = _text(element)
                require_length(text, self.budget.name)
                if text:
                    cells[column] = Cell(text, text)
                if right > 1 or down > 1:
                    merged.append((number, column, number + down - 1, column + right - 1))
                    taken |= {
                        (each, at) for each in range(number, number + down) for at in range(column, column + right)
                    }
                column += right
            self.budget.count(len(cells), f"table {self._tables}, row {number}", column)
            found.append((number, cells))
        yield from place_merged(found, merged)


def _span(element: Any, name: str) -> int:
    written = element.get(name, "1")
    return min(max(int(written), 1), 300) if written.isdigit() else 1


def _text(element: Any) -> str:
    for each in element.iter("br", "p", "div", "li"):
        each.tail = "\n" + (each.tail or "")
    lines = (" ".join(line.split()) for line in clean(str(element.text_content())).split("\n"))
    return "\n".join(line for line in lines if line)
