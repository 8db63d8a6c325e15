"""`whoknew findings`: the list that a panel starts from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import typer

from commands.connection import opened_database, require_cases, tell
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from queries.errors import WrongParameterError
from queries.findings import findings as worked_out
from queries.naming import as_body

app = typer.Typer()

HEADINGS = (
    Heading("rank", "Rank"),
    Heading("explanation", "What is found"),
    Heading("information", "Information"),
    Heading("holders", "Held by"),
    Heading("needed_by", "Needed by"),
    Heading("from", "From"),
    Heading("to", "To"),
    Heading("days", "Days"),
    Heading("strength", "Strength"),
    Heading("possible", "May have known"),
    Heading("questions", "Questions", technical=True),
    Heading("information_ids", "Items", technical=True),
    Heading("sources", "Sources"),
)


class Needs(StrEnum):
    """Which needs count."""

    stated = "stated"
    all = "all"


@app.command(
    epilog="\b\nExamples:\n  whoknew findings demo --top 10\n  whoknew findings demo --needs all --format json"
)
def findings(  # noqa: PLR0913 - one keyword for each option
    case: Annotated[str, typer.Argument(metavar="CASE", help="Id of a loaded case.")],
    *,
    needs: Annotated[
        Needs, typer.Option("--needs", help="Needs that a source states, or those of the rules as well.")
    ] = Needs.stated,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="As seen on this day; default: the end.")
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="Only the first N.")] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List where information was held and no sharing is recorded, foremost first.

    Rows of the questions about gaps, decisions, orders and handovers, merged where several say the same, ranked by how
    near to harm, how needed, how long and how firmly known. They say that no sharing is recorded, not that nobody said
    anything.
    """
    day = as_day(as_of)
    with opened_database() as database:
        require_cases(database, [case])
        found = [finding.as_json() for finding in worked_out(database, case, needs=needs.value, as_of=day)]
    chosen = found[:top]
    show(Listing(HEADINGS, [_row(finding) for finding in chosen], chosen), format_, output)
    if len(chosen) < len(found):
        tell(f"The first {len(chosen)} of {count(len(found), 'finding')}.")


def as_day(text: str | None) -> date | None:
    """The day that ``--as-of`` names; raises ``WrongParameterError`` for what is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise WrongParameterError(f"--as-of is a day as YYYY-MM-DD, not {text!r}.") from None


def _row(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding with one text in each cell; JSON keeps the parts."""
    bodies = {key: [as_body(each) for each in finding[key]] for key in ("holders", "needed_by")}
    return {**finding, **bodies}
