"""What every benchmark needs: a server of its own, clocks for both sides, the machine in words, results as JSON.

Times are wall clock, and beside it the processor time of this process (with the processes that it started and that
have ended) and of the server: on a machine that others use, too, only the latter can be compared.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from graph.client import Database
from graph.embedded import status, stop
from graph.embedded.lock import NEO4J_VERSION
from graph.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = Path(__file__).parents[1]
RESULTS = PROJECT / "benchmarks" / "results"
OTHERS = PROJECT / ".venv-bench" / "bin" / "python"
"""The Python of the environment that holds what we compare with."""


@contextmanager
def own_server(**overrides: Any) -> Iterator[Database]:
    """A Neo4j in a temporary folder, stopped and removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="whoknew-bench-") as home:
        settings = load_settings(home=Path(home) / "home", bolt_port=0, neo4j_uri=None, **overrides)
        try:
            with Database.open(settings) as database:
                yield database
        finally:
            stop(settings, wait=True)


class Clock:
    """Measures one piece of work: ``seconds`` of wall clock, ``ours`` and the ``server``'s processor seconds."""

    def __init__(self, settings: Settings) -> None:
        pid = status(settings).pid
        self._server = psutil.Process(pid) if pid else None
        self.seconds = self.ours = self.server = 0.0

    def __enter__(self) -> Clock:
        """Starts."""
        self._started = time.perf_counter(), _ours(), self._server_time()
        return self

    def __exit__(self, *_: object) -> None:
        """Stops."""
        wall, ours, server = self._started
        self.seconds, self.ours = time.perf_counter() - wall, _ours() - ours
        self.server = self._server_time() - server

    def _server_time(self) -> float:
        if self._server is None:
            return 0.0
        times = self._server.cpu_times()
        return float(times.user + times.system)

    @property
    def memory(self) -> int:
        """Megabytes that the server holds in memory."""
        return int(self._server.memory_info().rss / 1024**2) if self._server else 0


def _ours() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def most_memory() -> dict[str, int]:
    """The most megabytes that this process, and any process that it started, ever held."""
    names = {"process": resource.RUSAGE_SELF, "largest child": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(who).ru_maxrss // 1024 for name, who in names.items()}


def spread(times: Iterable[float], digits: int = 1) -> dict[str, float]:
    """Median, 95th percentile and largest."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {"p50": round(statistics.median(ordered), digits), "p95": round(late, digits),
            "max": round(ordered[-1], digits)}  # fmt: skip


def machine() -> dict[str, Any]:
    """On what and with what was measured, and how busy it was with other work."""
    model = next((line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), "")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True,  # noqa: S607
                            check=False).stdout.strip()  # fmt: skip
    return {
        "processor": model or platform.processor(), "processors": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1024**3), "system": platform.system(),
        "load_average": [round(each, 1) for each in os.getloadavg()], "python": platform.python_version(),
        "neo4j": NEO4J_VERSION, "driver": version("neo4j"), "rust_ext": version("neo4j-rust-ext"),
        "commit": commit, "measured": datetime.now(UTC).isoformat(timespec="minutes"),
    }  # fmt: skip


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def keep(name: str, result: dict[str, Any]) -> None:
    """Writes a result, with the machine it was measured on."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine(), **result}, indent=1, default=str)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
