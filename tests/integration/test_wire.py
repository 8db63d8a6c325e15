"""What was recorded on the wire and is sent again makes the same graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.wire import BareBytes
from graph.schema import apply_schema
from graph.settings import PROJECT_FOLDER
from graph.writes import delete_case
from loaders.check import require
from loaders.load import prepare
from loaders.read import read_case

if TYPE_CHECKING:
    from graph.client import Database

EVERYTHING = """
MATCH (node) OPTIONAL MATCH (node)-[way]->()
RETURN labels(node) AS labels, properties(node) AS node, type(way) AS type, properties(way) AS way
"""


def rows(database: Database) -> list[str]:
    return sorted(map(repr, database.read(EVERYTHING, row_cap=100_000).rows))


def test_bare_bytes_make_what_our_write_step_makes(empty_database: Database) -> None:
    names = ("demo", "harbour-fire")
    apply_schema(empty_database)
    bare = BareBytes(
        empty_database, [prepare(require(read_case(PROJECT_FOLDER / "cases" / name))).rows for name in names]
    )
    written = rows(empty_database)
    for name in names:
        delete_case(empty_database, name)
    assert rows(empty_database) == []

    bare()

    assert written
    assert rows(empty_database) == written
