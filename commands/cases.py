"""`whoknew load`, `unload` and `cases`: what stands in the graph."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.case_paths import case_path
from commands.connection import opened_database, require_case, tell
from commands.failures import ExitCode
from commands.fault_listing import fault_listing
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, count, show
from commands.progress import Progress
from graph.cases import loaded_cases
from loaders.corpus import folders_of_cases, load_cases
from loaders.errors import CaseNotFoundError
from loaders.faults import fault_rows
from loaders.load import unload_case

if TYPE_CHECKING:
    from pathlib import Path

    from graph.cases import CaseSummary
    from loaders.corpus import Outcome
    from loaders.load import LoadReport

app = typer.Typer()

SHOWN_REMARKS = 5
MOST_WITH_REMARKS = 20
"""Of more cases than these only the number of remarks is printed."""
CASE_HEADINGS = (
    Heading("id", "Case"),
    Heading("title", "Title"),
    Heading("kind", "Kind"),
    Heading("area", "Area"),
    Heading("start", "From"),
    Heading("end", "To"),
    Heading("fictional", "Fictional"),
    Heading("nodes", "Nodes"),
)


@app.command(epilog="\b\nExamples:\n  whoknew load cases/demo\n  whoknew load cases harbour.xlsx")
def load(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Case folders or workbooks (.xlsx), folders of cases, or ids in the "
                       "cases folder."),
    ],
    *,
    format_: FormatOption = None,
) -> None:  # fmt: skip
    """Load cases into the graph, from folders or workbooks.

    A case is checked as a whole first and loaded in one transaction: it replaces what the graph has of it, and an
    unchanged case is not even read. A case with faults is not loaded; every fault is listed. The others still load.
    Interrupted, it leaves every case either as it was or loaded; loading again goes on from there.
    """
    quiet = format_ is Format.json
    named = [case_path(path) for path in paths]
    found = [each for path in named for each in folders_of_cases(path) or (path,)]
    results = []
    with opened_database() as database, closing(load_cases(database, found, Progress(len(found)).tell)) as outcomes:
        for outcome in outcomes:
            if not quiet:
                _print_outcome(outcome, remarks=len(found) <= MOST_WITH_REMARKS)
            results.append(_result(outcome))
    if quiet:
        show(Listing((), (), results), Format.json)
    if any(result["faults"] for result in results):
        raise typer.Exit(ExitCode.TO_MEND)


def _print_outcome(outcome: Outcome, *, remarks: bool) -> None:
    if outcome.report is not None:
        print_report(outcome.report, outcome.path, remarks=remarks)
    elif outcome.missing:
        tell(str(CaseNotFoundError(outcome.missing)))
    else:
        show(fault_listing(outcome.faults))
        tell(f"{outcome.path}: {count(len(outcome.faults), 'fault')} to put right; nothing of it was loaded.")


def _result(outcome: Outcome) -> dict[str, Any]:
    """What JSON holds of one case."""
    if outcome.report is not None:
        return {"path": str(outcome.path), **outcome.report.document(), "faults": []}
    wrong = {"file": str(outcome.path), "row": None, "column": None, "wrong": outcome.missing, "right": ""}
    faults = [wrong] if outcome.missing else fault_rows(outcome.faults)
    return {"case": outcome.case, "path": str(outcome.path), "change": "refused", "faults": faults}


def print_report(report: LoadReport, path: Path, *, remarks: bool = True) -> None:
    """Prints what loading the case at ``path`` did: one line, and the first remarks or how many they are."""
    if not remarks:
        number = f"; {count(len(report.remarks), 'remark')}" if report.remarks else ""
        typer.echo(f"{report.line}{number}")
        return
    typer.echo(report.line)
    for remark in report.remarks[:SHOWN_REMARKS]:
        tell(f"  to look at: {remark}")
    if len(report.remarks) > SHOWN_REMARKS:
        more = len(report.remarks) - SHOWN_REMARKS
        tell(f"  and {more:,} more to look at; whoknew check {path} --all-remarks prints them all")


@app.command(epilog="\b\nExamples:\n  whoknew unload demo\n  whoknew unload demo --yes")
def unload(
    case: Annotated[str, typer.Argument(metavar="CASE", help="Id of the case, as `whoknew cases` lists it.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
) -> None:
    """Take a case out of the graph. Its folder or workbook is not touched."""
    with opened_database() as database:
        require_case(database, case)
        if not yes and not typer.confirm(f"Take {case} out of the graph?", err=True):
            tell("Nothing was changed.")
            raise typer.Exit(ExitCode.TO_MEND)
        typer.echo(f"{case}: taken out of the graph ({count(unload_case(database, case), 'node')})")


@app.command(epilog="\b\nExamples:\n  whoknew cases\n  whoknew cases --format json")
def cases(*, format_: FormatOption = None, output: OutputOption = None) -> None:
    """List the cases in the graph."""
    with opened_database() as database:
        rows = [_case_row(summary) for summary in loaded_cases(database)]
    if not rows:
        tell("No case is loaded yet. Begin with: whoknew load cases/demo")
    show(Listing(CASE_HEADINGS, rows), format_, output)


def _case_row(summary: CaseSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "title": summary.title,
        "kind": summary.kind,
        "area": summary.area,
        "start": summary.start,
        "end": summary.end,
        "fictional": summary.fictional,
        "nodes": sum(summary.counts.values()),
        "counts": dict(summary.counts),
    }
