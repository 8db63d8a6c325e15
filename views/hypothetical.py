"""What changes would have changed: two pictures of the items that they touch, as recorded and hypothetically.

Everything here is worked out from the two pictures; nothing of it is ever written to the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from knowledge.changes import Telling, telling_id
from knowledge.derive import recorded
from knowledge.derived import Needing
from knowledge.moments import OPEN
from knowledge.reached import reached
from knowledge.what_if import outcome
from loaders.derived_rows import derived_edges
from views.dates import bounds
from views.derived import need_of, reached_of, told_of, way_of
from views.picture import HYPOTHETICAL, Claim
from views.stretches import differences, need_changes
from views.words import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.changes import Change
    from knowledge.claims import Claims
    from knowledge.derived import Derived
    from knowledge.needs import Rule
    from knowledge.what_if import Outcome
    from views.moments import Moment
    from views.picture import Picture
    from views.stretches import Difference, NeedChange

NAMES: dict[str, dict[str, str]] = {
    "KNOWS": {"senders": "from_uids"},
    "TOLD_OTHERWISE": {"senders": "from_uids", "arrived_as": "as_uid"},
    "NEEDED": {},
    "REACHED": {"part": "part_uid"},
}


@dataclass(frozen=True)
class Coded:
    """A case as it is drawn, and as it was coded: what its pictures are worked out from."""

    picture: Picture
    claims: Claims
    rules: tuple[Rule, ...] = ()
    moments: tuple[Moment, ...] = ()

    @cached_property
    def at_first(self) -> Derived:
        """What is recorded of every item, worked out once for all changes."""
        return recorded(self.claims, self.rules)


@dataclass(frozen=True)
class AtMoment:
    """Before a critical event or decision somebody would have known an item that it did not, or the other way round.

    ``day`` is the one from which it knew, hypothetically where ``gained``, as recorded where not.
    """

    moment: Moment
    holder: str
    item: str
    day: date
    gained: bool

    @property
    def days(self) -> int:
        """How many days before the moment it was known."""
        return (self.moment.first - self.day).days


@dataclass(frozen=True)
class Compared:
    """Everything that the changes would have changed, beside what is recorded; ``counted`` are the needs that count."""

    recorded: Picture
    hypothetical: Picture
    outcome: Outcome
    differences: tuple[Difference, ...]
    needs: tuple[NeedChange, ...]
    moments: tuple[AtMoment, ...]
    counted: str = "stated"


def compared(case: Coded, changes: Sequence[Change], needs: str) -> Compared:
    """What the changes would have changed, all together; ``needs`` says which count: stated, or all."""
    picture, found = case.picture, outcome(case.claims, case.rules, changes, case.at_first)
    before, after = (_picture(picture, case.claims, derived) for derived in (found.before, found.after))
    after = replace(after, claims={**picture.claims, **_telling_claims(picture, changes)})
    end = bounds(picture)[1]
    by_need = need_changes(before, after, needs, end)
    at_moments = tuple(
        row
        for moment in case.moments
        for row in (_at_decision(moment, found) if moment.by else _at_event(moment, by_need))
    )
    return Compared(before, after, found, differences(before, after, end), by_need, at_moments, needs)


def as_changed(picture: Picture, result: Compared) -> Picture:
    """The whole picture as the changes would have made it: who could tell what, once they are made."""
    items = {f"{picture.case}/{item}" for item in result.outcome.items}
    others = (way for way in picture.ways if way.item not in items)
    return replace(picture, ways=(*others, *result.hypothetical.ways))


def _picture(picture: Picture, claims: Claims, derived: Derived) -> Picture:
    """The picture with these derived rows in the place of its own, as they would stand in the graph."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    for type_, (start, properties, end) in derived_edges(claims, derived):
        if type_ in NAMES:
            holder, item = (end, start) if type_ == "REACHED" else (start, end)
            names = {name: properties.get(stored) for name, stored in NAMES[type_].items()}
            rows[type_].append(defaultdict(lambda: None, {**properties, **names, "holder": holder, "item": item}))
    return replace(
        picture,
        ways=tuple(map(way_of, rows["KNOWS"])),
        told=tuple(map(told_of, rows["TOLD_OTHERWISE"])),
        needs=tuple(map(need_of, rows["NEEDED"])),
        reached=tuple(map(reached_of, rows["REACHED"])),
    )


def _telling_claims(picture: Picture, changes: Sequence[Change]) -> dict[str, Claim]:
    return {
        uid: Claim(uid, HYPOTHETICAL, day_text(change.day))
        for place, change in enumerate(changes)
        if isinstance(change, Telling) and (uid := f"{picture.case}/{telling_id(place)}")
    }


def _at_event(moment: Moment, by_need: Sequence[NeedChange]) -> list[AtMoment]:
    """Whose need was open when it happened, and would have been met before it, or no longer."""
    found = []
    for need in by_need:
        if need.needed < moment.first and (need.over is None or need.over >= moment.first):
            met = [day is not None and day < moment.first for day in (need.before, need.after)]
            day = need.after if met[1] else need.before
            if met[0] != met[1] and day is not None:
                found.append(AtMoment(moment, need.holder, need.item, day, gained=met[1]))
    return found


def _at_decision(moment: Moment, found: Outcome) -> list[AtMoment]:
    """Whether whoever decided would surely have known, before that day, what bears on the decision."""
    rows = []
    for holder, item in product(moment.by, moment.items):
        pair = (holder.partition("/")[2], item.partition("/")[2])
        if pair[1] in found.items:
            before, after = (_known_before(derived, pair, moment.first) for derived in (found.before, found.after))
            day = after or before
            if (before is None) != (after is None) and day is not None:
                rows.append(AtMoment(moment, holder, item, day, gained=before is None))
    return rows


def _known_before(derived: Derived, pair: tuple[str, str], day: date) -> date | None:
    """Since when a holder, or a part that answers for it, surely knew an item, where that was before ``day``."""
    asked = Needing(*pair, OPEN, None, "", "", "", "")
    known = (way for way in derived.knowing if way.item == pair[1])
    seats = (link for link in derived.answers_for if link.body == pair[0])
    ways = reached(known, (asked,), seats)
    days = [way.since.last for way in ways if way.firm and (way.until is None or way.until.first >= day)]
    return min((each for each in days if each < day), default=None)
