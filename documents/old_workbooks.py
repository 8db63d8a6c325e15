"""Workbooks of older formats (.xls, .xlsb): every sheet as a table."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from documents.blocks import Cell, Row, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MOST_CELLS, MOST_SHEETS
from documents.merging import EMPTY, place_merged
from documents.package import Package
from documents.words import clean, require_length, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.blocks import DateSystem

COUNTS_FROM_1904 = b"\x22\x00\x02\x00\x01\x00"
"""The record DATEMODE of an .xls, 2.4.76 in [MS-XLS], where it names the system of 1904."""
MOST_PLACES = 20 * MOST_CELLS
"""Of cells, empty ones among them, between the first and the last of a sheet."""


def read_old_workbook(content: bytes, name: str, kind: str) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The sheets of a workbook, and notes; raises ``UnreadableDocumentError``."""
    if kind == "xlsb":
        Package(content, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        raise UnreadableDocumentError(f"{name} is protected by a password. Open it, and save it without one.") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableDocumentError(f"{name} is damaged ({error}). Open it in Excel and save it as .xlsx.") from None
    if len(book.sheet_names) > MOST_SHEETS:
        limit = f"{len(book.sheet_names):,} sheets; at most {MOST_SHEETS} are read"
        raise UnreadableDocumentError(f"{name} holds {limit}. Save those that are needed as a workbook of their own.")
    system: DateSystem = 1904 if kind == "xls" and COUNTS_FROM_1904 in content else 1900
    budget = Budget(name)
    tables, notes = [], []
    for sheet in book.sheets_metadata:
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        tables.append(Table(f"sheet {sheet.name!r}", tuple(_rows(book, sheet.name, budget)), system))
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            notes.append(f"sheet {sheet.name!r} is hidden; it is read all the same.")
    return tuple(tables), tuple(notes)


def _rows(book: Any, name: str, budget: Budget) -> Iterator[Row]:
    try:
        sheet = book.get_sheet_by_name(name)
    except (calamine.CalamineError, OSError, ValueError) as error:
        wrong = f"{budget.name}: sheet {name!r} is damaged ({error}). Open it in Excel and save it as .xlsx."
        raise UnreadableDocumentError(wrong) from None
    height, width = sheet.total_height, sheet.total_width
    if height * width > MOST_PLACES:
        wrong = f"sheet {name!r} goes over {height:,} rows and {width:,} columns"
        raise UnreadableDocumentError(f"{budget.name}: {wrong}. Remove what stands far away from the chronology.")
    found: list[tuple[int, dict[int, Cell]]] = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = {column: cell for column, value in enumerate(values) if (cell := _cell(value, budget)).text}
        if cells:
            budget.count(len(cells), f"sheet {name!r}, row {number}", max(cells) + 1)
            found.append((number, cells))
    merged = [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sheet.merged_cell_ranges or ()]
    yield from place_merged(found, merged)


def _cell(value: Any, budget: Budget) -> Cell:
    if isinstance(value, str):
        require_length(value, budget.name)
        text = clean(value)
        return Cell(text, text) if text else EMPTY
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (bool, int, float, date, datetime, time, timedelta)):
        return Cell(value_text(value), _plain(value))
    return EMPTY


def _plain(value: Any) -> Any:
    return value.replace(microsecond=0) if isinstance(value, (datetime, time)) else value
