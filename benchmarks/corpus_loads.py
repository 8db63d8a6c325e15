"""Loading a corpus from its folders end to end: all of it, again unchanged, and again with one review changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.measure import Clock
from benchmarks.writers import ours_by_two
from graph.writes import delete_case
from loaders.check import require
from loaders.corpus import load_cases
from loaders.load import prepare
from loaders.read import read_case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.client import Database

COUNT = "MATCH (node) WITH count(node) AS nodes OPTIONAL MATCH ()-[edge]->() RETURN nodes, count(edge) AS edges"
AT_ONCE = 20
"""So many cases are in memory at once where only their writing is measured."""
MADE_UP, CHANGED = "(made up)", "(made up, changed)"


def rows_in(database: Database) -> int:
    """How many nodes and relationships the graph has."""
    found = database.read(COUNT).rows[0]
    return int(found["nodes"] + found["edges"])


def corpus_loads(database: Database, paths: Sequence[Path], alone: int = 0) -> dict[str, Any]:
    """The three loads, each with seconds of the clock and processor seconds of both sides; raises SystemExit.

    ``rows`` are those that the first one wrote. What the graph holds already it passes over. The title of the last
    review is changed in its folder. With ``alone`` the write step of so many of them is measured before, by itself, and
    then their loading.
    """
    before = rows_in(database)
    side = {"alone": side_by_side(database, paths[-alone:])} if alone else {}
    found = {"load": _load(database, paths), "rows": rows_in(database) - before, "unchanged": _load(database, paths)}
    settings = paths[-1] / "case.yml"
    text = settings.read_text(encoding="utf-8")
    if text.replace(MADE_UP, CHANGED) == text:
        raise SystemExit(f"nothing to change in {settings}")
    settings.write_text(text.replace(MADE_UP, CHANGED), encoding="utf-8")
    found["one_changed"] = _load(database, paths)
    return found | side


def side_by_side(database: Database, paths: Sequence[Path]) -> dict[str, Any]:
    """The write step of these cases by two sessions and their loading from folders, after one another on a warm server.

    They are gone from the graph afterwards. The rows are worked out some cases at a time, before the clock starts.
    """
    names = [path.name for path in paths]
    _write_step(database, paths[: len(paths) // 4])
    _empty(database, names)
    found = {"cases": len(paths), "write_step": _write_step(database, paths)}
    _empty(database, names)
    found["load"] = _load(database, paths)
    _empty(database, names)
    return found


def _write_step(database: Database, paths: Sequence[Path]) -> dict[str, float]:
    total = {"seconds": 0.0, "ours": 0.0, "server": 0.0}
    for start in range(0, len(paths), AT_ONCE):
        cases = [prepare(require(read_case(path))).rows for path in paths[start : start + AT_ONCE]]
        with Clock(database.settings) as clock:
            ours_by_two(database, cases)
        total = {name: total[name] + getattr(clock, name) for name in total}
    return {name: round(value, 2) for name, value in total.items()}


def _empty(database: Database, names: Sequence[str]) -> None:
    for name in names:
        delete_case(database, name)


def _load(database: Database, paths: Sequence[Path]) -> dict[str, float]:
    with Clock(database.settings) as clock:
        failed = [str(outcome.faults) for outcome in load_cases(database, paths) if outcome.report is None]
    if failed:
        raise SystemExit(failed[0])
    return {"seconds": round(clock.seconds, 2), "ours": round(clock.ours, 2), "server": round(clock.server, 2)}
