"""An empty case to begin from: every table with its headings and what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.case_file import CaseFile, Period, SourceEntry
from loaders.case_yaml import FILE
from loaders.csv_text import write_rows
from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.known import file_name
from loaders.notation import ID, ID_RULE
from loaders.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loaders.case_file import Entry
    from loaders.column import Column, Table

HEAD = "# What this case is. Lines that begin with # are remarks; fill in what is needed and delete what is not.\n"
COMMENTED = {
    "sources": ("sources:", "#  - id: review", "#    title: Overview report"),
    "glossary": ("glossary:", "#  MARAC: multi-agency risk assessment conference"),
    "counts": ("counts:", "#  people: 12"),
    "own values": ("own values:", "#  role:", "#    handler: the officer who ran the source"),
}


def write_empty_case(folder: Path, case: str) -> None:
    """Writes ``case.yml`` and every table, with headings and remarks and no rows, into a new folder.

    Raises ``CaseExistsError`` where the folder holds anything, ``CaseNotWrittenError`` where ``case`` is no id.
    """
    if not ID.fullmatch(case):
        raise CaseNotWrittenError(f"{case!r} cannot be the id of a case. {ID_RULE}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExistsError(f"{folder} is not empty.")
    folder.mkdir(parents=True, exist_ok=True)
    own_id = "" if case == folder.resolve().name else f"id: {case}\n"
    (folder / FILE).write_text(HEAD + own_id + "\n".join(_case_lines()) + "\n", encoding="utf-8")
    for table in TABLES:
        (folder / file_name(table.name)).write_text(empty_table(table), encoding="utf-8")


def _case_lines() -> Iterator[str]:
    for field in CaseFile.model_fields.values():
        name = field.alias or ""
        if name == "id":
            continue
        yield ""
        yield f"# {field.description}" + (" (needed)" if field.is_required() else "")
        if name == "period":
            yield "period:"
            yield from (f"  {inner.alias}:  # {inner.description} (needed)" for inner in Period.model_fields.values())
        elif name == "sources":
            yield from COMMENTED[name]
            yield from _optional(SourceEntry)
        else:
            yield from COMMENTED.get(name, (f"{name}:",))


def _optional(model: type[Entry]) -> Iterator[str]:
    for field in model.model_fields.values():
        if not field.is_required():
            yield f"#    {field.alias}:  # {field.description}"


def empty_table(table: Table) -> str:
    """The CSV text of a table with its headings, and a remark for the table and for each of its columns."""
    headings = [column.heading for column in table.columns]
    remarks = [f"# {table.about}", *(f"# {remark(column)}" for column in table.columns)]
    return write_rows([headings, *([text] for text in remarks)])


def remark(column: Column) -> str:
    """What a column is for, in one line."""
    parts = [f"{column.heading}{' (needed)' if column.required else ''}: {column.about}"]
    if column.choices is not None:
        parts.append(f"one of: {', '.join(column.choices.values)}")
    if column.many:
        parts.append("several are separated by ;")
    if column.example:
        parts.append(f"for example: {column.example}")
    return " | ".join(parts)
