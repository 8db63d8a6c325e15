"""The rows of an answer: a table, or bars in time or a network where the question declares one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import full, recall, remember, short
from screens.mounts import show_chart, show_leaves, show_network, show_table
from views.network import BETWEEN
from views.row_bars import bar_chart, bars
from views.row_network import ends_of, network_leaves, row_network
from views.rows import MOST_ROWS, table

if TYPE_CHECKING:
    from datetime import date

    from queries.answer import Answer
    from queries.question import Question
    from views.picture import Picture


def show_rows(answer: Answer, picture: Picture | None, last_day: date) -> int | None:
    """The rows as the table or the picture that the question declares, and the number of the row that is open."""
    question, rows = answer.question, answer.rows
    words = f"{len(rows)} row{'s' if len(rows) != 1 else ''} in {answer.milliseconds:.0f} ms"
    st.caption(
        words + ("; the cap was reached, there are more" if answer.capped else "") + ". Press a row to see how we know."
    )
    kept = recall("row")
    chosen = int(kept) if kept.isdigit() and int(kept) < len(rows) else None
    drawn = _choose_picture(question, picture)
    if drawn == "timeline":
        _show_timeline(answer, last_day)
        return None
    if drawn == "network" and picture is not None:
        _show_network(answer, picture, last_day)
        return chosen
    show_table(table(question, rows, chosen), f"rows {question.id}", lambda number: remember(row=str(number)))
    if len(rows) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} rows are shown; the files have all of them.")
    return chosen


def _choose_picture(question: Question, picture: Picture | None) -> str:
    """Table, or the picture that the question declares; a network needs the one review that the rows are about."""
    kind = question.view.kind
    if kind != "timeline" and (kind != "network" or picture is None):
        return "table"
    before = recall("rows", "table")
    chosen = st.segmented_control(
        "Show the rows as", ["table", kind], default=before if before in ("table", kind) else "table",
        required=True, format_func=str.capitalize, key="rows", label_visibility="collapsed",
    )  # fmt: skip
    remember(rows="" if chosen == "table" else str(chosen))
    return str(chosen)


def _show_network(answer: Answer, picture: Picture, last_day: date) -> None:
    ends = ends_of(answer.question, answer.rows, picture)
    drawn = row_network(answer.question, ends, picture, last_day)
    edge = full_edge(picture.case, recall("tie"))
    file = {
        "title": f"{picture.title}: {answer.question.title}", "day": last_day.isoformat(),
        "file": f"{picture.case}-{answer.question.id.replace('/', '-')}",
    }  # fmt: skip
    show_network(
        {**drawn, **file, "chosen": {"edge": edge}}, f"network {picture.case} {answer.question.id}",
        lambda pick: remember(tie=short_edge(picture.case, pick.get("edge", "")), row=""), lambda _: None,
    )  # fmt: skip
    leaves = network_leaves(answer.question, answer.rows, ends, picture, edge)
    show_leaves(leaves, "edges of rows", lambda act: _pick(picture, act))


def _pick(picture: Picture, act: dict[str, Any]) -> None:
    """Opens a row, or an edge of the network."""
    if "row" in act:
        remember(row=act["row"])
    else:
        remember(tie=short_edge(picture.case, act["edge"]), row="")


def short_edge(case: str, edge: str) -> str:
    """An edge as the address has it: its two ends without the case."""
    return BETWEEN.join(short(case, uid) for uid in edge.split(BETWEEN)) if edge else ""


def full_edge(case: str, edge: str) -> str:
    """The edge that `short_edge` shortened."""
    return BETWEEN.join(full(case, name) for name in edge.split(BETWEEN)) if edge else ""


def _show_timeline(answer: Answer, last_day: date) -> None:
    drawn = bars(answer.question, answer.rows, answer.parameters.get("as_of") or last_day)
    dark = st.context.theme.type == "dark"
    if drawn:
        chart = bar_chart(drawn, dark=dark)
        name = answer.question.id.replace("/", "-")
        show_chart(chart, f"Timeline: {answer.question.title}", f"{name}-timeline")
    if len(drawn) < len(answer.rows):
        st.caption(f"{len(drawn)} of {len(answer.rows)} rows are drawn; the table has all of them.")
