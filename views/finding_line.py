"""A finding in two lines: what it is about, and who needed it for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.words import several

if TYPE_CHECKING:
    from queries.findings import Finding


def headline(finding: Finding) -> str:
    """What a finding is about, in one line: its items, or where it has none its sentence."""
    first, *rest = finding.information or (finding.explanation,)
    return f"{first} (and {several(len(rest), 'more item')})" if rest else first


def line(finding: Finding) -> str:
    """Who needed it, for how long at least, and how firmly that is known."""
    needed = ", ".join(str(each["name"]) for each in finding.needed_by[:3])
    more = len(finding.needed_by) - 3
    facts = [
        f"needed by {needed}" + (f" and {more} more" if more > 0 else ""),
        f"{several(finding.days, 'day')} at least" if finding.days else "",
        "possible" if finding.possible else "",
        {"stated": "the review says so", "no_record": "no record, the review says"}.get(finding.strength, "worked out"),
    ]
    return " · ".join(fact for fact in facts if fact)
