"""What a workbook may be before it is opened: of a size and shape that can be read in bounded memory and time.

openpyxl reads sheets and strings piece by piece, and everything else (styles, the list of sheets) as a whole, which
takes many times its size. So the rest may be far smaller than the cells.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from documents.package import LONGEST_END, lists_too_much
from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 200 * MEGABYTE
MOST_BESIDE_CELLS = 8 * MEGABYTE
MOST_STRINGS = 50 * MEGABYTE
MOST_SHEETS = 60
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""How a file begins that holds a workbook under a password, or one of the format .xls."""
TYPES, BOOK, STYLES = "[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml"
PIECE_BY_PIECE = re.compile(r"<Override\b[^>]*>")
SHEETS, STRINGS = "worksheet+xml", "sharedStrings+xml"
NEVER_READ = re.compile(
    r"xl/(media|drawings|charts|embeddings|comments|printerSettings)\b.*|.*\.(vml|bin|png|jpe?g|emf|gif)", re.I
)
SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def package_fault(path: Path) -> Fault | None:
    """Why the workbook is not opened, if it is not. Raises ``CaseNotFoundError`` where the file is no workbook."""
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
        return _fault(archive, path.name)


def _fault(archive: zipfile.ZipFile, name: str) -> Fault | None:
    sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    whole = sum(sizes.values())
    if whole > MOST_UNPACKED:
        right = "Remove pictures and rows without content."
        return Fault(Place(name), f"unpacks to {whole // MEGABYTE:,} MB.", right)
    fits = sizes.get(TYPES, 0) <= MOST_BESIDE_CELLS
    strings = _parts(archive, STRINGS) if fits else frozenset()
    cells = strings | _parts(archive, SHEETS) if fits else strings
    if (size := sum(sizes.get(part, 0) for part in strings)) > MOST_STRINGS:
        return Fault(Place(name), f"holds {size // MEGABYTE:,} MB of texts.", "Split the case.")
    beside = sum(size for part, size in sizes.items() if part not in cells and not NEVER_READ.fullmatch(part))
    if beside > MOST_BESIDE_CELLS:
        wrong = f"holds {beside // MEGABYTE:,} MB of formats and lists beside its cells."
        return Fault(Place(name), wrong, "Copy the cells into a new workbook.")
    sheets = len(SHEET.findall(archive.read(BOOK))) if BOOK in sizes else 0
    if sheets > MOST_SHEETS:
        return Fault(
            Place(name), f"holds {sheets:,} sheets.", f"A case has one for each table; at most {MOST_SHEETS} are read."
        )
    return None


def _parts(archive: zipfile.ZipFile, kind: str) -> frozenset[str]:
    """The parts of a kind that is read piece by piece."""
    try:
        types = archive.read(TYPES).decode("utf-8", "replace")
    except KeyError:
        return frozenset()
    found = (dict(ATTRIBUTE.findall(each)) for each in PIECE_BY_PIECE.findall(types))
    parts = {each.get("PartName", "").lstrip("/") for each in found if each.get("ContentType", "").endswith(kind)}
    return frozenset(parts - {TYPES, BOOK, STYLES})
