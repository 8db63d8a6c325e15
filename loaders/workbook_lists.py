"""The lists that a workbook offers in its cells: words of the lists of values, and ids of the case with their names.

They stand in a sheet of their own, ``lists``, as text. Beside them stands what the workbook had added to the case so
that a person finds every sheet and column, and by what the case can be told from a later one.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from graph.declaration import Holds
from loaders.beside import CHRONOLOGY, EVERY_TABLE
from loaders.cells import BETWEEN
from loaders.raw import shortened
from loaders.read_rows import TABLE_OF_LABEL, label_of_cells
from loaders.sheets import COMMENT, Sheet, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from loaders.column import Column
    from loaders.sheets import Nested, Sheets

LISTS = "lists"
READ_ME = "read me"
HELPERS = (READ_ME, LISTS)
"""Sheets of a workbook that are no part of the case."""
ADDED = "added by whoknew"
WRITTEN_FROM = "written from"
NAMED = " · "
LONGEST_LABEL = 70
IDS = "ids of"
YES_NO = ("yes", "no")
NAME_COLUMNS = ("name", "statement", "what", "title", "asked for", "said", "event", "terms")
"""Where the name of a row stands, by which a person knows its id."""
LABEL = re.compile(r"[a-z0-9][a-z0-9._-]* · ")

Lists = dict[str, tuple[str, ...]]


def lists_of(sheets: Sheets) -> Lists:
    """Every list that a column of the workbook offers, by its name."""
    labels = labels_of(sheets)
    found: Lists = {"yes or no": YES_NO}
    for table in EVERY_TABLE.values():
        for column in table.columns:
            name = list_of(column, table.name)
            if name and name not in found:
                found[name] = _entries(column, labels, sheets.settings)
    return found


def list_of(column: Column, table: str = "") -> str | None:
    """The name of the list that a column offers, if it offers one."""
    if table == CHRONOLOGY.name and column.heading == "agency":
        return f"{IDS} people, holders"
    if column.choices is not None:
        return column.choices.name
    if column.holds is not None:
        return "yes or no" if column.holds.holds is Holds.YES_NO else None
    if not column.to:
        return None
    kinds = [label for label in column.to if TABLE_OF_LABEL.get(label) == "holders"]
    tables = dict.fromkeys(TABLE_OF_LABEL[label] for label in column.to if label in TABLE_OF_LABEL)
    only = f" ({', '.join(kinds)})" if kinds and len(kinds) < len(BODIES) else ""
    return f"{IDS} {', '.join(tables)}{only}"


BODIES = tuple(label for label, table in TABLE_OF_LABEL.items() if table == "holders")


def _entries(
    column: Column, labels: Mapping[str, Mapping[str, str]], settings: Mapping[str, Nested]
) -> tuple[str, ...]:
    if column.choices is not None:
        own = settings.get("own values")
        further = own.get(column.choices.name) if isinstance(own, dict) and column.choices.open else None
        return tuple(dict.fromkeys([*column.choices.values, *(further if isinstance(further, dict) else ())]))
    if column.holds is not None:
        return YES_NO
    wanted = column.to or ("Person", *BODIES)
    return tuple(dict.fromkeys(label for kind in wanted for label in labels.get(kind, {}).values()))


def labels_of(sheets: Sheets) -> dict[str, dict[str, str]]:
    """For each kind of row that a cell may name: what the list offers for each id."""
    found: dict[str, dict[str, str]] = {}
    for name, sheet in sheets.tables.items():
        for line in sheet.rows():
            cells = dict(zip(sheet.headings, line.cells, strict=False))
            kind = "Incident" if name == CHRONOLOGY.name else label_of_cells(name, cells)
            if kind and cells.get("id"):
                found.setdefault(kind, {}).setdefault(cells["id"], label(cells))
    return found


def label(cells: Mapping[str, str]) -> str:
    """What a list offers for a row: its id, and its name where it has one."""
    name = next((cells[heading] for heading in NAME_COLUMNS if cells.get(heading)), "")
    text = " ".join(name.replace(BETWEEN, ",").split())
    return f"{cells['id']}{NAMED}{shortened(text, LONGEST_LABEL)}" if text else cells["id"]


def without_names(sheet: Sheet, labels: Mapping[str, str]) -> Sheet:
    """The sheet with the ids alone in each cell in which a list put an id with its name; ``labels`` give the ids."""
    table = EVERY_TABLE.get(sheet.name)
    if table is None or not labels:
        return sheet
    columns = ((heading, table.column(heading)) for heading in sheet.headings)
    offered = {heading for heading, column in columns if column and (list_of(column, table.name) or "").startswith(IDS)}
    positions = [number for number, heading in enumerate(sheet.headings) if heading in offered]
    lines = tuple(
        type(line)(line.number, tuple(_bare(cell, labels) if number in positions else cell
                                      for number, cell in enumerate(line.cells)))
        for line in sheet.lines
    )  # fmt: skip
    return Sheet(sheet.name, sheet.file, sheet.headings, lines)


def _bare(cell: str, labels: Mapping[str, str]) -> str:
    if NAMED not in cell or cell.startswith(COMMENT):
        return cell
    parts = [part.strip() for part in cell.split(BETWEEN)]
    return f"{BETWEEN} ".join(_bare_part(part, labels) for part in parts)


def _bare_part(part: str, labels: Mapping[str, str]) -> str:
    if LABEL.match(part):
        known = max((each for each in labels if part.startswith(each)), key=len, default="")
        if known:
            return f"{labels[known]}{part[len(known) :]}"
    return part


def digest(sheets: Sheets) -> str:
    """By what one can tell whether a case still says the same, wherever it stands."""
    said = json.dumps(sheets.content(), ensure_ascii=False, sort_keys=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def added_names(before: Sheets, after: Sheets) -> Iterator[str]:
    """The tables and columns that ``after`` has and ``before`` has not, as they are written into the sheet of lists."""
    for name, sheet in after.tables.items():
        if name not in before.tables:
            yield name
        else:
            yield from (f"{name}: {heading}" for heading in sheet.headings
                        if heading not in before.tables[name].headings)  # fmt: skip


def without_added(sheet: Sheet, added: Sequence[str]) -> Sheet | None:
    """The sheet without what the workbook had added and nobody has used; nothing where that is all of it."""
    if sheet.name in added and not sheet.lines:
        return None
    own = sheet.name in added
    filled = {number for line in sheet.lines if not line.is_comment for number, cell in enumerate(line.cells) if cell}
    gone = {number for number, heading in enumerate(sheet.headings)
            if number not in filled and number and f"{sheet.name}: {plain(heading)}" in added and not own}  # fmt: skip
    if not gone:
        return sheet
    headings = tuple(heading for number, heading in enumerate(sheet.headings) if number not in gone)
    lines = tuple(
        type(line)(line.number, tuple(cell for number, cell in enumerate(line.cells) if number not in gone))
        for line in sheet.lines
    )
    return Sheet(sheet.name, sheet.file, headings, lines)
