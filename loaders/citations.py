"""What a case cites of its sources, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from graph.declaration import Holds
from loaders.beside import CHRONOLOGY
from loaders.beside import SOURCE as SOURCE_OF_ROWS
from loaders.faults import Fault
from loaders.passages import UnreadableReportError, missing, read_report
from loaders.passages.chronology_rows import FILE as CHRONOLOGY_FILE
from loaders.passages.chronology_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.case_file import SourceEntry
    from loaders.faults import Place
    from loaders.passages import Report
    from loaders.passages.report import Scheme
    from loaders.rows import Checked
    from loaders.sheets import Sheets

SCHEMES = ("sections", "paragraphs", "decimals")


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


def read_source(report: Path, source: SourceEntry) -> Report:
    """The passages of a source's report, counted as ``case.yml`` says, or else as its text shows."""
    scheme = source.locators if source.locators in SCHEMES else None
    return read_report(report, cast("Scheme | None", scheme))


def reports_at_hand(checked: Checked, case: Path, reports: Path | None) -> Iterator[tuple[SourceEntry, Path]]:
    """Each source of the case with its report, where that lies beside the case or in the folder of ``reports``."""
    beside = case if case.is_dir() else case.parent
    folders = [beside, *([reports] if reports else [])]
    for source in checked.settings.sources:
        name = Path(source.file).name
        found = next((folder / name for folder in folders if name and (folder / name).is_file()), None)
        if found is not None:
            yield source, found


def in_source(sheets: Sheets, case: Path, place: str, reports: Path | None) -> tuple[Report, str]:
    """The report of the source that a citation (``stacey-dhr 6:12``) names, and the locator in it.

    Where the case has one source only, the locator alone will do. A row of the case's own chronology is found in the
    case itself. Raises ``UnreadableReportError`` where there is no
    such source, it names no file, or the file is not on this machine.
    """
    listed = sheets.settings.get("sources", [])
    entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    sources = {str(one.get("id", "")): one for one in entries}
    rows = sheets.tables.get(CHRONOLOGY.name)
    of_rows = [name for name, one in sources.items() if name == SOURCE_OF_ROWS or one.get("file") == CHRONOLOGY_FILE]
    if rows is not None and not of_rows:
        of_rows = [SOURCE_OF_ROWS]
        sources[SOURCE_OF_ROWS] = {}
    named, _, locator = place.partition(" ")
    if named not in sources:
        if len(sources) != 1:
            raise UnreadableReportError(f"{place!r} names no source of the case; it has {', '.join(sources) or 'none'}")
        named, locator = next(iter(sources)), place
    if rows is not None and named in of_rows[:1]:
        return rows_of(rows), locator.strip()
    file = Path(str(sources[named].get("file", ""))).name
    folders = [case if case.is_dir() else case.parent, *([reports] if reports else [])]
    path = next((folder / file for folder in folders if file and (folder / file).is_file()), None)
    if path is None:
        where = f"the file {file} is not on this machine; put it into {' or '.join(map(str, folders))}"
        raise UnreadableReportError(f"{named}: {where if file else 'case.yml names no file for this source'}")
    scheme = str(sources[named].get("locators", ""))
    return read_report(path, cast("Scheme | None", scheme if scheme in SCHEMES else None)), locator.strip()


@dataclass(frozen=True)
class LookedUp:
    """The locators of one source, looked up in its report: how many there are, and a fault for each that is not."""

    source: str
    file: Path
    number: int
    faults: tuple[Fault, ...]


def looked_up(checked: Checked, reports: Iterable[tuple[SourceEntry, Path]]) -> Iterator[LookedUp]:
    """Looks every locator of these sources up in their reports; raises ``UnreadableReportError``."""
    for source, file in reports:
        wrong = wrong_citations(checked, source.id, read_source(file, source))
        faults = tuple(_locator_fault(citation, file) for citation in wrong)
        yield LookedUp(source.id, file, len(cited(checked, source.id)), faults)


def _locator_fault(citation: Citation, file: Path) -> Fault:
    wrong = f"{citation.source} {citation.locator}: {file.name} has no such passage."
    return Fault(citation.place, wrong, f"Find it with: whoknew locate {file.name} {citation.locator!r}")
