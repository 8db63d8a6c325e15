"""The chronology as a workbook: every cell is text, so that none can start a formula, but for the calendar day."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from chronologies.errors import ChronologyNotWrittenError
from chronologies.grid import DAY
from graph.plain_text import without_controls

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from chronologies.grid import Grid

TEXT, DATE = "@", "dd/mm/yyyy"
MOST_CHARACTERS = 32_767
MOST_ROWS = 1_048_576
CUT = " [cut off here: a cell of a workbook holds no more]"
NARROW, WIDE, OF_TEXT, OF_DAY = 11, 32, 70, 13
SHEET = "Chronology"


def as_workbook(grid: Grid) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the cells that were cut off at Excel's limit.

    Raises ``ChronologyNotWrittenError`` for more rows than a workbook holds.
    """
    if len(grid.rows) >= MOST_ROWS:
        raise ChronologyNotWrittenError(f"A workbook holds {MOST_ROWS - 1:,} rows. Write a .csv.")
    book = Workbook()
    sheet = book.active if book.active is not None else book.create_sheet()
    sheet.title = SHEET
    headings = [*map(without_controls, grid.headings), DAY]
    for column, heading in enumerate(headings, 1):
        cell = _put(sheet, 1, column, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE5EC")
    notes: list[str] = []
    for number, (row, day) in enumerate(zip(grid.rows, grid.days, strict=True), 2):
        for column, text in enumerate(row, 1):
            if text:
                _put(
                    sheet,
                    number,
                    column,
                    _fitting(without_controls(text), f"row {number}, {headings[column - 1]}", notes),
                )
        if day is not None:
            cell = sheet.cell(number, len(headings), day)
            cell.number_format, cell.alignment = DATE, Alignment(vertical="top", horizontal="left")
    _set_out(sheet, grid)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue(), tuple(notes)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Text stays text: the type says so, and the quote mark keeps it so when somebody edits the cell."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _fitting(text: str, where: str, notes: list[str]) -> str:
    if _length(text) <= MOST_CHARACTERS:
        return text
    kept = text[: MOST_CHARACTERS - len(CUT)]
    while _length(kept) > MOST_CHARACTERS - len(CUT):
        kept = kept[:-100]
    notes.append(
        f"{where}: {len(text) - len(kept):,} of {len(text):,} characters are cut off; .docx and .csv keep them."
    )
    return f"{kept}{CUT}"


def _length(text: str) -> int:
    """The length as Excel counts it: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _set_out(sheet: Worksheet, grid: Grid) -> None:
    """Widths, the first row frozen and repeated on paper, a filter over every column, the page on its side."""
    for place in range(len(grid.headings)):
        letters = max((len(row[place]) for row in grid.rows), default=0)
        width = OF_TEXT if place == grid.parts.get("text") else min(WIDE, max(NARROW, letters + 2))
        sheet.column_dimensions[get_column_letter(place + 1)].width = max(
            width, min(WIDE, len(grid.headings[place]) + 4)
        )
    last = get_column_letter(len(grid.headings) + 1)
    sheet.column_dimensions[last].width = OF_DAY
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(grid.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
