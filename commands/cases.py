"""`whoknew load`, `unload` and `cases`: what stands in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.case_paths import case_path
from commands.connection import opened_database, require_case, tell
from commands.failures import ExitCode
from commands.fault_listing import fault_listing
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, count, show
from graph.cases import loaded_cases
from loaders.check import require
from loaders.errors import CaseFaultyError, CaseNotFoundError
from loaders.faults import fault_rows
from loaders.load import load_checked, unload_case
from loaders.read import read_case

if TYPE_CHECKING:
    from pathlib import Path

    from graph.cases import CaseSummary
    from graph.client import Database
    from loaders.load import LoadReport

app = typer.Typer()

SHOWN_REMARKS = 5
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


@app.command(epilog="\b\nExamples:\n  whoknew load cases/demo\n  whoknew load cases/* harbour.xlsx")
def load(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Case folders or workbooks (.xlsx), or ids in the cases folder."),
    ],
    *,
    format_: FormatOption = None,
) -> None:
    """Load cases into the graph, from folders or workbooks.

    A case is checked as a whole first and loaded in one transaction: it replaces what the graph has of it, and an
    unchanged case changes nothing. A case with faults is not loaded; every fault is listed. The others still load.
    """
    quiet = format_ is Format.json
    with opened_database() as database:
        results = [_load_one(database, case_path(path), quiet=quiet) for path in paths]
    if quiet:
        show(Listing((), (), results), Format.json)
    if any(result["faults"] for result in results):
        raise typer.Exit(ExitCode.TO_MEND)


def _load_one(database: Database, path: Path, *, quiet: bool) -> dict[str, Any]:
    try:
        report = load_checked(database, require(read_case(path)))
    except CaseNotFoundError as error:
        tell(str(error))
        wrong = {"file": str(path), "row": None, "column": None, "wrong": error.detail, "right": ""}
        return {"case": None, "path": str(path), "change": "refused", "faults": [wrong]}
    except CaseFaultyError as error:
        if not quiet:
            show(fault_listing(error.faults))
        tell(f"{path}: {count(len(error.faults), 'fault')} to put right; nothing of it was loaded.")
        return {"case": error.case, "path": str(path), "change": "refused", "faults": fault_rows(error.faults)}
    if not quiet:
        print_report(report, path)
    return {"path": str(path), **report.document(), "faults": []}


def print_report(report: LoadReport, path: Path) -> None:
    """Prints what loading the case at ``path`` did: one line, and the first remarks."""
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
