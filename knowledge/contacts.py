"""The contacts that took place: when somebody could have passed something on to somebody, whatever was said then.

A contact happens once; a door stands open for a time: a record system to those who read it as part of their work, a
body to its parts. What passed is not asked here, only what could have.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from knowledge.claims import NOWHERE, Place
from knowledge.moments import Span, can_hold
from knowledge.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.bodies import Bodies
    from knowledge.claims import Claims, Meeting, Request, Sharing

ARRIVED = frozenset({"received", "understood", "acted", "misunderstood"})
PERHAPS = frozenset({"sent", "unknown"})
SPOKEN = frozenset({"in person", "phone", "meeting", "emergency call"})
"""Channels by which whoever is told can tell something in return."""
HEARD = frozenset({"answered", "answered wrongly", "partly answered", "refused", "acted"})
"""Fates that show that the request arrived."""
CAME_BACK = HEARD - {"acted"}
"""Fates that show that something came back."""


class Contact(NamedTuple):
    """Each of ``senders`` could pass on what it held when it was ``sent``; each recipient had it from the ``arrival``.

    ``firm`` contacts surely took place. The places within the day count only where the day is certain.
    """

    via: str
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    sent: Span
    arrival: Span
    firm: bool = True
    sent_at: Place = NOWHERE
    arrived_at: Place = NOWHERE


@value
class Door:
    """What ``source`` holds is there for ``reader`` from ``start`` to ``end``; ``firm`` where it only had to look."""

    source: str
    reader: str
    start: Span | None
    end: Span | None
    firm: bool


def contacts(claims: Claims) -> tuple[Contact, ...]:
    """Every contact of the case; their order does not depend on the rows'."""
    found: dict[str, list[Contact]] = defaultdict(list)
    for sharing in claims.sharings:
        found[sharing.id] += _of_sharing(sharing)
    for meeting in claims.meetings:
        found[meeting.id] += _of_meeting(meeting)
    for request in claims.requests:
        found[request.id] += _of_request(request)
    return tuple(one for via in sorted(found, key=repr) for one in _once_each(found[via]))


def _once_each(found: list[Contact]) -> Iterable[Contact]:
    """The contacts of one claim, each once, in an order that does not depend on theirs; most claims have one.

    Whose contacts they are nearly always tells them apart.
    """
    if len(found) <= 1:
        return found
    by_ends = {repr((one.senders, one.recipients)): one for one in found}
    if len(by_ends) < len(found):
        return sorted(set(found), key=repr)
    return (by_ends[ends] for ends in sorted(by_ends))


def doors(claims: Claims, bodies: Bodies) -> tuple[Door, ...]:
    """Every reader of a record system and every part of a body, with the time for which it was that."""
    found = {Door(row.system, row.holder, row.start, row.end, row.certainty != "disputed")
             for row in claims.access if row.kind == "routine" and can_hold(row.start, row.end)}  # fmt: skip
    for body, links in bodies.below().items():
        found |= {Door(body, link.part, link.start, link.end, firm=False) for link in links}
    return tuple(sorted(found, key=repr))


def _of_sharing(row: Sharing) -> Iterator[Contact]:
    arrived = row.outcome in ARRIVED
    if not arrived and row.outcome not in PERHAPS:
        return
    arrival = row.arrival
    sent = row.sent.earlier_of(arrival) if row.sent else arrival
    firm = arrived and row.certainty != "disputed"
    sent_at = _on_one_day(row.place, sent)
    at_once = sent_at if sent == arrival else NOWHERE
    yield from _contact(row.id, row.senders, row.recipients, sent, arrival, firm, sent_at, at_once)
    if row.channel in SPOKEN:
        yield from _contact(row.id, row.recipients, row.senders, arrival, arrival, firm, at_once, at_once)


def _of_meeting(row: Meeting) -> Iterator[Contact]:
    """Everybody present, and the forum that sat with what earlier sittings told it; the minutes only take in."""
    if row.status == "held":
        there, place = (*row.present, *((row.forum,) if row.forum else ())), _on_one_day(row.place, row.date)
        takers, firm = (*there, *row.minuted_in), row.certainty != "disputed"
        yield from _contact(row.id, there, takers, row.date, row.date, firm, place, place)


def _of_request(row: Request) -> Iterator[Contact]:
    """The request itself, and what came back with the answer."""
    stands, place = row.certainty != "disputed", _on_one_day(row.place, row.date)
    arrived = stands and row.fate in HEARD
    yield from _contact(row.id, row.askers, row.asked, row.date, row.date, arrived, place, place)
    answers = row.answers
    if not answers and row.fate in CAME_BACK:
        answers = tuple((one, Span(row.date.earliest, None)) for one in row.asked)
    for one, day in answers:
        came = row.date.later_of(day)
        yield from _contact(row.id, (one,), row.askers, came, came, stands)


def _contact(via: str, senders: tuple[str, ...], recipients: tuple[str, ...], *more: Any) -> Iterator[Contact]:
    """The contact, where it has both ends, each named once."""
    if senders and recipients:
        yield Contact(via, _once(senders), _once(recipients), *more)


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) == 1 else tuple(sorted({*names}))


def _on_one_day(place: Place, day: Span) -> Place:
    """The place within a day, where it is certain which day."""
    if place is NOWHERE or place == NOWHERE or day.earliest is None or day.earliest != day.latest:
        return NOWHERE
    return place
