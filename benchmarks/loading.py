"""How fast cases load: the write step against other ways to write the same rows, and from folders end to end.

    .venv/bin/python -m benchmarks.loading [--cases 8] [--rounds 3]

Every way writes the same cases into the same emptied server, one after the other and so often as there are rounds, so
that a slow moment of the machine falls on all alike. What each takes is set against plain UNWIND CREATE of that round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus_loads import corpus_loads, rows_in
from benchmarks.measure import OTHERS as ENVIRONMENT
from benchmarks.measure import Clock, keep, most_memory, own_server
from benchmarks.synthetic import write_corpus
from benchmarks.wire import FLOOR, BareBytes
from benchmarks.writers import OTHERS, OURS, as_lists, elsewhere, gathered, plain_without_rust
from graph.schema import apply_schema
from graph.writes import delete_case, write_case
from loaders.check import require
from loaders.corpus import load_cases
from loaders.load import prepare
from loaders.read import read_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.client import Database
    from graph.rows import GraphRows

PLAIN = "plain UNWIND CREATE"
MOST_BY_NEOMODEL = 400
"""Relationships that neomodel makes, one by one: a whole case takes it minutes."""


def empty(database: Database, cases: Sequence[str]) -> None:
    """Deletes the cases."""
    for case in cases:
        delete_case(database, case)


def size_of(cases: Sequence[GraphRows]) -> int:
    """How many nodes and relationships the cases have."""
    return sum(len(rows) for case in cases for rows in (*case.nodes.values(), *case.relationships.values()))


class Measured:
    """The times of every way, round by round."""

    def __init__(self, database: Database, paths: Sequence[Path], cases: Sequence[GraphRows]) -> None:
        self.database, self.paths, self.cases = database, paths, cases
        self.for_others = [as_lists(case) for case in cases]
        self.size = size_of(cases)
        self.names = [case.case for case in cases]
        self.bare_bytes = BareBytes(database, cases)
        empty(database, self.names)
        self.times: dict[str, list[dict[str, float]]] = {}

    def note(self, name: str, clock: Clock, **other: float) -> None:
        """Keeps the times of one way, and checks that it wrote everything."""
        found = rows_in(self.database)
        if found != self.size:
            raise SystemExit(f"{name} wrote {found} rows, not {self.size}")
        times = {"seconds": clock.seconds, "ours": clock.ours, "server": clock.server, **other}
        self.times.setdefault(name, []).append(times)
        empty(self.database, self.names)

    def round(self) -> None:
        """Every way once."""
        for name, writer in (OTHERS | OURS).items():
            with Clock(self.database.settings) as clock:
                writer(self.database, self.cases if name in OURS else self.for_others)
            self.note(name, clock)
        with Clock(self.database.settings) as clock:
            self.bare_bytes()
        self.note(FLOOR, clock)
        with Clock(self.database.settings) as clock:
            inside = plain_without_rust(self.database, self.paths)
        self.note("plain without rust-ext", clock, **inside)
        with Clock(self.database.settings) as clock:
            list(load_cases(self.database, self.paths))
        self.note("end to end from folders", clock)

    def summary(self) -> dict[str, dict[str, Any]]:
        """Rows a second of wall clock and of processor time, and both set against the plain way of the same round."""
        return {name: self._of(times) for name, times in self.times.items()}

    def _of(self, times: list[dict[str, float]]) -> dict[str, Any]:
        plain = self.times[PLAIN]
        used = [each["ours"] + each["server"] for each in times]
        plain_used = [each["ours"] + each["server"] for each in plain]
        wall = [one["seconds"] / other["seconds"] for one, other in zip(plain, times, strict=True)]
        work = [one / other for one, other in zip(plain_used, used, strict=True)]
        return {
            "rows_a_second": round(statistics.median(self.size / each["seconds"] for each in times)),
            "rows_a_processor_second": round(statistics.median(self.size / each for each in used)),
            "as_fast_as_plain": round(statistics.median(wall), 2),
            "as_little_work_as_plain": round(statistics.median(work), 2),
            "rounds": [{key: round(value, 3) for key, value in each.items()} for each in times],
        }


def one_by_neomodel(database: Database, case: GraphRows) -> dict[str, Any] | None:
    """neomodel on one case, set against the plain way on the same; nothing where it is not installed or refuses."""
    if not ENVIRONMENT.exists():
        return None
    nodes, edges = gathered([as_lists(case)])
    label_of = {row["uid"]: label for label, rows in nodes.items() for row in rows}
    text = {label: [{name: str(value) for name, value in row.items()} for row in rows] for label, rows in nodes.items()}
    flat = [(label_of[start], type_, start, {name: str(value) for name, value in properties.items()}, end)
            for (_, type_, _), found in edges.items() for start, properties, end in found]  # fmt: skip
    flat = flat[:MOST_BY_NEOMODEL]
    names = {row[1]: sorted({name for other in flat if other[1] == row[1] for name in other[3]}) for row in flat}
    try:
        times = elsewhere(
            ENVIRONMENT, "benchmarks.others.by_neomodel", database, (), nodes=text, edges=flat, names=names
        )
    except SystemExit as error:
        return {"refused": str(error)}
    return {key: round(value, 2) for key, value in times.items()} | {"rows": sum(map(len, nodes.values())) + len(flat)}


def measure(cases: int, rounds: int) -> dict[str, Any]:
    """Everything about loading."""
    with tempfile.TemporaryDirectory() as folder, own_server() as database:
        paths = write_corpus(Path(folder), cases)
        prepared = [prepare(require(read_case(path))).rows for path in paths]
        apply_schema(database)
        cold = [_one(database, prepared[0]) for _ in range(4)]
        measured = Measured(database, paths, prepared)
        for number in range(rounds + 1):
            measured.round()
            print(f"round {number} of {rounds}", flush=True)  # noqa: T201
            if number == 0:
                measured.times.clear()  # Java translates what is asked often: the first round is for that alone
        found = {"cases": cases, "rows": measured.size, "writers": measured.summary(),
                 "first_writes_of_a_cold_server_seconds": cold}  # fmt: skip
        found["neomodel, one case"] = one_by_neomodel(database, prepared[0])
        empty(database, [prepared[0].case])
        found["corpus"] = corpus_loads(database, paths)
        with Clock(database.settings) as clock:
            found["corpus"]["server_memory_mb"] = clock.memory
        return {**found, "most_memory_mb": most_memory()}


def _one(database: Database, rows: GraphRows) -> float:
    with Clock(database.settings) as clock:
        write_case(database, rows)
    delete_case(database, rows.case)
    return round(clock.seconds, 2)


def main() -> int:
    """Measures and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    result = measure(given.cases, given.rounds)
    keep("loading", result)
    print(json.dumps({name: each["as_little_work_as_plain"] for name, each in result["writers"].items()}))  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
