"""Turns what the driver returns into plain Python values."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

PLAIN_ALREADY = frozenset({str, int, float, bool, type(None), bytes})


def plain(value: Any) -> Any:
    """The value without anything of the driver's own.

    Dates and times become those of `datetime`, durations ISO text, points tuples of numbers, nodes and relationships
    their properties, paths the list of both in order.
    """
    if type(value) in PLAIN_ALREADY:  # most values are, and an answer has many thousand
        return value
    if isinstance(value, list):
        return value if PLAIN_ALREADY.issuperset(map(type, value)) else [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return _of_the_driver(value)


def _of_the_driver(value: Any) -> Any:
    match value:
        case Date() | DateTime() | Time():
            return value.to_native()
        case Duration():  # like a point, it is a tuple to Python
            return value.iso_format()
        case Point():
            return tuple(value)
        case Node() | Relationship():
            return plain(dict(value.items()))
        case Path():
            return [plain(item) for item in _alternating(value)]
    return value


def _alternating(path: Path) -> list[Node | Relationship]:
    steps: list[Node | Relationship] = [path.start_node] if path.start_node is not None else []
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [relationship, node]
    return steps
