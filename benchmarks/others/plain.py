"""The plain way of writing, in a process where the driver goes without its Rust extension: orders in, times out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.modules["neo4j._rust"] = None  # type: ignore[assignment]

from benchmarks.writers import as_lists, plain  # noqa: E402
from graph.client import Database  # noqa: E402
from graph.embedded import Address  # noqa: E402
from graph.settings import load_settings  # noqa: E402
from loaders.check import require  # noqa: E402
from loaders.load import prepare  # noqa: E402
from loaders.read import read_case  # noqa: E402


def main() -> None:
    """Reads the orders from standard input, writes, and prints the seconds."""
    orders = json.load(sys.stdin)
    cases = [as_lists(prepare(require(read_case(Path(path)))).rows) for path in orders["paths"]]
    with Database(Address(orders["uri"], orders["user"], orders["password"]), load_settings()) as database:
        started, worked = time.perf_counter(), time.process_time()
        plain(database, cases)
        print(json.dumps({"seconds": time.perf_counter() - started, "ours": time.process_time() - worked}))  # noqa: T201


if __name__ == "__main__":
    main()
