"""The rows of a case's tables that follow from its chronology."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from loaders.cells import CellWrong, OwnValues
from loaders.chronology.declaring import Declaring
from loaders.chronology.lines import read_lines, source_of_rows
from loaders.chronology.making import Making
from loaders.chronology.names import NO_HOLDER, NO_ITEM, Unknown
from loaders.chronology.told import Teller
from loaders.faults import Fault, Remark, nearest
from loaders.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from loaders.case_file import CaseFile
    from loaders.rows import Row
    from loaders.sheets import Sheet

STAND_IN = {NO_HOLDER: frozenset({"people", "holders"}), NO_ITEM: frozenset({"information"})}
"""The tables in which a name may stand."""


@dataclass(frozen=True)
class Followed:
    """Every row of the case by table, those of its tables and those that follow, and what there is to say of them.

    ``settings`` name the chronology among the sources, where a row cites it.
    """

    rows: dict[str, tuple[Row, ...]]
    settings: CaseFile | None
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())


def follow_chronology(
    sheet: Sheet | None,
    rows: Mapping[str, tuple[Row, ...]],
    settings: CaseFile | None,
    own_values: OwnValues,
    incomplete: frozenset[str] = frozenset(),
) -> Followed:
    """The rows of the case with those that follow from its chronology; ``rows`` are those of its tables.

    Names that may stand in one of the ``incomplete`` tables are not blamed.
    """
    if sheet is None or not sheet.headings:
        return Followed(dict(rows), settings)
    lines, faults = read_lines(sheet)
    making, unknown = Making(settings, own_values), Unknown()
    names = Declaring(rows, settings.glossary if settings else {}, making)
    names.declare(lines)
    names.make_holders(unknown)
    teller = Teller(names, making, unknown)
    written = {row.id for row in rows.get("incidents", ())}
    for line in lines:
        if line.id not in written and "date" in line.cells:
            teller.happened(line)
        for column, entry in line.entries:
            try:
                teller.tell(line, column, entry)
            except CellWrong as wrong:
                making.faults.append(Fault(line.at(column), wrong.wrong, wrong.right))
    faults += making.faults
    faults += [fault for looked_in, fault in unknown.faults() if not STAND_IN[looked_in.what] & incomplete]
    return Followed(
        _together(rows, making.rows),
        _with_source(settings, making),
        tuple(dict.fromkeys(faults)),
        (*_told_by_one_side(sheet, teller), *_nearly_the_same(names, making)),
    )


def _together(rows: Mapping[str, tuple[Row, ...]], further: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Row, ...]]:
    names = [table.name for table in TABLES if table.name in rows or further.get(table.name)]
    return {name: (*rows.get(name, ()), *further.get(name, ())) for name in names}


def _with_source(settings: CaseFile | None, making: Making) -> CaseFile | None:
    """The settings, with the chronology among the sources where a row that was made cites it."""
    if settings is None:
        return None
    source = source_of_rows(settings)
    own = any(locator.split(" ", 1)[0] == source.id for rows in making.rows.values()
              for row in rows for locator in row.many("sources"))  # fmt: skip
    if source in settings.sources or not own:
        return settings
    return settings.model_copy(update={"sources": (*settings.sources, source)})


def _told_by_one_side(sheet: Sheet, teller: Teller) -> Iterator[Remark]:
    """That something stands as told only in the chronology of whoever told it."""
    lines = teller.told_by_sender
    if lines:
        also = f" (and {len(lines) - 1} more)" if lines[1:] else ""
        text = ("is said by the one who told, and counts as received: write `= sent` where nothing else shows that it "
                f"arrived, or `= received` to keep it{also}.")  # fmt: skip
        yield Remark(replace(lines[0].at("told"), file=sheet.file), text)


CLOSE = 0.85


def _nearly_the_same(names: Declaring, making: Making) -> Iterator[Remark]:
    """Agencies whose names, all from the column `agency`, are so alike that one may be a slip."""
    if not names.agencies_too:
        return
    seen: dict[str, Row] = {}
    for row in making.rows.get("holders", ()):
        near = nearest(row.text("name"), seen, CLOSE)
        if near:
            yield Remark(row.at("name"), f"{row.text('name')!r} is nearly {near!r}: two agencies, or one misspelt?")
        seen[row.text("name")] = row
