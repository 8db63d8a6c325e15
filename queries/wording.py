"""The one plain sentence that a finding is read out as. It apportions no blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from queries.observations import Observation
    from queries.ranking import Surroundings

FIRMNESS = {
    "stated": "the review says so itself",
    "no_record": "the review says that there is no record of it",
    "inferred": "this follows from what is recorded; the review does not say it in so many words",
}


UNTIL_THEN = "until then, the review says, there is no record of it"
AS_CODED = "as the case is coded, it was needed until"
MAY_HAVE = "whoever needed it may have known all the same"
NEVER, LATE = "silos/never_shared", "silos/too_late"
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
    clauses = _few(one, around)
    if one.details:
        return _sentence([f"{clauses[0]}: {_details(one, around)}", _firmness(one, around)])
    if one.family in {"picture", "request"} or "meetings/never_met" in one.questions or not one.items:
        parts = clauses
    else:
        parts = [_held(one, around), *clauses]
    if one.end and NEVER in one.questions and LATE not in one.questions:
        parts.append(_by_day(one, around, f"{AS_CODED} {{}}", f"{AS_CODED}: {{}}"))
    parts += [MAY_HAVE] if one.possible and one.strength == "inferred" else []
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
    """How firmly it is known; of whom or of what, where the review says it of some and it only follows for others."""
    said = UNTIL_THEN if one.strength == "no_record" and LATE in one.questions else FIRMNESS[one.strength]
    if one.strength == "inferred":
        return said
    firm = {(each.item, each.needer) for each in one.periods if each.strength == one.strength}
    pairs = {(each.item, each.needer) for each in one.periods}
    if not firm or firm == pairs:
        return said
    needers, items = {needer for _, needer in firm}, {item for item, _ in firm}
    if one.details:
        of = f"{len(items)} of these {len(one.items)}"
    elif firm == {pair for pair in pairs if pair[1] in needers}:
        of = listed([around.holders[uid]["holder"] for uid in one.needers if uid in needers])
    elif firm == {pair for pair in pairs if pair[0] in items}:
        of = listed([f"“{around.items[uid]['item']}”" for uid in one.items if uid in items])
    else:
        of = "a part of it"
    word = "of" if one.strength == "stated" else "for"
    return f"{said} {word} {of}; of the rest it follows from what is recorded"


def _few(one: Observation, around: Surroundings) -> list[str]:
    """The clauses that say most, one for each question."""
    said = {question: clause for question, clause in reversed(one.clauses) if question in TELLING}
    chosen = sorted(said, key=TELLING.index) or [question for question, _ in one.clauses]
    everything = {**dict(reversed(one.clauses)), LATE: _arrived(one, around)}
    if one.possible:
        everything[NEVER] = "no sharing of it is recorded that certainly reached those who needed it"
    return [everything[question] for question in chosen[:MOST_CLAUSES]]


def _held(one: Observation, around: Surroundings) -> str:
    """Who needed what from when, and who held it then; later holders, items and needers with their own day."""
    since = dict(one.since)
    later = [uid for uid in one.holders if one.start and since.get(uid, one.start) > one.start]
    first = [uid for uid in one.holders if uid not in later] or list(one.holders)
    needers = listed(_dated(_names(one.needers, around), _days(one, "needer", "start"), one.needers, "from "))
    why = f" ({'; '.join(one.reasons[:2])})" if one.reasons else ""
    vague = " at the latest" if one.earliest and one.start and one.earliest < one.start else ""
    from_ = f"from {day(one.start)}{vague} " if one.start else ""
    held = f"{from_}{listed(_names(first, around))} held {_items(one, around)}"
    if later and len(later) < len(one.holders):
        names = [f"{around.holders[uid]['holder']} by {day(since[uid])}" for uid in later]
        held += f" (later also {listed(names, 3)})"
    return held if one.family == "changed" else f"{held}, and {needers} needed it{why}"


def _arrived(one: Observation, around: Surroundings) -> str:
    """When what came late is recorded as having arrived."""
    return _by_day(
        one, around, "it is recorded as having arrived only by {}", "it is recorded as having arrived late: {}"
    )


def _by_day(one: Observation, around: Surroundings, single: str, several: str) -> str:
    """The day on which the gap ended, in words; item by item or needer by needer where the days differ."""
    for which, uids, names in (
        ("needer", one.needers, _names(one.needers, around)),
        ("item", one.items, [f"“{around.items[uid]['item']}”" for uid in one.items]),
    ):
        days = _days(one, which, "end")
        if days and len(days) == len(uids):
            return several.format(listed(_dated(names, days, uids), len(uids)))
    return single.format(day(one.end)) if one.end else ""


def _days(one: Observation, which: str, what: str) -> dict[str, date]:
    """The day on which the gap of each ``item`` or ``needer`` had its ``start`` or ``end``.

    Nothing where all have the same, or where one of them has several.
    """
    found: dict[str, date | None] = {getattr(each, which): getattr(each, what) for each in one.periods}
    single = all(found[getattr(each, which)] == getattr(each, what) for each in one.periods)
    several = len(set(found.values())) > 1
    return {uid: value for uid, value in found.items() if value} if single and several else {}


def _dated(names: Sequence[str], days: Mapping[str, date], uids: Sequence[str], word: str = "") -> list[str]:
    """Each name with its day in brackets, where it has one of its own."""
    return [name + (f" ({word}{day(days[uid])})" if uid in days else "") for name, uid in zip(names, uids, strict=True)]


def _names(uids: Sequence[str], around: Surroundings) -> list[str]:
    return [around.holders[uid]["holder"] for uid in uids]


def _items(one: Observation, around: Surroundings) -> str:
    """The statements, the first few in full, each with its own day where they differ."""
    names = [f"“{around.items[uid]['item']}”" for uid in one.items]
    said = _dated(names, _days(one, "item", "start"), one.items, "from ")[:MOST_STATEMENTS]
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
