"""The client against a real Neo4j."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, time

import pytest

from graph.client import Database, Transaction
from graph.errors import (
    DatabaseMissingError,
    DatabaseUnreachableError,
    MemoryShortError,
    QueryTimeoutError,
    QueryWrongError,
    SettingsError,
    WriteRefusedError,
    WrongPasswordError,
    WrongVersionError,
)
from graph.failures import check_version
from graph.settings import Settings, load_settings


def test_parameters_never_clash_with_names_of_our_own(database: Database) -> None:
    names = ["query", "parameters", "timeout", "row_cap", "database_", "kwparameters"]

    answer = database.read("RETURN " + ", ".join(f"${name} AS {name}" for name in names), dict.fromkeys(names, 1))

    assert answer.rows == [dict.fromkeys(names, 1)]


def test_an_answer_has_plain_values_and_says_when_it_was_cut(database: Database) -> None:
    answer = database.read("UNWIND [1, 2, 3] AS n RETURN n, date('2020-01-02') AS day", row_cap=2)

    assert answer.columns == ("n", "day")
    assert answer.rows == [{"n": 1, "day": date(2020, 1, 2)}, {"n": 2, "day": date(2020, 1, 2)}]
    assert answer.capped


REFUSED = [
    "CREATE (n) RETURN n",
    "MERGE (n:A) RETURN n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) REMOVE n.x",
    "MATCH (n) DETACH DELETE n",
    "FOREACH (x IN [1] | CREATE (:B))",
    "CYPHER 5 CREATE (n)",
    "UNWIND [1] AS x CALL (x) { CREATE (n) } IN TRANSACTIONS",
    "UNWIND [1] AS x CALL (x) { RETURN x AS y } IN 2 CONCURRENT TRANSACTIONS RETURN y",
    "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    "load /* a comment */ csv FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    "RETURN COLLECT { LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row[0] } AS rows",
    "RETURN [x IN [1] WHERE EXISTS { LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row } | x] AS rows",
    "L\\u004fAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    "CALL db.labels()",
    "CALL `db`.`labels`()",
    "MATCH (n) CALL/**/db.labels() YIELD label RETURN label",
    "OPTIONAL CALL db.labels() YIELD label RETURN label",
    "RETURN [x IN [1] WHERE COUNT { CALL db.labels() YIELD label RETURN label } > 0 | x] AS rows",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.createLabel('X')",
    "CREATE INDEX some_index FOR (n:A) ON (n.x)",
    "DROP INDEX some_index IF EXISTS",
    "CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW SETTINGS",
    "SHOW PROCEDURES",
    "SHOW USERS",
    "SHOW DATABASES",
    "CREATE USER somebody SET PASSWORD 'abcdefgh'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh'",
    "USE neo4j MATCH (n) RETURN n",
]


@pytest.mark.parametrize("query", REFUSED)
def test_a_read_refuses_whatever_does_more_than_read(database: Database, query: str) -> None:
    with pytest.raises(WriteRefusedError, match="Only reading is allowed here"):
        database.read(query)


@pytest.mark.parametrize("query", REFUSED[:7])
def test_what_slipped_past_the_guard_would_still_be_refused_by_the_server(
    empty_database: Database, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty_database, "refuse_unless_reading", lambda _: None)

    with pytest.raises(WriteRefusedError):
        empty_database.read(query)

    assert empty_database.read("MATCH (n) RETURN count(n) AS number").rows == [{"number": 0}]


@pytest.mark.parametrize(
    "query",
    [
        "/* title: Who was called? LOAD CSV, CALL db.labels() */\nRETURN 'CALL db.labels()' AS text // LOAD CSV",
        "WITH {call: 1, use: 2} AS log RETURN log.call AS call, log.use AS `use`",
        "UNWIND [1, 2] AS x CALL (x) { RETURN x * 2 AS y } RETURN y",
        "UNWIND [1, 2] AS x CALL { WITH x RETURN x * 2 AS y } RETURN y",
        "RETURN EXISTS { MATCH (n) } AS any",
    ],
)
def test_a_read_allows_what_only_looks_like_more(database: Database, query: str) -> None:
    assert database.read(query).rows


def test_a_query_that_takes_too_long_is_stopped(database: Database) -> None:
    endless = "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(*) AS number"

    with pytest.raises(QueryTimeoutError, match="WHOKNEW_QUERY_TIMEOUT_SECONDS"):
        database.read(endless, timeout=0.2)


def test_a_query_that_needs_more_memory_than_there_is_says_what_helps_at_once(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    large = "UNWIND range(1, 1000000) AS n RETURN size(collect($text + toString(n))) AS number"

    with pytest.raises(MemoryShortError, match="WHOKNEW_HEAP_MEGABYTES"):
        database.read(large, {"text": "x" * 50_000})

    assert "will be retried" not in caplog.text


def test_a_mistake_in_a_query_is_shown_at_its_own_place(database: Database) -> None:
    with pytest.raises(QueryWrongError, match=r"line 2, column 1\b") as caught:
        database.read("MATCH (n)\nRETRN n")

    assert "EXPLAIN" not in str(caught.value)


def test_a_missing_parameter_is_named(database: Database) -> None:
    with pytest.raises(QueryWrongError, match="as_of"):
        database.read("RETURN $as_of AS day")


def test_an_unknown_label_is_remarked_upon_at_its_own_place(database: Database) -> None:
    query = "MATCH (n)\nWHERE n:NoSuchLabel\nRETURN n"

    remarks = database.read(query).notifications

    assert [(remark.code, remark.line, remark.column) for remark in remarks] == [("01N50", 2, 9)]
    assert database.explain(query).notifications == remarks


def test_an_answer_that_comes_packed_is_the_same_answer(database: Database) -> None:
    query = "UNWIND [3, 1, 2] AS n RETURN n, date('2020-01-0' + n) AS day, [date('0001-01-01')] AS days, null AS none"
    as_it_stands = database.read(query, row_cap=2)

    packed = database.read(query, row_cap=2, days=["day"])

    assert (packed.columns, packed.rows, packed.capped) == (as_it_stands.columns, as_it_stands.rows, True)
    assert packed.rows[0] == {"n": 3, "day": date(2020, 1, 3), "days": [date.min], "none": None}
    assert database.read("UNWIND [] AS n RETURN n", days=[]).rows == []


@pytest.mark.parametrize("query", ["CYPHER 5 RETURN 1 AS one", "RETURN 1 AS one;", "RETURN 1 AS one // the end"])
def test_a_query_that_cannot_stand_inside_another_is_asked_as_it_is(database: Database, query: str) -> None:
    assert database.read(query, days=[]).rows == [{"one": 1}]


def test_a_declared_day_that_is_none_comes_back_as_it_is(database: Database) -> None:
    rows = database.read("UNWIND ['May', 7, ['x'], null] AS day RETURN day", days=["day"]).rows
    assert [row["day"] for row in rows] == ["May", 7, ["x"], None]


def test_a_packed_query_changes_nothing_and_its_mistakes_stand_at_their_own_place(empty_database: Database) -> None:
    with pytest.raises(WriteRefusedError):
        empty_database.read("CREATE (n:Made) RETURN n", days=[])
    with pytest.raises(QueryWrongError, match=r"line 2, column 1\b"):
        empty_database.read("MATCH (n)\nRETRN n", days=[])
    remarks = empty_database.read("MATCH (n)\nWHERE n:NoSuchLabel\nRETURN n", days=[]).notifications
    assert [(remark.line, remark.column) for remark in remarks] == [(2, 9)]


def test_a_write_keeps_all_or_nothing(empty_database: Database) -> None:
    def half_done(transaction: Transaction) -> None:
        transaction.run("CREATE (:Half)").consume()
        message = "interrupted"
        raise KeyError(message)

    with pytest.raises(KeyError):
        empty_database.write(half_done)
    assert (
        empty_database.write(lambda transaction: transaction.run("CREATE (n:Whole) RETURN 7 AS x").single()) is not None
    )

    rows = empty_database.read("MATCH (n) RETURN labels(n) AS labels").rows
    assert rows == [{"labels": ["Whole"]}]


def test_schema_statements_can_run_twice(empty_database: Database) -> None:
    statement = "CREATE CONSTRAINT thing_uid IF NOT EXISTS FOR (thing:Thing) REQUIRE thing.uid IS UNIQUE"
    empty_database.run_schema([statement])
    empty_database.run_schema([statement])

    empty_database.write(lambda transaction: transaction.run("CREATE (:Thing {uid: 1})").consume())
    with pytest.raises(QueryWrongError, match="already exists"):
        empty_database.write(lambda transaction: transaction.run("CREATE (:Thing {uid: 1})").consume())

    empty_database.run_schema(["DROP CONSTRAINT thing_uid"])


def test_every_kind_of_value_comes_back_plain(database: Database) -> None:
    row = database.read(
        """
        RETURN datetime('2020-01-02T03:04:05Z') AS moment, localdatetime('2020-01-02T03:04') AS local,
               time('03:04Z') AS hour, duration('P1DT2H') AS span, point({x: 1, y: 2}) AS place,
               [date('2020-01-02'), {deep: date('2020-01-03')}] AS nested, null AS nothing
        """
    ).rows[0]

    assert row == {
        "moment": datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        "local": datetime(2020, 1, 2, 3, 4),  # a local moment has no zone
        "hour": time(3, 4, tzinfo=UTC),
        "span": "P1DT2H",
        "place": (1.0, 2.0),
        "nested": [date(2020, 1, 2), {"deep": date(2020, 1, 3)}],
        "nothing": None,
    }


def test_nodes_relationships_and_paths_come_back_as_their_properties(empty_database: Database) -> None:
    create = "CREATE (:A {x: 1})-[:TO {day: date('2020-01-02')}]->(:B {x: 2})"
    empty_database.write(lambda transaction: transaction.run(create).consume())

    row = empty_database.read("MATCH path = (a)-[r:TO]->(b) RETURN a, r, path").rows[0]

    step = {"day": date(2020, 1, 2)}
    assert row == {"a": {"x": 1}, "r": step, "path": [{"x": 1}, step, {"x": 2}]}


def elsewhere(settings: Settings, **changes: object) -> Settings:
    return load_settings(**{"neo4j_uri": "bolt://127.0.0.1:1", "neo4j_password": "wrong-one", **changes})


def test_nobody_at_the_address_is_said(settings: Settings) -> None:
    with pytest.raises(DatabaseUnreachableError, match=r"bolt://127\.0\.0\.1:1"):
        Database.open(elsewhere(settings))


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_an_encrypted_address_of_a_server_without_encryption_is_explained(
    database: Database, settings: Settings, scheme: str
) -> None:
    address = database.address.uri.replace("bolt", scheme, 1)
    with pytest.raises(DatabaseUnreachableError, match=r"asks for encryption \(\+s\); a server without it has"):
        Database.open(elsewhere(settings, neo4j_uri=address))


def test_something_else_at_the_address_is_said(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        threading.Thread(
            target=lambda: other.accept()[0].sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), daemon=True
        ).start()

        with pytest.raises(DatabaseUnreachableError):
            Database.open(elsewhere(settings, neo4j_uri=f"bolt://127.0.0.1:{other.getsockname()[1]}"))


def test_a_wrong_password_is_said_without_repeating_it(database: Database, settings: Settings) -> None:
    with pytest.raises(WrongPasswordError, match="User neo4j at bolt") as caught:
        Database.open(elsewhere(settings, neo4j_uri=database.address.uri))

    assert "wrong-one" not in str(caught.value)


def test_a_missing_database_is_named(database: Database, settings: Settings) -> None:
    given = {"neo4j_uri": database.address.uri, "neo4j_password": database.address.password}

    with pytest.raises(DatabaseMissingError, match="'nowhere'"):
        Database.open(elsewhere(settings, **given, neo4j_database="nowhere"))


def test_a_server_of_ones_own_works_like_the_embedded_one(database: Database, settings: Settings) -> None:
    given = {"neo4j_uri": database.address.uri, "neo4j_password": database.address.password}

    with Database.open(elsewhere(settings, **given)) as same:
        assert same.read("RETURN 1 AS one").rows == [{"one": 1}]


def test_an_address_without_a_password_is_a_mistake_in_the_settings(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="WHOKNEW_NEO4J_PASSWORD is not"):
        Database.open(load_settings(neo4j_uri="bolt://127.0.0.1:1"))


@pytest.mark.parametrize("agent", ["Neo4j/5.23.0", "Neo4j/5.26.24", "Neo4j/2025.01.0", "Neo4j/2026.02.1"])
def test_versions_that_speak_the_dialect_are_accepted(agent: str) -> None:
    check_version(agent)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.12.0", "Memgraph/2.0", "unknown"])
def test_other_versions_are_refused_by_name(agent: str) -> None:
    with pytest.raises(WrongVersionError, match=agent):
        check_version(agent)


def test_nothing_of_the_drivers_own_reaches_the_terminal(database: Database, settings: Settings) -> None:
    script = """
from graph.client import Database
from graph.settings import load_settings
with Database.open(load_settings()) as database:
    database.read("MATCH (n:NoSuchLabel) WHERE n.nothing = 1 RETURN n")
    database.write(lambda transaction: transaction.run("MATCH (a), (b:NoSuchLabel) RETURN elementId(a)").consume())
"""
    ran = subprocess.run([sys.executable, "-W", "default", "-c", script], capture_output=True, text=True, check=True)

    assert (ran.stdout, ran.stderr) == ("", "")
