"""Everything of one case that the pictures are drawn from, as plain values; made once for each loaded case."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from knowledge.derived import Knowing, Needing, Reached, ToldOtherwise
    from knowledge.moments import Span
    from views.cells import Cell
    from views.courses import Course
    from views.marks import Mark

Pair = tuple[str, str]
"""The uids of a holder and an item."""


@dataclass(frozen=True)
class Holder:
    """Somebody or something that can hold information; ``agency`` is the uid of its agency, empty for none."""

    uid: str
    name: str
    kind: str
    sector: str = ""
    role: str = ""
    agency: str = ""
    agency_name: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is a private person: the victim, the perpetrator, family, friends."""
        return self.kind == "person"

    @property
    def group(self) -> str:
        """The uid under which a picture groups it: its agency, ``people`` for private persons, itself otherwise."""
        return "people" if self.is_person else self.agency or self.uid

    @property
    def group_name(self) -> str:
        """The name of that group."""
        return "People and family" if self.is_person else self.agency_name or self.name


@dataclass(frozen=True)
class Item:
    """One item of information; ``about`` are names of people."""

    uid: str
    statement: str
    kinds: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind under which a picture groups it: the first."""
        return self.kinds[0] if self.kinds else "other"


@dataclass(frozen=True)
class Carried:
    """An item in a sharing or meeting: how it went, what arrived or was said in its place, who raised it."""

    item: str
    fidelity: str = "whole"
    arrived_as: str = ""
    said: str = ""
    by: str = ""


OWN_CHRONOLOGY = "chronology.csv"
HYPOTHETICAL = "Hypothetical"
"""The label of a claim that nobody made."""


@dataclass(frozen=True)
class Claim:
    """A coded claim: ``label`` is Knowledge, Sharing, Meeting, Incident, Decision or Involvement; ``date`` as written.

    ``carried`` are its items: of a decision with the fidelity ``considered`` or ``bearing``, of an incident ``of it``.
    One with the label ``HYPOTHETICAL`` was never coded: a page asks what would follow from it.
    """

    uid: str
    label: str
    date: str = ""
    what: str = ""
    channel: str = ""
    outcome: str = ""
    reason: str = ""
    asserted_by: str = ""
    certainty: str = "stated"
    note: str = ""
    sources: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True)
class Event:
    """A mark on the scale of dates; ``day`` is the last day on which it can have happened."""

    day: date
    date: str
    what: str
    kind: str
    critical: bool = False


@dataclass(frozen=True)
class Absence:
    """The source itself says that something was not shared; ``items``, ``holders`` and ``to`` are uids."""

    uid: str
    what: str
    strength: str
    items: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A document that locators point into; ``file`` is the name of its local file, empty for none."""

    id: str
    title: str
    file: str = ""

    @property
    def is_own_chronology(self) -> bool:
        """Whether it is the chronology that the case was coded beside: its rows are incidents of the case."""
        return self.file == OWN_CHRONOLOGY or (self.id == "chronology" and not self.file)


@dataclass(frozen=True)
class Picture:
    """One case; every id is a uid of the graph. ``version`` changes whenever the loaded case does."""

    case: str
    title: str
    period: Span
    holders: Mapping[str, Holder] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    ways: tuple[Knowing, ...] = ()
    told: tuple[ToldOtherwise, ...] = ()
    needs: tuple[Needing, ...] = ()
    reached: tuple[Reached, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    marks: tuple[Mark, ...] = ()
    absences: tuple[Absence, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def members_of(self) -> dict[str, list[str]]:
        """The holders of each group."""
        found: dict[str, list[str]] = {}
        for uid, holder in self.holders.items():
            found.setdefault(holder.group, []).append(uid)
        return found

    @cached_property
    def kept_bar(self) -> dict[str, Any]:
        """What the bar of dates has whatever the day, kept by `views.dates`."""
        return {}

    @cached_property
    def kept_courses(self) -> dict[str, dict[Pair, Course[Cell | None]]]:
        """How each cell changes over time, by which needs count (``stated``, ``all``), kept by `views.cells`."""
        return {}

    @cached_property
    def first_known(self) -> dict[str, str]:
        """For each item the day, as ISO text, on which somebody can first have known it."""
        found: dict[str, str] = {}
        for way in self.ways:
            day = way.since.first.isoformat()
            found[way.item] = min(day, found.get(way.item, day))
        return found

    @cached_property
    def ways_of(self) -> dict[Pair, list[Knowing]]:
        """The ways in which each holder came to know each item, the earliest first."""
        return _by_pair(self.ways)

    @cached_property
    def told_of(self) -> dict[Pair, list[ToldOtherwise]]:
        """What each holder was told in the place of each item, the earliest first."""
        return _by_pair(self.told)

    @cached_property
    def needs_of(self) -> dict[Pair, list[Needing]]:
        """The needs of each holder for each item, the earliest first."""
        return _by_pair(self.needs)

    @cached_property
    def reached_of(self) -> dict[Pair, list[Reached]]:
        """The ways in which each needed item reached its needer through a part of it, the earliest first."""
        return _by_pair(row for row in self.reached if row.part != row.holder)

    @cached_property
    def marks_of(self) -> dict[str, Mark]:
        """The marks by uid."""
        return {mark.uid: mark for mark in self.marks}

    @cached_property
    def _rows_of_chronology(self) -> dict[str, Claim]:
        """The incident that each row of the case's own chronology is, by its citation."""
        own = {source.id for source in self.sources.values() if source.is_own_chronology}
        found: dict[str, Claim] = {}
        for claim in self.claims.values():
            if claim.label == "Incident":
                for cited in claim.sources:
                    document, _, locator = cited.partition(" ")
                    if document in own and (cited not in found or claim.uid == f"{self.case}/{locator}"):
                        found[cited] = claim
        return found

    def row_of_chronology(self, source: str) -> Claim | None:
        """The incident that a cited row of the case's own chronology is; nothing for any other citation."""
        return self._rows_of_chronology.get(source)

    def holder_name(self, uid: str) -> str:
        """The name of a holder; its uid where the case does not have it."""
        return self.holders[uid].name if uid in self.holders else uid


class _Dated(Protocol):
    """What the derived rows have in common."""

    @property
    def holder(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def since(self) -> Span: ...
    @property
    def via(self) -> str: ...


_Row = TypeVar("_Row", bound=_Dated)


def _by_pair(rows: Iterable[_Row]) -> dict[Pair, list[_Row]]:
    found: dict[Pair, list[_Row]] = {}
    for row in sorted(rows, key=lambda row: (row.since.last, row.since.first, row.via)):
        found.setdefault((row.holder, row.item), []).append(row)
    return found
