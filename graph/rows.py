"""What one case is in the graph: rows of nodes and relationships, before any database is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from graph.creating import encoded
from graph.nodes import CASE_NODE, NODES
from graph.relationships import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.creating import EncodedCase
    from graph.declaration import Node, Relationship

Stored = str | bool | int | tuple[str, ...] | tuple[int, ...] | date
Properties = dict[str, Stored]
Edge = tuple[str, Properties, str]

LABELS: dict[str, Node] = {node.label: node for node in NODES}
TYPES: dict[str, Relationship] = {relationship.type: relationship for relationship in RELATIONSHIPS}


@dataclass(frozen=True)
class GraphRows:
    """Nodes by label, each with its stored properties, and relationships by type: start uid, properties, end uid."""

    case: str
    nodes: Mapping[str, tuple[Properties, ...]] = field(default_factory=dict)
    relationships: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)

    @cached_property
    def encoded(self) -> EncodedCase:
        """The rows as they travel; raises ``KeyError`` where a relationship names a node that the case lacks."""
        return encoded(self)

    def fingerprint(self) -> str:
        """A hash of everything that would be written; the order of rows makes no difference."""
        return self.encoded.fingerprint

    def with_fingerprint(self) -> GraphRows:
        """The same rows, with their fingerprint and counts in the node of the case; rows that have it, as they are."""
        if any("fingerprint" in row for row in self.nodes.get(CASE_NODE.label, ())):
            return self
        counts = tuple(sorted(f"{label} {len(rows)}" for label, rows in self.nodes.items() if rows))
        more: Properties = {"fingerprint": self.fingerprint(), "counts": counts}
        cases = tuple({**row, **more} for row in self.nodes.get(CASE_NODE.label, ()))
        complete = GraphRows(self.case, {**self.nodes, CASE_NODE.label: cases}, self.relationships)
        complete.__dict__["encoded"] = self.encoded.with_properties_of_case(more)  # what it would come to
        return complete


def undeclared(rows: GraphRows) -> list[str]:
    """Every way in which the rows are not what the model declares, in words; an empty list is as it should be."""
    return [*_wrong_nodes(rows), *_wrong_relationships(rows)]


def _wrong_nodes(rows: GraphRows) -> Iterator[str]:
    for label, of_label in rows.nodes.items():
        declared = LABELS.get(label)
        if declared is None:
            yield f"the label {label} is not declared"
            continue
        allowed = {name for each in declared.properties for name in each.stored()}
        required = {each.name for each in declared.properties if each.required}
        for row in of_label:
            yield from (f"{label} {row.get('uid')}: {name} is not declared" for name in sorted(set(row) - allowed))
            yield from (f"{label} {row.get('uid')}: {name} is missing" for name in sorted(required - set(row)))


def _wrong_relationships(rows: GraphRows) -> Iterator[str]:
    label_of = {str(row["uid"]): label for label, of_label in rows.nodes.items() for row in of_label}
    for type_, edges in rows.relationships.items():
        declared = TYPES.get(type_)
        if declared is None:
            yield f"the relationship {type_} is not declared"
            continue
        allowed = {name for each in declared.properties for name in each.stored()}
        for start, properties, end in edges:
            words = f"{type_} {start} to {end}"
            yield from (f"{words}: {name} is not declared" for name in sorted(set(properties) - allowed))
            for uid, labels in ((start, declared.start), (end, declared.end)):
                if label_of.get(uid) not in labels:
                    yield f"{words}: {uid} is {label_of.get(uid, 'nothing')}, not {' or '.join(labels)}"
