"""Dates and numbers in words, as a reader of a review would write them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from datetime import date

    from knowledge.moments import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_text(day: date) -> str:
    """A day in words: 2 October 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_text(iso: str, zone: str = "") -> str:
    """A moment in words: 28 November 2025, 15:20, in the time of ``zone`` or else of this machine; empty where none."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(ZoneInfo(zone) if zone else None)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        return iso
    return f"{day_text(moment)}, {moment:%H:%M}"


def span_text(span: Span | None) -> str:
    """An uncertain day in words, never rounded to one day."""
    if span is None or (span.earliest is None and span.latest is None):
        return "on a day that is not known"
    if span.earliest is None:
        return f"on or before {day_text(span.last)}"
    if span.latest is None:
        return f"on or after {day_text(span.first)}"
    if span.earliest == span.latest:
        return f"on {day_text(span.earliest)}"
    return f"between {day_text(span.earliest)} and {day_text(span.latest)}"


def when_words(span: Span | None) -> str:
    """An uncertain day in words that can stand alone: 2 October 2021; on or before it; between two days."""
    exact = span is not None and span.earliest is not None and span.earliest == span.latest
    return span_text(span).removeprefix("on ") if exact else span_text(span)


def uncertain_date(written: str, span: Span) -> str:
    """A date as it was written, and in words between which days it lies where it is not one day."""
    if span.earliest is not None and span.earliest == span.latest:
        return day_text(span.earliest)
    return f"{written}: the day is not certain, {span_text(span)}" if written else span_text(span)


def since_text(span: Span, *, firm: bool) -> str:
    """Since when something was known: certainly, or at the earliest."""
    if span.earliest == span.latest and span.earliest is not None:
        return f"since {day_text(span.earliest)}"
    if firm and span.latest is not None:
        return f"since {day_text(span.latest)} at the latest"
    return f"since {day_text(span.first)} at the earliest" if span.earliest is not None else "since an unknown day"


def several(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 item, 3 items."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Names as a sentence has them: A, B and C."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def first_upper(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def cut(text: str, longest: int) -> str:
    """A text of at most ``longest`` characters; what is cut off shows as an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
