"""The rows of a case once they were read and found right: typed values and links to other rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.moments import Span
    from knowledge.needs import Rule
    from loaders.case_file import CaseFile
    from loaders.column import Table
    from loaders.faults import Place, Remark


@value
class Written:
    """A date as it was written, and the closed interval of days that it means."""

    text: str
    span: Span


Value = str | bool | int | tuple[str, ...] | Written


@value
class Link:
    """The id of another row, and what the cell says beside it."""

    target: str
    arrived_as: str | None = None
    by: str | None = None
    saying: str | None = None


@value
class Row:
    """One row of a table. ``values`` and ``links`` are by heading; headings of empty cells are absent.

    ``named`` is whether the coder gave the id. ``columns`` are the headings under which the cells are written, where
    these are not those of the table: a row that follows from a chronology stands there.
    """

    table: Table
    id: str
    values: Mapping[str, Value]
    links: Mapping[str, tuple[Link, ...]]
    place: Place
    named: bool = True
    columns: Mapping[str, str] = field(default_factory=dict)

    def text(self, heading: str, default: str = "") -> str:
        """The text under a heading."""
        value = self.values.get(heading, default)
        return value if isinstance(value, str) else default

    def date(self, heading: str) -> Span | None:
        """The interval of the date under a heading."""
        value = self.values.get(heading)
        return value.span if isinstance(value, Written) else None

    def many(self, heading: str) -> tuple[str, ...]:
        """The list under a heading."""
        value = self.values.get(heading)
        return value if isinstance(value, tuple) else ()

    def ids(self, heading: str) -> tuple[str, ...]:
        """The ids of the rows linked to under a heading."""
        links = self.links.get(heading, ())
        return (links[0].target,) if len(links) == 1 else tuple([link.target for link in links])

    def at(self, heading: str) -> Place:
        """Where the cell under a heading stands."""
        return type(self.place)(self.place.file, self.place.row, self.columns.get(heading, heading))


@dataclass(frozen=True)
class Checked:
    """A whole case without faults: its rows by table, and what a coder may want to look at."""

    case: str
    settings: CaseFile
    period: Span
    source_dates: Mapping[str, Written]
    rows: Mapping[str, tuple[Row, ...]]
    rules: tuple[Rule, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, none where the case does not have it."""
        return self.rows.get(name, ())

    def all(self) -> Iterator[Row]:
        """Every row of the case."""
        for rows in self.rows.values():
            yield from rows


def given_id(table: Table, cells: Mapping[str, str]) -> str:
    """The id of a row that has none: the same for the same content, wherever in the table the row stands."""
    content = "\x1f".join(f"{heading}\x1e{text}" for heading, text in sorted(cells.items()) if text)
    digest = hashlib.sha256(f"{table.name}\x1d{content}".encode()).hexdigest()
    return f"{table.prefix or table.name}-{digest[:10]}"
