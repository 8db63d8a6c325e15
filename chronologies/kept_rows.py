"""The rows of agencies' files as one CSV file and back: what was taken in, and what is wrong with the rest."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, time
from typing import TYPE_CHECKING, Literal

from chronologies.errors import ChronologyNotKeptError
from chronologies.events import Event, Locator, Problem
from graph.plain_text import FORMULA_BEGINNINGS
from knowledge.moments import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = Event | Problem
FILE = "rows.csv"
COLUMNS = (
    "agency", "date", "time", "event", "problem", "file", "page", "table", "row", "earliest", "latest", "uncertain",
    "unit", "cells",
)  # fmt: skip
MOST_CELL = 10_000_000


def rows_text(rows: Iterable[Row]) -> str:
    """The text of ``rows.csv``; no cell of it can start a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in rows:
        writer.writerow([_guarded(cell) for cell in as_cells(each)])
    return out.getvalue()


def as_cells(row: Row) -> list[str]:
    """A row as the cells under ``COLUMNS``: equal for two rows that say the same of the same place."""
    place = row.locator
    where = [place.file, f"{place.page or ''}", place.table, str(place.row)]
    if isinstance(row, Problem):
        return ["", "", "", row.text, row.reason, *where, "", "", "", place.unit, ""]
    span = row.span
    cells = json.dumps(dict(row.columns), ensure_ascii=False)
    return [
        row.agency, row.date_text, row.time.isoformat() if row.time else "", row.text, "", *where,
        f"{span.earliest or ''}", f"{span.latest or ''}", "yes" if row.uncertain else "no", place.unit, cells,
    ]  # fmt: skip


def _guarded(cell: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula, and before an apostrophe, to read it back."""
    return (
        f"'{cell}"
        if cell.startswith(("'", *FORMULA_BEGINNINGS)) or cell.lstrip().startswith(FORMULA_BEGINNINGS)
        else cell
    )


def read_rows(text: str) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """The events and problems in such a text; raises ``ChronologyNotKeptError`` where it is damaged."""
    csv.field_size_limit(max(MOST_CELL, csv.field_size_limit()))
    rows = csv.reader(io.StringIO(text, newline=""))
    headings = next(rows, list(COLUMNS))
    if tuple(headings) != COLUMNS:
        raise ChronologyNotKeptError(f"{FILE} does not begin with its columns: {', '.join(COLUMNS)}.")
    events: list[Event] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows, 2):
        try:
            row = dict(zip(COLUMNS, (cell.removeprefix("'") for cell in cells), strict=True))
            if row["problem"]:
                problems.append(Problem(_locator(row), row["problem"], row["event"]))
            else:
                events.append(_event(row))
        except (ValueError, TypeError, AttributeError):
            message = f"{FILE}, row {number} cannot be read back. Take the agencies' files in again."
            raise ChronologyNotKeptError(message) from None
    return tuple(events), tuple(problems)


def _locator(row: dict[str, str]) -> Locator:
    unit: Literal["row", "paragraph"] = "paragraph" if row["unit"] == "paragraph" else "row"
    return Locator(row["file"], row["table"], int(row["row"]), int(row["page"]) if row["page"] else None, unit)


def _event(row: dict[str, str]) -> Event:
    first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("earliest", "latest"))
    at = time.fromisoformat(row["time"]) if row["time"] else None
    columns = {str(heading): str(cell) for heading, cell in json.loads(row["cells"]).items()}
    return Event(
        _locator(row),
        row["agency"],
        row["date"],
        Span(first, last),
        at,
        row["uncertain"] == "yes",
        row["event"],
        columns,
    )
