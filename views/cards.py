"""The card of a review: what it holds, and the findings that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.leaves import button, leaf
from views.words import day_text, several

if TYPE_CHECKING:
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
    """What a review is and holds, and where one can go from it."""
    return [
        leaf("h2", case.title),
        leaf("p", " · ".join(_facts(case)), look="small"),
        *([leaf("p", case.about)] if case.about else []),
        leaf("div", "", *_numbers(case), look="counts"),
        leaf(
            "p",
            "",
            button("All findings", {"page": "findings"}, look="press"),
            leaf("span", "  "),
            button("Who knew what, when", {"page": "who"}),
            leaf("span", "  "),
            button("Ask a question", {"page": "questions"}),
        ),
    ]


def case_findings(findings: tuple[Finding, ...]) -> list[Leaf]:
    """The findings of a review, the most important first."""
    return [
        leaf("h4", "Held, needed, and not recorded as shared: where to look first"),
        *([_finding(finding) for finding in findings] or [leaf("p", NOTHING_FOUND, look="small")]),
    ]


def _facts(case: CaseSummary) -> list[str]:
    period = f"{day_text(case.start)} to {day_text(case.end)}" if case.start and case.end else case.period
    return [fact for fact in (case.kind, case.area, period, "made up" if case.fictional else "") if fact]


def _numbers(case: CaseSummary) -> list[Leaf]:
    return [
        leaf("span", "", leaf("strong", str(case.counts[label])),
             leaf("span", one if case.counts[label] == 1 else many), look="count")
        for label, many, one in COUNTED
        if case.counts.get(label)
    ]  # fmt: skip


def _finding(finding: Finding) -> Leaf:
    act = {"page": "findings", "finding": str(finding.rank)}
    period = f"for {several(finding.days, 'day')} at least" if finding.days else ""
    facts = [
        period,
        "possible: it may have been known" if finding.possible else "",
        STRENGTHS.get(finding.strength, ""),
    ]
    return leaf(
        "div",
        "",
        leaf("span", str(finding.rank), look="rank"),
        leaf(
            "div",
            "",
            button("; ".join(finding.information) or finding.explanation, act),
            leaf("p", finding.explanation),
            leaf("p", " · ".join(fact for fact in facts if fact), look="small"),
        ),
        look="finding",
    )
