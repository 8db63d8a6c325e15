"""Taking a workbook back into the case folder that it was written from: only what changed is written."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.case_yaml import FILE, write_settings
from loaders.csv_text import write_rows
from loaders.errors import CaseFaultyError, CaseNotWrittenError
from loaders.folder import CASE_FILES, write_folder
from loaders.known import file_name
from loaders.read import read_case
from loaders.settings_sheets import same_settings
from loaders.sheets import trimmed
from loaders.workbook_lists import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.sheets import Nested, Sheet, Sheets

_Cells = tuple[tuple[str, str], ...]
"""The cells of a row that are not empty, each under its heading."""


@dataclass(frozen=True)
class Change:
    """What became of one file of the folder: how many rows are new, no longer there, or say something else.

    A row says something else where one of the same ``id`` stood there before.
    """

    file: str
    new: int
    gone: int
    changed: int = 0

    def __str__(self) -> str:
        """The change as one line."""
        numbers = ((self.changed, "changed"), (self.new, "new"), (self.gone, "gone"))
        rows = ", ".join(f"{number} {what}" for number, what in numbers if number)
        return f"{self.file}: {rows or 'rows or columns in another order'}"


def take_back(book: Sheets, folder: Path, *, replace: bool = False) -> tuple[Change, ...]:
    """Writes what the workbook says into ``folder``, and says what changed; a folder that is not there is made.

    Files that say the same stay as they are, byte by byte. Raises ``CaseFaultyError`` where the workbook, or what
    stands in the folder, cannot be read whole, and ``CaseNotWrittenError`` where the workbook is of another case, lacks
    a table that has rows, or was written from another version than the one in the folder; with ``replace`` that last
    one is replaced all the same. Nothing is then written.
    """
    if book.faults:
        raise CaseFaultyError(book.case, book.faults)
    if not folder.exists() or not any(folder.iterdir()):
        write_folder(book, folder)
        return tuple(Change(file_name(name), _rows(sheet), 0) for name, sheet in book.tables.items())
    before = read_case(folder)
    if before.faults:
        raise CaseFaultyError(before.case, before.faults)
    _refuse(book, before, folder, replace=replace)
    written = dict(_texts(book, before))
    changes = tuple(_changes(book, before))
    _write_together(folder, written)
    return changes


def _refuse(book: Sheets, before: Sheets, folder: Path, *, replace: bool) -> None:
    if book.case != before.case:
        raise CaseNotWrittenError(f"The workbook is of the case {book.case}, and {folder} holds {before.case}.")
    missing = [name for name, sheet in before.tables.items() if name not in book.tables and sheet.lines]
    if missing:
        name = missing[0]
        rows = len(before.tables[name].lines)
        others = f", nor of {', '.join(missing[1:])}" if missing[1:] else ""
        right = f"Put it back, or delete {file_name(name)} first if that is meant."
        raise CaseNotWrittenError(
            f"The workbook has no sheet `{name}`{others}; the folder has {rows} rows of it. {right}"
        )
    if book.written_from != digest(before) and not replace:
        changed = "has changed since the workbook was written"
        since = changed if book.written_from else "is not what the workbook was written from"
        raise CaseNotWrittenError(f"{folder} {since}. With --replace what the workbook says takes its place.")


def _texts(book: Sheets, before: Sheets) -> Iterator[tuple[str, str]]:
    """The files that are to be written, each with its text."""
    for name, sheet in book.tables.items():
        there = before.tables.get(name)
        if there is None and not sheet.lines:
            continue
        if there is None or there.content() != sheet.content():
            file = there.file if there else file_name(name)
            yield file, write_rows([sheet.headings, *(trimmed(line.cells) for line in sheet.lines)])
    if not same_settings(book.settings, before.settings):
        settings: dict[str, Nested] = {"id": book.case} if book.case != before.path.resolve().name else {}
        names = [name for name in CASE_FILES if (before.path / name).is_file()]
        yield names[0] if names else FILE, write_settings(settings | dict(book.settings))


def _changes(book: Sheets, before: Sheets) -> Iterator[Change]:
    for name, sheet in book.tables.items():
        there = before.tables.get(name)
        old, new = _counted(there), _counted(sheet)
        if there is None and not sheet.lines:
            continue
        if there is None or there.content() != sheet.content():
            yield _change(there.file if there else file_name(name), new - old, old - new)
    if not same_settings(book.settings, before.settings):
        yield Change(FILE, 0, 0)


def _change(file: str, came: Counter[_Cells], went: Counter[_Cells]) -> Change:
    changed = (_ids(came) & _ids(went)).total()
    return Change(file, came.total() - changed, went.total() - changed, changed)


def _ids(rows: Counter[_Cells]) -> Counter[str]:
    found: Counter[str] = Counter()
    for cells, number in rows.items():
        found.update({id_: number for heading, id_ in cells if heading == "id"})
    return found


def _counted(sheet: Sheet | None) -> Counter[_Cells]:
    """The rows by their cells, whatever the order of the columns, and how often each stands there."""
    if sheet is None:
        return Counter()
    rows = ([*zip(sheet.headings, line.cells, strict=False)] for line in sheet.lines)
    return Counter(tuple(sorted(cell for cell in cells if cell[1])) for cells in rows)


def _rows(sheet: Sheet) -> int:
    return sum(1 for _ in sheet.rows())


def _write_together(folder: Path, texts: dict[str, str]) -> None:
    """Writes every file beside its place first, and moves them only when all are there."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".taking-back-") as beside:
        for name, text in texts.items():
            (Path(beside) / name).write_text(text, encoding="utf-8")
        for name in texts:
            os.replace(Path(beside) / name, folder / name)  # noqa: PTH105 - the one call that replaces at once everywhere
