"""Through whom knowledge had to pass: the holders without whom a recorded way would not have been."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.derived import Knowing


def with_relays(knowing: Iterable[Knowing]) -> tuple[Knowing, ...]:
    """The same ways, each with the holders through whom every recorded chain to it passes.

    A sender counts with each way in which it may have come to know by then; one whose knowledge no row shows is where
    the chain begins. Of several senders of one message any would have done. Ways that may have been never bypass one
    that surely was: a firm way is looked at among firm ways only.
    """
    ways = tuple(knowing)
    of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, way in enumerate(ways):
        of[way.holder, way.item].append(number)
    steps = [[(sender, _sooner(ways, of[sender, way.item], way)) for sender in way.senders] for way in ways]
    found: list[frozenset[str] | None] = [None] * len(ways)
    moved = True
    while moved:
        moved = False
        for number in range(len(ways)):
            now = _through(steps[number], found)
            if now != found[number]:
                found[number], moved = now, True
    return tuple(_with(way, through or frozenset()) for way, through in zip(ways, found, strict=True))


def _with(way: Knowing, through: frozenset[str]) -> Knowing:
    only = tuple(sorted(through - {way.holder}))
    return way if only == way.only_through else replace(way, only_through=only)


def _sooner(ways: tuple[Knowing, ...], numbers: list[int], way: Knowing) -> list[int]:
    """The ways in which a sender may have come to know it by the time it passed it on."""
    return [number for number in numbers
            if ways[number].since.first <= way.since.last and (ways[number].firm or not way.firm)]  # fmt: skip


def _through(steps: list[tuple[str, list[int]]], found: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Whom every chain passes; ``None`` while no chain to it is known that begins anywhere."""
    if not steps:
        return frozenset()
    chains = []
    for sender, ways in steps:
        before = [found[number] for number in ways]
        known = [through for through in before if through is not None]
        if known or not ways:
            chains.append(frozenset.intersection(*known) | {sender} if known else frozenset({sender}))
    return frozenset.intersection(*chains) if chains else None
