"""The rows of an answer as a network: from whom to whom each row goes, in the boxes of their agencies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from views.layout import boxes_of_these
from views.leaves import button, folded, leaf
from views.network import BETWEEN, OPTIONS, add_edge, add_node, frame
from views.words import cut, several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from queries.question import Question
    from views.leaves import Leaf
    from views.picture import Picture

Row = dict[str, Any]
Ends = tuple[str, str]
MOST_EDGES = 150
LONGEST_TEXT = 160
LOOKS: dict[str, tuple[str, list[int] | bool, str, str]] = {
    "arrived": ("--knew", False, "knew", "A line: it was passed on, and arrived."),
    "changed": ("--told", [2, 5], "told", "A dotted line: something else arrived, or only a part."),
    "lacking": ("--gap", [9, 6], "needed", "A dashed line: what the one had, the other needed. It was not passed on."),
}
"""What an edge means: its colour, its dashes, the shape of its legend, and the legend."""


def ends_of(question: Question, rows: Sequence[Row], picture: Picture) -> dict[Ends, list[int]]:
    """For each pair of holders the numbers of the rows that go from the one to the other, the most rows first."""
    found: dict[Ends, list[int]] = {}
    for number, row in enumerate(rows):
        for one in _uids(row.get(question.view.row or "")):
            for other in _uids(row.get(question.view.column or "")):
                if one != other and one in picture.holders and other in picture.holders:
                    found.setdefault((one, other), []).append(number)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _uids(value: Any) -> list[str]:
    return list(value) if isinstance(value, (list, tuple)) else [value] if value else []


def row_network(question: Question, ends: Mapping[Ends, Sequence[int]], picture: Picture, end: date) -> dict[str, Any]:
    """What the network component draws: the holders that the rows name, and an edge for each pair of them."""
    colour, dashes, _, _ = LOOKS[question.view.edge]
    drawn = dict(list(ends.items())[:MOST_EDGES])
    places = boxes_of_these(picture, {uid for pair in drawn for uid in pair}, frozenset(), end)
    drawing = Network(directed=True)
    drawing.set_options(json.dumps(OPTIONS))
    for box in places:
        for node, place in box.members.items():
            add_node(drawing, picture, node, place, faint=False)
    for (one, other), numbers in drawn.items():
        add_edge(
            drawing, (one, other), f"{one}{BETWEEN}{other}", len(numbers), several(len(numbers), "row"),
            colour=colour, dashes=dashes,
        )  # fmt: skip
    return {
        "nodes": drawing.nodes, "edges": drawing.edges, "options": OPTIONS,
        "boxes": [frame(box) for box in places if len(box.members) > 1],
    }  # fmt: skip


def network_leaves(question: Question, rows: Sequence[Row], ends: Mapping[Ends, Sequence[int]], picture: Picture,
                   chosen: str) -> list[Leaf]:  # fmt: skip
    """The legend, the rows of the edge that was pressed, and all edges as a list."""
    _, _, state, legend = LOOKS[question.view.edge]
    head = [leaf("div", "", leaf("span", legend, state=state),
                 leaf("span", "A number counts the rows. Press a line to see them."), look="legend")]  # fmt: skip
    if len(ends) > MOST_EDGES:
        head.append(leaf("p", f"The {MOST_EDGES} pairs with the most rows are drawn.", look="small"))
    one, _, other = chosen.partition(BETWEEN)
    picked = ends.get((one, other), ())
    if picked:
        head.append(leaf("p", _names(picture, one, other), look="who"))
        head.append(leaf("ul", "", *(_row(question, rows, number) for number in picked), look="list"))
    pairs = [
        leaf("li", "", button(_names(picture, *pair), {"edge": BETWEEN.join(pair)}),
             leaf("span", f" {several(len(numbers), 'row')}"))
        for pair, numbers in ends.items()
    ]  # fmt: skip
    return [*head, folded(f"The same as a list ({len(pairs)})", leaf("ul", "", *pairs, look="list"))]


def _names(picture: Picture, one: str, other: str) -> str:
    return f"{picture.holder_name(one)} → {picture.holder_name(other)}"


def _row(question: Question, rows: Sequence[Row], number: int) -> Leaf:
    value = rows[number].get(question.view.text or "")
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or f"Row {number + 1}")
    return leaf("li", "", button(cut(text, LONGEST_TEXT), {"row": str(number)}))
