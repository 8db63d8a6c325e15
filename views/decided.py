"""A decision and what bore on it, as plain values: what was coded, and who knew each item when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.states import State

if TYPE_CHECKING:
    from datetime import date

    from knowledge.derived import Knowing, ToldOtherwise
    from knowledge.moments import Span


@dataclass(frozen=True)
class Knower:
    """A holder whose knowledge counts as that of whoever decided; ``sure`` where it certainly belonged there then."""

    holder: str
    sure: bool = True
    sits: bool = False


@dataclass(frozen=True)
class Decided:
    """A decision as coded, with its date as ``written``; it was made between ``first`` and ``last``.

    ``room`` are those who were at the sitting of a forum that decided, ``members`` the forum's members and those called
    to it, ``agency`` the deciding agency with all its parts; all ids are uids of the graph.
    """

    uid: str
    what: str
    kind: str
    written: str
    when: Span
    first: date
    last: date
    deciders: tuple[str, ...]
    knowers: tuple[Knower, ...] = ()
    room: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    considered: tuple[str, ...] = ()
    bearing: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    grade: str = ""
    reason: str = ""
    time: str = ""
    asserted_by: str = ""
    certainty: str = "stated"
    note: str = ""
    sources: tuple[str, ...] = ()

    @property
    def own(self) -> frozenset[str]:
        """Everybody on the side of whoever decided: the deciders, their agency and the members of their forum."""
        return self.agency | self.members | frozenset(self.deciders) | {knower.holder for knower in self.knowers}


@dataclass(frozen=True)
class Asked:
    """Somebody asked for items; ``fate`` is what became of it, in the words of the vocabulary."""

    uid: str
    date: str
    when: Span
    askers: tuple[str, ...]
    asked: tuple[str, ...]
    items: tuple[str, ...]
    fate: str
    asked_for: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """Somebody held an item when it was decided, since a day between ``earliest`` and ``latest`` (``None``: not known).

    Where it is not ``sure``, it can have come, or gone, only afterwards or before.
    """

    holder: str
    earliest: date
    latest: date | None
    sure: bool


class Doubt(StrEnum):
    """Why whoever decided may have known, and did not certainly."""

    ARRIVAL = "nothing recorded makes it certain that it had arrived"
    SAME_DAY = "it arrived on the day of the decision, before or after it"
    DAYS = "it is not certain which came first, this or the decision"
    SEAT = "it is not certain that they belonged there then"
    GONE = "it may have been gone again by then"
    ROOM = "they were in the room; nothing shows that they said it"


@dataclass(frozen=True)
class Here:
    """By whom, and since when, whoever decided knew or may have known an item."""

    holder: str
    way: Knowing
    doubt: Doubt | None = None


class Column(StrEnum):
    """Where an item was when it was decided."""

    HERE = "known to whoever decided, or may have been"
    ELSEWHERE = "known elsewhere"
    NOBODY = "not yet known to anyone"


@dataclass(frozen=True)
class Bearing:
    """One item that bore on a decision, and who knew it then.

    ``here`` are those whose knowledge counts as that of whoever decided. ``outside`` held it beyond the deciding
    agency and the forum; ``inside`` in another part of that agency, as members of the forum, or in the room (``where``
    says which); ``people`` are family, friends and those concerned; ``perhaps`` are those of whom nothing is certain.
    ``told`` is what had been said to whoever decided in its place, ``asked`` who on their side had asked for it.
    """

    item: str
    considered: bool
    state: State
    here: tuple[Here, ...] = ()
    outside: tuple[Held, ...] = ()
    inside: tuple[Held, ...] = ()
    where: str = ""
    people: tuple[Held, ...] = ()
    perhaps: tuple[Held, ...] = ()
    told: tuple[ToldOtherwise, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def column(self) -> Column:
        """Where it was."""
        if self.considered or self.state is not State.NO_RECORD:
            return Column.HERE
        held = self.outside or self.inside or self.people or self.perhaps
        return Column.ELSEWHERE if held else Column.NOBODY

    @property
    def surely_elsewhere(self) -> bool:
        """Whether somebody other than family and friends certainly held it while whoever decided has no record."""
        return self.column is Column.ELSEWHERE and any(held.sure for held in (*self.outside, *self.inside))


@dataclass(frozen=True)
class Weighed:
    """A decision with what bore on it; ``by_need``: nothing is coded, so what the deciders needed stands in for it."""

    decision: Decided
    items: tuple[Bearing, ...]
    by_need: bool = False

    def of(self, column: Column) -> list[Bearing]:
        """The items of one column."""
        return [bearing for bearing in self.items if bearing.column is column]
