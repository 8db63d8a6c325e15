"""Where each holder stands in the network: from the case alone, so that nothing moves when the date does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

import networkx as nx

from views.drawers import passings
from views.filters import place_name, place_of

if TYPE_CHECKING:
    from datetime import date

    from views.picture import Picture

CELL_WIDTH, CELL_HEIGHT = 162.0, 82.0
HEADING, MARGIN, APART = 26.0, 14.0, 34.0
Place = tuple[float, float]
ROUNDS = 300
WIDER_THAN_HIGH = 2.6
SPACE = 1.7
"""How much room there is for each box, in boxes."""


@dataclass(frozen=True)
class Box:
    """An agency's place: its middle, its size, and where its members stand."""

    group: str
    name: str
    x: float
    y: float
    width: float
    height: float
    members: dict[str, Place]


def boxes(picture: Picture, folded: frozenset[str], end: date) -> list[Box]:
    """The box of every group that ever told, was told or needed something, none over another."""
    used = {pair[0] for pair in {*picture.ways_of, *picture.told_of, *picture.needs_of}}
    return boxes_of_these(picture, used | {uid for step in passings(picture, end) for uid in step.senders}, folded, end)


def boxes_of_these(picture: Picture, used: set[str], folded: frozenset[str], end: date) -> list[Box]:
    """The boxes of the groups of these holders, with none but them inside."""
    members: dict[str, dict[str, None]] = defaultdict(dict)
    for uid, holder in picture.holders.items():
        if uid in used:
            members[holder.group][place_of(picture, uid, folded)] = None
    sizes = {group: _size(len(inside)) for group, inside in members.items()}
    room = SPACE * sum((width + APART) * (height + APART) for width, height in sizes.values()) / max(len(sizes), 1)
    middles = _apart(_spread(picture, list(members), end, room), sizes)
    return [_box(picture, group, list(inside), middles[group], sizes[group]) for group, inside in members.items()]


def _size(number: int) -> Place:
    if number == 1:
        return CELL_WIDTH, CELL_HEIGHT
    columns = ceil(sqrt(number))
    return columns * CELL_WIDTH + MARGIN, ceil(number / columns) * CELL_HEIGHT + HEADING + MARGIN


def _spread(picture: Picture, groups: list[str], end: date, room: float) -> dict[str, Place]:
    """A first place for each group: those that pass much to each other lie near each other; ``room`` is for one."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(groups)
    for step in passings(picture, end):
        for sender in step.senders:
            one, other = picture.holders[sender].group, picture.holders[step.holder].group
            if one != other and one in graph and other in graph:
                graph.add_edge(one, other)
    near = nx.spring_layout(graph, seed=7, weight=None, iterations=200, k=2.5 / sqrt(max(len(groups), 1)))
    width = sqrt(len(groups) * room * WIDER_THAN_HIGH)
    across, down = (_evenly({group: float(place[axis]) for group, place in near.items()}) for axis in (0, 1))
    return {group: (across[group] * width, down[group] * width / WIDER_THAN_HIGH) for group in groups}


def _evenly(along: dict[str, float]) -> dict[str, float]:
    """The same order, with equal steps from 0 to 1: what lies near stays near, and the whole space is used."""
    order = sorted(along, key=lambda group: (along[group], group))
    return {group: rank / max(len(order) - 1, 1) for rank, group in enumerate(order)}


def _apart(middles: dict[str, Place], sizes: dict[str, Place]) -> dict[str, Place]:
    """The same places, moved as little as needed for no box to lie over another."""
    found = {group: list(middle) for group, middle in middles.items()}
    names = list(found)
    for _ in range(ROUNDS):
        moved = False
        for index, one in enumerate(names):
            for other in names[index + 1 :]:
                moved |= _push(found[one], found[other], sizes[one], sizes[other])
        if not moved:
            break
    return {group: (x, y) for group, (x, y) in found.items()}


def _push(one: list[float], other: list[float], size: Place, of_other: Place) -> bool:
    """Moves two middles apart along the axis on which they overlap least; says whether they did."""
    gaps = [(size[axis] + of_other[axis]) / 2 + APART - abs(one[axis] - other[axis]) for axis in (0, 1)]
    if min(gaps) <= 0:
        return False
    axis = 0 if gaps[0] < gaps[1] else 1
    side = 1 if one[axis] < other[axis] else -1
    one[axis] -= side * (gaps[axis] / 2 + 1)
    other[axis] += side * (gaps[axis] / 2 + 1)
    return True


def _box(picture: Picture, group: str, inside: list[str], middle: Place, size: Place) -> Box:
    x, y = middle
    places = {inside[0]: middle} if len(inside) == 1 else _grid(inside, middle, size)
    return Box(group, place_name(picture, group), x, y, *size, places)


def _grid(inside: list[str], middle: Place, size: Place) -> dict[str, Place]:
    columns = ceil(sqrt(len(inside)))
    left = middle[0] - size[0] / 2 + MARGIN / 2 + CELL_WIDTH / 2
    top = middle[1] - size[1] / 2 + HEADING + CELL_HEIGHT / 2
    return {
        uid: (left + (at % columns) * CELL_WIDTH, top + (at // columns) * CELL_HEIGHT) for at, uid in enumerate(inside)
    }
