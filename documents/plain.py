"""Plain text and Markdown: paragraphs, headings, and tables between pipes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from documents.blocks import Cell, Paragraph, Row, Table
from documents.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
BULLET = re.compile(r"([-*+•▪◦o]|\d{1,3}[.)]|\(?[a-z]\)|\d{1,2}(?:\.\d{1,2})+\.?)\s+(?=\S)")
UNDERLINE = re.compile(r"(=+|-{3,})\s*")
DATED = re.compile(
    r"\W{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
FILLED = 0.6  # of the usual length: a line that goes on in the next one has at least that
WRAPPED_AT_MOST = 140
ESCAPED_PIPE = "\x00"
BREAK = re.compile("<br ?/?>")


def is_markdown(text: str) -> bool:
    """Whether a text has headings or tables as Markdown writes them."""
    lines = text.splitlines()
    return any(HEADING.fullmatch(line) for line in lines) or any(map(_is_rule, lines))


def _is_rule(line: str) -> bool:
    return "|" in line and bool(RULE.fullmatch(line))


def read_plain(text: str, *, markdown: bool = False) -> tuple[Paragraph | Table, ...]:
    """The paragraphs and tables of a text in their order; lines that were wrapped are joined again."""
    lines = [line.rstrip() for line in clean_lines(text)]
    usual = _usual_length(lines)
    blocks: list[Paragraph | Table] = []
    places = tables = at = 0
    while at < len(lines):
        if at + 1 < len(lines) and "|" in lines[at] and _is_rule(lines[at + 1]):
            end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
            tables += 1
            blocks.append(Table(f"table {tables}", tuple(_pipe_rows(lines[at:end]))))
            at = end
            continue
        if not lines[at].strip():
            at += 1
            continue
        found, level, at = _paragraph(lines, at, usual, markdown=markdown)
        if found:
            places += 1
            blocks.append(_numbered(places, found, level))
    return tuple(blocks)


def clean_lines(text: str) -> list[str]:
    """The lines of a text, without what shows nothing."""
    return [clean(line) if line.strip() else "" for line in clean(text).split("\n")]


def _usual_length(lines: list[str]) -> int:
    """The length at which the lines of the text were wrapped; 0 where they were not."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if not lengths or lengths[-1] > WRAPPED_AT_MOST:
        return 0
    return lengths[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]


def _paragraph(lines: list[str], at: int, usual: int, *, markdown: bool) -> tuple[str, int, int]:
    """The paragraph that begins in a line, its level as a heading, and the line after it."""
    line = lines[at].strip()
    heading = HEADING.fullmatch(line)
    if heading and markdown:
        return _plain_markdown(heading[2]), len(heading[1]), at + 1
    if at + 1 < len(lines) and UNDERLINE.fullmatch(lines[at + 1]) and markdown:
        return _plain_markdown(line), 1 if lines[at + 1].startswith("=") else 2, at + 2
    if UNDERLINE.fullmatch(line):
        return "", 0, at + 1
    text = line
    at += 1
    while at < len(lines) and _goes_on(lines[at - 1], lines[at], usual):
        text = f"{text} {lines[at].strip()}"
        at += 1
    return (_plain_markdown(text) if markdown else text), 0, at


def _goes_on(line: str, following: str, usual: int) -> bool:
    """Whether a line was wrapped and goes on in the one that follows."""
    following = following.strip()
    if not following or not usual or len(line.strip()) < FILLED * usual or "|" in following:
        return False
    return not (BULLET.match(following) or DATED.match(following) or HEADING.fullmatch(following))


def _plain_markdown(text: str) -> str:
    return re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text).strip()


def _numbered(place: int, text: str, level: int) -> Paragraph:
    bullet = BULLET.match(text)
    if bullet and not DATED.match(text):
        return Paragraph(place, text[bullet.end() :], level, bullet[1])
    return Paragraph(place, text, level)


def _pipe_rows(lines: list[str]) -> Iterator[Row]:
    """The rows of a table between pipes; the rule under its headings is no row."""
    for number, line in enumerate((lines[0], *lines[2:]), 1):
        inner = line.strip().replace("\\|", ESCAPED_PIPE)
        inner = inner.removeprefix("|").removesuffix("|")
        texts = [
            _plain_markdown(re.sub(r"<br ?/?>", "\n", cell).replace(ESCAPED_PIPE, "|")) for cell in inner.split("|")
        ]
        yield Row(number, tuple(Cell(text, text or None) for text in texts))
