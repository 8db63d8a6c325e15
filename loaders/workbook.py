"""A case as one Excel workbook: the tables as sheets, and what ``case.yml`` says in the sheets beside them."""

from __future__ import annotations

import dataclasses
import re
import warnings
import zipfile
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place, nearest, suggestion
from loaders.folder import size_fault
from loaders.known import SHEET_NAMES, TABLE_NAMES
from loaders.settings_sheets import SETTING_SHEETS, sheets_to_settings
from loaders.sheets import Sheets, plain
from loaders.workbook_lists import (
    ADDED,
    HELPERS,
    LABEL,
    LISTS,
    NAMED,
    WRITTEN_FROM,
    labels_of,
    without_added,
    without_names,
)
from loaders.workbook_package import package_fault
from loaders.workbook_sheet import SheetReader, read_lists

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from loaders.dates.cells import DateSystem
    from loaders.sheets import Sheet

BROKEN = (InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, TypeError,
          AttributeError, OSError, EOFError, NotImplementedError, RuntimeError)  # fmt: skip
"""What openpyxl raises for a damaged or encrypted workbook: whatever its parts happen to trip over.

XML that cannot be read is a ``SyntaxError`` of whichever parser openpyxl found."""


def read_workbook(path: Path) -> Sheets:
    """The case that the workbook holds; what cannot be read is among its faults.

    Raises ``CaseNotFoundError`` where the file is no workbook at all.
    """
    try:
        if too_large := size_fault(path) or package_fault(path):
            return Sheets(_id_from(path), path, {}, faults=(too_large,))
        with warnings.catch_warnings(), closing(_open(path)) as book:
            warnings.simplefilter("ignore")  # openpyxl warns of what it passes over, such as lists to choose from
            return _read(book, path)
    except BROKEN as error:
        raise CaseNotFoundError(f"{path} cannot be read as a workbook ({error}). Save it anew as .xlsx.") from None


def _open(path: Path) -> Any:
    return load_workbook(path, read_only=True)


def _id_from(path: Path) -> str:
    return re.sub(r"\s*\(\d+\)$", "", path.stem)


def _read(book: Any, path: Path) -> Sheets:
    reading = _Reading(1904 if book.epoch == CALENDAR_MAC_1904 else 1900)
    for sheet in book.worksheets:
        reading.add(sheet)
    found, faults = reading.found, reading.faults
    settings, places, more = sheets_to_settings(found[name] for name in SETTING_SHEETS if name in found)
    if "case" not in found:
        right = "It has the columns `key` and `value`, with rows for `title`, `period from` and `period to`."
        faults.append(Fault(Place("sheet case"), "is missing.", right))
    case = str(settings.pop("id", "") or _id_from(path))
    settings = settings if "case" in found and found["case"].headings else {}  # or each of its keys would be missing
    tables = {name: found[name] for name in TABLE_NAMES if name in found}
    sheets = Sheets(case, path, tables, settings, places, tuple(faults + more), frozenset(reading.incomplete),
                    frozenset(reading.unread), reading.notes.get(WRITTEN_FROM, ("",))[0])  # fmt: skip
    return dataclasses.replace(sheets, tables=_as_the_case_has_them(sheets, reading.notes))


def _as_the_case_has_them(sheets: Sheets, notes: Mapping[str, tuple[str, ...]]) -> dict[str, Sheet]:
    """The tables without names beside ids, and without what the workbook had added and nobody has used."""
    labels = {text: text.partition(NAMED)[0] for entries in notes.values() for text in entries if LABEL.match(text)}
    labels |= {text: id_ for of_kind in labels_of(sheets).values() for id_, text in of_kind.items() if NAMED in text}
    bare = (without_names(sheet, labels) for sheet in sheets.tables.values())
    kept = (without_added(sheet, notes.get(ADDED, ())) for sheet in bare)
    return {sheet.name: sheet for sheet in kept if sheet}


class _Reading:
    """Gathers the sheets of a workbook, and what its sheet of lists notes."""

    def __init__(self, system: DateSystem) -> None:
        self.system = system
        self.found: dict[str, Sheet] = {}
        self.faults: list[Fault] = []
        self.unread: set[Place] = set()
        self.incomplete: set[str] = set()
        self.notes: dict[str, tuple[str, ...]] = {}

    def add(self, sheet: Any) -> None:
        """Takes one sheet."""
        name, place = plain(sheet.title), Place(f"sheet {sheet.title}")
        if name in HELPERS:
            self.notes |= read_lists(sheet) if name == LISTS else {}
        elif name not in SHEET_NAMES:
            self.faults.append(Fault(place, "is no table of a case.", suggestion(name, SHEET_NAMES, kind="Sheets")))
            self.incomplete.add(nearest(name, SHEET_NAMES) or "")  # so that nobody is blamed for naming its rows
        elif name in self.found:
            self.faults.append(Fault(place, f"stands also as {self.found[name].file}.", "Keep one of them."))
        else:
            reader = SheetReader(sheet, name, place.file, self.system)
            self.found[name] = reader.read()
            self.faults += reader.faults
            self.unread |= reader.unread
            self.incomplete |= {name} if any(place.column == "id" for place in reader.unread) else set()
