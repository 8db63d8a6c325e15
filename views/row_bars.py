"""The rows of an answer as bars in time: one bar for each row, from its first to its last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from views.words import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from queries.question import Question

MOST_BARS = 60
INKS = {False: "#1b2430", True: "#e8edf3"}
SHORTEST = timedelta(days=1)
LONGEST_NAME, LONGEST_TEXT = 30, 70


def bars(question: Question, rows: Sequence[Mapping[str, Any]], end: date) -> list[dict[str, Any]]:
    """The bars: a label, start and end as ISO days; an open end is drawn to ``end`` and says so.

    Rows without a first day have no bar. A bar of one day is drawn a day long, so that it can be seen.
    """
    view = question.view
    found: list[dict[str, Any]] = []
    for row in rows[:MOST_BARS]:
        start, stop = row.get(view.start or ""), row.get(view.end or "")
        if not isinstance(start, date):
            continue
        words = cut(str(row.get(view.text or "") or ""), LONGEST_TEXT)
        last = stop if isinstance(stop, date) else max(end, start)
        found.append(
            {
                "lane": f"{len(found) + 1:02} {cut(str(row.get(view.row or '') or ''), LONGEST_NAME)}: {words}",
                "from": start.isoformat(),
                "till": max(last, start + SHORTEST).isoformat(),
                "open": "ended" if isinstance(stop, date) else "open",
                "says": f"{start.isoformat()} to {last.isoformat() if isinstance(stop, date) else 'the end'}",
            }
        )
    return found


def bar_chart(drawn: list[dict[str, Any]], *, dark: bool = False) -> alt.Chart:
    """The bars as a chart, one line for each; texts are texts, never markup."""
    ink = INKS[dark]
    colours = alt.Scale(domain=["ended", "open"], range=["#4f8fd0", "#d98b45"])
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(drawn))
        .mark_bar(height=9, cornerRadius=2)
        .encode(
            x=alt.X(
                "from:T", title=None, axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=6, labelColor=ink)
            ),
            x2="till:T",
            y=alt.Y(
                "lane:N",
                title=None,
                axis=alt.Axis(labelLimit=420, labelExpr="substring(datum.label, 3)", labelColor=ink),
            ),
            color=alt.Color("open:N", title=None, legend=alt.Legend(orient="top", labelColor=ink), scale=colours),
            tooltip=[alt.Tooltip("lane:N", title="What"), alt.Tooltip("says:N", title="When")],
        )
        .properties(height=alt.Step(22))
    )
    return chart
