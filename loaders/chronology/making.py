"""Making rows of a case's tables from a chronology: each cell is checked as if it stood in its own table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.chronology.lines import cited
from loaders.read_rows import RowReader
from loaders.tables import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.case_file import CaseFile
    from loaders.cells import OwnValues
    from loaders.chronology.lines import Coded
    from loaders.faults import Fault
    from loaders.rows import Row

OWN_PLACES = {"sources": "source", "asserted by": "agency", "note": "source"}
"""Where cells that every row has are written in a chronology."""


@dataclass(frozen=True)
class Spot:
    """What says that a row is so: a line of the chronology, its column, and whose row it is.

    ``elsewhere`` are columns, by heading of the table, of cells that are not written in ``column``.
    """

    line: Coded
    column: str
    asserted_by: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Making:
    """Rows that were made so far, by table, and the faults of their cells."""

    settings: CaseFile | None
    own_values: OwnValues
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Fault] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def id_for(self, line: Coded, table: str) -> str:
        """The id of the next row that follows from a line: the same as long as the line says the same."""
        prefix = BY_NAME[table].prefix
        self._numbers[line.id, prefix] += 1
        return f"{prefix}-{line.id}-{self._numbers[line.id, prefix]}"

    def make(self, table: str, id_: str, cells: Mapping[str, str], spot: Spot, *, named: bool = True) -> None:
        """Adds a row of ``table`` that follows from what stands at ``spot``."""
        written = {**dict.fromkeys(cells, spot.column), "id": "id", **OWN_PLACES, **spot.elsewhere}
        for heading in (each.heading for each in BY_NAME[table].columns):
            written.setdefault(heading, spot.column)
        reader = RowReader(BY_NAME[table], spot.line.place, self.own_values, written)
        own = {"asserted by": spot.asserted_by, **cited(spot.line, self.settings)}
        whole = {"id": id_, **{heading: text for heading, text in {**own, **cells}.items() if text}}
        row = reader.read(whole, set())
        self.rows[table].append(row if named else _unnamed(row))
        self.faults += reader.faults

    def lacks(self, table: str, cells: Mapping[str, str]) -> bool:
        """Whether a row would name nobody where it has to: what its words name is unknown, and said to be so."""
        return any(column.required and column.link and not cells.get(column.heading)
                   for column in BY_NAME[table].columns)  # fmt: skip


def _unnamed(row: Row) -> Row:
    return type(row)(row.table, row.id, row.values, row.links, row.place, named=False, columns=row.columns)
