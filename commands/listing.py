"""Rows on their way out: a table for people, tab separated on a pipe, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.plain_text import one_line, printable
from graph.plain_text import spreadsheet_safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    csv = "csv"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="table for people (the default; tab separated where it goes to no terminal), json or csv for programs.",
    ),
]
NOT_TEXT = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx", ".doc", ".odt", ".pdf", ".zip"})


def _text_file(output: Path | None) -> Path | None:
    """The file, unless its ending promises what is not written: a spreadsheet would refuse to open it."""
    if output is not None and output.suffix.lower() in NOT_TEXT:
        right = output.with_suffix(".csv").name
        raise typer.BadParameter(f"{output.name}: only text is written. Name it {right}: spreadsheets open that.")
    return output


OutputOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Write to this file; .json and .csv choose the format too.",
                 callback=_text_file),
]  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """A column: its key in a row and in JSON, its title, and whether only programs want it (ids)."""

    key: str
    title: str
    technical: bool = False


@dataclass(frozen=True)
class Listing:
    """Rows of plain values under headings; ``document`` is what JSON holds where that is more than the rows."""

    headings: Sequence[Heading]
    rows: Sequence[Mapping[str, Any]]
    document: Any = None


def show(listing: Listing, format_: Format | None = None, output: Path | None = None) -> None:
    """Prints the rows, or writes them to a file in UTF-8 and says so on stderr."""
    if output is None:
        chosen = format_ or Format.table
        if chosen is Format.table and sys.stdout.isatty():
            from commands.tables import print_table  # noqa: PLC0415 - a pipe has no use for Rich

            print_table(listing)
        else:
            sys.stdout.write(written(listing, chosen))
        return
    output.write_text(written(listing, format_ or format_of(output)), encoding="utf-8", newline="")
    typer.echo(f"{count(len(listing.rows), 'row')} written to {output}", err=True)


def written(listing: Listing, format_: Format) -> str:
    """The rows as text in that format; a table is tab separated."""
    makers = {Format.json: as_json, Format.csv: as_csv, Format.table: as_tab_separated}
    return makers[format_](listing)


def as_json(listing: Listing) -> str:
    """The document, or a list of the rows, as JSON; dates as ``YYYY-MM-DD``."""
    document = list(listing.rows) if listing.document is None else listing.document
    return json.dumps(document, ensure_ascii=False, indent=2, default=_json_value) + "\n"


def as_csv(listing: Listing) -> str:
    """The rows as CSV under their keys; no cell of text can start a formula, several values stand between ``; ``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    writer.writerow([heading.key for heading in listing.headings])
    for row in listing.rows:
        writer.writerow([_csv_value(row.get(heading.key)) for heading in listing.headings])
    return text.getvalue()


def as_tab_separated(listing: Listing) -> str:
    """The rows as one line each, cells between tabs, keys in the first line."""
    lines = ["\t".join(heading.key for heading in listing.headings)]
    lines += ["\t".join(one_line(cell_text(row.get(heading.key))) for heading in listing.headings)
              for row in listing.rows]  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def cell_text(value: Any) -> str:
    """A value as a person reads it in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell_text(each) for each in value)
    if isinstance(value, dict):
        return " ".join(cell_text(each) for each in value.values() if each is not None)
    return printable(str(value))


def format_of(output: Path) -> Format:
    """The format that a file's name asks for."""
    return {".json": Format.json, ".csv": Format.csv}.get(output.suffix.lower(), Format.table)


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 row``, ``2 rows``."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


MOST_NAMED = 10


def few(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def _csv_value(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return spreadsheet_safe(cell_text(value))


def _json_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, (tuple, set, frozenset)) else str(value)
