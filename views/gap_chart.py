"""The bars of a finding: who held it from when, who lacked it from when to when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from views.timeline import INKS
from views.words import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from queries.findings import Finding

HELD, LACKED, REACHED = "held it", "needed it, no record of it", "it had arrived"
LONGEST_NAME = 34
AFTER = timedelta(days=14)
"""How far bars go on beyond the end of a gap that closed, so that its end can be seen."""


def gap_bars(finding: Finding, end: date) -> list[dict[str, str]]:
    """The bars: a lane, ISO days ``from`` and ``till``, what they show, and words for it.

    A lane for each holder, then one for each needer; who has no known day has no bar. ``end`` is the last day of the
    period, to which an open gap is drawn. Bars of a day are drawn a day long.
    """
    last = min(max(end, finding.start or end), finding.end + AFTER) if finding.end else end
    found: list[dict[str, str]] = []
    for number, body in enumerate(finding.holders):
        if body.get("since"):
            found.append(_bar(f"{number:02} {body['name']}", str(body["since"]), last.isoformat(), HELD))
    for number, body in enumerate(finding.needed_by, len(finding.holders)):
        lane, first, until = f"{number:02} {body['name']}", body.get("from"), body.get("to")
        if first:
            found.append(_bar(lane, first, until or last.isoformat(), LACKED))
            if until and "silos/too_late" in finding.questions and until < last.isoformat():
                found.append(_bar(lane, until, last.isoformat(), REACHED))
    return found


def _bar(lane: str, first: str, till: str, kind: str) -> dict[str, str]:
    start = date.fromisoformat(first)
    stop = max(date.fromisoformat(till), start + timedelta(days=1))
    name = lane if len(lane) <= LONGEST_NAME else f"{lane[: LONGEST_NAME - 1]}…"
    says = f"{lane[3:]} {kind} from {day_text(start)}"
    return {"lane": name, "from": first, "till": stop.isoformat(), "kind": kind, "says": says}


def gap_chart(drawn: Iterable[dict[str, Any]], *, dark: bool = False) -> alt.Chart:
    """The bars as a chart: filled where it was held, a dashed outline where it was lacked, readable without colour."""
    ink, paper = INKS[dark], INKS[not dark]
    kinds = [HELD, LACKED, REACHED]
    legend = alt.Legend(orient="top", labelColor=ink, symbolType="square", labelLimit=260)
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
                          scale=alt.Scale(domain=kinds, range=["#4f8fd0", paper, "#9dc3e6"])),
            stroke=alt.Stroke("kind:N", title=None, legend=legend,
                              scale=alt.Scale(domain=kinds, range=["#4f8fd0", "#c8641e", "#4f8fd0"])),
            strokeDash=alt.StrokeDash("kind:N", title=None, legend=legend,
                                      scale=alt.Scale(domain=kinds, range=[[1, 0], [5, 3], [1, 0]])),
            tooltip=[alt.Tooltip("says:N", title="What"), alt.Tooltip("till:T", title="To", format="%-d %B %Y")],
        )
        .properties(height=alt.Step(22))
    )  # fmt: skip
    return chart
