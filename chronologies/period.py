"""The period of a case: as ``FROM..TO`` on a command line, or as its ``case.yml`` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronologies.errors import PeriodError
from knowledge.moments import Span
from loaders.dates import UnreadableDate, parse_date

if TYPE_CHECKING:
    from loaders.sheets import Sheets

RIGHT = "Write it like 2010..2015 or 2010-04-01..2015-12-31; either end may be left out."


def parse_period(text: str) -> Span:
    """The period that ``FROM..TO`` means, each end in any form of ``docs/dates.md``; raises ``PeriodError``."""
    first, dots, last = text.partition("..")
    if not dots:
        first = last = text
    try:
        start = parse_date(first) if first.strip() else None
        end = parse_date(last) if last.strip() else None
        if start is None and end is None:
            raise PeriodError(f"{text!r} has neither a beginning nor an end. {RIGHT}")
        return Span(start.earliest if start else None, end.latest if end else None)
    except (UnreadableDate, ValueError) as error:
        raise PeriodError(f"{text!r}: {error} {RIGHT}") from None


def case_period(sheets: Sheets) -> Span | None:
    """The period of a case as it was read; ``None`` where it has none that can be read."""
    period = sheets.settings.get("period")
    if not isinstance(period, dict):
        return None
    try:
        start, end = (parse_date(str(period[key])) if period.get(key) else None for key in ("from", "to"))
        return Span(start.earliest if start else None, end.latest if end else None) if start or end else None
    except (UnreadableDate, ValueError):
        return None
