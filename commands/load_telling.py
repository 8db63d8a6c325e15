"""What `whoknew load` says: a line for each case, its faults and remarks, and at the end one line for all."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import typer

from commands.connection import tell
from commands.fault_listing import faults_of_case
from commands.listing import Format, Heading, Listing, count, few, show
from commands.progress import Progress, duration
from graph.cases import loaded_cases
from loaders.errors import CaseNotFoundError
from loaders.faults import fault_rows
from loaders.folders import passed_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from graph.client import Database
    from loaders.corpus import Outcome
    from loaders.load import LoadReport

SHOWN_REMARKS = 5
MOST_WITH_REMARKS = 20
"""Of more cases than these only the number of remarks is printed."""
COLUMNS = ("case", "path", "title", "change", "nodes", "coded", "derived", "seconds", "remarks", "faults")
HEADINGS = tuple(Heading(column, column) for column in COLUMNS)
"""The columns of CSV: numbers, where JSON has what they count."""
COUNTED = ("nodes", "coded", "derived")
LISTED = ("remarks", "faults")


class Telling:
    """Says what became of each case as it comes, and counts."""

    def __init__(self, paths: Sequence[Path], format_: Format | None) -> None:
        self.paths = paths
        self.progress = Progress(len(paths))
        self.cases: set[str] = set()
        self.refused: list[str] = []
        self._format = format_
        self._quiet = format_ in {Format.json, Format.csv}
        self._changes: Counter[str] = Counter()
        self._results: list[dict[str, Any]] = []
        self._started = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Takes in, and prints, what became of one case."""
        self._results.append(_result(outcome))
        self._changes[self._results[-1]["change"]] += 1
        if outcome.report is None:
            self.refused.append(str(outcome.path))
        else:
            self.cases.add(outcome.report.case)
        if not self._quiet:
            with self.progress.aside():
                _print_outcome(outcome, remarks=len(self.paths) <= MOST_WITH_REMARKS)

    def end(self) -> None:
        """Prints what is for the end: the answer for programs, and one line that sums up more than one case."""
        self._close()
        if len(self.paths) > 1:
            changes = ", ".join(f"{number:,} {change}" for change, number in sorted(self._changes.items()))
            tell(f"{count(len(self.paths), 'case')} in {duration(time.monotonic() - self._started)}: {changes}.")
        if self.refused and len(self.paths) > 1:
            tell(f"Not loaded: {few(self.refused)}.")

    def interrupted(self) -> None:
        """Says how far it came when somebody ended it."""
        self._close()
        tell(f"Interrupted: {self._so_far()} The same command goes on from there.")

    def broken_off(self) -> None:
        """Says how far it came when something ended it; what that was is said after it."""
        self._close()
        if len(self.paths) > 1:
            tell(f"Broken off: {self._so_far()}")

    def _close(self) -> None:
        self.progress.clear(for_good=True)
        if self._quiet:
            show(Listing(HEADINGS, [_row(each) for each in self._results], self._results), self._format)

    def _so_far(self) -> str:
        return (f"{len(self._results):,} of {count(len(self.paths), 'case')} were done; of the others each is as it "
                "was, or loaded as a whole.")  # fmt: skip


def _print_outcome(outcome: Outcome, *, remarks: bool) -> None:
    if outcome.report is not None:
        print_report(outcome.report, outcome.path, remarks=remarks)
    elif outcome.missing:
        tell(str(CaseNotFoundError(outcome.missing)))
    else:
        tell(f"{outcome.path}: {count(len(outcome.faults), 'fault')} to put right; nothing of it was loaded.")
        show(faults_of_case(str(outcome.path), outcome.faults))


def _result(outcome: Outcome) -> dict[str, Any]:
    """What JSON holds of one case."""
    if outcome.report is not None:
        return {"path": str(outcome.path), **outcome.report.document(), "faults": []}
    wrong = {"file": str(outcome.path), "row": None, "column": None, "wrong": outcome.missing, "right": ""}
    faults = [wrong] if outcome.missing else fault_rows(outcome.faults)
    return {"case": outcome.case, "path": str(outcome.path), "change": "refused", "faults": faults}


def _row(result: dict[str, Any]) -> dict[str, Any]:
    """What CSV holds of one case."""
    sums: dict[str, Any] = {key: sum(result[key].values()) for key in COUNTED if key in result}
    return {**result, **sums, **{key: len(result.get(key, ())) for key in LISTED}}


def print_report(report: LoadReport, path: Path, *, remarks: bool = True) -> None:
    """Prints what loading the case at ``path`` did: one line, and the first remarks or how many they are."""
    if not remarks:
        number = f"; {count(len(report.remarks), 'remark')}" if report.remarks else ""
        typer.echo(f"{report.line}{number}")
        return
    typer.echo(report.line)
    for remark in report.remarks[:SHOWN_REMARKS]:
        tell(f"  {report.case}, to look at: {remark}")
    if len(report.remarks) > SHOWN_REMARKS:
        more = len(report.remarks) - SHOWN_REMARKS
        tell(f"  and {more:,} more to look at; whoknew check {path} --all-remarks prints them all")


def tell_passed_over(named: Iterable[Path]) -> None:
    """Names what stands in folders of cases and was not taken for one, so that no review is missing unsaid."""
    for folder in named:
        if left := [each.name for each in passed_over(folder)]:
            tell(f"Passed over in {folder}, for they are no case folders: {few(left)}. A workbook is loaded when it is "
                 "named itself; what is packed must be unpacked first.")  # fmt: skip


def tell_besides(database: Database, cases: set[str]) -> None:
    """Names the cases that the graph has besides those that were loaded: one whose folder is gone stays."""
    if besides := sorted({summary.id for summary in loaded_cases(database)} - cases):
        tell(f"The graph has {count(len(besides), 'case')} besides these: {few(besides)}. Questions across reviews "
             "count them, too; whoknew unload takes a case out.")  # fmt: skip
