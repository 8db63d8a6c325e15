"""The file of decisions about joining: one pair of events a row, so that a person can read it and change it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from chronologies.errors import JoinsWrongError
from chronologies.merging import Decided, Decision
from graph.plain_text import spreadsheet_safe, without_controls
from loaders.csv_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chronologies.events import Event
    from chronologies.likeness import Proposal

COLUMNS = (
    "decision", "score", "why", "agency", "date", "event", "source", "other agency", "other date", "other event",
    "other source", "first", "second",
)  # fmt: skip
NEEDED, REASONS = ("decision", "first", "second"), ("score", "why")
SAID: Mapping[str, Decided] = {
    "join": "join", "joined": "join", "yes": "join", "same": "join", "apart": "apart", "keep apart": "apart",
    "no": "apart", "different": "apart",
}  # fmt: skip
LONGEST_SHOWN = 300


def joins_csv(decisions: Iterable[Decision], events: Mapping[str, Event], proposals: Iterable[Proposal] = ()) -> str:
    """Decisions, then proposals with an empty decision, each with what both events say; ``events`` by key."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for decision in decisions:
        begin = (decision.decided, decision.score, decision.why)
        writer.writerow(_row(begin, (decision.first, decision.second), events))
    for each in proposals:
        writer.writerow(_row(("", str(each.score), why_of(each)), (each.first, each.second), events))
    return out.getvalue()


def why_of(proposal: Proposal) -> str:
    """Why a pair was proposed, in words."""
    return f"{proposal.kind}: {'; '.join(proposal.reasons)}"


def as_proposed(decisions: Iterable[Decision], proposals: Iterable[Proposal]) -> list[Decision]:
    """The decisions, each with the score and the reasons with which its pair was proposed, where it was."""
    found = {each.pair: each for each in proposals}
    return [
        replace(decision, score=str(found[decision.pair].score), why=why_of(found[decision.pair]))
        if decision.pair in found
        else decision
        for decision in decisions
    ]


def _row(begin: tuple[str, ...], keys: tuple[str, str], events: Mapping[str, Event]) -> list[str]:
    said: list[str] = []
    for key in keys:
        event = events.get(key)
        text = event.text if event else ""
        short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
        said += [event.agency, event.date_text, short, str(event.locator)] if event else ["", "", "", ""]
    return [spreadsheet_safe(without_controls(cell)) for cell in (*begin, *said, *keys)]


def read_joins(content: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions in such a file; a row without a decision is none.

    Raises ``JoinsWrongError`` with the row for anything else than join, apart and nothing, and where a column lacks.
    """
    text = decode(content)
    if text is None:
        raise JoinsWrongError(f"{name} cannot be read as text. Save it as CSV UTF-8.")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        headings = [cell.strip().casefold() for cell in next(rows, [])]
        if not headings:
            return ()
        missing = [column for column in NEEDED if column not in headings]
        if missing:
            raise JoinsWrongError(f"{name} has no column {', '.join(missing)}. Its columns are {', '.join(COLUMNS)}.")
        places = [headings.index(column) if column in headings else len(headings) for column in (*NEEDED, *REASONS)]
        return tuple(
            decision
            for number, row in enumerate(rows, 2)
            if (decision := _decision(row, places, f"{name}, row {number}"))
        )
    except csv.Error as error:
        raise JoinsWrongError(f"{name} is no CSV: {error}.") from None


def _decision(row: list[str], places: list[int], where: str) -> Decision | None:
    decided, first, second, score, why = (row[place].strip() if place < len(row) else "" for place in places)
    if not decided:
        return None
    if decided.casefold() not in SAID:
        raise JoinsWrongError(f"{where}: {decided!r} is no decision. Write join or apart, or nothing.")
    if not first or not second or first == second:
        raise JoinsWrongError(f"{where} names no two events. Keep the columns first and second as they were.")
    return Decision(first, second, SAID[decided.casefold()], score, why)


def decided_anew(before: Iterable[Decision], now: Iterable[Decision]) -> tuple[Decision, ...]:
    """All decisions, one for each pair: the latest, with the reasons of an earlier one where it has none."""
    found: dict[frozenset[str], Decision] = {}
    for decision in (*before, *now):
        had = found.get(decision.pair)
        kept = had is not None and not decision.why
        found[decision.pair] = replace(decision, score=had.score, why=had.why) if kept and had else decision
    return tuple(found.values())
