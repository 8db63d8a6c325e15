"""The network of who told whom up to a day; pyvis builds the nodes, edges and options that the component mounts."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from knowledge.derived import ToldOtherwise
from views.drawers import passings
from views.filters import folded_groups, members, place_name, place_of
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from knowledge.derived import Knowing
    from views.cells import Cell
    from views.filters import Filters
    from views.layout import Box
    from views.picture import Pair, Picture

TEXT, FAINT, PAPER, KNEW, MAY, TOLD = "--text", "--faint", "--paper", "--knew", "--may", "--told"
"""Colours by the names of the component's style sheet, so that light and dark both fit."""
CHOSEN = {"background": PAPER, "border": KNEW}
BETWEEN, CHANGED = " > ", " (changed)"
"""How the id of an edge is written: its two ends, and whether what passed was changed on the way."""
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "dragNodes": True, "keyboard": {"enabled": False}, "tooltipDelay": 100000},
    "layout": {"randomSeed": 1},
}


@dataclass
class Tie:
    """What passed from one node to another: the items, and whether one of them surely arrived."""

    items: set[str]
    firm: bool = False


Ends = tuple[str, str, bool]
"""From which node to which, and whether what passed was changed on the way."""


def network(
    picture: Picture, cells: Mapping[Pair, Cell], filters: Filters, day: date, places: Sequence[Box]
) -> dict[str, Any]:
    """What the network component draws: pyvis's nodes, edges and options, and the boxes of the agencies.

    ``places`` are those of `views.layout.boxes`: they depend on the case and on what is folded, never on the day.
    Filtered holders and items leave no edge.
    """
    folded = folded_groups(picture, filters)
    ties = _ties(picture, cells, folded, day)
    drawing = Network(directed=True)
    drawing.set_options(json.dumps(OPTIONS))
    touched = {node for sender, recipient, _ in ties for node in (sender, recipient)}
    knowing = {place_of(picture, holder, folded) for holder, _ in cells}
    for box in places:
        for node, (x, y) in box.members.items():
            if _shown(picture, node, filters):
                add_node(drawing, picture, node, (x, y), faint=node not in touched | knowing)
    drawn = set(drawing.get_nodes())
    for ends in sorted(ties):
        if drawn.issuperset(ends[:2]):
            _add_tie(drawing, ends, ties[ends])
    return {
        "nodes": drawing.nodes, "edges": drawing.edges, "options": OPTIONS,
        "boxes": [frame(box) for box in places if len(box.members) > 1 and drawn & set(box.members)],
    }  # fmt: skip


def _ties(picture: Picture, cells: Mapping[Pair, Cell], folded: frozenset[str], day: date) -> dict[Ends, Tie]:
    items = {item for _, item in cells}
    found: dict[Ends, Tie] = defaultdict(lambda: Tie(set()))
    for step in passings(picture, day):
        for sender in step.senders if step.item in items else ():
            one, other = place_of(picture, sender, folded), place_of(picture, step.holder, folded)
            if one != other:
                tie = found[one, other, isinstance(step, ToldOtherwise)]
                tie.items.add(step.item)
                tie.firm |= _firm(step, day)
    return found


def _firm(step: Knowing | ToldOtherwise, day: date) -> bool:
    return step.firm and step.since.latest is not None and step.since.latest <= day


def _shown(picture: Picture, node: str, filters: Filters) -> bool:
    inside = [picture.holders[uid] for uid in members(picture, node)]
    if inside and inside[0].is_person and not filters.family:
        return False
    return not filters.agencies or any(holder.group in filters.agencies for holder in inside)


def add_node(drawing: Network, picture: Picture, node: str, place: tuple[float, float], *, faint: bool) -> None:
    """Adds a holder, or a group of them, at its place."""
    line = FAINT if faint else TEXT
    holder = picture.holders.get(node)
    kind = holder.kind if holder else "people" if node.startswith("people") else "with its parts"
    person = kind in ("person", "people")
    drawing.add_node(
        node, label=place_name(picture, node), shape="ellipse" if person else "box", x=round(place[0]),
        y=round(place[1]),
        borderWidth=1,
        shapeProperties={"borderDashes": [4, 3] if kind == "record system" else False, "borderRadius": 5},
        color={"background": PAPER, "border": line, "highlight": CHOSEN, "hover": CHOSEN},
        font={"color": line, "size": 18, "multi": False},
        widthConstraint={"minimum": 90 if not person else 40, "maximum": 146},
        about=f"{place_name(picture, node)}: {holder.role or kind if holder else kind}",
    )  # fmt: skip


def _add_tie(drawing: Network, ends: Ends, tie: Tie) -> None:
    sender, recipient, changed = ends
    number = len(tie.items)
    remark = ", changed on the way" if changed else "" if tie.firm else ", not certain to have arrived"
    add_edge(
        drawing, (sender, recipient), f"{sender}{BETWEEN}{recipient}{CHANGED if changed else ''}", number,
        several(number, "item") + remark, colour=TOLD if changed else KNEW if tie.firm else MAY,
        dashes=[2, 5] if changed else False if tie.firm else [9, 6], other_side=changed,
    )  # fmt: skip


def add_edge(  # noqa: PLR0913 - what an edge is, and how it looks
    drawing: Network, ends: tuple[str, str], id_: str, number: int, about: str, *, colour: str,
    dashes: list[int] | bool, other_side: bool = False,
) -> None:  # fmt: skip
    """Adds an edge that stands for so many; with ``other_side`` it curves the other way, beside one that does not."""
    drawing.add_edge(
        *ends,
        id=id_,
        width=min(1.5 + 0.5 * (number - 1), 5),
        arrows="to",
        dashes=dashes,
        color={"color": colour, "highlight": colour, "hover": colour},
        label=str(number) if number > 1 else "",
        font={"color": TEXT, "strokeWidth": 4, "strokeColor": PAPER, "size": 16, "multi": False},
        smooth={"enabled": True, "type": "curvedCCW" if other_side else "curvedCW", "roundness": 0.14},
        about=about,
    )


def frame(box: Box) -> dict[str, Any]:
    """The box of an agency as the component draws it."""
    return {
        "id": box.group, "name": box.name, "x": round(box.x - box.width / 2), "y": round(box.y - box.height / 2),
        "width": round(box.width), "height": round(box.height),
    }  # fmt: skip


def edge_rows(drawn: dict[str, Any]) -> list[dict[str, str]]:
    """The edges in words, for those who read the network as a table."""
    names = {node["id"]: node["label"] for node in drawn["nodes"]}
    return [
        {"id": edge["id"], "from": names[edge["from"]], "to": names[edge["to"]], "what": edge["about"]}
        for edge in drawn["edges"]
    ]
