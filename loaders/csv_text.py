"""Reading and writing the text of one CSV file."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from loaders.faults import Fault, Place
from loaders.sheets import COMMENT, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.raw import Raw

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = MOST_CHARACTERS * 20
MOST_CELLS = MOST_COLUMNS + 1
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes) -> str | None:
    """The text of a file: UTF-8 (or UTF-16 where its first bytes say so), else Windows-1252; ``None`` if neither."""
    encodings = ("utf-16",) if content.startswith(UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read_rows(content: bytes, file: str, known: Sequence[str]) -> tuple[list[Raw], list[Fault]]:
    """The numbered rows of a CSV file, each cell cleaned, and the fault that kept the rest from being read, if any.

    Empty rows are left out. No more is read than a table may hold and one more, so that whoever builds it can tell.
    """
    text = decode(content)
    if text is None or "\x00" in text:
        return [], [Fault(Place(file), "cannot be read as text.", "Save it as CSV UTF-8.")]
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, known), strict=True)
    tidy = str.strip if "\r" not in text and "\N{NO-BREAK SPACE}" not in text else clean
    rows: list[Raw] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > MOST_CELLS:
                return [*rows, (number, ("x",) * MOST_CELLS)], []
            if any(cells) and not (number == 1 and cells[0].startswith("sep=")):
                rows.append((number, tuple(map(tidy, cells))))
            if len(rows) > MOST_ROWS + 1:
                break
    except csv.Error as error:
        return rows, [_unreadable(file, number + 1, reader.line_num, error)]
    return rows, []


def _unreadable(file: str, row: int, line: int, error: csv.Error) -> Fault:
    right = 'Put double quotes around a cell that holds commas, quotes or line ends, and "" for each quote in it.'
    if "field larger" in str(error):
        wrong = f"a cell of more than {LONGEST_CELL:,} characters, or a quote that is not closed."
        return Fault(Place(file, row), wrong, right)
    return Fault(Place(file, row), f"quotes that do not fit ({error}; line {line} of the file).", right)


def delimiter_of(text: str, known: Sequence[str]) -> str:
    """The delimiter that gives the most known headings in the first row that is no comment; a comma where none does.

    Cells hold ``;`` of their own, so counting characters would not do.
    """
    for line in text.splitlines():
        if line.startswith("sep=") and len(line) == len("sep=,"):
            return line[-1]
        if line.strip(' ,;\t"') and not line.lstrip('" ').startswith(COMMENT):
            return max(DELIMITERS, key=lambda mark: sum(plain(cell.strip('"')) in known for cell in line.split(mark)))
    return ","


def write_rows(rows: Iterable[Sequence[str]]) -> str:
    """The text of a CSV file, with commas, LF line ends and quotes where they are needed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
