"""`whoknew load`: cases into the graph, with what became of each of them and of all."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from commands.case_paths import case_path
from commands.connection import opened_database
from commands.failures import ExitCode
from commands.interrupts import Interrupted, interruptible
from commands.listing import FormatOption  # noqa: TC001 - Typer reads it
from commands.load_telling import Telling, tell_besides, tell_passed_over
from graph.errors import WhoknewError
from loaders.corpus import load_cases
from loaders.folders import folders_of_cases

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

app = typer.Typer()


@app.command(epilog="\b\nExamples:\n  whoknew load cases/demo\n  whoknew load cases harbour.xlsx")
def load(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Case folders or workbooks (.xlsx), folders of case folders, or ids in "
                       "the cases folder."),
    ],
    *,
    format_: FormatOption = None,
) -> None:  # fmt: skip
    """Load cases into the graph, from folders or workbooks.

    A case is checked as a whole first and loaded in one transaction: it replaces what the graph has of it, and an
    unchanged case is not even read. A case with faults is not loaded; every fault is listed. The others still load.
    Of two cases with one id neither is loaded. What a folder of cases no longer has stays in the graph, and is named.
    Interrupted, it leaves every case either as it was or loaded; loading again goes on from there.
    """
    named = [case_path(path) for path in paths]
    telling = Telling(_once(each for path in named for each in folders_of_cases(path) or (path,)), format_)
    with opened_database() as database, interruptible():
        try:
            with closing(load_cases(database, telling.paths, telling.progress.tell)) as outcomes:
                for outcome in outcomes:
                    telling.add(outcome)
        except Interrupted as end:
            telling.interrupted()
            raise typer.Exit(end.code) from None
        except WhoknewError:
            telling.broken_off()
            raise
        telling.end()
        tell_passed_over(named)
        if any(folders_of_cases(path) for path in named):
            tell_besides(database, telling.cases)
    if telling.refused:
        raise typer.Exit(ExitCode.TO_MEND)


def _once(paths: Iterable[Path]) -> list[Path]:
    """The paths in their order, each place once."""
    places: dict[Path, Path] = {}
    for path in paths:
        places.setdefault(path.resolve(), path)
    return list(places.values())
