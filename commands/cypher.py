"""`whoknew cypher`: Cypher of an analyst's own that only reads."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.connection import opened_database, tell
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show

if TYPE_CHECKING:
    from graph.client import Result

app = typer.Typer()

LARGEST_NUMBER = 2**63 - 1
UNKNOWN_NAMES = {"01N50", "01N51", "01N52"}  # statuses of GQL: a label, a type, a property that is nowhere in the graph


@app.command(
    epilog="\b\nExamples:\n"
    "  whoknew cypher 'MATCH (item:Information {case: $case}) RETURN item.uid, item.statement' --param case=demo\n"
    "  whoknew cypher --file mine.cypher --param case=demo --param as_of=2021-09-20 --format csv\n"
    "  whoknew cypher 'MATCH (n) RETURN labels(n) AS labels, count(*) AS number' --row-cap 20 --timeout 5"
)
def cypher(  # noqa: PLR0913 - one keyword for each option
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="The Cypher, in quotes.")] = None,
    *,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Read the Cypher from this file instead.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="A parameter; give it again for each. See above."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout", min=0.1, metavar="SECONDS", help="Stop after so long. Default: as in the settings (30)."
        ),
    ] = None,
    row_cap: Annotated[
        int | None,
        typer.Option(
            "--row-cap", min=1, metavar="N", help="Cut after so many rows. Default: as in the settings (10,000)."
        ),
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Run Cypher of your own that only reads.

    Whatever would change the graph, read a file, ask another host, call a procedure or command the server is refused
    before it runs. A parameter's value is a date (2021-09-20), JSON (7, true, null, ["a", "b"], "7"), or else text.
    """
    text = _text(query, file)
    parameters = dict(map(parameter, param or []))
    with opened_database() as database:
        result = database.read(text, parameters, timeout=timeout, row_cap=row_cap)
    document = {"columns": list(result.columns), "rows": result.rows, "capped": result.capped}
    show(Listing([Heading(name, name) for name in result.columns], result.rows, document), format_, output)
    _remark(result)


def _text(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise typer.BadParameter("Give the Cypher in quotes, or a file with --file FILE; one of the two.")
    if file is None:
        return query or ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise typer.BadParameter(f"{file} is not written in UTF-8.") from None


def parameter(given: str) -> tuple[str, Any]:
    """A parameter from ``name=value``; raises ``typer.BadParameter`` where that is not what it is."""
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise typer.BadParameter(f"--param is NAME=VALUE, e.g. case=demo; not {given!r}.")
    return name, value_of(value)


def value_of(text: str) -> Any:
    """A date where the text is one, what it is in JSON where it is that, else the text itself."""
    try:
        return date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") and text[4] == "-" else _json(text)
    except (ValueError, RecursionError):
        return text


def _json(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse, parse_int=_whole)


def _refuse(text: str) -> None:
    raise ValueError(text)  # NaN and Infinity are no JSON


def _whole(text: str) -> int:
    number = int(text)
    if abs(number) > LARGEST_NUMBER:
        raise ValueError(text)
    return number


def _remark(result: Result) -> None:
    """Says on stderr what a reader of the rows must know: that they were cut, that a name is nowhere in the graph."""
    if result.capped:
        tell(f"Cut after {count(len(result.rows), 'row')} (--row-cap); there are more.")
    for remark in result.notifications:
        if remark.code in UNKNOWN_NAMES:
            place = f" (line {remark.line}, column {remark.column})" if remark.line else ""
            tell(f"Remark: {remark.description}{place}")
