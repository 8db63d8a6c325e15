"""Through whom knowledge had to pass: the holders without whom a recorded way would not have been."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from knowledge.derived import Knowing

if TYPE_CHECKING:
    from collections.abc import Iterable

Step = tuple[int, list[int]]
"""The bit of a sender, and the numbers of the ways in which it may have come to know."""
UNKNOWN = -1
"""Everybody: through whom a way passes of which no chain is known that begins anywhere."""


def with_relays(knowing: Iterable[Knowing]) -> tuple[Knowing, ...]:
    """The same ways, each with the holders through whom every recorded chain to it passes.

    A sender counts with each way in which it may have come to know by then; one whose knowledge no row shows is where
    the chain begins. Of several senders of one message any would have done. Ways that may have been never bypass one
    that surely was: a firm way is looked at among firm ways only. Holders are the bits of a number.
    """
    ways = tuple(knowing)
    names = sorted({name for way in ways for name in (way.holder, *way.senders)})
    bit = {name: 1 << number for number, name in enumerate(names)}
    steps = _steps(ways, bit)
    found = [UNKNOWN if way.senders else 0 for way in ways]
    moved = True
    while moved:
        moved = False
        for number, of_way in steps:
            now = _through(of_way, found)
            if now != found[number]:
                found[number], moved = now, True

    @cache
    def named(bits: int) -> tuple[str, ...]:
        return tuple(name for name in names if bits & bit[name])

    others = (named(max(through, 0) & ~bit[way.holder]) for way, through in zip(ways, found, strict=True))
    return tuple(_with(way, only) for way, only in zip(ways, others, strict=True))


def _with(way: Knowing, only: tuple[str, ...]) -> Knowing:
    """The way with those through whom it had to pass."""
    if only == way.only_through:
        return way
    return Knowing(
        way.holder, way.item, way.since, way.firm, way.until, way.via, way.via_kind, way.basis, way.certainty,
        way.sources, way.senders, only,
    )  # fmt: skip


def _steps(ways: tuple[Knowing, ...], bit: dict[str, int]) -> list[tuple[int, list[Step]]]:
    """The ways that came from somebody, earlier ones first, each with its senders and how they may have known."""
    of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        of[way.holder, way.item].append(number)
    first = [way.since.first for way in ways]
    found = []
    for number, way in enumerate(ways):
        if way.senders:
            last = way.since.last
            found.append((number, [(bit[sender], [one for one in of.get((sender, way.item), ())
                                                  if first[one] <= last and (ways[one].firm or not way.firm)])
                                   for sender in way.senders]))  # fmt: skip
    return sorted(found, key=lambda step: first[step[0]])


def _through(steps: list[Step], found: list[int]) -> int:
    """Whom every chain passes; everybody while no chain to it is known that begins anywhere."""
    every = UNKNOWN
    for sender, ways in steps:
        before = UNKNOWN if ways else 0
        for number in ways:
            before &= found[number]
        every &= before | sender
    return every
