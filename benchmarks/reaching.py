"""How long it takes to work out to whom everything could have come, and the same by general tools for networks.

    .venv/bin/python -m benchmarks.reaching [--sharings 100 1000 10000]

One made-up case of 50 holders and 120 items, each first known to one holder; sharings on certain days spread evenly
over a thousand days or more. Ours are the sweeps that whoknew itself uses (`knowledge/surely.py` and
`knowledge/perhaps.py`, with everything they do for uncertain dates, places within a day, record systems and ends of
knowledge), all items at once; `one pass` is the bare core of them. The others answer the same question where it is
asked of certain days alone: what is told on one day can be passed on from the next. Answers are compared for equality.
Tools that stand in `.venv-bench` are run by its Python; the time to build their network counts, as a case is small and
built each time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from benchmarks.measure import OTHERS, PROJECT, keep, own_server
from graph.errors import QueryTimeoutError
from knowledge.claims import Claims, Holder, Item, Sharing
from knowledge.contacts import contacts
from knowledge.derived import Knowing
from knowledge.holdings import Holdings
from knowledge.moments import Span
from knowledge.perhaps import Perhaps
from knowledge.surely import Surely

if TYPE_CHECKING:
    from collections.abc import Callable

HOLDERS, ITEMS = 50, 120
FIRST = date(1900, 1, 1)
OTHER_TOOLS = ("networkx", "igraph", "networkit", "raphtory", "pathpy")
LONGEST = 60.0
"""What takes longer than so many seconds, of processor time where it is known, is not asked at the next size."""
GIVEN_UP = 4 * LONGEST
"""What has no answer after so many seconds is ended."""
CYPHER = "Cypher reduce, one item"
FOLD = """
UNWIND $starts AS first
WITH first, reduce(held = $nobody, each IN $sharings |
  CASE WHEN held[each[1]] < each[0] AND held[each[2]] > each[0] THEN
    [place IN range(0, size(held) - 1) | CASE WHEN place = each[2] THEN each[0] ELSE held[place] END]
  ELSE held END) AS held
RETURN first[0] AS item, held
"""
Answer = TypeVar("Answer")
Pairs = set[tuple[int, int]]
"""Holder and item: the item could have come to the holder, or the holder had it first."""


def drawn(number: int) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    """Sharings (day, from, to) in order of days, and who first had which item from which day."""
    random = Random(f"7/{number}")  # noqa: S311 - made-up data
    days = max(1000, number // 10)
    pairs = (random.sample(range(HOLDERS), 2) for _ in range(number))
    sharings = [(random.randrange(days), giver, taker) for giver, taker in pairs]
    return sorted(sharings), [(item, random.randrange(HOLDERS), random.randrange(days // 2)) for item in range(ITEMS)]


def one_pass(sharings: list[tuple[int, int, int]], first: list[tuple[int, int, int]]) -> list[int]:
    """The core: sharings in order of days, what each holder has as the bits of one number, a day at a time."""
    begin: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for item, holder, day in first:
        begin[day].append((holder, 1 << item))
    had, came, today = [0] * HOLDERS, [0] * HOLDERS, -1
    waiting = sorted(begin)
    touched: list[int] = []
    for day, giver, taker in sharings:
        if day != today:
            for one in touched:
                had[one] |= came[one]
            touched.clear()
            while waiting and waiting[0] < day:
                for holder, bit in begin[waiting.pop(0)]:
                    had[holder] |= bit
            today = day
        fresh = had[giver] & ~came[taker]
        if fresh:
            came[taker] |= fresh
            touched.append(taker)
    for holder, bit in (pair for day in begin for pair in begin[day]):
        came[holder] |= bit
    return came


def as_pairs(reached: list[int]) -> Pairs:
    """The bits of each holder as pairs."""
    return {(holder, item) for holder in range(HOLDERS) for item in range(ITEMS) if reached[holder] >> item & 1}


def as_case(sharings: list[tuple[int, int, int]], first: list[tuple[int, int, int]]) -> tuple[Claims, list[Knowing]]:
    """The same as claims and recorded knowledge."""

    def on(day: int) -> Span:
        return Span.on(FIRST + timedelta(day))

    claims = Claims(
        "made-up", Span(FIRST, None), holders=tuple(Holder(f"u{one}", "Unit") for one in range(HOLDERS)),
        items=tuple(Item(f"i{one}") for one in range(ITEMS)),
        sharings=tuple(Sharing(id=f"s{number}", senders=(f"u{giver}",), recipients=(f"u{taker}",), carried=(),
                               outcome="received", arrival=on(day))
                       for number, (day, giver, taker) in enumerate(sharings)),
    )  # fmt: skip
    knowing = [Knowing(f"u{holder}", f"i{item}", on(day), firm=True, until=None, via="k", via_kind="knowledge",
                       basis="told", certainty="stated") for item, holder, day in first]  # fmt: skip
    return claims, knowing


def by_sweep(sweep: type[Surely] | type[Perhaps], claims: Claims, knowing: list[Knowing]) -> Pairs:
    """What our own sweep finds, with what everybody had at first."""
    found = sweep(Holdings(claims, knowing, people=False), contacts(claims), ()).run()
    pairs = {(way.holder, way.item) for way in knowing}
    pairs |= {(holder, item) for holder, item, _ in found.each()}
    return {(int(holder[1:]), int(item[1:])) for holder, item in pairs}


def timed(work: Callable[[], Answer], times: int) -> tuple[float, Answer]:
    """The shortest processor time in milliseconds of so many runs, and the answer."""
    spent = []
    for _ in range(times):
        started = time.process_time()
        answer = work()
        spent.append(time.process_time() - started)
    return round(min(spent) * 1000, 2), answer


def elsewhere(tool: str, sharings: list[Any], first: list[Any]) -> dict[str, Any]:
    """What a tool of the other environment needs, and its answer."""
    orders = json.dumps({"tool": tool, "sharings": sharings, "first": first, "holders": HOLDERS})
    done = subprocess.run([str(OTHERS), "-m", "benchmarks.others.reach"], input=orders, text=True, check=False,  # noqa: S603
                          capture_output=True, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)},
                          timeout=GIVEN_UP)  # fmt: skip
    if done.returncode:
        return {"refused": (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


class Patience:
    """Which ways are still asked: none that took too long at a smaller size."""

    def __init__(self) -> None:
        self.stopped: dict[str, str] = {}

    def ask(self, name: str, number: int, work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a way found at a size, or why it was not asked."""
        if name in self.stopped:
            return {"stopped": f"not asked: {self.stopped[name]}"}
        started = time.perf_counter()
        try:
            found = work()
        except (subprocess.TimeoutExpired, QueryTimeoutError):
            found = {"stopped": f"no answer in {GIVEN_UP:.0f} s"}
        seconds = found["ms"] / 1000 if "ms" in found else time.perf_counter() - started
        if seconds > LONGEST:
            self.stopped[name] = f"took {seconds:.0f} s at {number:,}"
        return found


def at_size(number: int, patience: Patience) -> dict[str, Any]:
    """Every way at one size but for Cypher."""
    sharings, first = drawn(number)
    claims, knowing = as_case(sharings, first)
    times = 5 if number <= 10_000 else 2  # noqa: PLR2004 - the last size takes long
    result: dict[str, Any] = {}
    core, reached = timed(lambda: one_pass(sharings, first), times)
    right = as_pairs(reached)
    result["one pass"] = {"ms": core}
    for name, sweep in (("surely", Surely), ("perhaps", Perhaps)):
        spent, answer = timed(lambda sweep=sweep: by_sweep(sweep, claims, knowing), times)  # type: ignore[misc]
        result[name] = {"ms": spent, "equal": answer == right if name == "surely" else answer >= right}

    def asked(tool: str) -> dict[str, Any]:
        found = elsewhere(tool, sharings, first)
        pairs = found.pop("pairs", None)
        return found if pairs is None else {**found, "equal": {(one, item) for one, item in pairs} == right}

    for tool in OTHER_TOOLS if OTHERS.exists() else ():
        result[tool] = patience.ask(tool, number, partial(asked, tool))
    return result


def main() -> int:
    """Measures and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sharings", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    given = parser.parse_args()
    sizes, patience = {}, Patience()
    for number in given.sharings:
        sizes[str(number)] = at_size(number, patience)
        print(number, json.dumps(sizes[str(number)]), file=sys.stderr, flush=True)  # noqa: T201
    with own_server() as database:
        for number in given.sharings:
            sizes[str(number)][CYPHER] = patience.ask(CYPHER, number, partial(by_cypher, database, number))
    keep("reaching", {"holders": HOLDERS, "items": ITEMS, "longest_seconds": LONGEST, "sharings": sizes})
    return 0


def by_cypher(database: Any, number: int) -> dict[str, float]:
    """Milliseconds of a fold over the sharings in Cypher, of one item (it has no sets of bits)."""
    sharings, first = drawn(number)
    item, holder, day = first[0]
    nobody = [10**6] * HOLDERS
    nobody[holder] = day
    given = {"starts": [[item]], "sharings": [list(each) for each in sharings], "nobody": nobody}
    spent = [float(database.read(FOLD, given, timeout=GIVEN_UP).milliseconds) for _ in range(2)]
    return {"ms": round(min(spent), 1)}


if __name__ == "__main__":
    raise SystemExit(main())
