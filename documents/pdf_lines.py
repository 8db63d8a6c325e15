"""The lines of a page of a .pdf: their words from left to right, and how large they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from documents.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BROKEN_WORD = "\ufffe"
"""What PDFium gives for a hyphen that only breaks a line."""
SMALL = 0.9
WORD = re.compile(r"[^\s\x00]+")
MARK = re.compile(r"(?<=[^\W\d_]|[.,;:)\"'\u2019\u201d])\d{1,3}$")
BESIDE = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the left and the bottom of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True)
class Line:
    """The words that stand beside each other, from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return max(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(word.bottom for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of its letters: that of its largest word."""
        return max(word.size for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its text."""
        return clean(" ".join(word.text for word in self.words))


def words_of(textpage: Any) -> list[Word]:
    """All words of a page; small digits that mark footnotes are left out."""
    text = textpage.get_text_range()
    if len(text) != textpage.count_chars():  # characters beyond the basic plane count twice there
        text = "".join(_characters(textpage))
    return [word for found in WORD.finditer(text) if (word := _word(textpage, found)) is not None]


def _characters(textpage: Any) -> Iterator[str]:
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        yield chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else " "  # noqa: PLR2004 - no surrogates


def _word(textpage: Any, found: re.Match[str]) -> Word | None:
    text, first, last = found[0], found.start(), found.end() - 1
    left, bottom, _, top = textpage.get_charbox(first, loose=True)
    mark = MARK.search(text)
    if mark and _height(textpage, first + mark.start()) < SMALL * (top - bottom):
        text, last = text[: mark.start()], first + mark.start() - 1
    right = textpage.get_charbox(last, loose=True)[2]
    return Word(text.replace(BROKEN_WORD, ""), left, bottom, max(right, left), top, top - bottom) if text else None


def _height(textpage: Any, index: int) -> float:
    _, bottom, _, top = textpage.get_charbox(index, loose=True)
    return float(top - bottom)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page from top to bottom: words whose heights overlap stand in one line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-(each.top + each.bottom), each.left)):
        row = rows[-1] if rows else None
        if row and _beside(row[0], word):
            row.append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda each: each.left))) for row in rows]


def _beside(first: Word, second: Word) -> bool:
    overlap = min(first.top, second.top) - max(first.bottom, second.bottom)
    return overlap > BESIDE * min(first.top - first.bottom, second.top - second.bottom)
