"""Writes docs/benchmarks.md from the results: `python -m benchmarks.page`."""

from __future__ import annotations

import json
import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.asking import REAL
from benchmarks.goals import NO_ANSWER, NO_QUESTIONS, goals
from benchmarks.measure import PROJECT, RESULTS
from benchmarks.synthetic import case_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

CASES = (REAL, case_id(1))
"""Those that are asked every question."""
PAGE = PROJECT / "docs" / "benchmarks.md"
HEAD = """# How fast it is

<!-- Written by `python -m benchmarks.page` from benchmarks/results. `make bench` measures anew and writes it. -->

`make bench` measures what is on this page, the app apart, on a server of its own in a temporary folder, in some 20
minutes on two processors; `make bench REVIEWS="1 200 2000"` asks the questions with 2,000 reviews in the graph, too.
The app is measured by hand with `python -m benchmarks.in_browser`. Reviews are made up by `benchmarks/synthetic.py`:
how they are drawn stands in `benchmarks/synthetic_case.py`. A section that was not measured anew keeps what was
measured before: its last line says when, and at which commit.

**How to read it.** What is compared is run in turn, round by round, and set against the plain way of the same round.
*Work* is processor time of both sides, client and server: on a machine that others use, too, only that can be compared.
Each table says on what it was measured and how busy that machine was; with a load above the number of its processors
the wall clock says little.

**What is not here.** A cluster, Aura, or a server over a network; other programs for working out what was known, for
none of them has its rules: only reach is compared. *Life of a fact* and *what a holder knew over time* are not asked,
for each needs an item or a holder besides the case.
"""
AFTER_LOADING = """
*Plain* is `UNWIND … CREATE` in batches of 5,000 by the official driver with neo4j-rust-ext, whose relationships find
their ends in an index. *Ours before* is what whoknew did until this was measured: py2neo's statements, a transaction a
case; a case too large for one statement still goes that way. *Bare bytes* are what our write step with two sessions
sends, recorded once and sent again by two sockets (`benchmarks/wire.py`): no client of this statement can do with less
work. LOAD CSV writes less than the others, for all its values are text. *End to end* reads, checks and works out every
case as well; of more than a few cases it also pays for starting its processes, half a second of processor time each.

What makes ours cheaper: no end of a relationship is looked up, a value travels once and a row is a list of small
numbers, and what a statement sets is named in it and not in a map. Several cases in one statement cost more, not less,
with a small heap. The rest is Neo4j's own work: of it about half is storing the properties.

Where the time of one case goes, before and after, stands in
[profile-before.txt](../benchmarks/results/profile-before.txt) and
[profile-after.txt](../benchmarks/results/profile-after.txt).
"""
AFTER_REACHING = """
Ours, *surely* and *perhaps*, are the two sweeps that answer for uncertain dates, order within a day, record systems,
bodies and coded ends of knowledge; *one pass* is their bare core. The others answer for certain days alone, on a
network expanded in time, and find the same. Raphtory passes on within one and the same day what whoknew does not, so
its answer is another. pathpy has no reachability of its own: its network is walked. What took more than a minute at
one size is not asked at the next, and what has no answer after four minutes is ended.
"""


def result(name: str) -> dict[str, Any]:
    """A result, empty where it was not measured yet."""
    path = RESULTS / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], others: str = "---:") -> str:
    """A table in Markdown; ``others`` lays out every column but the first."""
    lines = [heads, ["---"] + [others] * (len(heads) - 1), *rows]
    return "".join(f"| {' | '.join(_shown(cell) for cell in line)} |\n" for line in lines)


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:,}" if isinstance(cell, int) else "" if cell is None else str(cell)


def measured_on(found: dict[str, Any]) -> str:
    """The machine in a sentence."""
    on = found["machine"]
    load = ", ".join(map(str, on["load_average"]))
    return (f"Measured {on['measured']} at {on['commit']}: {on['processor']}, {on['processors']} processors (load "
            f"{load}), {on['memory_gb']} GB, Python {on['python']}, Neo4j {on['neo4j']}, driver {on['driver']} with "
            f"rust-ext {on['rust_ext']}.\n")  # fmt: skip


SIDES = ("seconds", "ours", "server")
"""Of a load: seconds of the clock, and the processor seconds of both sides."""


def loading(found: dict[str, Any]) -> str:
    """The section on loading."""
    rows = [[name, each["as_little_work_as_plain"], each["as_fast_as_plain"], each["rows_a_processor_second"],
             each["rows_a_second"]] for name, each in found["writers"].items()]  # fmt: skip
    rows.sort(key=lambda row: -row[1])
    other = found.get("neomodel, one case") or {}
    if "rows" in other:
        rows.append(["neomodel (a part of one case)", None, None, None, round(other["rows"] / other["seconds"])])
    heads = ("way", "rows for the same work, plain = 1", "by the clock, plain = 1", "rows a processor second",
             "rows a second")  # fmt: skip
    corpus = found["corpus"]
    again = [[name.replace("_", " "), *map(each.get, SIDES)]
             for name, each in corpus.items() if isinstance(each, dict)]  # fmt: skip
    cold = ", ".join(f"{each} s" for each in found["first_writes_of_a_cold_server_seconds"])
    return (f"## Loading\n\n{found['cases']} cases, {found['rows']:,} nodes and relationships.\n\n"
            f"{table(heads, rows)}\n"
            f"{measured_on(found)}{AFTER_LOADING}\n{_floor(found)}\n\nThe first four "
            f"writes of one case by a server that has just started, for Java translates what is done often: {cold}.\n\n"
            f"The same cases from their folders, again unchanged, and again with one of them changed:\n\n"
            f"{table(('load', 'seconds', 'processor, ours', 'processor, server'), again)}\nThe most memory that one of "
            f"our processes took: {max(found['most_memory_mb'].values())} MB; a process holds one case at a time. The "
            f"server took {corpus['server_memory_mb']} MB.\n")  # fmt: skip


def _floor(found: dict[str, Any]) -> str:
    """What of the best way is the server's own work: no client can go below it."""
    rounds = found["writers"]["ours, two sessions"]["rounds"]
    server, ours = (statistics.median(each[side] for each in rounds) for side in ("server", "ours"))
    return (f"**The floor.** Of *ours, two sessions* the server takes {server:.2f} processor seconds and we "
            f"{ours:.2f}: with a client that cost nothing these rows would still take {server:.2f} "
            f"({found['rows'] / server:,.0f} rows a second of one processor).")  # fmt: skip


def steps(found: dict[str, Any]) -> str:
    """The section on what comes before the writing."""
    spent = found["milliseconds"]
    rows = [[name, each] for name, each in spent.items()] + [["all of it", round(sum(spent.values()), 1)]]
    heads = ("step", "milliseconds of processor time, a case")
    return (f"### What comes before the writing\n\n{found['cases']} cases, one process.\n\n"
            f"{table(heads, rows)}\n{measured_on(found)}")  # fmt: skip


def _spreads(names: Iterable[str], measured: Sequence[dict[str, Any]]) -> list[list[object]]:
    """A row for each name, with the median and the 95th percentile of each measurement."""
    return [[name, *(_one(each.get(name, {}), what) for each in measured for what in ("p50", "p95"))] for name in names]


def _one(found: dict[str, Any], what: str) -> object:
    return NO_ANSWER if "refused" in found else found.get(what)


def asking(found: dict[str, Any]) -> str:
    """The section on questions."""
    sizes = found["reviews"]
    text = (
        f"## Questions\n\nMilliseconds with so many made-up reviews in the graph, and `stacey` besides; the heap has "
        f"{found['heap_megabytes']} MB. Each is asked with what it takes by itself: needs that are stated. `floor` "
        "is a query that does nothing, `floor, all that is known` one that reads and sends each relationship KNOWS of "
        "the case and decides nothing. Questions across all are asked three times, so that p95 is the slowest.\n"
    )
    for case in (
        name for name, each in next(iter(sizes.values())).items() if isinstance(each, dict) and name != "loads"
    ):
        heads = ["question", *(f"{what} at {size}" for size in sizes for what in ("p50", "p95"))]
        if case == "across":
            heads[0] = "question across all"
        names = next(iter(sizes.values()))[case]
        rows = _spreads(names, [each[case] for each in sizes.values()])
        text += f"\n### {case}\n\n{table(heads, rows)}"
    rest = [[name.replace("_", " "), *(each[name] for each in sizes.values())]
            for name in ("plan_cold_ms", "server_memory_mb", "store_mb")]  # fmt: skip
    return (f"{text}\n### The server\n\n{table(['', *sizes], rest)}\n*Plan cold* is the findings of `stacey` after the "
            "server forgot all its plans. The store is what had been written to the disk when it was looked at: of a "
            f"few reviews much is still in memory.\n\n{measured_on(found)}")  # fmt: skip


def corpora(found: dict[str, Any]) -> str:
    """The section on loading whole corpora from their folders."""
    rows = [[f"{int(size):,} {'review' if size == '1' else 'reviews'}, {name}", *map(each.get, SIDES)]
            for size, measured in found["reviews"].items() for name, each in _loads(measured["loads"])]  # fmt: skip
    heads = ("from folders end to end", "seconds", "processor, ours", "processor, server")
    most = max(each["loader_memory_mb"] for each in found["reviews"].values())
    return (f"## Whole corpora\n\nEach size is loaded on top of the one before.\n\n{table(heads, rows)}\nThe most "
            f"memory that one of our processes took: {most} MB; the one that measures is among them, and holds 20 "
            f"cases at once.\n\n{measured_on(found)}")  # fmt: skip


def _loads(loads: dict[str, Any]) -> Iterator[tuple[str, dict[str, float]]]:
    """Each load of a size in words, with its times."""
    if "alone" in loads:
        alone = loads["alone"]
        yield f"the write step of {alone['cases']} alone, two sessions", alone["write_step"]
        yield f"these {alone['cases']}, taken out again, from their folders", alone["load"]
    yield f"loading {loads['rows']:,} new nodes and relationships", loads["load"]
    yield "again, unchanged", loads["unchanged"]
    yield "again, one changed", loads["one_changed"]


def country(found: dict[str, Any]) -> str:
    """The section on as many reviews as a country has, measured once by hand."""
    ((size, measured),) = found["reviews"].items()
    loads = [[name, *map(each.get, SIDES)] for name, each in _loads(measured["loads"])]
    asked = _spreads(measured["across"], [measured["across"]])
    for case in CASES:
        times = {name: each for name, each in measured[case].items() if name not in NO_QUESTIONS}
        middle = (statistics.median(each[what] for each in times.values()) for what in ("p50", "p95"))
        asked += [[f"{case}, the median of {len(times)} questions", *middle],
                  *_spreads([f"{case}, findings"], [{f"{case}, findings": measured[case]["findings"]}])]  # fmt: skip
    return (
        f"## {int(size):,} reviews\n\nOnce, by hand, in an empty graph: `python -m benchmarks.asking --reviews {size} "
        f"--heap {found['heap_megabytes']} --page-cache {found['page_cache_megabytes']} --name country`. The store has "
        f"{measured['store_mb']:,} MB, the server took {measured['server_memory_mb']:,} MB of memory, one of our "
        f"processes {measured['loader_memory_mb']} MB.{found.get('remark', '')}\n\n"
        f"{table(('from folders end to end', 'seconds', 'processor, ours', 'processor, server'), loads)}\n"
        f"{table(('milliseconds', 'p50', 'p95'), asked)}\n{measured_on(found)}"
    )


def app(found: list[dict[str, Any]]) -> str:
    """The section on the app, with few reviews in the graph and with many."""
    names = dict.fromkeys(name for each in found for name in each["times"])
    rows = _spreads(names, [each["times"] for each in found])
    heads = ["milliseconds", *(f"{what}, {each['reviews']:,} reviews" for each in found for what in ("p50", "p95"))]
    return (f"## The app\n\nWhat each line is stands at the top of `benchmarks/in_browser.py`, which measures them: "
            f"server, app and browsers on the same processors, the case `{found[0]['case']}`.\n\n"
            f"{table(heads, rows)}\n{''.join(map(_memory, found))}{measured_on(found[-1])}")  # fmt: skip


def _memory(found: dict[str, Any]) -> str:
    """What the app took at the end, where that was measured."""
    if "app_memory_mb" not in found:
        return ""
    return (f"With {found['reviews']:,} reviews the app took {found['app_memory_mb']:,} MB after {found['users']} "
            "people had used it at once.\n\n")  # fmt: skip


def supposing(found: dict[str, Any]) -> str:
    """The section on what-ifs."""
    rows = [[items, each["p50"], each["p95"], each["max"]] for items, each in found["items"].items()]
    heads = ("items told", "p50", "p95", "max")
    return (f"## What if\n\nMilliseconds of processor time until it is worked out what one more sharing would have "
            f"changed in `{found['case']}`; the database has no part in it.\n\n{table(heads, rows)}\n"
            f"{measured_on(found)}")  # fmt: skip


def reaching(found: dict[str, Any]) -> str:
    """The section on reach."""
    sizes = found["sharings"]
    names = dict.fromkeys(name for each in sizes.values() for name in each)
    rows = [[name, *(_spent(each.get(name)) for each in sizes.values())] for name in names]
    heads = ["milliseconds of processor time", *(f"{int(size):,} sharings" for size in sizes)]
    return (f"## To whom everything could have come\n\n{found['holders']} holders, {found['items']} items.\n\n"
            f"{table(heads, rows)}\n{measured_on(found)}{AFTER_REACHING}")  # fmt: skip


def _spent(found: dict[str, Any] | None) -> str:
    if found is None:
        return ""
    if "stopped" in found:
        return str(found["stopped"])
    if "ms" not in found:
        return f"refused: {found.get('refused')}"
    return f"{found['ms']:,}" + ("" if found.get("equal", True) else " (another answer)")


def page() -> str:
    """The whole page, with a section for each result that there is."""
    found = {name: result(name) for name in ("loading", "steps", "asking", "reaching", "supposing")}
    apps = [each for each in (result("app-few"), result("app-many")) if each]
    aims = [found[name] for name in ("loading", "asking", "reaching", "supposing")]
    sections: tuple[tuple[Any, Callable[[Any], str]], ...] = (
        (aims if all(aims[:3]) else [], against), (found["loading"], loading), (found["steps"], steps),
        (found["asking"], corpora), (found["asking"], asking), (result("country"), country), (apps, app),
        (found["supposing"], supposing),
        (found["reaching"], reaching),
    )  # fmt: skip
    return "\n".join([HEAD, *(section(measured) for measured, section in sections if measured)])


def against(found: Sequence[dict[str, Any]]) -> str:
    """The section on what was aimed at, from the results on loading, questions and reach."""
    return f"## Against what was aimed at\n\n{table(('aim', 'measured'), goals(*found), '---')}"


def main() -> int:
    """Writes it."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
