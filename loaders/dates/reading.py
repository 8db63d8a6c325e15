"""Reading a date, with or without a time of day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.errors import WhoknewError
from knowledge.moments import OPEN
from loaders.dates.calendar_forms import Context
from loaders.dates.phrases import read_text
from loaders.dates.spans import Refusal
from loaders.dates.times import read_time, split_time
from loaders.dates.words import plain_text

if TYPE_CHECKING:
    from datetime import time

    from knowledge.moments import Span

LONGEST = 100
REMEMBERED = 20_000
"""So many texts are kept with what they mean: most dates of a case stand in several rows."""


class UnreadableDate(WhoknewError):  # noqa: N818 - named for what the reader sees
    """The date cannot be read."""


@dataclass(frozen=True)
class Moment:
    """The days on which something may have been, and its time of day if one is stated."""

    span: Span
    time: time | None = None


def parse_date(text: str, *, year_hint: int | None = None, day_first: bool = True) -> Span:
    """The closed interval of days that ``text`` means; a time of day beside it is passed over.

    ``year_hint`` is the year for dates without one, and the nearest to choose for two-digit years; without it both are
    refused. ``day_first=False`` reads numeric dates month first, for a file known to be written so.

    Raises ``UnreadableDate`` with what would be right.
    """
    return parse_moment(text, year_hint=year_hint, day_first=day_first).span


@lru_cache(REMEMBERED)
def parse_moment(
    text: str, *, year_hint: int | None = None, day_first: bool = True, century_hint: int | None = None
) -> Moment:
    """As ``parse_date``, with the time of day if the text gives one (``9 April 2011 02:10``).

    ``century_hint`` is a year that those of two digits are near to; a date without a year stays refused.
    """
    plain = plain_text(text)
    if not plain:
        raise UnreadableDate("The text is empty; write a date, or leave out the row.")
    if len(plain) > LONGEST:
        raise UnreadableDate(f"{text[:40]!r}... is too long for a date; write the date alone.")
    context = Context(read_text, year_hint, day_first, century_hint=century_hint)
    try:
        date_text, clock = split_time(plain)
        if clock is not None:  # a hyphen between date and time leaves nothing open
            date_text = date_text.removesuffix("-").rstrip()
        return Moment(_read_bounded(date_text, context), clock)
    except Refusal as reason:
        raise UnreadableDate(f"{text!r}: {reason}.") from None


def parse_time(text: str) -> time:
    """The time of day that ``text`` gives (``23:20``, ``2am``, ``0210 hrs``). Raises ``UnreadableDate``."""
    try:
        return read_time(plain_text(text))
    except Refusal as reason:
        raise UnreadableDate(f"{text!r}: {reason}.") from None


def _read_bounded(text: str, context: Context) -> Span:
    """The interval of a text; one with neither end says nothing."""
    span = read_text(text, context)
    if span == OPEN:
        raise Refusal("it leaves both ends open; give at least one date")
    return span
