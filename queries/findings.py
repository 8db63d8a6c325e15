"""The list that a panel starts from: what the questions of a case found, merged, in order of what matters most."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from queries.answer import ask
from queries.catalogue import find, shipped
from queries.merging import merged
from queries.naming import named, short, source
from queries.observations import firmest, observed
from queries.ranking import Surroundings, ranked
from queries.wording import explanation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.client import Database
    from queries.observations import Observation
    from queries.question import Question

    Rows = tuple[dict[str, Any], ...]

_REMEMBERED_SOURCES = 4096
AT_ONCE = 2
"""How many questions are asked at the same time: the machines of panels have two processors or more."""


@dataclass(frozen=True)
class Finding:
    """One finding: ``rank`` 1 first; people and bodies as ``{"id", "name", "agency"}``, holders with ``since``, those
    who needed it with ``from`` and ``to`` of their own gap; ids are those of the case.

    ``start`` to ``end`` is the period (``None`` while open), ``earliest`` the first day on which it can have begun,
    ``days`` its length in days (at least; ``days_at_most`` at most), ``strength``
    stated, no_record or inferred, ``sources`` a list of ``{"source", "locator"}``.
    """

    rank: int
    questions: tuple[str, ...]
    holders: tuple[dict[str, str | None], ...]
    needed_by: tuple[dict[str, str | None], ...]
    information: tuple[str, ...]
    information_ids: tuple[str, ...]
    earliest: date | None
    start: date | None
    end: date | None
    days: int | None
    days_at_most: int | None
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
            "from_earliest": self.earliest.isoformat() if self.earliest else None,
            "to": self.end.isoformat() if self.end else None,
            "days": self.days,
            "days_at_most": self.days_at_most,
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
    around = [(find(f"knowledge/{name}"), {"case": case}) for name in ("holders", "items", "incidents")]
    found = [(one, _taken(one, given)) for one in shipped() if one.finding is not None]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda asked: ask(database, *asked), [*found, *around]))
    surroundings = _surroundings(*(answer.rows for answer in answers[len(found) :]))
    observations = [one for answer in answers[: len(found)] for one in observed(answer)]
    order = ranked(merged(observations), surroundings)
    return tuple(_finding(rank, one, surroundings) for rank, one in enumerate(order, 1))


def _taken(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the ``given`` parameters that the question takes."""
    names = {parameter.name for parameter in question.parameters}
    return {name: value for name, value in given.items() if name in names}


def _surroundings(holders: Rows, items: Rows, incidents: Rows) -> Surroundings:
    """Names, statements, kinds and critical days, which the observations only point to."""
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
        needed_by=tuple(_needed(uid, one, around) for uid in one.needers),
        information=tuple(around.items[uid]["item"] for uid in one.items),
        information_ids=tuple(short(uid) for uid in one.items),
        earliest=one.earliest,
        start=one.start,
        end=one.end,
        days=one.days,
        days_at_most=one.days_at_most,
        strength=one.strength,
        possible=one.possible,
        explanation=explanation(one, around),
        sources=tuple(source(text) for text in sorted(set(one.sources), key=_places)),
    )


def _held_since(uid: str, one: Observation, around: Surroundings) -> dict[str, str | None]:
    """A holder, and the day from which it certainly held what the finding is about, where that is known."""
    known = dict(one.since).get(uid)
    return {**named(uid, around.holders), "since": known.isoformat() if known else None}


def _needed(uid: str, one: Observation, around: Surroundings) -> dict[str, str | None]:
    """Who needed it, and from when to when its own gap lasted (nothing for ``to``: it stayed open)."""
    periods = [each for each in one.periods if each.needer == uid]
    starts, ends = [each.start for each in periods if each.start], [each.end for each in periods]
    last = max((end for end in ends if end), default=None) if None not in ends else None
    if one.details and one.end:  # a decision needed it when it was made, however long it had been held
        starts = [one.end]
    return {
        **named(uid, around.holders),
        "from": min(starts).isoformat() if starts else None,
        "to": last.isoformat() if last else None,
        "strength": firmest([each.strength for each in periods]) if periods else None,
    }


@lru_cache(_REMEMBERED_SOURCES)
def _places(text: str) -> list[tuple[bool, int, str]]:
    """A key that sorts sources as a reader turns pages: ``dhr 6:9`` before ``dhr 6:12``."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in re.split(r"(\d+)", text) if part]
