"""`whoknew good-practice`: what did reach those who needed it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from commands.connection import opened_database, require_cases, tell
from commands.findings import Needs, as_day
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from queries.good_practice import good_practice as worked_out
from queries.naming import as_body

app = typer.Typer()

HEADINGS = (
    Heading("rank", "Rank"),
    Heading("explanation", "What went well"),
    Heading("information", "Information"),
    Heading("from", "From"),
    Heading("to", "To"),
    Heading("needed_by", "Needed by"),
    Heading("channel", "Channel"),
    Heading("needed_from", "Needed from"),
    Heading("arrived", "Arrived"),
    Heading("days", "Days"),
    Heading("certain", "Certain"),
    Heading("information_ids", "Items", technical=True),
    Heading("sources", "Sources"),
)


@app.command(
    "good-practice",
    epilog="\b\nExamples:\n  whoknew good-practice demo\n  whoknew good-practice demo --within 2 --format json",
)
def good_practice(  # noqa: PLR0913 - one keyword for each option
    case: Annotated[str, typer.Argument(metavar="CASE", help="Id of a loaded case.")],
    *,
    needs: Annotated[
        Needs, typer.Option("--needs", help="Needs that a source states, or those of the rules as well.")
    ] = Needs.stated,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="As seen on this day; default: the end.")
    ] = None,
    within: Annotated[
        int | None, typer.Option("--within", min=0, metavar="DAYS", help="How many days count as quick; default: 7.")
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="Only the first N.")] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List what reached those who needed it, quickly and whole.

    Each sharing or meeting that brought somebody, whole and within days, what they are coded as needing: the surest and
    quickest first.
    """
    day = as_day(as_of)
    with opened_database() as database:
        require_cases(database, [case])
        found = [one.as_json() for one in worked_out(database, case, needs=needs.value, as_of=day, within=within)]
    chosen = found[:top]
    show(Listing(HEADINGS, [_row(one) for one in chosen], chosen), format_, output)
    if len(chosen) < len(found):
        tell(f"The first {len(chosen)} of {count(len(found), 'sharing')}.")


def _row(one: dict[str, Any]) -> dict[str, Any]:
    """A sharing with one text in each cell; JSON keeps the parts."""
    bodies = {key: [as_body(each) for each in one[key]] for key in ("from", "needed_by")}
    return {**one, **bodies, "to": as_body(one["to"])}
