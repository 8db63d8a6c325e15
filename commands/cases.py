"""`whoknew unload` and `cases`: what stands in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.connection import opened_database, require_cases, tell
from commands.failures import ExitCode
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, few, show
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


@app.command(epilog="\b\nExamples:\n  whoknew unload demo\n  whoknew unload r000009 r000010 --yes")
def unload(
    named: Annotated[list[str], typer.Argument(metavar="CASE...", help="Ids of cases, as `whoknew cases` lists them.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
) -> None:
    """Take cases out of the graph. All that are named, or none; their folders or workbooks are not touched."""
    with opened_database() as database:
        wanted = list(dict.fromkeys(named))
        require_cases(database, wanted)
        if not yes and not typer.confirm(f"Take {few(wanted)} out of the graph?", err=True):
            tell("Nothing was changed.")
            raise typer.Exit(ExitCode.TO_MEND)
        for case in wanted:
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
