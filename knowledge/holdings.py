"""Recorded knowledge as sets of bits, one for each item, so that everything a holder had moves in one step."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from typing import TYPE_CHECKING, Any

from knowledge.claims import NOWHERE
from knowledge.moments import END, Span
from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from knowledge.claims import Claims, Place
    from knowledge.derived import Knowing

UNTOLD = frozenset({"perpetrator"})
"""Roles whose people are never expected to pass on more than is recorded."""
ON_THE_DAY = frozenset({"sharing", "meeting"})
"""By what something became known at a place within the day."""


@value
class Held:
    """Items that a holder had by record: surely on D where ``since < D < until``, as far as this reading goes."""

    bits: int
    since: date
    until: date
    place: Place = NOWHERE


@value
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
        ways = tuple(knowing)
        names = sorted({item.id for item in claims.items} | {way.item for way in ways})
        self.bit = {name: 1 << number for number, name in enumerate(names)}
        self.persons = frozenset(holder.id for holder in claims.holders if holder.label == "Person")
        self.found_later = sum(self.bit[item.id] for item in claims.items if item.hindsight)
        self.ends = self._endings(claims)
        self.sure, self.perhaps = _grouped(claims, ways, self.bit)
        self._untold = frozenset(holder.id for holder in claims.holders if holder.role in UNTOLD)
        self.silent = self._silent(people=people)

    def told_by(self, *, people: bool) -> Holdings:
        """The same holdings, where people pass on as well, or where they do not."""
        other = copy(self)
        other.silent = self._silent(people=people)
        return other

    def _silent(self, *, people: bool) -> frozenset[str]:
        return self._untold & self.persons if people else self.persons

    def allowed(self, holder: str, bits: int) -> int:
        """Those of the items that the holder can have had: what only the review found out, only people."""
        return bits if holder in self.persons else bits & ~self.found_later

    def _endings(self, claims: Claims) -> Mapping[str, tuple[Ending, ...]]:
        found: dict[str, list[Ending]] = defaultdict(list)
        for row in claims.knowledge:
            if row.until is not None:
                for holder in row.holders:
                    found[holder] += (Ending(self.bit[item], row.until, row.certainty == "disputed")
                                      for item in row.items)  # fmt: skip
        return {holder: tuple(sorted(set(rows), key=repr)) for holder, rows in found.items()}


Rows = dict[str, dict[tuple[Any, ...], int]]
"""By holder the items of each beginning, end and, if there is one, place within the day."""


def _grouped(
    claims: Claims, ways: Iterable[Knowing], bit: Mapping[str, int]
) -> tuple[Mapping[str, tuple[Held, ...]], Mapping[str, tuple[Held, ...]]]:
    """By holder, what it had from when to when: by the bounds that make it know, and by those of may have known."""
    places = {row.id: (row.place,) for table in (claims.sharings, claims.meetings) for row in table
              if row.place != NOWHERE}  # fmt: skip
    sure: Rows = defaultdict(lambda: defaultdict(int))
    perhaps: Rows = defaultdict(lambda: defaultdict(int))
    for way in ways:
        first, last, until, of_item = way.since.first, way.since.last, way.until, bit[way.item]
        place = places.get(way.via, ()) if first == last and way.via_kind in ON_THE_DAY else ()
        perhaps[way.holder][first, until.last if until else END, *place] |= of_item
        if way.firm:
            sure[way.holder][last, until.first if until else END, *place] |= of_item
    return _held(sure), _held(perhaps)


def _held(rows: Rows) -> Mapping[str, tuple[Held, ...]]:
    return {holder: tuple(Held(bits, *key) for key, bits in found.items()) for holder, found in rows.items()}
