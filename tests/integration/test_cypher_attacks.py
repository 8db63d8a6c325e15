"""Ad-hoc Cypher cannot write, read files, reach the network or command the server, whatever it is dressed in.

Every attempt is made against a real Neo4j that holds the demo case; afterwards the whole store is compared with what it
was, and a listener on the loopback address says whether anybody called.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command_line import whoknew

from graph.errors import QueryWrongError, WriteRefusedError
from graph.handle import driver
from loaders.load import load_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database
    from graph.settings import Settings

pytestmark = pytest.mark.server
CASES = Path(__file__).parents[2] / "cases"
PARAMETERS = {
    "label": "Evil", "key": "evil", "number": 2, "text": "MATCH (n) DETACH DELETE n", "map": {"evil": 1},
    "query": "') MATCH (n) DETACH DELETE n //", "procedure": "db.createLabel",
}  # fmt: skip

CHANGES = [
    "CREATE (:Evil)",
    "INSERT (:Evil)",
    "CREATE (:Evil) FINISH",
    "MERGE (n:Evil) ON CREATE SET n.x = 1",
    "MATCH (n) SET n.evil = 1",
    "MATCH (n) SET n += $map",
    "MATCH (n) SET n = {}",
    "MATCH (n) SET n[$key] = 1",
    "MATCH (n) SET n:$($label)",
    "MATCH (n) SET n:$('Ev' + 'il')",
    "MATCH (n) REMOVE n:$(labels(n))",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH p = ()--() FOREACH (n IN nodes(p) | SET n.evil = 1)",
    "MATCH (n) CALL (n) { SET n.evil = 1 } RETURN n",
    "MATCH (n) WITH n LIMIT 1 CALL { WITH n SET n.evil = 1 } RETURN 1",
    "RETURN 1 AS x UNION CREATE (:Evil) RETURN 1 AS x",
    "RETURN COLLECT { CREATE (n:Evil) RETURN n } AS x",
    "RETURN [x IN [1] WHERE EXISTS { MERGE (n:Evil) } | x] AS x",
    "MATCH (n) WHERE COUNT { CREATE (m:Evil) RETURN m } > 0 RETURN n",
    "MATCH (n) RETURN n; CREATE (:Evil)",
    "RETURN 1; MATCH (n) DETACH DELETE n;",
    ";CREATE (:Evil)",
    "EXPLAIN CREATE (:Evil)",
    "PROFILE CREATE (:Evil)",
    "EXPLAIN PROFILE CREATE (:Evil)",
    "CYPHER 5 planner=cost PROFILE CREATE (:Evil)",
    "/* only reading */ PROFILE /* really */ MERGE (:Evil)",
    "CYPHER 5 CREATE (:Evil)",
    "CR\\u0045ATE (:Evil)",
    "\\uuu0043REATE (:Evil)",
    "RETURN '\\u0027 AS x CREATE (:Evil) //'",
    "MATCH (n)\\u000aSET n.evil = 1",
    "RETURN 1 //\r CREATE (:Evil)",
    "RETURN 1 /* /* */ CREATE (:Evil) /* */",
    "MATCH (n) CALL (n) { SET n.evil = 1 } IN TRANSACTIONS OF 1 ROW",
    "MATCH (n) CALL (n) { SET n.evil = 1 } IN 2 CONCURRENT TRANSACTIONS ON ERROR CONTINUE",
    "UNWIND [1] AS x CALL (x) { RETURN 1 AS y } IN /* */ TRANSACTIONS RETURN y",
    "UNWIND [1] AS x CALL (x) { RETURN 1 AS y } IN $number CONCURRENT TRANSACTIONS RETURN y",
    "CREATE CONSTRAINT evil FOR (n:Evil) REQUIRE n.x IS UNIQUE",
    "CREATE FULLTEXT INDEX evil FOR (n:Case) ON EACH [n.title]",
    "DROP INDEX evil IF EXISTS",
]
OUTSIDE = [
    "LOAD CSV FROM '{url}' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS row RETURN row",
    "load\tcsv FROM '{url}' AS row RETURN row",
    "LOAD//\nCSV FROM '{url}' AS row RETURN row",
    "LOAD\u00a0CSV FROM '{url}' AS row RETURN row",
    "LOAD\u2003/* */CSV FROM '{url}' AS row RETURN row",
    "L\\u004fAD CSV FROM '{url}' AS row RETURN row",
    "PROFILE LOAD CSV FROM '{url}' AS row RETURN row",
    "EXPLAIN LOAD CSV FROM '{url}' AS row RETURN row",
    "USING PERIODIC COMMIT LOAD CSV FROM '{url}' AS row RETURN row",
    "RETURN COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS x",
    "RETURN [x IN [1] | COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }}] AS x",
    "MATCH (n) WHERE EXISTS {{ LOAD CSV FROM '{url}' AS row RETURN row }} RETURN n",
    "RETURN '\\'' AS a, COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS b //'",
    "RETURN '\\\\' AS a, COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS b, '' AS c",
    'RETURN "/*" AS a, COLLECT {{ LOAD CSV FROM \'{url}\' AS row RETURN row }} AS b, "*/" AS c',
    "WITH 1 AS `'` RETURN COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS `'`",
    "WITH 1 AS `/*` RETURN COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS `*/`",
    "WITH 1 AS ```/*` RETURN COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS `*/`",
    "RETURN 1 // '\n AS a, COLLECT {{ LOAD CSV FROM '{url}' AS row RETURN row }} AS b // '",
    "CALL apoc.load.json('{url}')",
    "RETURN apoc.load.json('{url}') AS x",
    "RETURN `apoc`.`load`.`json`('{url}') AS x",
    "RETURN genai.vector.encode('x', 'OpenAI', {{token: 'x'}}) AS x",
    "RETURN `genai` . vector /* */ . `encode` ('x', 'OpenAI', {{token: 'x'}}) AS x",
    "RETURN ai.text.embed('x') AS x",
    "RETURN gds.version() AS x",
    "RETURN [x IN [1] | somebody.plugin.fetch('{url}')] AS x",
    "RETURN [1, 2][0..apoc.util.sleep(1)] AS x",
    "RETURN [1, 2][0..`gds`.version()] AS x",
]
COMMANDS = [
    "CALL db.createLabel('Evil')",
    "CALL db.createProperty('evil')",
    "CALL db.clearQueryCaches()",
    "CALL db.labels",
    "CALL\ndb.labels()",
    "CALL/**/db.labels()",
    "CALL `db` . `labels` ()",
    "CALL`db`.labels()",
    "CALL`db.labels`()",
    "CALL \u00a0db.labels() YIELD label RETURN label",
    "CALL $procedure()",
    "OPTIONAL CALL db.labels() YIELD label RETURN label",
    "RETURN COLLECT { CALL db.labels() YIELD label RETURN label } AS x",
    "RETURN COLLECT { CALL { CALL db.labels() YIELD label RETURN label } RETURN label } AS x",
    "RETURN [x IN [1] WHERE COUNT { CALL`db`.labels() YIELD label RETURN label } > 0 | x] AS x",
    "RETURN [x IN [1] WHERE COUNT { WITH 1 AS `a`CALL db.labels() YIELD label RETURN label } > 0 | x] AS x",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "CALL dbms.setConfigValue('db.logs.query.enabled', 'INFO')",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.queryJmx('*:*')",
    "CALL dbms.components()",
    "CALL tx.setMetaData({a: 1})",
    "CALL apoc.cypher.runWrite('CREATE (:Evil)', {})",
    "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DELETE n', {})",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS YIELD name, value RETURN name, value",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW INDEXES",
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW DATABASES",
    "SHOW PRIVILEGES",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "CREATE USER evil SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbb'",
    "DROP USER neo4j",
    "GRANT ROLE admin TO neo4j",
    "CREATE DATABASE evil",
    "STOP DATABASE neo4j",
    "USE system SHOW USERS",
    "USE`system` MATCH (n) RETURN n",
    "USE graph.byName('system') MATCH (n) RETURN n",
    "RETURN COLLECT { USE system MATCH (n) RETURN n } AS x",
    "CALL { USE neo4j MATCH (n) RETURN n } RETURN n",
    ":use system",
    "BEGIN",
    "COMMIT",
]
ATTACKS = [*CHANGES, *OUTSIDE, *COMMANDS]


class Listener:
    """Somebody who waits to be called, and hangs up on whoever calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/evil.csv"
        self.calls = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._socket.accept()[0].close()
                self.calls += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def demo(database: Database) -> Database:
    load_case(database, CASES / "demo")
    return database


def dump(settings: Settings) -> dict[str, Any]:
    """Everything that the server keeps: nodes, relationships, names, schema, users."""
    questions = {
        "nodes": "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id",
        "relationships": "MATCH (a)-[r]->(b) RETURN elementId(r) AS id, elementId(a) AS start, elementId(b) AS end, "
        "type(r) AS type, properties(r) AS properties ORDER BY id",
        "labels": "CALL db.labels() YIELD label RETURN label ORDER BY label",
        "property keys": "CALL db.propertyKeys() YIELD propertyKey AS name RETURN name ORDER BY name",
        "indexes": "SHOW INDEXES YIELD name, type, state ORDER BY name",
        "constraints": "SHOW CONSTRAINTS YIELD name, type ORDER BY name",
        "users": "SHOW USERS YIELD user, passwordChangeRequired ORDER BY user",
        "databases": "SHOW DATABASES YIELD name, currentStatus ORDER BY name",
        "settings": "SHOW SETTINGS YIELD name, value ORDER BY name",
    }
    with driver(settings) as bare:
        return {
            what: [record.data() for record in bare.execute_query(query, database_="neo4j").records]
            for what, query in questions.items()
        }


def test_there_are_enough_attempts_and_no_two_are_the_same() -> None:
    assert len(ATTACKS) == len(set(ATTACKS)) >= 100


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attempt_is_refused_and_gives_no_rows(demo: Database, listener: Listener, attack: str) -> None:
    query = attack.format(url=listener.url) if attack in OUTSIDE else attack

    with pytest.raises((WriteRefusedError, QueryWrongError)):
        demo.read(query, PARAMETERS)

    assert listener.calls == 0


def test_after_all_attempts_the_server_is_as_it_was(demo: Database, settings: Settings, listener: Listener) -> None:
    before = dump(settings)
    assert len(before["nodes"]) > 50
    assert len(before["relationships"]) > 100

    refused = 0
    for attack in ATTACKS:
        try:
            demo.read(attack.format(url=listener.url) if attack in OUTSIDE else attack, PARAMETERS)
        except (WriteRefusedError, QueryWrongError):
            refused += 1

    assert refused == len(ATTACKS)
    assert dump(settings) == before
    assert listener.calls == 0


@pytest.mark.parametrize("attack", [*CHANGES[::9], *OUTSIDE[::7], *COMMANDS[::12]])
def test_the_command_refuses_too(demo: Database, settings: Settings, listener: Listener, attack: str) -> None:
    before = dump(settings)
    query = attack.format(url=listener.url) if attack in OUTSIDE else attack

    outcome = whoknew("cypher", "--param", "label=Evil", "--param", "number=2", "--", query)

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err
    assert "Traceback" not in outcome.err
    assert dump(settings) == before
    assert listener.calls == 0


@pytest.mark.parametrize("text", [*PARAMETERS.values(), *CHANGES[:6], "`) MATCH (n) DETACH DELETE n //", "'; DROP //"])
def test_a_parameter_that_carries_cypher_is_a_value(demo: Database, settings: Settings, text: Any) -> None:
    before = dump(settings)

    rows = demo.read("OPTIONAL MATCH (n {uid: $text}) RETURN $text AS text, count(n) AS number", {"text": text}).rows

    assert rows == [{"text": text, "number": 0}]
    assert dump(settings) == before


@pytest.mark.parametrize(
    "query",
    [
        "/* LOAD CSV, CALL db.labels() */ RETURN 'CREATE (n) EXPLAIN' AS text // SET",
        "WITH {call: 1, use: 2, explain: 3} AS log RETURN log.`call` AS `call`, log.use AS `use`, log.explain AS plan",
        "RETURN date.truncate('month', date('2021-03-04')) AS x",
        "RETURN point.distance(point({x: 1, y: 1}), point({x: 1, y: 2})) AS y",
        "RETURN duration.inDays(date('2021-01-01'), date('2021-01-03')).days AS days, `date`.truncate('year') AS x",
        "RETURN vector.similarity.cosine([1.0, 2.0], [1.0, 2.0]) AS x",
        "UNWIND [1, 2] AS x CALL (x) { RETURN x * 2 AS y } WITH x, y WHERE y IN [2, 4] AND NOT (x > 5) RETURN x, y",
        "MATCH (a WHERE a.uid IS NOT NULL)-[r]->(b) RETURN CASE a.uid WHEN (1) THEN 2 END AS x LIMIT 1",
        "CYPHER 5 RETURN 1 AS one;",
    ],
)
def test_reading_in_any_dress_is_still_possible(demo: Database, query: str) -> None:
    assert demo.read(query).rows


def test_the_answer_of_the_command_in_three_formats(demo: Database) -> None:
    query = "MATCH (i:Information {case: $case}) WHERE i.true_from_earliest < $day RETURN i.uid AS uid, $day AS day"
    arguments = ("cypher", query, "--param", "case=demo", "--param", "day=2016-01-01")

    document = json.loads(whoknew(*arguments, "--format", "json").out)

    assert document == {
        "columns": ["uid", "day"], "rows": [{"uid": "demo/i-conviction", "day": "2016-01-01"}], "capped": False
    }  # fmt: skip
    assert whoknew(*arguments).out == "uid\tday\ndemo/i-conviction\t2016-01-01\n"
    assert whoknew(*arguments, "--format", "csv").out == "uid,day\r\ndemo/i-conviction,2016-01-01\r\n"


def test_the_command_reads_a_file_and_keeps_its_limits(demo: Database, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text("/* mine */\nUNWIND range(1, $last) AS number RETURN number", encoding="utf-8")

    cut = whoknew("cypher", "--file", str(file), "--param", "last=5", "--row-cap", "2")
    stopped = whoknew("cypher", "UNWIND range(1, 100000000) AS a RETURN count(a) AS n", "--timeout", "0.2")
    both = whoknew("cypher", "RETURN 1", "--file", str(file))

    assert (cut.code, cut.out, cut.err) == (0, "number\n1\n2\n", "Cut after 2 rows (--row-cap); there are more.\n")
    assert (stopped.code, "took too long" in stopped.err) == (1, True)
    assert (both.code, "one of the two" in both.err) == (2, True)


def test_a_name_that_is_nowhere_in_the_graph_is_remarked_upon(demo: Database) -> None:
    outcome = whoknew("cypher", "MATCH (n:Informatin) RETURN n.uid AS uid")

    assert (outcome.code, outcome.out) == (0, "uid\n")
    assert "`Informatin` does not exist" in outcome.err
    assert "line 1, column 10" in outcome.err
