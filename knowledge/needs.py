"""Who needed what: from the table of needs, and from rules about open work with people.

A rule says: while a holder is involved with a person in this capacity, it needs items of these kinds about that person
and everybody of the same household. The rules stand in ``knowledge/need_rules.yml``, which a panel can read and change;
each derived need names its rule.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from graph.errors import WhoknewError
from graph.vocabulary import CAPACITY, INFORMATION_KIND
from knowledge.derived import Knowing, Needing
from knowledge.moments import Span, can_hold, make
from knowledge.ordering import by_needing, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.declaration import Choices
    from knowledge.claims import Claims, Involvement, Item


class RulesWrongError(WhoknewError):
    """The rules of need cannot be used."""


@dataclass(frozen=True)
class Rule:
    """Work in one of ``capacities`` needs items of one of ``kinds`` about the household."""

    id: str
    capacities: frozenset[str]
    kinds: frozenset[str]
    why: str


def read_rules(
    text: str, where: str = "need_rules.yml", own_values: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> tuple[Rule, ...]:
    """The rules written in ``text`` (YAML), whose lists a case may have extended by ``own_values`` (by list's name).

    Raises ``RulesWrongError`` naming the rule that cannot be used.
    """
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise RulesWrongError(f"{where} is not YAML: {error}") from None
    if not isinstance(rows, list):
        raise RulesWrongError(f"{where} must be a list of rules, each with id, capacities, kinds and why")
    rules = tuple(_rule(row, f"{where}, rule {number}", own_values) for number, row in enumerate(rows, 1))
    for number, rule in enumerate(rules):
        if rule.id in {earlier.id for earlier in rules[:number]}:
            raise RulesWrongError(f"{where}, rule {number + 1}: the id {rule.id} is taken; every rule has its own")
    return rules


def _rule(row: Any, where: str, own_values: Mapping[str, Iterable[str]]) -> Rule:
    if not isinstance(row, dict) or set(row) != {"id", "capacities", "kinds", "why"}:
        raise RulesWrongError(f"{where}: a rule has exactly id, capacities, kinds and why")
    for key in ("id", "why"):
        if not isinstance(row[key], str) or not row[key].strip():
            raise RulesWrongError(f"{where}: {key} must be a text, not {row[key]!r}")
    capacities = _chosen(row, "capacities", CAPACITY, f"{where} ({row['id']})", own_values)
    kinds = _chosen(row, "kinds", INFORMATION_KIND, f"{where} ({row['id']})", own_values)
    return Rule(row["id"].strip(), capacities, kinds, row["why"].strip())


def _chosen(
    row: dict[str, Any], key: str, choices: Choices, where: str, own_values: Mapping[str, Iterable[str]]
) -> frozenset[str]:
    allowed = (*choices.values, *own_values.get(choices.name, ()))
    if not isinstance(row[key], list) or not row[key]:
        raise RulesWrongError(f"{where}: {key} must be a list such as [{allowed[0]}, {allowed[1]}], not {row[key]!r}")
    for value in row[key]:
        if value not in allowed:
            raise RulesWrongError(f"{where}: {value!r} is none of the {key}: {', '.join(allowed)}")
    return frozenset(row[key])


def rule_text(rule: Rule) -> str:
    """The rule as one text, which ``rule_from`` reads again."""
    return json.dumps({"id": rule.id, "capacities": sorted(rule.capacities), "kinds": sorted(rule.kinds),
                       "why": rule.why}, ensure_ascii=False)  # fmt: skip


def rule_from(text: str) -> Rule:
    """The rule that ``rule_text`` wrote."""
    row = json.loads(text)
    return Rule(row["id"], frozenset(row["capacities"]), frozenset(row["kinds"]), row["why"])


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rules that come with the software."""
    return read_rules((files("knowledge") / "need_rules.yml").read_text(encoding="utf-8"))


def needing(claims: Claims, knowing: Iterable[Knowing], rules: Iterable[Rule]) -> tuple[Needing, ...]:
    """Every need of the case, coded or by a rule, each with its own beginning; order does not depend on the rows'.

    What was first held only after a need, coded or not, was over was never needed for it. What nobody ever held is
    needed as it was coded.
    """
    held = _first_held(knowing)
    found = chain(_stated(claims, held), _by_rule(claims, held, tuple(rules)))
    return tuple(in_order(found, by_needing))


def _first_held(knowing: Iterable[Knowing]) -> dict[str, Span]:
    """For each item the day on which somebody first held it: perhaps from the first way, surely by the first firm one.

    Where no way is firm, the first one that may have been stands in for it: a need has to begin somewhere.
    """
    ways: dict[str, list[Knowing]] = defaultdict(list)
    for way in knowing:
        ways[way.item].append(way)
    return {item: _first(found) for item, found in ways.items()}


def _first(ways: list[Knowing]) -> Span:
    firm = [way for way in ways if way.firm] or ways
    return make(min(way.since.first for way in ways), min(way.since.last for way in firm))


def _stated(claims: Claims, held: Mapping[str, Span]) -> Iterator[Needing]:
    """The needs of the table; one that the coder infers, or that is disputed, says so as its origin."""
    items = {item.id: item for item in claims.items}
    for need in claims.needs:
        for item in need.items:
            since = need.start or _arises(items.get(item), held, claims.period)
            for holder in need.holders if can_hold(since, need.end) and can_hold(held.get(item), need.end) else ():
                yield Needing(
                    holder, item, since, need.end, need.id, need.certainty, need.basis, need.why, need.sources
                )


def _arises(item: Item | None, held: Mapping[str, Span], period: Span) -> Span:
    """When an item was there to be needed: when it was first held, else since when it was so, else the period."""
    if item is not None and item.id in held:
        return held[item.id]
    if item is not None and item.true_from is not None:
        return item.true_from
    return Span(period.earliest, period.earliest)


def _by_rule(claims: Claims, held: Mapping[str, Span], rules: tuple[Rule, ...]) -> Iterator[Needing]:
    households = {holder.id: holder.households for holder in claims.holders if holder.households}
    arising = [(item, _arises(item, held, claims.period)) for item in claims.items if not item.hindsight]
    for work in claims.involvements:
        of_work = [rule for rule in rules if work.capacity in rule.capacities]
        people = _household(work, households) if of_work else frozenset()
        for item, arises in arising if of_work else ():
            if people.isdisjoint(item.about):
                continue
            since = work.start.later_of(arises)
            for rule in of_work if can_hold(since, work.end) else ():
                for holder in work.holders if not rule.kinds.isdisjoint(item.kinds) else ():
                    yield Needing(holder, item.id, since, work.end, work.id, "rule", rule.id, rule.why, work.sources)


def _household(work: Involvement, households: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The people worked with and everybody who shares a household with one of them."""
    shared = frozenset().union(*(households.get(person, frozenset()) for person in work.people))
    return frozenset(work.people) | {person for person, theirs in households.items() if not shared.isdisjoint(theirs)}
