"""Writing one case into the graph, in one transaction: all of it, or nothing.

A case is made by one statement (``graph/creating.py``), unless it is so large that it has to go in parts; then py2neo's
statements make its nodes, and its relationships between ends that they look up.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Any

from py2neo.cypher import cypher_escape
from py2neo.cypher.queries import unwind_create_nodes_query, unwind_create_relationships_query

from graph.creating import create_statement
from graph.errors import WhoknewError
from graph.nodes import HOLDER_LABELS, NODES
from graph.rows import LABELS
from graph.schema import HOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.client import Database, Transaction
    from graph.rows import Edge, GraphRows, Properties

BATCH = 2_000
MOST_BYTES = 32 * 1024**2
"""A case larger than this goes in parts: a statement stands in the server's memory as a whole."""
LOCK = "MERGE (case:Case {uid: $case}) SET case.case = $case "
LOCK += "RETURN case.fingerprint AS fingerprint, case.load_report AS report"
NOTE = "MATCH (case:Case {uid: $case}) SET case += $notes"
DELETE_LOCKED = "MATCH (case:Case {uid: $case}) DELETE case"

Statement = tuple[str, dict[str, Any]]


class CaseChangedError(WhoknewError):
    """Somebody else has loaded, changed or unloaded this case in the meantime; nothing was written."""


class CaseIncompleteError(WhoknewError):
    """The server did not make all of the case; nothing was written."""


class Change(StrEnum):
    """What writing a case did."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


def node_statements(rows: GraphRows) -> Iterator[Statement]:
    """Statements that create every node of the case, a batch at a time."""
    for label, of_label in rows.nodes.items():
        for batch in _batches(of_label):
            yield unwind_create_nodes_query(batch, (label, *LABELS[label].also))


def relationship_statements(rows: GraphRows) -> Iterator[Statement]:
    """Statements that create every relationship of the case, a batch at a time.

    They are created, never merged: a merge would make one of two sharings between the same two ends.
    """
    label_of = {row["uid"]: _found_by(label) for label, of_label in rows.nodes.items() for row in of_label}
    for type_, edges in rows.relationships.items():
        grouped: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            grouped[label_of[edge[0]], label_of[edge[2]]].append(edge)
        for (start, end), group in grouped.items():
            for batch in _batches(group):
                yield unwind_create_relationships_query(batch, type_, (start, "uid"), (end, "uid"))


def _found_by(label: str) -> str:
    """The label under which a node is looked up: one for all holders, so that fewer statements do."""
    return HOLDER if label in HOLDER_LABELS else label


def _batches(rows: Any) -> Iterator[list[Any]]:
    rows = list(rows)
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def create_statements(rows: GraphRows) -> Iterator[Statement]:
    """Statements that make the whole case: one, or for a very large case batches of its nodes and relationships."""
    case = rows.encoded
    if case.size <= MOST_BYTES:
        yield create_statement(), case.parameters
    else:
        yield from chain(node_statements(rows), relationship_statements(rows))


def delete_statement(case: str) -> Statement:
    """The statement that deletes every node of one case, with its relationships; no other case is touched."""
    parts = (f"CALL () {{ MATCH (node:{cypher_escape(node.label)} {{case: $case}}) DETACH DELETE node }}"
             for node in NODES)  # fmt: skip
    return "\n".join(parts), {"case": case}


def write_case(
    database: Database,
    rows: GraphRows,
    notes: Callable[[Change, str], Properties] = lambda *_: {},
    expected: str | None = None,
) -> Change:
    """Writes the case in place of what the graph has of it; nothing is done where it has exactly that.

    One transaction: if it is interrupted, what was there before is there still. The node of the case is locked first,
    so that two loads of one case follow each other. ``notes`` are set on that node beside what the rows say, and are no
    part of the fingerprint; they can depend on what is done, and on the report that is kept of the load before. Who
    names the ``expected`` fingerprint (empty: no such case) replaces nothing else: raises ``CaseChangedError`` where
    the graph has another version by now.
    """
    complete = rows.with_fingerprint()
    fingerprint = complete.nodes["Case"][0]["fingerprint"]

    def work(transaction: Transaction) -> Change:
        found, report = transaction.run(LOCK, {"case": rows.case}).single(strict=True).values()
        if found == fingerprint:
            _note(transaction, rows.case, notes(Change.UNCHANGED, report or ""))
            return Change.UNCHANGED
        if expected is not None and (found or "") != expected:
            raise CaseChangedError(f"Look again at what the graph has of {rows.case!r} before you replace it.")
        change = Change.REPLACED if found else Change.LOADED
        transaction.run(*(delete_statement(rows.case) if found else (DELETE_LOCKED, {"case": rows.case}))).consume()
        _create(transaction, complete)
        _note(transaction, rows.case, notes(change, report or ""))
        return change

    return database.write(work)


def _note(transaction: Transaction, case: str, notes: Properties) -> None:
    if notes:
        transaction.run(NOTE, {"case": case, "notes": notes}).consume()


def _create(transaction: Transaction, rows: GraphRows) -> None:
    """Makes the case; raises ``CaseIncompleteError`` where the server says that it made another number of anything."""
    made = [transaction.run(*statement).consume().counters for statement in create_statements(rows)]
    found = sum(each.nodes_created for each in made), sum(each.relationships_created for each in made)
    wanted = sum(map(len, rows.nodes.values())), sum(map(len, rows.relationships.values()))
    if found != wanted:
        raise CaseIncompleteError(f"{rows.case!r} has {wanted} nodes and relationships; it made {found}.")


def delete_case(database: Database, case: str) -> int:
    """Deletes everything of one case, in one transaction, and says how many nodes that were."""
    return database.write(lambda transaction: transaction.run(*delete_statement(case)).consume().counters.nodes_deleted)
