"""Suggested rows of a case (``drafts.csv``, the sheet ``drafts``): only what a person accepted is part of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.beside import DRAFT_STATUS, DRAFTS
from loaders.faults import Fault, Place, Remark, suggestion
from loaders.known import HEADINGS, file_name
from loaders.sheets import Line, Sheet, plain
from loaders.tables import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from loaders.sheets import Sheets

MEETING_STATUS = "meeting status"
"""The column of a meeting's own status, since ``status`` says what a person made of the suggestion."""
OWN_NAMES = {MEETING_STATUS: "status"}
WHAT = "(what?)"
"""What stands in a suggestion where only a person can say it."""
ACCEPTED, WAITING = "accepted", "draft"


def with_accepted(sheets: Sheets) -> tuple[Sheets, list[Fault], list[Remark]]:
    """The case with its accepted suggestions among the rows of their tables, and what is wrong with them.

    Each keeps the place at which it stands. Suggestions that nobody has accepted are left out; a remark says how many.
    """
    drafts = sheets.tables.get(DRAFTS.name)
    if drafts is None:
        return sheets, [], []
    faults: list[Fault] = []
    tables = dict(sheets.tables)
    waiting = 0
    for line in drafts.rows():
        cells = draft_cells(drafts, line)
        status = plain(cells.get("status", "")) or WAITING
        waiting += status == WAITING
        wrong = list(_faults(drafts, line, cells, status))
        faults += wrong
        if status == ACCEPTED and not wrong:
            name = plain(cells["table"])
            tables[name] = _with_row(tables.get(name), name, line.number, row_cells(name, cells), drafts.file)
    remarks = [Remark(Place(drafts.file), _waiting_words(waiting))] if waiting else []
    return replace(sheets, tables=tables), faults, remarks


def draft_cells(sheet: Sheet, line: Line) -> dict[str, str]:
    """The cells of a suggestion that are not empty, by heading."""
    return {heading: text for heading, text in zip(sheet.headings, line.cells, strict=False) if text}


def row_cells(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of the row that a suggestion is, under the headings of its table; its locator is its source."""
    columns = {column.heading for column in BY_NAME[table].columns}
    own = {column.heading for column in DRAFTS.columns} - {"id"}
    named = {OWN_NAMES.get(heading, heading): text for heading, text in cells.items() if heading not in own}
    if table != "meetings":
        named.pop(OWN_NAMES[MEETING_STATUS], None)
    found = {heading: text for heading, text in named.items() if heading in columns}
    if "sources" in columns and cells.get("locator"):
        found.setdefault("sources", cells["locator"])
    return found


def _faults(drafts: Sheet, line: Line, cells: Mapping[str, str], status: str) -> Iterator[Fault]:
    if status not in DRAFT_STATUS.values:
        right = suggestion(status, DRAFT_STATUS.values, kind="Values")
        yield Fault(
            Place(drafts.file, line.number, "status"), f"{cells['status']!r} says not what became of it.", right
        )
        return
    if status != ACCEPTED:
        return
    if plain(cells.get("table", "")) not in BY_NAME:
        right = suggestion(cells.get("table", ""), BY_NAME, kind="Tables")
        yield Fault(
            Place(drafts.file, line.number, "table"), f"{cells.get('table', '')!r} is no table of a case.", right
        )
    for heading, text in cells.items():
        if WHAT in text:
            wrong = f"still says {WHAT}."
            yield Fault(Place(drafts.file, line.number, heading), wrong, "Say in your own words what it was.")


def _with_row(sheet: Sheet | None, name: str, number: int, cells: Mapping[str, str], file: str) -> Sheet:
    """The table with one more row, which says where it stands."""
    found = sheet if sheet is not None and sheet.headings else Sheet(name, file_name(name), HEADINGS[name], ())
    headings = (*found.headings, *(heading for heading in cells if heading not in found.headings))
    line = Line(number, tuple(cells.get(heading, "") for heading in headings), file)
    return replace(found, headings=headings, lines=(*found.lines, line))


def _waiting_words(waiting: int) -> str:
    if waiting == 1:
        return "1 suggestion waits for a person to accept or reject it; it is no part of the case."
    return f"{waiting:,} suggestions wait for a person to accept or reject them; they are no part of the case."
