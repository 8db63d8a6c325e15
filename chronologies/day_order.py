"""Whether a file writes the day first or the month first: decided by its own dates, and the evidence shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chronologies.cell_dates import NUMERIC
from loaders.dates.words import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chronologies.events import Locator

MONTHS, DAYS = 12, 31
OVERWHELMING, ENOUGH = 5, 2
SHOWN = 10


@dataclass(frozen=True)
class DayOrder:
    """How numeric dates are read; ``contradiction`` is the evidence where rows speak against each other."""

    day_first: bool = True
    contradiction: str = ""
    remark: str = ""


@dataclass
class Evidence:
    """The numeric dates of a file that can be read in one order only."""

    day_first: list[tuple[str, Locator]] = field(default_factory=list)
    month_first: list[tuple[str, Locator]] = field(default_factory=list)
    either: list[tuple[str, Locator]] = field(default_factory=list)

    def add(self, text: str, where: Locator) -> None:
        """Weighs the numeric dates in a cell."""
        for found in NUMERIC.finditer(plain_text(text[:200])):
            first, second = int(found[1]), int(found[3])
            if first > MONTHS >= second >= 1 and first <= DAYS:
                self.day_first.append((found[0], where))
            elif second > MONTHS >= first >= 1 and second <= DAYS:
                self.month_first.append((found[0], where))
            elif first != second:
                self.either.append((found[0], where))


def decide(evidence: Evidence) -> DayOrder:
    """Day first, unless the file's own dates say otherwise; where they contradict each other, nothing is decided.

    One order wins where at least five times as many dates speak for it as against it: the few are then slips, and each
    is a problem of its own row.
    """
    days, months = len(evidence.day_first), len(evidence.month_first)
    if months == 0:
        return DayOrder()
    if days >= OVERWHELMING * months:
        return DayOrder()
    if months >= (OVERWHELMING * days if days else ENOUGH):
        text, where = evidence.month_first[0]
        said = f"numeric dates are read month first, since {months} of them can be read in no other way"
        return DayOrder(day_first=False, remark=f"{said} ({text} in {_place(where)}).{_either(evidence)}")
    return DayOrder(contradiction=_shown(evidence))


def _either(evidence: Evidence) -> str:
    """How many dates could be read either way, which of them, and how they are marked."""
    if not evidence.either:
        return ""
    named = "; ".join(f"{text} in {_place(where)}" for text, where in evidence.either[:SHOWN])
    more = f" and {len(evidence.either) - SHOWN} more" if len(evidence.either) > SHOWN else ""
    return f" {len(evidence.either)} could also have the day first and are marked uncertain: {named}{more}."


def reads_both_ways(text: str) -> bool:
    """Whether a numeric date in a text may have the day or the month first, and means another day then."""
    return any(
        int(found[1]) != int(found[3]) and max(int(found[1]), int(found[3])) <= MONTHS
        for found in NUMERIC.finditer(plain_text(text[:200]))
    )


def _shown(evidence: Evidence) -> str:
    months = _example(evidence.month_first)
    if not evidence.day_first:
        return f"only {months} has the month first, and no date can only have the day first"
    return f"{_example(evidence.day_first)} has the day first, {months} the month first"


def _example(found: Iterable[tuple[str, Locator]]) -> str:
    text, where = next(iter(found))
    return f"{text} in {_place(where)}"


def _place(where: Locator) -> str:
    return ", ".join(part for part in (where.table, f"{where.unit} {where.row}") if part)
