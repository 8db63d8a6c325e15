"""The rows of a chronology's table as they stand: what each is, and what each holds, before dates are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chronologies.agencies import agency_of_cells, agency_of_titles, section_agency
from chronologies.banners import date_banner, is_about_the_rows, title_across
from chronologies.cell_dates import is_ditto, says_nothing
from chronologies.column_contents import settled
from chronologies.entry import Entry, TableEntries
from chronologies.events import Locator, Remark
from chronologies.headings import AGENCY_WORDS, Role, plain_heading
from chronologies.layout import Layout, below_fused_headings, headings_at, reordered, repeats
from chronologies.split_dates import date_of_parts
from documents.blocks import Cell

if TYPE_CHECKING:
    from documents.blocks import Row, Table

GOES_ON = re.compile("\\s*(?:[a-z,;)\u2013\u2014&]|[.]{2,}|\u2026|[(\\[]?(?:cont(?:inued|'?d|\\.)?)\\b)", re.DOTALL)
UNFINISHED = re.compile(r"\b(?:and|the|a|an|to|of|with|that|by|for|from|in|on|at)\s*$", re.IGNORECASE)
MOST_OF_THE_WIDTH = 0.6
TITLED = frozenset({Role.DATE, Role.YEAR, Role.DAY, Role.REFERENCE})
"""What the column holds in which a title stands that is not across the table."""
PARTS = (Role.DAY, Role.MONTH, Role.YEAR)
WHOLE_DATE = "Date"


class EntryReader:
    """Goes through the rows of a table from its headings on."""

    def __init__(  # noqa: PLR0913 - what is known of a table
        self, table: Table, file: str, layout: Layout, start: int, agency: str, *, fixed: bool = False,
        banner: tuple[int | None, str] = (None, ""),
    ) -> None:  # fmt: skip
        self.table = table
        self.file = file
        self.layout = layout
        self.start = start
        self.agency = agency
        self.fixed = fixed
        self.found = TableEntries()
        self._banner = banner
        self._section_agency = ""

    def read(self, *, headings: int) -> TableEntries:
        """Its rows, each taken once."""
        rows = self.table.rows
        self._take_titles(rows[: self.start - headings])
        self.found.headings += headings
        at = self.start
        while at < len(rows):
            at += self._take(rows[at], at)
        self._leave_agencies_open()
        return self.found

    def _leave_agencies_open(self) -> None:
        """Where a column names agencies other than the title does, the title does not speak for a row without one."""
        columns = {column for column, role in self.layout.roles.items() if role is Role.AGENCY}
        if not any(AGENCY_WORDS & set(plain_heading(self.layout.headings.get(each, "")).split()) for each in columns):
            return
        named = {entry.agency.casefold() for entry in self.found.entries if not says_nothing(entry.agency)}
        if named - {self.agency.casefold()}:
            for entry in self.found.entries:
                entry.section_agency = ""

    def locator(self, row: Row) -> Locator:
        """Where a row stands."""
        return Locator(self.file, self.table.place, row.number, row.page)

    def _take_titles(self, rows: tuple[Row, ...]) -> None:
        """The rows above the headings: titles, which may name the agency or the year."""
        for row in rows:
            if row.is_empty:
                self.found.empty += 1
                continue
            self.found.headings += 1
            texts = list(dict.fromkeys(row.texts))
            self.agency = agency_of_cells(texts) or agency_of_titles(texts) or self.agency
            filled = [text for text in texts if text.strip()]
            banner = date_banner(filled[0]) if len(filled) == 1 else None
            self._banner = banner if banner and banner[0] else self._banner

    def _take(self, row: Row, at: int) -> int:
        """Takes a row and gives how many rows that were: more than one for headings over two."""
        if row.is_empty:
            self.found.empty += 1
            return 1
        rest = below_fused_headings(row, self.layout)
        if rest is not None and self.found.entries:
            self._join(self.found.entries[-1], self._entry(rest), rest)
            return 1
        if repeats(row, self.layout):
            self.layout = self.layout if self.fixed else reordered(row, self.layout) or self.layout
            self.found.headings += 1
            return 1
        again = headings_at(self.table.rows, at)
        if again is not None:
            self._change_layout(again[0], at + again[1])
            self.found.headings += again[1]
            return again[1]
        if self._is_banner(row):
            self.found.headings += 1
            return 1
        entry = self._entry(row)
        if not self._continues(entry, row):
            self.found.entries.append(entry)
        return 1

    def _change_layout(self, layout: Layout, start: int) -> None:
        """Goes on under other headings, unless a mapping says which column is which."""
        if self.fixed:
            return
        self.layout, said = settled(layout, self.table.rows[start:])
        row = self.table.rows[start - 1]
        self.found.remarks += [Remark(self.locator(row), each) for each in said]

    def _is_banner(self, row: Row) -> bool:
        """Whether a row says something of the rows below it, or of the table; one that is no date is said."""
        filled = [(column, cell) for column, cell in row.placed() if cell.text.strip() and not cell.merged_above]
        if any(cell.formula for _, cell in filled):
            return False
        if len(filled) > 1:
            return is_about_the_rows(" ".join(cell.text for _, cell in filled)) and self._say_title(row)
        column, cell = filled[0]
        banner = date_banner(cell.text)
        wide = cell.spans > 1
        role = self.layout.roles.get(column)
        if banner is not None and (wide or role in {Role.DATE, None, Role.YEAR, Role.REFERENCE} or column == 0):
            year = banner[0] if banner[0] is not None else self._banner[0]
            self._banner = (year, banner[1])
            return True
        beside_the_text = wide or (column == 0 and role is not Role.TEXT)
        name = section_agency(cell.text) if beside_the_text and not self.layout.has(Role.AGENCY) else ""
        if name:
            self._section_agency = name
            self._banner = (None, "")
            return True
        alone = role in TITLED or (column == 0 and role is None)
        return self._is_title(cell, alone=alone) and self._say_title(row)

    def _is_title(self, cell: Cell, *, alone: bool) -> bool:
        """Whether what stands alone in a row is a title or a note among the rows: no date, no event."""
        across = cell.spans > 1 and cell.spans >= MOST_OF_THE_WIDTH * (max(self.layout.headings) + 1)
        return is_about_the_rows(cell.text) or ((across or alone) and title_across(cell.text, note=across))

    def _say_title(self, row: Row) -> bool:
        """Says that a row was taken for a title, for it may be wrong."""
        said = "has no date and nothing beside it: taken for a title or note among the rows, not for an event."
        self.found.remarks.append(Remark(self.locator(row), said, " | ".join(filter(None, row.texts))))
        return True

    def _entry(self, row: Row) -> Entry:
        entry = Entry(self.locator(row), year=self._banner[0], month=self._banner[1], day_first=self.layout.day_first,
                      section_agency=self._section_agency or self.agency)  # fmt: skip
        entry.headings = tuple(
            " ".join(text.split()) for _, text in sorted(self.layout.headings.items()) if text.strip()
        )
        entry.below_banner = self._banner[0] is not None
        compared = []
        for column, cell in row.placed():
            role, heading = self._column(column, cell.spans)
            if cell.formula:
                entry.formulas.append(heading or f"column {column + 1}")
            if not cell.text and not cell.formula:
                continue
            key = heading or f"column {column + 1}"
            if self._put_part(entry, role, cell):
                continue
            if role not in {Role.REMARK, Role.OTHER, Role.OTHER_DATE, None}:
                compared.append(key)
            entry.columns[key] = f"{entry.columns[key]}\n{cell.text}" if key in entry.columns else cell.text
            self._put(entry, role, cell)
        entry.compared = frozenset(compared)
        if self.layout.has(Role.DAY):
            self._put_together(entry)
        return entry

    def _put_part(self, entry: Entry, role: Role | None, cell: Cell) -> bool:
        """Keeps day, month or year where each has a column of its own."""
        if role is None or role not in PARTS or not self.layout.has(Role.DAY):
            return False
        entry.parts[role] = cell.text.strip()
        return True

    def _put_together(self, entry: Entry) -> None:
        """The date of day, month and year, in one column in the place of three, as it goes out again."""
        written = date_of_parts(*(entry.parts.get(part, "") for part in PARTS))
        entry.date = Cell(written, written)
        gone = {" ".join(self.layout.heading_of(part).split()) for part in PARTS}
        entry.headings = (WHOLE_DATE, *(heading for heading in entry.headings if heading not in gone))
        entry.columns = {WHOLE_DATE: written} | entry.columns if written else entry.columns
        entry.compared |= {WHOLE_DATE}

    def _column(self, column: int, spans: int) -> tuple[Role | None, str]:
        """The role and heading of a cell: those of the first column that it covers and that has them."""
        covered = range(column, column + spans)
        role = next((self.layout.roles[each] for each in covered if each in self.layout.roles), None)
        heading = next((self.layout.headings[each] for each in covered if self.layout.headings.get(each)), "")
        return role, " ".join(heading.split())

    def _put(self, entry: Entry, role: Role | None, cell: Cell) -> None:
        if role is Role.DATE:
            entry.date = cell if not entry.date.text else Cell(f"{entry.date.text} {cell.text}", None)
        elif role is Role.TIME:
            entry.time = cell
        elif role is Role.END_DATE:
            entry.end_date = cell
        elif role is Role.END_TIME:
            entry.end_time = cell
        elif role is Role.TEXT:
            entry.texts.append(cell.text)
            entry.text_merged |= cell.merged_above
        elif role is Role.AGENCY:
            entry.agency = f"{entry.agency} {cell.text}".strip()
        elif role is Role.YEAR and re.fullmatch(r"(?:18|19|20|21)\d\d", cell.text.strip()):
            entry.year = int(cell.text)

    def _continues(self, entry: Entry, row: Row) -> bool:
        """Joins a row to the one above where it plainly goes on with it, and says so.

        It does where nothing but text stands in it (and what is merged from above), and its text begins in the middle
        of a sentence; where its text cell is the one above; or where it has nothing but an outcome, action or the like.
        """
        above = self.found.entries[-1] if self.found.entries else None
        if above is None or (entry.date.text and not entry.date.merged_above):
            return False
        own = {
            role
            for column, cell in row.placed()
            if (cell.text.strip() or cell.formula) and not cell.merged_above
            for role in [self._column(column, cell.spans)[0]]
        }
        if not own <= {Role.TEXT, Role.REMARK} or entry.formulas:
            return False
        begins = next((text for text in entry.texts if text), "")
        if own == {Role.REMARK} and not begins:
            self._join(above, entry, row)
            return True
        if not entry.text_merged and not (begins and self._goes_on(above, begins, entry)):
            return False
        self._join(above, entry, row)
        return True

    def _goes_on(self, above: Entry, begins: str, entry: Entry) -> bool:
        others = set(entry.columns) - {key for key, value in entry.columns.items() if value in entry.texts}
        merged_date = entry.date.merged_above
        if GOES_ON.match(begins):
            return not (merged_date and others)
        last = next((text for text in reversed(above.texts) if text), "")
        return bool(UNFINISHED.search(last))

    def _join(self, above: Entry, entry: Entry, row: Row) -> None:
        self.found.continuations += 1
        for column, cell in row.placed():
            role, heading = self._column(column, cell.spans)
            if cell.merged_above or not cell.text:
                continue
            key = heading or f"column {column + 1}"
            above.columns[key] = _run_on(above.columns.get(key, ""), cell.text)
            if role is Role.TEXT:
                above.texts = [*above.texts[:-1], _run_on(above.texts[-1] if above.texts else "", cell.text)]
        above.continued_by.append(entry.locator)
        said = f"goes on with row {above.locator.row} above, and was joined to it."
        self.found.remarks.append(Remark(entry.locator, said, entry.text or " | ".join(entry.columns.values())))


def _run_on(first: str, second: str) -> str:
    return f"{first.rstrip()} {second.lstrip()}".strip()


def fill_in_agencies(entries: list[Entry], given: str) -> None:
    """Gives each entry its agency: its own, the one above where it says ditto, that given, or that of its heading."""
    last = ""
    for entry in entries:
        if entry.agency and is_ditto(entry.agency):
            entry.agency = last
        elif says_nothing(entry.agency):
            entry.agency = given or entry.section_agency
        last = entry.agency or last
