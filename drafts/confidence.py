"""How often a suggestion like this one is right: three bands, set by what two coded reviews bear out.

`python -m benchmarks.drafting` prints the share of each band; `docs/drafts.md` has the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafts.suggestions import Suggestion

SHARES = {"high": "0.85", "medium": "0.6", "low": "0.35"}
"""The share of the suggestions of a band that coded reviews bear out, rounded."""

BASE = {
    "incidents": 0.80, "sharings": 0.72, "knowledge": 0.68, "meetings": 0.55, "decisions": 0.56, "requests": 0.50,
    "absences": 0.52, "nil returns": 0.15,
}  # fmt: skip
OWN_DATE, FROM_PASSAGE_BEFORE, NO_DATE = 0.05, -0.25, -0.40
NAMED = {0: -0.60, 1: -0.12, 2: 0.04}
MANY_NAMED, BOTH_SIDES = 0.06, 0.04
HIGH, MEDIUM = 0.70, 0.45


def score(one: Suggestion) -> float:
    """A number for a suggestion: by its table, its date, how many it names, and whether both sides."""
    if one.date_text:
        dated = OWN_DATE
    else:
        dated = NO_DATE if one.span is None else FROM_PASSAGE_BEFORE if one.carried > 1 else 0.0
    sides = BOTH_SIDES if one.by and one.to and one.table in {"sharings", "requests"} else 0.0
    return BASE[one.table] + dated + NAMED.get(len(one.named), MANY_NAMED) + sides


def band(one: Suggestion) -> str:
    """``high``, ``medium`` or ``low``."""
    found = score(one)
    return "high" if found >= HIGH else "medium" if found >= MEDIUM else "low"
