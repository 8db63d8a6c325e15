"""How long one case takes to load and each question to answer, on the database that the settings name.

    .venv/bin/python -m benchmarks.one_case stacey [--runs 50] [--warming 20] [--output FILE]

Every question that needs nothing but a case is asked ``--runs`` times after the warming runs, all of them in turn, so
that a slow moment of the machine falls on all alike. Times are milliseconds of the whole question as a caller sees it;
``processor`` those in which this process worked, the rest being the server's. ``floor`` is a query that does nothing,
``floor, all that is known`` one that reads every relationship KNOWS of the case and sends it, and decides nothing.
The case is loaded anew (its source is taken to have changed) and once more unchanged.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.client import Database
from graph.settings import load_settings
from loaders.load import load_case, unload_case
from queries.answer import ask
from queries.catalogue import shipped
from queries.findings import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.client import Result
    from queries.question import Question

ALL_KNOWN = "floor, all that is known"
FLOORS = {"floor", ALL_KNOWN}
"""No questions, but what any question costs, and what one costs that says all that is known."""
KNOWN_COLUMNS = ("holder_uid", "item_uid", "since_earliest", "since_latest", "sources")
KNOWN = """
MATCH (item:Information {case: $case})<-[knows:KNOWS]-(holder:Holder)
RETURN holder.uid AS holder_uid, item.uid AS item_uid, knows.since_earliest AS since_earliest,
       knows.since_latest AS since_latest, knows.sources AS sources
"""
WARMING = 20  # Java translates what is asked often: the first dozen answers take twice as long
CASES = Path(__file__).parents[1] / "cases"


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that ``work`` takes, and those of this process's processor time."""
    started, worked = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000


def spread(times: list[tuple[float, float]]) -> dict[str, float]:
    """Median, 95th percentile and largest, in milliseconds, and the median of this process's own work."""
    ordered = sorted(wall for wall, _ in times)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
        "max": round(ordered[-1], 1),
        "processor": round(statistics.median(own for _, own in times), 1),
    }


def measured(database: Database, case: str, runs: int, warming: int) -> dict[str, dict[str, float]]:
    """The spread of every question that needs only a case, and of the findings, with the number of rows."""
    asked = [
        question for question in shipped() if not any(p.name != "case" and _needed(p) for p in question.parameters)
    ]
    works: dict[str, Callable[[], object]] = {
        question.id: partial(ask, database, question, _given(question, case)) for question in asked
    }
    works["findings"] = lambda: findings(database, case)
    floors = {"floor": lambda: database.read("RETURN 1 AS one"), ALL_KNOWN: lambda: _known(database, case)}
    works |= floors
    rows = {question.id: len(ask(database, question, _given(question, case)).rows) for question in asked}
    rows |= {"findings": len(findings(database, case)), **{name: len(work().rows) for name, work in floors.items()}}
    for work in list(works.values()) * warming:
        work()
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            times[name].append(timed(work))
    return {name: {**spread(values), "rows": rows[name]} for name, values in times.items()}


def _known(database: Database, case: str) -> Result:
    """All that is known in the case, on the way that questions of our own go."""
    days = ("since_earliest", "since_latest")
    return database.read(KNOWN, {"case": case}, columns=KNOWN_COLUMNS, days=days, row_cap=100_000)


def _given(question: Question, case: str) -> dict[str, str]:
    """The case, under the name that a question has for it: it is the only one that a question across cases looks at."""
    return {each.name: case for each in question.parameters if each.type in {"case", "cases"}}


def _needed(parameter: object) -> bool:
    return getattr(parameter, "default", None) is None and not getattr(parameter, "optional", False)


def main() -> int:
    """Measures, prints a table, and writes JSON where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--warming", type=int, default=WARMING)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    folder = CASES / given.case
    with Database.open(load_settings(), print) as database:
        load_case(database, folder)
        unload_case(database, given.case)
        loading = {"load_ms": timed(lambda: load_case(database, folder))[0]}
        loading["unchanged_ms"] = timed(lambda: load_case(database, folder))[0]
        questions = measured(database, given.case, given.runs, given.warming)
    result = {
        "case": given.case, "runs": given.runs, "python": platform.python_version(), "machine": platform.machine(),
        "loading": {name: round(value) for name, value in loading.items()}, "questions": questions,
    }  # fmt: skip
    heads = ("p50", "p95", "max", "processor", "rows")
    lines = [
        f"{name:32}" + "".join(f"{values[head]:10}" for head in heads) for name, values in questions.items()
    ]  # fmt: skip
    title = f"{'milliseconds':32}" + "".join(f"{head:>10}" for head in heads)
    sys.stdout.write("\n".join([title, *lines, str(result["loading"]), ""]))
    if given.output:
        given.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
