"""`whoknew demo`: from nothing to the open app, saying what it does; `make demo` calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from commands.app import HostOption, NoBrowserOption, PortOption, serve
from commands.case_paths import case_folders
from commands.connection import opened_database, tell
from commands.fault_listing import fault_listing
from commands.listing import count, show
from graph.settings import load_settings
from graph.writes import Change
from loaders.errors import CaseFaultyError
from loaders.load import load_case, loaded_cases
from queries.findings import findings

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database

app = typer.Typer()


@app.command(epilog="\b\nExamples:\n  whoknew demo\n  whoknew demo --port 9000 --no-browser")
def demo(*, host: HostOption = None, port: PortOption = None, no_browser: NoBrowserOption = False) -> None:
    """Load every case of the cases folder, then open the app. Cases that did not change are left as they are."""
    settings = load_settings()
    folders = case_folders(settings.cases_folder)
    if not folders:
        tell(f"There is no case in {settings.cases_folder}.")
    with opened_database() as database:
        for number, folder in enumerate(folders, 1):
            tell(f"Case {number} of {len(folders)}: {folder.name}")
            _load(database, folder)
        _prepare(database)
    serve(host, port, browser=not no_browser)


def _prepare(database: Database) -> None:
    """Asks every question once, so that the server has planned them all before somebody waits for a page."""
    for case in loaded_cases(database):
        tell(f"Working out what was held and not shared in {case.id}")
        tell(f"  {count(len(findings(database, case.id)), 'finding')}")


def _load(database: Database, folder: Path) -> None:
    """Loads one case and says what became of it; one with faults does not keep the others from being seen."""
    try:
        report = load_case(database, folder)
    except CaseFaultyError as error:
        show(fault_listing(error.faults))
        tell(f"  {count(len(error.faults), 'fault')} to put right; it was not loaded (whoknew check {folder})")
        return
    if report.change is Change.UNCHANGED:
        tell(f"  unchanged, {report.seconds:.1f} s")
    else:
        tell(f"  {report.change}: {report.numbers}, {report.seconds:.1f} s")
