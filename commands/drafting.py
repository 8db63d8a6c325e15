"""`whoknew draft`: what a narrative report tells, as suggestions for a case; no database needed."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.connection import tell
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, count, show
from drafts.case import WORKBOOK, write_draft
from drafts.reading import read_draft
from graph.settings import load_settings
from loaders.passages import read_report

if TYPE_CHECKING:
    from drafts.naming import Holder
    from drafts.reading import Draft
    from drafts.suggestions import Suggestion
    from loaders.passages import Report

app = typer.Typer()

HEADINGS = (
    Heading("locator", "Passage"),
    Heading("date_text", "Date in the text"),
    Heading("earliest", "Earliest"),
    Heading("latest", "Latest"),
    Heading("suggests", "Suggests"),
    Heading("cue", "Cue"),
    Heading("confidence", "Confidence"),
    Heading("holders", "Named"),
    Heading("text", "Sentence"),
)


@app.command(epilog="\b\nExamples:\n  whoknew draft report.docx\n  whoknew draft report.txt --format json\n"
                    "  whoknew draft report.pdf --to cases/harbour")  # fmt: skip
def draft(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A narrative report (.docx, .pdf, .txt, .md).")],
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="CASE", help="Write a draft case: a new folder, or a workbook (NAME.xlsx)."),
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Read a narrative report and suggest what a case could hold.

    Prints each dated event with its days, who is named, and the words that suggest a row. With --to, every suggested
    row is written into the table `drafts` of a case, marked `draft`: none is part of the case until a person has
    accepted it, in the table (status: accepted) or in the app. Nothing leaves this machine.
    """
    passages = read_report(report)
    found = read_draft(passages)
    if to is not None:
        _write(found, passages, report, to)
    if to is None or format_ is not None or output is not None:
        show(
            Listing(HEADINGS, [_row(one) for one in found.events], _document(report, passages, found)), format_, output
        )
    if format_ is not Format.json and to is None:
        tell(f"{count(len(found.events), 'dated event')} and {count(len(found.suggestions), 'suggested row')}; "
             f"to look through them: whoknew draft {report} --to cases/NAME")  # fmt: skip


def _write(found: Draft, passages: Report, report: Path, to: Path) -> None:
    folder = load_settings().cases_folder
    where = folder / to if len(to.parts) == 1 and not to.suffix and folder.is_dir() else to
    number = write_draft(found, passages, report, where)
    typer.echo(f"Written: {where}")
    tell(f"{count(number, 'suggested row')}, none of which is part of the case yet. Accept or reject them in the app "
         f"(view Drafts), or in the table drafts under status; then: whoknew check {to}, then load")  # fmt: skip
    reports = load_settings().reports_folder
    places = [where if where.suffix != WORKBOOK else where.parent, *([reports] if reports is not None else [])]
    if not any((place / report.name).is_file() for place in places):
        tell(f"To see each passage beside its suggestion, put {report.name} into {' or '.join(map(str, places))}.")


def _row(one: Suggestion) -> dict[str, Any]:
    """A suggestion as programs read it."""
    return {
        "date_text": one.date_text,
        "earliest": one.span.earliest if one.span else None,
        "latest": one.span.latest if one.span else None,
        "holders": list(one.meant),
        "implied": {each.holder.name: each.words for each in one.implied},
        "text": one.text,
        "locator": one.locator,
        "cue": one.cue,
        "suggests": one.table,
        "confidence": one.confidence,
    }


def _more(one: Suggestion) -> dict[str, Any]:
    sides = {"from": [holder.name for holder in one.by], "to": [holder.name for holder in one.to]}
    return {**_row(one), **sides, "date_carried": one.carried > 0}


def _holder(one: Holder) -> dict[str, Any]:
    return {"name": one.name, "kind": one.kind, "sector": one.sector, "also_known_as": list(one.aliases),
            "locator": one.locator}  # fmt: skip


def _document(report: Path, passages: Report, found: Draft) -> dict[str, Any]:
    return {
        "report": report.name,
        "locators": passages.scheme,
        "events": [_row(one) for one in found.events],
        "suggestions": [_more(one) for one in found.suggestions],
        "holders": [_holder(one) for one in found.holders],
    }
