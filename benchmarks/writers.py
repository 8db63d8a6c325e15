"""Ways to write the same rows into Neo4j: ours, and those that we compare it with. Each writes all rows it is given."""

from __future__ import annotations

import csv
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from py2neo import Graph
from py2neo.bulk import create_nodes, create_relationships

from benchmarks.measure import PROJECT
from graph.creating import create_statement, encoded
from graph.nodes import HOLDER_LABELS
from graph.rows import LABELS, GraphRows
from graph.schema import HOLDER
from graph.writes import node_statements, relationship_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.client import Database, Transaction

BATCH = 5_000
Rows = "Sequence[GraphRows]"
Groups = dict[tuple[str, str, str], list[tuple[str, dict[str, Any], str]]]


def as_lists(case: GraphRows) -> GraphRows:
    """The case with lists where it has tuples, which the driver looks up before it sends them: as others would."""

    def plain(row: Mapping[str, Any]) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}

    return GraphRows(
        case.case,
        {label: tuple(map(plain, rows)) for label, rows in case.nodes.items()},
        {
            type_: tuple((start, plain(row), end) for start, row, end in rows)
            for type_, rows in case.relationships.items()
        },
    )


def gathered(cases: Sequence[GraphRows]) -> tuple[dict[str, list[dict[str, Any]]], Groups]:
    """The rows of several cases: nodes by label; relationships by the label of the start, the type, that of the end."""
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    edges: Groups = defaultdict(list)
    for case in cases:
        label_of: dict[Any, str] = {}
        for label, rows in case.nodes.items():
            nodes[label] += map(dict, rows)
            label_of |= {row["uid"]: HOLDER if label in HOLDER_LABELS else label for row in rows}
        for type_, found in case.relationships.items():
            for start, properties, end in found:
                edges[label_of[start], type_, label_of[end]].append((start, dict(properties), end))
    return nodes, edges


def labels(label: str) -> str:
    """The labels of a node, as a statement names them."""
    return ":".join((label, *LABELS[label].also))


def ours(database: Database, cases: Sequence[GraphRows]) -> None:
    """A statement a case, a transaction each."""
    for case in cases:
        database.write(partial(_create, encoded(case).parameters))


def _create(parameters: dict[str, Any], transaction: Transaction) -> None:
    transaction.run(create_statement(), parameters).consume()


def ours_by_two(database: Database, cases: Sequence[GraphRows]) -> None:
    """The same, the cases split over two sessions."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(ours, database), (cases[::2], cases[1::2])))


def plain(database: Database, cases: Sequence[GraphRows]) -> None:
    """UNWIND … CREATE in batches of 5,000 by the official driver; relationships look their ends up in the index."""
    nodes, edges = gathered(cases)
    for label, rows in nodes.items():
        _batches(database, f"UNWIND $rows AS row CREATE (node:{labels(label)}) SET node = row", rows)
    for (start, type_, end), found in edges.items():
        text = (f"UNWIND $rows AS row MATCH (start:{start} {{uid: row[0]}}) MATCH (end:{end} {{uid: row[2]}}) "
                f"CREATE (start)-[made:{type_}]->(end) SET made = row[1]")  # fmt: skip
        _batches(database, text, found)


def _batches(database: Database, text: str, rows: Sequence[Any]) -> None:
    for start in range(0, len(rows), BATCH):
        batch = list(rows[start : start + BATCH])
        database.write(lambda transaction: transaction.run(text, {"rows": batch}).consume())  # noqa: B023


def before(database: Database, cases: Sequence[GraphRows]) -> None:
    """As whoknew wrote before: a transaction a case, py2neo's statements by the official driver."""
    for case in cases:
        database.write(partial(_in_parts, case))


def _in_parts(case: GraphRows, transaction: Transaction) -> None:
    for text, parameters in (*node_statements(case), *relationship_statements(case)):
        transaction.run(text, parameters).consume()


def py2neo_bulk(database: Database, cases: Sequence[GraphRows]) -> None:
    """py2neo's bulk functions, through its own client."""
    address = database.address
    graph = Graph(address.uri.replace("neo4j://", "bolt://"), auth=(address.user, address.password))
    nodes, edges = gathered(cases)
    for label, rows in nodes.items():
        for start in range(0, len(rows), BATCH):
            create_nodes(graph.auto(), rows[start : start + BATCH], labels={label, *LABELS[label].also})
    for (first, type_, last), found in edges.items():
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            create_relationships(graph.auto(), batch, type_, (first, "uid"), (last, "uid"))


def load_csv(database: Database, cases: Sequence[GraphRows]) -> None:
    """LOAD CSV … IN TRANSACTIONS from this machine, the files written beforehand counted in; dates and lists as text.

    It writes less than the others: a CSV cell has no type, and turning text into days and lists would cost more.
    """
    nodes, edges = gathered(cases)
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address:
        for number, (label, rows) in enumerate(nodes.items()):
            names = sorted({name for row in rows for name in row})
            _write(Path(folder) / f"n{number}.csv", names, ([_cell(row.get(name)) for name in names] for row in rows))
            sets = f"CREATE (node:{labels(label)}) SET node = row"
            _import(database, f"{address}/n{number}.csv", sets)
        for number, ((start, type_, end), found) in enumerate(edges.items()):
            names = sorted({name for _, properties, _ in found for name in properties})
            cells = (
                [first, last, *(_cell(properties.get(name)) for name in names)] for first, properties, last in found
            )
            _write(Path(folder) / f"e{number}.csv", ["_start", "_end", *names], cells)
            given = ", ".join(f"`{name}`: row.`{name}`" for name in names)
            _import(database, f"{address}/e{number}.csv",
                    f"MATCH (start:{start} {{uid: row._start}}) MATCH (end:{end} {{uid: row._end}}) "
                    f"CREATE (start)-[:{type_} {{{given}}}]->(end)")  # fmt: skip


def _import(database: Database, address: str, text: str) -> None:
    load = f"LOAD CSV WITH HEADERS FROM '{address}' AS row CALL (row) {{ {text} }} IN TRANSACTIONS OF {BATCH} ROWS"
    database.run_schema([load])


def _cell(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)


def _write(path: Path, names: list[str], rows: Any) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(rows)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _served:  # noqa: N801 - used as a function
    """The files of a folder at an address of this machine."""

    def __init__(self, folder: Path) -> None:
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


def elsewhere(
    python: Path | str, module: str, database: Database, paths: Sequence[Path], **more: object
) -> dict[str, float]:
    """What a writer in a process of its own measured: seconds, and its own processor seconds."""
    orders = {"uri": database.address.uri, "user": database.address.user, "password": database.address.password,
              "paths": [str(path) for path in paths], **more}  # fmt: skip
    done = subprocess.run([str(python), "-m", module], input=json.dumps(orders), text=True, cwd=PROJECT,  # noqa: S603
                          capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT)})  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{module}: {done.stderr.strip()[-600:]}")
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}


def plain_without_rust(database: Database, paths: Sequence[Path]) -> dict[str, float]:
    """The plain way without neo4j-rust-ext, in a process of its own that reads the cases before the clock starts."""
    return elsewhere(sys.executable, "benchmarks.others.plain", database, paths)


OURS: dict[str, Callable[[Database, Sequence[GraphRows]], None]] = {
    "ours, one session": ours,
    "ours, two sessions": ours_by_two,
}
OTHERS: dict[str, Callable[[Database, Sequence[GraphRows]], None]] = {
    "plain UNWIND CREATE": plain,
    "ours before": before,
    "py2neo bulk functions": py2neo_bulk,
    "LOAD CSV in transactions": load_csv,
}
