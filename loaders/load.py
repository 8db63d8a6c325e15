"""Loading cases into the graph and out of it again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from graph.cases import CaseSummary, loaded_cases
from graph.schema import apply_schema
from graph.writes import delete_case, write_case
from loaders.check import require
from loaders.errors import CaseNotLoadedError
from loaders.faults import nearest
from loaders.read import read_case
from loaders.report import LoadReport, make_report
from loaders.second_look import every_remark
from loaders.to_claims import derived
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database
    from loaders.rows import Checked

__all__ = ["CaseSummary", "LoadReport", "load_case", "load_checked", "loaded_cases", "read_case", "unload_case"]


def load_case(database: Database, path: Path) -> LoadReport:
    """Loads the case of a folder or workbook: it replaces what the graph has of it, in one transaction.

    Raises ``CaseNotFoundError`` where there is none, ``CaseFaultyError`` with every fault where it is not sound.
    """
    return load_checked(database, require(read_case(path)))


def load_checked(database: Database, checked: Checked) -> LoadReport:
    """Loads a case that was checked; an unchanged one is left as it stands."""
    started = time.perf_counter()
    follows = derived(checked)
    rows = to_graph(checked, follows)
    apply_schema(database)
    change = write_case(database, rows)
    return make_report(rows, change, every_remark(checked, follows), time.perf_counter() - started)


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
