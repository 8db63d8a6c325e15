"""Rows that say exactly the same: the later one is a problem. What only resembles another is proposed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronologies.events import Event, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chronologies.events import Locator


def without_duplicates(
    events: Iterable[Event], references: Mapping[Locator, frozenset[str]]
) -> tuple[list[Event], list[Problem]]:
    """The events, each once, and a problem for each that is exactly one before it (references and numbers aside)."""
    first: dict[object, Event] = {}
    kept: list[Event] = []
    problems: list[Problem] = []
    for event in events:
        key = _said(event, references.get(event.locator, frozenset()))
        if key in first:
            reason = f"exact duplicate of {first[key].locator}."
            problems.append(Problem(event.locator, reason, event.text))
        else:
            first[key] = event
            kept.append(event)
    return kept, problems


def _said(event: Event, references: frozenset[str]) -> object:
    columns = frozenset((heading.casefold(), _plain(text)) for heading, text in event.columns.items()
                        if heading not in references and text.strip())  # fmt: skip
    return event.span, event.time, _plain(event.agency), _plain(event.text), columns


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
