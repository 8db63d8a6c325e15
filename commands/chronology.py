"""`whoknew chronology`: what agencies send, read into dated events, with a list of what could not be; no database."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chronologies.mapping import find_mapping
from chronologies.period import case_period, parse_period
from chronologies.reading import read_chronology
from commands.case_paths import case_path
from commands.connection import tell
from commands.failures import ExitCode
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from graph.settings import load_settings
from loaders.read import read_case

if TYPE_CHECKING:
    from chronologies.events import Chronology, Event, Problem, Remark
    from knowledge.moments import Span

app = typer.Typer()

SHOWN_REMARKS = 30
HEADINGS = (
    Heading("what", "What"),
    Heading("locator", "Where"),
    Heading("date_text", "Date as written"),
    Heading("earliest", "Earliest"),
    Heading("latest", "Latest"),
    Heading("time", "Time"),
    Heading("agency", "Agency"),
    Heading("text", "Text"),
    Heading("uncertain", "Uncertain"),
    Heading("reason", "What is wrong, what would be right"),
)


@app.command(
    epilog="\b\nExamples:\n  whoknew chronology police.xlsx --case demo --dry-run\n"
    "  whoknew chronology gp.docx housing.csv --agency Housing --period 2010..2015 --format json"
)
def chronology(  # noqa: PLR0913 - one keyword for each option
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Chronologies: .xlsx, .xls, .xlsb, .ods, .csv, .docx, .pdf, .txt, .md."),
    ],
    *,
    case: Annotated[
        str | None, typer.Option("--case", metavar="CASE", help="The case that they belong to: a folder, or an id.")
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="NAME", help="The agency of rows that name none.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="FROM..TO", help="Years outside are problems; default: the case's period."),
    ] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="NAME", help="Saved choice of columns; see docs/chronologies.md.")
    ] = None,
    dry_run: Annotated[  # noqa: ARG001 - nothing is written yet
        bool, typer.Option("--dry-run", help="Only show what would be taken in and what not.")
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read agencies' chronologies into dated events, and list every row that could not be taken in.

    Headings are found by what agencies call them, wherever they stand. Dates have the day first. Nothing is dropped and
    nothing guessed: a row is an event, or a problem with its place, what is wrong and what would be right.
    """
    folder = case_path(case) if case is not None else None
    chosen = find_mapping(mapping, _mapping_folders(folder)) if mapping is not None else None
    read = read_chronology(files, agency=agency, period=_period(period, folder), mapping=chosen)
    show(listing(read), format_, output)
    _tell_remarks(read.remarks)
    tell(f"{_account(read)}.")
    if read.problems:
        raise typer.Exit(ExitCode.TO_MEND)


def _mapping_folders(case: Path | None) -> list[Path]:
    home = load_settings().home
    return [case, home] if case is not None and case.is_dir() else [home]


def _period(given: str | None, case: Path | None) -> Span | None:
    if given is not None:
        return parse_period(given)
    return case_period(read_case(case)) if case is not None else None


def _tell_remarks(remarks: tuple[Remark, ...]) -> None:
    for remark in remarks[:SHOWN_REMARKS]:
        tell(f"{remark.locator}: {remark.reason}")
    if len(remarks) > SHOWN_REMARKS:
        tell(f"and {len(remarks) - SHOWN_REMARKS:,} more remarks; --format json has them all")


def _account(read: Chronology) -> str:
    tally = read.tally
    others = [(tally.continuations, "joined to the row above"), (tally.headings, "headings or titles"),
              (tally.empty, "empty"), (tally.left_out, "in tables that are no chronology")]  # fmt: skip
    parts = [count(len(read.events), "event"), count(len(read.problems), "problem")]
    parts += [f"{number:,} {what}" for number, what in others if number]
    return f"{count(tally.rows, 'row')} read: {', '.join(parts)}"


def listing(read: Chronology) -> Listing:
    """What was read as rows for people, and as the object that JSON holds."""
    events, problems = [event_row(event) for event in read.events], [problem_row(one) for one in read.problems]
    rows = [{"what": "event", **row} for row in events] + [{"what": "problem", **row} for row in problems]
    remarks = [problem_row(remark) for remark in read.remarks]
    document = {"events": events, "problems": problems, "remarks": remarks, "rows": vars(read.tally)}
    return Listing(HEADINGS, rows, document)


def event_row(event: Event) -> dict[str, Any]:
    """An event with plain values."""
    return {
        "date_text": event.date_text,
        "earliest": event.span.earliest,
        "latest": event.span.latest,
        "time": f"{event.time:%H:%M}" if event.time else None,
        "agency": event.agency,
        "text": event.text,
        "locator": str(event.locator),
        "uncertain": event.uncertain,
    }


def problem_row(problem: Problem | Remark) -> dict[str, Any]:
    """A problem or remark with plain values."""
    return {"locator": str(problem.locator), "reason": problem.reason, "text": problem.text}
