"""The rows of a chronology as they were read: cells by heading, the entries of the coding cells, and what they cite."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.beside import CHRONOLOGY, CODING, SOURCE
from loaders.case_file import SourceEntry
from loaders.cells import CellWrong, several
from loaders.chronology.notation import read_coding
from loaders.faults import Fault, Place
from loaders.rows import given_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.case_file import CaseFile
    from loaders.chronology.notation import Entry
    from loaders.sheets import Line, Sheet


@dataclass(frozen=True)
class Coded:
    """One row: its id, its cells that are not empty, and what its coding cells say, each with its column."""

    id: str
    named: bool
    place: Place
    cells: Mapping[str, str]
    entries: tuple[tuple[str, Entry], ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies whose chronology the row is from, as they are written."""
        return several(self.cells.get("agency", ""))

    def at(self, column: str) -> Place:
        """Where a cell of the row stands."""
        return replace(self.place, column=column)


def read_lines(sheet: Sheet) -> tuple[list[Coded], list[Fault]]:
    """The rows of the chronology, and the faults of lines that cannot be taken apart."""
    lines: list[Coded] = []
    faults: list[Fault] = []
    for line in sheet.rows():
        coded, found = _read_line(sheet, line)
        lines.append(coded)
        faults += found
    return lines, faults


def _read_line(sheet: Sheet, line: Line) -> tuple[Coded, list[Fault]]:
    cells = {heading: text for heading, text in zip(sheet.headings, line.cells, strict=False) if heading and text}
    place, faults = Place(sheet.file, line.number), []
    entries: list[tuple[str, Entry]] = []
    for column in CODING:
        for entry in read_coding(cells.get(column, "")):
            if isinstance(entry, CellWrong):
                faults.append(Fault(replace(place, column=column), entry.wrong, entry.right))
            else:
                entries.append((column, entry))
    name = cells.get("id", "") or given_id(CHRONOLOGY, cells)
    if "date" not in cells:
        faults.append(
            Fault(replace(place, column="date"), "is empty.", "Write when it happened, as vaguely as it is known.")
        )
        entries = []
    return Coded(name, "id" in cells, place, cells, tuple(entries)), faults


def source_of_rows(settings: CaseFile) -> SourceEntry:
    """The source that a row of the chronology is where it cites no other: declared for the file, or made here."""
    found = [source for source in settings.sources if source.id == SOURCE or source.file == f"{SOURCE}.csv"]
    return found[0] if found else SourceEntry.model_validate(
        {"id": SOURCE, "title": "Chronology of the case", "kind": "chronology", "locators": "rows"})  # fmt: skip


def cited(line: Coded, settings: CaseFile | None) -> Mapping[str, str]:
    """What a row that follows from this line cites: its own locators, else the line; other words are a note."""
    text = line.cells.get("source", "")
    known = {source.id for source in settings.sources} if settings else set()
    own = several(text)
    if own and all(locator.split(" ", 1)[0] in known for locator in own):
        return {"sources": text}
    where = line.id if line.named else f"row {line.place.row}"
    cells = {"sources": f"{source_of_rows(settings).id} {where}"} if settings else {}
    return {**cells, "note": f"source: {text}"} if text else cells
