"""Rows and headings that speak for the rows below them: a year, a month, a title; and notes among the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronologies.cell_dates import DATE_LIKE, is_ditto, says_nothing
from loaders.dates.words import MONTH, plain_text

if TYPE_CHECKING:
    from documents.blocks import Paragraph

CONTINUED = r"(?: ?[(\[]?(?:continued|cont'?d?|cont\.)[)\]]?)?"
YEAR = "((?:18|19|20|21)[0-9]{2})"
YEAR_BANNER = re.compile(rf"(?:events? (?:of|in) |the )?(?:year |in )?:?{YEAR}{CONTINUED}", re.IGNORECASE)
MONTH_BANNER = re.compile(rf"({MONTH})[ ,.-]*{YEAR}{CONTINUED}", re.IGNORECASE)
MONTH_ALONE = re.compile(rf"({MONTH}){CONTINUED}", re.IGNORECASE)
DASHES = " -\u2013\u2014*:"
ABOUT_THE_ROWS = re.compile(
    r"(?:grand |sub-? ?)?totals?\b[^a-z]*(?:(?:number |no\.? )?(?:of )?"
    r"(?:records?|rows?|entries|events?|contacts?|items?)\b[^a-z]*)?|"
    r"(?:number|no\.?|count) of (?:records?|rows?|entries|events?|contacts?|items?)\b[^a-z]*|"
    r"\d+ (?:records?|rows?|entries|events?|items?)(?: (?:found|returned|listed|in total))?|"
    r"\W*end of (?:the )?(?:chronology|report|table|document|records?|sheet|extract|log)\W*|"
    r"page \d+(?: of \d+)?|"
    r"(?:printed|exported|generated|extracted|downloaded|last updated)(?: (?:on|by|from|at))? .{1,60}",
    re.IGNORECASE | re.DOTALL,
)
PENDING = re.compile(
    r"\b(?:see|as) (?:above|below|over)|\b(?:date|dates|time|unknown|unsure|tbc|various|ongoing|several|not|n/?k)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 12
LONGEST_NOTE = 40


@dataclass
class HeadingBanner:
    """The year and month that the text above a table sets for its dates."""

    year: int | None = None
    month: str = ""
    level: int = 0

    def take(self, paragraph: Paragraph) -> None:
        """Counts a paragraph in: a heading, or a line just above with a year alone.

        A heading's hold until the next of its level; a month alone keeps the year above it.
        """
        banner = date_banner(paragraph.text)
        if banner and (paragraph.level or (banner[0] and not banner[1])):
            self.level = paragraph.level if banner[0] else self.level
            self.year, self.month = banner[0] or self.year, banner[1]
        elif paragraph.level <= self.level if paragraph.level else not self.level:
            self.year, self.month = None, ""

    @property
    def value(self) -> tuple[int | None, str]:
        """Year and month as a row in a table would set them."""
        return self.year, self.month


def date_banner(text: str) -> tuple[int | None, str] | None:
    """The year and month that a banner row sets (``2014``, ``March 2014``, ``March``); ``None`` for other texts."""
    plain = " ".join(text.split()).strip(DASHES)
    year = YEAR_BANNER.fullmatch(plain)
    if year:
        return int(year[1]), ""
    month = MONTH_BANNER.fullmatch(plain)
    if month:
        return int(month[2]), month[1].lower()
    alone = MONTH_ALONE.fullmatch(plain)
    return (None, alone[1].lower()) if alone else None


def is_about_the_rows(text: str) -> bool:
    """Whether a text counts the rows, or says that they end, and so is no event: ``Total records: 12``."""
    return bool(ABOUT_THE_ROWS.fullmatch(" ".join(text.split()).strip(DASHES)))


def title_across(text: str, *, note: bool) -> bool:
    """Whether a text that stands alone in its row may be a title of rows, and no date or event.

    It has few words and no date, nor says that one is missing; with ``note`` it may have more, if it begins as one.
    """
    plain = text.strip()
    begins_as_a_note = bool(re.match(r"\W*(?:\*|note\b|n\.?b\b|key\s*:|source\s*:)", plain, re.IGNORECASE))
    if note and begins_as_a_note and len(plain.split()) <= LONGEST_NOTE:
        return True
    known = says_nothing(plain) or is_ditto(plain) or DATE_LIKE.search(plain_text(plain)) or PENDING.search(plain)
    letters = len(re.findall(r"[^\W\d_]", plain))
    return not known and letters >= 4 and len(plain.split()) <= LONGEST_TITLE and not plain.endswith((".", "?"))  # noqa: PLR2004 - a word
