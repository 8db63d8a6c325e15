"""The pages of a .pdf, and what runs along their edges: headers, footers and page numbers, which are no text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from documents.pdf_tables import groups_of

if TYPE_CHECKING:
    from documents.pdf_lines import Line
    from documents.pdf_tables import PageTable

OF_THE_PAGE = re.compile(r"\bpage\b|\d[/.:-]\d|\d of \d|^\d+$|www|://", re.IGNORECASE)
EDGE_LINES = 4
PAGE_NUMBER = re.compile(r"(?:page|p\.?)?\s*[-\u2013]?\s*\d{1,4}\s*[-\u2013]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
REPEATED = 0.5  # of the pages: what stands at the edge of as many is no text
MARGIN = 0.14  # of the height of a page
SAME_HEIGHT = 6.0  # points
APART = 0.35  # of the size of letters: what runs along the edge stands so far from the text


@dataclass
class Page:
    """One page: its lines that are no tables, and its tables."""

    number: int
    height: float
    lines: list[Line]
    tables: list[PageTable] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)


def leave_out_running_lines(pages: list[Page]) -> None:
    """Takes headers, footers and page numbers from the edges of the pages: what stands there on most of them."""
    counts = Counter(key for page in pages for key in {key for line in _edge_lines(page) for key in _keys(line, page)})
    fewest = max(2, REPEATED * len(pages))
    for page in pages:
        running = {
            line for line in _edge_lines(page)
            if _is_number(line, page) or any(_near(counts, key) >= fewest for key in _keys(line, page))
        }  # fmt: skip
        gone = {*_without_headings(_set_apart(page.lines, running), page.lines),
                *_set_apart(page.lines[::-1], running)}  # fmt: skip
        page.left_out += gone
        page.lines = [line for line in page.lines if line not in gone]


def _set_apart(lines: list[Line], running: set[Line]) -> list[Line]:
    """The running lines from one edge of a page inwards, as far as a space parts them from the text."""
    found = list(takewhile(running.__contains__, lines))
    while found and len(found) < len(lines):
        last, following = found[-1], lines[len(found)]
        space = max(last.bottom - following.top, following.bottom - last.top)
        if space > APART * min(last.size, following.size):
            break
        found.pop()
    return found


def _without_headings(running: list[Line], lines: list[Line]) -> list[Line]:
    """The running lines at the top without headings of columns that stand on each page above a table."""
    following = lines[len(running)] if len(running) < len(lines) else None
    if running and following and len(groups_of(following)) > 1:
        last = running[-1]
        if len(groups_of(last)) > 1 and not OF_THE_PAGE.search(last.text):
            return running[:-1]
    return running


def _edge_lines(page: Page) -> list[Line]:
    """The lines in the upper and lower margin of a page, as far as no table stands before them."""
    highest = max((table.top for table in page.tables), default=None)
    lowest = min((table.bottom for table in page.tables), default=None)
    upper = [line for line in page.lines[:EDGE_LINES] if highest is None or line.bottom >= highest - 1]
    lower = [line for line in page.lines[-EDGE_LINES:] if lowest is None or line.top <= lowest + 1]
    margin = MARGIN * page.height
    return [
        *(line for line in upper if line.bottom > page.height - margin),
        *(line for line in lower if line.top < margin),
    ]


def _keys(line: Line, page: Page) -> set[tuple[str, int]]:
    """The text of a line with its height, as it stands and with the number of its page as ``#``."""
    numbered = re.sub(rf"(?<!\d|[/.-]){page.number} ?(?:/|of) ?\d+(?!\d|[/.-]\d)", "#", line.text)
    numbered = re.sub(rf"(?<!\d|[/.-]){page.number}(?!\d|[/.-]\d)", "#", numbered)
    return {(text, round(line.top / SAME_HEIGHT)) for text in (line.text, numbered)}


def _near(counts: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    """On how many pages a line stands at about that height."""
    return sum(counts[key[0], height] for height in range(key[1] - 1, key[1] + 2))


def _is_number(line: Line, page: Page) -> bool:
    edge = page.lines and line in (page.lines[0], page.lines[-1])
    return bool(edge and PAGE_NUMBER.fullmatch(line.text) and str(page.number) in line.text)
