"""What people coded, as plain values: the input of every derivation.

Ids are those of the case (``i12``), without the case's name. Nothing here is derived, and nothing here is changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.values import value

if TYPE_CHECKING:
    from knowledge.moments import Span


@dataclass(frozen=True)
class Claim:
    """What every claim has: its id, where it is said, and how firmly."""

    id: str
    sources: tuple[str, ...] = ()
    certainty: str = "stated"


@value
class Holder:
    """A person, agency, unit, worker, record system or forum (``label`` says which); ``role`` is that of a person."""

    id: str
    label: str
    name: str = ""
    households: frozenset[str] = frozenset()
    role: str = ""


@value
class Place:
    """Where within its day something happened: its stated order, 1 first, and the time of day as HH:MM."""

    order: int | None = None
    time: str | None = None


NOWHERE = Place()
"""Somewhere within the day, one does not know where."""


@value
class Part:
    """``part`` belonged to ``body`` from ``start`` to ``end``; ``None`` leaves that end open."""

    part: str
    body: str
    start: Span | None = None
    end: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Access(Claim):
    """A holder's standing access to a record system: ``kind`` is routine, on request or none."""

    holder: str
    system: str
    kind: str
    start: Span | None = None
    end: Span | None = None


@dataclass(frozen=True)
class Item:
    """One item of information: what kinds it is of, whom it is about, since when it was so."""

    id: str
    kinds: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    true_from: Span | None = None
    hindsight: bool = False


@dataclass(frozen=True, kw_only=True)
class Knowledge(Claim):
    """Coded knowledge: these holders knew these items from ``since`` until ``until``."""

    holders: tuple[str, ...]
    items: tuple[str, ...]
    since: Span
    until: Span | None = None
    basis: str = "told"


@value
class Carried:
    """An item in a sharing: how it went, and the item or the words that went in its place."""

    item: str
    fidelity: str = "whole"
    arrived_as: str | None = None
    said: str | None = None


@dataclass(frozen=True, kw_only=True)
class Sharing(Claim):
    """One attempt to pass items on; ``arrival`` is when it was received, or sent where that is not said.

    ``sent`` is when it went off where that is another day than it arrived; ``place`` is within the day it went off.
    """

    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    carried: tuple[Carried, ...]
    outcome: str
    arrival: Span
    sent: Span | None = None
    place: Place = NOWHERE
    channel: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(Claim):
    """One sitting of ``forum``; ``raised`` pairs each item with who raised it, where that is said."""

    date: Span
    forum: str | None = None
    status: str = "held"
    present: tuple[str, ...] = ()
    raised: tuple[tuple[str, str | None], ...] = ()
    minuted_in: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True)
class Request(Claim):
    """``askers`` turned to ``asked`` on a day; ``answers`` are who came back to them, and when, with whatever reply."""

    askers: tuple[str, ...]
    asked: tuple[str, ...]
    date: Span
    fate: str = ""
    answers: tuple[tuple[str, Span], ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, kw_only=True)
class Involvement(Claim):
    """A holder's open work with people."""

    holders: tuple[str, ...]
    people: tuple[str, ...]
    start: Span
    end: Span | None = None
    capacity: str = "other"


@dataclass(frozen=True, kw_only=True)
class Need(Claim):
    """These holders needed these items; an empty ``start`` means as soon as anybody held it."""

    holders: tuple[str, ...]
    items: tuple[str, ...]
    start: Span | None = None
    end: Span | None = None
    basis: str = "stated"
    why: str = ""


@dataclass(frozen=True)
class Claims:
    """Everything of one case that knowledge and needs are derived from."""

    case: str
    period: Span
    holders: tuple[Holder, ...] = ()
    parts: tuple[Part, ...] = ()
    access: tuple[Access, ...] = ()
    items: tuple[Item, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    requests: tuple[Request, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    needs: tuple[Need, ...] = field(default=())
