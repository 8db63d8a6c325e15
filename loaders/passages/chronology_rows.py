"""The rows of a coded chronology as passages, so that a citation of a row leads to what the row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.beside import CHRONOLOGY
from loaders.csv_text import read_rows
from loaders.known import HEADINGS, file_name
from loaders.passages.report import Passage, Report
from loaders.raw import build_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.sheets import Sheet

FILE = file_name(CHRONOLOGY.name)


def read_chronology(path: Path) -> Report:
    """The rows of a ``chronology.csv``, as far as it can be read; raises ``OSError``."""
    declared = HEADINGS[CHRONOLOGY.name]
    rows, _ = read_rows(path.read_bytes(), path.name, declared)
    return rows_of(build_sheet(CHRONOLOGY.name, path.name, rows, declared)[0])


def rows_of(sheet: Sheet) -> Report:
    """A passage for each row of a chronology, by its id or else its number, under its agency and its date."""
    return Report("rows", tuple(_passage(sheet, line.number, line.cells) for line in sheet.rows()))


def _passage(sheet: Sheet, number: int, filled: tuple[str, ...]) -> Passage:
    cells = dict(zip(sheet.headings, filled, strict=False))
    written, time = cells.get("date", ""), cells.get("time", "")
    when = written if not time or time in written else f"{written} {time}".strip()
    source = cells.get("source", "")
    said = "\n".join(part for part in (cells.get("event", ""), f"source: {source}" if source else "") if part)
    return Passage(cells.get("id") or f"row {number}", cells.get("agency", ""), when, said)
