"""The list that a panel starts from: what the questions of a case found, merged, in order of what matters most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.answer import ask
from queries.catalogue import find, shipped
from queries.merging import merged
from queries.naming import named, short, source
from queries.observations import Observation, observed
from queries.ranking import Surroundings, ranked
from queries.wording import explanation

if TYPE_CHECKING:
    from datetime import date

    from graph.client import Database


@dataclass(frozen=True)
class Finding:
    """One finding: ``rank`` 1 first; people and bodies as ``{"id", "name", "agency"}``, holders with ``since``; ids are
    those of the case.

    ``start`` to ``end`` is the period (``None`` while open), ``days`` its length in days (at least), ``strength``
    stated, no_record or inferred, ``sources`` a list of ``{"source", "locator"}``.
    """

    rank: int
    questions: tuple[str, ...]
    holders: tuple[dict[str, str | None], ...]
    needed_by: tuple[dict[str, str | None], ...]
    information: tuple[str, ...]
    information_ids: tuple[str, ...]
    start: date | None
    end: date | None
    days: int | None
    strength: str
    possible: bool
    explanation: str
    sources: tuple[dict[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The finding as ``whoknew findings --format json`` prints it; dates in ISO form."""
        return {
            "rank": self.rank,
            "questions": list(self.questions),
            "holders": list(self.holders),
            "needed_by": list(self.needed_by),
            "information": list(self.information),
            "information_ids": list(self.information_ids),
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "days": self.days,
            "strength": self.strength,
            "possible": self.possible,
            "explanation": self.explanation,
            "sources": list(self.sources),
        }


def findings(database: Database, case: str, needs: str = "stated", as_of: date | None = None) -> tuple[Finding, ...]:
    """The findings of ``case``, most important first; ``needs`` is stated or all.

    Every question of the catalogue that declares how its rows become findings is asked.
    """
    given = {"case": case, "needs": needs, "as_of": as_of}
    observations: list[Observation] = []
    for question in shipped():
        if question.finding is not None:
            names = {parameter.name for parameter in question.parameters}
            answer = ask(database, question, {name: value for name, value in given.items() if name in names})
            observations += observed(answer)
    surroundings = _surroundings(database, case)
    order = ranked(merged(observations), surroundings)
    return tuple(_finding(rank, one, surroundings) for rank, one in enumerate(order, 1))


def _surroundings(database: Database, case: str) -> Surroundings:
    """Names, statements, kinds and critical days, which the observations only point to."""
    holders = ask(database, find("knowledge/holders"), {"case": case}).rows
    items = ask(database, find("knowledge/items"), {"case": case}).rows
    incidents = ask(database, find("knowledge/incidents"), {"case": case}).rows
    return Surroundings(
        holders={row["holder_uid"]: row for row in holders},
        items={row["item_uid"]: row for row in items},
        critical=tuple(row["date_earliest"] for row in incidents if row["critical"] and row["date_earliest"]),
    )


def _finding(rank: int, one: Observation, around: Surroundings) -> Finding:
    return Finding(
        rank=rank,
        questions=one.questions,
        holders=tuple(_held_since(uid, one, around) for uid in one.holders),
        needed_by=tuple(named(uid, around.holders) for uid in one.needers),
        information=tuple(around.items[uid]["item"] for uid in one.items),
        information_ids=tuple(short(uid) for uid in one.items),
        start=one.start,
        end=one.end,
        days=one.days,
        strength=one.strength,
        possible=one.possible,
        explanation=explanation(one, around),
        sources=tuple(source(text) for text in one.sources),
    )


def _held_since(uid: str, one: Observation, around: Surroundings) -> dict[str, str | None]:
    """A holder, and the day from which it certainly held what the finding is about, where that is known."""
    known = dict(one.since).get(uid)
    return {**named(uid, around.holders), "since": known.isoformat() if known else None}
