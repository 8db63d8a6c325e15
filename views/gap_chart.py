"""Bars in time, of a finding or an item: who held it from when, who lacked it from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from views.row_bars import INKS
from views.words import cut, day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.findings import Finding

HELD, MAY, TOLD = "held it", "may have known it", "was told otherwise"
LACKED, REACHED = "needed it, no record of it", "it had arrived"
WOULD, PERHAPS, GONE = "would have known it", "would perhaps have known it", "would not have known it"
"""What is hypothetical: dashes or dots all around."""
LOOKS = {  # fill, outline and dashes; a fill of "" is the paper's
    HELD: ("#4f8fd0", "#4f8fd0", [1, 0]),
    MAY: ("", "#4f8fd0", [1, 0]),
    TOLD: ("#b58ad0", "#7a3e9d", [2, 2]),
    LACKED: ("", "#c8641e", [5, 3]),
    REACHED: ("#9dc3e6", "#4f8fd0", [1, 0]),
    WOULD: ("#9dc3e6", "#c8641e", [5, 3]),
    PERHAPS: ("", "#c8641e", [2, 3]),
    GONE: ("", "#9a6cc0", [1, 3]),
}
LONGEST_NAME = 34
AFTER = timedelta(days=14)
"""How far bars go on beyond the end of a gap that closed, so that its end can be seen."""


def gap_bars(finding: Finding, end: date) -> list[dict[str, str]]:
    """The bars: a lane, ISO days ``from`` and ``till``, what they show, and words for it.

    A lane for each holder, then one for each needer; who has no known day has no bar. ``end`` is the last day of the
    period, to which an open gap is drawn.
    """
    last = min(max(end, finding.start or end), finding.end + AFTER) if finding.end else end
    found: list[dict[str, str]] = []
    for number, body in enumerate(finding.holders):
        if body.get("since"):
            found.append(bar(f"{number:02} {body['name']}", _day(body["since"]), last, HELD))
    for number, body in enumerate(finding.needed_by, len(finding.holders)):
        lane, first, until = f"{number:02} {body['name']}", body.get("from"), body.get("to")
        if first:
            stop = _day(until) if until else last
            found.append(bar(lane, _day(first), stop, LACKED))
            if "silos/too_late" in finding.questions and stop < last:
                found.append(bar(lane, stop, last, REACHED))
    return found


def _day(text: str | None) -> date:
    return date.fromisoformat(text or "")


def bar(lane: str, first: date, till: date, kind: str, longest: int = LONGEST_NAME) -> dict[str, str]:
    """One bar of a lane (two digits for its place, then its name); at least a day long, so that it can be seen."""
    stop = max(till, first + timedelta(days=1))
    says = f"{lane[3:]} {kind} from {day_text(first)}"
    return {
        "lane": cut(lane, longest),
        "from": first.isoformat(),
        "till": stop.isoformat(),
        "kind": kind,
        "says": says,
    }


def gap_chart(drawn: Iterable[dict[str, Any]], *, dark: bool = False, title: str = "") -> alt.Chart:
    """The bars as a chart: filled where it was held, an outline where it may have been, dashes where it was lacked.

    A ``title`` stands in the picture itself, so that it goes along where the picture is taken out.
    """
    ink, paper, drawn = INKS[dark], INKS[not dark], list(drawn)
    kinds = [kind for kind in LOOKS if kind in {each["kind"] for each in drawn}]
    fills, lines, dashes = zip(*(LOOKS[kind] for kind in kinds), strict=True)
    legend = alt.Legend(orient="top", columns=2, labelColor=ink, symbolType="square", labelLimit=260)
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(drawn))
        .mark_bar(height=11, cornerRadius=2, strokeWidth=1.6)
        .encode(
            x=alt.X("from:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=5,
                                                        labelColor=ink)),
            x2="till:T",
            y=alt.Y("lane:N", title=None, axis=alt.Axis(labelLimit=260, labelExpr="substring(datum.label, 3)",
                                                        labelColor=ink)),
            fill=alt.Fill("kind:N", title=None, legend=legend,
                          scale=alt.Scale(domain=kinds, range=[fill or paper for fill in fills])),
            stroke=alt.Stroke("kind:N", title=None, legend=legend,
                              scale=alt.Scale(domain=kinds, range=list(lines))),
            strokeDash=alt.StrokeDash("kind:N", title=None, legend=legend,
                                      scale=alt.Scale(domain=kinds, range=list(dashes))),
            tooltip=[alt.Tooltip("says:N", title="What"), alt.Tooltip("till:T", title="To", format="%-d %B %Y")],
        )
        .properties(height=alt.Step(22))
    )  # fmt: skip
    return chart.properties(title=alt.Title(title, color=ink, anchor="start", fontSize=13)) if title else chart
