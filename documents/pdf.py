"""PDF with text: paragraphs without running headers and page numbers, and tables, joined where they go over pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

from documents.blocks import Paragraph, Row, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MOST_PAGES
from documents.pdf_lines import Line, Word, lines_of, words_of
from documents.pdf_pages import Page, leave_out_running_lines
from documents.pdf_tables import (
    PageTable,
    aligned_tables,
    joined,
    rest_of_aligned,
    ruled_tables,
    with_open_rows,
)
from documents.plain import BULLET, DATED

if TYPE_CHECKING:
    from collections.abc import Iterator

OCR = "its pages are pictures. Have the text recognised (OCR) or typed, and give that."
FEWEST_PATHS = 4
STRIPES = 1.25  # as many words stand in columns apart as inside of what is drawn
GAP = 1.6  # of the size of letters: lines further apart are two paragraphs
HEADING = 1.15  # of the size of the text
ENDS = re.compile(r"[.!?:][\"')\u2019\u201d]?$")


def read_pdf(content: bytes, name: str) -> tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]:
    """The blocks of a .pdf in their order, and notes; raises ``UnreadableDocumentError``."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableDocumentError(
                f"{name} is protected by a password. Open it, and print or save it without one."
            ) from None
        raise UnreadableDocumentError(f"{name} is damaged or cut off. Ask for it again.") from None
    with closing(document):
        if len(document) > MOST_PAGES:
            limit = f"{len(document):,} pages; at most {MOST_PAGES:,} are read"
            raise UnreadableDocumentError(f"{name} has {limit}. Save the pages that are needed as a file of their own.")
        pages = list(_pages(document, content))
    if not any(page.lines or page.tables for page in pages):
        raise UnreadableDocumentError(f"{name} holds no text: {OCR}")
    blocks = tuple(Blocks(name).of(pages))
    bare = [page.number for page in pages if not page.lines and not page.tables and not page.left_out]
    shown = ", ".join(map(str, bare[:10])) + (", ..." if len(bare) > 10 else "")  # noqa: PLR2004 - enough to look at
    return blocks, (
        f"pages without text were not read: {shown} (a picture has to be typed or recognised).",
    ) if bare else ()


def _pages(document: Any, content: bytes) -> Iterator[Page]:
    read: list[tuple[Page, list[Word], bool]] = []
    for number, page in enumerate(document, 1):
        with closing(page):
            ruled = _is_ruled(page)
            textpage = page.get_textpage()
            with closing(textpage):
                words = words_of(textpage)
            height = page.get_height()
            turned = page.get_rotation() != 0 or tuple(page.get_mediabox()[:2]) != (0, 0)
        read.append((Page(number, height, lines_of(words)), words, (ruled or turned) and bool(words)))
        if turned and words:
            read[-1][0].lines = []  # to be read anew below, as the page is turned
    if any(plumbed for _, _, plumbed in read):
        _find_ruled_tables(read, content)
    pages = [page for page, _, _ in read]
    leave_out_running_lines(pages)
    for before, page in zip([None, *pages], pages, strict=False):
        _find_aligned_tables(page, before)
    yield from pages


def _is_ruled(page: Any) -> bool:
    """Whether enough lines or boxes are drawn on a page for a table."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)
    return sum(1 for _ in islice(paths, FEWEST_PATHS)) == FEWEST_PATHS


def _find_ruled_tables(read: list[tuple[Page, list[Word], bool]], content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as plumbed:
        for page, words, wanted in read:
            if not wanted:
                continue
            plumber = plumbed.pages[page.number - 1]
            shown = words if page.lines else _turned_words(plumber)
            page.tables = with_open_rows(plumber, ruled_tables(plumber, shown), shown)
            if _are_stripes(page.tables, shown):
                page.tables = []
            page.lines = lines_of(word for word in shown if not any(_inside(word, table) for table in page.tables))
            plumber.close()


def _are_stripes(tables: list[PageTable], words: list[Word]) -> bool:
    """Whether what is drawn only shades the headings or every other row of a table whose columns stand apart."""
    lines = lines_of(words)
    apart = sum(len(line.words) for start, end, _ in aligned_tables(lines) for line in lines[start:end])
    ruled = sum(any(_inside(word, table) for table in tables) for word in words)
    return bool(tables) and apart > STRIPES * ruled


def _turned_words(plumber: Any) -> list[Word]:
    height = plumber.bbox[3]
    return [Word(word["text"], word["x0"], height - word["bottom"], word["x1"], height - word["top"],
                 word["bottom"] - word["top"]) for word in plumber.extract_words(use_text_flow=False)]  # fmt: skip


def _inside(word: Word, table: PageTable) -> bool:
    middle = (word.top + word.bottom) / 2
    return (
        table.bottom <= middle <= table.top
        and table.edges[0] - 1 <= (word.left + word.right) / 2 <= table.edges[-1] + 1
    )


def _find_aligned_tables(page: Page, before: Page | None) -> None:
    last = before.tables[-1] if before and before.tables and not _text_below(before) else None
    rest = rest_of_aligned(page.lines, last) if last is not None and not page.tables else None
    found = list(aligned_tables(page.lines))
    if rest is not None and (not found or rest[0] > found[0][0]):
        end, table = rest
        found = [
            (0, end, table),
            *((start + end, stop + end, more) for start, stop, more in aligned_tables(page.lines[end:])),
        ]
    for start, end, table in reversed(found):
        page.tables.append(table)
        del page.lines[start:end]
    page.tables.sort(key=lambda table: -table.top)


def _text_below(page: Page) -> bool:
    return any(line.top < page.tables[-1].bottom for line in page.lines)


class Blocks:
    """Puts the pages together: paragraphs in their order, tables that go on over pages as one."""

    def __init__(self, name: str) -> None:
        self.budget = Budget(name)
        self.places = 0

    def of(self, pages: list[Page]) -> Iterator[Paragraph | Table]:
        """The blocks of all pages."""
        size = _usual_size(pages)
        tables: list[list[tuple[int, PageTable]]] = []
        order: list[Paragraph | int] = []
        open_table = False
        for page in pages:
            lines = sorted(page.lines, key=lambda line: -line.top)
            for table in page.tables:
                above = [line for line in lines if line.top > table.top]
                lines = [line for line in lines if line.top <= table.top]
                paragraphs = list(self._paragraphs(above, page.number, size))
                order += paragraphs
                last = tables[-1][-1][1] if tables else None
                if open_table and not paragraphs and last and last.goes_on_in(table):
                    tables[-1].append((page.number, table))
                else:
                    order.append(len(tables))
                    tables.append([(page.number, table)])
                open_table = True
            rest = list(self._paragraphs(lines, page.number, size))
            order += rest
            open_table = open_table and not rest
        yield from self._in_order(order, tables)

    def _in_order(
        self, order: list[Paragraph | int], tables: list[list[tuple[int, PageTable]]]
    ) -> Iterator[Paragraph | Table]:
        for block in order:
            if isinstance(block, Paragraph):
                yield block
            else:
                rows = [
                    Row(number, cells, page)
                    for page, table in tables[block]
                    for number, cells in enumerate(table.rows, 1)
                ]
                for row in rows:
                    self.budget.count(len(row.cells), f"table {block + 1}", len(row.cells))
                yield Table(f"table {block + 1}", tuple(rows))

    def _paragraphs(self, lines: list[Line], page: int, size: float) -> Iterator[Paragraph]:
        group: list[Line] = []
        right = max((line.right for line in lines), default=0.0)
        for line in lines:
            if group and _parts(group[-1], line, right):
                yield self._paragraph(group, page, size)
                group = []
            group.append(line)
        if group:
            yield self._paragraph(group, page, size)

    def _paragraph(self, lines: list[Line], page: int, size: float) -> Paragraph:
        self.places += 1
        text = joined(lines)
        level = 0
        if lines[0].size > HEADING * size and len(lines) <= 3:  # noqa: PLR2004 - a heading is short
            level = 1 if lines[0].size > 1.5 * size else 2
        bullet = BULLET.match(text)
        if bullet and not DATED.match(text):
            return Paragraph(self.places, text[bullet.end() :], level, bullet[1], page)
        return Paragraph(self.places, text, level, page=page)


def _usual_size(pages: list[Page]) -> float:
    sizes = Counter(round(line.size, 1) for page in pages for line in page.lines for _ in line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parts(above: Line, line: Line, right: float) -> bool:
    """Whether a paragraph ends between two lines."""
    size = max(above.size, line.size)
    if above.top - line.top > GAP * size or abs(above.size - line.size) > 0.15 * size:
        return True
    if DATED.match(line.text) or BULLET.match(line.text):
        return True
    return above.right < 0.85 * right and bool(ENDS.search(above.text))
