"""What a case cites of its sources, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import typer

from graph.declaration import Holds
from loaders.passages import missing, read_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.settings import Settings
    from loaders.case_file import CaseFile, SourceEntry
    from loaders.faults import Place
    from loaders.passages import Report
    from loaders.rows import Checked

SCHEMES = ("sections", "paragraphs")


@dataclass(frozen=True)
class Citation:
    """One locator in a cell: the id of the source, the locator in it, and where the cell stands."""

    source: str
    locator: str
    place: Place


def citations(checked: Checked) -> Iterator[Citation]:
    """Every locator of a case; a citation of a source as a whole has no locator and is left out."""
    for row in checked.all():
        for column in row.table.columns:
            if column.holds is None or column.holds.holds is not Holds.LOCATORS:
                continue
            for text in row.many(column.heading):
                source, _, locator = text.partition(" ")
                if locator.strip():
                    yield Citation(source, locator.strip(), row.at(column.heading))


def cited(checked: Checked, source: str) -> list[str]:
    """The locators that a case cites of one source."""
    return [citation.locator for citation in citations(checked) if citation.source == source]


def wrong_citations(checked: Checked, source: str, report: Report) -> list[Citation]:
    """The citations of a source whose locator does not exist in its report."""
    unknown = set(missing(report, cited(checked, source)))
    return [citation for citation in citations(checked) if citation.source == source and citation.locator in unknown]


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


def read_source(report: Path, source: SourceEntry) -> Report:
    """The passages of a source's report, counted as ``case.yml`` says, or else as its text shows."""
    scheme = source.locators if source.locators in SCHEMES else None
    return read_report(report, cast("Literal['sections', 'paragraphs'] | None", scheme))


def reports_at_hand(checked: Checked, case: Path, settings: Settings) -> Iterator[tuple[SourceEntry, Path]]:
    """Each source of the case with its report, where that lies beside the case or in the folder of reports."""
    beside = case if case.is_dir() else case.parent
    folders = [beside, *([settings.reports_folder] if settings.reports_folder else [])]
    for source in checked.settings.sources:
        name = Path(source.file).name
        found = next((folder / name for folder in folders if name and (folder / name).is_file()), None)
        if found is not None:
            yield source, found
