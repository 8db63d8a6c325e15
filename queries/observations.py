"""Rows of questions read as observations: who held what, who needed it, from when to when, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.answer import Answer

STRENGTHS = ("inferred", "no_record", "stated")
"""From the weakest to the firmest."""


@dataclass(frozen=True)
class Observation:
    """One row of one question, or several that say the same thing.

    ``start`` is the day from which it certainly was so, ``end`` the day it ended (``None`` while it stayed open),
    ``possible`` says that the one who needed it may have known after all, ``clauses`` what
    each question found, ``since`` since when each holder knew, ``starts`` when the gap of each item
    began, ``strengths`` how firmly it is known of each that needed it. Ids are uids of the graph.
    """

    questions: tuple[str, ...]
    family: str
    group: str | None
    items: tuple[str, ...]
    holders: tuple[str, ...]
    needers: tuple[str, ...]
    since: tuple[tuple[str, date], ...]
    starts: tuple[tuple[str, date], ...]
    start: date | None
    end: date | None
    days: int | None
    possible: bool
    strength: str
    strengths: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    supports: bool = False


def observed(answer: Answer) -> Iterator[Observation]:
    """The observations in the rows of ``answer``: those that name an item, a holder and one who needed it."""
    finding = answer.question.finding
    if finding is None:
        return
    for row in answer.rows:
        items, holders, needers = (
            _listed(row[name]) for name in (finding.items, finding.held_by, finding.needed_by)
        )  # fmt: skip
        if not (holders and needers) or (not items and finding.family not in {"request", "meeting"}):
            continue
        if finding.firm_only and row[finding.strength] == "inferred":
            continue
        start = row[finding.from_] if finding.from_ else None
        yield Observation(
            questions=(answer.question.id,),
            family=finding.family,
            group=row[finding.group] if finding.group else None,
            items=items,
            holders=holders,
            needers=needers,
            since=tuple(zip(holders, row[finding.since], strict=True)) if finding.since else (),
            starts=tuple((item, start) for item in items) if start else (),
            start=start,
            end=row[finding.to] if finding.to else None,
            days=row[finding.days] if finding.days else None,
            possible=row.get("gap") == "possible gap",
            strength=row[finding.strength],
            strengths=tuple((needer, row[finding.strength]) for needer in needers),
            clauses=((answer.question.id, finding.clause.format_map(_Said(row))),),
            reasons=(row["why"],) if row.get("why") else (),
            sources=tuple(row["sources"]),
            supports=finding.supports,
        )


def _listed(value: Any) -> tuple[str, ...]:
    """A column of one uid or of several, as a tuple."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (str(value),)


class _Said(dict[str, Any]):
    """A row whose values come out as a sentence says them."""

    def __getitem__(self, name: str) -> Any:
        """The value of a column, in words."""
        return _said(super().__getitem__(name))


def _said(value: Any) -> Any:
    """A value as a sentence says it: a date as ``4 May 2011``, nothing as ``not recorded``."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return "not recorded" if value is None else value


def firmest(strengths: list[str]) -> str:
    """The firmest of several strengths."""
    return max(strengths, key=STRENGTHS.index)
