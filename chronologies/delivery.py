"""What agencies' files hold that somebody sent through the app: read once, and the files gone as soon as they are."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import documents
from chronologies.agencies import SUPPOSED
from chronologies.cell_dates import looks_like_a_date
from chronologies.errors import NamesWrongError
from chronologies.events import NO_HEADINGS
from chronologies.mapping import ColumnMapping
from chronologies.names import NameTable, Term
from chronologies.names_file import names_of
from chronologies.reading import OfFile
from loaders.archive import Refused
from loaders.sent import file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chronologies.headings import Role
    from chronologies.trial import Trial
    from documents.blocks import Cell, Document
    from loaders.sent import Sent

COPY = re.compile(r" ?\((\d+)\)(?=\.[^.]+$)")
SHOWN_ROWS, SHOWN_LETTERS = 4, 60


@dataclass(frozen=True)
class Delivery:
    """Files that were read, those that could not be, and what was said of them since."""

    files: tuple[Document, ...] = ()
    refused: tuple[str, ...] = ()
    names: NameTable = field(default_factory=lambda: NameTable(()))
    of_file: Mapping[str, OfFile] = field(default_factory=dict)
    instead_of: tuple[str, ...] = ()

    def kept_name(self, file: str) -> str:
        """The name under which a file is kept, where its own holds a name that is replaced."""
        return self.names.replaced(file, Counter(), file=True)

    def saying(self, file: str, *, agency: str | None = None, mapping: ColumnMapping | None = None) -> Delivery:
        """The delivery with the agency of one file, or its columns, said anew."""
        before = self.of_file.get(file, OfFile())
        now = OfFile(before.agency if agency is None else agency.strip(), mapping or before.mapping)
        return replace(self, of_file={**self.of_file, file: now})


def read_sent(sent: Sequence[Sent], names: Sequence[Sent] = ()) -> Delivery:
    """The files as they were sent, read; ``names`` are tables of two columns. Nothing of them is left on disk.

    A file that cannot be read is told of in ``refused``, and the others are read all the same.
    """
    files, refused = _read(sent)
    tables, wrong = _read(names)
    terms: list[Term] = []
    for table in tables:
        try:
            terms += names_of(table).terms
        except NamesWrongError as error:
            wrong.append(str(error))
    try:
        found = NameTable(tuple(terms))
    except NamesWrongError as error:
        found, wrong = NameTable(()), [*wrong, str(error)]
    return Delivery(tuple(files), (*refused, *wrong), found)


def _read(sent: Sequence[Sent]) -> tuple[list[Document], list[str]]:
    files: list[Document] = []
    refused: list[str] = []
    with tempfile.TemporaryDirectory(prefix="whoknew-sent-") as folder:
        for each in sent:
            try:
                path = Path(folder) / COPY.sub("", file_name(each.name))
                if any(file.path.name == path.name for file in files):
                    refused.append(f"{path.name} was sent twice; only the first was read.")
                    continue
                path.write_bytes(each.content)
                files.append(documents.read(path))
            except documents.UnreadableDocumentError as error:
                refused.append(str(error).replace(f"{folder}/", ""))
            except Refused as error:
                refused += map(str, error.faults)
    return files, refused


@dataclass(frozen=True)
class Choice:
    """The columns of a table whose headings say too little: the first rows, and a name for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: bool


def choice_of(document: Document) -> Choice | None:
    """The columns among which a person chooses: those of the largest table; ``None`` where there is no table."""
    table = max(document.tables, key=lambda table: len(table.rows), default=None)
    filled = [row for row in table.rows if not row.is_empty] if table is not None else []
    if table is None or not filled:
        return None
    width = max(sum(cell.spans for cell in row.cells) for row in filled)
    rows = [_texts(row.placed(), width) for row in filled[: SHOWN_ROWS + 1]]
    headings = not any(looks_like_a_date(cell) for cell in filled[0].cells) and all(_is_short(text) for text in rows[0])
    names = [f"{number}: {text}" if text else str(number) for number, text in enumerate(rows[0], 1)]
    return Choice(tuple(names), tuple(rows[1:] if headings else rows[:SHOWN_ROWS]), headings)


def _texts(placed: Iterable[tuple[int, Cell]], width: int) -> tuple[str, ...]:
    texts = [""] * width
    for column, cell in placed:
        texts[column] = " ".join(cell.text.split())[:SHOWN_LETTERS]
    return tuple(texts)


def _is_short(text: str) -> bool:
    return len(text) < SHOWN_LETTERS


def mapping_of(
    choice: Choice, chosen: Mapping[Role, int], *, day_first: bool | None, agency: str = ""
) -> ColumnMapping:
    """The mapping that a choice of columns by their places from 0 stands for, by headings where they differ."""
    names = [name.partition(": ")[2] for name in choice.columns]
    told_apart = choice.headings and all(names[place] and names.count(names[place]) == 1 for place in chosen.values())
    columns: dict[Role, tuple[str | int, ...]] = {
        role: (names[place] if told_apart else place + 1,) for role, place in chosen.items()
    }
    return ColumnMapping(columns, day_first, agency)


def needs_columns(trial: Trial, file: str) -> bool:
    """Whether nothing of a file was taken in because no headings were found."""
    mine = [problem for problem in trial.read.problems if problem.locator.file == file]
    found_none = any(not problem.locator.row or problem.reason.startswith(NO_HEADINGS) for problem in mine)
    return found_none and not any(event.locator.file == file for event in trial.read.events)


def needs_agency(trial: Trial, file: str) -> bool:
    """Whether a file has rows without an agency, or one that was only supposed."""
    supposed = any(remark.reason.startswith(SUPPOSED) for remark in trial.read.remarks if remark.locator.file == file)
    lacking = (problem for problem in trial.read.problems if problem.locator.file == file)
    return supposed or any("no agency" in problem.reason for problem in lacking)
