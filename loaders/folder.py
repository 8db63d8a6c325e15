"""A case as a folder: ``case.yml`` and one CSV file for each table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.case_yaml import FILE, read_settings, write_settings
from loaders.csv_text import decode, read_rows, write_rows
from loaders.errors import CaseExistsError
from loaders.faults import Fault, Place, nearest, suggestion
from loaders.known import HEADINGS, TABLE_NAMES, file_name
from loaders.raw import build_sheet
from loaders.sheets import MOST_BYTES, Sheet, Sheets, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from loaders.sheets import Nested

CASE_FILES = ("case.yml", "case.yaml")
ID_KEY = re.compile(r"""^(["']?id["']?\s*:|\s*\{)""", re.IGNORECASE | re.MULTILINE)
"""What a ``case.yml`` has somewhere if it says the id; most do not, and need not be read for it."""
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".xlsb", ".ods", ".txt"})


def read_folder(folder: Path) -> Sheets:
    """The case that stands in ``folder``; what cannot be read is among its faults."""
    faults: list[Fault] = []
    tables: dict[str, Sheet] = {}
    incomplete: set[str] = set()
    for path in sorted(path for path in folder.iterdir() if path.name[0] not in ".~"):
        name = plain(path.stem)
        if not path.is_file():
            found = _no_file(path, name)
            faults += found
            incomplete |= {name} if found else set()
        elif path.suffix.lower() != ".csv":
            faults += _foreign(path, name)
        elif name not in HEADINGS or name not in TABLE_NAMES:
            right = suggestion(name, TABLE_NAMES, kind="Tables", shown=file_name)
            faults.append(Fault(Place(path.name), "is no table of a case.", right))
            incomplete |= {nearest(name, TABLE_NAMES) or ""}  # so that nobody is blamed for naming its rows
        elif name in tables:
            faults.append(Fault(Place(path.name), f"stands also as {tables[name].file}.", "Keep one of them."))
        else:
            tables[name], found, complete = _read_table(path, name)
            faults += found
            incomplete |= set() if complete else {name}
    settings, places, found = _read_case_file(folder)
    ordered = {name: tables[name] for name in TABLE_NAMES if name in tables}
    case = _id(settings, folder)
    settings.pop("id", None)
    return Sheets(case, folder, ordered, settings, places, tuple(faults + found), frozenset(incomplete))


def _no_file(path: Path, name: str) -> list[Fault]:
    """A folder, or a link to nothing, that is named as a table is a fault: the case would load without its rows."""
    if path.suffix.lower() == ".csv" and name in TABLE_NAMES:
        what = "a folder" if path.is_dir() else "a link that leads to no file" if path.is_symlink() else "no plain file"
        return [Fault(Place(path.name), f"is {what}, so the table cannot be read.", "Put the table itself there.")]
    return []


def _foreign(path: Path, name: str) -> list[Fault]:
    """A table in a format that a folder cannot hold is a fault; any other file is none of the case's business."""
    if path.suffix.lower() in TABLE_ENDINGS and name in TABLE_NAMES:
        return [Fault(Place(path.name), "is not CSV, so it would be passed over.", f"Save it as {file_name(name)}.")]
    return []


def _read_table(path: Path, name: str) -> tuple[Sheet, list[Fault], bool]:
    """The table, its faults, and whether all its rows could be read."""
    if too_large := size_fault(path):
        return Sheet(name, path.name, (), ()), [too_large], False
    rows, faults = read_rows(path.read_bytes(), path.name, HEADINGS[name])
    if not rows and faults:
        return Sheet(name, path.name, (), ()), faults, False
    sheet, more = build_sheet(name, path.name, rows, HEADINGS[name])
    return sheet, faults + more, not faults


def size_fault(path: Path) -> Fault | None:
    """The fault of a file that is too large to be a case, if it is."""
    size = path.stat().st_size
    if size <= MOST_BYTES:
        return None
    limit = MOST_BYTES // 1024**2
    return Fault(Place(path.name), f"{size // 1024**2} MB; at most {limit} MB are read.", "Remove what is no table.")


def _read_case_file(folder: Path) -> tuple[dict[str, Nested], Mapping[tuple[str | int, ...], Place], list[Fault]]:
    path = next((folder / name for name in CASE_FILES if (folder / name).is_file()), None)
    if path is None:
        right = "It begins with `title: ...` and `period: {from: ..., to: ...}`."
        return {}, {}, [Fault(Place(FILE), "is missing.", right)]
    if too_large := size_fault(path):
        return {}, {}, [too_large]
    text = decode(path.read_bytes())
    if text is None:
        return {}, {}, [Fault(Place(path.name), "cannot be read as text.", "Save it as UTF-8.")]
    return read_settings(text, path.name)


def id_of_folder(folder: Path) -> str:
    """The id of the case in ``folder``, by its ``case.yml`` or its name; no table is read for it."""
    path = next((folder / name for name in CASE_FILES if (folder / name).is_file()), None)
    text = decode(path.read_bytes()) if path and not size_fault(path) else ""
    return _id(read_settings(text)[0] if text and ID_KEY.search(text) else {}, folder)


def _id(settings: Mapping[str, Nested], folder: Path) -> str:
    return str(settings.get("id", "") or folder.resolve().name)


def write_folder(sheets: Sheets, folder: Path) -> None:
    """Writes the case into a new or empty folder; raises ``CaseExistsError`` where something stands there already."""
    if folder.exists() and any(folder.iterdir()):
        raise CaseExistsError(f"{folder} is not empty.")
    folder.mkdir(parents=True, exist_ok=True)
    settings: dict[str, Nested] = {"id": sheets.case} if sheets.case != folder.resolve().name else {}
    (folder / FILE).write_text(write_settings(settings | dict(sheets.settings)), encoding="utf-8")
    for name, sheet in sheets.tables.items():
        rows = [sheet.headings, *(trimmed(line.cells) for line in sheet.lines)]
        (folder / file_name(name)).write_text(write_rows(rows), encoding="utf-8")
