"""The matrix of holders and information: what the component draws, worked out from the cells of one day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.vocabulary import INFORMATION_KIND, SECTOR
from views.cells import Cell, Shown, count, together
from views.filters import WHOLE, folded_groups, members, place_name, place_of
from views.words import first_upper, since_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.filters import Filters
    from views.picture import Holder, Pair, Picture

KIND_PLACES = {kind: place for place, kind in enumerate(INFORMATION_KIND.values)}
SECTOR_PLACES = {sector: place for place, sector in enumerate(SECTOR.values)}
HOLDER_PLACES = {kind: place for place, kind in enumerate(("agency", "forum", "unit", "worker", "record system"))}
LAST = 999


def matrix(picture: Picture, cells: Mapping[Pair, Cell], filters: Filters) -> dict[str, Any]:
    """What the matrix component draws: groups of columns, groups of rows, and in each row its cells by column.

    Only rows and columns that hold something appear. Their order depends on the case alone, not on the day.
    """
    folded = folded_groups(picture, filters)
    drawn = fold(picture, cells, folded)
    groups = _column_groups(picture, {holder for holder, _ in drawn}, folded)
    places = {column["id"]: place for place, column in enumerate(c for group in groups for c in group["columns"])}
    by_item: dict[str, dict[int, list[Any]]] = defaultdict(dict)
    for (holder, item), cell in drawn.items():
        by_item[item][places[holder]] = _drawn_cell(picture, holder, item, cell)
    return {"groups": groups, "kinds": _row_groups(picture, by_item)}


def fold(picture: Picture, cells: Mapping[Pair, Cell], folded: frozenset[str]) -> dict[Pair, Cell]:
    """The cells with those of each folded group as one, under the id of the group."""
    found: dict[Pair, list[Cell]] = defaultdict(list)
    for (holder, item), cell in cells.items():
        found[place_of(picture, holder, folded), item].append(cell)
    return {pair: together(several) for pair, several in found.items()}


def _column_groups(picture: Picture, columns: set[str], folded: frozenset[str]) -> list[dict[str, Any]]:
    members: dict[str, list[Holder]] = defaultdict(list)
    parts: dict[str, int] = defaultdict(int)
    for holder in picture.holders.values():
        parts[holder.group] += 1
        if holder.uid in columns and holder.group not in folded:
            members[holder.group].append(holder)
    shown = [group for group in parts if group in members or group + WHOLE in columns]
    return [
        _group(picture, group, members.get(group, []), parts[group])
        for group in sorted(shown, key=lambda group: group_place(picture, group))
    ]


def _group(picture: Picture, group: str, members: list[Holder], parts: int) -> dict[str, Any]:
    name = place_name(picture, group)
    if not members:
        return {"id": group, "name": name, "parts": parts, "folded": True,
                "columns": [{"id": group + WHOLE, "name": name, "kind": "with its parts"}]}  # fmt: skip
    columns = [
        {
            "id": holder.uid,
            "name": holder.name,
            "kind": holder.role or holder.kind,
            "short": "the agency as a whole" if holder.uid == group and parts > 1 else "",
        }
        for holder in sorted(members, key=holder_place)
    ]
    return {"id": group, "name": name, "parts": parts, "folded": False, "columns": columns}


def group_place(picture: Picture, group: str) -> tuple[int, str, str]:
    """Where a group of holders stands among the others: by sector, then forums, then people."""
    head = picture.holders.get(group)
    if head is None:
        return (LAST, "", group)
    return (LAST - 1 if head.kind == "forum" else SECTOR_PLACES.get(head.sector, LAST - 2), head.name, group)


def holder_place(holder: Holder) -> tuple[int, str, str]:
    """Where a holder stands in its group: the agency, its units, its workers, its records."""
    return HOLDER_PLACES.get(holder.kind, LAST), holder.name, holder.uid


def _row_groups(picture: Picture, by_item: Mapping[str, dict[int, list[Any]]]) -> list[dict[str, Any]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    known = picture.first_known
    for uid in sorted(by_item, key=lambda uid: (known.get(uid, "9"), uid)):
        kinds[picture.items[uid].kind].append(uid)
    return [
        {
            "id": kind,
            "name": first_upper(kind),
            "rows": [{"id": uid, "text": picture.items[uid].statement, "cells": by_item[uid]} for uid in kinds[kind]],
        }
        for kind in sorted(kinds, key=lambda kind: (KIND_PLACES.get(kind, LAST), kind))
    ]


def _drawn_cell(picture: Picture, holder: str, item: str, cell: Cell) -> list[Any]:
    """A cell as the component reads it: its state, flags (n needed, g gap inside), and since when."""
    flags = ("n" if cell.needed else "") + ("g" if cell.inner_gap else "")
    return [cell.state.name.lower(), flags, _since(picture, holder, item, cell)]


def _since(picture: Picture, place: str, item: str, cell: Cell) -> str:
    ways = [way for holder in members(picture, place) for way in picture.ways_of.get((holder, item), ())]
    firm = [way for way in ways if way.firm]
    if cell.state is Shown.KNEW and firm:
        return since_text(min(firm, key=lambda way: way.since.last).since, firm=True)
    if cell.state is Shown.MAY and ways:
        return since_text(min(ways, key=lambda way: way.since.first).since, firm=False)
    return ""


def counted(cells: Mapping[Pair, Cell]) -> list[dict[str, str | int]]:
    """The numbers above the picture: what was known, by how many, and where it was missing."""
    counts = count(cells.values())
    return [
        {"label": "Items of information", "value": len({item for _, item in cells})},
        {"label": "Knew", "value": counts.knew, "state": "knew"},
        {"label": "May have known", "value": counts.may, "state": "may"},
        {"label": "Told otherwise", "value": counts.told, "state": "told"},
        {"label": "Needed, no record", "value": counts.gaps, "state": "needed"},
    ]
