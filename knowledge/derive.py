"""Who knew what, worked out from the claims.

Rules (numbers as in the model's page on derivation):

1. coded knowledge counts as it is coded; where it ended (a file destroyed, a worker gone), everything that the holder
   had learned of the item by then ended;
2. a sharing gives its recipients what it carried, by its outcome and the fidelity of each item;
3. what was raised at a meeting that was held is known to everybody present, to the forum that sat, and to the record
   it was minuted in;
4. routine access to a record system gives *may have known* of what stands in it, never more;
5. there is no roll-up; what reached a body with no part named, its parts *may* have known;
6. what rests on a disputed claim is *may have known* at most; what rests on an inferred one is marked inferred;
7. an item that only the review found out was known to no agency.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from knowledge.bodies import Bodies, earlier
from knowledge.could import could_have_known
from knowledge.derived import Derived, Knowing, ToldOtherwise
from knowledge.moments import OPEN, Span, can_hold
from knowledge.needs import Rule, needing
from knowledge.ordering import by_knowing, by_telling, in_order
from knowledge.reached import reached
from knowledge.relays import with_relays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.claims import Carried, Claims, Knowledge, Sharing

ARRIVED = frozenset({"received", "understood", "acted"})
PERHAPS = frozenset({"sent", "unknown"})
CHANGED = "misunderstood"
REACHED = ARRIVED | PERHAPS | {CHANGED}


def derive(claims: Claims, rules: tuple[Rule, ...] = ()) -> Derived:
    """Everything that follows from ``claims``: what is recorded, and what could have been known.

    The result does not depend on the order of the rows.
    """
    bodies = Bodies(claims)
    found = recorded(claims, rules, bodies)
    return replace(found, could=could_have_known(claims, bodies, found))


def recorded(claims: Claims, rules: tuple[Rule, ...] = (), bodies: Bodies | None = None) -> Derived:
    """What follows from ``claims`` but for what could have been known: knowledge, distorted versions, needs, arrivals.

    Each item is worked out by itself: claims of some items only give the same of these items. ``bodies`` are those of
    the claims, where somebody has them already.
    """
    bodies = bodies or Bodies(claims)
    knowing = with_relays(in_order(ways(claims, bodies), by_knowing))
    told = tuple(in_order(_told_otherwise(claims), by_telling))
    needs, answering = needing(claims, knowing, rules), bodies.answers_for()
    return Derived(knowing, told, needs, answering, reached(knowing, needs, answering))


def ways(claims: Claims, bodies: Bodies) -> Iterator[Knowing]:
    """Every way in which somebody came to know something, in no order, without through whom it had to pass."""
    direct = list(_ended(claims, (*_coded(claims), *_shared(claims), *_raised(claims))))
    direct += list(_readable(claims, direct))
    return _without_hindsight(claims, (*direct, *_heard_of(bodies, direct)))


def _coded(claims: Claims) -> Iterator[Knowing]:
    """Rule 1."""
    for claim in claims.knowledge:
        for holder, item in product(claim.holders, claim.items) if can_hold(claim.since, claim.until) else ():
            yield Knowing(
                holder, item, claim.since, claim.certainty != "disputed", claim.until, claim.id, "knowledge",
                claim.basis, claim.certainty, claim.sources,
            )  # fmt: skip


def _ended(claims: Claims, ways: Iterable[Knowing]) -> Iterator[Knowing]:
    """Rule 1 for what ended: a way that surely began before the end ends with it; one that perhaps did, perhaps.

    What began on the day of the end may have begun before or after it. A disputed end is never a sure one.
    """
    ends: dict[tuple[str, str], list[Knowledge]] = defaultdict(list)
    for claim in claims.knowledge:
        for pair in product(claim.holders, claim.items) if claim.until is not None else ():
            ends[pair].append(claim)
    for way in ways:
        claims_of_end = ends.get((way.holder, way.item))
        yield replace(way, until=_end(way, claims_of_end)) if claims_of_end else way


def _end(way: Knowing, ends: Iterable[Knowledge]) -> Span | None:
    until = way.until
    for claim in ends:
        end = claim.until or OPEN
        if way.since.last < end.first and claim.certainty != "disputed":
            until = earlier(until, end)
        elif way.since.first <= end.last:
            until = earlier(until, _perhaps(end))
    return until


def _perhaps(end: Span) -> Span:
    """An end that may have come on or after the first day of ``end``, or not at all."""
    return Span(end.earliest, None)


def _shared(claims: Claims) -> Iterator[Knowing]:
    """Rule 2 for what arrived as an item: the item itself, its part, or the version in its place."""
    for sharing in claims.sharings:
        for carried in sharing.carried:
            item = _arrival(carried, sharing.outcome)
            for recipient in _told(sharing) if item else ():
                yield Knowing(
                    recipient, item, sharing.arrival, _firm(sharing), None, sharing.id, "sharing", "told",
                    sharing.certainty, sharing.sources, _senders(sharing),
                )  # fmt: skip


def _arrival(carried: Carried, outcome: str) -> str:
    """The item that the recipient then held; empty where none did."""
    if carried.fidelity == "distorted":
        return carried.arrived_as or "" if outcome in REACHED and carried.arrived_as != carried.item else ""
    if outcome not in ARRIVED | PERHAPS:
        return ""
    return {"whole": carried.item, "partial": carried.arrived_as or ""}.get(carried.fidelity, "")


def _told(sharing: Sharing) -> Iterator[str]:
    """The recipients; nobody tells themselves."""
    return (recipient for recipient in sharing.recipients if recipient not in sharing.senders)


def _firm(sharing: Sharing) -> bool:
    return sharing.outcome not in PERHAPS and sharing.certainty != "disputed"


def _senders(sharing: Sharing) -> tuple[str, ...]:
    return tuple(sorted(set(sharing.senders)))


def _told_otherwise(claims: Claims) -> Iterator[ToldOtherwise]:
    """Rule 2 for what arrived changed: the recipient holds the distorted version, not the item."""
    for sharing in claims.sharings:
        if sharing.outcome not in REACHED:
            continue
        for carried in sharing.carried:
            if carried.fidelity == "distorted" or (sharing.outcome == CHANGED and carried.fidelity != "omitted"):
                for recipient in _told(sharing):
                    yield ToldOtherwise(
                        recipient, carried.item, sharing.arrival, sharing.id, carried.arrived_as, carried.said,
                        _senders(sharing), sharing.sources, _firm(sharing),
                    )  # fmt: skip


def _raised(claims: Claims) -> Iterator[Knowing]:
    """Rule 3. Who raised an item knew it by another way; the load report says so where no row does."""
    for meeting in claims.meetings:
        if meeting.status != "held":
            continue
        for item, raiser in meeting.raised:
            forum = (meeting.forum,) if meeting.forum else ()
            for holder in dict.fromkeys((*meeting.present, *forum, *meeting.minuted_in)):
                if holder != raiser:
                    yield Knowing(
                        holder, item, meeting.date, meeting.certainty != "disputed", None, meeting.id, "meeting",
                        "recorded" if holder in meeting.minuted_in else "told", meeting.certainty, meeting.sources,
                        (raiser,) if raiser else (),
                    )  # fmt: skip


def _readable(claims: Claims, direct: Iterable[Knowing]) -> Iterator[Knowing]:
    """Rule 4: one way for each reader and each way in which the item came to stand in the system."""
    held: dict[str, list[Knowing]] = defaultdict(list)
    for way in direct:
        held[way.holder].append(way)
    for access in claims.access:
        for way in held.get(access.system, ()) if access.kind == "routine" else ():
            since = way.since.later_of(access.start) if access.start else way.since
            until = earlier(way.until, access.end)
            if can_hold(since, until):
                yield Knowing(
                    access.holder, way.item, since, firm=False, until=until, via=way.via, via_kind="access",
                    basis="recorded", certainty=_weaker(way.certainty, access.certainty),
                    sources=_joined(way.sources, access.sources), senders=(access.system,),
                )  # fmt: skip


def _heard_of(bodies: Bodies, direct: Iterable[Knowing]) -> Iterator[Knowing]:
    """Rule 5: what reached a body may be known in its parts, other than the one from which it came."""
    below = bodies.below()
    for way in direct:
        for link in below.get(way.holder, ()):
            if link.part in way.senders:
                continue
            since = way.since.later_of(link.start) if link.start else way.since
            until = earlier(way.until, link.end)
            if can_hold(since, until):
                yield Knowing(
                    link.part, way.item, since, firm=False, until=until, via=way.via, via_kind="body",
                    basis=way.basis, certainty=way.certainty, sources=way.sources, senders=(way.holder,),
                )  # fmt: skip


def _without_hindsight(claims: Claims, found: Iterable[Knowing]) -> Iterator[Knowing]:
    """Rule 7."""
    hindsight = {item.id for item in claims.items if item.hindsight}
    people = {holder.id for holder in claims.holders if holder.label == "Person"}
    return (way for way in found if way.item not in hindsight or way.holder in people)


def _weaker(one: str, other: str) -> str:
    order = ("stated", "inferred", "disputed")
    return max(one, other, key=order.index)


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
