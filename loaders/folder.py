"""A case as a folder: ``case.yml`` and one CSV file for each table."""

from __future__ import annotations

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
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".xlsb", ".ods", ".txt"})


def read_folder(folder: Path) -> Sheets:
    """The case that stands in ``folder``; what cannot be read is among its faults."""
    faults: list[Fault] = []
    tables: dict[str, Sheet] = {}
    incomplete: set[str] = set()
    for path in sorted(path for path in folder.iterdir() if path.is_file() and path.name[0] not in ".~"):
        name = plain(path.stem)
        if path.suffix.lower() != ".csv":
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
    case = str(settings.pop("id", "") or folder.resolve().name)
    return Sheets(case, folder, ordered, settings, places, tuple(faults + found), frozenset(incomplete))


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
