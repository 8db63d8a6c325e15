"""Loading cases into the graph and out of it again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.cases import CaseSummary, loaded_cases
from graph.schema import apply_schema
from graph.writes import Change, delete_case, write_case
from loaders.check import require
from loaders.errors import CaseNotLoadedError
from loaders.faults import nearest
from loaders.read import read_case
from loaders.report import LoadReport, make_report, report_text
from loaders.second_look import every_remark
from loaders.to_claims import derived
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.client import Database
    from graph.rows import GraphRows, Properties
    from loaders.faults import Remark
    from loaders.rows import Checked

    Tell = Callable[[str], None]

__all__ = ["CaseSummary", "LoadReport", "Prepared", "load_case", "load_checked", "load_prepared", "loaded_cases",
           "prepare", "read_case", "unload_case"]  # fmt: skip


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

    Raises ``CaseNotFoundError`` where there is none, ``CaseFaultyError`` with every fault where it is not sound.
    """
    return load_checked(database, require(read_case(path)))


def load_checked(database: Database, checked: Checked) -> LoadReport:
    """Loads a case that was checked; an unchanged one is left as it stands."""
    started = time.perf_counter()
    return load_prepared(database, prepare(checked), started=started)


def prepare(checked: Checked) -> Prepared:
    """Works out what the graph will hold of a case; asks no database."""
    follows = derived(checked)
    return Prepared(to_graph(checked, follows).with_fingerprint(), every_remark(checked, follows))


def load_prepared(
    database: Database, prepared: Prepared, *, expected: str | None = None, started: float | None = None
) -> LoadReport:
    """Writes a case that was prepared, with the report of it, in one transaction.

    The report counts from ``started``, or else from now, to the end of the writing. Who names the ``expected``
    fingerprint of what is replaced (empty: nothing) replaces nothing else: raises ``CaseChangedError``.
    """
    began = time.perf_counter() if started is None else started
    apply_schema(database)
    written: list[LoadReport] = []

    def report(change: Change) -> LoadReport:
        return make_report(prepared.rows, change, prepared.remarks, time.perf_counter() - began)

    def notes(change: Change) -> Properties:
        written[:] = [report(change)]
        loaded_at = datetime.now(UTC).isoformat(timespec="seconds")
        return {"loaded_at": loaded_at, "load_report": report_text(written[0])}

    change = write_case(database, prepared.rows, notes, expected)
    return written[0] if written and change is not Change.UNCHANGED else report(change)


def unload_case(database: Database, case: str) -> int:
    """Removes a case from the graph and says how many nodes it had.

    Raises ``CaseNotLoadedError`` where the graph does not have it.
    """
    known = [summary.id for summary in loaded_cases(database)]
    if case not in known:
        close = nearest(case, known)
        hint = f"Did you mean {close!r}?" if close else f"Loaded: {', '.join(known) or 'none'}."
        raise CaseNotLoadedError(f"{case!r} is not loaded. {hint}")
    return delete_case(database, case)
