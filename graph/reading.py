"""What people coded of a case, read back from the graph as it was written there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.nodes import NODES
from graph.relationships import RELATIONSHIPS
from graph.rows import GraphRows

if TYPE_CHECKING:
    from graph.client import Database
    from graph.rows import Edge, Properties

MOST_ROWS = 1_000_000


def coded_rows(database: Database, case: str) -> GraphRows:
    """The nodes and relationships of the case that were coded; what is derived is left out.

    Raises a ``DatabaseError`` where it cannot be read.
    """
    nodes: dict[str, list[Properties]] = defaultdict(list)
    for row in database.read(_NODES, {"case": case}, row_cap=MOST_ROWS).rows:
        nodes[row["label"]].append(row["properties"])
    edges: dict[str, list[Edge]] = defaultdict(list)
    for row in database.read(_EDGES, {"case": case, "derived": _DERIVED}, row_cap=MOST_ROWS).rows:
        edges[row["type"]].append((row["start"], row["properties"], row["end"]))
    return GraphRows(
        case,
        {label: tuple(rows) for label, rows in nodes.items()},
        {type_: tuple(rows) for type_, rows in edges.items()},
    )


def _each_label(labels: list[str], query: str) -> str:
    """The query for each label by itself, so that each finds its nodes by the index of the case.

    The labels are those that the model declares; nothing of a case is in the text.
    """
    return "\nUNION ALL\n".join(query.format(label=label) for label in labels)


_LABELS = [node.label for node in NODES if not node.derived]
_DERIVED = [relationship.type for relationship in RELATIONSHIPS if relationship.derived]
_NODES = _each_label(
    _LABELS, "MATCH (node:{label} {{case: $case}}) RETURN '{label}' AS label, properties(node) AS properties"
)
_EDGES = _each_label(
    _LABELS,
    "MATCH (one:{label} {{case: $case}})-[link]->(other) WHERE NOT type(link) IN $derived "
    "RETURN type(link) AS type, one.uid AS start, properties(link) AS properties, other.uid AS end",
)
