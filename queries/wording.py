"""The one plain sentence that a finding is read out as. It apportions no blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from queries.observations import Observation
    from queries.ranking import Surroundings

FIRMNESS = {
    "stated": "the review says so itself",
    "no_record": "the review says that there is no record of it",
    "inferred": "this follows from what is recorded; the review does not say it in so many words",
}


MOST_CLAUSES = 2
"""A sentence that says more than this is no longer plain; the questions are named beside it."""
TELLING = (
    "requests/unanswered_requests", "requests/nil_contradicted", "meetings/empty_chair", "meetings/unsaid_in_the_room",
    "meetings/never_met", "silos/distorted", "silos/too_late", "silos/held_only_outside", "requests/not_referred",
    "silos/never_shared", "silos/inside_one_agency", "silos/locked_in_a_system", "silos/jigsaw",
)  # fmt: skip
"""The questions in the order in which their clauses say most."""


def explanation(one: Observation, around: Surroundings) -> str:
    """One sentence: who held what from when, who needed it and why, what became of it, how firmly this is known."""
    said = "; ".join(f"“{around.items[uid]['item']}”" for uid in one.items)
    clauses = _few(one.clauses)
    if one.family == "request":
        parts = [*clauses, f"what would have answered it: {said}" if said else ""]
    else:
        parts = [_held(one, said, around), *clauses]
    parts.append(("whoever needed it may have known all the same; " if one.possible else "") + FIRMNESS[one.strength])
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] + "."


def _few(clauses: tuple[tuple[str, str], ...]) -> list[str]:
    """The clauses that say most, one for each question."""
    said = {question: clause for question, clause in reversed(clauses) if question in TELLING}
    chosen = sorted(said, key=TELLING.index) or [question for question, _ in clauses]
    everything = dict(reversed(clauses))
    return [everything[question] for question in chosen[:MOST_CLAUSES]]


def _held(one: Observation, said: str, around: Surroundings) -> str:
    holders = listed([around.holders[uid]["holder"] for uid in one.holders])
    needers = listed([around.holders[uid]["holder"] for uid in one.needers])
    since = f"from {day(one.start)} " if one.start else ""
    why = f" ({'; '.join(one.reasons[:2])})" if one.reasons else ""
    return f"{since}{holders} held {said}; {needers} needed it{why}"


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names as a sentence lists them; beyond ``most`` it says how many more."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def day(value: date) -> str:
    """A day as people write it: 4 May 2011."""
    return f"{value.day} {value:%B %Y}"
