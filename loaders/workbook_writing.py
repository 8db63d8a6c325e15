"""Writing a case as a workbook in which every cell is text, so that nothing in it can start a formula."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import IllegalCharacterError

from loaders.beside import CHRONOLOGY, CODING, DRAFTS, EVERY_TABLE
from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.raw import letter
from loaders.settings_sheets import SETTING_SHEETS, fits, settings_to_rows
from loaders.sheets import Sheet, plain
from loaders.workbook_choices import Choosing
from loaders.workbook_help import LINES, heading_remark
from loaders.workbook_lists import ADDED, LISTS, READ_ME, WRITTEN_FROM, added_names, digest, lists_of
from loaders.workbook_sheet import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from loaders.sheets import Sheets

TEXT = "@"
NARROWEST, WIDEST = 12, 60
IN_CHRONOLOGY = {"date": 20, "agency": 24, "source": 24, **dict.fromkeys(CODING, 44)}
"""Widths of columns by which the event and what is coded of it stand beside each other on a screen."""
NEEDED = PatternFill("solid", fgColor="1F3864")
USUAL = PatternFill("solid", fgColor="D9E2F3")
ON_NEEDED, ON_USUAL = Font(bold=True, color="FFFFFF"), Font(bold=True, color="000000")
TOP = Alignment(wrap_text=True, vertical="top")
SIZE_OF_REMARK = (320, 180)
OURS = "whoknew"


def write_workbook(sheets: Sheets, path: Path) -> None:
    """Writes the case as one ``.xlsx`` file to read and to code in, with just its own sheets and columns.

    Raises ``CaseExistsError`` where the file is there already.
    """
    _write_book(sheets, sheets, path)


def write_coding_workbook(sheets: Sheets, path: Path) -> None:
    """Writes the case as one ``.xlsx`` file in which every table and column stands ready to be filled in.

    What is added for that is written down in the workbook, and left out again when it is read and still empty.
    """
    _write_book(sheets, completed(sheets), path)


def completed(sheets: Sheets) -> Sheets:
    """The case with every table and every column; of drafts only where it has any."""
    tables: dict[str, Sheet] = {}
    for name, table in EVERY_TABLE.items():
        sheet = sheets.tables.get(name)
        declared = tuple(column.heading for column in table.columns)
        if sheet is None and name != DRAFTS.name:
            tables[name] = Sheet(name, name, declared, ())
        elif sheet is not None:
            known = {plain(heading) for heading in sheet.headings}
            further = tuple(heading for heading in declared if heading not in known)
            tables[name] = dataclasses.replace(sheet, headings=(*sheet.headings, *further))
    return dataclasses.replace(sheets, tables=tables)


def _write_book(before: Sheets, sheets: Sheets, path: Path) -> None:
    if path.exists():
        raise CaseExistsError(f"{path} is there already.")
    if not fits(sheets.case, sheets.settings):
        raise CaseNotWrittenError("case.yml holds what no sheet can hold: whoknew check says what would be right.")
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    lists = lists_of(sheets)
    choosing = Choosing(lists)
    settings = settings_to_rows(sheets.case, sheets.settings)
    names = SETTING_SHEETS if sheets is not before else [name for name in SETTING_SHEETS if name in settings]
    try:
        _write_read_me(book.create_sheet(READ_ME))
        for name in names:
            _write(book.create_sheet(name), name, SETTING_SHEETS[name], settings.get(name, []))
        for name, sheet in sheets.tables.items():
            written = book.create_sheet(name)
            _write(written, name, sheet.headings, [line.cells for line in sheet.lines])
            choosing.offer(written, name, sheet.headings)
        notes = {ADDED: tuple(added_names(before, sheets)), WRITTEN_FROM: (digest(before),)}
        _write_lists(book.create_sheet(LISTS), {**lists, **notes})
    except IllegalCharacterError as error:
        raise CaseNotWrittenError(f"A cell holds a character that a workbook cannot hold: {error}.") from None
    choosing.name_ranges(book)
    book.active = _first_shown(book, sheets)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _first_shown(book: Workbook, sheets: Sheets) -> int:
    """The sheet in front when the workbook is opened: a chronology to code, drafts to look through, or the case's."""
    wanted = (sheets.tables.get(name) for name in (CHRONOLOGY.name, DRAFTS.name))
    return next((book.sheetnames.index(sheet.name) for sheet in wanted if sheet is not None and sheet.lines), 1)


def _write_read_me(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(LINES, 1):
        _put(sheet, number, 1, line).alignment = TOP


def _write_lists(sheet: Worksheet, lists: dict[str, tuple[str, ...]]) -> None:
    for column, (name, entries) in enumerate(lists.items(), 1):
        sheet.column_dimensions[letter(column)].width = 30
        _put(sheet, 1, column, name).font = ON_USUAL
        for row, entry in enumerate(entries, 2):
            _put(sheet, row, column, entry)
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True  # without a password: it keeps a slip of the hand out, and nobody codes there


def _write(sheet: Worksheet, name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = EVERY_TABLE.get(name)
    for number, heading in enumerate(headings, 1):
        column = table.column(heading) if table else None
        style = sheet.column_dimensions[letter(number)]
        style.number_format, style.alignment, style.width = TEXT, TOP, max(NARROWEST, len(heading) + 4)
        cell = _put(sheet, 1, number, heading)
        needed = bool(column and column.required)
        cell.font, cell.fill = (ON_NEEDED, NEEDED) if needed else (ON_USUAL, USUAL)
        if text := heading_remark(name, heading):
            cell.comment = Comment(text, OURS, *reversed(SIZE_OF_REMARK))
    last = 1
    for last, cells in enumerate(rows, 2):
        for number, text in enumerate(cells, 1):
            if text:
                _put(sheet, last, number, text).alignment = TOP
                longest = max(map(len, text.split("\n")))
                style = sheet.column_dimensions[letter(number)]
                style.width = min(WIDEST, max(style.width, longest + 2))
    if name == CHRONOLOGY.name:
        for number, heading in enumerate(headings, 1):
            style = sheet.column_dimensions[letter(number)]
            style.width = IN_CHRONOLOGY.get(heading, style.width)
    sheet.freeze_panes = "B2" if headings[:1] == ("id",) else "A2"
    if headings:
        sheet.auto_filter.ref = f"A1:{letter(len(headings))}{last}"


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Text stays text: the type says so, and the quote mark keeps it so when somebody edits the cell."""
    cell = sheet.cell(row, column)
    cell.value = escaped(text)
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = True
    return cell
