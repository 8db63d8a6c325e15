"""Rows of questions read as observations: who held what, who needed it, from when to when, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from queries.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.answer import Answer

POSSIBLE = "possible gap"
STRENGTHS = ("inferred", "no_record", "stated")
"""From the weakest to the firmest."""
MOST_HOLDERS = 3
"""How many holders are named for each of several items."""


@dataclass(frozen=True)
class Period:
    """From when to when (``None`` while open) one ``item`` was missing at one ``needer``, and how firmly known."""

    item: str
    needer: str
    start: date | None
    end: date | None
    strength: str = "inferred"


@dataclass(frozen=True)
class Observation:
    """One row of one question, or several that say the same thing.

    ``start`` is the day from which it certainly was so, ``earliest`` the
    first on which it can have been, ``end`` the day it ended (``None`` while it stayed open),
    ``possible`` says that the one who needed it may have known after all, ``clauses`` what
    each question found, ``since`` since when each holder knew, ``periods`` from when to when each needer lacked each
    item, and how firmly that is known; where there are ``details`` (decisions, handovers) they say of each item who
    held it or what became of it. Ids are uids of the graph.
    """

    questions: tuple[str, ...]
    family: str
    group: str | None
    items: tuple[str, ...]
    holders: tuple[str, ...]
    needers: tuple[str, ...]
    since: tuple[tuple[str, date], ...]
    periods: tuple[Period, ...]
    earliest: date | None
    start: date | None
    end: date | None
    days: int | None
    days_at_most: int | None
    possible: bool
    strength: str
    clauses: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    supports: bool = False
    details: tuple[tuple[str, str], ...] = ()


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
        if finding.sure_only and row["gap"] == POSSIBLE:
            continue
        start, end = (row[name] if name else None for name in (finding.from_, finding.to))
        words = _Said(row)
        if finding.detail and "holders" in row:
            words["holders"] = listed(row["holders"].split("; "), MOST_HOLDERS)
        since = zip(holders, row[finding.since], strict=True) if finding.since else ()
        yield Observation(
            questions=(answer.question.id,),
            family=finding.family,
            group=row[finding.group] if finding.group else None,
            items=items,
            holders=holders,
            needers=needers,
            since=tuple((holder, known) for holder, known in since if known is not None),
            periods=tuple(
                Period(item, needer, start, end, row[finding.strength]) for item in items for needer in needers
            ),
            earliest=row.get((finding.from_ or "").replace("_latest", "_earliest")) or start,
            start=start,
            end=end,
            days=row[finding.days] if finding.days else None,
            days_at_most=row.get("days_at_most") if finding.days == "days_at_least" else None,
            possible=row.get("gap") == POSSIBLE,
            strength=row[finding.strength],
            clauses=((answer.question.id, finding.clause.format_map(words)),),
            reasons=(row["why"],) if row.get("why") else (),
            sources=tuple(row["sources"]),
            supports=finding.supports,
            details=tuple((item, finding.detail.format_map(words)) for item in items) if finding.detail else (),
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


NOT_RECORDED = "not recorded"


class _Words(str):
    """A value in words, which a clause may set among words of its own: ``{until:by %}``.

    These are left out where there is nothing to say.
    """

    __slots__ = ()

    def __format__(self, around: str) -> str:
        """The words, with those around them."""
        return around.replace("%", self) if around and self not in {"", NOT_RECORDED} else str(self)


def _said(value: Any) -> Any:
    """A value as a sentence says it: a date as ``4 May 2011``, nothing as ``not recorded``."""
    if isinstance(value, date):
        return _Words(f"{value.day} {value:%B %Y}")
    return _Words(value) if isinstance(value, str) else _Words(NOT_RECORDED) if value is None else value


def firmest(strengths: list[str]) -> str:
    """The firmest of several strengths."""
    return max(strengths, key=STRENGTHS.index)
