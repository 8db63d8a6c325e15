"""A dry run: everything that loading would say about a case, and nothing loaded."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.check import check
from loaders.citations import looked_up, reports_at_hand
from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place
from loaders.folder import CASE_FILES
from loaders.load import prepare
from loaders.notation import PLAIN_LETTERS
from loaders.passages import UnreadableReportError
from loaders.read import read_case
from loaders.rows import Checked
from loaders.sent import UNNAMED, laid_out
from loaders.sheets import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from loaders.faults import Remark
    from loaders.load import Prepared
    from loaders.sent import Sent
    from loaders.sheets import Sheets

MACROS = "holds macros; they are not read and never run."
STAGES = ("Reading the files", "Checking every row", "Looking locators up in the reports beside it",
          "Working out who knew what, when")  # fmt: skip


@dataclass(frozen=True)
class DryRun:
    """What there is to say of a case before it is loaded; ``prepared`` is there only where it is without faults.

    ``rows`` counts its rows by table. ``notes`` say what was done with files that are no part of a case. ``named`` is
    whether what was read gave the case its id; where not, it was made from the title.
    """

    what: str
    case: str
    title: str
    rows: Mapping[str, int]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()
    prepared: Prepared | None = None
    named: bool = True


def dry_run_of_sent(
    sent: Sequence[Sent],
    reports: Path | None = None,
    known: Mapping[str, str] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> DryRun:
    """The dry run of what somebody sent: files of a case folder, a .zip of one, or a workbook.

    Files without a folder carry no id, and nor may an archive: the case then has that of the case with its title in
    ``known`` (ids by title), or one made from the title. Nothing of what was sent is left on disk.
    """
    what = sent[0].name if len(sent) == 1 else _folder_of(sent)
    with laid_out(sent) as found:
        if found.path is None:
            return DryRun(what, "", "", {}, found.faults)
        run = dry_run(found.path, reports, tell, known=None if found.named else known or {})
        passed = tuple(f"{name} is no part of the case and was passed over." for name in found.passed_over)
        return dataclasses.replace(run, what=what, notes=run.notes + passed)


def _folder_of(sent: Sequence[Sent]) -> str:
    folder = sent[0].name.replace("\\", "/").partition("/")
    return folder[0] if folder[1] else f"{len(sent)} files"


def dry_run(
    path: Path,
    reports: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
    *,
    known: Mapping[str, str] | None = None,
) -> DryRun:
    """The dry run of a folder or workbook; ``reports`` is the folder of reports in which locators are looked up too.

    The faults are those of ``whoknew check``. Where ``known`` is given, the name of the folder is not that of the case.
    ``tell`` is told each stage as it begins.
    """
    tell(STAGES[0])
    try:
        sheets = read_case(path)
    except CaseNotFoundError as error:
        wrong = error.detail.replace(str(path), "").strip()
        return DryRun(path.name, "", "", {}, (Fault(Place(path.name), wrong),))
    named = known is None or sheets.case != path.name
    if not named:
        sheets = dataclasses.replace(sheets, case=_made_id(sheets, known or {}))
    tell(STAGES[1])
    result = check(sheets)
    notes = tuple(_notes(sheets))
    title = str(sheets.settings.get("title", ""))
    rows = {name: sum(1 for _ in sheet.rows()) for name, sheet in sheets.tables.items()}
    if not isinstance(result, Checked):
        return DryRun(path.name, sheets.case, title, rows, tuple(result), notes=notes, named=named)
    tell(STAGES[2])
    faults, unread = _locator_faults(result, path, reports)
    tell(STAGES[3])
    prepared = prepare(result)
    rows = {name: len(of_table) for name, of_table in result.rows.items()}
    return DryRun(path.name, sheets.case, result.settings.title, rows, faults, prepared.remarks, notes + unread,
                  None if faults else prepared, named)  # fmt: skip


def _locator_faults(checked: Checked, path: Path, reports: Path | None) -> tuple[tuple[Fault, ...], tuple[str, ...]]:
    """The locators that the reports at hand do not have, and what can be said of reports that cannot be read."""
    faults: list[Fault] = []
    notes: list[str] = []
    for source, file in reports_at_hand(checked, path, reports):
        try:
            (found,) = looked_up(checked, [(source, file)])
        except UnreadableReportError as error:
            notes.append(error.detail.replace(str(file), file.name))
        else:
            faults += found.faults
            many = "1 locator" if found.number == 1 else f"{found.number:,} locators"
            notes.append(f"{many} of {source.id} looked up in {file.name}.")
    return tuple(faults), tuple(notes)


def _notes(sheets: Sheets) -> list[str]:
    """What was done with files that are no part of a case."""
    if sheets.in_workbook:
        return [f"{sheets.path.name} {MACROS}"] if sheets.path.suffix.lower() == ".xlsm" else []
    settings = sheets.settings
    sources = settings.get("sources", [])
    named = {str(source.get("file", "")) for source in sources if isinstance(source, dict)} if sources else set()
    named |= {str(settings.get("need rules", "")), str(settings.get("need_rules", "")), *CASE_FILES}
    blamed = {fault.place.file for fault in sheets.faults}
    return [
        f"{path.name} is no part of the case and was passed over."
        for path in sorted(sheets.path.iterdir())
        if path.suffix.lower() != ".csv" and path.name not in named | blamed and path.name[0] not in ".~"
    ]


def _made_id(sheets: Sheets, known: Mapping[str, str]) -> str:
    """An id for a case that came without one: that of the case with the same title, else the title as an id."""
    title = str(sheets.settings.get("title", "")).strip()
    if title in known:
        return known[title]
    plain = unicodedata.normalize("NFKD", title.casefold().translate(PLAIN_LETTERS))
    letters = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MOST_OF_A_TITLE].strip("-") or UNNAMED


MOST_OF_A_TITLE = 40
MOST_MEGABYTES = MOST_BYTES // 1024**2
"""The largest file that is read; `server.maxUploadSize` of the app is the same."""
