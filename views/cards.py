"""The card of a review: what it holds, and the findings that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.finding_line import headline, line
from views.leaves import button, leaf
from views.words import day_text, first_upper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.cases import CaseSummary
    from queries.findings import Finding
    from views.leaves import Leaf

COUNTED = (
    ("Person", "people", "person"), ("Agency", "agencies", "agency"), ("Information", "items of information", "item"),
    ("Incident", "dated events", "dated event"), ("Sharing", "sharings", "sharing"), ("Meeting", "meetings", "meeting"),
    ("Decision", "decisions", "decision"), ("Need", "needs", "need"),
)  # fmt: skip
NOTHING_FOUND = "Nothing of the kind is found with the needs that are stated."
STRENGTHS = {
    "stated": "the review itself says that it was not shared",
    "no_record": "the review says that there is no record of it",
    "inferred": "worked out: no sharing is recorded",
}


def case_head(case: CaseSummary) -> list[Leaf]:
    """What a review is and holds, and where one can go from it; its title opens its findings."""
    return [
        leaf("h2", "", button(case.title, {"page": "findings"}, look="link opens")),
        leaf("p", " · ".join(_facts(case)), look="small"),
        *([leaf("p", case.about)] if case.about else []),
        leaf("div", "", *numbers(case.counts), look="counts"),
        leaf(
            "div",
            "",
            button("All findings", {"page": "findings"}, look="press"),
            button("Who knew what, when", {"page": "who"}),
            button("Ask a question", {"page": "questions"}),
            look="buttons",
        ),
    ]


def case_foot(loaded: str, *, opened: bool) -> list[Leaf]:
    """When a review was loaded, its report, and the way to unload it."""
    to_do, words = ("close", "Close the load report") if opened else ("open", "Load report")
    report = button(words, {"report": to_do})
    ask = button("Unload…", {"ask": "unload"})
    return [leaf("div", "", leaf("span", first_upper(loaded)), report, ask, look="buttons small")]


def case_findings(findings: tuple[Finding, ...], number: int) -> list[Leaf]:
    """The findings of a review, the most important first; ``number`` is how many there are in all."""
    how_many = f" (the first {len(findings)} of {number:,})" if number > len(findings) else ""
    return [
        leaf("h4", f"Held, needed, and not recorded as shared: where to look first{how_many}"),
        *([_finding(finding) for finding in findings] or [leaf("p", NOTHING_FOUND, look="small")]),
    ]


def _facts(case: CaseSummary) -> list[str]:
    period = f"{day_text(case.start)} to {day_text(case.end)}" if case.start and case.end else case.period
    return [fact for fact in (case.kind, case.area, period, "made up" if case.fictional else "") if fact]


def numbers(counts: Mapping[str, int], before: Mapping[str, int] | None = None) -> list[Leaf]:
    """How much a case holds; beside each number what it was ``before``, where that differs."""
    return [
        leaf("span", "", leaf("strong", f"{counts.get(label, 0):,}"),
             leaf("span", (one if counts.get(label) == 1 else many) + _was(label, counts, before)), look="count")
        for label, many, one in COUNTED
        if counts.get(label) or (before or {}).get(label)
    ]  # fmt: skip


def _was(label: str, counts: Mapping[str, int], before: Mapping[str, int] | None) -> str:
    if before is None or before.get(label, 0) == counts.get(label, 0):
        return ""
    return f" (loaded now: {before.get(label, 0):,})"


def _finding(finding: Finding) -> Leaf:
    act = {"page": "findings", "finding": str(finding.rank)}
    about = leaf("div", "", button(headline(finding), act), leaf("p", line(finding), look="small"))
    return leaf("div", "", leaf("span", str(finding.rank), look="rank"), about, look="finding")
