"""A whole case made by one statement: its nodes, and its relationships by their places among the nodes just made.

No end of a relationship is looked up, for the statement made it itself. Every value travels once, in one list, and the
rows are lists of places in it: most values of a case stand in many rows, dates above all, and small numbers are what
the driver packs and the server unpacks fastest. The place 0 stands for no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from py2neo.cypher import cypher_escape

from graph.nodes import NODES
from graph.relationships import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.declaration import Node, Property
    from graph.rows import GraphRows, Stored

PLAIN_KEYS = frozenset({str, date})
NUMBER_BYTES = 9
"""At most so many bytes does a place take on its way, and a value beside its text."""


def _stored(properties: tuple[Property, ...]) -> tuple[str, ...]:
    return tuple(name for each in properties for name in each.stored())


STORED: dict[str, tuple[str, ...]] = {
    **{node.label: _stored(node.properties) for node in NODES},
    **{each.type: _stored(each.properties) for each in RELATIONSHIPS},
}
"""The names of the stored properties of every label and type, in the order in which a row holds their places."""


@dataclass(frozen=True)
class EncodedCase:
    """The rows of one case as the statement takes them, with how many they are and how large at most."""

    parameters: dict[str, Any]
    nodes: int
    relationships: int
    size: int


@cache
def create_statement() -> str:
    """The statement that makes a case out of ``$values``, ``$nodes`` and ``$relationships``; it gives back nothing."""
    lines = [
        f"CALL () {{ UNWIND $nodes[{place}] AS row CREATE (node:{_labels(node)} {_map(node.properties, 0)}) "
        f"RETURN collect(node) AS nodes{place} }}"
        for place, node in enumerate(NODES)
    ]
    every = " + ".join(f"nodes{place}" for place in range(len(NODES)))
    lines.append(f"WITH {every} AS nodes")
    lines += [
        f"CALL (nodes) {{ UNWIND $relationships[{place}] AS row WITH row, nodes[row[0]] AS start, nodes[row[1]] AS end "
        f"CREATE (start)-[:{cypher_escape(each.type)} {_map(each.properties, 2)}]->(end) }}"
        for place, each in enumerate(RELATIONSHIPS)
    ]
    return "\n".join(lines)


def encoded(rows: GraphRows) -> EncodedCase:
    """The rows of a case as ``create_statement`` takes them.

    Raises ``KeyError`` where a relationship names a node that the case does not have.
    """
    values = _Values()
    place_of: dict[str, int] = {}
    nodes = []
    for node in NODES:
        of_label = []
        for row in rows.nodes.get(node.label, ()):
            place_of[str(row["uid"])] = len(place_of)
            of_label.append(values.places(row, STORED[node.label]))
        nodes.append(of_label)
    edges = [
        [
            [place_of[start], place_of[end], *values.places(properties, STORED[each.type])]
            for start, properties, end in rows.relationships.get(each.type, ())
        ]
        for each in RELATIONSHIPS
    ]
    number = sum(map(len, edges))
    places = sum(len(row) for of_type in (*nodes, *edges) for row in of_type)
    parameters = {"values": values.all, "nodes": nodes, "relationships": edges}
    return EncodedCase(parameters, len(place_of), number, values.size + NUMBER_BYTES * places)


class _Values:
    """Every value once, with its place."""

    def __init__(self) -> None:
        self.all: list[Stored | None] = [None]
        self.size = 0
        self._place: dict[object, int] = {}

    def places(self, row: Mapping[str, Stored], names: tuple[str, ...]) -> list[int]:
        """The places of the values under these names."""
        known = self._place
        found = []
        for name in names:
            value = row.get(name)
            if value is None:
                found.append(0)
                continue
            key = value if type(value) in PLAIN_KEYS else _key(value)
            place = known.get(key)
            found.append(self._keep(key, value) if place is None else place)
        return found

    def _keep(self, key: object, value: Stored) -> int:
        place = self._place[key] = len(self.all)
        self.all.append(value)
        self.size += NUMBER_BYTES + _bytes(value)
        return place


def _key(value: Stored) -> object:
    """By what a value that is no text or day is known: true is not one, and a list is its parts."""
    return tuple(value) if isinstance(value, list) else (type(value), value)


def _bytes(value: Stored) -> int:
    """How many bytes the text of a value takes at most."""
    if isinstance(value, list):
        return sum(NUMBER_BYTES + (4 * len(part) if isinstance(part, str) else 0) for part in value)
    return 4 * len(value) if isinstance(value, str) else NUMBER_BYTES


def _labels(node: Node) -> str:
    return ":".join(map(cypher_escape, (node.label, *node.also)))


def _map(properties: tuple[Property, ...], first: int) -> str:
    """A map of the stored properties, whose places stand in the row from ``first`` on; none is made without a value."""
    names = _stored(properties)
    return "{" + ", ".join(f"{cypher_escape(name)}: $values[row[{first + at}]]" for at, name in enumerate(names)) + "}"
