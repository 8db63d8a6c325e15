"""A case as one Excel workbook: the tables as sheets, and what ``case.yml`` says in the sheets beside them."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from documents.package import LONGEST_END, lists_too_much
from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place, nearest, suggestion
from loaders.folder import size_fault
from loaders.known import SHEET_NAMES, TABLE_NAMES
from loaders.settings_sheets import SETTING_SHEETS, sheets_to_settings
from loaders.sheets import Sheets, plain
from loaders.workbook_sheet import SheetReader

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.dates.cells import DateSystem
    from loaders.sheets import Sheet

BROKEN = (InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError,
          AttributeError, OSError, EOFError, NotImplementedError, RuntimeError)  # fmt: skip
"""What openpyxl raises for a damaged or encrypted workbook: whatever its parts happen to trip over."""
MOST_UNPACKED = 200 * 1024 * 1024
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""How a file begins that holds a workbook under a password, or one of the format .xls."""


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
    with path.open("rb") as file:
        if file.read(len(OLD_OR_LOCKED)) == OLD_OR_LOCKED:
            wrong = "is protected by a password, or of the old format .xls"
            raise CaseNotFoundError(f"{path} {wrong}. Save it as .xlsx without a password.")
        file.seek(max(0, path.stat().st_size - LONGEST_END))
        if lists_too_much(file.read()):
            return Fault(Place(path.name), "holds more parts than a workbook has.", "Save it anew as .xlsx.")
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
    unread: set[Place] = set()
    incomplete: set[str] = set()
    for sheet in book.worksheets:
        name, place = plain(sheet.title), Place(f"sheet {sheet.title}")
        if name not in SHEET_NAMES:
            faults.append(Fault(place, "is no table of a case.", suggestion(name, SHEET_NAMES, kind="Sheets")))
            incomplete.add(nearest(name, SHEET_NAMES) or "")  # so that nobody is blamed for naming its rows
        elif name in found:
            faults.append(Fault(place, f"stands also as {found[name].file}.", "Keep one of them."))
        else:
            reader = SheetReader(sheet, name, place.file, system)
            found[name] = reader.read()
            faults += reader.faults
            unread |= reader.unread
            incomplete |= {name} if any(place.column == "id" for place in reader.unread) else set()
    settings, places, more = sheets_to_settings(found[name] for name in SETTING_SHEETS if name in found)
    if "case" not in found:
        right = "It has the columns `key` and `value`, with rows for `title`, `period from` and `period to`."
        faults.append(Fault(Place("sheet case"), "is missing.", right))
    case = str(settings.pop("id", "") or _id_from(path))
    settings = settings if "case" in found and found["case"].headings else {}  # or each of its keys would be missing
    tables = {name: found[name] for name in TABLE_NAMES if name in found}
    return Sheets(case, path, tables, settings, places, tuple(faults + more), frozenset(incomplete), frozenset(unread))
