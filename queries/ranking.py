"""Which findings a panel should read first.

Four things count, as a panel chair would weigh them: how near to harm the gap was, how much it was needed, how long it
lasted, how firmly it is known. What kind of danger the item speaks of, and how many questions found the same, count
less. A second finding about the same thing steps back behind others, so that the first ten differ from each other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heapreplace
from typing import TYPE_CHECKING, Any

from graph.vocabulary import INFORMATION_KIND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.observations import Observation

FIRM = {"stated": 1.0, "no_record": 0.8, "inferred": 0.45}
POSSIBLE = 0.6
"""What a possible gap counts, beside a gap, in how firmly it is known."""
NEAR_DAYS = 120.0
"""What ended, or began, this many days before the harm counts half as near as what did on its day."""
LONG_DAYS = 365.0
WEIGHTS = {"near": 3.0, "firm": 3.0, "needed": 1.5, "long": 1.0, "danger": 1.5, "agreed": 0.75}
GRAVE = frozenset(
    {"threat to kill", "strangulation", "weapon", "sexual violence", "stalking", "breach", "child harm", "separation",
     "assault", "coercive control", "whereabouts", "earlier victims"}
)  # fmt: skip
"""Kinds that the DASH list gives weight to, and where somebody is: what a next step turns on. A case's own kinds count
as these do: they are what that review is about."""
STEP_BACK = 0.6


@dataclass(frozen=True)
class Surroundings:
    """What observations point to: holders and items by uid as their questions list them, days of critical events."""

    holders: Mapping[str, Mapping[str, Any]]
    items: Mapping[str, Mapping[str, Any]]
    critical: tuple[date, ...]


def ranked(observations: Iterable[Observation], around: Surroundings) -> tuple[Observation, ...]:
    """``observations`` in order of importance; equal ones in order of their beginning, items and holders."""
    waiting = sorted(
        ((score(one, around), one) for one in observations),
        key=lambda pair: (-pair[0], pair[1].start or date.max, pair[1].items, pair[1].holders, pair[1].questions),
    )
    order: list[Observation] = []
    said: dict[tuple[str, str], int] = {}
    heap = [(-value, number) for number, (value, _) in enumerate(waiting)]
    while heap:
        value, number = heap[0]
        now = -_discounted(waiting[number], said)
        if now > value:  # a value only falls, so one that did not fall since it was looked at is the best
            heapreplace(heap, (now, number))
            continue
        heappop(heap)
        one = waiting[number][1]
        order.append(one)
        for thing in _things(one):
            said[thing] = said.get(thing, 0) + 1
    return tuple(order)


def _discounted(pair: tuple[float, Observation], said: Mapping[tuple[str, str], int]) -> float:
    value, one = pair
    repeats = min((said.get(thing, 0) for thing in _things(one)), default=0)
    return value * STEP_BACK**repeats


def _things(one: Observation) -> list[tuple[str, str]]:
    """What a finding is about, within its family: a meeting that lists an item pushes no gap of that item back."""
    return [(one.family, thing) for thing in one.items or one.holders]


def score(one: Observation, around: Surroundings) -> float:
    """How much a finding matters; only the order of scores means anything."""
    parts = {
        "near": _near(one, around.critical),
        "firm": FIRM[one.strength] * (POSSIBLE if one.possible else 1.0),
        "needed": 1.0 - 0.5 ** len(one.needers),
        "long": min(1.0, math.log1p(max(one.days or 0, 0)) / math.log1p(LONG_DAYS)),
        "danger": _danger(one, around),
        "agreed": 1.0 - 0.5 ** (len(one.questions) - 1),
    }
    return sum(WEIGHTS[name] * value for name, value in parts.items())


def _near(one: Observation, critical: tuple[date, ...]) -> float:
    """How near to harm: half for being still so when it came, half for how late before it that began.

    The last critical event counts, which in a review of a death is the death. A decision counts by its day, however
    long what bore on it had been held.
    """
    if not critical:
        return 0.0
    harm = max(critical)
    last = one.end if one.end is not None or one.family not in {"meeting", "changed"} else one.start
    first = one.end if one.family == "decision" else one.start
    ended = max((harm - last).days, 0) if last is not None else 0
    began = max((harm - first).days, 0) if first is not None else LONG_DAYS
    return 0.5 * math.exp2(-ended / NEAR_DAYS) + 0.5 * math.exp2(-began / NEAR_DAYS)


def _danger(one: Observation, around: Surroundings) -> float:
    kinds = {kind for uid in one.items for kind in around.items[uid]["kinds"].split("; ")}
    grave = {kind for kind in kinds if kind in GRAVE or kind not in INFORMATION_KIND.values}
    return 1.0 - 0.5 ** len(grave)
