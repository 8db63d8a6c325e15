"""The bars of a hypothetical, and its rows as a file: both say in every part that they are hypothetical."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from views.cells import Shown
from views.changes import premise
from views.dates import bounds
from views.gap_chart import GONE, HELD, MAY, PERHAPS, TOLD, WOULD, bar
from views.rows import csv_of
from views.stretches import stretches
from views.what_if_words import before_after
from views.words import cut, first_upper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.changes import Change
    from views.hypothetical import AtMoment, Coded, Compared
    from views.stretches import Difference, NeedChange, Stretch

MOST_BARS = 16
SHORT_NAME = 20
LONGEST_LANE = 60
COLUMNS = (
    "hypothetical", "changes", "kind", "who", "information", "from", "to", "days", "as recorded", "hypothetically",
    "moment",
)  # fmt: skip
LABEL = "HYPOTHETICAL: this did not happen"
SAME = {Shown.KNEW: HELD, Shown.MAY: MAY, Shown.TOLD: TOLD}


def bars(result: Compared) -> list[dict[str, str]]:
    """A lane for each holder and item that would have been different; if any, only those that surely knew."""
    start, end = bounds(result.recorded)
    rows = ([row for row in result.differences if row.certain] or result.differences)[:MOST_BARS]
    holders, items = ({getattr(row, name) for row in rows} for name in ("holder", "item"))
    found: list[dict[str, str]] = []
    for number, row in enumerate(rows):
        name, item = result.recorded.holder_name(row.holder), result.recorded.items[row.item].statement
        lane = name if len(items) == 1 else item if len(holders) == 1 else f"{cut(name, SHORT_NAME)}: {item}"
        for each in stretches(result.recorded, result.hypothetical, (row.holder, row.item), end):
            kind = _kind(each)
            if kind and (each.last is None or each.last >= start):
                found.append(
                    bar(f"{number:02} {lane}", max(each.first, start), each.last or end, kind, longest=LONGEST_LANE)
                )
    return found


def _kind(each: Stretch) -> str:
    if each.before is each.after:
        return SAME.get(each.after, "") if each.after else ""
    if each.change > 0:
        return WOULD if each.after is Shown.KNEW else PERHAPS
    return (PERHAPS if each.after is Shown.MAY else GONE) if each.change < 0 else ""


def file_text(case: Coded, changes: Sequence[Change], result: Compared) -> str:
    """Everything that would have been different, as CSV; every line says that it is hypothetical."""
    said = first_upper("; ".join(premise(case.picture, case.claims, change) for change in changes))
    rows = [{"hypothetical": LABEL, "changes": said, **row} for row in _rows(result)]
    return csv_of(COLUMNS, rows or [{"hypothetical": LABEL, "changes": said, "kind": "nothing would have changed"}])


def _rows(result: Compared) -> list[dict[str, Any]]:
    return [
        *(_known(result, row, each) for row in result.differences for each in row.stretches),
        *(_need(result, row) for row in result.needs),
        *(_moment(result, row) for row in result.moments),
    ]


def _need(result: Compared, row: NeedChange) -> dict[str, Any]:
    return {
        "kind": "need", **_who(result, row.holder, row.item), "from": row.needed.isoformat(), "days": row.days,
        "as recorded": f"met {row.before}" if row.before else "no record",
        "hypothetically": f"met {max(row.after, row.needed)}" if row.after else "not met",
    }  # fmt: skip


def _moment(result: Compared, row: AtMoment) -> dict[str, Any]:
    known = ("not known before", "known before")
    return {
        "kind": "decision" if row.moment.by else "critical event", **_who(result, row.holder, row.item),
        "from": row.day.isoformat(), "to": row.moment.first.isoformat(), "days": row.days,
        "as recorded": known[not row.gained], "hypothetically": known[row.gained], "moment": row.moment.what,
    }  # fmt: skip


def _known(result: Compared, row: Difference, each: Stretch) -> dict[str, Any]:
    before, after, _ = before_after(each)
    return {
        "kind": "knowledge", **_who(result, row.holder, row.item), "from": each.first.isoformat(),
        "to": _iso(each.last), "days": each.days, "as recorded": before, "hypothetically": after,
    }  # fmt: skip


def _who(result: Compared, holder: str, item: str) -> dict[str, str]:
    return {"who": result.recorded.holder_name(holder), "information": result.recorded.items[item].statement}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
