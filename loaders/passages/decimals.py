"""Locators of a report whose paragraphs bear decimal numbers: the report's own, as ``4.12`` or ``4.1.12``."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.passages.drafts import Draft, set_footnotes
from loaders.passages.lines import Body, Line, is_half, is_unfinished

if TYPE_CHECKING:
    from loaders.passages.report import Passage

NUMBERED = re.compile(r"^\(?(?P<number>\d{1,2}(?:\.\d{1,3}){1,4})\.?\)?\s+(?:\|\s+)?(?P<text>\S.*)$")
TITLED = re.compile(r"^(?P<number>\d{1,2})\.?\s+(?P<title>[A-Z‘'“\"].*)$")
LONGEST_TITLE = 100
MOST_JUMP = 12


@dataclass
class Place:
    """Where the count stands: section and heading, the paragraph, what hangs under it, and the numbers there were."""

    titles: dict[str, str] = field(default_factory=dict)
    section: str = "0"
    heading: str = ""
    paragraph: str = "0"
    hanging: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    fresh: list[str] = field(default_factory=list)

    def step(self, number: str) -> str:
        """The locator of the paragraph with this number; one that was there before bears its heading."""
        self.paragraph = f"{self.heading} {number}" if number in self.seen else number
        self.seen.add(number)
        self.section, self.hanging = number.rpartition(".")[0], {}
        return self.paragraph

    def hang(self, kind: str) -> str:
        """The locator of the next row, item or paragraph without a number under the present one."""
        self.hanging[kind] = self.hanging.get(kind, 0) + 1
        return f"{self.paragraph} {kind}{self.hanging[kind]}"


def decimal_number(line: Line) -> tuple[str, str] | None:
    """The decimal number that begins a line, and the rest; none where the line could begin with a date."""
    found = NUMBERED.match(line.text) if line.kind in {"prose", "row"} else None
    return (found["number"], found["text"]) if found and not _is_date(found["number"]) else None


def _is_date(number: str) -> bool:
    parts = number.split(".")
    return len(parts) == 3 and any(part.startswith("0") for part in parts)  # noqa: PLR2004 - day, month, year


def numbered_paragraphs(body: Body) -> int:
    """How many lines are paragraphs with decimal numbers: sentences, not titles."""
    found = [decimal_number(line) for line in body.lines]
    return sum(1 for one in found if one and not _is_title(one[1]))


def number_decimals(body: Body) -> tuple[list[Passage], dict[str, str]]:
    """The passages of a report with decimal numbers, and the titles of its sections."""
    place, drafts, is_open = Place(), list[Draft](), False
    for line in body.lines:
        if line.kind == "footnote":
            if drafts:
                drafts[-1].interrupted = True
            continue
        numbered = decimal_number(line)
        if numbered is None and is_open and drafts[-1].goes_on_in(line):
            drafts[-1].extend(line)
        elif title := _title(line, numbered):
            _enter(place, *title)
            is_open = False
        else:
            text = numbered[1] if numbered else line.text
            locator = place.step(numbered[0]) if numbered else _hanging(line, place)
            kind = "prose" if numbered else line.kind
            drafts.append(Draft(locator, place.section, place.heading, kind, text, titles=tuple(place.fresh)))
            place.fresh.clear()
            is_open = True
    footnotes = [line for line in body.lines if line.kind == "footnote"]
    return set_footnotes(drafts, footnotes, name_bearer=True), place.titles


def _title(line: Line, numbered: tuple[str, str] | None) -> tuple[str, str] | None:
    """The number, if any, and the words of a line that is a heading."""
    if numbered is not None:
        return numbered if _is_title(numbered[1]) else None
    if line.kind == "item" and line.mark.isdigit():
        return (line.mark, line.text) if _is_title(line.text) else None
    if line.kind != "prose" or not _is_title(line.text):
        return None
    titled = TITLED.match(line.text)
    return (titled["number"], titled["title"]) if titled else ("", line.text)


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and is_unfinished(text) and not is_half(text)


def _enter(place: Place, number: str, title: str) -> None:
    place.heading = title
    place.fresh.append(title)
    if number:
        place.section, place.titles[number] = number, title
    elif place.section == "0":
        place.titles.setdefault("0", title)


def _hanging(line: Line, place: Place) -> str:
    if line.kind == "item" and line.mark and not line.mark.isdigit():
        return place.paragraph + line.mark
    return place.hang({"row": "row", "item": "item"}.get(line.kind, "part"))
