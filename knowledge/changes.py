"""Claims with something changed: a sharing that did not take place, or one taken away that did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from knowledge.claims import Carried, Knowledge, Need, Sharing
from knowledge.derive import ARRIVED
from knowledge.moments import Span
from knowledge.passed_on import Surely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from knowledge.claims import Claims, Meeting


@dataclass(frozen=True)
class Telling:
    """A sharing that did not take place: on this day the sender tells the recipient these items."""

    sender: str
    recipient: str
    items: tuple[str, ...]
    day: date


@dataclass(frozen=True)
class Silence:
    """A recorded sharing, or what was raised at a recorded meeting, taken away."""

    claim: str


OfItems = TypeVar("OfItems", Knowledge, Need)
Change = Telling | Silence
Verdicts = dict[tuple[str, int], Surely]
"""How surely each passing still takes place: by its claim and its place in it; what is not in it does."""


def telling_id(place: int) -> str:
    """The id of the claim that stands for the telling at this place among the changes; no row of a case has it."""
    return f"what if {place + 1}"


def touched(claims: Claims, changes: Iterable[Change]) -> frozenset[str]:
    """The items whose knowledge the changes can touch.

    They are those told or no longer told, with the parts and versions in which an item went on, and what these are of.
    """
    found: set[str] = set()
    gone = {change.claim for change in changes if isinstance(change, Silence)}
    for change in changes:
        found |= set(change.items) if isinstance(change, Telling) else set()
    found |= {each.item for sharing in claims.sharings if sharing.id in gone for each in sharing.carried}
    found |= {item for meeting in claims.meetings if meeting.id in gone for item, _ in meeting.raised}
    akin = [{each.item, each.arrived_as} for row in claims.sharings for each in row.carried if each.arrived_as]
    while more := {str(item) for pair in akin if pair & found for item in pair} - found:
        found |= more
    return frozenset(found & {item.id for item in claims.items})


def about(claims: Claims, items: frozenset[str]) -> Claims:
    """The claims as far as they are about these items: of them they derive to the same."""
    return replace(
        claims,
        items=tuple(item for item in claims.items if item.id in items),
        knowledge=tuple(_of_these(claims.knowledge, items)),
        needs=tuple(_of_these(claims.needs, items)),
        sharings=tuple(_carrying(claims.sharings, items)),
        meetings=tuple(_raising(claims.meetings, items)),
    )


def _of_these(rows: Iterable[OfItems], items: frozenset[str]) -> Iterator[OfItems]:
    for row in rows:
        if not items.isdisjoint(row.items):
            yield replace(row, items=tuple(each for each in row.items if each in items))


def _carrying(sharings: Iterable[Sharing], items: frozenset[str]) -> Iterator[Sharing]:
    for row in sharings:
        carried = tuple(each for each in row.carried if each.item in items or each.arrived_as in items)
        if carried:
            yield replace(row, carried=carried)


def _raising(meetings: Iterable[Meeting], items: frozenset[str]) -> Iterator[Meeting]:
    for row in meetings:
        raised = tuple(pair for pair in row.raised if pair[0] in items)
        if raised:
            yield replace(row, raised=raised)


def silenced(claims: Claims, changes: Iterable[Change]) -> Claims:
    """The claims without those that the changes take away."""
    gone = {change.claim for change in changes if isinstance(change, Silence)}
    return replace(
        claims,
        sharings=tuple(row for row in claims.sharings if row.id not in gone),
        meetings=tuple(row for row in claims.meetings if row.id not in gone),
    )


def told(claims: Claims, changes: Iterable[Change]) -> Claims:
    """The claims with the tellings among the changes, as sharings that were received; none that names what is not."""
    known = {item.id for item in claims.items} | {holder.id for holder in claims.holders}
    added = tuple(
        Sharing(
            id=telling_id(place), senders=(change.sender,), recipients=(change.recipient,),
            carried=tuple(map(Carried, change.items)), outcome="received", arrival=Span.on(change.day),
        )
        for place, change in enumerate(changes)
        if isinstance(change, Telling) and known.issuperset((change.sender, change.recipient, *change.items))
    )  # fmt: skip
    return replace(claims, sharings=(*claims.sharings, *added))


def as_judged(claims: Claims, verdicts: Verdicts) -> Claims:
    """The claims without what would not have been passed on; what only perhaps would have been is a claim that says so.

    A meeting cannot say of one item that it was perhaps raised, so that becomes a sharing with those who were there.
    """
    sharings = [one for row in claims.sharings for one in _judged_sharing(row, verdicts)]
    meetings = []
    for row in claims.meetings:
        places = {place: verdicts.get((row.id, place), Surely.SURELY) for place in range(len(row.raised))}
        sure = tuple(pair for place, pair in enumerate(row.raised) if places[place] is Surely.SURELY)
        meetings += [replace(row, raised=sure)] if sure else []
        sharings += [_perhaps_raised(row, *row.raised[place]) for place in places if places[place] is Surely.PERHAPS]
    return replace(claims, sharings=tuple(sharings), meetings=tuple(meetings))


def _judged_sharing(row: Sharing, verdicts: Verdicts) -> Iterator[Sharing]:
    judged = [(verdicts.get((row.id, place), Surely.SURELY), each) for place, each in enumerate(row.carried)]
    sure = tuple(each for found, each in judged if found is Surely.SURELY)
    perhaps = tuple(each for found, each in judged if found is Surely.PERHAPS)
    if sure:
        yield replace(row, carried=sure)
    if perhaps:
        yield replace(row, carried=perhaps, outcome="unknown" if row.outcome in ARRIVED else row.outcome)


def _perhaps_raised(row: Meeting, item: str, raiser: str | None) -> Sharing:
    there = dict.fromkeys((*row.present, *((row.forum,) if row.forum else ()), *row.minuted_in))
    return Sharing(
        id=row.id, sources=row.sources, certainty=row.certainty, senders=(raiser,) if raiser else (),
        recipients=tuple(there), carried=(Carried(item),), outcome="unknown", arrival=row.date,
    )  # fmt: skip
