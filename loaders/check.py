"""Checking a case as a whole: either it is sound, or every fault in it is reported at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.vocabulary import OPEN_LISTS
from knowledge.moments import Span
from knowledge.needs import RulesWrongError, read_rules, shipped_rules
from loaders.accepted import with_accepted
from loaders.beside import BESIDE, CHRONOLOGY
from loaders.case_file import CaseFile, place_of, read_case_file
from loaders.cells import CellWrong, OwnValues, read_date
from loaders.chronology import follow_chronology
from loaders.consistency import (
    count_faults,
    locator_faults,
    meeting_faults,
    order_faults,
    own_value_faults,
    source_faults,
)
from loaders.csv_text import decode
from loaders.errors import CaseFaultyError
from loaders.faults import Fault, Place, nearest
from loaders.notation import ID, ID_RULE
from loaders.read_rows import read_rows
from loaders.references import circle_faults, index_rows, reference_faults
from loaders.remarks import remarks
from loaders.rows import Checked, Written
from loaders.sheets import plain
from loaders.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.needs import Rule
    from loaders.rows import Row
    from loaders.sheets import Sheets


def check(sheets: Sheets) -> Checked | list[Fault]:
    """The case as typed rows, or all its faults, sorted by file and row."""
    sheets, found, waiting = with_accepted(sheets)
    faults = [*sheets.faults, *found]
    if not ID.fullmatch(sheets.case):
        faults.append(Fault(Place(sheets.path.name), f"{sheets.case!r} cannot be the id of a case.", ID_RULE))
    settings, found = _read_settings(sheets)
    faults += found
    own_values = _own_values(sheets, settings)
    written, found = read_rows(sheets, own_values)
    faults += found
    chronology = sheets.tables.get(CHRONOLOGY.name)
    followed = follow_chronology(chronology, written, settings, own_values, sheets.incomplete)
    rows, settings = followed.rows, followed.settings
    faults += followed.faults
    everything = [row for of_table in rows.values() for row in of_table]
    index, found = index_rows(everything)
    incomplete = sheets.incomplete | {table.name for table in TABLES if table.required and not rows.get(table.name)}
    incomplete |= {name for name, sheet in sheets.tables.items() if not sheet.headings}
    faults += [*found, *reference_faults(everything, index, incomplete), *circle_faults(rows)]
    faults += order_faults(everything)
    if settings is None:
        return _sorted(faults)
    dates = _Dates(sheets)
    period, source_dates, rules = dates.period(settings), dates.of_sources(settings), _rules(settings, sheets, faults)
    faults += [
        *dates.faults, *source_faults(settings, index, sheets.places),
        *locator_faults(everything, settings, "the sheet `sources`" if sheets.in_workbook else "case.yml"),
        *count_faults(settings, _numbers(sheets, written), sheets.places, incomplete),
        *own_value_faults(settings, sheets.places),
        *meeting_faults(rows.get("meetings", ())),
    ]  # fmt: skip
    if faults or period is None:
        return _sorted(faults)
    found_odd = (*waiting, *followed.remarks, *remarks(rows, period))
    return Checked(sheets.case, settings, period, source_dates, rows, rules, found_odd)


def require(sheets: Sheets) -> Checked:
    """The case as typed rows; raises ``CaseFaultyError`` with every fault where it is not sound."""
    checked = check(sheets)
    if isinstance(checked, Checked):
        return checked
    raise CaseFaultyError(sheets.case, tuple(checked))


def _numbers(sheets: Sheets, rows: Mapping[str, tuple[Row, ...]]) -> dict[str, int]:
    """How many rows each table has, without those that follow from the chronology."""
    beside = {name: sum(1 for _ in sheet.rows()) for name, sheet in sheets.tables.items() if name in BESIDE}
    return {**{name: len(of_table) for name, of_table in rows.items()}, **beside}


def _sorted(faults: list[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(faults), key=lambda fault: (
        fault.place.file, fault.place.row or 0, fault.place.column or "", fault.wrong))  # fmt: skip


def _read_settings(sheets: Sheets) -> tuple[CaseFile | None, list[Fault]]:
    """What ``case.yml`` or its sheets say; a cell that could not be read is not blamed a second time."""
    if not sheets.settings:
        return None, []
    settings, faults = read_case_file(sheets.settings, sheets.places, in_workbook=sheets.in_workbook)
    unread = {(place.file, place.row) for place in sheets.unread}
    return settings, [fault for fault in faults if (fault.place.file, fault.place.row) not in unread]


def _own_values(sheets: Sheets, settings: CaseFile | None) -> OwnValues:
    """The own values of the case; of one whose settings are faulty whatever can be made out, so that no row is blamed.

    Where they cannot be read at all, any word may be one of them. Those declared for a list that is none may be meant
    for any list.
    """
    declared = "in the sheet `own values`, with `{}` as its list" if sheets.in_workbook else OwnValues().declared
    if not sheets.settings or "own values" in sheets.incomplete:
        return OwnValues(None, declared)
    words = settings.own_values if settings else _spelt_nearly(sheets)
    names = [choices.name for choices in OPEN_LISTS]
    stray = {word: meaning for name, of_list in words.items() if name not in names for word, meaning in of_list.items()}
    return OwnValues({name: {**words.get(name, {}), **stray} for name in names}, declared)


def _spelt_nearly(sheets: Sheets) -> dict[str, dict[str, str]]:
    """The own values in settings that are faulty, perhaps under a key that is spelt wrongly."""
    found = next((value for key, value in sheets.settings.items() if nearest(plain(key), ["own values"])), None)
    if not isinstance(found, dict):
        return {}
    return {plain(name): {key: str(text) for key, text in words.items()}
            for name, words in found.items() if isinstance(words, dict)}  # fmt: skip


class _Dates:
    """Reads the dates of ``case.yml``."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.faults: list[Fault] = []

    def _read(self, text: str, path: tuple[str | int, ...]) -> Written | None:
        try:
            return read_date(text)
        except CellWrong as error:
            self.faults.append(Fault(place_of(path, self.sheets.places), error.wrong, error.right))
            return None

    def period(self, settings: CaseFile) -> Span | None:
        """From the first possible day of its beginning to the last possible day of its end."""
        start = self._read(settings.period.from_, ("period", "from"))
        end = self._read(settings.period.to, ("period", "to"))
        if start is None or end is None:
            return None
        if start.span.earliest is None or end.span.latest is None or start.span.first > end.span.last:
            place = place_of(("period",), self.sheets.places)
            wrong = f"the period from {start.text!r} to {end.text!r} has no first or last day, or runs backwards."
            self.faults.append(Fault(place, wrong, "Write two days, such as 1 January 2009 and 5 August 2012."))
            return None
        return Span(start.span.earliest, end.span.latest)

    def of_sources(self, settings: CaseFile) -> Mapping[str, Written]:
        """The date of every source that has one."""
        found = {source.id: self._read(source.date, ("sources", number, "date"))
                 for number, source in enumerate(settings.sources) if source.date}  # fmt: skip
        return {name: written for name, written in found.items() if written is not None}


def _rules(settings: CaseFile, sheets: Sheets, faults: list[Fault]) -> tuple[Rule, ...]:
    """The rules of need that the case names, or those that come with the software."""
    if not settings.need_rules:
        return shipped_rules()
    place = place_of(("need rules",), sheets.places)
    folder = sheets.path if sheets.path.is_dir() else sheets.path.parent
    path = folder / settings.need_rules
    if path.parent != folder or not path.is_file():
        faults.append(Fault(place, f"there is no file {settings.need_rules!r} beside it.", "Name a file there."))
        return ()
    try:
        return read_rules(decode(path.read_bytes()) or "", settings.need_rules, settings.own_values)
    except RulesWrongError as error:
        faults.append(Fault(place, error.detail))
        return ()
