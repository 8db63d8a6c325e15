"""Locators of a report in numbered sections: ``section:paragraph``, counted anew in each section."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.passages.drafts import Draft, set_footnotes
from loaders.passages.lines import Body, Line, is_half, is_unfinished, plain_title, starts_small, starts_with_a_date

if TYPE_CHECKING:
    from loaders.passages.report import Passage

HEADING = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s+(?P<title>[A-Z‘'“\"].*)$")
LONGEST_HEADING = 100
WIDEST_STEP = 3


def count_sections(body: Body) -> list[Passage]:
    """The passages of a report in numbered sections."""
    numbers = heading_numbers(body)
    drafts: list[Draft] = []
    section, heading, count, is_open = "0", "", 0, False
    titles: list[str] = []
    for index, line in enumerate(body.lines):
        if line.kind == "footnote":
            if drafts:
                drafts[-1].interrupted = True
        elif index in numbers:
            section, heading, count, is_open = numbers[index], _title(line), 0, False
            titles.append(heading)
        elif is_open and drafts[-1].goes_on_in(line):
            drafts[-1].extend(line)
        elif is_sub_heading(line, next_body_line(body, index)):
            heading, is_open = line.text, False
            titles.append(heading)
        else:
            count, is_open = count + 1, True
            text = f"{line.mark}. {line.text}" if line.mark.isdigit() else line.text
            drafts.append(Draft(f"{section}:{count}", section, heading, line.kind, text, titles=tuple(titles)))
            titles.clear()
    footnotes = [line for line in body.lines if line.kind == "footnote"]
    return set_footnotes(drafts, footnotes, name_bearer=False)


def section_titles(body: Body) -> dict[str, str]:
    """The title of each numbered section."""
    return {number: _title(body.lines[index]) for index, number in heading_numbers(body).items()}


def heading_numbers(body: Body) -> dict[int, str]:
    """The lines that are numbered headings, as line index → section number.

    A heading is listed in the contents; without contents it is a short line with a number that follows the last one.
    """
    numbers: dict[int, str] = {}
    last: tuple[int, ...] = (0,)
    for index, line in enumerate(body.lines):
        found = HEADING.match(line.text) if line.kind == "prose" else None
        if not found:
            continue
        number = tuple(int(part) for part in found["number"].split("."))
        listed = plain_title(line.text) in body.contents
        short = len(line.text) <= LONGEST_HEADING and is_unfinished(line.text)
        if follows(last, number) and (listed or (short and not body.contents)):
            numbers[index], last = found["number"], number
    return numbers


def follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a section number can follow another: 7.7 after 7.5 (reports skip), 8 after 7.2.2, 7.1 after 7."""
    if number <= last:
        return False
    same = next((place for place, pair in enumerate(zip(last, number, strict=False)) if pair[0] != pair[1]), len(last))
    before = last[same] if same < len(last) else 0
    return len(number) == same + 1 and number[same] - before <= WIDEST_STEP


def is_sub_heading(line: Line, following: Line | None) -> bool:
    """Whether a line of prose is a heading without a number: short, not a sentence, and not the first half of one."""
    if line.kind != "prose" or len(line.text) > LONGEST_HEADING or not is_unfinished(line.text):
        return False
    if is_half(line.text) and following is not None and starts_with_a_date(following.text):
        return False
    return following is None or following.kind != "prose" or not starts_small(following.text)


def next_body_line(body: Body, index: int) -> Line | None:
    """The next line that is not a footnote."""
    return next((line for line in body.lines[index + 1 :] if line.kind != "footnote"), None)


def _title(line: Line) -> str:
    found = HEADING.match(line.text)
    return found["title"] if found else line.text
