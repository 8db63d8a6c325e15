"""What is wrong between rows: ids that stand twice, ids that name nothing or the wrong kind of row, circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.nodes import HOLDER_LABELS
from graph.relationships import BODIES
from loaders.faults import Fault, nearest
from loaders.read_rows import TABLE_OF_LABEL, label_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from loaders.column import Column
    from loaders.rows import Link, Row

INFORMATION = ("Information",)
ADVISED_AT_MOST = 300  # looking for the nearest id takes some milliseconds, and a wrong file can have thousands
NEVER_ITSELF = frozenset({"contradicts", "version of", "part of"})


def index_rows(rows: Iterable[Row]) -> tuple[dict[str, Row], list[Fault]]:
    """The row of each id, and a fault for each id that stands twice in the case."""
    index: dict[str, Row] = {}
    faults: list[Fault] = []
    for row in rows:
        first = index.setdefault(row.id, row)
        if first is row:
            continue
        if row.named or first.named:
            wrong = f"the id {row.id!r} stands already at {first.place}."
            faults.append(Fault(row.at("id"), wrong, "Every id is used once in the whole case."))
        else:
            wrong = f"says the same as row {first.place.row}."
            faults.append(Fault(row.place, wrong, "Remove one of them, or write what is different."))
    return index, faults


def reference_faults(
    rows: Iterable[Row], index: Mapping[str, Row], incomplete: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    """The fault of every id in a cell that names no row, a row of the wrong kind, or the row itself.

    An id that may stand in one of the ``incomplete`` tables is not blamed for being missing.
    """
    references = _References(index, incomplete)
    for row in rows:
        for heading, links in row.links.items():
            column = row.table.column(heading)
            if column is None:
                continue
            for link in links:
                if references.is_plain(row, column, link):
                    continue
                yield from references.faults(row, column, link.target, column.to)
                if link.arrived_as:
                    yield from references.faults(row, column, link.arrived_as, INFORMATION)
                if link.arrived_as == link.target:
                    yield Fault(row.at(column.heading), f"{link.target!r} cannot arrive as itself.",
                                "Name the item that arrived in its place.")  # fmt: skip
                if link.by:
                    yield from references.faults(row, column, link.by, HOLDER_LABELS)


class _References:
    """Looks ids up, and finds the nearest one where there is none."""

    def __init__(self, index: Mapping[str, Row], incomplete: frozenset[str]) -> None:
        self.index = index
        self.incomplete = incomplete
        self.labels = {name: label_of(row) for name, row in index.items() if not row.table.edge}
        self.advice: dict[tuple[str, tuple[str, ...]], str] = {}

    def is_plain(self, row: Row, column: Column, link: Link) -> bool:
        """Whether a link needs no closer look, as nearly all links do not: it names what belongs there and no more."""
        right = self.labels.get(link.target) in column.to and link.target != row.id
        return right and link.arrived_as is None and link.by is None

    def faults(self, row: Row, column: Column, target: str, labels: tuple[str, ...]) -> Iterator[Fault]:
        """The fault of one id, if it has one."""
        found, label = self.index.get(target), self.labels.get(target)
        if label in labels and target != row.id:
            return
        place = row.at(column.heading)
        if found is None or found.table.edge:
            if not self.incomplete & {TABLE_OF_LABEL[label] for label in labels}:
                yield Fault(place, f"there is no row with the id {target!r}.", self._near(target, labels))
        elif target == row.id and column.heading in NEVER_ITSELF:
            yield Fault(place, f"{target!r} names the row itself.", "Name another row.")
        elif label and label not in labels:
            kind = _words(label)
            yield Fault(place, f"{target!r} is {kind} ({found.place}).", f"Ids of {rows_wanted(labels)} belong here.")

    def _near(self, target: str, labels: tuple[str, ...]) -> str:
        if (target, labels) not in self.advice:
            known = [name for name, row in self.index.items() if label_of(row) in labels]
            close = nearest(target, known) if len(self.advice) < ADVISED_AT_MOST else None
            right = f"Did you mean {close!r}?" if close else f"Ids of {rows_wanted(labels)} belong here."
            self.advice[target, labels] = right
        return self.advice[target, labels]


def rows_wanted(labels: tuple[str, ...]) -> str:
    """Which rows an id may name: tables, and kinds of holder where only some will do."""
    bodies = [label for label in labels if label in HOLDER_LABELS]
    if len(bodies) < len(BODIES) and bodies not in ([], ["Person"]):
        return f"{tables_of(labels)} (kind {', '.join(_plain(label) for label in bodies)})"
    return tables_of(labels)


def _plain(label: str) -> str:
    return {"RecordSystem": "record system", "NilReturn": "nil return"}.get(label, label.lower())


def _words(label: str) -> str:
    """A label in words with its article: an agency, a record system, an incident."""
    plain = _plain(label)
    if label in {"Information", "Knowledge"}:
        return f"a row of `{plain}`"
    return f"{'an' if plain[0] in 'aeio' else 'a'} {plain}"


def circle_faults(rows: Mapping[str, tuple[Row, ...]]) -> Iterator[Fault]:
    """A fault for every body that is, through others, part of itself."""
    above: dict[str, dict[str, Row]] = {}
    for row in rows.get("holders", ()):
        for body in row.ids("part of"):
            above.setdefault(row.id, {})[body] = row
    for row in rows.get("parts", ()):
        for part in row.ids("holder"):
            for body in row.ids("of"):
                above.setdefault(part, {})[body] = row
    reported: set[frozenset[str]] = set()
    for start in above:
        circle = _circle(start, above)
        if circle and len(circle) > 1 and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            path = " → ".join([*circle, circle[0]])
            place = above[circle[0]][circle[1]].place
            yield Fault(place, f"a circle of parts: {path}.", "A body cannot be part of its own part.")


def _circle(start: str, above: Mapping[str, Mapping[str, Row]]) -> list[str] | None:
    """The way from ``start`` up and back to it, if there is one."""
    waiting = [[start]]
    seen = {start}
    while waiting:
        path = waiting.pop()
        for body in above.get(path[-1], {}):
            if body == start:
                return path
            if body not in seen:
                seen.add(body)
                waiting.append([*path, body])
    return None
