"""The lanes of the timeline: one for each agency, opening into its units; people first, forums last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.filters import place_name
from views.matrix import group_place, holder_place
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from views.marks import Mark
    from views.picture import Holder, Picture

PEOPLE = "people"
NO_FORUM = "no forum"
"""The lane of meetings that belong to no standing forum."""


@dataclass(frozen=True)
class Lane:
    """One lane: ``parts`` is how many it opens into (0: it cannot), ``inner`` that it belongs to the lane above."""

    id: str
    name: str
    parts: int = 0
    opened: bool = False
    inner: bool = False
    about: str = ""


def ends(mark: Mark) -> tuple[str, ...]:
    """At whom a mark stands: who did it or dealt with it, and those to whom something happened."""
    if mark.label == "Meeting":
        return mark.at or (NO_FORUM,)
    if mark.kind == "incident" or (mark.label == "Incident" and not mark.at):
        return (*mark.at, *mark.people) or (PEOPLE,)
    return mark.at


def touched(mark: Mark) -> set[str]:
    """Everybody in whose lane something of this mark is drawn."""
    return {*ends(mark), *mark.to, *(chair.holder for chair in mark.chairs)}


class Lanes:
    """Which lanes there are, top to bottom, and in which of them each holder stands."""

    def __init__(self, picture: Picture, used: Iterable[str], opened: frozenset[str]) -> None:
        """``used`` are the holders that have something to show, ``opened`` the groups that show their parts."""
        self._picture, self._opened = picture, opened
        groups: dict[str, set[str]] = defaultdict(set)
        for uid in used:
            groups[self._group(uid)].add(uid)
        found = [lane for group in sorted(groups, key=self._place) for lane in self._of_group(group, groups[group])]
        self.lanes: tuple[Lane, ...] = tuple(found)
        self._numbers = {lane.id: number for number, lane in enumerate(self.lanes)}

    def of(self, uids: Iterable[str]) -> list[int]:
        """The numbers of the lanes of these holders, each once, in order from the top."""
        found = set()
        for uid in uids:
            group = self._group(uid)
            number = self._numbers.get(uid if group in self._opened else group, self._numbers.get(group))
            if number is not None:
                found.add(number)
        return sorted(found)

    def _group(self, uid: str) -> str:
        return self._picture.holders[uid].group if uid in self._picture.holders else uid

    def _place(self, group: str) -> tuple[int, int, str, str]:
        return (0 if group == PEOPLE else 2 if group == NO_FORUM else 1, *group_place(self._picture, group))

    def _of_group(self, group: str, used: set[str]) -> list[Lane]:
        parts = sorted((self._picture.holders[uid] for uid in used - {group, NO_FORUM}), key=holder_place)
        opened = group in self._opened and bool(parts)
        head = Lane(group, self._name(group), len(parts), opened, about=self._about(group, parts))
        inside = [Lane(part.uid, part.name, inner=True, about=part.role or part.kind) for part in parts]
        return [head, *inside] if opened else [head]

    def _name(self, group: str) -> str:
        names = {NO_FORUM: "Other meetings", PEOPLE: "People and family"}
        return names.get(group) or place_name(self._picture, group)

    def _about(self, group: str, parts: list[Holder]) -> str:
        word = "person" if group == PEOPLE else "part"
        return several(len(parts), word, "people" if group == PEOPLE else "") if parts else ""
