"""A draft as a case: ``case.yml`` and the table ``drafts``, every row of which waits for a person."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from drafts.cells import cells_of, holder_cells, holder_id
from drafts.confidence import SHARES
from loaders.accepted import WAITING
from loaders.beside import DRAFTS
from loaders.case_yaml import FILE, write_settings
from loaders.csv_text import write_rows
from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.known import file_name
from loaders.notation import ID, ID_RULE, made_id
from loaders.read import read_case
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafts.naming import Holder
    from drafts.reading import Draft
    from loaders.passages import Report
    from loaders.sheets import Nested

    Cells = dict[str, str]

OWN = tuple(column.heading for column in DRAFTS.columns)
FIRST = ("date", "what", "from", "to", "by", "of", "holder", "people", "holders", "name", "kind")
WORKBOOK = ".xlsx"


def draft_rows(draft: Draft, source: str) -> list[Cells]:
    """The rows of the table ``drafts``: whom the suggestions name, then the suggestions in the order of the text."""
    rows = [
        _row(_table_of(one), f"{source} {_place(draft, one)}", "medium", "named", holder_cells(one))
        for one in _once(draft.holders)
    ]
    rows += [
        _row(one.table, f"{source} {one.locator}", one.confidence, one.cue, cells_of(one)) for one in draft.suggestions
    ]
    for number, row in enumerate(rows, 1):
        row.setdefault("id", f"d-{number:04}")
    return rows


def _table_of(holder: Holder) -> str:
    return "people" if holder.is_person else "holders"


def _once(holders: Iterable[Holder]) -> Iterable[Holder]:
    found: dict[str, Holder] = {}
    for one in holders:
        found.setdefault(holder_id(one), one)
    return found.values()


def _place(draft: Draft, holder: Holder) -> str:
    named = (one.locator for one in draft.suggestions if holder in {*one.by, *one.to, *one.holders})
    return holder.locator or next(named, "")


def _row(table: str, place: str, band: str, cue: str, cells: Cells) -> Cells:
    own = {"table": table, "status": WAITING, "locator": place, "confidence": SHARES[band], "cue": cue}
    return {**own, **cells}


def drafts_text(rows: list[Cells]) -> str:
    """The text of ``drafts.csv``."""
    used = Counter(heading for row in rows for heading in row if heading not in OWN)
    headings = [*OWN, *(heading for heading in FIRST if used[heading]), *(each for each in used if each not in FIRST)]
    return write_rows([headings, *([row.get(heading, "") for heading in headings] for row in rows)])


def write_draft(draft: Draft, report: Report, path: Path, to: Path) -> int:
    """Writes the draft of the report at ``path`` as a new case, a folder or a workbook; gives the number of its rows.

    A folder that is a case already gets the table of drafts beside its others, if it has none.
    Raises ``CaseExistsError`` where something stands in the way, ``CaseNotWrittenError`` where the name is no id.
    """
    if to.suffix.lower() == WORKBOOK:
        if to.exists():
            raise CaseExistsError(f"{to} is there already; give another name.")
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / to.stem
            number = write_draft(draft, report, path, folder)
            write_workbook(read_case(folder), to)
        return number
    if to.suffix or not ID.fullmatch(to.name):
        raise CaseNotWrittenError(f"{to.name!r} cannot be the id of a case. {ID_RULE}")
    drafts = to / file_name(DRAFTS.name)
    if drafts.exists() or (to.exists() and not to.is_dir()):
        raise CaseExistsError(f"{drafts} is there already; look through it, or give another name.")
    is_case = (to / FILE).is_file()
    if to.is_dir() and not is_case and any(to.iterdir()):
        raise CaseExistsError(f"{to} is not empty, and no case.")
    source = _source_in(to, path) if is_case else made_id(path.stem) or "report"
    rows = draft_rows(draft, source)
    to.mkdir(parents=True, exist_ok=True)
    if not is_case:
        (to / FILE).write_text(write_settings(_settings(draft, report, path, source)), encoding="utf-8")
    drafts.write_text(drafts_text(rows), encoding="utf-8")
    return len(rows)


def _source_in(case: Path, report: Path) -> str:
    """The source of a case whose report the file is."""
    sources = read_case(case).settings.get("sources", [])
    found = [one for one in sources if isinstance(one, dict)] if isinstance(sources, list) else []
    named = [str(one.get("id", "")) for one in found if Path(str(one.get("file", ""))).name == report.name]
    if not named:
        raise CaseNotWrittenError(f"No source of {case} has the file {report.name}; name it in {case / FILE} first.")
    return named[0]


def _settings(draft: Draft, report: Report, path: Path, source: str) -> dict[str, Nested]:
    """What ``case.yml`` says: the period is that of the dated events, for a person to put right."""
    spans = [one.span for one in draft.events if one.span is not None]
    exact = [span for span in spans if span.earliest == span.latest]
    days = sorted(day for span in exact or spans for day in (span.earliest, span.latest) if day is not None)
    first, last = (days[0], days[-1]) if days else (None, None)
    return {
        "title": f"Draft from {path.name}",
        "about": "Suggested by a program; nothing is part of the case until a person has accepted it. "
                 "The period below runs from the first to the last day that the report names: put it right.",
        "period": {"from": str(first or "2000-01-01"), "to": str(last or "2000-12-31")},
        "sources": [{"id": source, "title": path.stem, "file": path.name, "locators": report.scheme}],
    }  # fmt: skip
