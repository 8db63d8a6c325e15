"""Addresses that ask a server which of a cluster to turn to: here a cluster of one, with a table all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import write_case

from graph.client import Database
from graph.embedded import Address
from loaders.load import load_case, loaded_cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.settings import Settings

pytestmark = pytest.mark.server


@pytest.fixture
def routed(empty_database: Database, settings: Settings) -> Iterator[Database]:
    address = empty_database.address
    uri = "neo4j://" + address.uri.partition("://")[2]
    with Database(Address(uri, address.user, address.password), settings) as database:
        yield database


def test_a_routed_address_reads_and_writes_what_the_direct_one_sees(
    routed: Database, empty_database: Database, tmp_path: Path
) -> None:
    assert load_case(routed, write_case(tmp_path / "anna")).change == "loaded"
    assert [summary.id for summary in loaded_cases(routed)] == ["anna"]
    assert loaded_cases(routed) == loaded_cases(empty_database)


def test_a_read_is_told_to_wait_for_what_this_program_wrote_before(routed: Database) -> None:
    assert routed.bookmarks() == frozenset()
    routed.write(lambda transaction: transaction.run("CREATE (:Case {uid: 'x', case: 'x'})").consume())
    first = routed.bookmarks()
    assert len(first) == 1
    assert routed.read("MATCH (case:Case) RETURN count(case) AS cases").rows == [{"cases": 1}]
    routed.write(lambda transaction: transaction.run("MATCH (case:Case) DELETE case").consume())
    assert routed.bookmarks() != first


def test_the_table_of_the_server_names_one_for_reading_one_for_writing_and_one_for_routing(routed: Database) -> None:
    def table(transaction: object) -> list[dict[str, object]]:
        text = "CALL dbms.routing.getRoutingTable({}, $name) YIELD servers RETURN servers"
        found: list[dict[str, object]] = transaction.run(text, {"name": routed.name}).single(strict=True)["servers"]  # type: ignore[attr-defined]
        return found

    servers = routed.write(table)
    assert {server["role"] for server in servers} == {"READ", "WRITE", "ROUTE"}
