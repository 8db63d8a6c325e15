"""`whoknew code`: a case as a workbook to code in, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.case_paths import case_path
from commands.connection import tell
from commands.failures import ExitCode
from commands.fault_listing import fault_listing
from commands.listing import count, show
from loaders.check import check
from loaders.errors import CaseFaultyError, CaseNotWrittenError
from loaders.read import read_case
from loaders.rows import Checked
from loaders.taking_back import take_back
from loaders.workbook_writing import write_coding_workbook

app = typer.Typer()

WORKBOOK = ".xlsx"


@app.command(
    epilog="\b\nExamples:\n  whoknew code cases/demo\n  whoknew code demo --to coding/demo.xlsx\n"
    "  whoknew code cases/demo --read demo.xlsx"
)
def code(
    case: Annotated[
        str, typer.Argument(metavar="CASE", help="A case folder, a workbook (.xlsx), or an id in the cases folder.")
    ],
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="The workbook to write; default: CASE.xlsx here."),
    ] = None,
    read: Annotated[
        Path | None, typer.Option("--read", metavar="FILE", help="Take this workbook back into the case folder.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="With --read: even where the folder has changed since.")
    ] = False,
) -> None:
    """Write a workbook to code a case in, or take one back into its folder.

    Its cells offer lists to choose from: holders, items, outcomes and every other list of values. Nothing is
    overwritten when writing. Taking back writes only what changed, and nothing at all where the workbook cannot be read
    whole, is of another case, or lacks a sheet that has rows. docs/coding-in-a-workbook.md says more.
    """
    if read is not None:
        _take_back(case, read, replace=replace)
        return
    sheets = read_case(case_path(case))
    if sheets.faults:
        _refused(CaseFaultyError(sheets.case, sheets.faults), case)
    path = to or Path(f"{sheets.case}{WORKBOOK}")
    if path.suffix.lower() != WORKBOOK:
        raise CaseNotWrittenError(f"{path} is no workbook; give NAME{WORKBOOK}.")
    write_coding_workbook(sheets, path)
    typer.echo(f"Written: {path}")
    tell(f"Code in it, then: whoknew code {case} --read {path}")


def _take_back(case: str, workbook: Path, *, replace: bool) -> None:
    folder = case_path(case)
    if folder.is_file() or folder.suffix.lower() == WORKBOOK:
        raise CaseNotWrittenError(f"{folder} is no folder; a workbook is taken back into a folder.")
    try:
        changes = take_back(read_case(workbook), folder, replace=replace)
    except CaseFaultyError as error:
        _refused(error, str(workbook))
        return
    for change in changes:
        typer.echo(str(change))
    typer.echo(f"{folder}: {count(len(changes), 'file')} written." if changes else f"{folder}: nothing had changed.")
    found = check(read_case(folder))
    if not isinstance(found, Checked):
        tell(f"{count(len(found), 'fault')} to put right before it loads: whoknew check {folder}")


def _refused(error: CaseFaultyError, named: str) -> None:
    show(fault_listing(error.faults))
    tell(f"{named}: {count(len(error.faults), 'fault')} to put right first; nothing was written.")
    raise typer.Exit(ExitCode.TO_MEND)
