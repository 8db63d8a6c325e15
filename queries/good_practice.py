"""The list beside the findings: what did reach those who needed it, quickly and whole, in one plain sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.answer import ask
from queries.catalogue import find
from queries.naming import named, short, source
from queries.wording import day as said
from queries.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.client import Database


@dataclass(frozen=True)
class GoodPractice:
    """One sharing that came in time: ``rank`` 1 first; people and bodies as ``{"id", "name", "agency"}``; ids are those
    of the case.

    ``days`` counts, at most, from ``needed_from`` to ``arrived``; ``certain`` is false where dates are so uncertain
    that it may have taken longer than what counts as quick; ``sources`` is a list of ``{"source", "locator"}``.
    """

    rank: int
    senders: tuple[dict[str, str | None], ...]
    recipient: dict[str, str | None]
    needed_by: tuple[dict[str, str | None], ...]
    information: str
    information_ids: tuple[str, ...]
    channel: str
    needed_from: date
    arrived: date
    days: int
    certain: bool
    explanation: str
    sources: tuple[dict[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The sharing as ``whoknew good-practice --format json`` prints it; dates in ISO form."""
        return {
            "rank": self.rank,
            "from": list(self.senders),
            "to": self.recipient,
            "needed_by": list(self.needed_by),
            "information": self.information,
            "information_ids": list(self.information_ids),
            "channel": self.channel,
            "needed_from": self.needed_from.isoformat(),
            "arrived": self.arrived.isoformat(),
            "days": self.days,
            "certain": self.certain,
            "explanation": self.explanation,
            "sources": list(self.sources),
        }


def good_practice(
    database: Database, case: str, needs: str = "stated", as_of: date | None = None, within: int | None = None
) -> tuple[GoodPractice, ...]:
    """What reached in ``case`` those who needed it, in time and whole: the surest and quickest first.

    ``needs`` is stated or all, ``within`` how many days count as quick (by default as the question has it).
    """
    given = {"case": case, "needs": needs, "as_of": as_of, "within": within}
    rows = ask(database, find("knowledge/shared_in_time"), given).rows
    holders = {row["holder_uid"]: row for row in ask(database, find("knowledge/holders"), {"case": case}).rows}
    return tuple(_one(rank, row, holders) for rank, row in enumerate(rows, 1))


def _one(rank: int, row: Mapping[str, Any], holders: Mapping[str, Mapping[str, Any]]) -> GoodPractice:
    return GoodPractice(
        rank=rank,
        senders=tuple(named(uid, holders) for uid in row["sender_uids"]),
        recipient=named(row["recipient_uid"], holders),
        needed_by=tuple(named(uid, holders) for uid in row["needer_uids"]),
        information=row["items"],
        information_ids=tuple(short(uid) for uid in row["item_uids"]),
        channel=row["channel"],
        needed_from=row["needed_from"],
        arrived=row["arrived"],
        days=row["days_at_most"],
        certain=row["in_time"] == "in time",
        explanation=_sentence(row, [holders[uid]["holder"] for uid in row["needer_uids"]]),
        sources=tuple(source(text) for text in row["sources"]),
    )


def _sentence(row: Mapping[str, Any], needers: list[str]) -> str:
    """Who passed what to whom, how, and how long after it was needed."""
    senders = listed(row["senders"].split("; "))
    whom = "" if needers == [row["recipient"]] else f", for {listed(needers)}"
    if row["arrived"] <= row["needed_from"]:
        when = f"it was there by {said(row['arrived'])}, as soon as it was needed"
    else:
        days = f"{row['days_at_most']} day{'s' if row['days_at_most'] != 1 else ''}"
        when = f"needed from {said(row['needed_from'])}, it was there within {days}, by {said(row['arrived'])}"
    sure = "" if row["in_time"] == "in time" else "; the dates are uncertain, so it may have taken longer"
    how = "" if row["channel"] in {"unknown", "not recorded"} else f" ({row['channel']})"
    text = f"{senders} passed “{row['items']}” whole to {row['recipient']}{whom}{how}: {when}{sure}."
    return text[:1].upper() + text[1:]
