"""The scale of dates: every event has room on it, so that years in which nothing happened do not take it all."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from loaders.dates import UnreadableDate, parse_date
from views.words import cut, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from views.picture import Event, Picture

TIME_SHARE = 0.45
"""How much of the scale follows the calendar; the rest is shared out evenly among the days on which something was."""
KINDS = ("Incident", "Meeting", "Decision", "Sharing")
MOST_NAMED = 3
"""How many events of one day are named."""
ROOM = 0.075
"""The least distance between two labels, as a part of the scale."""


def bounds(picture: Picture) -> tuple[date, date]:
    """The first and the last day of the scale: the period, or the events where the period is open."""
    days = [event.day for event in picture.events] or [date(2000, 1, 1)]
    start = picture.period.earliest or min(days)
    end = picture.period.latest or max(days)
    return (start, end) if start < end else (start, start + timedelta(days=1))


def scale(days: Sequence[date], start: date, end: date) -> list[tuple[date, float]]:
    """Pairs of a day and its place from 0 to 1, ascending in both; between two of them the scale is straight."""
    inside = sorted({day for day in days if start < day < end})
    length = (end - start).days
    steps = len(inside) + 1
    points = [
        (day, TIME_SHARE * (day - start).days / length + (1 - TIME_SHARE) * rank / steps)
        for rank, day in enumerate(inside, start=1)
    ]
    return [(start, 0.0), *points, (end, 1.0)]


def place(points: Sequence[tuple[date, float]], day: date) -> float:
    """Where a day lies on the scale."""
    if day <= points[0][0]:
        return 0.0
    for (left, low), (right, high) in pairwise(points):
        if day <= right:
            return low + (high - low) * (day - left).days / (right - left).days
    return 1.0


def date_bar(picture: Picture, day: date, fault: str = "") -> dict[str, Any]:
    """What the date component draws: the scale, its labels, the events, the day that is chosen.

    ``fault`` says what was wrong with a day that was typed.
    """
    if not picture.kept_bar:
        picture.kept_bar.update(_bar(picture))
    return {**picture.kept_bar, "day": day.isoformat(), "fault": fault, "last": _last(picture, day)}


def _bar(picture: Picture) -> dict[str, Any]:
    """What the bar of a case has whatever the day; marks are day, place and whether the event was critical."""
    start, end = bounds(picture)
    shown = sorted((event for event in picture.events if start <= event.day <= end), key=_weight)
    points = scale([event.day for event in shown], start, end)
    places = {event.day: round(place(points, event.day), 5) for event in shown}
    return {
        "start": start.isoformat(),
        "end": end.isoformat(),
        "scale": [[point.isoformat(), round(at, 5)] for point, at in points],
        "labels": _labels(points, start, end),
        "marks": [[event.day.isoformat(), places[event.day], event.critical] for event in shown],
    }


def _last(picture: Picture, day: date) -> dict[str, str]:
    """The events of the day, or of the last day before it that had any, in words."""
    start, _ = bounds(picture)
    past = [event for event in picture.events if start <= event.day <= day]
    if not past:
        return {"when": "", "what": "Nothing is recorded before this day."}
    latest = max(event.day for event in past)
    those = sorted((event for event in past if event.day == latest), key=_weight)[:MOST_NAMED]
    words = [event.what + (" (critical event)" if event.critical else "") for event in those]
    when = "On this day: " if latest == day else f"Last before ({day_text(latest)}): "
    return {"when": when, "what": " · ".join(words)}


def _weight(event: Event) -> tuple[date, bool, int]:
    """By day, and on one day what matters most first: critical events, then what happened before what was said."""
    return event.day, not event.critical, KINDS.index(event.kind) if event.kind in KINDS else len(KINDS)


def _labels(points: Sequence[tuple[date, float]], start: date, end: date) -> list[dict[str, Any]]:
    """Years along the scale, or months where it spans less than two years; none too near to the one before."""
    months = (end - start).days < 2 * 365
    found: list[dict[str, Any]] = [{"at": 0.0, "text": start.strftime("%b %Y"), "title": day_text(start)}]
    for first in _firsts(start, end, months=months):
        at = place(points, first)
        if at - found[-1]["at"] >= ROOM and at <= 1 - ROOM / 2:
            text = first.strftime("%b %Y") if months else str(first.year)
            found.append({"at": round(at, 5), "text": text, "title": day_text(first)})
    return found


def _firsts(start: date, end: date, *, months: bool) -> list[date]:
    years = range(start.year, end.year + 1)
    days = [date(year, month, 1) for year in years for month in (range(1, 13) if months else (1,))]
    return [day for day in days if start <= day <= end]


def nearest_day(text: str, picture: Picture) -> date:
    """The day that an address names, kept within the scale; the end of the scale where it names none."""
    start, end = bounds(picture)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return end
    return min(max(day, start), end)


def typed_day(text: str, picture: Picture) -> date:
    """The day that somebody typed, in any form of docs/dates.md: of a month or a year the last day.

    Raises ``UnreadableDate`` for what is no date, or lies outside the scale.
    """
    start, end = bounds(picture)
    span = parse_date(text, year_hint=start.year if start.year == end.year else None)
    if span.last < start or span.first > end:
        raise UnreadableDate(f"{cut(text, 60)} lies outside this review: {day_text(start)} to {day_text(end)}")
    return min(max(span.last, start), end)


def typed_view(view: tuple[date, date], end: int, text: str) -> tuple[date, date]:
    """The days in view with one end (0 the first, 1 the last) as somebody typed it, in any form of docs/dates.md.

    A month or a year counts whole. Raises ``UnreadableDate`` for what is no date, or where the first is not before the
    last.
    """
    span = parse_date(text)
    first, last = (view[0], span.last) if end else (span.first, view[1])
    if first >= last:
        raise UnreadableDate(f"{day_text(first)} is not before {day_text(last)}")
    return first, last
