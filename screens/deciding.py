"""Reads the decisions of a case from the graph, and weighs what bore on each: once for each case as it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from knowledge.moments import Span
from screens.reading import MOST_CASES, read_rows
from views.decided import Asked, Decided, Knower
from views.weighing import weighed

if TYPE_CHECKING:
    from datetime import date

    from graph.client import Database
    from views.decided import Weighed
    from views.picture import Picture

Row = dict[str, Any]
WORDS = ("uid", "what", "kind", "grade", "reason", "time", "asserted_by", "note")


def decisions_of(database: Database, picture: Picture, needs: str) -> tuple[Weighed, ...]:
    """The decisions of a case in order of date, with what bore on each, kept until the case is loaded anew."""
    return _kept_decisions(picture.case, picture.version, needs, database, picture)


@st.cache_resource(max_entries=2 * MOST_CASES, show_spinner="Reading the decisions")
def _kept_decisions(case: str, version: str, needs: str, _database: Database, _picture: Picture) -> tuple[Weighed, ...]:
    """The decisions by what names them: the case as loaded, and which needs count."""
    del case, version
    return weigh_decisions(_database, _picture, needs)


def weigh_decisions(database: Database, picture: Picture, needs: str) -> tuple[Weighed, ...]:
    """The decisions of a case, read from the graph, with what bore on each by its picture."""
    decisions = map(_decision, read_rows(database, "decisions", picture.case))
    return weighed(picture, decisions, map(_asked, read_rows(database, "requests", picture.case)), needs)


def _decision(row: Row) -> Decided:
    first: date = row["first"]
    given: Row = {name: str(row[name] or "") for name in WORDS}
    given |= {name: tuple(row[name] or ()) for name in ("deciders", "considered", "bearing", "about", "sources")}
    given |= {name: frozenset(row[name]) for name in ("room", "members", "agency")}
    return Decided(
        when=Span(row["when_earliest"], row["when_latest"]),
        written=row["date"] or "",
        first=first,
        last=max(row["last"] or first, first),
        knowers=tuple(Knower(each["holder"], each["sure"], each["sits"]) for each in row["knowers"]),
        certainty=row["certainty"] or "stated",
        **given,
    )


def _asked(row: Row) -> Asked:
    return Asked(
        uid=row["uid"],
        date=row["date"] or "",
        when=Span(row["when_earliest"], row["when_latest"]),
        fate=row["fate"] or "",
        asked_for=row["asked_for"] or "",
        **{name: tuple(row[name] or ()) for name in ("askers", "asked", "items", "sources")},
    )
