"""Which holders and items a picture shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.cells import Cell
    from views.picture import Pair, Picture

MANY_COLUMNS = 20
"""With more holders than this, agencies begin folded."""
WHOLE = "*"
"""What the id of a column or node ends with that stands for a whole group."""


@dataclass(frozen=True)
class Filters:
    """What the user chose; an empty choice is no limit.

    ``needed`` keeps the items that somebody needed, ``lacking`` those that a shown holder needed with no record of
    knowing them, ``family`` shows private persons, ``turned`` names the groups of holders that are folded where the
    others are open, or open where the others are folded.
    """

    needs: str = "stated"
    needed: bool = True
    family: bool = True
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    turned: frozenset[str] = frozenset()
    lacking: bool = False


def shown_cells(picture: Picture, cells: Mapping[Pair, Cell], filters: Filters) -> dict[Pair, Cell]:
    """The cells that pass the filters."""
    items = {uid for uid in picture.items if _item_passes(picture, uid, filters)}
    if filters.needed:
        items &= {item for (_, item), cell in cells.items() if cell.needed}
    holders = {uid for uid in picture.holders if _holder_passes(picture, uid, filters)}
    if filters.lacking:
        items &= {item for (holder, item), cell in cells.items() if holder in holders and cell.lacks}
    return {pair: cell for pair, cell in cells.items() if pair[0] in holders and pair[1] in items}


def _item_passes(picture: Picture, uid: str, filters: Filters) -> bool:
    item = picture.items[uid]
    if filters.kinds and not set(filters.kinds) & set(item.kinds):
        return False
    return not filters.people or bool(set(filters.people) & set(item.about))


def _holder_passes(picture: Picture, uid: str, filters: Filters) -> bool:
    holder = picture.holders[uid]
    if holder.is_person and not filters.family:
        return False
    return not filters.agencies or holder.group in filters.agencies


def begins_folded(picture: Picture) -> bool:
    """Whether agencies begin folded: where the case has more holders than fit side by side."""
    used = {holder for holder, _ in {*picture.ways_of, *picture.told_of, *picture.needs_of}}
    return len(used) > MANY_COLUMNS


def folded_groups(picture: Picture, filters: Filters) -> frozenset[str]:
    """The groups of holders that are drawn as one column; a group of one is never folded."""
    sizes = Counter(holder.group for holder in picture.holders.values())
    groups = frozenset(group for group, size in sizes.items() if size > 1)
    folded = groups if begins_folded(picture) else frozenset()
    return folded ^ (filters.turned & groups)


def place_of(picture: Picture, holder: str, folded: frozenset[str]) -> str:
    """The column or node that stands for a holder: its whole group where that is folded, itself otherwise."""
    group = picture.holders[holder].group
    return group + WHOLE if group in folded else holder


def members(picture: Picture, place: str) -> set[str]:
    """The holders that a column or node stands for; none for a place that the case does not have."""
    if place.endswith(WHOLE):
        return set(picture.members_of.get(place.removesuffix(WHOLE), ()))
    return {place} & set(picture.holders)


def place_name(picture: Picture, place: str) -> str:
    """The name of a column or node, or of a group of holders."""
    group = place.removesuffix(WHOLE)
    if group in picture.holders:
        return picture.holders[group].name
    return next((holder.group_name for holder in picture.holders.values() if holder.group == group), group)
