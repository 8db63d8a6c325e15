"""The timeline of a case: what the component draws, worked out in days and lanes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from views.dates import bounds, place, scale
from views.lanes import Lanes, ends, touched
from views.marks import KINDS, ONE, UNSURE, headline, went
from views.words import cut, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.moments import Span
    from views.marks import Mark
    from views.picture import Picture
    from views.timeline_gaps import Gap

EPOCH = date(1970, 1, 1).toordinal()
BINS = 240
LONGEST_TEXT = 220
MARGIN = timedelta(days=21)
MOST_STRETCHES, LEAST_SHARE, QUIET_SHARE, QUIET_DAYS = 3, 0.08, 0.004, 60
WORK_ROWS, GAP_ROWS = 4, 6


@dataclass(frozen=True)
class Choice:
    """What the timeline shows: kinds of marks, and marks of these agencies and people; an empty choice is no limit.

    ``opened`` are the groups that show their parts; without ``quiet``, lanes with nothing in view are left out.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    agencies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    opened: frozenset[str] = field(default_factory=frozenset)
    quiet: bool = True


def shown_marks(picture: Picture, choice: Choice) -> list[Mark]:
    """The marks that pass the filters and have a date, in order of their days."""
    passing = [mark for mark in picture.marks if mark.day and _passes(picture, mark, choice)]
    return sorted(passing, key=lambda mark: (mark.day or date.max, mark.place, mark.time, mark.uid))


def _passes(picture: Picture, mark: Mark, choice: Choice) -> bool:
    if mark.kind not in choice.kinds:
        return False
    holders = [picture.holders[uid] for uid in touched(mark) if uid in picture.holders]
    if choice.agencies and not {holder.group for holder in holders} & set(choice.agencies):
        return False
    return not choice.people or bool(_people(picture, mark) & set(choice.people))


def _people(picture: Picture, mark: Mark) -> set[str]:
    """The names of the people to whom a mark has to do: in it, at it, or what its items are about."""
    uids = {*mark.people, *touched(mark)}
    names = {picture.holders[uid].name for uid in uids if uid in picture.holders and picture.holders[uid].is_person}
    claim = picture.claims.get(mark.uid)
    items = {carried.item for carried in claim.carried} if claim and mark.label in ("Sharing", "Meeting") else set()
    return names.union(*(picture.items[uid].about for uid in items if uid in picture.items))


def extent(picture: Picture) -> tuple[date, date]:
    """The first and the last day that the timeline can show: everything dated, and the period."""
    start, end = bounds(picture)
    days = [day for mark in picture.marks for day in (mark.when.earliest, mark.when.latest) if day]
    return min([start, *days]) - MARGIN, max([end, *days]) + MARGIN


def seen(picture: Picture, first: str, last: str) -> tuple[date, date]:
    """The days in view that an address names, kept within the extent; the period where it names none."""
    low, high = extent(picture)
    start, end = bounds(picture)
    found = (_day(first) or start - MARGIN, _day(last) or end + MARGIN)
    one, other = (min(max(day, low), high) for day in found)
    return (one, other) if one < other else (low, high)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def timeline(
    picture: Picture, choice: Choice, gaps: Sequence[Gap], view: tuple[date, date], chosen: str
) -> dict[str, Any]:
    """What the component draws: days are numbered from 1 January 1970, lanes from the top.

    ``view`` are the days in view, ``chosen`` the id of the mark whose drawer is open.
    """
    marks = shown_marks(picture, choice)
    used = set().union(*(touched(mark) for mark in marks), *(gap.lanes for gap in gaps))
    lanes = Lanes(picture, used, choice.opened)
    first, last = extent(picture)
    work = [mark for mark in marks if mark.kind == "involvement"]
    days = sorted(mark.day for mark in marks if mark.day and mark.kind != "involvement")
    overview = scale(days, first, last)
    drawn_gaps, hidden = _gaps(gaps, lanes, _number(bounds(picture)[1]))
    return {
        "extent": [_number(first), _number(last)],
        "period": [_number(day) for day in bounds(picture)],
        "view": [_number(day) for day in view],
        "lanes": [
            {"id": lane.id, "name": lane.name, "parts": lane.parts, "opened": lane.opened, "inner": lane.inner,
             "about": lane.about, "more": hidden.get(number, 0)}
            for number, lane in enumerate(lanes.lanes)
        ],
        "marks": [_drawn(picture, mark, lanes) for mark in marks if mark.kind != "involvement"],
        "work": _work(picture, work, lanes),
        "gaps": drawn_gaps,
        "kinds": [{"id": kind, "name": name, "shown": kind in choice.kinds} for kind, name in KINDS.items()],
        "scale": [[_number(day), round(at, 5)] for day, at in overview],
        "density": _density(days, overview),
        "stretches": stretches(days),
        "chosen": chosen,
        "quiet": choice.quiet,
    }  # fmt: skip


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _drawn(picture: Picture, mark: Mark, lanes: Lanes) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": mark.uid, "kind": mark.kind, "lanes": lanes.of(ends(mark)), **_days(mark.when),
        "says": says(picture, mark),
    }  # fmt: skip
    if mark.critical:
        found["critical"] = True
    if mark.kind == "sharing":
        found |= {"to": lanes.of(mark.to), "look": went(mark, picture.claims.get(mark.uid))}
        found |= {"unsure": True} if mark.status in UNSURE else {}
        found |= {"arrived": _days(mark.until)} if mark.until else {}
    if mark.kind == "meeting":
        found |= {"to": lanes.of(mark.to), "empty": lanes.of(chair.holder for chair in mark.chairs)}
        found |= {} if mark.took_place else {"look": "not held"}
    return found


def _days(span: Span) -> dict[str, Any]:
    """The bounds of an uncertain day; an open end is marked, and drawn from the other."""
    first, last = span.earliest or span.latest or date.min, span.latest or span.earliest or date.min
    open_ends = ("<" if span.earliest is None else "") + (">" if span.latest is None else "")
    return {"a": _number(first), "b": _number(last), **({"open": open_ends} if open_ends else {})}


def says(picture: Picture, mark: Mark) -> str:
    """A mark in a sentence, for its tooltip and for those who hear the page."""
    return f"{ONE[mark.kind]}, {when_text(mark)}: {cut(headline(mark, picture.holders), LONGEST_TEXT)}"


def when_text(mark: Mark) -> str:
    """When it was, in words; how the source has it where that is not one day."""
    if mark.kind == "involvement":
        end = f" to {_written(mark.until, mark.until_written)}" if mark.until else ", no end recorded"
        return _written(mark.when, mark.written) + end
    time = f", {mark.time}" if mark.time else ""
    return when_words(mark.when) + time


def _written(span: Span, written: str) -> str:
    """One day in words; anything else as the source has it."""
    return when_words(span) if span.earliest == span.latest or not written else written


def _work(picture: Picture, marks: Iterable[Mark], lanes: Lanes) -> list[dict[str, Any]]:
    """Periods of work as bars: sure between ``b`` and ``c``, possible from ``a`` and to ``d``; each in a row."""
    end = _number(bounds(picture)[1])
    found: list[dict[str, Any]] = []
    for mark in marks:
        start = _days(mark.when)
        until = _days(mark.until) if mark.until else {"a": max(end, start["b"]), "b": max(end, start["b"]), "open": ">"}
        found += [
            {"id": mark.uid, "lane": lane, "a": start["a"], "b": start["b"], "c": max(until["a"], start["b"]),
             "d": max(until["b"], start["b"]), "open": start.get("open", "") + until.get("open", ""),
             "says": says(picture, mark)}
            for lane in lanes.of(mark.at)
        ]  # fmt: skip
    return rows(found, "a", "d", WORK_ROWS)


def _gaps(gaps: Iterable[Gap], lanes: Lanes, end: int) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """Gaps as bars in rows under their lanes, and how many of each lane found no room."""
    found = []
    for gap in gaps:
        start, stop = _number(gap.start), _number(gap.end) if gap.end else max(end, _number(gap.start))
        held = min(_number(gap.held), start) if gap.held else start
        found += [
            {"id": gap.id, "lane": lane, "kind": gap.kind, "held": held, "a": start, "b": stop,
             "open": gap.end is None, "reached": gap.reached, "says": gap.says}
            for lane in lanes.of([gap.holder])
        ]  # fmt: skip
    placed = rows(found, "held", "b", GAP_ROWS, crowd=False)
    hidden: dict[int, int] = {}
    for bar in placed:
        if bar["row"] < 0:
            hidden[bar["lane"]] = hidden.get(bar["lane"], 0) + 1
    return [bar for bar in placed if bar["row"] >= 0], hidden


def rows(bars: list[dict[str, Any]], start: str, end: str, most: int, *, crowd: bool = True) -> list[dict[str, Any]]:
    """The bars, each with a ``row`` of its lane in which it lies over no other.

    Where ``most`` rows are not enough, it goes into the last (``crowd``) or gets the row -1.
    """
    taken: dict[int, list[list[tuple[int, int]]]] = {}
    found = []
    for bar in sorted(bars, key=lambda bar: (bar[start], bar["id"])) if crowd else bars:
        lane = taken.setdefault(bar["lane"], [[] for _ in range(most)])
        fits = (number for number, row in enumerate(lane) if all(bar[start] > b or bar[end] < a for a, b in row))
        row = next(fits, most - 1 if crowd else -1)
        if row >= 0:
            lane[row].append((bar[start], bar[end]))
        found.append({**bar, "row": row})
    return found


def _density(days: Sequence[date], points: Sequence[tuple[date, float]]) -> list[float]:
    """How much happened in each of ``BINS`` equal parts of the overview: marks in 30 days, for the days of the part."""
    counted = [0] * BINS
    lengths = [0.0] * BINS
    for day in days:
        counted[min(int(place(points, day) * BINS), BINS - 1)] += 1
    for (left, low), (right, high) in pairwise(points):
        for part in range(int(low * BINS), min(int(high * BINS), BINS - 1) + 1):
            share = min(high, (part + 1) / BINS) - max(low, part / BINS)
            lengths[part] += share / (high - low) * (right - left).days if high > low else 0
    return [round(30 * count / max(length, 10), 2) for count, length in zip(counted, lengths, strict=True)]


def stretches(days: Sequence[date]) -> list[dict[str, Any]]:
    """The stretches of time in which much happened, by time: their first and last day and how many marks they hold."""
    if len(days) < 2:  # noqa: PLR2004 - between two there can be a quiet time
        return []
    found = sorted(days)
    quiet = max(QUIET_DAYS, QUIET_SHARE * (found[-1] - found[0]).days)
    parts: list[list[date]] = [[found[0]]]
    for before, after in pairwise(found):
        if (after - before).days > quiet:
            parts.append([])
        parts[-1].append(after)
    large = [part for part in parts if len(part) >= LEAST_SHARE * len(found)]
    kept = sorted(sorted(large, key=len, reverse=True)[:MOST_STRETCHES])
    return [{"from": _number(part[0]), "to": _number(part[-1]), "count": len(part)} for part in kept]
