"""A whole case made by one statement: its nodes, and its relationships by their places among the nodes just made.

No end of a relationship is looked up, for the statement made it itself. Every value travels once, in one list, and the
rows are lists of places in it: most values of a case stand in many rows, dates above all, and small numbers are what
the driver packs and the server unpacks fastest. The place 0 stands for no value.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Any

from py2neo.cypher import cypher_escape

from graph.nodes import CASE_NODE, NODES
from graph.relationships import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.declaration import Node, Property
    from graph.rows import GraphRows, Stored

PLAIN_KEYS = frozenset({str, date})
PLANNED_ONCE = "CYPHER replan=skip"
"""The statement looks nothing up, so its plan is the same however much the graph holds. Left to itself the server makes
it anew every ten seconds in which the graph grew, which takes it as long as some cases."""
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

    def with_properties_of_case(self, properties: Mapping[str, Stored]) -> EncodedCase:
        """The same, with these properties in the node of the case beside those that it has."""
        values, nodes = list(self.parameters["values"]), list(self.parameters["nodes"])
        place = NODES.index(CASE_NODE)
        rows = [list(row) for row in nodes[place]]
        for name, value in properties.items():
            for row in rows:
                row[STORED[CASE_NODE.label].index(name)] = len(values)
            values.append(value)
        nodes[place] = rows
        more = sum(NUMBER_BYTES + _bytes(value) for value in properties.values())
        return replace(self, parameters={**self.parameters, "values": values, "nodes": nodes}, size=self.size + more)

    def fingerprint(self) -> str:
        """A hash of everything that is written; the order of rows makes no difference.

        Values take the order of their texts, and rows the order of the places that their values have in it.
        """
        texts = list(map(repr, self.parameters["values"]))
        ordered = sorted(range(len(texts)), key=texts.__getitem__)
        rank = [0] * len(texts)
        for place, of_value in enumerate(ordered):
            rank[of_value] = place
        found = sha256("\n".join(texts[place] for place in ordered).encode())
        uids: list[int] = []
        for names, of_label in zip(STORED.values(), self.parameters["nodes"], strict=False):
            uids += [rank[row[names.index("uid")]] for row in of_label]
            _add(found, ([rank[place] for place in row] for row in of_label))
        for of_type in self.parameters["relationships"]:
            _add(found, ([uids[row[0]], uids[row[1]], *[rank[place] for place in row[2:]]] for row in of_type))
        return found.hexdigest()


def _add(found: Any, rows: Iterable[list[int]]) -> None:
    """Adds the rows of one label or type to a hash."""
    ordered = sorted(rows)
    found.update(f"\n{len(ordered)}\n".encode())
    found.update(array("Q", chain.from_iterable(ordered)).tobytes())


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
    return f"{PLANNED_ONCE} " + "\n".join(lines)


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
        known, get = self._place, row.get
        return [
            0 if (value := get(name)) is None
            else known.get(key := value if type(value) in PLAIN_KEYS else _key(value)) or self._keep(key, value)
            for name in names
        ]  # fmt: skip

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
