"""Decisions as a file: a line for each item that bore on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from views.decision_columns import version_of
from views.rows import csv_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from views.decided import Bearing, Decided, Held, Weighed
    from views.picture import Picture

COLUMNS = (
    "decision_id", "decision", "kind", "grade", "date", "date_earliest", "date_latest", "decided_by", "about", "ground",
    "item_id", "item", "bears_on_it_by", "taken_into_account", "where", "state_here", "known_here_by", "doubt",
    "held_in_own_agency_or_forum", "held_elsewhere", "held_since", "known_to_people", "asked_for", "told_otherwise",
    "sources",
)  # fmt: skip


def decisions_csv(picture: Picture, shown: Iterable[Weighed]) -> str:
    """The decisions as CSV, a line for each item that bore on one; a decision without any has one line."""
    rows = [
        {**_decision(picture, one.decision), **item}
        for one in shown
        for item in ([_item(picture, one, bearing) for bearing in one.items] or [{}])
    ]
    return csv_of(COLUMNS, rows)


def _decision(picture: Picture, decision: Decided) -> dict[str, Any]:
    return {
        "decision_id": decision.uid.partition("/")[2],
        "decision": decision.what,
        "kind": decision.kind,
        "grade": decision.grade,
        "date": decision.written,
        "date_earliest": _iso(decision.when.earliest),
        "date_latest": _iso(decision.when.latest),
        "decided_by": [picture.holder_name(uid) for uid in decision.deciders],
        "about": decision.about,
        "ground": decision.reason,
        "sources": decision.sources,
    }


def _item(picture: Picture, one: Weighed, bearing: Bearing) -> dict[str, Any]:
    held = (*bearing.inside, *bearing.outside)
    needed = one.by_need and not bearing.considered
    return {
        "item_id": bearing.item.partition("/")[2],
        "item": picture.items[bearing.item].statement,
        "bears_on_it_by": "need of whoever decided" if needed else "the coding of the decision",
        "taken_into_account": bearing.considered,
        "where": str(bearing.column),
        "state_here": str(bearing.state),
        "known_here_by": [picture.holder_name(here.holder) for here in bearing.here],
        "doubt": [str(here.doubt) for here in bearing.here if here.doubt],
        "held_in_own_agency_or_forum": _names(picture, bearing.inside),
        "held_elsewhere": _names(picture, bearing.outside),
        "held_since": [_iso(each.latest) or "not known" for each in held],
        "known_to_people": _names(picture, bearing.people),
        "asked_for": [f"{each.date}: {each.fate}" for each in bearing.asked],
        "told_otherwise": [version_of(picture, told) for told in bearing.told],
    }


def _names(picture: Picture, held: Iterable[Held]) -> list[str]:
    return [picture.holder_name(each.holder) + ("" if each.sure else " (perhaps)") for each in held]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
