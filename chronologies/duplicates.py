"""Rows that say exactly the same: the later one is a problem. What only resembles another is proposed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronologies.events import Event, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chronologies.events import Locator


def without_duplicates(
    events: Iterable[Event], compared: Mapping[Locator, frozenset[str]]
) -> tuple[list[Event], list[Problem]]:
    """The events, each once, and a problem for each that says exactly what one before it says.

    ``compared`` are, for each row, the headings of dates, agency and text, which are compared as they were read, and
    of references and numbers, which are not compared; all other columns have to be the same too.
    """
    first: dict[object, Event] = {}
    kept: list[Event] = []
    problems: list[Problem] = []
    for event in events:
        key = _said(event, compared.get(event.locator, frozenset()))
        if key in first:
            reason = f"exact duplicate of {first[key].locator}."
            problems.append(Problem(event.locator, reason, event.text))
        else:
            first[key] = event
            kept.append(event)
    return kept, problems


def _said(event: Event, compared: frozenset[str]) -> object:
    columns = frozenset((heading.casefold(), _plain(text)) for heading, text in event.columns.items()
                        if heading not in compared and text.strip())  # fmt: skip
    return event.span, event.time, _plain(event.agency), _plain(event.text), columns


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
