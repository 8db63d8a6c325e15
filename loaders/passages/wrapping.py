"""Plain text whose lines were broken to fit a page: its paragraphs on one line each again."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.passages.lines import MONTHS, is_unfinished

WIDEST_PAGE = 125
NARROWEST_PAGE = 50
FEWEST_LINES = 20
FULL = 0.6  # how much of the width a line takes at the least, for the next to be its rest
NEW = re.compile(
    r"^\s*(?:[-–—•◦▪●*]\s|\(?[a-z]{1,3}\)\s|\d{1,2}(?:\.\d{1,3})*\.?\s+[A-Z‘“\"(]|[⁰¹²³⁴-⁹]+\s?\S)|\t"  # noqa: RUF001
)
DAY = re.compile(rf"^\s*\d{{1,2}}\s+(?:{MONTHS})\b")


def unwrap(text: str) -> str:
    """The text with the lines of a paragraph joined, where the text as a whole was broken at a width."""
    lines = text.replace("\f", "\n").splitlines()
    width = page_width(lines)
    if not width:
        return text
    joined: list[str] = []
    open_ = False
    for line in lines:
        if open_ and line.strip() and not _is_new(joined[-1], line):
            joined[-1] = f"{joined[-1].rstrip()}{'' if _is_split(joined[-1], line) else ' '}{line.strip()}"
        else:
            joined.append(line)
        open_ = len(line.rstrip()) >= FULL * width
    return "\n".join(joined)


def _is_new(above: str, line: str) -> bool:
    """Whether a line begins with a bullet or number of its own; a day and month after half a sentence are none."""
    if DAY.match(line) and is_unfinished(above):
        return False
    return NEW.match(line) is not None


def page_width(lines: list[str]) -> int:
    """The width at which the lines were broken; 0 where paragraphs stand on one line each."""
    filled = [len(line.rstrip()) for line in lines if line.strip()]
    if len(filled) < FEWEST_LINES:
        return 0
    width = sorted(filled)[int(len(filled) * 0.97)]
    if not NARROWEST_PAGE <= width <= WIDEST_PAGE or max(filled) > 2 * width:
        return 0
    followed = sum(1 for line, rest in pairwise(lines) if line.strip() and rest.strip())
    full = sum(1 for length in filled if length >= FULL * width)
    return width if followed * 3 > len(filled) and full * 2 > len(filled) else 0


def _is_split(line: str, rest: str) -> bool:
    return line.rstrip().endswith("-") and rest.lstrip()[:1].islower()
