"""What was aimed at beside what was measured, worked out from the results alone."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.one_case import ALL_KNOWN, FLOORS
from benchmarks.wire import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OURS, ENDS = ("ours, one session", "ours, two sessions"), "end to end from folders"
QUICK_MS, GROWTH = 25, 1.3
NO_QUESTIONS = {"findings", *FLOORS}
NO_ANSWER = "needs a larger heap"
"""In the place of the time of a question that was refused."""
NO_RIVALS = {"one pass", "surely", "perhaps", "Cypher reduce, one item"}
"""Our own, and what answers for one item of the 120."""

Results = dict[str, Any]


def goals(loading: Results, asking: Results, reaching: Results, supposing: Results) -> list[tuple[str, str]]:
    """Each aim, and what the results say of it."""
    return [*_of_loading(loading["writers"], asking["reviews"]), *_of_asking(asking["reviews"]),
            *_of_reaching(reaching["sharings"]), *_of_supposing(supposing.get("items", {}))]  # fmt: skip


def _of_loading(writers: Mapping[str, Results], sizes: Mapping[str, Results]) -> Iterator[tuple[str, str]]:
    work = {name: each["as_little_work_as_plain"] for name, each in writers.items()}
    ours = max(work[name] for name in OURS)
    best = max((name for name in work if name not in (*OURS, ENDS, FLOOR)), key=lambda name: float(work[name]))
    yield (
        "the write step at least level with the fastest other way",
        f"{ours / work[best]:.1f} times as many rows for the same work as {best}",
    )
    yield from (_beside(int(size), each["loads"]["alone"]) for size, each in sizes.items() if "alone" in each["loads"])
    largest = max(sizes, key=int)
    loads = sizes[largest]["loads"]
    minutes = sum(each["loads"]["load"]["seconds"] for each in sizes.values()) / 60
    yield f"{int(largest):,} reviews end to end in minutes", f"{minutes:.1f} minutes"
    yield (
        "an unchanged corpus again at least 20 times as fast",
        f"{loads['load']['seconds'] / loads['unchanged']['seconds']:,.0f} times, at {int(largest):,} reviews",
    )
    one = loads["one_changed"]["seconds"] - loads["unchanged"]["seconds"]
    yield f"one changed of {int(largest):,} costs what that one costs", f"{one:.1f} s more than none changed"


def _beside(size: int, alone: Results) -> tuple[str, str]:
    """From folders end to end beside the write step of the same reviews."""
    step, load = alone["write_step"], alone["load"]
    work = (load["ours"] + load["server"]) / (step["ours"] + step["server"])
    return (
        f"from folders end to end within 1.5 times the write step, {alone['cases']} reviews, on top of up to {size:,}",
        f"{load['seconds'] / step['seconds']:.2f} times by the clock, {work:.2f} times the work",
    )


def _of_asking(sizes: Mapping[str, Results]) -> Iterator[tuple[str, str]]:
    first, largest = min(sizes, key=int), max(sizes, key=int)
    cases = [name for name in sizes[largest] if "findings" in (sizes[largest][name] if _is_case(sizes, name) else ())]
    for case in cases:
        found = {
            name: each
            for name, each in sizes[largest][case].items()
            if name not in NO_QUESTIONS and not name.startswith(("corpus/", "reach/"))
        }
        slow = sorted((name for name in found if found[name]["p95"] > QUICK_MS), key=lambda name: -found[name]["p95"])
        named = ", ".join(f"{name} {found[name]['p95']}" for name in slow)
        known = sizes[largest][case].get(ALL_KNOWN)
        alone = f" (all that is known, read and sent alone: {known['p95']})" if known else ""
        rest = f"; slower: {named}{alone}" if named else ""
        yield (
            f"questions on one review, reach apart, within {QUICK_MS} ms (p95), {case} among {int(largest):,}",
            f"{len(found) - len(slow)} of {len(found)}{rest}",
        )
        grown = [found[name]["p50"] / sizes[first][case][name]["p50"] for name in found]
        above = sum(each > GROWTH for each in grown)
        yield (
            f"no more than {GROWTH} times from {first} to {int(largest):,} reviews, {case}",
            f"{statistics.median(grown):.2f} times (median of p50), {above} of {len(grown)} above",
        )
        whole = sizes[largest][case]["findings"]
        yield f"findings of {case} within 300 ms, among {int(largest):,}", f"p50 {whole['p50']}, p95 {whole['p95']} ms"
    across = sizes[largest]["across"]
    yield (
        f"questions across {int(largest):,} reviews within 3 s",
        "; ".join(f"{name} {_seconds(each)}" for name, each in across.items()),
    )


def _seconds(found: Results) -> str:
    return f"{found['p50'] / 1000:.1f} s" if "p50" in found else NO_ANSWER


def _is_case(sizes: Mapping[str, Results], name: str) -> bool:
    return all(isinstance(each[name], dict) for each in sizes.values())


def _of_reaching(sizes: Mapping[str, Results]) -> Iterator[tuple[str, str]]:
    if "10000" in sizes:
        yield (
            "all items of a case with 10,000 sharings within 10 ms",
            f"{sizes['10000']['one pass']['ms']} ms, one pass",
        )
    ahead = []
    for size, found in sizes.items():
        rivals = {name: each["ms"] for name, each in found.items() if name not in NO_RIVALS and "ms" in each}
        best = min(rivals, key=lambda name: float(rivals[name]))
        ahead.append(f"{rivals[best] / found['one pass']['ms']:.0f} times {best} at {int(size):,}")
    yield "faster than each other way at every size, on certain days as they are", f"one pass: {', '.join(ahead)}"


def _of_supposing(items: Mapping[str, Results]) -> Iterator[tuple[str, str]]:
    if not items:
        return
    spent = (f"{number} {'item' if number == '1' else 'items'} p50 {each['p50']}, p95 {each['p95']}"
             for number, each in items.items())  # fmt: skip
    yield "a what-if on a real case within 20 ms", f"{'; '.join(spent)} ms of processor time"
