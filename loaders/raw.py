"""From rows of text cells to a table: its heading found, its size and characters checked, empty rows left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.faults import Fault, Place, nearest, suggestion
from loaders.known import takes_more
from loaders.sheets import COMMENT, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Line, Sheet, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")

MOST_TITLES = 5
"""How many rows above the headings are looked through for them."""
QUOTES = "Give the column a heading, or put double quotes around a cell that holds commas."

Raw = tuple[int, tuple[str, ...]]


def build_sheet(
    name: str, file: str, rows: Iterable[Raw], known: Sequence[str], beyond: str = QUOTES
) -> tuple[Sheet, list[Fault]]:
    """The table ``name`` from numbered rows of cells, and its faults; ``known`` are the headings it may have.

    ``beyond`` is what would be right for a cell that has no heading above it. Headings of the case's own, in
    tables that may have such, are kept as they are written.
    """
    more = takes_more(name)
    filled, faults = _within_limits(file, rows)
    position = next((index for index, (_, cells) in enumerate(filled) if not _is_remark(cells)), None)
    if position is None:
        right = f"The first row must hold the headings: {', '.join(known)}."
        return Sheet(name, file, (), ()), [*faults, Fault(Place(file, 1), "has no headings.", right)]
    titles = _rows_above(filled[position : position + MOST_TITLES + 1], known)
    if titles:
        faults.append(_title_fault(file, filled[position][0], filled[position + titles][0]))
        del filled[position : position + titles]
    number, cells = filled.pop(position)
    if not any(nearest(plain(cell), known) for cell in cells if cell):
        right = f"The first row must hold the headings: {', '.join(known)}."
        return Sheet(name, file, (), ()), [*faults, Fault(Place(file, number), "holds no heading known here.", right)]
    headings = tuple(_heading(cell, known, more=more) for cell in cells)
    faults += _heading_faults(file, number, cells, None if more else known)
    lines = tuple(Line(number, _padded(cells, len(headings))) for number, cells in filled)
    for line in lines:
        if not line.is_comment and not _is_plain(line.cells, headings):
            faults += _row_faults(file, line, headings, beyond)
    return Sheet(name, file, headings, lines), faults


def _heading(cell: str, known: Sequence[str], *, more: bool) -> str:
    return plain(cell) if not more or plain(cell) in known else " ".join(cell.split())


def _is_remark(cells: tuple[str, ...]) -> bool:
    return cells[0].startswith(COMMENT)


def _rows_above(filled: Sequence[Raw], known: Sequence[str]) -> int:
    """How many rows stand above that of the headings, such as a title: no heading is among them, and two are below."""
    for above, (_, cells) in enumerate(filled):
        found = len({plain(cell) for cell in cells} & set(known))
        if found and (above == 0 or found > 1):
            return above
    return 0


def _title_fault(file: str, title: int, headings: int) -> Fault:
    right = f"Row 1 must hold the headings: remove what stands above row {headings}, or begin it with `{COMMENT}`."
    return Fault(Place(file, title), f"is no row of headings; they stand in row {headings}.", right)


def _within_limits(file: str, rows: Iterable[Raw]) -> tuple[list[Raw], list[Fault]]:
    filled: list[Raw] = []
    for number, cells in rows:
        if not any(cells):
            continue
        if len(trimmed(cells)) > MOST_COLUMNS:
            return filled, [column_fault(file, number)]
        if len(filled) > MOST_ROWS:
            right = "Split the case, or look for rows that were filled down by mistake."
            return filled, [Fault(Place(file, number), f"more than {MOST_ROWS:,} rows.", right)]
        filled.append((number, cells))
    return filled, []


def column_fault(file: str, row: int | None = None) -> Fault:
    """The fault of a table that has more columns than are read."""
    right = "Look for cells that were filled by mistake, far to the right."
    return Fault(Place(file, row), f"more than {MOST_COLUMNS} columns.", right)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _heading_faults(file: str, row: int, cells: tuple[str, ...], known: Sequence[str] | None) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        heading = plain(cell)
        place = Place(file, row, letter(number))
        if not heading:
            continue
        if heading in seen:
            yield Fault(place, f"the heading {cell!r} stands twice (first in column {letter(seen[heading])}).")
        elif known is not None and heading not in known:
            yield Fault(place, f"the heading {cell!r} is not known here.", suggestion(heading, known))
        seen.setdefault(heading, number)


def _is_plain(cells: tuple[str, ...], headings: tuple[str, ...]) -> bool:
    """Whether a row needs no look at its cells one by one, as nearly all rows do not."""
    text = "".join(cells)
    return text.isprintable() and len(text) <= MOST_CHARACTERS and len(cells) <= len(headings) and all(headings)


def _row_faults(file: str, line: Line, headings: tuple[str, ...], beyond: str) -> Iterator[Fault]:
    for number, cell in enumerate(line.cells):
        heading = headings[number] if number < len(headings) else ""
        if not cell or (heading and cell.isprintable() and len(cell) <= MOST_CHARACTERS):
            continue
        place = Place(file, line.number, heading or letter(number + 1))
        if len(cell) > MOST_CHARACTERS:
            yield Fault(place, f"{len(cell):,} characters; at most {MOST_CHARACTERS:,} fit into a cell.")
        if found := CONTROL.search(cell):
            yield Fault(place, f"a character that cannot be shown (U+{ord(found[0]):04X}).", "Remove it.")
        if cell and not heading:
            yield Fault(place, f"{shortened(cell)!r} stands beyond the headings.", beyond)


def letter(number: int) -> str:
    """The letter of a spreadsheet's column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shortened(text: str, most: int = 60) -> str:
    """The text, cut with an ellipsis where it is long."""
    return text if len(text) <= most else text[: most - 1] + "…"
