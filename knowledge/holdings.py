"""Recorded knowledge as sets of bits, one for each item, so that everything a holder had moves in one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.claims import Place
from knowledge.moments import END, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from knowledge.claims import Claims
    from knowledge.derived import Knowing

UNTOLD = frozenset({"perpetrator"})
"""Roles whose people are never expected to pass on more than is recorded."""


@dataclass(frozen=True)
class Held:
    """Items that a holder had by record: surely on D where ``since < D < until``, as far as this reading goes."""

    bits: int
    since: date
    until: date
    place: Place


@dataclass(frozen=True)
class Ending:
    """A coded end of a holder's knowledge of one item; a disputed one is only a possible end."""

    bit: int
    day: Span
    disputed: bool


class Holdings:
    """What each holder had by record, when that ended, and what it can have had at all.

    ``silent`` holders pass on nothing beyond what is recorded: people, or with ``people`` only the perpetrators.
    """

    def __init__(self, claims: Claims, knowing: Iterable[Knowing], *, people: bool) -> None:
        names = sorted({item.id for item in claims.items} | {way.item for way in knowing})
        self.items = tuple(names)
        self.bit = {name: 1 << number for number, name in enumerate(names)}
        persons = {holder.id for holder in claims.holders if holder.label == "Person"}
        untold = {holder.id for holder in claims.holders if holder.role in UNTOLD}
        self.silent = frozenset(untold & persons if people else persons)
        self._persons = persons
        self._found_later = sum(self.bit[item.id] for item in claims.items if item.hindsight)
        self.ends = self._endings(claims)
        places = {row.id: row.place for row in claims.sharings} | {row.id: row.place for row in claims.meetings}
        ways = [(way, places.get(way.via, Place())) for way in knowing]
        self.sure = _grouped(ways, self.bit, sure=True)
        self.perhaps = _grouped(ways, self.bit, sure=False)

    def allowed(self, holder: str, bits: int) -> int:
        """Those of the items that the holder can have had: what only the review found out, only people."""
        return bits if holder in self._persons else bits & ~self._found_later

    def named(self, bits: int) -> Iterator[str]:
        """The items of a set."""
        while bits:
            lowest = bits & -bits
            yield self.items[lowest.bit_length() - 1]
            bits ^= lowest

    def _endings(self, claims: Claims) -> Mapping[str, tuple[Ending, ...]]:
        found: dict[str, list[Ending]] = defaultdict(list)
        for row in claims.knowledge:
            if row.until is not None:
                for holder in row.holders:
                    found[holder] += (Ending(self.bit[item], row.until, row.certainty == "disputed")
                                      for item in row.items)  # fmt: skip
        return {holder: tuple(sorted(set(rows), key=repr)) for holder, rows in found.items()}


def _grouped(
    ways: Iterable[tuple[Knowing, Place]], bit: Mapping[str, int], *, sure: bool
) -> Mapping[str, tuple[Held, ...]]:
    """By holder, what it had from when to when: with ``sure`` by the bounds that make it know, else may have known."""
    found: dict[str, dict[tuple[date, date, Place], int]] = defaultdict(lambda: defaultdict(int))
    for way, place in ways:
        if way.firm or not sure:
            since = way.since.last if sure else way.since.first
            until = END if way.until is None else way.until.first if sure else way.until.last
            on_one_day = way.via_kind in {"sharing", "meeting"} and way.since.first == way.since.last
            found[way.holder][since, until, place if on_one_day else Place()] |= bit[way.item]
    return {holder: tuple(Held(bits, *key) for key, bits in rows.items()) for holder, rows in found.items()}
