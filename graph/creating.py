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

from graph.declaration import Holds
from graph.nodes import CASE_NODE, NODES
from graph.relationships import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.declaration import Node, Property
    from graph.rows import GraphRows, Stored

FIRST_VALUES: tuple[Stored | None, ...] = (None, False, True, 0, 1)
"""The values at the first places: Python takes 0 for false and 1 for true, so these are told apart by their places."""
PLANNED_ONCE = "CYPHER replan=skip"
"""The statement looks nothing up, so its plan is the same however much the graph holds. Left to itself the server makes
it anew every ten seconds in which the graph grew, which takes it as long as some cases."""
NUMBER_BYTES = 9
"""At most so many bytes does a place take on its way, and a value or a part of it beside its text."""


def _stored(properties: tuple[Property, ...]) -> tuple[str, ...]:
    return tuple(name for each in properties for name in each.stored())


STORED: dict[str, tuple[str, ...]] = {
    **{node.label: _stored(node.properties) for node in NODES},
    **{each.type: _stored(each.properties) for each in RELATIONSHIPS},
}
"""The names of the stored properties of every label and type, in the order in which a row holds their places."""


FLAGS: dict[str, tuple[tuple[int, str], ...]] = {
    node.label: tuple((STORED[node.label].index(each.name), each.name)
                      for each in node.properties if each.holds is Holds.YES_NO)
    for node in NODES
}  # fmt: skip
"""The properties of every label that hold yes or no, each with its place in a row; no relationship has such."""


class Unsaid(list[Any]):
    """A list that does not say what it holds: the driver writes out every parameter at every query, for its log.

    That took a third of our part of writing a case; and no text of a case belongs into a log.
    """

    def __repr__(self) -> str:
        """How many it holds."""
        return f"<{len(self)}>"


@dataclass(frozen=True)
class EncodedCase:
    """The rows of one case as the statement takes them, with how many they are and how large at most.

    Values and rows are in an order that follows from what they say alone, and so is their ``fingerprint``, a hash of
    everything that is written: the order in which they came makes no difference.
    """

    parameters: dict[str, Any]
    nodes: int
    relationships: int
    size: int
    fingerprint: str

    def with_properties_of_case(self, properties: Mapping[str, Stored]) -> EncodedCase:
        """The same, with these properties in the node of the case beside those that it has; so is the fingerprint."""
        values, nodes = list(self.parameters["values"]), list(self.parameters["nodes"])
        place = NODES.index(CASE_NODE)
        rows = [list(row) for row in nodes[place]]
        for name, value in properties.items():
            for row in rows:
                row[STORED[CASE_NODE.label].index(name)] = len(values)
            values.append(_sent(value))
        nodes[place] = rows
        more = _size(len(properties), repr(list(properties.values())))
        return replace(self, parameters=_parameters(values, nodes, self.parameters["relationships"]),
                       size=self.size + more)  # fmt: skip


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
    values = _values(rows)
    of_value = {value: place for place, value in enumerate(values)}
    place_of: dict[Stored | None, int] = {}
    nodes = []
    for node in NODES:
        of_label = sorted(_places(row, node.label, of_value) for row in rows.nodes.get(node.label, ()))
        uid = STORED[node.label].index("uid")
        for of_node in of_label:
            place_of[values[of_node[uid]]] = len(place_of)
        nodes.append(of_label)
    place, edges = of_value.__getitem__, []
    for each in RELATIONSHIPS:
        names = STORED[each.type]
        edges.append(sorted([place_of[start], place_of[end], *map(place, map(properties.get, names))]
                            for start, properties, end in rows.relationships.get(each.type, ())))  # fmt: skip
    text, every = repr(values), (*nodes, *edges)
    parameters = _parameters(map(_sent, values), nodes, edges)
    size = _size(len(values) + sum(map(len, chain.from_iterable(every))), text)
    return EncodedCase(parameters, len(place_of), sum(map(len, edges)), size, _fingerprint(text, every))


def _parameters(values: Iterable[Any], nodes: Iterable[Any], relationships: Iterable[Any]) -> dict[str, Any]:
    return {"values": Unsaid(values), "nodes": Unsaid(nodes), "relationships": Unsaid(relationships)}


def _sent(value: Stored | None) -> Any:
    """A value as the driver takes it at once: a tuple it would look up first."""
    return list(value) if type(value) is tuple else value


def _fingerprint(values: str, rows: Iterable[Sequence[Sequence[int]]]) -> str:
    found = sha256(values.encode())
    for of_type in rows:
        found.update(f"\n{len(of_type)}\n".encode())
        found.update(array("Q", chain.from_iterable(of_type)).tobytes())
    return found.hexdigest()


def _values(rows: GraphRows) -> list[Stored | None]:
    """Every value of the case once, in an order of its own; those of `FIRST_VALUES` come first."""
    found: set[Stored] = set()
    for of_label in rows.nodes.values():
        for row in of_label:
            found.update(row.values())
    for of_type in rows.relationships.values():
        for _, properties, _ in of_type:
            found.update(properties.values())
    by_kind: dict[type, list[Any]] = {str: [], date: [], tuple: [], int: []}
    for value in found.difference(FIRST_VALUES):
        by_kind[type(value)].append(value)
    lists = sorted(by_kind[tuple], key=repr)
    return [*FIRST_VALUES, *sorted(by_kind[str]), *sorted(by_kind[date]), *lists, *sorted(by_kind[int])]


def _places(row: Mapping[str, Stored], label: str, of_value: Mapping[Stored | None, int]) -> list[int]:
    """The places of the values of a node, in the order of its label; 0 where it has none."""
    found = list(map(of_value.__getitem__, map(row.get, STORED[label])))
    for place, flag in FLAGS[label]:
        if flag in row:
            found[place] = 1 + bool(row[flag])
    return found


def _size(number: int, text: str) -> int:
    """How many bytes so many numbers and values take at most, whose text this is."""
    return NUMBER_BYTES * number + 4 * len(text)


def _labels(node: Node) -> str:
    return ":".join(map(cypher_escape, (node.label, *node.also)))


def _map(properties: tuple[Property, ...], first: int) -> str:
    """A map of the stored properties, whose places stand in the row from ``first`` on; none is made without a value."""
    names = _stored(properties)
    return "{" + ", ".join(f"{cypher_escape(name)}: $values[row[{first + at}]]" for at, name in enumerate(names)) + "}"
