"""Writing a case as a workbook in which every cell is text, so that nothing in it can start a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import IllegalCharacterError

from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.raw import letter
from loaders.settings_sheets import SETTING_SHEETS, settings_to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from loaders.sheets import Sheets

TEXT = "@"
NARROWEST, WIDEST = 12, 60


def write_workbook(sheets: Sheets, path: Path) -> None:
    """Writes the case as one ``.xlsx`` file; raises ``CaseExistsError`` where the file is there already."""
    if path.exists():
        raise CaseExistsError(f"{path} is there already.")
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    try:
        for name, rows in settings_to_rows(sheets.case, sheets.settings).items():
            _write(book.create_sheet(name), SETTING_SHEETS[name], rows)
        for name, sheet in sheets.tables.items():
            _write(book.create_sheet(name), sheet.headings, [line.cells for line in sheet.lines])
    except IllegalCharacterError as error:
        raise CaseNotWrittenError(f"A cell holds a character that a workbook cannot hold: {error}.") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write(sheet: Worksheet, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for column, heading in enumerate(headings, 1):
        sheet.column_dimensions[letter(column)].number_format = TEXT
        sheet.column_dimensions[letter(column)].width = NARROWEST
        _put(sheet, 1, column, heading).font = Font(bold=True)
    for number, cells in enumerate(rows, 2):
        for column, text in enumerate(cells, 1):
            if text:
                _put(sheet, number, column, text).alignment = Alignment(wrap_text=True, vertical="top")
                width = min(WIDEST, max(sheet.column_dimensions[letter(column)].width, len(text) + 2))
                sheet.column_dimensions[letter(column)].width = width
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Text stays text: the type says so, and the quote mark keeps it so when somebody edits the cell."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = True
    return cell
