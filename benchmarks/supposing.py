"""How long a what-if takes on a real case: somebody tells somebody an item, or ten, and what follows is worked out.

    .venv/bin/python -m benchmarks.supposing [--runs 200]

The database that is started is asked once for `stacey`; each change is drawn by a seed from its holders, its items and
the days of its period. What is measured is what the app does when a change is added: both pictures of the items that
it touches, and how they differ. Milliseconds of this process's processor time; the database has no part in it.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.measure import PROJECT, keep, own_server, spread
from graph.cases import loaded_cases
from graph.reading import coded_rows
from knowledge.changes import Telling
from loaders.from_graph import claims_of, rules_of
from loaders.load import load_case
from screens.reading import read_picture
from views.hypothetical import Coded, compared
from views.moments import moments_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database

CASE, SEED, WARMING = "stacey", 7, 10
ITEMS = (1, 10)


def coded(database: Database, case: str) -> Coded:
    """The case as the app reads it."""
    rows = coded_rows(database, case)
    summary = next(each for each in loaded_cases(database) if each.id == case)
    return Coded(read_picture(database, summary), claims_of(rows), rules_of(rows), moments_of(rows))


def changes(case: Coded, items: int) -> Iterator[Telling]:
    """Changes without end, the same for the same case."""
    drawn = random.Random(SEED)  # noqa: S311 - to measure with
    holders, known = [each.id for each in case.claims.holders], [each.id for each in case.claims.items]
    first, last = case.claims.period.earliest, case.claims.period.latest
    if first is None or last is None:
        raise ValueError(f"{case.claims.case} has a period without end, of which no day can be drawn")
    while True:
        sender, recipient = drawn.sample(holders, 2)
        day = first + timedelta(days=drawn.randrange((last - first).days))
        yield Telling(sender, recipient, tuple(drawn.sample(known, items)), day)


def measured(case: Coded, items: int, runs: int) -> dict[str, float]:
    """The spread of that many changes of so many items each."""
    times = []
    for number, change in zip(range(WARMING + runs), changes(case, items), strict=False):
        started = time.process_time()
        compared(case, [change], "stated")
        if number >= WARMING:
            times.append((time.process_time() - started) * 1000)
    return spread(times)


def main() -> int:
    """Measures and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    given = parser.parse_args()
    gc.freeze()  # as the app does when it starts
    with own_server() as database:
        load_case(database, PROJECT / "cases" / CASE)
        case = coded(database, CASE)
    keep("supposing", {"case": CASE, "items": {str(items): measured(case, items, given.runs) for items in ITEMS}})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
