"""What the words of a query give away, without a server; whatever is asked, the answer comes quickly."""

from __future__ import annotations

import time

import pytest

from graph.guard import refused_words
from queries.catalogue import shipped


@pytest.mark.parametrize(
    "query",
    [
        "RETURN [x IN [1] WHERE COUNT { CALL`db`.labels() YIELD label RETURN label } > 0 | x] AS rows",
        "WITH 1 AS `x`CALL db.labels() YIELD label RETURN label",
        "WITH 1 AS a LIMIT 1CALL db.labels() YIELD label RETURN label",
        "USE`system` RETURN 1",
        "CYPHER 5 runtime=slotted PROFILE RETURN 1",
        "/* hi */ explain RETURN 1",
        "RETURN my /* */ . /* */ plugin\n.\tfn (1)",
        "RETURN `date x`.fn(1)",
        "RETURN dates.fn(1)",
        "RETURN [1, 2][0..gds.version()]",
    ],
)
def test_what_does_more_than_read_is_seen_in_any_dress(query: str) -> None:
    assert refused_words(query) is not None


@pytest.mark.parametrize(
    "query",
    [
        "RETURN date.truncate('month', $day), `date`.truncate('year'), time . realtime(), point.distance(a, b)",
        "MATCH (n) WHERE n.x IN (n.y) AND NOT(n.z) RETURN n.`call` AS `call`, n.use AS `use`, n.`explain` AS plan",
        "MATCH ((a)-[:KNOWS]->(b WHERE b.x > 1)){1,3} RETURN CASE a.x WHEN (1) THEN [1, 2][0..size(b.y)] END",
        "CYPHER 5 MATCH (n) RETURN n.profile",
        "RETURN 'CALL db.labels() LOAD CSV apoc.load.json()' // USE system",
        *(question.cypher for question in shipped()),
    ],
)
def test_what_only_reads_passes(query: str) -> None:
    assert refused_words(query) is None


@pytest.mark.parametrize(
    "part", ["`a` . ", "a.", "a", "a ", " ", "CYPHER ", "CALL ", "/*", "'", "`", ".", "..", "IN ", "USE "]
)
def test_a_long_query_is_read_quickly(part: str) -> None:
    started = time.perf_counter()

    refused_words(part * 20_000)

    assert time.perf_counter() - started < 2
