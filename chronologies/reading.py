"""Chronologies as agencies send them: files in, events and problems out, with nothing dropped and nothing guessed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import documents
from chronologies.agencies import SUPPOSED, agency_of_details, agency_of_file, agency_of_sheet, agency_of_titles
from chronologies.banners import HeadingBanner, date_banner
from chronologies.cell_dates import NUMERIC, looks_like_a_date
from chronologies.column_contents import dated_headings_at, first_that_fits, goes_on, settled
from chronologies.day_order import DayOrder, Evidence, decide
from chronologies.duplicates import without_duplicates
from chronologies.entries import EntryReader, fill_in_agencies
from chronologies.events import NO_CHRONOLOGY, NO_HEADINGS, Chronology, Locator, Problem, Remark, Tally
from chronologies.layout import headings_at
from chronologies.paragraphs import paragraph_entries
from chronologies.taking_in import Intake
from chronologies.years import WHOLE_YEAR, years_of
from documents.blocks import Document, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from chronologies.entry import Entry, TableEntries
    from chronologies.layout import Layout
    from chronologies.mapping import ColumnMapping
    from documents.blocks import Row
    from knowledge.moments import Span

ENOUGH_DATED = 0.5
REACH = 3  # paragraphs above a table among which its title is looked for


def read_chronology(
    paths: Iterable[Path], *, agency: str | None = None, period: Span | None = None,
    mapping: ColumnMapping | None = None,
) -> Chronology:  # fmt: skip
    """Everything that the files say, as one chronology: every row is an event, a problem, or accounted for otherwise.

    ``agency`` is that of rows without one; ``period`` that of the case, whose years every date must lie in;
    ``mapping`` says which column is which where headings do not.

    Raises ``UnreadableDocumentError`` for the first file that cannot be read at all.
    """
    read = [documents.read(path) for path in paths]
    return read_documents(read, agency=agency, period=period, mapping=mapping)


@dataclass(frozen=True)
class OfFile:
    """What is said of one file alone: the agency of its rows without one, and which column is which."""

    agency: str = ""
    mapping: ColumnMapping | None = None


def read_documents(
    read: Iterable[Document], *, agency: str | None = None, period: Span | None = None,
    mapping: ColumnMapping | None = None, of_file: Mapping[str, OfFile] = MappingProxyType({}),
) -> Chronology:  # fmt: skip
    """As ``read_chronology``, of documents that were read already; ``of_file`` by name goes before the rest."""
    files = []
    for document in read:
        own = of_file.get(document.path.name, OfFile())
        files.append(FileReader(document, own.agency or agency or "", period, own.mapping or mapping))
    for file in files:
        file.read()
    compared = {entry.locator: entry.compared for file in files for entry in file.entries}
    events, duplicates = without_duplicates((event for file in files for event in file.intake.events), compared)
    problems = [problem for file in files for problem in (*file.intake.problems, *file.problems)] + duplicates
    order = {entry.locator: number for number, entry in enumerate(entry for file in files for entry in file.entries)}
    problems.sort(key=lambda one: order.get(one.locator, -1))
    tally = _sum(file.tally() for file in files)
    tally = Tally(tally.rows, tally.events - len(duplicates), tally.problems + len(duplicates), tally.headings,
                  tally.empty, tally.continuations, tally.left_out)  # fmt: skip
    return Chronology(tuple(events), tuple(problems), tuple(one for file in files for one in file.remarks), tally)


def _sum(tallies: Iterable[Tally]) -> Tally:
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(vars(tally))
    return Tally(**total)


class FileReader:
    """Reads one document: its tables or, where none is a chronology, its dated paragraphs."""

    def __init__(self, document: Document, agency: str, period: Span | None, mapping: ColumnMapping | None) -> None:
        self.document = document
        self.name = document.path.name
        self.given = agency or (mapping.agency if mapping else "")
        self.period = period
        self.mapping = mapping
        self.tables: list[TableEntries] = []
        self.problems: list[Problem] = []
        self.remarks = [Remark(Locator(self.name, "", 0), note) for note in document.notes]
        self.left_out = 0
        self._headless: list[tuple[Table, str]] = []
        self._last: Layout | None = None
        self._details_agency = ""
        self._banner = HeadingBanner()

    @property
    def entries(self) -> list[Entry]:
        """The entries of all its tables and paragraphs."""
        return [entry for table in self.tables for entry in table.entries]

    def read(self) -> None:
        """Reads it; afterwards events, problems and remarks are known."""
        titles: list[str] = []
        sheets = [table.place.removeprefix("sheet ").strip("'\"") for table in self.document.tables]
        heading = ""
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                titles = [*titles, block.text][-REACH:]
                self._banner.take(block)
                heading = agency_of_titles([block.text]) or ("" if block.level == 1 else heading)
                self._details_agency = "" if block.level == 1 else self._details_agency
            elif any(not row.is_empty for row in block.rows):
                named = agency_of_titles(titles) or self._details_agency or heading
                self._take_table(block, named or self._sheet_agency(block, sheets))
                titles = []
            else:
                self.left_out += len(block.rows)
        if not self.tables:
            self._take_paragraphs()
        fill_in_agencies(self.entries, self.given)
        self._take_agency_of_file()
        self._take_in()

    def _take_agency_of_file(self) -> None:
        """Where nothing else names an agency, the headers of the pages do, or the name of the file; this is said."""
        if any(entry.agency for entry in self.entries):
            return
        header = agency_of_titles(self.document.edges)
        name = header or agency_of_file(self.name)
        if not name or not self.entries:
            return
        for entry in self.entries:
            entry.agency = name
        place = "the header of its pages" if header else "the name of the file"
        said = f"{SUPPOSED} {name!r} was taken from {place}. Say with --agency if it is another."
        self.remarks.append(Remark(Locator(self.name, "", 0), said))

    def _sheet_agency(self, table: Table, sheets: Sequence[str]) -> str:
        name = _sheet(table)
        others = [each for each in sheets if each != name]
        return agency_of_sheet(name, others) if name else ""

    def _take_table(self, table: Table, agency: str) -> None:
        found = self._layout(table)
        if found is None:
            self._details_agency = agency_of_details(row.texts for row in table.rows) or self._details_agency
            self._leave_out(table)
            return
        layout, start, headings = found
        if self.mapping is None or not self.mapping.columns:
            layout, said = settled(layout, table.rows[start:])
            self.remarks += [Remark(Locator(self.name, table.place, 0), each) for each in said]
        self._last = layout
        fixed = self.mapping is not None and bool(self.mapping.columns)
        banner = date_banner(_sheet(table)) or self._banner.value
        reader = EntryReader(table, self.name, layout, start, agency, fixed=fixed, banner=banner)
        entries = reader.read(headings=headings)
        self.tables.append(entries)
        self.remarks += entries.remarks

    def _layout(self, table: Table) -> tuple[Layout, int, int] | None:
        """The layout of a table, the row after its headings, and how many rows these take."""
        if self.mapping is not None and self.mapping.columns:
            found = self.mapping.find(table.rows)
            if found is not None:
                return (*found, 0 if self.mapping.by_position else 1)
        for at in range(len(table.rows)):
            there = headings_at(table.rows, at)
            if there is not None:
                early = first_that_fits(table.rows[:at], there[0])
                return (there[0], at + there[1], there[1]) if early is None else (there[0], early, 0)
        for at in range(len(table.rows)):
            by_contents = dated_headings_at(table.rows, at)
            if by_contents is not None:
                return by_contents, at + 1, 1
        if self._last is not None and goes_on(table, self._last):
            said = "has no headings; it has the columns of the table before, and was read with those."
            self.remarks.append(Remark(Locator(self.name, table.place, 0), said))
            return self._last, 0, 0
        return None

    def _leave_out(self, table: Table) -> None:
        """A table that is no chronology: a remark; one with dates in most rows but no headings: a problem."""
        filled = [row for row in table.rows if not row.is_empty]
        dated = [row for row in filled if any(looks_like_a_date(cell) for cell in row.cells)]
        if len(dated) >= ENOUGH_DATED * len(filled) and len(filled) > 1 and self._holds_text(dated):
            self._headless_rows(table)
            return
        self.left_out += len(table.rows)
        where = Locator(self.name, table.place, 0)
        reason = (
            f"is no chronology (no row with headings for a date and an event): its {len(filled)} rows were left out."
        )
        self.remarks.append(Remark(where, reason, _shown(filled[0])))

    def _headless_rows(self, table: Table) -> None:
        """Every row of a table whose columns nobody names is a problem."""
        reason = (f"{NO_HEADINGS}: no row of its table names the columns (date, event). "
                  "Add a row of headings, or say with --mapping which column is which.")  # fmt: skip
        for row in table.rows:
            if row.is_empty:
                self.left_out += 1
            else:
                self.problems.append(
                    Problem(Locator(self.name, table.place, row.number, row.page), reason, _shown(row))
                )

    @staticmethod
    def _holds_text(rows: Sequence[object]) -> bool:
        return any(len(text) > 25 for row in rows for text in getattr(row, "texts", ()))  # noqa: PLR2004 - a sentence

    def _take_paragraphs(self) -> None:
        entries = paragraph_entries(self.document)
        if entries.entries:
            self.tables.append(entries)
            self.remarks += entries.remarks
        elif not self.problems:
            reason = (f"{NO_CHRONOLOGY}: neither a table with headings for a date and an event, nor paragraphs "
                      "that begin with a date. Say with --mapping which column is which.")  # fmt: skip
            self.problems.append(Problem(Locator(self.name, "", 0), reason, ""))

    def _take_in(self) -> None:
        order = self._order()
        if order.remark:
            self.remarks.append(Remark(Locator(self.name, "", 0), order.remark))
        systems = {table.place: table.date_system for table in self.document.tables}
        written = [
            int(found[1] or found[2]) for entry in self.entries for found in WHOLE_YEAR.finditer(entry.date.text)
        ]
        self.intake = Intake(order, years_of(self.period, written))
        for entry in self.entries:
            self.intake.system = systems.get(entry.locator.table, 1900)
            self.intake.take(entry)

    def _order(self) -> DayOrder:
        """Whether numeric dates have the day first: as the mapping says, or as the file's own dates show."""
        if self.mapping is not None and self.mapping.day_first is not None:
            return DayOrder(day_first=self.mapping.day_first)
        evidence = Evidence()
        for entry in self.entries:
            for cell in (entry.date, entry.end_date):
                if isinstance(cell.value, str) or (cell.value is None and NUMERIC.search(cell.text)):
                    evidence.add(cell.text, entry.locator)
        return decide(evidence)

    def tally(self) -> Tally:
        """What became of all rows of its tables, or of the paragraphs that were read."""
        headings = sum(table.headings for table in self.tables)
        empty = sum(table.empty for table in self.tables)
        continuations = sum(table.continuations for table in self.tables)
        events = len(self.intake.events)
        problems = len(self.intake.problems) + sum(problem.locator.row > 0 for problem in self.problems)
        rows = events + problems + headings + empty + continuations + self.left_out
        return Tally(rows, events, problems, headings, empty, continuations, self.left_out)


def _sheet(table: Table) -> str:
    """The name of the sheet that a table is; an empty text for other tables."""
    sheet = table.place.startswith("sheet ")
    return table.place.removeprefix("sheet ").strip("'\"") if sheet else ""


def _shown(row: Row) -> str:
    return " | ".join(text for text in row.texts if text)[:200]
