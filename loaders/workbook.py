"""A case as one Excel workbook: the tables as sheets, and what ``case.yml`` says in the sheets beside them."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from contextlib import closing
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from graph.declaration import Holds
from loaders.dates import UnreadableDate, from_cell
from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place, suggestion
from loaders.folder import size_fault
from loaders.known import HEADINGS, SHEET_NAMES, TABLE_NAMES
from loaders.raw import build_sheet, letter
from loaders.settings_sheets import SETTING_SHEETS, sheets_to_settings
from loaders.sheets import MOST_ROWS, Sheet, Sheets, clean, plain
from loaders.tables import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.dates.cells import DateSystem
    from loaders.raw import Raw

BROKEN = (InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, TypeError,
          AttributeError, OSError, EOFError, NotImplementedError, RuntimeError)  # fmt: skip
"""What openpyxl raises for a damaged or encrypted workbook: whatever its parts happen to trip over."""
MOST_UNPACKED = 500 * 1024 * 1024
FORMULA = "a formula, not a value."
FORMULA_RIGHT = "Copy the column and paste it as values; a text that begins with `=` needs a cell of the format Text."


def read_workbook(path: Path) -> Sheets:
    """The case that the workbook holds; what cannot be read is among its faults.

    Raises ``CaseNotFoundError`` where the file is no workbook at all.
    """
    try:
        if too_large := size_fault(path) or _unpacked_fault(path):
            return Sheets(_id_from(path), path, {}, faults=(too_large,))
        with warnings.catch_warnings(), closing(_open(path)) as book:
            warnings.simplefilter("ignore")  # openpyxl warns of what it passes over, such as lists to choose from
            return _read(book, path)
    except BROKEN as error:
        raise CaseNotFoundError(f"{path} cannot be read as a workbook ({error}). Save it anew as .xlsx.") from None


def _open(path: Path) -> Any:
    return load_workbook(path, read_only=True)


def _unpacked_fault(path: Path) -> Fault | None:
    if not zipfile.is_zipfile(path):
        raise CaseNotFoundError(f"{path} is no Excel workbook. Save it as .xlsx.")
    with zipfile.ZipFile(path) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size <= MOST_UNPACKED:
        return None
    return Fault(Place(path.name), f"unpacks to {size // 1024**2} MB.", "Remove pictures and rows without content.")


def _id_from(path: Path) -> str:
    return re.sub(r"\s*\(\d+\)$", "", path.stem)


def _read(book: Any, path: Path) -> Sheets:
    system: DateSystem = 1904 if book.epoch == CALENDAR_MAC_1904 else 1900
    found: dict[str, Sheet] = {}
    faults: list[Fault] = []
    for sheet in book.worksheets:
        name, place = plain(sheet.title), Place(f"sheet {sheet.title}")
        if name not in SHEET_NAMES:
            faults.append(Fault(place, "is no table of a case.", suggestion(name, SHEET_NAMES, kind="Sheets")))
        elif name in found:
            faults.append(Fault(place, f"stands also as {found[name].file}.", "Keep one of them."))
        else:
            sheet.reset_dimensions()
            rows = list(_rows(sheet, name, system, faults))
            found[name], more = build_sheet(name, place.file, rows, HEADINGS[name])
            faults += more
    settings, places, more = sheets_to_settings(found[name] for name in SETTING_SHEETS if name in found)
    if "case" not in found:
        right = "It has the columns `key` and `value`, with rows for `title`, `period from` and `period to`."
        faults.append(Fault(Place("sheet case"), "is missing.", right))
    tables = {name: found[name] for name in TABLE_NAMES if name in found}
    return Sheets(str(settings.pop("id", "") or _id_from(path)), path, tables, settings, places, tuple(faults + more))


def _rows(sheet: Any, name: str, system: DateSystem, faults: list[Fault]) -> Iterator[Raw]:
    dates: frozenset[int] = frozenset()
    heading_seen = False
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > 10 * MOST_ROWS:
            return
        texts = tuple(_text(cell, Place(f"sheet {sheet.title}", number, letter(column + 1)), faults, system,
                            is_date=column in dates) for column, cell in enumerate(cells))  # fmt: skip
        if any(texts) and not heading_seen and not texts[0].startswith("#"):
            heading_seen, dates = True, _date_columns(name, texts)
        yield number, texts or ("",)


def _date_columns(name: str, headings: tuple[str, ...]) -> frozenset[int]:
    """The positions of the columns that hold dates: there a bare number may be a date that lost its format."""
    table = BY_NAME.get(name)
    columns = [table.column(plain(heading)) if table else None for heading in headings]
    return frozenset(position for position, column in enumerate(columns)
                     if column and column.holds and column.holds.holds is Holds.DATE)  # fmt: skip


def _text(cell: Any, place: Place, faults: list[Fault], system: DateSystem, *, is_date: bool) -> str:
    value = cell.value
    if cell.data_type == "f":
        faults.append(Fault(place, FORMULA, FORMULA_RIGHT))
        return ""
    if cell.data_type == "e":
        faults.append(Fault(place, f"an error of the spreadsheet ({value}).", "Write the value."))
        return ""
    if is_date and isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            span = from_cell(value, system).span
        except UnreadableDate:
            return str(value)
        return str(value) if span.earliest != span.latest else str(span.earliest)
    return cell_text(value)


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
    return "" if value is None else clean(str(value))
