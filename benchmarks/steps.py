"""What a case costs us before the server writes it, step by step: processor milliseconds of one process.

    .venv/bin/python -m benchmarks.steps [--cases 6] [--rounds 7] [--profile FILE]

Made-up reviews, the mean of the shortest time of each. With `--profile` the profile of all steps goes into a file.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import statistics
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import keep
from benchmarks.synthetic import write_corpus
from knowledge.derive import derive
from loaders.check import require
from loaders.load import collecting_seldom, prepare
from loaders.read import read_case
from loaders.second_look import every_remark
from loaders.source_hash import source_hash
from loaders.to_claims import to_claims
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.rows import GraphRows

LINES = 70
"""So many lines of a profile are kept."""


class Steps:
    """The steps of one case after another, each with its times by case."""

    def __init__(self) -> None:
        self.times: dict[str, dict[Path, list[float]]] = defaultdict(lambda: defaultdict(list))

    def of(self, path: Path) -> None:
        """Takes one case through every step."""

        def timed(name: str, work: Callable[[], Any]) -> Any:
            started = time.process_time()
            found = work()
            self.times[name][path].append((time.process_time() - started) * 1000)
            return found

        timed("hash of the source", partial(source_hash, path))
        sheets = timed("reading", partial(read_case, path))
        checked = timed("checking", partial(require, sheets))
        claims = timed("rows as claims", partial(to_claims, checked))
        follows = timed("deriving", partial(derive, claims, checked.rules))
        rows: GraphRows = timed("rows of the graph", partial(to_graph, checked, follows, claims))
        timed("encoding (a part of writing)", lambda: rows.encoded)
        timed("fingerprint", rows.with_fingerprint)
        timed("remarks", partial(every_remark, checked, follows))

    def means(self) -> dict[str, float]:
        """For each step the mean over the cases of the shortest time."""
        return {name: round(statistics.mean(map(min, of_step.values())), 2) for name, of_step in self.times.items()}


def profile(paths: Sequence[Path], file: Path) -> None:
    """Writes the profile of all steps, by processor time: on a busy machine the clock would blame whoever waited."""
    profiler = cProfile.Profile(time.process_time)
    profiler.enable()
    for path in paths:
        prepare(require(read_case(path)))
    profiler.disable()
    with file.open("w", encoding="utf-8") as stream:
        stats = pstats.Stats(profiler, stream=stream)
        stats.strip_dirs().sort_stats("cumulative").print_stats(LINES)


def main() -> int:
    """Measures and keeps the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--profile", type=Path)
    given = parser.parse_args()
    steps = Steps()
    with tempfile.TemporaryDirectory() as folder, collecting_seldom():
        paths = write_corpus(Path(folder), given.cases)
        for _ in range(given.rounds):
            for path in paths:
                steps.of(path)
        if given.profile:
            profile(paths, given.profile)
    keep("steps", {"cases": given.cases, "milliseconds": steps.means()})
    print(json.dumps(steps.means()))  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
