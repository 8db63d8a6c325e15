"""`whoknew new`, `check` and `convert`: coding a case; none of them needs a database."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chronologies.coding import FILE as CODED_CHRONOLOGY
from chronologies.keeping import FOLDER as KEPT_CHRONOLOGY
from chronologies.mapping import FOLDER as MAPPINGS
from commands.case_paths import case_path
from commands.citations import source_of
from commands.connection import tell
from commands.failures import ExitCode
from commands.fault_listing import fault_listing
from commands.listing import Format, FormatOption, OutputOption, count, show
from commands.plain_text import printable
from graph.settings import load_settings
from loaders.check import check as check_sheets
from loaders.citations import looked_up, reports_at_hand
from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.faults import fault_rows, remark_rows
from loaders.folder import write_folder
from loaders.read import read_case
from loaders.rows import Checked
from loaders.second_look import every_remark
from loaders.template import write_empty_case
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from loaders.faults import Fault, Remark

app = typer.Typer()

WORKBOOK = ".xlsx"
SHOWN_REMARKS = 50
CaseArgument = Annotated[
    str, typer.Argument(metavar="CASE", help="A case folder, a workbook (.xlsx), or an id in the cases folder.")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="ID", help="Which source of the case the report is.")
]


@app.command(epilog="\b\nExamples:\n  whoknew new harbour\n  whoknew new harbour --folder reviews --workbook")
def new(
    case: Annotated[str, typer.Argument(metavar="CASE", help="Id of the case: lower-case letters, digits, - _ .")],
    *,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="FOLDER", help="Where to put it; default: the cases folder.")
    ] = None,
    workbook: Annotated[bool, typer.Option("--workbook", help="One Excel workbook instead of a folder.")] = False,
) -> None:
    """Write an empty case to fill in, every table with its headings.

    Remarks beside the headings say what belongs under them. docs/coding-guide.md says how to decide.
    """
    where = folder if folder is not None else load_settings().cases_folder
    if not workbook:
        write_empty_case(where / case, case)
        typer.echo(f"Written: {where / case}")
        tell(f"Fill it in, then: whoknew check {where / case}")
        return
    path = where / f"{case}{WORKBOOK}"
    with tempfile.TemporaryDirectory() as temporary:
        write_empty_case(Path(temporary) / case, case)
        write_workbook(read_case(Path(temporary) / case), path)
    typer.echo(f"Written: {path}")
    tell(f"Fill it in, then: whoknew check {path}")


@app.command(epilog="\b\nExamples:\n  whoknew convert cases/demo demo.xlsx\n  whoknew convert demo.xlsx reviews/demo")
def convert(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The case: a folder or a workbook (.xlsx).")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="What to write: NAME.xlsx, or a new folder.")],
) -> None:
    """Turn a case folder into a workbook, or a workbook into a folder.

    Nothing is lost or overwritten. A case that cannot be read whole is not converted. What a folder keeps beside its
    tables (chronologies that were taken in, mappings of columns) is no part of a workbook; that is said.
    """
    sheets = read_case(case_path(path))
    if sheets.faults:
        show(fault_listing(sheets.faults))
        tell(f"{path}: {count(len(sheets.faults), 'fault')} to put right first; nothing was written.")
        raise typer.Exit(ExitCode.TO_MEND)
    if out.suffix.lower() == WORKBOOK:
        write_workbook(sheets, out)
    elif out.suffix:
        raise CaseNotWrittenError(f"{out} is neither a folder nor a workbook; give NAME.xlsx or a folder's name.")
    elif out.is_file():
        raise CaseExistsError(f"{out} is a file; give the name of a new folder.")
    else:
        write_folder(sheets, out)
    typer.echo(f"Written: {out}")
    _take_along(case_path(path), out)


def _take_along(case: Path, out: Path) -> None:
    """What a folder keeps beside its tables: into another folder it comes along, of a workbook it is no part."""
    for name in (KEPT_CHRONOLOGY, MAPPINGS):
        if (case / name).is_dir() and out.suffix.lower() == WORKBOOK:
            tell(f"{case / name} stays where it is: it is no part of a workbook.")
        elif (case / name).is_dir():
            shutil.copytree(case / name, out / name, dirs_exist_ok=True)


@app.command(epilog="\b\nExamples:\n  whoknew check cases/demo\n  whoknew check harbour.xlsx --report harbour.txt")
def check(  # noqa: PLR0913 - one keyword for each option
    path: Annotated[str, typer.Argument(metavar="PATH", help="A case folder, a workbook, or an id.")],
    *,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="The report's text: cited locators are looked up in it."),
    ] = None,
    source: SourceOption = None,
    all_remarks: Annotated[
        bool, typer.Option("--all-remarks", help=f"Every remark; otherwise the first {SHOWN_REMARKS} of them.")
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Look for everything that is wrong with a case; needs no database.

    Every fault is listed with its file, row, column and what would be right. Where the report of a source lies beside
    the case (or in the folder of reports), locators that do not exist in it are listed too. Remarks follow: what does
    not hang together once it is worked out who knew what; a case with remarks loads all the same.
    """
    where = case_path(path)
    result = check_sheets(read_case(where))
    faults = result if isinstance(result, list) else _locator_faults(result, where, report, source)
    remarks = every_remark(result) if isinstance(result, Checked) else ()
    document = _document(where, result, faults, remarks)
    if faults or format_ in {Format.json, Format.csv} or output:
        show(fault_listing(faults, document), format_, output)
    _tell_remarks(remarks, where, everything=all_remarks)
    if faults:
        tell(f"{where}: {count(len(faults), 'fault')} to put right.")
        if (where / KEPT_CHRONOLOGY).is_dir() and not (where / CODED_CHRONOLOGY).is_file():
            tell(f"Its chronologies are not a case yet: whoknew chronology --case {path} --to-code begins one.")
        raise typer.Exit(ExitCode.TO_MEND)
    if format_ is not Format.json:
        sizes = document["rows"]
        sound = f"{where}: no faults in {count(sum(sizes.values()), 'row')} of {count(len(sizes), 'table')}."
        if format_ is Format.csv or output:
            tell(sound)
        else:
            typer.echo(printable(sound))


def _tell_remarks(remarks: tuple[Remark, ...], case: Path, *, everything: bool) -> None:
    for remark in remarks if everything else remarks[:SHOWN_REMARKS]:
        tell(f"to look at: {remark}")
    if len(remarks) > SHOWN_REMARKS and not everything:
        more = len(remarks) - SHOWN_REMARKS
        tell(f"and {more:,} more to look at; whoknew check {case} --all-remarks prints them all")


def _locator_faults(checked: Checked, case: Path, report: Path | None, named: str | None) -> list[Fault]:
    """A fault for every cited locator that does not exist, in the reports that are at hand."""
    settings = load_settings()
    given = [(source_of(checked.settings, report, named), report)] if report is not None else []
    faults: list[Fault] = []
    for found in looked_up(checked, given or reports_at_hand(checked, case, settings.reports_folder)):
        tell(f"{count(found.number, 'locator')} of {found.source} looked up in {found.file}")
        faults += found.faults
    return faults


def _document(
    path: Path, result: Checked | list[Fault], faults: list[Fault], remarks: tuple[Remark, ...]
) -> dict[str, Any]:
    """What JSON says of a case that was checked."""
    checked = result if isinstance(result, Checked) else None
    return {
        "path": str(path),
        "case": checked.case if checked else None,
        "sound": not faults,
        "rows": {name: len(rows) for name, rows in checked.rows.items()} if checked else {},
        "faults": fault_rows(faults),
        "remarks": remark_rows(remarks),
    }
