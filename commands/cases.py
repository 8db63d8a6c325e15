"""`whoknew unload` and `cases`: what stands in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.connection import opened_database, require_case, tell
from commands.failures import ExitCode
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from graph.cases import loaded_cases
from loaders.load import unload_case

if TYPE_CHECKING:
    from graph.cases import CaseSummary

app = typer.Typer()

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
