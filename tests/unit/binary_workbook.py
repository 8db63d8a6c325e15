"""Writes the smallest workbook in Excel's binary format (.xlsb): one sheet of texts and numbers.

After [MS-XLSB], sections 2.1.4 (records) and 2.4: no library writes the format.
"""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROW, NUMBER, TEXT = 0, 5, 6
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_SHEETS, END_SHEETS, BEGIN_ROWS, END_ROWS, SIZE, SHEET = 143, 144, 145, 146, 148, 156
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>'
)


def write_binary_workbook(path: Path, name: str, rows: Sequence[Sequence[str | float]]) -> Path:
    """One sheet of that name with these rows."""
    sheet = struct.pack("<II", 0, 1) + _text("rId1") + _text(name)
    book = _records((BEGIN_BOOK, b""), (BEGIN_SHEETS, b""), (SHEET, sheet), (END_SHEETS, b""), (END_BOOK, b""))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    body = b"".join(_row(number, row) for number, row in enumerate(rows))
    cells = _records((BEGIN_SHEET, b""), (SIZE, size), (BEGIN_ROWS, b"")) + body
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", _related("officeDocument", "xl/workbook.bin"))
        package.writestr("xl/_rels/workbook.bin.rels", _related("worksheet", "worksheets/sheet1.bin"))
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/worksheets/sheet1.bin", cells + _records((END_ROWS, b""), (END_SHEET, b"")))
    return path


def _row(number: int, cells: Sequence[str | float]) -> bytes:
    out = _records((ROW, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0)))
    for column, value in enumerate(cells):
        place = struct.pack("<II", column, 0)
        out += _records((TEXT, place + _text(value)) if isinstance(value, str) else
                        (NUMBER, place + struct.pack("<d", value)))  # fmt: skip
    return out


def _records(*records: tuple[int, bytes]) -> bytes:
    return b"".join(_in_sevens(number) + _in_sevens(len(data)) + data for number, data in records)


def _in_sevens(number: int) -> bytes:
    """A number by seven bits a byte, the lowest first; the eighth bit says that more follow."""
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return struct.pack("<I", len(encoded) // 2) + encoded


def _related(kind: str, target: str) -> str:
    return (f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONSHIPS}/{kind}" '
            f'Target="{target}"/></Relationships>')  # fmt: skip
