"""Constraints and indexes, worked out from the declarations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from py2neo.cypher import cypher_escape

from graph.nodes import NODES

if TYPE_CHECKING:
    from graph.client import Database

HOLDER = "Holder"


def labels() -> tuple[str, ...]:
    """Every label of the model, those that several kinds of node share included."""
    return tuple(dict.fromkeys([node.label for node in NODES] + [label for node in NODES for label in node.also]))


def schema_statements() -> tuple[str, ...]:
    """One statement for each constraint and index; each does nothing where it stands already.

    Every `uid` is unique for its label, so that relationships find their ends at once; `case` and the declared
    properties are indexed.
    """
    unique = [
        f"CREATE CONSTRAINT {_name(label, 'uid')} IF NOT EXISTS "
        f"FOR (node:{cypher_escape(label)}) REQUIRE node.uid IS UNIQUE"
        for label in labels()
    ]
    wanted = [(label, "case") for label in labels()]
    wanted += [(node.label, name) for node in NODES for name in node.indexed]
    indexes = [
        f"CREATE INDEX {_name(label, name)} IF NOT EXISTS "
        f"FOR (node:{cypher_escape(label)}) ON (node.{cypher_escape(name)})"
        for label, name in wanted
    ]
    return (*unique, *indexes)


def _name(label: str, name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", label).lower()
    return f"whoknew_{words}_{name}"


def missing_statements(existing: set[str]) -> tuple[str, ...]:
    """The statements whose constraint or index is not among the ``existing`` names."""
    return tuple(text for text in schema_statements() if text.split()[2] not in existing)


def apply_schema(database: Database) -> None:
    """Makes every constraint and index that is missing, and waits until they can be used."""
    found = database.write(
        lambda transaction: [record["name"] for record in transaction.run("SHOW INDEXES YIELD name RETURN name")]
    )
    statements = missing_statements(set(found))
    if statements:
        database.run_schema(statements)
