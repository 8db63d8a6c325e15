"""The physical lines of a report's plain text, sorted into what they are.

The text of a published PDF has its footnotes in the middle of pages, paragraphs broken by them, tables as tabs and
lists as dashes. One line here is one physical line: converters write a paragraph, or its half on a page, as one line.
"""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["prose", "item", "row", "footnote"]

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(r"[⁰¹²³⁴-⁹]+")

CONTENTS_TITLE = re.compile(r"^\s*(table of )?contents\s*$", re.IGNORECASE)
CONTENTS_ENTRY = re.compile(r"^(?P<title>.*?\S)(?:\s*\.{3,}\s*|\s*\t\s*)\d+\s*$")
PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+(?:of|/)\s+\d{1,3})?\s*$", re.IGNORECASE)
FOOTNOTE = re.compile(r"^\s*([⁰¹²³⁴-⁹]+)\s*(\S.*)$")
BULLET = re.compile(r"^\s*[-–—•◦▪●*]\s+(?:(?P<letter>[a-z]{1,2})\)\s+)?(?P<text>\S.*)$")
LETTERED = re.compile(r"^\s*\(?(?P<letter>[a-z])\)\s+(?P<text>\S.*)$")
NUMBERED = re.compile(r"^\s*(?P<number>\d{1,3})\.\s+(?P<text>\S.*)$")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_FIRST = re.compile(rf"\d|(?:{MONTHS})\b")
HALF = re.compile(
    rf"\b(?:of|the|and|in|on|by|to|between|from|an?|with|for|at|or|that|which|who|his|her|their|was|were|had|{MONTHS})$"
)
EMPHASIS = re.compile(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")
ESCAPED = re.compile(r"\\([()\[\]*_])")
LINK = re.compile(r"\[([^\]]+)\]\((?:#|https?:)[^)]*\)")
LONGEST_TITLE = 100
FEWEST_TITLES = 3
TRAILING = "*\"'”’)]} \t⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True)
class Line:
    """One line of body text: its kind, its own letter or number if it has one, and what it says."""

    kind: Kind
    mark: str
    text: str


@dataclass(frozen=True)
class Body:
    """The lines of a report without its table of contents, and the titles that the contents list."""

    lines: tuple[Line, ...]
    contents: frozenset[str]


def sort_lines(text: str) -> Body:
    """Everything that ``text`` says, line by line, without contents, page numbers and blank lines."""
    kept, contents = split_contents(text.replace("\f", "\n").splitlines())
    lines = [sort_line(line) for line in kept if line.strip() and not PAGE_NUMBER.match(line)]
    for index in titled_items(lines):
        lines[index] = Line("prose", "", f"{lines[index].mark} {lines[index].text}")
    return Body(tuple(lines), frozenset(contents))


def titled_items(lines: list[Line]) -> list[int]:
    """The lines like ``2. Background`` that are headings: counted from 1, each a title with something else below it.

    Fewer than three are taken for a list.
    """
    found: list[int] = []
    for index, line in enumerate(lines[:-1]):
        title = line.text[:1].isupper() and len(line.text) <= LONGEST_TITLE and is_unfinished(line.text)
        listed = lines[index + 1].kind == "item" and lines[index + 1].mark.isdigit()
        if line.kind == "item" and line.mark == str(len(found) + 1) and title and not is_half(line.text) and not listed:
            found.append(index)
    return found if len(found) >= FEWEST_TITLES else []


def split_contents(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines outside the table of contents, and the normalised titles inside it."""
    start = next((index for index, line in enumerate(lines) if CONTENTS_TITLE.match(line)), None)
    if start is None:
        return lines, []
    end, titles = start + 1, []
    for index in range(start + 1, len(lines)):
        entry = CONTENTS_ENTRY.match(lines[index])
        if entry:
            end = index + 1
            titles.append(plain_title(entry["title"]))
        elif lines[index].strip():
            break
    return lines[:start] + lines[end:], titles


def sort_line(line: str) -> Line:
    """The kind of one line that is not blank."""
    if footnote := FOOTNOTE.match(line):
        return Line("footnote", footnote[1].translate(SUPERSCRIPTS), tidy(footnote[2]))
    if "\t" in line.strip("\n"):
        return Line("row", "", tidy(" | ".join(cell.strip() for cell in line.split("\t") if cell.strip())))
    if item := BULLET.match(line) or LETTERED.match(line):
        return Line("item", item["letter"] or "", tidy(item["text"]))
    if numbered := NUMBERED.match(line):
        return Line("item", numbered["number"], tidy(numbered["text"]))
    return Line("prose", "", tidy(line))


def tidy(text: str) -> str:
    """The text with white space made single and the converter's marks for italics and links taken out."""
    return ESCAPED.sub(r"\1", EMPHASIS.sub(r"\1", LINK.sub(r"\1", " ".join(text.split()))))


def plain_title(title: str) -> str:
    """A heading reduced to what compares: one case, single spaces, straight quotes, no dots or marks at its end.

    Nor is there a dot after its number.
    """
    title = re.sub(r"^\s*(\d{1,2}(?:\.\d{1,2})*)[.)]\s+", r"\1 ", title)
    return " ".join(MARK.sub("", title).replace("’", "'").split()).rstrip(" .;:").casefold()


def is_unfinished(text: str) -> bool:
    """Whether the text stops in the middle of a sentence, as at the foot of a page."""
    return not text.rstrip(TRAILING).endswith((".", "?", "!", ":", ";", "…"))


def is_half(text: str) -> bool:
    """Whether the text ends with a word that never ends a heading: it is the first line of a paragraph."""
    return bool(HALF.search(text.rstrip()))


def starts_with_a_date(text: str) -> bool:
    """Whether the text begins with a number or the name of a month."""
    return bool(DATE_FIRST.match(text))


def starts_small(text: str) -> bool:
    """Whether the text goes on from something: its first letter is a small one."""
    letters = text.lstrip("\"'“‘([*")
    return letters[:1].islower()
