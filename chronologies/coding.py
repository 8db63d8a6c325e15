"""The integrated chronology as the table that it is coded in: ``chronology.csv`` beside the tables of the case.

Written anew it keeps what a person has coded: a row goes by the key of its event, which does not change while agency,
date, time and text stay the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chronologies.column_parts import plain_date
from chronologies.errors import ChronologyNotWrittenError
from graph.plain_text import spreadsheet_safe, without_controls
from graph.whole_file import write_whole
from loaders.beside import CHRONOLOGY, CODING
from loaders.case_yaml import FILE as CASE_FILE
from loaders.case_yaml import write_settings
from loaders.csv_text import read_rows, write_rows
from loaders.dates import UnreadableDate, parse_date
from loaders.folder import CASE_FILES
from loaders.sheets import MOST_CHARACTERS, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from chronologies.events import Event
    from chronologies.merging import Entry
    from knowledge.moments import Span
    from loaders.sheets import Nested

FILE = "chronology.csv"
OURS = ("id", "date", "time", "agency", "event", "source")
CUT = " […]"


@dataclass(frozen=True)
class ToCode:
    """The table to code in: its file, how many rows are new, and what a person may want to look at."""

    text: str
    added: int
    remarks: tuple[str, ...]


def to_code(entries: Iterable[Entry], before: str = "") -> ToCode:
    """The table of these entries, with whatever ``before`` (the file as it stands) has beside them.

    A coded row whose event is no longer there stays, at the end, and is remarked; an uncoded one goes.
    """
    headings, coded = _read(before)
    rows, remarks, added = [], [], 0
    joined: dict[str, str] = {}
    for entry in entries:
        known = next((f"c-{key}" for key in entry.keys if f"c-{key}" in coded), None)
        had = coded.pop(known, {}) if known else {}
        added += known is None
        joined.update(dict.fromkeys((f"c-{key}" for key in entry.keys), known or ""))
        rows.append({**had, **_cells(entry), "id": known or f"c-{entry.keys[0]}"})
        if len(_said(entry)) >= MOST_CHARACTERS:
            remarks.append(f"{_source(entry)}: its text is longer than {MOST_CHARACTERS:,} characters; it was cut.")
    for id_, had in coded.items():
        if not id_.startswith("c-") or any(had.get(column) for column in had if column not in OURS):
            rows.append(had)
            remarks.append(_why_at_the_end(id_, joined.get(id_, "")))
    return ToCode(_text(headings, rows), added, tuple(remarks))


def _why_at_the_end(id_: str, joined: str) -> str:
    if joined:
        return (f"row {id_} is coded, and its event was joined with that of row {joined}; it stays at the end till you "
                "have moved its coding there and deleted it.")  # fmt: skip
    return f"row {id_} is coded or your own, and no file has its event any more; it stays at the end."


def write_to_code(case: Path, entries: Sequence[Entry]) -> ToCode:
    """Writes ``chronology.csv`` of a case folder, all of it or nothing; a file that says the same is not touched.

    Where the folder has no ``case.yml`` yet one is begun, so that the case can be checked, coded and loaded.
    Raises ``ChronologyNotWrittenError`` where the file that stands there cannot be read, or none can be written.
    """
    path = case / FILE
    try:
        before = path.read_bytes() if path.is_file() else b""
        found = to_code(entries, before.decode("utf-8-sig"))
        content = found.text.encode("utf-8")
        if content != before.removeprefix(b"\xef\xbb\xbf"):
            write_whole(path, content)
        begun = _begin(case, entries)
    except UnicodeDecodeError:
        raise ChronologyNotWrittenError(f"{path} cannot be read as text. Save it as CSV UTF-8.") from None
    except OSError as error:
        raise ChronologyNotWrittenError(f"{path}: {error.strerror or error}.") from None
    return replace(found, remarks=(*begun, *found.remarks))


def _begin(case: Path, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Writes a ``case.yml`` with what can be known, where there is none, and says so."""
    days = sorted(day for entry in entries for day in (entry.span.earliest, entry.span.latest) if day is not None)
    if not days or any((case / name).is_file() for name in CASE_FILES):
        return ()
    settings: dict[str, Nested] = {
        "title": case.resolve().name,
        "about": "Begun from what the agencies sent. The period runs from the first to the last day that they name.",
        "period": {"from": str(days[0]), "to": str(days[-1])},
    }
    write_whole(case / CASE_FILE, write_settings(settings).encode("utf-8"))
    return (
        f"{CASE_FILE} was begun, since there was none: give the review its title, and put the period right; it runs "
        f"from {days[0]} to {days[-1]}, the first and last day of the chronology.",
    )


def _read(text: str) -> tuple[list[str], dict[str, dict[str, str]]]:
    """The headings of the table as it stands, and its rows by id; raises ``ChronologyNotWrittenError``."""
    declared = [column.heading for column in CHRONOLOGY.columns]
    rows, faults = read_rows(text.encode("utf-8"), FILE, declared)
    if faults:
        raise ChronologyNotWrittenError(str(faults[0]))
    if not rows:
        return list(declared), {}
    headings = [plain(name) if plain(name) in declared else name for name in rows[0][1]]
    if "id" not in headings:
        raise ChronologyNotWrittenError(f"{FILE} has no column id; its rows cannot be told apart.")
    found: dict[str, dict[str, str]] = {}
    for number, cells in rows[1:]:
        row = dict(zip(headings, cells, strict=False))
        if row["id"] in found:
            raise ChronologyNotWrittenError(f"{FILE}, row {number}: there is another row {row['id']!r}.")
        found[row["id"] or f" row {number}"] = row
    return [*headings, *(name for name in (*OURS, *CODING) if name not in headings)], found


def _text(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    return write_rows([headings, *([row.get(name, "") for name in headings] for row in rows)])


def _cells(entry: Entry) -> dict[str, str]:
    exact = entry.exact
    said = _said(entry)
    return {
        "date": _date(exact, entry.span),
        "time": exact.time.strftime("%H:%M") if exact.time else "",
        "agency": spreadsheet_safe("; ".join(agency.replace(";", ",") for agency in entry.agencies)),
        "event": spreadsheet_safe(said if len(said) < MOST_CHARACTERS else said[: MOST_CHARACTERS - 10] + CUT),
        "source": spreadsheet_safe(_source(entry)),
    }


def _said(entry: Entry) -> str:
    """What happened; of joined events each agency's words under its name."""
    texts = [without_controls(event.text) for event in entry.events]
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{event.agency}: {text}" for event, text in zip(entry.events, texts, strict=True))


def _source(entry: Entry) -> str:
    return ", ".join(str(event.locator).replace(";", ",") for event in entry.events)


def _date(event: Event, span: Span) -> str:
    """The date as it was written where that alone means these days, else the days themselves."""
    try:
        if parse_date(event.date_text) == span:
            return event.date_text
    except UnreadableDate:
        pass
    return plain_date(span)
