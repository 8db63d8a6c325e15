"""Text between delimiters (.csv, .tsv and the like): the delimiter is found from the content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Literal

from documents.blocks import Cell, Row, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MOST_CHARACTERS
from documents.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|", "^", "~")
SAMPLE_ROWS = 300
SAMPLE_CHARACTERS = 200_000
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
ALIKE = 0.6
ENOUGH_ROWS, ENOUGH_COLUMNS = 2, 2
WORDED = 3  # columns that prose with commas seldom has in every line


def delimiter_of(text: str) -> str | None:
    """The delimiter that parts most rows into the same number of cells; ``None`` where none does.

    Cells hold commas and semicolons of their own, so counting characters would not do.
    """
    named = SEPARATOR_LINE.match(text)
    if named:
        return named[1]
    best, best_score = None, (0.0, 0)
    for mark in DELIMITERS:
        counts = [len(row) for row in _sample(text, mark) if any(cell.strip() for cell in row)]
        usual, times = Counter(counts).most_common(1)[0] if counts else (0, 0)
        if usual < ENOUGH_COLUMNS or times < min(ENOUGH_ROWS, len(counts)):
            continue
        share = round(times / len(counts), 1)
        if share >= ALIKE and (share, usual) > best_score:
            best, best_score = mark, (share, usual)
    return best


def is_delimited(text: str) -> bool:
    """Whether a text of no known format is a table: several columns in nearly all rows, which prose has not."""
    mark = delimiter_of(text)
    if mark is None:
        return False
    counts = [len(row) for row in _sample(text, mark) if any(cell.strip() for cell in row)]
    usual, times = Counter(counts).most_common(1)[0]
    if len(counts) < ENOUGH_ROWS or times < ALIKE * len(counts):
        return False
    return mark != "," or usual >= WORDED or (times == len(counts) and not _is_prose(text, len(counts)))


def _is_prose(text: str, rows: int) -> bool:
    """Whether commas stand before blanks in most lines, as they do between words."""
    return text[:SAMPLE_CHARACTERS].count(", ") >= rows / 2


def _sample(text: str, mark: str) -> list[list[str]]:
    part = text[:SAMPLE_CHARACTERS]
    try:
        rows = list(islice(csv.reader(io.StringIO(part, newline=""), delimiter=mark), SAMPLE_ROWS))
    except csv.Error:
        return [line.split(mark) for line in part.splitlines()[:SAMPLE_ROWS]]
    return rows[:-1] if len(part) < len(text) and len(rows) < SAMPLE_ROWS else rows


def read_delimited(text: str, name: str) -> Table:
    """The file as one table, its rows numbered as a spreadsheet numbers them; raises ``UnreadableDocumentError``."""
    csv.field_size_limit(MOST_CHARACTERS)  # each time: it is one for the whole process, and others raise it
    mark = delimiter_of(text) or ","
    named = SEPARATOR_LINE.match(text)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if _quotes_stay_open(text, mark) else csv.QUOTE_MINIMAL
    budget = Budget(name)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting), 1):
            if named and number == 1:
                continue
            budget.count(len(cells), f"row {number}", len(_trimmed(cells)))
            rows.append(Row(number, tuple(_cells(_trimmed(cells)))))
    except csv.Error as error:
        right = f"At most {MOST_CHARACTERS:,} characters stand in one cell; look for a quotation mark too many."
        raise UnreadableDocumentError(f"{name}: row {len(rows) + 1} cannot be read ({error}). {right}") from None
    return Table("", tuple(rows))


def _quotes_stay_open(text: str, mark: str) -> bool:
    """Whether a cell begins with a quotation mark that nothing closes: then quotation marks are only characters.

    Read as quotes, they would swallow all rows to the end of the file.
    """
    if '"' not in text:
        return False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error as error:
        return "unexpected end" in str(error) or _swallows(text, mark)
    return False


def _swallows(text: str, mark: str) -> bool:
    """Whether reading quotes as quotes gives far fewer rows than there are lines that look like rows."""
    try:
        quoted = sum(1 for _ in csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        return False  # a cell that is too long, which is refused as such
    bare = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE))
    usual = Counter(len(row) for row in bare).most_common(1)[0]
    return quoted < ALIKE * usual[1]


def _trimmed(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


EMPTY = Cell()


def _cells(texts: list[str]) -> Iterator[Cell]:
    for text in texts:
        cleaned = clean(text)
        yield Cell(cleaned, cleaned) if cleaned else EMPTY
