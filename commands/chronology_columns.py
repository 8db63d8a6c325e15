"""Which column of an agency's files is which: a mapping that was kept, or one that is given now and kept for later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from chronologies.events import NO_CHRONOLOGY, NO_HEADINGS
from chronologies.mapping import find_mapping, mapping_path, parse_columns, save_mapping
from commands.connection import tell
from graph.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.events import Chronology
    from chronologies.mapping import ColumnMapping


def chosen_columns(mapping: str | None, columns: str | None, save_as: str | None, agency: str | None,
                   case: Path | None) -> ColumnMapping | None:  # fmt: skip
    """The mapping that the options name or say; raises ``MappingError``, ``typer.BadParameter`` for both at once."""
    if mapping is not None and columns is not None:
        raise typer.BadParameter("Give --mapping or --columns, not both.")
    if save_as is not None:
        if columns is None:
            raise typer.BadParameter("--save-mapping keeps what --columns says; give both.")
        mapping_path(_home(case), save_as)  # a name that no file should have is refused before anything is read
    if columns is not None:
        return replace(parse_columns(columns), agency=agency or "")
    home = load_settings().home
    return find_mapping(mapping, [case, home] if case is not None and case.is_dir() else [home]) if mapping else None


def keep_columns(chosen: ColumnMapping | None, save_as: str | None, case: Path | None) -> None:
    """Keeps the mapping under a name in the case folder, or without a case beside the other settings, and says so."""
    if chosen is None or save_as is None:
        return
    path = mapping_path(_home(case), save_as)
    save_mapping(chosen, path)
    tell(f"Columns kept in {path}; for later files: --mapping {save_as}")


def tell_how_to_choose(read: Chronology) -> None:
    """How to say which column is which, once for each file whose columns nobody names, with its first row if known."""
    files: dict[str, str] = {}
    for problem in read.problems:
        if problem.reason.startswith((NO_HEADINGS, NO_CHRONOLOGY)):
            files.setdefault(problem.locator.file, problem.text)
    for file, first in files.items():
        row = f" Its first row: {first}" if first else ""
        tell(f"{file}: say which column is which, by heading or number: --columns 'date=...; text=...'.{row}")


def _home(case: Path | None) -> Path:
    return case if case is not None else load_settings().home
