"""Locators of a report whose paragraphs bear numbers: the report's own numbers and letters."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.passages.drafts import Draft, set_footnotes
from loaders.passages.lines import Body, Line, plain_title

if TYPE_CHECKING:
    from loaders.passages.report import Passage

LONGEST_HEADING = 200  # headings in such reports repeat whole lines of the terms of reference


@dataclass
class Numbering:
    """Where the count stands: the section and heading, the series, the paragraph and what hangs under it."""

    contents: frozenset[str]
    section: str = ""
    heading: str = ""
    series: str = ""
    paragraph: str = "0"
    number: int = 0
    hanging: dict[str, int] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)

    def enter(self, heading: str) -> None:
        """Go under a heading; one that the contents list is a section."""
        self.heading = heading
        self.fresh.append(heading)
        if plain_title(heading) in self.contents or not self.section:
            self.section = heading

    def step(self, number: int) -> str:
        """The locator of the paragraph with this number; numbers that begin again are a series under their heading."""
        if number <= self.number or (self.series and number == 1):
            self.series = f"{self.heading} "
        self.number, self.hanging = number, {}
        self.paragraph = f"{self.series}{number}"
        return self.paragraph

    def hang(self, kind: str) -> str:
        """The locator of the next table row or unlettered item under the present paragraph."""
        self.hanging[kind] = self.hanging.get(kind, 0) + 1
        return f"{self.paragraph} {kind}{self.hanging[kind]}"


def number_paragraphs(body: Body) -> list[Passage]:
    """The passages of a report with numbered paragraphs.

    Text without a number belongs to the paragraph above it, unless it is a heading.
    """
    place, drafts, is_open = Numbering(body.contents), list[Draft](), False
    for line in body.lines:
        if line.kind == "footnote":
            if drafts:
                drafts[-1].interrupted = True
        elif is_open and drafts[-1].goes_on_in(line):
            drafts[-1].extend(line)
        elif is_heading(line):
            place.enter(line.text.rstrip(";"))
            is_open = False
        elif line.kind == "prose" and is_open and drafts[-1].kind != "row":
            drafts[-1].extend(line)
        else:
            locator, titles = locate(line, place), tuple(place.fresh)
            drafts.append(Draft(locator, place.section, place.heading, draft_kind(line), line.text, titles=titles))
            place.fresh.clear()
            is_open = True
    footnotes = [line for line in body.lines if line.kind == "footnote"]
    return set_footnotes(drafts, footnotes, name_bearer=True)


def locate(line: Line, place: Numbering) -> str:
    """The locator of a line that begins a passage."""
    if line.kind == "item" and line.mark.isdigit():
        return place.step(int(line.mark))
    if line.kind == "item" and line.mark:
        return place.paragraph + line.mark
    return place.hang({"row": "row", "item": "item"}.get(line.kind, "part"))


def draft_kind(line: Line) -> str:
    """A numbered paragraph is prose for the joining of pages, a lettered or dashed item is not."""
    return "prose" if line.mark.isdigit() else line.kind


def is_heading(line: Line) -> bool:
    """Whether a line without a number is a heading: not too long, and not a sentence."""
    ends = line.text.rstrip("\"'”’)] ").endswith((".", "?", "!", ":"))
    return line.kind == "prose" and len(line.text) <= LONGEST_HEADING and not ends
