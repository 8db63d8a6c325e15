"""What would follow had something been told that was not, or not been told that was.

The claims are changed, and everything is derived from the changed claims by the same rules as ever; the difference is
what the changes would have done. Nothing is taken to have been passed on but what is recorded as passed on: see
``knowledge/passed_on.py`` for which of that still would have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.bodies import Bodies
from knowledge.changes import Telling, about, as_judged, silenced, telling_id, told, touched
from knowledge.derive import recorded, ways
from knowledge.derived import Derived
from knowledge.passed_on import Chains, Passing, Surely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.changes import Change
    from knowledge.claims import Claims
    from knowledge.needs import Rule


@dataclass(frozen=True)
class Fallen:
    """A recorded passing of an item that would not have taken place, or only ``perhaps``."""

    via: str
    item: str
    perhaps: bool


@dataclass(frozen=True)
class Outcome:
    """What is recorded of the items that the changes touch, and what would follow from the changed claims.

    ``fallen`` are recorded passings that rest on what was taken away. ``held`` says, for each place among the changes
    that is a telling, how surely the teller would have held each of its items on that day.
    """

    items: frozenset[str]
    before: Derived
    after: Derived
    fallen: tuple[Fallen, ...]
    held: Mapping[int, Mapping[str, Surely]]


def outcome(
    claims: Claims, rules: tuple[Rule, ...], changes: Sequence[Change], at_first: Derived | None = None
) -> Outcome:
    """What would follow from the changes, all of them together. What they name and the case lacks changes nothing.

    ``at_first`` is what ``recorded`` gives for the claims and rules, where somebody has it already.
    """
    items = touched(claims, changes)
    first, bodies = about(claims, items), Bodies(claims)
    before = _of_items(at_first or recorded(first, rules, bodies), items)
    days = {telling_id(place): change.day for place, change in enumerate(changes) if isinstance(change, Telling)}
    changed = told(silenced(first, changes), changes)
    chains = Chains(first, before.knowing, {})
    after_all = Chains(changed, ways(changed, bodies), days, chains)
    verdicts = {(each.via, each.place): _verdict(each, chains, after_all) for each in after_all.passings}
    after = _of_items(recorded(as_judged(changed, verdicts), rules, bodies), items)
    fallen = [
        Fallen(each.via, each.had[0], verdicts[each.via, each.place] is Surely.PERHAPS)
        for each in after_all.passings
        if each.via not in days and verdicts[each.via, each.place] < Surely.SURELY
    ]
    held = {
        place: {item: verdicts.get((telling_id(place), number), Surely.NOT) for number, item in enumerate(change.items)}
        for place, change in enumerate(changes)
        if isinstance(change, Telling)
    }
    return Outcome(items, before, after, tuple(sorted(fallen, key=repr)), held)


def _of_items(derived: Derived, items: frozenset[str]) -> Derived:
    return Derived(
        tuple(row for row in derived.knowing if row.item in items),
        tuple(row for row in derived.told_otherwise if row.item in items),
        tuple(row for row in derived.needing if row.item in items),
        derived.answers_for,
        tuple(row for row in derived.reached if row.item in items),
    )


def _verdict(passing: Passing, before: Chains, after: Chains) -> Surely:
    """Surely where it stands as it did, or is told by somebody who knew; else what is left of it."""
    now = after.support(passing)
    if passing.via in after.tellings:
        return now
    return Surely.SURELY if now >= before.support(passing) else now
