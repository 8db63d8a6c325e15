"""The events of the timeline as text: the list below the picture, and the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from views.lanes import ends
from views.marks import ONE, content, headline
from views.rows import csv_of
from views.timeline import when_text
from views.words import first_upper, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.marks import Mark
    from views.picture import Picture

COLUMNS = (
    ("First day", "the first day on which it can have been"), ("When", "when it was, in words"),
    ("Kind", "what kind of mark it is"), ("Who", "who did it or dealt with it, and to whom it went"),
    ("What", "what happened, was said or was decided"),
)  # fmt: skip
FILE = (
    "id", "kind", "earliest", "latest", "as_written", "who", "to", "empty_chairs", "what", "outcome", "until_earliest",
    "until_latest", "critical", "sources",
)  # fmt: skip


def in_view(marks: Iterable[Mark], view: tuple[date, date]) -> list[Mark]:
    """The marks that can lie within these days, by day: those of the list; work that had begun before comes last.

    A mark with an open end counts on its known day, where the picture has it.
    """
    first, last = view
    found = [mark for mark in marks if _starts(mark) <= last and _stops(mark) >= first]
    return sorted(found, key=lambda mark: mark.kind == "involvement" and _starts(mark) < first)


def _starts(mark: Mark) -> date:
    return mark.when.earliest or mark.when.latest or date.min


def _stops(mark: Mark) -> date:
    if mark.kind == "involvement":
        return mark.until.last if mark.until else date.max
    return mark.when.latest or mark.when.earliest or date.max


def who(picture: Picture, mark: Mark) -> str:
    """Whose mark it is, by name: who did it and to whom it went."""
    names = [picture.holder_name(uid) for uid in ends(mark) if uid in picture.holders]
    others = [picture.holder_name(uid) for uid in mark.to]
    arrow = " → " if mark.kind == "sharing" else "; present: "
    return first_upper(listed(names) + (arrow + listed(others) if others else ""))


def event_table(picture: Picture, marks: Sequence[Mark], chosen: str) -> dict[str, Any]:
    """What the table component draws for these marks; ``chosen`` is the uid of the one that is open."""
    numbers = {mark.uid: number for number, mark in enumerate(marks)}
    return {
        "name": "The events in view",
        "columns": [{"label": label, "meaning": meaning} for label, meaning in COLUMNS],
        "rows": [
            [_first(mark), when_text(mark), ONE[mark.kind], who(picture, mark), _what(picture, mark)] for mark in marks
        ],
        "chosen": numbers.get(chosen),
    }


def _first(mark: Mark) -> str:
    day = mark.when.earliest or mark.when.latest
    return day.isoformat() if day else ""


def _what(picture: Picture, mark: Mark) -> str:
    """What it was, without those whom another column names."""
    text = content(mark) if mark.kind in ("sharing", "involvement") else headline(mark, picture.holders)
    return text + (" (the review turns on this)" if mark.critical else "")


def events_csv(picture: Picture, marks: Iterable[Mark]) -> str:
    """These marks as CSV that no spreadsheet takes for formulas."""
    rows = []
    for mark in marks:
        claim = picture.claims.get(mark.uid)
        rows.append({
            "id": mark.uid.partition("/")[2], "kind": mark.sort or mark.kind, "earliest": mark.when.earliest,
            "latest": mark.when.latest, "as_written": mark.written, "what": mark.what, "outcome": mark.status,
            "who": [picture.holder_name(uid) for uid in ends(mark) if uid in picture.holders],
            "to": [picture.holder_name(uid) for uid in mark.to],
            "empty_chairs": [picture.holder_name(chair.holder) for chair in mark.chairs],
            "until_earliest": mark.until.earliest if mark.until else None,
            "until_latest": mark.until.latest if mark.until else None,
            "critical": mark.critical, "sources": list(claim.sources) if claim else [],
        })  # fmt: skip
    return csv_of(FILE, rows)
