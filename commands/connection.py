"""The database of the settings, opened for one command, and the cases that it has."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from commands.plain_text import printable
from graph.cases import loaded_cases
from graph.client import Database
from graph.settings import load_settings
from loaders.errors import not_loaded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def tell(message: str) -> None:
    """Prints one line of progress on stderr, so that stdout holds the answer alone."""
    typer.echo(printable(message), err=True)


@contextmanager
def opened_database() -> Iterator[Database]:
    """The database, closed afterwards; the embedded server is started where it is needed, with progress on stderr."""
    with Database.open(load_settings(), tell) as database:
        yield database


def require_cases(database: Database, cases: Collection[str]) -> None:
    """Raises ``CaseNotLoadedError`` with the nearest case where the graph does not have one of these.

    An answer without rows would otherwise be read as nothing found.
    """
    known = [summary.id for summary in loaded_cases(database)] if cases else []
    for case in cases:
        if case not in known:
            raise not_loaded(case, known)
