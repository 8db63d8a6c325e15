"""What a coder may want to look at although the case is sound: it loads all the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.faults import Place, Remark
from loaders.raw import shortened
from loaders.read_rows import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.moments import Span
    from loaders.rows import Row

    Rows = Mapping[str, tuple[Row, ...]]

CARRIES = ("information", "partly", "distorted", "left out")
DATED = (("needs", "from"), ("knowledge", "since"), ("sharings", "date"))
PARTS = frozenset({"Unit", "Worker", "RecordSystem"})


def remarks(rows: Rows, period: Span) -> Iterator[Remark]:
    """Every remark on the rows of a case, table by table."""
    yield from _part_of_nothing(rows)
    yield from _empty_sharings(rows)
    yield from _known_too_early(rows)
    yield from _hindsight(rows, period)
    yield from _empty_meetings(rows)
    yield from _after_the_period(rows, period)
    yield from _without_source(rows)
    yield from _without_place(rows)


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


def _after_the_period(rows: Rows, period: Span) -> Iterator[Remark]:
    """Rows that can only lie beyond the period: in each table one remark, since a review may tell of its aftermath."""
    for name, heading in DATED:
        late = [row for row in rows.get(name, ()) if (when := row.date(heading)) and when.first > period.last]
        if late:
            also = f"; {_row_numbers(late[1:])} too" if late[1:] else ""
            yield Remark(late[0].at(heading), f"is after the last day of the period, {period.last}{also}.")


def _without_place(rows: Rows) -> Iterator[Remark]:
    """Sources cited as a whole, by rows of a case that elsewhere gives the place in the same source."""
    cited = [(row, heading, locator) for of_table in rows.values() for row in of_table
             for heading in row.table.cited_under for locator in row.many(heading)]  # fmt: skip
    placed = {locator.partition(" ")[0] for _, _, locator in cited if " " in locator}
    whole: dict[tuple[str, str], list[tuple[Row, str]]] = defaultdict(list)
    for row, heading, locator in cited:
        if locator in placed:
            whole[row.table.name, locator].append((row, heading))
    for (_, source), found in whole.items():
        also = f"; {_row_numbers([row for row, _ in found[1:]])} too" if found[1:] else ""
        text = f"cites {source!r} as a whole, where other rows give the place in it{also}."
        yield Remark(found[0][0].at(found[0][1]), text)


def _row_numbers(rows: list[Row]) -> str:
    """The rows in words: row 3; rows 3, 7."""
    return f"row{'s' if len(rows) > 1 else ''} {shortened(', '.join(str(row.place.row) for row in rows))}"


def _without_source(rows: Rows) -> Iterator[Remark]:
    for name, of_table in rows.items():
        without = [row for row in of_table if not any(map(row.many, row.table.cited_under))]
        if without:
            verb = "row names" if len(without) == 1 else "rows name"
            first = without[0].place
            text = f"{len(without)} {verb} no source; the first is row {first.row}."
            yield Remark(Place(first.file, None, None), f"table `{name}`: {text}")
