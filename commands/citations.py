"""Which source of a case a report is that a command names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from loaders.case_file import CaseFile, SourceEntry


def source_of(settings: CaseFile, report: Path, named: str | None) -> SourceEntry:
    """The source of a case whose report that file is: the one named, the one with that file, or the only one.

    Raises ``typer.BadParameter`` with the sources to choose from where that is not clear.
    """
    sources = {source.id: source for source in settings.sources}
    choice = ", ".join(sources) or "none"
    if named is not None:
        if named not in sources:
            raise typer.BadParameter(f"{named!r} is no source of the case; its sources: {choice}.")
        return sources[named]
    by_file = [source for source in settings.sources if source.file and Path(source.file).name == report.name]
    by_id = [source for source in settings.sources if source.id == report.stem]
    found = by_file or by_id or (list(settings.sources) if len(sources) == 1 else [])
    if len(found) != 1:
        raise typer.BadParameter(f"say which source {report.name} is, with --source; the case has: {choice}.")
    return found[0]
