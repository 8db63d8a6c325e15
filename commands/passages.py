"""`whoknew locate`, `coverage` and `wording`: a case against the report that it is coded from; no database needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.case_paths import case_path
from commands.citations import source_of
from commands.coding import CaseArgument, SourceOption  # noqa: TC001 - Typer reads annotations
from commands.connection import tell
from commands.failures import ExitCode
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from commands.plain_text import printable
from graph.settings import load_settings
from loaders.check import require
from loaders.citations import cited, in_source, read_source
from loaders.passages import coverage as uncovered
from loaders.passages import read_report
from loaders.passages.reading import read_plain_text
from loaders.read import read_case
from loaders.wording import LONGEST_ALLOWED, find_runs, index_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.passages import Passage, Report
    from loaders.sheets import Sheets

app = typer.Typer()

PASSAGE_HEADINGS = (
    Heading("locator", "Locator"),
    Heading("section", "Section"),
    Heading("heading", "Heading"),
    Heading("text", "Text"),
)
RUN_HEADINGS = (
    Heading("file", "File or sheet"),
    Heading("row", "Row"),
    Heading("column", "Column"),
    Heading("words", "Words"),
    Heading("text", "As the report has it"),
)
ReportArgument = Annotated[Path, typer.Argument(metavar="REPORT", help="The report (.txt, .docx, .pdf, .md).")]


@app.command(
    epilog="\b\nExamples:\n  whoknew locate report.txt 6:12\n  whoknew locate report.docx 6:12-14 fn10\n"
    "  whoknew locate --case stacey 'stacey-dhr 6:12' --around 2"
)
def locate(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="[REPORT] LOCATOR...",
            help="The report, unless --case is given; then what to find in it: 6:12, 6:12-14, 54 or fn10.",
        ),
    ],
    *,
    case: Annotated[
        str | None,
        typer.Option(
            "--case", metavar="CASE", help="A case whose sources are looked up: 'SOURCE LOCATOR' as it cites them."
        ),
    ] = None,
    around: Annotated[
        int, typer.Option("--around", min=0, max=20, metavar="N", help="So many passages before and after, too.")
    ] = 0,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Print the passages of a report that stand at locators.

    With --case the report is the file that case.yml names for the source, beside the case or in the folder of reports;
    where that is not on this machine, it says so.
    """
    passages = [
        passage for report, locator in _wanted(places, case) for passage in _with_context(report, locator, around)
    ]
    if format_ is None and output is None:
        for passage in passages:
            under = ", ".join(part for part in dict.fromkeys((passage.section, passage.heading)) if part)
            typer.echo(printable(f"{passage.locator}  ({under})\n{passage.text}\n" if under else
                                 f"{passage.locator}\n{passage.text}\n"))  # fmt: skip
    else:
        show(_passages(passages), format_, output)


def _wanted(places: list[str], case: str | None) -> list[tuple[Report, str]]:
    """Each report with a locator in it; raises ``WhoknewError`` where a report is not at hand."""
    if case is None:
        if len(places) < 2:  # noqa: PLR2004 - a report and something in it
            raise typer.BadParameter("give a report and what to find in it: whoknew locate report.txt 6:12.")
        found = read_report(places[0])
        return [(found, locator) for locator in places[1:]]
    return [in_source(read_case(case_path(case)), case_path(case), place, load_settings().reports_folder)
            for place in places]  # fmt: skip


def _with_context(report: Report, locator: str, around: int) -> list[Passage]:
    found = report.find(locator)
    before, after = report.around(found, around) if around else ((), ())
    return [*before, *found, *after]


@app.command(
    epilog="\b\nExamples:\n  whoknew coverage cases/demo report.txt\n  whoknew coverage demo report.txt --section 6"
)
def coverage(  # noqa: PLR0913 - one keyword for each option
    case: CaseArgument,
    report: ReportArgument,
    *,
    source: SourceOption = None,
    section: Annotated[
        str | None, typer.Option("--section", metavar="SECTION", help="Only passages of this section.")
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the passages of a report that no row of a case cites.

    So a coder sees what is left.
    """
    checked = require(read_case(case_path(case)))
    entry = source_of(checked.settings, report, source)
    passages = read_source(report, entry)
    left = uncovered(passages, cited(checked, entry.id))
    total = len(passages.passages)
    tell(f"{entry.id}: {total - len(left):,} of {count(total, 'passage')} cited, {len(left):,} not.")
    show(_passages([one for one in left if section is None or _is_in(one, section)]), format_, output)


def _is_in(passage: Passage, section: str) -> bool:
    return section in {passage.section, passage.locator.partition(":")[0]}


def _passages(passages: list[Passage]) -> Listing:
    rows = [{"locator": one.locator, "section": one.section, "heading": one.heading, "text": one.text}
            for one in passages]  # fmt: skip
    return Listing(PASSAGE_HEADINGS, rows)


@app.command(epilog="\b\nExample:\n  whoknew wording cases/demo report.txt")
def wording(
    case: CaseArgument,
    report: ReportArgument,
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List where a case repeats eight or more consecutive words of a report.

    A case is written in the coder's own words. Titles of sources are left out: they are names.
    """
    read_report(report)  # the same complaints about a file that is no report
    index = index_runs(read_plain_text(report))
    rows = [
        {**place, "words": run.words, "text": run.text}
        for place, text in _texts(read_case(case_path(case)))
        for run in find_runs(index, text)
    ]
    show(Listing(RUN_HEADINGS, rows), format_, output)
    if rows:
        tell(f"{count(len(rows), 'run')} of more than {LONGEST_ALLOWED} words of {report.name}: say it in other words.")
        raise typer.Exit(ExitCode.TO_MEND)
    tell(f"No run of more than {LONGEST_ALLOWED} words of {report.name}.")


def _texts(sheets: Sheets) -> Iterator[tuple[dict[str, Any], str]]:
    """Every text of a case with its place: the cells of its tables, remarks included, and what ``case.yml`` says."""
    for sheet in sheets.tables.values():
        for line in sheet.lines:
            for column, text in zip(sheet.headings, line.cells, strict=False):
                yield {"file": sheet.file, "row": line.number, "column": column}, text
    for key, value in sheets.settings.items():
        if key not in {"title", "sources"}:
            for text in _nested(value):
                yield {"file": "case.yml", "row": None, "column": key}, text


def _nested(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from _nested(each)
    else:
        yield str(value)
