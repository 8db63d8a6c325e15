"""Looking through the suggestions of a case: each is accepted, edited or rejected, and written to its file at once."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from graph.whole_file import write_whole
from loaders.accepted import ACCEPTED, OWN_NAMES, WAITING, WHAT, draft_cells, row_cells
from loaders.beside import DRAFTS
from loaders.cells import OwnValues
from loaders.csv_text import read_rows, write_rows
from loaders.errors import CaseNotFoundError
from loaders.faults import Place
from loaders.known import HEADINGS, file_name
from loaders.raw import build_sheet
from loaders.read_rows import RowReader
from loaders.sheets import plain
from loaders.tables import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from loaders.column import Column
    from loaders.sheets import Sheet

FILE = file_name(DRAFTS.name)
REJECTED = "rejected"
_WRITING = Lock()


@dataclass(frozen=True)
class Suggested:
    """One suggestion of a case: its id, and its cells that are not empty, by heading."""

    id: str
    cells: Mapping[str, str]

    @property
    def table(self) -> str:
        """The table that it would be a row of."""
        return plain(self.cells.get("table", ""))

    @property
    def status(self) -> str:
        """``draft``, ``accepted`` or ``rejected``."""
        return plain(self.cells.get("status", "")) or WAITING

    @property
    def confidence(self) -> float:
        """The share of suggestions like it that coded reviews bear out; 0 where it does not say."""
        try:
            return float(self.cells.get("confidence", "0"))
        except ValueError:
            return 0.0

    @property
    def source(self) -> str:
        """The id of the source that it cites."""
        return self.cells.get("locator", "").partition(" ")[0]

    @property
    def locator(self) -> str:
        """Where in the source it stands."""
        return self.cells.get("locator", "").partition(" ")[2]

    @property
    def row(self) -> dict[str, str]:
        """The cells of the row that it would be, under the headings of its table."""
        return row_cells(self.table, self.cells) if self.table in BY_NAME else {}


def has_drafts(folder: Path) -> bool:
    """Whether a case has suggestions to look through."""
    return (folder / FILE).is_file()


def read_suggestions(folder: Path) -> list[Suggested]:
    """The suggestions of a case, in the order of their file.

    Raises ``CaseNotFoundError`` where there is no such file, or it cannot be read.
    """
    sheet = _sheet(folder)
    return [Suggested(cells.get("id") or f"row {line.number}", cells)
            for line in sheet.rows() if (cells := draft_cells(sheet, line))]  # fmt: skip


def _sheet(folder: Path) -> Sheet:
    path = folder / FILE
    try:
        rows, faults = read_rows(path.read_bytes(), path.name, HEADINGS[DRAFTS.name])
    except OSError:
        raise CaseNotFoundError(f"{path} cannot be opened.") from None
    sheet, more = build_sheet(DRAFTS.name, path.name, rows, HEADINGS[DRAFTS.name])
    if faults or not sheet.headings:
        raise CaseNotFoundError(f"{path} cannot be read: {(*faults, *more)[0]}")
    return sheet


def write_changes(folder: Path, changes: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Writes new cells of suggestions (by id) into their file, and gives the cells that stood there before.

    The file is read again first, so that nothing that somebody else changed meanwhile is lost, and is replaced whole.
    """
    with _WRITING:
        sheet = _sheet(folder)
        headings = list(dict.fromkeys((*sheet.headings, *(name for cells in changes.values() for name in cells))))
        before: dict[str, dict[str, str]] = {}
        rows: list[Sequence[str]] = [headings]
        for line in sheet.lines:
            cells = dict(zip(sheet.headings, line.cells, strict=False))
            name = cells.get("id") or f"row {line.number}"
            if not line.is_comment and name in changes:
                before[name] = {heading: cells.get(heading, "") for heading in changes[name]}
                cells.update(changes[name])
            rows.append([cells.get(heading, "") for heading in headings])
        write_whole(folder / FILE, write_rows(rows).encode())
    return before


def brought_along(everything: Iterable[Suggested], one: Suggested) -> list[Suggested]:
    """Suggested people and holders that a row names and that nobody has accepted yet: they are accepted with it."""
    table = BY_NAME.get(one.table)
    if table is None:
        return []
    linked = {column.heading for column in table.columns if column.link is not None}
    named = {entry.strip() for heading, text in one.row.items() if heading in linked for entry in text.split(";")}
    return [other for other in everything
            if other.id in named and other.table in {"people", "holders"} and other.status != ACCEPTED]  # fmt: skip


def wants(one: Suggested) -> list[str]:
    """What a row still lacks or has wrong before it can be part of the case, each in a few words."""
    table = BY_NAME.get(one.table)
    if table is None:
        return [f"{one.table or 'nothing'} is no table of a case"]
    cells = one.row
    reader = RowReader(table, Place(FILE), OwnValues(None))
    reader.read(cells, set())
    open_ = [f"{heading}: say what it was" for heading, text in cells.items() if WHAT in text]
    return open_ + [f"{fault.place.column}: {fault.wrong}" for fault in reader.faults]


def columns_to_edit(table: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """The columns of a row that a person may fill in: heading, what it is for, the values to choose from, if needed."""
    return [
        (column.heading, column.about, _choices(column), column.required)
        for column in BY_NAME[table].columns
        if column.heading not in {"sources", "asserted by"}
    ]


def _choices(column: Column) -> tuple[str, ...]:
    return tuple(column.choices.values) if column.choices and not column.many else ()


def as_draft_cells(table: str, edited: Mapping[str, str]) -> dict[str, str]:
    """Cells of a row under the headings of ``drafts.csv``."""
    back = {theirs: ours for ours, theirs in OWN_NAMES.items()} if table == "meetings" else {}
    return {back.get(heading, heading): text for heading, text in edited.items()}
