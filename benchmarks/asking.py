"""How long each question takes with 1, 200 and (with an option) 2,000 reviews in the graph.

    .venv/bin/python -m benchmarks.asking [--reviews 1 200] [--runs 30] [--warming 20] [--heap 1024] [--name asking]

A real case (`stacey`) and a made-up one are asked every question that needs nothing but a case, all in turn; questions
across reviews look at all of them. `findings` is what `whoknew findings` works out. Times are milliseconds.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus_loads import corpus_loads
from benchmarks.measure import PROJECT, Clock, keep, most_memory, own_server, spread
from benchmarks.one_case import measured
from benchmarks.synthetic import case_id, write_corpus
from graph.errors import DatabaseError
from graph.settings import MOST_HEAP
from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import shipped
from queries.findings import findings

if TYPE_CHECKING:
    from graph.client import Database

REAL = "stacey"
ALONE = 150
"""So many reviews are loaded once more beside their write step alone."""


def at_size(database: Database, runs: int, warming: int) -> dict[str, Any]:
    """Every question on the real and on the first made-up case, first cold and then warm."""
    found: dict[str, Any] = {"plan_cold_ms": _cold(database)}
    for case in (REAL, case_id(1)):
        times = measured(database, case, runs, warming)
        found[case] = {name: {key: value[key] for key in ("p50", "p95", "rows")} for name, value in times.items()}
    found["across"] = {
        question.id + more: _across(database, question.id, needs)
        for needs, more in (("stated", ""), ("all", ", all needs"))
        for question in shipped()
        if question.theme == "corpus"
    }
    return found


def _across(database: Database, name: str, needs: str) -> dict[str, Any]:
    """The spread of three answers, or why there is none."""
    try:
        return spread((_milliseconds(database, name, needs) for _ in range(3)), 0)
    except DatabaseError as error:
        return {"refused": str(error)}


def _cold(database: Database) -> int:
    """Milliseconds of the findings of a case after the server forgot every plan that it made."""
    database.run_schema(["CALL db.clearQueryCaches()"])
    with Clock(database.settings) as clock:
        findings(database, REAL)
    return round(clock.seconds * 1000)


def _milliseconds(database: Database, name: str, needs: str) -> float:
    question = next(each for each in shipped() if each.id == name)
    wanted = {each.name for each in question.parameters}
    given = {key: value for key, value in {"reviews": "all", "needs": needs, "case": REAL}.items() if key in wanted}
    with Clock(database.settings) as clock:
        ask(database, question, given)
    return clock.seconds * 1000


def main() -> int:
    """Measures and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, nargs="+", default=[1, 200])
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--warming", type=int, default=20)
    parser.add_argument("--heap", type=int, default=MOST_HEAP)
    parser.add_argument("--page-cache", type=int, default=128)
    parser.add_argument("--name", default="asking", help="of the result")
    given = parser.parse_args()
    sizes: dict[str, Any] = {}
    gc.freeze()  # as the app does when it starts
    memory = {"heap_megabytes": given.heap, "page_cache_megabytes": given.page_cache}
    with (
        tempfile.TemporaryDirectory() as folder,
        own_server(query_timeout_seconds=300, **memory) as database,
    ):
        load_case(database, PROJECT / "cases" / REAL)
        for reviews in sorted(given.reviews):
            paths = write_corpus(Path(folder), reviews)
            with Clock(database.settings) as clock:
                loads = corpus_loads(database, paths, ALONE if reviews > ALONE else 0)
                print(f"{reviews} reviews: {loads}", flush=True)  # noqa: T201
                sizes[str(reviews)] = at_size(database, given.runs, given.warming)
            sizes[str(reviews)] |= {"loads": loads, "loader_memory_mb": max(most_memory().values()),
                                    "server_memory_mb": clock.memory,
                                    "store_mb": store_megabytes(database.settings.home)}  # fmt: skip
    keep(given.name, {**memory, "reviews": sizes})
    return 0


def store_megabytes(home: Path) -> int:
    """The size of the database's own files, without its logs."""
    folder = home / "data" / "databases" / "neo4j"
    return round(sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1024**2)


if __name__ == "__main__":
    raise SystemExit(main())
