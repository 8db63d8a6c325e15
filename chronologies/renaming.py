"""A table of names applied to everything that was read: texts, cells, headings, names of files, what problems say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from chronologies.events import Chronology, Event, Locator, Problem, Remark
    from chronologies.names import NameTable, Term


@dataclass(frozen=True)
class Renamed:
    """The chronology with every name replaced, and how often each term was; what was replaced stands nowhere in it."""

    chronology: Chronology
    counts: Mapping[Term, int]


def renamed(chronology: Chronology, table: NameTable) -> Renamed:
    """Applies the table to a chronology as it comes in."""
    counts: Counter[Term] = Counter(dict.fromkeys(table.terms, 0))
    work = _Renaming(table, counts)
    found = replace(
        chronology,
        events=tuple(map(work.event, chronology.events)),
        problems=tuple(map(work.problem, chronology.problems)),
        remarks=tuple(map(work.remark, chronology.remarks)),
    )
    return Renamed(found, counts)


@dataclass(frozen=True)
class _Renaming:
    table: NameTable
    counts: Counter[Term]

    def event(self, event: Event) -> Event:
        """Its columns are what is counted: ``text`` and ``agency`` repeat cells of them."""
        counted = self.counts if not event.columns else Counter()
        return replace(
            event,
            locator=self.locator(event.locator),
            agency=self.table.replaced(event.agency, Counter()),
            date_text=self.table.replaced(event.date_text, Counter(), dates=True),
            text=self.table.replaced(event.text, counted),
            columns=dict(self._columns(event)),
        )

    def _columns(self, event: Event) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for heading, cell in event.columns.items():
            name = self.table.replaced(heading, Counter())
            while name in seen:
                name = f"{name} *"
            seen.add(name)
            yield name, self.table.replaced(cell, self.counts, dates=cell.strip() == event.date_text.strip())

    def problem(self, problem: Problem) -> Problem:
        """What a problem says and shows."""
        reason, text = self.table.replaced(problem.reason, Counter()), self.table.replaced(problem.text, self.counts)
        return replace(problem, locator=self.locator(problem.locator), reason=reason, text=text)

    def remark(self, remark: Remark) -> Remark:
        """What a remark says and shows."""
        reason, text = self.table.replaced(remark.reason, Counter()), self.table.replaced(remark.text, Counter())
        return replace(remark, locator=self.locator(remark.locator), reason=reason, text=text)

    def locator(self, locator: Locator) -> Locator:
        """Names of files and sheets, whatever their capitals."""
        file = self.table.replaced(locator.file, Counter(), file=True)
        return replace(locator, file=file, table=self.table.replaced(locator.table, Counter(), file=True))
