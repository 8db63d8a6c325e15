"""Changes to begin with: calls that would have met most needs, last chances before harm, and what was passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from knowledge.changes import Telling
from knowledge.moments import END
from views.changes import address_of
from views.leaves import button, folded, leaf
from views.words import cut, day_text, first_upper, listed, several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.claims import Claims, Meeting, Sharing
    from views.leaves import Leaf
    from views.picture import Picture

MOST = 10
LONGEST = 90
NO_CALL = "No single call of somebody at work would have met a stated need."
NO_CHANCE = "Nothing was held, needed and not passed on before a critical event."


def suggestion_leaves(
    picture: Picture, calls: Sequence[Mapping[str, Any]], chances: Sequence[Mapping[str, Any]]
) -> list[Leaf]:
    """Suggestions as buttons: rows of ``reach/one_more_call`` and of ``knowledge/last_chance``."""
    by_call = [_suggestion(picture, _call(row), _call_words(row)) for row in calls[:MOST]]
    told = {_chance(row): row for row in reversed(chances) if row["from_latest"] < row["event_earliest"]}
    by_chance = [_suggestion(picture, change, _chance_words(row)) for change, row in list(told.items())[::-1][:MOST]]
    return [
        folded("Calls that would have met most needs", _list(by_call, NO_CALL), opened=True),
        folded("Last chances before a critical event", _list(by_chance, NO_CHANCE), opened=not by_call),
    ]


def _list(rows: list[Leaf], nothing: str) -> Leaf:
    return leaf("ul", "", *rows, look="list") if rows else leaf("p", nothing, look="small")


def _suggestion(picture: Picture, change: Telling, words: str) -> Leaf:
    sender, recipient = (picture.holder_name(f"{picture.case}/{id_}") for id_ in (change.sender, change.recipient))
    title = f"{first_upper(sender)} → {recipient}, {day_text(change.day)}"
    return leaf("li", "", button(title, {"add": address_of(change)}), leaf("p", words, look="small"))


def _call(row: Mapping[str, Any]) -> Telling:
    return Telling(_id(row["holder_uid"]), _id(row["needer_uid"]), tuple(map(_id, row["item_uids"])), row["day"])


def _call_words(row: Mapping[str, Any]) -> str:
    met, closed = several(row["needs_met"], "need"), several(row["days_closed"], "day")
    first = cut(str(row["items"][0]), LONGEST)
    more = f" and {several(len(row['items']) - 1, 'more item')}" if len(row["items"]) > 1 else ""
    return f"{met} met, {closed} of gap closed in all: {first}{more}"


def _chance(row: Mapping[str, Any]) -> Telling:
    """Who held it first tells whoever needed it, on the first day on which it was surely held and needed."""
    return Telling(_id(row["holder_uids"][0]), _id(row["needer_uid"]), (_id(row["item_uid"]),), row["from_latest"])


def _chance_words(row: Mapping[str, Any]) -> str:
    days = several(row["days_at_least"], "day")
    return f"{cut(str(row['item']), LONGEST)} ({days} before: {cut(str(row['event']), LONGEST)})"


def _id(uid: str) -> str:
    return uid.partition("/")[2]


def recorded_passings(picture: Picture, claims: Claims) -> dict[str, str]:
    """Every sharing and meeting by which something was passed on, by id, with words for it; in order of their days."""
    rows: list[Sharing | Meeting] = [row for row in claims.sharings if row.carried]
    rows += [row for row in claims.meetings if row.status == "held" and row.raised]
    rows.sort(key=lambda row: (_day(row), row.id))
    return {row.id: _passing_words(picture, row) for row in rows if f"{picture.case}/{row.id}" in picture.claims}


def _day(row: Sharing | Meeting) -> tuple[Any, Any]:
    span = row.date if hasattr(row, "date") else row.arrival
    return (span.latest or span.earliest or END, span.first)


def _passing_words(picture: Picture, row: Sharing | Meeting) -> str:
    claim = picture.claims[f"{picture.case}/{row.id}"]
    items = list(dict.fromkeys(each.item for each in claim.carried))
    about = cut(picture.items[items[0]].statement, LONGEST) if items and items[0] in picture.items else ""
    more = f" (and {several(len(items) - 1, 'more item')})" if len(items) > 1 else ""
    if claim.label == "Meeting":
        return f"{claim.date} · said at {claim.what or 'a meeting'}: {about}{more}"
    senders, recipients = (_names(picture, ids) for ids in (row.senders, row.recipients))  # type: ignore[union-attr]
    return f"{claim.date} · {senders or 'somebody'} told {recipients}: {about}{more}"


def _names(picture: Picture, ids: tuple[str, ...]) -> str:
    return listed([picture.holder_name(f"{picture.case}/{id_}") for id_ in ids])
