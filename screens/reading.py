"""Reads what the pictures need from the graph: once for each case as it is loaded."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import streamlit as st

from knowledge.moments import Span
from views.dates import bounds
from views.derived import need_of, reached_of, span_of, told_of, until_of, way_of
from views.layout import boxes
from views.marks import Chair, Mark, headline
from views.picture import Absence, Carried, Claim, Event, Holder, Item, Picture, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.cases import CaseSummary
    from graph.client import Database
    from views.layout import Box

Row = dict[str, Any]
MOST_ROWS = 200_000
MOST_CASES = 12
NAMES = ("holders", "items", "ways", "told", "needs", "reached", "claims", "marks", "chairs", "absences", "sources")


def picture_of(database: Database, case: CaseSummary) -> Picture:
    """The case as the pictures need it, kept until the case is loaded anew with a change."""
    return _kept_picture(database.address.uri, case.id, case.fingerprint, database, case)


@st.cache_resource(max_entries=MOST_CASES, show_spinner="Reading the case")
def _kept_picture(address: str, case: str, fingerprint: str, _database: Database, _summary: CaseSummary) -> Picture:
    """The picture by what names it: the address of the database, the case, and what the case holds."""
    del address, case, fingerprint
    return read_picture(_database, _summary)


def boxes_of(picture: Picture, folded: frozenset[str]) -> list[Box]:
    """Where the network's agencies stand, kept as long as the picture is."""
    return _kept_boxes(picture.case, picture.version, tuple(sorted(folded)), picture)


@st.cache_resource(max_entries=8 * MOST_CASES, show_spinner="Placing the agencies")
def _kept_boxes(case: str, version: str, folded: tuple[str, ...], _picture: Picture) -> list[Box]:
    """The boxes by what names them: the case as loaded, and what is folded."""
    del case, version
    return boxes(_picture, frozenset(folded), bounds(_picture)[1])


def read_picture(database: Database, case: CaseSummary) -> Picture:
    """The case as the pictures need it, read from the graph."""
    rows = {name: read_rows(database, name, case.id) for name in NAMES}
    holders = {row["uid"]: Holder(**_text(row)) for row in rows["holders"]}
    marks = _marks(rows["marks"], rows["chairs"])
    return Picture(
        case=case.id,
        title=case.title,
        period=Span(case.start, case.end),
        holders=holders,
        items={row["uid"]: _item(row) for row in rows["items"]},
        ways=tuple(map(way_of, rows["ways"])),
        told=tuple(map(told_of, rows["told"])),
        needs=tuple(map(need_of, rows["needs"])),
        reached=tuple(map(reached_of, rows["reached"])),
        claims={row["uid"]: _claim(row) for row in rows["claims"]},
        events=tuple(_events(marks, holders)),
        marks=marks,
        absences=tuple(map(_absence, rows["absences"])),
        sources={source.id: source for source in map(_source, rows["sources"])},
        version=f"{database.address.uri} {case.fingerprint}",
    )


def read_rows(database: Database, name: str, case: str) -> list[Row]:
    """The rows of one of the queries in `screens/rows`, for a case."""
    query = (files("screens") / "rows" / f"{name}.cypher").read_text(encoding="utf-8")
    return database.read(query, {"case": case}, row_cap=MOST_ROWS).rows


def _text(row: Row) -> Row:
    return {name: value or "" for name, value in row.items()}


def _item(row: Row) -> Item:
    return Item(
        row["uid"], row["statement"], tuple(row["kinds"] or ()), tuple(row["about"]), tuple(row["sources"] or ())
    )


def _claim(row: Row) -> Claim:
    carried = tuple(Carried(**_text(each)) for each in row["carried"])
    given = _text({name: value for name, value in row.items() if name not in ("carried", "sources")})
    return Claim(**given, sources=tuple(row["sources"] or ()), carried=carried)


def _marks(rows: list[Row], chairs: list[Row]) -> tuple[Mark, ...]:
    empty: dict[str, list[Chair]] = {}
    for chair in chairs:
        empty.setdefault(chair["meeting"], []).append(
            Chair(chair["holder"], chair["attendance"], chair["reason"] or "")
        )
    return tuple(_mark(row, tuple(empty.get(row["uid"], ()))) for row in rows)


def _mark(row: Row, chairs: tuple[Chair, ...]) -> Mark:
    texts = ("written", "what", "sort", "status", "until_written", "time", "grade", "purpose", "where")
    return Mark(
        row["uid"], row["label"], span_of(row, "when"), at=tuple(row["at"]), to=tuple(row["to"]),
        people=tuple(row["people"]), carried=tuple(row["carried"]), chairs=chairs, until=until_of(row),
        critical=bool(row["critical"]), place=row["place"], **{name: row[name] or "" for name in texts},
    )  # fmt: skip


def _events(marks: tuple[Mark, ...], holders: Mapping[str, Holder]) -> Iterator[Event]:
    """The marks on the scale of dates, in order: everything but periods of work."""
    dated = [(mark.day, mark) for mark in marks if mark.label != "Involvement" and mark.day]
    for day, mark in sorted(dated, key=lambda pair: (pair[0], pair[1].place, pair[1].uid)):
        yield Event(day, mark.written, headline(mark, holders), mark.label, mark.critical)


def _absence(row: Row) -> Absence:
    return Absence(
        row["uid"], row["what"] or "", row["strength"] or "", tuple(row["items"]), tuple(row["holders"]),
        tuple(row["to"]), tuple(row["sources"] or ()),
    )  # fmt: skip


def _source(row: Row) -> Source:
    return Source(row["uid"].partition("/")[2], row["title"] or "", row["file"] or "")
