"""From text cells to typed rows: every cell by itself, with every fault at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.beside import CHRONOLOGY, DRAFTS
from loaders.cells import CellWrong, OwnValues, read_value, time_beside
from loaders.faults import Fault, Place, belongs
from loaders.known import file_name
from loaders.notation import ID, id_advice, read_links
from loaders.rows import Row, Written, given_id
from loaders.tables import BY_NAME, HOLDER_LABEL, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.column import Column, Table
    from loaders.rows import Link, Value
    from loaders.sheets import Line, Sheet, Sheets


def read_rows(sheets: Sheets, own_values: OwnValues) -> tuple[dict[str, tuple[Row, ...]], list[Fault]]:
    """The rows of every table, and the faults of single cells. A row with a faulty cell stands without that cell."""
    rows: dict[str, tuple[Row, ...]] = {}
    faults: list[Fault] = []
    accepted = any(line.file for sheet in sheets.tables.values() for line in sheet.lines)
    chronology = sheets.tables.get(CHRONOLOGY.name)
    from_chronology = chronology is not None and any(chronology.rows())
    alone = not accepted and not from_chronology  # or their rows may be all that there is
    for table in TABLES:
        sheet = sheets.tables.get(table.name)
        if sheet is None:
            if table.required and alone:
                place = Place(_missing_name(table, sheets))
                faults.append(Fault(place, "the table is missing.", _where_rows_wait(sheets) or belongs(table.about)))
            continue
        rows[table.name], found = _read_table(table, sheet, own_values, sheets.unread)
        faults += found
        if table.required and alone and not rows[table.name] and sheet.headings and table.name not in sheets.incomplete:
            faults.append(Fault(Place(sheet.file), "has no rows yet.", belongs(table.about)))
    return rows, faults


def _where_rows_wait(sheets: Sheets) -> str:
    """Where a case of suggestions has its rows: nothing of it is loaded before a person has accepted some."""
    drafts = sheets.tables.get(DRAFTS.name)
    number = sum(1 for _ in drafts.rows()) if drafts else 0
    return f"None of the {number:,} suggestions in {drafts.file} has been accepted yet." if drafts and number else ""


def _missing_name(table: Table, sheets: Sheets) -> str:
    return f"sheet {table.name}" if sheets.in_workbook else file_name(table.name)


def _read_table(
    table: Table, sheet: Sheet, own_values: OwnValues, unread: frozenset[Place]
) -> tuple[tuple[Row, ...], list[Fault]]:
    faults: list[Fault] = []
    missing = {column.heading for column in table.columns if column.required and column.heading not in sheet.headings}
    if sheet.headings:
        faults += [Fault(Place(sheet.file), f"the column `{heading}` is missing.", _about(table, heading))
                   for heading in sorted(missing)]  # fmt: skip
    rows = []
    headings, known = _headings(table, sheet), Known()
    for line in sheet.rows():
        reader = RowReader(table, Place(line.file or sheet.file, line.number), own_values, known=known)
        rows.append(reader.read(_cells(headings, line), missing))
        faults += (fault for fault in reader.faults if fault.place not in unread)
    return tuple(rows), faults


def _about(table: Table, heading: str) -> str:
    column = table.column(heading)
    return belongs(column.about) if column else ""


def _headings(table: Table, sheet: Sheet) -> list[tuple[str, int, tuple[int, ...]]]:
    """Each heading of the table that the sheet has, in the table's order, with the place of its cells in a row.

    The places of a heading that stands more than once follow.
    """
    found = ((column.heading, [place for place, heading in enumerate(sheet.headings) if heading == column.heading])
             for column in table.columns)  # fmt: skip
    return [(heading, places[0], tuple(places[1:])) for heading, places in found if places]


def _cells(headings: Iterable[tuple[str, int, tuple[int, ...]]], line: Line) -> dict[str, str]:
    """The cells that are not empty, by heading; of a heading that stands twice the first that is filled counts."""
    written = line.cells
    width = len(written)
    cells: dict[str, str] = {}
    for heading, first, others in headings:
        if first < width and written[first]:
            cells[heading] = written[first]
        elif others and (text := next((written[place] for place in others if place < width and written[place]), "")):
            cells[heading] = text
    return cells


class Known:
    """What the cells read so far mean, by heading and text: most texts of a table stand in several rows."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Value] = {}
        self.links: dict[tuple[str, str], tuple[Link, ...]] = {}


class RowReader:
    """Reads one row and gathers its faults.

    ``columns`` says under which headings the cells are written where these are not those of the table.
    """

    def __init__(self, table: Table, place: Place, own_values: OwnValues, columns: Mapping[str, str] | None = None,
                 known: Known | None = None) -> None:  # fmt: skip
        self.table = table
        self.place = place
        self.columns = columns or {}
        self.own_values = own_values
        self.known = known or Known()
        self.faults: list[Fault] = []

    def read(self, cells: Mapping[str, str], missing: set[str]) -> Row:
        """The row; ``missing`` headings were reported for the whole table."""
        values: dict[str, Value] = {}
        links: dict[str, tuple[Link, ...]] = {}
        if not all(map(cells.get, self.table.needed)):
            self._blame_empty(cells, missing)
        columns = self.table.by_heading
        for heading, text in cells.items():
            column = columns.get(heading)
            if text and column and heading != "id":
                self._read_cell(column, text, values, links)
        _take_time(self.table, cells, values)
        named = bool(cells.get("id"))
        return Row(self.table, self._id(cells), values, links, self.place, named, self.columns)

    def _blame_empty(self, cells: Mapping[str, str], missing: set[str]) -> None:
        for column in self.table.columns:
            if column.required and not cells.get(column.heading) and column.heading not in missing:
                self.fault(column.heading, "is empty.", belongs(column.about))

    def _read_cell(self, column: Column, text: str, values: dict[str, Value], links: dict[str, tuple[Link, ...]],
                   ) -> None:  # fmt: skip
        cell = column.heading, text
        try:
            if column.holds is not None:
                value = self.known.values.get(cell)
                if value is None:
                    value = self.known.values[cell] = read_value(column.holds, text, self.own_values)
                values[column.heading] = value
            else:
                linked = self.known.links.get(cell)
                if linked is None:
                    linked = self.known.links[cell] = read_links(column, text)
                links[column.heading] = linked
        except CellWrong as error:
            self.fault(column.heading, error.wrong, error.right)

    def _id(self, cells: Mapping[str, str]) -> str:
        written = cells.get("id", "")
        if not written:
            return given_id(self.table, cells)
        if not ID.fullmatch(written):
            self.fault("id", f"{written!r} is no id.", id_advice(written))
        return written

    def fault(self, heading: str, wrong: str, right: str = "") -> None:
        """Keeps a fault of this row."""
        place = Place(self.place.file, self.place.row, self.columns.get(heading, heading))
        self.faults.append(Fault(place, wrong, right))


def _take_time(table: Table, cells: Mapping[str, str], values: dict[str, Value]) -> None:
    """A time of day written beside the date counts where the column for it is empty."""
    if table.column("time") and "time" not in cells and isinstance(values.get("date"), Written):
        clock = time_beside(cells["date"])
        if clock:
            values["time"] = clock


def label_of(row: Row) -> str:
    """The label of the node that a row becomes; empty where it becomes a relationship."""
    if row.table.node is not None:
        return row.table.node.label
    return HOLDER_LABEL.get(row.text("kind"), "") if not row.table.edge else ""


def label_of_cells(table: str, cells: Mapping[str, str]) -> str:
    """The label of the node that a row with these cells becomes, before it is read; empty where none can be said."""
    declared = BY_NAME.get(table)
    if declared is None or declared.edge:
        return ""
    return (
        declared.node.label
        if declared.node
        else HOLDER_LABEL.get(" ".join(cells.get("kind", "").casefold().split()), "")
    )


TABLE_OF_LABEL: dict[str, str] = {
    **{table.node.label: table.name for table in TABLES if table.node is not None},
    **dict.fromkeys(HOLDER_LABEL.values(), "holders"),
}


def tables_of(labels: tuple[str, ...]) -> str:
    """The tables in which rows with these labels stand, in words."""
    names = dict.fromkeys(TABLE_OF_LABEL[label] for label in labels)
    return " or ".join(f"`{name}`" for name in names)
