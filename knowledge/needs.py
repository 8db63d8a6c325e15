"""Who needed what: from the table of needs, and from rules about open work with people.

A rule says: while a holder is involved with a person in this capacity, it needs items of these kinds about that person
and everybody of the same household. The rules stand in ``knowledge/need_rules.yml``, which a panel can read and change;
each derived need names its rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import WhoknewError
from graph.vocabulary import CAPACITY, INFORMATION_KIND
from knowledge.derived import Knowing, Needing
from knowledge.moments import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from knowledge.claims import Claims, Involvement, Item


class RulesWrong(WhoknewError):
    """The rules of need cannot be used."""


@dataclass(frozen=True)
class Rule:
    """Work in one of ``capacities`` needs items of one of ``kinds`` about the household."""

    id: str
    capacities: frozenset[str]
    kinds: frozenset[str]
    why: str


def read_rules(text: str, where: str = "need_rules.yml") -> tuple[Rule, ...]:
    """The rules written in ``text`` (YAML); raises ``RulesWrong`` naming the rule that cannot be used."""
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise RulesWrong(f"{where} is not YAML: {error}") from None
    if not isinstance(rows, list):
        raise RulesWrong(f"{where} must be a list of rules, each with id, capacities, kinds and why")
    return tuple(_rule(row, number, where) for number, row in enumerate(rows, 1))


def _rule(row: Any, number: int, where: str) -> Rule:  # noqa: ANN401 - whatever the YAML holds
    if not isinstance(row, dict) or set(row) != {"id", "capacities", "kinds", "why"}:
        raise RulesWrong(f"{where}, rule {number}: a rule has exactly id, capacities, kinds and why")
    for key, allowed in (("capacities", CAPACITY.values), ("kinds", INFORMATION_KIND.values)):
        unknown = [value for value in row[key] if value not in allowed]
        if unknown:
            raise RulesWrong(f"{where}, rule {row['id']}: {unknown[0]!r} is none of the {key}: {', '.join(allowed)}")
    return Rule(str(row["id"]), frozenset(row["capacities"]), frozenset(row["kinds"]), str(row["why"]))


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with the software."""
    return read_rules((files("knowledge") / "need_rules.yml").read_text(encoding="utf-8"))


def needing(claims: Claims, knowing: Iterable[Knowing], rules: Iterable[Rule]) -> tuple[Needing, ...]:
    """Every need of the case, coded or by a rule, each with its own beginning; order does not depend on the rows'."""
    held = _first_held(knowing)
    found = {*_stated(claims, held), *_by_rule(claims, held, tuple(rules))}
    return tuple(sorted(found, key=lambda row: (row.holder, row.item, row.via, row.basis)))


def _first_held(knowing: Iterable[Knowing]) -> dict[str, Span]:
    """For each item the day on which somebody first held it, bounded by every way in which anybody came to."""
    first: dict[str, Span] = {}
    for way in knowing:
        first[way.item] = first[way.item].earlier_of(way.since) if way.item in first else way.since
    return first


def _stated(claims: Claims, held: Mapping[str, Span]) -> Iterator[Needing]:
    items = {item.id: item for item in claims.items}
    for need in claims.needs:
        for item in need.items:
            since = need.start or _arises(items.get(item), held, claims.period)
            for holder in need.holders:
                yield Needing(
                    holder, item, since, need.end, need.id, "stated", need.basis, need.why, need.sources
                )  # fmt: skip


def _arises(item: Item | None, held: Mapping[str, Span], period: Span) -> Span:
    """When an item was there to be needed: when it was first held, else since when it was so, else the period."""
    if item is not None and item.id in held:
        return held[item.id]
    if item is not None and item.true_from is not None:
        return item.true_from
    return Span(period.earliest, period.earliest)


def _by_rule(claims: Claims, held: Mapping[str, Span], rules: tuple[Rule, ...]) -> Iterator[Needing]:
    households = {holder.id: holder.households for holder in claims.holders}
    for work in claims.involvements:
        people = _household(work, households)
        for rule in rules:
            if work.capacity in rule.capacities:
                for item in claims.items:
                    if not item.hindsight and item.kinds & rule.kinds and item.about & people:
                        since = work.start.later_of(_arises(item, held, claims.period))
                        if work.end is None or since.first <= work.end.last:
                            for holder in work.holders:
                                yield Needing(holder, item.id, since, work.end, work.id, "rule", rule.id, rule.why,
                                              work.sources)  # fmt: skip


def _household(work: Involvement, households: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The people worked with and everybody who shares a household with one of them."""
    shared = frozenset().union(*(households.get(person, frozenset()) for person in work.people))
    return frozenset(work.people) | {person for person, theirs in households.items() if theirs & shared}
