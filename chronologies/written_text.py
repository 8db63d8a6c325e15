"""The chronology as a Word document: one table on pages on their side, its headings repeated on each."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from graph.plain_text import without_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronologies.grid import Grid

LONG_SIDE, SHORT_SIDE, MARGIN = Mm(297), Mm(210), Mm(15)
LETTERS = 9
TWIPS = 635  # of Word's own unit in one twentieth of a point
NARROWEST, WIDEST, OF_TEXT = 8, 24, 60


def as_document(grid: Grid, title: str = "") -> bytes:
    """The file."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG_SIDE, SHORT_SIDE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    document.styles["Normal"].font.size = Pt(LETTERS)
    if title:
        document.add_heading(without_controls(title), level=1)
    table = document.add_table(rows=0, cols=len(grid.headings))
    table.style, table.autofit = "Table Grid", False
    widths = _widths(grid)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width * TWIPS
    table._tbl.append(_row(grid.headings, widths, heading=True))  # python-docx is slow, row by row
    for row in grid.rows:
        table._tbl.append(_row(row, widths))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _widths(grid: Grid) -> list[int]:
    """The width of each column in twentieths of a point; the text gets what it needs most."""
    letters = []
    for place, heading in enumerate(grid.headings):
        longest = max((len(line) for row in grid.rows[:500] for line in row[place].splitlines()), default=0)
        fit = min(WIDEST, max(NARROWEST, len(max(heading.split() or [""], key=len)) + 2, longest))
        letters.append(OF_TEXT if place == grid.parts.get("text") else fit)
    room = (LONG_SIDE - 2 * MARGIN) // TWIPS
    return [room * each // sum(letters) for each in letters]


def _row(texts: Sequence[str], widths: Sequence[int], *, heading: bool = False) -> Any:
    row = OxmlElement("w:tr")
    if heading:
        row.append(_with(OxmlElement("w:trPr"), OxmlElement("w:tblHeader")))
    for text, width in zip(texts, widths, strict=True):
        size = OxmlElement("w:tcW")
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        paragraph = OxmlElement("w:p")
        if text:
            paragraph.append(_run(without_controls(text), bold=heading))
        row.append(_with(OxmlElement("w:tc"), _with(OxmlElement("w:tcPr"), size), paragraph))
    return row


def _run(text: str, *, bold: bool) -> Any:
    run = OxmlElement("w:r")
    if bold:
        run.append(_with(OxmlElement("w:rPr"), OxmlElement("w:b")))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(OxmlElement("w:tab"))
            said = OxmlElement("w:t")
            said.text = piece
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(said)
    return run


def _with(parent: Any, *children: Any) -> Any:
    for child in children:
        parent.append(child)
    return parent
