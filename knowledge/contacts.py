"""The contacts that took place: when somebody could have passed something on to somebody, whatever was said then.

A contact happens once; a door stands open for a time: a record system to those who read it as part of their work, a
body to its parts. What passed is not asked here, only what could have.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from knowledge.bodies import earlier
from knowledge.claims import Place
from knowledge.moments import Span, can_hold

if TYPE_CHECKING:
    from collections.abc import Iterator

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
NOWHERE = Place()


@dataclass(frozen=True)
class Contact:
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


@dataclass(frozen=True)
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
    for one in chain(
        (one for row in claims.sharings for one in _of_sharing(row)),
        (one for row in claims.meetings for one in _of_meeting(row)),
        (one for row in claims.requests for one in _of_request(row)),
    ):
        found[one.via].append(one)
    return tuple(one for via in sorted(found, key=repr) for one in _once_each(found[via]))


def _once_each(found: list[Contact]) -> list[Contact]:
    """The contacts of one claim, each once, in an order that does not depend on theirs; most claims have one."""
    return sorted(set(found), key=repr) if len(found) > 1 else found


def doors(claims: Claims, bodies: Bodies) -> tuple[Door, ...]:
    """Every reader of a record system and every part of a body, with the time for which it was that."""
    found = {Door(row.system, row.holder, row.start, row.end, row.certainty != "disputed")
             for row in claims.access if row.kind == "routine" and can_hold(row.start, row.end)}  # fmt: skip
    for body, links in bodies.below().items():
        found |= {Door(body, link.part, link.start, link.end, firm=False) for link in links}
    return tuple(sorted(found, key=repr))


def _of_sharing(row: Sharing) -> Iterator[Contact]:
    if row.outcome not in ARRIVED | PERHAPS:
        return
    sent = earlier(row.sent, row.arrival) or row.arrival
    firm = row.outcome in ARRIVED and row.certainty != "disputed"
    at_once = _on_one_day(row.place, row.arrival) if sent == row.arrival else NOWHERE
    sent_at = _on_one_day(row.place, sent)
    yield from _both_ends(Contact(row.id, row.senders, row.recipients, sent, row.arrival, firm, sent_at, at_once))
    if row.channel in SPOKEN:
        reply = Contact(row.id, row.recipients, row.senders, row.arrival, row.arrival, firm, at_once, at_once)
        yield from _both_ends(reply)


def _of_meeting(row: Meeting) -> Iterator[Contact]:
    """Everybody present, and the forum that sat with what earlier sittings told it; the minutes only take in."""
    if row.status == "held":
        there, place = (*row.present, *((row.forum,) if row.forum else ())), _on_one_day(row.place, row.date)
        takers, firm = (*there, *row.minuted_in), row.certainty != "disputed"
        yield from _both_ends(Contact(row.id, there, takers, row.date, row.date, firm, place, place))


def _of_request(row: Request) -> Iterator[Contact]:
    """The request itself, and what came back with the answer."""
    stands, place = row.certainty != "disputed", _on_one_day(row.place, row.date)
    arrived = stands and row.fate in HEARD
    yield from _both_ends(Contact(row.id, row.askers, row.asked, row.date, row.date, arrived, place, place))
    answers = row.answers
    if not answers and row.fate in CAME_BACK:
        answers = tuple((one, Span(row.date.earliest, None)) for one in row.asked)
    for one, day in answers:
        came = row.date.later_of(day)
        yield from _both_ends(Contact(row.id, (one,), row.askers, came, came, stands))


def _both_ends(contact: Contact) -> Iterator[Contact]:
    """The contact, where it has both ends, each named once."""
    if contact.senders and contact.recipients:
        senders, recipients = tuple(sorted({*contact.senders})), tuple(sorted({*contact.recipients}))
        same = (senders, recipients) == (contact.senders, contact.recipients)
        yield contact if same else replace(contact, senders=senders, recipients=recipients)


def _on_one_day(place: Place, day: Span) -> Place:
    """The place within a day, where it is certain which day."""
    return place if day.earliest is not None and day.earliest == day.latest else NOWHERE
