"""The integrated chronology as a file that goes back to the agencies: .xlsx, .docx or .csv by its ending."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from chronologies.errors import ChronologyNotWrittenError
from chronologies.grid import DAY, Grid, grid_of
from chronologies.written_text import as_document
from chronologies.written_workbook import as_workbook
from graph.plain_text import spreadsheet_safe, without_controls
from graph.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from chronologies.grid import Wanted
    from chronologies.merging import Entry

ENDINGS = (".xlsx", ".docx", ".csv")


def write_chronology(
    entries: Sequence[Entry], path: Path, title: str = "", wanted: Wanted | None = None
) -> tuple[str, ...]:
    """Writes the chronology over whatever stands at ``path``, all of it or nothing, and says what a cell lost.

    Raises ``ChronologyNotWrittenError`` for an ending that is none of ``ENDINGS`` and where the file cannot be written.
    """
    content, notes = chronology_file(entries, path.suffix, title, wanted)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise ChronologyNotWrittenError(f"{path}: {error.strerror or error}.") from None
    return notes


def chronology_file(
    entries: Sequence[Entry], ending: str, title: str = "", wanted: Wanted | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The content of such a file, and what a cell of it lost; raises as ``write_chronology`` does."""
    grid = grid_of(entries, wanted)
    match ending.lower():
        case ".xlsx":
            return as_workbook(grid)
        case ".docx":
            return as_document(grid, title), ()
        case ".csv":
            return as_csv(grid).encode("utf-8-sig"), ()
    raise ChronologyNotWrittenError(f"{ending or 'A name without an ending'}: write to {', '.join(ENDINGS)}.")


def as_csv(grid: Grid) -> str:
    """The table as CSV in which no cell can start a formula; the calendar day as ``YYYY-MM-DD`` comes last."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(spreadsheet_safe(without_controls(heading)) for heading in grid.headings), DAY])
    for row, day in zip(grid.rows, grid.days, strict=True):
        writer.writerow([*(spreadsheet_safe(without_controls(cell)) for cell in row), f"{day or ''}"])
    return out.getvalue()
