"""The gaps of findings as bars of the timeline: held since, needed from, reached or still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from views.words import cut, day_text, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.findings import Finding
    from views.picture import Picture

LONGEST_TEXT = 160
LEAST_ROOM = timedelta(days=30)


@dataclass(frozen=True)
class Gap:
    """One bar: of ``kind`` lacked (needed there, no record) or held (who had it); ``end`` None while it is open.

    ``held`` is the first day on which somebody else held it; ``reached`` says that it ended because it arrived.
    """

    id: str
    holder: str
    kind: str
    start: date
    end: date | None = None
    held: date | None = None
    reached: bool = False
    says: str = ""

    @property
    def lanes(self) -> set[str]:
        """Whose lane it needs."""
        return {self.holder}


def gaps_of(picture: Picture, findings: Iterable[Finding], *, holders: bool) -> list[Gap]:
    """The gaps of these findings, the most important first; with ``holders``, also bars of those who held it."""
    found: list[Gap] = []
    for finding in findings:
        found += _lacked(picture, finding)
        found += _held(picture, finding) if holders else []
    return found


def _lacked(picture: Picture, finding: Finding) -> list[Gap]:
    text = cut("; ".join(finding.information) or finding.explanation, LONGEST_TEXT)
    since = [date.fromisoformat(str(each["since"])) for each in finding.holders if each.get("since")]
    names = listed(sorted({str(each["name"]) for each in finding.holders})[:3])
    found = []
    for number, body in enumerate(finding.needed_by):
        uid = f"{picture.case}/{body['id']}"
        if not body.get("from") or uid not in picture.holders:
            continue
        start, end = _day(body["from"]), _day(body["to"]) if body.get("to") else None
        held = min(since, default=None)
        reached = bool(end) and "silos/too_late" in finding.questions
        until = (
            f"reached {day_text(end)}" if end and reached else f"to {day_text(end)}" if end else "never recorded there"
        )
        says = f"Gap: {body['name']} needed it from {day_text(start)}, {until}; held by {names or 'others'}: {text}"
        found.append(Gap(f"gap {finding.rank} {number}", uid, "lacked", start, end, held, reached, says))
    return found


def _held(picture: Picture, finding: Finding) -> list[Gap]:
    text = cut("; ".join(finding.information) or finding.explanation, LONGEST_TEXT)
    return [
        Gap(f"gap {finding.rank} held {number}", f"{picture.case}/{body['id']}", "held", _day(body["since"]),
            finding.end, says=f"Held by {body['name']} since {day_text(_day(body['since']))}: {text}")
        for number, body in enumerate(finding.holders)
        if body.get("since") and f"{picture.case}/{body['id']}" in picture.holders
    ]  # fmt: skip


def _day(text: str | None) -> date:
    return date.fromisoformat(text or "")


def days_of(gaps: Iterable[Gap], end: date) -> tuple[date, date] | None:
    """The days that show these gaps with some room around them; an open one lasts to ``end``. None for no gaps."""
    lacked = [(gap.start, gap.end or max(end, gap.start)) for gap in gaps if gap.kind == "lacked"]
    if not lacked:
        return None
    first, last = min(start for start, _ in lacked), max(stop for _, stop in lacked)
    room = max((last - first) / 4, LEAST_ROOM)
    return first - room, last + room


def rank_of(gap: str) -> int | None:
    """The rank of the finding that a gap's id names; None where it is no gap."""
    word, _, rest = gap.partition(" ")
    number = rest.split(" ")[0]
    return int(number) if word == "gap" and number.isdigit() else None
