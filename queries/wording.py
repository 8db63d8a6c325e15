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


MOST_STATEMENTS = 4
MOST_CLAUSES = 2
"""A sentence that says more than this is no longer plain; the questions are named beside it."""
TELLING = (
    "decisions/decided_without", "decisions/overlooked_own_files", "handover/gone", "handover/lost_in_handover",
    "requests/unanswered_requests", "requests/nil_contradicted", "meetings/empty_chair", "meetings/unsaid_in_the_room",
    "meetings/never_met", "silos/distorted", "orders/breach_blind_spots",
    "silos/too_late", "silos/held_only_outside", "requests/not_referred",
    "silos/never_shared", "silos/inside_one_agency", "silos/locked_in_a_system", "silos/jigsaw",
)  # fmt: skip
"""The questions in the order in which their clauses say most."""


def explanation(one: Observation, around: Surroundings) -> str:
    """One sentence: who held what from when, who needed it and why, what became of it, how firmly this is known."""
    clauses = _few(one.clauses)
    if one.details:
        return _sentence([f"{clauses[0]}: {_details(one, around)}", _firmness(one, around)])
    if one.family == "picture":
        parts = clauses
    elif one.family == "request" or not one.items:
        parts = [*clauses, f"what would have answered it: {_items(one, around)}" if one.items else ""]
    else:
        parts = [_held(one, around), *clauses]
    parts += ["whoever needed it may have known all the same"] if one.possible else []
    return _sentence([*parts, _firmness(one, around)])


def _sentence(parts: list[str]) -> str:
    text = "; ".join(part for part in parts if part)
    return text[:1].upper() + text[1:] + "."


def _details(one: Observation, around: Surroundings) -> str:
    """The items, the first few in full, each with who held it or what became of it."""
    said = []
    for uid in one.items[:MOST_STATEMENTS]:
        words = "; ".join(text for item, text in one.details if item == uid and text)
        said.append(f"“{around.items[uid]['item']}”" + (f" ({words})" if words else ""))
    more = len(one.items) - len(said)
    return ", ".join(said) + (f" and {more} more" if more else "")


def _firmness(one: Observation, around: Surroundings) -> str:
    """How firmly it is known; of whom, where the review says it of some and it only follows for others."""
    firm = [uid for uid, strength in one.strengths if strength == one.strength]
    if len(firm) in {0, len(one.strengths)} or one.strength == "inferred":
        return FIRMNESS[one.strength]
    which = (
        f"{len(firm)} of these {len(one.strengths)}"
        if one.details
        else listed([around.holders[uid]["holder"] for uid in firm])
    )
    return f"{FIRMNESS[one.strength]} of {which}; of the others it follows from what is recorded"


def _few(clauses: tuple[tuple[str, str], ...]) -> list[str]:
    """The clauses that say most, one for each question."""
    said = {question: clause for question, clause in reversed(clauses) if question in TELLING}
    chosen = sorted(said, key=TELLING.index) or [question for question, _ in clauses]
    everything = dict(reversed(clauses))
    return [everything[question] for question in chosen[:MOST_CLAUSES]]


def _held(one: Observation, around: Surroundings) -> str:
    """Who needed what from when, and who held it then; later holders and items with their own day."""
    since = dict(one.since)
    later = [uid for uid in one.holders if one.start and since.get(uid, one.start) > one.start]
    first = [uid for uid in one.holders if uid not in later] or list(one.holders)
    needers = listed([around.holders[uid]["holder"] for uid in one.needers])
    why = f" ({'; '.join(one.reasons[:2])})" if one.reasons else ""
    from_ = f"from {day(one.start)} " if one.start else ""
    held = f"{from_}{listed([around.holders[uid]['holder'] for uid in first])} held {_items(one, around)}"
    if later and len(later) < len(one.holders):
        names = [f"{around.holders[uid]['holder']}, {day(since[uid])}" for uid in later]
        held += f" (later also {listed(names, 3)})"
    return f"{held}, and {needers} needed it{why}"


def _items(one: Observation, around: Surroundings) -> str:
    """The statements, the first few in full, each with its own day where they differ."""
    starts = dict(one.starts)
    several = len(set(starts.values())) > 1
    said = [
        f"“{around.items[uid]['item']}”" + (f" (from {day(starts[uid])})" if several and uid in starts else "")
        for uid in one.items[:MOST_STATEMENTS]
    ]
    more = len(one.items) - len(said)
    return "; ".join(said) + (f" and {more} more" if more else "")


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names as a sentence lists them; beyond ``most`` it says how many more."""
    names = list(dict.fromkeys(names))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def day(value: date) -> str:
    """A day as people write it: 4 May 2011."""
    return f"{value.day} {value:%B %Y}"
