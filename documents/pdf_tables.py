"""Tables of a .pdf: those with ruled lines, and those whose columns only stand apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from documents.blocks import Cell
from documents.pdf_lines import Line, Word, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EMPTY = Cell()
River = tuple[float, float]
"""An empty space between columns, from left to right."""
NEAR = 3.0  # points: edges this near to each other are one
RIVER = 4.0  # points: the least width of the empty space between two columns
FEWEST_LINES = 3
ROW_GAP = 1.25  # of the usual distance of lines: where it is greater, a new row begins


@dataclass(frozen=True)
class PageTable:
    """One table on one page: its rows, the edges of its columns, and where it begins and ends."""

    rows: tuple[tuple[Cell, ...], ...]
    edges: tuple[float, ...]
    top: float
    bottom: float

    def goes_on_in(self, other: PageTable) -> bool:
        """Whether the table on the next page has the same columns."""
        return len(self.edges) == len(other.edges) and all(
            abs(first - second) < 4 * NEAR for first, second in zip(self.edges, other.edges, strict=True)
        )


def ruled_tables(page: Any, words: Sequence[Word]) -> list[PageTable]:
    """The tables that lines are drawn around, from top to bottom; ``page`` is pdfplumber's, ``words`` are PDFium's."""
    found = []
    for table in page.find_tables():
        rows = [[cell for cell in row.cells if cell] for row in table.rows]
        edges = _merged([edge for row in rows for cell in row for edge in (cell[0], cell[2])])
        if len(edges) < 3 or not rows:  # noqa: PLR2004 - one column is a box around text
            continue
        heights = [(page.bbox[3] - row.bbox[3], page.bbox[3] - row.bbox[1]) for row in table.rows]
        boxes = [[(cell[0], page.bbox[3] - cell[3], cell[2], page.bbox[3] - cell[1]) for cell in row] for row in rows]
        cells = _cells(boxes, heights, edges, words)
        if any(cell.text for row in cells for cell in row):
            top = page.bbox[3] - table.bbox[1]
            found.append(PageTable(tuple(cells), tuple(edges), top, page.bbox[3] - table.bbox[3]))
    return sorted(found, key=lambda table: -table.top)


def with_open_rows(page: Any, tables: list[PageTable], words: Sequence[Word]) -> list[PageTable]:
    """The tables with the rows that a page cuts: their upright lines go on above or below the last level one."""
    upright = [(edge["x0"], page.bbox[3] - edge["bottom"], page.bbox[3] - edge["top"]) for edge in page.vertical_edges]
    return [_with_open_rows(table, upright, words) for table in tables]


def _with_open_rows(table: PageTable, upright: list[tuple[float, float, float]], words: Sequence[Word]) -> PageTable:
    mine = [edge for edge in upright if any(abs(edge[0] - at) <= NEAR for at in table.edges)]
    lowest = min((low for _, low, high in mine if low < table.bottom <= high + NEAR), default=table.bottom)
    highest = max((high for _, low, high in mine if high > table.top >= low - NEAR), default=table.top)
    before = _open_row(table, words, table.top, highest)
    after = _open_row(table, words, lowest, table.bottom)
    rows = (*([before] if before else []), *table.rows, *([after] if after else []))
    return replace(table, rows=rows, top=highest if before else table.top, bottom=lowest if after else table.bottom)


def _open_row(table: PageTable, words: Sequence[Word], bottom: float, top: float) -> tuple[Cell, ...] | None:
    if top - bottom < NEAR:
        return None
    texts = [_text_in(words, (left, bottom, right, top)) for left, right in pairwise(table.edges)]
    return tuple(Cell(text, text) if text else EMPTY for text in texts) if any(texts) else None


def _merged(values: list[float]) -> list[float]:
    """The values in order, those near to each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _cells(
    boxes: list[list[tuple[float, float, float, float]]],
    heights: list[tuple[float, float]],
    edges: list[float],
    words: Sequence[Word],
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    above: dict[int, tuple[tuple[float, float, float, float], Cell]] = {}
    for row, (bottom, top) in zip(boxes, heights, strict=True):
        here = {_at(edges, box[0]): box for box in row}
        cells: list[Cell] = []
        column = 0
        while column < len(edges) - 1:
            if column in here:
                box = here[column]
                span = max(1, _at(edges, box[2]) - column)
                text = _text_in(words, box)
                cell = Cell(text, text or None, span)
                above[column] = (box, cell)
            elif column in above and above[column][0][1] < top - NEAR and above[column][0][1] <= bottom + NEAR:
                first = above[column][1]
                cell, span = Cell(first.text, first.value, first.spans, merged_above=True), first.spans
            else:
                text = _text_in(words, (edges[column], bottom, edges[column + 1], top))
                cell, span = Cell(text, text) if text else EMPTY, 1
            cells.append(cell)
            column += span
        rows.append(tuple(cells))
    return rows


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - value))


def _text_in(words: Sequence[Word], box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    inside = [
        word for word in words
        if left <= (word.left + word.right) / 2 < right and bottom <= (word.bottom + word.top) / 2 < top
    ]  # fmt: skip
    return joined(lines_of(inside))


def joined(lines: Sequence[Line]) -> str:
    """The lines of a cell or paragraph as one text: a word that a hyphen parts at the end of a line is kept so."""
    text = ""
    for line in lines:
        text = f"{text}{line.text}" if text.endswith("-") and not text.endswith(" -") else f"{text} {line.text}"
    return text.strip()


def aligned_tables(lines: Sequence[Line]) -> Iterator[tuple[int, int, PageTable]]:
    """The tables without ruled lines: the first and last line of each, and its rows."""
    at = 0
    while at < len(lines):
        end, rivers = _grow(lines, at)
        if end - at >= FEWEST_LINES and rivers:
            start = at - _heading_lines(lines[:at], rivers)
            table = _aligned(lines[start:end], rivers)
            if len(table.rows) >= FEWEST_LINES - 1:
                yield start, end, table
                at = end
                continue
        at += 1


def _grow(lines: Sequence[Line], start: int) -> tuple[int, list[River]]:
    """How far down from a line the same empty spaces between columns go, and these spaces."""
    families = [[gap] for gap in _gaps(lines[start])]
    if len(families) < 2:  # noqa: PLR2004 - three columns: two are as likely to be two columns of running text
        return start, []
    end = start + 1
    while end < len(lines):
        if lines[end - 1].bottom - lines[end].top > 4 * lines[end].size:
            break
        narrower = [_narrowed(family, lines[end]) for family in families]
        if not all(narrower):
            break
        families = narrower
        end += 1
    rivers = sorted(river for family in families for river in family)
    return end, _under_headings(lines[start], rivers)


def _narrowed(rivers: list[River], line: Line) -> list[River]:
    """What is left of empty spaces once the words of a line are taken from them: pieces wide enough for a space."""
    found = rivers
    for group in groups_of(line):
        left, right = group[0].left, max(word.right for word in group)
        found = [
            piece
            for river in found
            for piece in ((river[0], min(river[1], left)), (max(river[0], right), river[1]))
            if piece[1] - piece[0] >= RIVER
        ]
    return found


def _under_headings(line: Line, rivers: list[River]) -> list[River]:
    """The spaces that stand between headings, where a line of headings begins the table: others are chance."""
    if any(character.isdigit() for character in line.text):
        return rivers
    found: list[River] = []
    for river in rivers:
        before = found[-1][1] if found else float("-inf")
        if any(before <= word.left and word.right <= river[0] + RIVER for word in line.words):
            found.append(river)
    if found and not any(word.left >= found[-1][1] - RIVER for word in line.words):
        found.pop()
    return found


def _heading_lines(above: Sequence[Line], rivers: list[River]) -> int:
    """How many of the lines above, at most two, are headings of the columns: they may stand in the middle of them."""
    middles = [(left + right) / 2 for left, right in rivers]
    count = 0
    for line in reversed(above[-2:]):
        groups = groups_of(line)
        columns = [sum((group[0].left + group[-1].right) / 2 > middle for middle in middles) for group in groups]
        crossing = any(group[0].left < middle < group[-1].right for group in groups for middle in middles)
        if crossing or len(set(columns)) != len(groups) or (count == 0 and len(groups) < 2):  # noqa: PLR2004 - headings
            break
        count += 1
    return count


def groups_of(line: Line) -> list[list[Word]]:
    """The words of a line in groups with wide spaces between."""
    groups = [[line.words[0]]]
    for first, second in pairwise(line.words):
        if second.left - first.right > max(RIVER, 0.33 * line.size):
            groups.append([second])
        else:
            groups[-1].append(second)
    return groups


def rest_of_aligned(lines: Sequence[Line], table: PageTable) -> tuple[int, PageTable] | None:
    """What goes on at the top of a page of a table before it without ruled lines, and after which line it ends."""
    middles = table.edges[1:-1]
    end = 0
    for line in lines:
        groups = groups_of(line)
        if any(group[0].left < middle < group[-1].right for group in groups for middle in middles):
            break
        end += 1
    beside = any(len(groups_of(line)) > 1 for line in lines[:end])
    if not beside or len(middles) < 2:  # noqa: PLR2004 - three columns, as above
        return None
    return end, _aligned(lines[:end], [(middle, middle) for middle in middles], table.edges)


def _gaps(line: Line) -> list[River]:
    return [(first[-1].right, second[0].left) for first, second in pairwise(groups_of(line))]


def _aligned(lines: Sequence[Line], rivers: list[River], edges: tuple[float, ...] | None = None) -> PageTable:
    middles = [(left + right) / 2 for left, right in rivers]
    edges = edges or (min(line.left for line in lines), *middles, max(line.right for line in lines))
    rows = []
    for group in _row_groups(lines, middles[0]):
        columns: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
        for line in group:
            for word in line.words:
                columns[sum((word.left + word.right) / 2 > middle for middle in middles)].append(word)
        texts = [joined(lines_of(words)) for words in columns]
        rows.append(tuple(Cell(text, text) if text else EMPTY for text in texts))
    return PageTable(tuple(rows), edges, lines[0].top, lines[-1].bottom)


def _row_groups(lines: Sequence[Line], first_column_ends: float) -> list[list[Line]]:
    """The lines of each row: a row begins after a wider space or, where spaces are all alike, in the first column."""
    distances = [above.top - below.top for above, below in pairwise(lines)]
    usual = min((distance for distance in distances if distance > 0), default=0.0)
    wide = [distance > ROW_GAP * usual for distance in distances]
    by_space = any(wide) and median(distances) < 3 * usual
    groups = [[lines[0]]]
    for line, is_wide in zip(lines[1:], wide, strict=True):
        begins = is_wide if by_space else line.left < first_column_ends
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups
