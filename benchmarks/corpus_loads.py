"""Loading a corpus from its folders end to end: all of it, again unchanged, and again with one review changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.measure import Clock
from loaders.corpus import load_cases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.client import Database

COUNT = "MATCH (node) WITH count(node) AS nodes OPTIONAL MATCH ()-[edge]->() RETURN nodes, count(edge) AS edges"
MADE_UP, CHANGED = "(made up)", "(made up, changed)"


def rows_in(database: Database) -> int:
    """How many nodes and relationships the graph has."""
    found = database.read(COUNT).rows[0]
    return int(found["nodes"] + found["edges"])


def corpus_loads(database: Database, paths: Sequence[Path]) -> dict[str, Any]:
    """The three loads, each with seconds of the clock and processor seconds of both sides; raises SystemExit.

    ``rows`` are those that the first one wrote. What the graph holds already it passes over. The title of the last
    review is changed in its folder.
    """
    before = rows_in(database)
    found = {"load": _load(database, paths), "rows": rows_in(database) - before, "unchanged": _load(database, paths)}
    settings = paths[-1] / "case.yml"
    text = settings.read_text(encoding="utf-8")
    if text.replace(MADE_UP, CHANGED) == text:
        raise SystemExit(f"nothing to change in {settings}")
    settings.write_text(text.replace(MADE_UP, CHANGED), encoding="utf-8")
    found["one_changed"] = _load(database, paths)
    return found


def _load(database: Database, paths: Sequence[Path]) -> dict[str, float]:
    with Clock(database.settings) as clock:
        failed = [str(outcome.faults) for outcome in load_cases(database, paths) if outcome.report is None]
    if failed:
        raise SystemExit(failed[0])
    return {"seconds": round(clock.seconds, 2), "ours": round(clock.ours, 2), "server": round(clock.server, 2)}
