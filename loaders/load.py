"""Loading cases into the graph and out of it again."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.cases import CaseSummary, loaded_cases, reports_of_sources
from graph.schema import apply_schema
from graph.writes import Change, delete_case, write_case
from knowledge.derive import derive
from loaders.check import require
from loaders.errors import not_loaded
from loaders.read import read_case
from loaders.report import LoadReport, kept_report, make_report, report_text
from loaders.second_look import every_remark
from loaders.source_hash import source_hash
from loaders.to_claims import to_claims
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graph.client import Database
    from graph.rows import GraphRows, Properties
    from loaders.faults import Remark
    from loaders.rows import Checked

    Tell = Callable[[str], None]

__all__ = ["CaseSummary", "LoadReport", "Prepared", "load_case", "load_case_anew", "load_prepared", "loaded_cases",
           "prepare", "read_case", "unload_case"]  # fmt: skip

OFTEN = 100_000
"""So many values are made between two looks for circles among them."""


@dataclass(frozen=True)
class Prepared:
    """A case that can be written: everything that the graph will hold of it, and what a coder may want to look at."""

    rows: GraphRows
    remarks: tuple[Remark, ...]

    @property
    def fingerprint(self) -> str:
        """By which one can tell whether the graph has exactly this."""
        return str(self.rows.nodes["Case"][0]["fingerprint"])


def load_case(database: Database, path: Path) -> LoadReport:
    """Loads the case of a folder or workbook: it replaces what the graph has of it, in one transaction.

    One that was loaded as it stands is not even read. Raises ``CaseNotFoundError`` where there is none,
    ``CaseFaultyError`` with every fault where it is not sound.
    """
    apply_schema(database)
    source = source_hash(path)
    report = kept_report(reports_of_sources(database, [source] if source else []).get(source, ""))
    return replace(report, change=Change.UNCHANGED, seconds=0.0) if report else load_case_anew(database, path, source)


def load_case_anew(database: Database, path: Path, source: str) -> LoadReport:
    """Loads a case whose ``source`` hash the graph does not know; raises as ``load_case`` does."""
    started = time.perf_counter()
    with collecting_seldom():
        prepared = prepare(require(read_case(path)))
    return _write(database, prepared, source=source, started=started)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """While a case is worked out Python looks for circles of values a hundred times less often than it does by itself.

    The rows of a case are many and make no circles: looking for them took a third of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], OFTEN) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def prepare(checked: Checked) -> Prepared:
    """Works out what the graph will hold of a case; asks no database."""
    claims = to_claims(checked)
    follows = derive(claims, checked.rules)
    return Prepared(to_graph(checked, follows, claims).with_fingerprint(), every_remark(checked, follows))


def load_prepared(database: Database, prepared: Prepared, *, expected: str | None = None) -> LoadReport:
    """Writes a case that was prepared, with the report of it, in one transaction.

    Who names the ``expected`` fingerprint of what is replaced (empty: nothing) replaces nothing else: raises
    ``CaseChangedError``.
    """
    started = time.perf_counter()
    apply_schema(database)
    return _write(database, prepared, expected=expected, started=started)


def _write(
    database: Database, prepared: Prepared, *, started: float, source: str = "", expected: str | None = None
) -> LoadReport:
    """Writes a case and keeps the report, which counts from ``started`` to the end of the writing."""
    written: list[LoadReport] = []

    def report(change: Change) -> LoadReport:
        return make_report(prepared.rows, change, prepared.remarks, time.perf_counter() - started)

    def notes(change: Change, kept: str) -> Properties:
        if change is Change.UNCHANGED:
            before = kept_report(kept)
            known = {"load_report": report_text(replace(before, remarks=prepared.remarks))} if before else {}
            return {**known, "source_hash": source} if source else {}
        written[:] = [report(change)]
        loaded_at = datetime.now(UTC).isoformat(timespec="seconds")
        return {"loaded_at": loaded_at, "load_report": report_text(written[0]), "source_hash": source}

    change = write_case(database, prepared.rows, notes, expected)
    return written[0] if written and change is not Change.UNCHANGED else report(change)


def unload_case(database: Database, case: str) -> int:
    """Removes a case from the graph and says how many nodes it had.

    Raises ``CaseNotLoadedError`` where the graph does not have it.
    """
    known = [summary.id for summary in loaded_cases(database)]
    if case not in known:
        raise not_loaded(case, known)
    return delete_case(database, case)
