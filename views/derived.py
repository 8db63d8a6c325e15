"""What is derived, from the rows of the graph to what the pictures take: every id is a uid of the graph."""

from __future__ import annotations

from typing import Any

from knowledge.derived import Knowing, Needing, Reached, ToldOtherwise
from knowledge.moments import Span

Row = dict[str, Any]


def way_of(row: Row) -> Knowing:
    """One way of knowing; it is firm where it has a latest day."""
    since = span_of(row, "since")
    return Knowing(
        row["holder"], row["item"], since, since.latest is not None, until_of(row), row["via"], row["via_kind"],
        row["basis"], row["certainty"], tuple(row["sources"] or ()), tuple(row["senders"] or ()),
    )  # fmt: skip


def told_of(row: Row) -> ToldOtherwise:
    """What somebody was told in the place of an item."""
    since = span_of(row, "since")
    return ToldOtherwise(
        row["holder"], row["item"], since, row["via"], row["arrived_as"], row["said"], tuple(row["senders"] or ()),
        tuple(row["sources"] or ()), since.latest is not None,
    )  # fmt: skip


def need_of(row: Row) -> Needing:
    """One need."""
    return Needing(
        row["holder"], row["item"], span_of(row, "since"), until_of(row), row["via"], row["origin"], row["basis"] or "",
        row["why"] or "", tuple(row["sources"] or ()),
    )  # fmt: skip


def reached_of(row: Row) -> Reached:
    """One way in which a needed item arrived."""
    since = span_of(row, "since")
    return Reached(
        row["item"], row["holder"], row["part"], since, since.latest is not None, until_of(row), row["via"],
        tuple(row["sources"] or ()),
    )  # fmt: skip


def span_of(row: Row, name: str) -> Span:
    """The uncertain day that a row holds under this name."""
    return Span(row[f"{name}_earliest"], row[f"{name}_latest"])


def until_of(row: Row) -> Span | None:
    """When it ended; nothing where it did not."""
    span = span_of(row, "until")
    return None if span == Span(None, None) else span
