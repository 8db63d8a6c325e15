"""What a coder may want to look at although the case is sound: it loads all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.declaration import Holds
from loaders.faults import Place, Remark
from loaders.read_rows import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.moments import Span
    from loaders.rows import Row

    Rows = Mapping[str, tuple[Row, ...]]

CARRIES = ("information", "partly", "distorted", "left out")
PARTS = frozenset({"Unit", "Worker", "RecordSystem"})


def remarks(rows: Rows, period: Span) -> Iterator[Remark]:
    """Every remark on the rows of a case, table by table."""
    yield from _part_of_nothing(rows)
    yield from _empty_sharings(rows)
    yield from _known_too_early(rows)
    yield from _hindsight(rows, period)
    yield from _empty_meetings(rows)
    yield from _without_source(rows)


def _part_of_nothing(rows: Rows) -> Iterator[Remark]:
    parts = {holder for row in rows.get("parts", ()) for holder in row.ids("holder")}
    for row in rows.get("holders", ()):
        if label_of(row) in PARTS and not row.ids("part of") and row.id not in parts:
            yield Remark(row.at("part of"), f"{row.id!r} is a {row.text('kind')} that is part of nothing.")


def _empty_sharings(rows: Rows) -> Iterator[Remark]:
    for row in rows.get("sharings", ()):
        if not any(row.ids(heading) for heading in CARRIES):
            yield Remark(row.at("information"), f"the sharing {row.id!r} carries no item, so nobody learns by it.")
        twice = set(row.ids("information")) & {item for heading in CARRIES[1:] for item in row.ids(heading)}
        for item in sorted(twice):
            text = f"{item!r} is named as passed on whole and also as passed on in part, changed or left out."
            yield Remark(row.at("information"), text)


def _known_too_early(rows: Rows) -> Iterator[Remark]:
    true_from = {row.id: row.date("true from") for row in rows.get("information", ())}
    for row, heading in (*((row, "since") for row in rows.get("knowledge", ())),
                         *((row, "date") for row in rows.get("sharings", ()))):  # fmt: skip
        for item in row.ids("information"):
            start, known = true_from.get(item), row.date("received") or row.date(heading)
            if start and known and known.last < start.first:
                text = f"{item!r} was so from {start.first} on, and is known here by {known.last}."
                yield Remark(row.at(heading), text)


def _hindsight(rows: Rows, period: Span) -> Iterator[Remark]:
    found_later = {row.id for row in rows.get("information", ()) if row.values.get("hindsight") is True}
    people = {row.id for row in rows.get("people", ())}
    for row in rows.get("knowledge", ()):
        since = row.date("since")
        for item in row.ids("information"):
            if item in found_later and since and since.first <= period.last and set(row.ids("holder")) - people:
                text = f"only the review found {item!r} out, so this row gives nobody but people knowledge of it."
                yield Remark(row.at("information"), text)


def _empty_meetings(rows: Rows) -> Iterator[Remark]:
    for row in rows.get("meetings", ()):
        if row.text("status") == "held" and not row.ids("present"):
            yield Remark(row.at("present"), f"the meeting {row.id!r} was held with nobody present.")
        if row.text("status") != "held" and row.ids("raised"):
            yield Remark(row.at("raised"), f"the meeting {row.id!r} did not take place, so nothing was raised at it.")


def _without_source(rows: Rows) -> Iterator[Remark]:
    for name, of_table in rows.items():
        without = [row for row in of_table if not any(
            row.many(column.heading) for column in row.table.columns
            if column.holds and column.holds.holds is Holds.LOCATORS)]  # fmt: skip
        if without:
            verb = "row names" if len(without) == 1 else "rows name"
            first = without[0].place
            text = f"{len(without)} {verb} no source; the first is row {first.row}."
            yield Remark(Place(first.file, None, None), f"table `{name}`: {text}")
