"""A finding: its line in the list, and its own small picture: held here, what passed, needed there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from knowledge.moments import END
from queries.naming import as_body
from views.cards import STRENGTHS
from views.drawers import at_once, passed_step, passings
from views.finding_line import headline, line
from views.leaves import button, folded, leaf
from views.steps import source_leaves
from views.words import day_text, first_upper, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from queries.findings import Finding
    from queries.question import Question
    from views.leaves import Leaf
    from views.picture import Picture
    from views.steps import Reader

MOST_STEPS = 12
NONE_PASSED = "No sharing of it is recorded, with anybody."
NONE_FOUND = "No finding fits. Take a filter away, or count the needs by rule as well."


def chosen_findings(findings: Iterable[Finding], words: str, agency: str, strength: str) -> list[Finding]:
    """The findings that hold all these words, concern the agency and are known so firmly; empty leaves any."""
    wanted = words.casefold().split()
    return [
        finding
        for finding in findings
        if all(word in _everything(finding) for word in wanted)
        and (not agency or agency in agencies(finding))
        and (not strength or finding.strength == strength)
    ]


def agencies(finding: Finding) -> set[str]:
    """The agencies of those who held it and of those who needed it; one without an agency stands for itself."""
    return {str(each["agency"] or each["name"]) for each in (*finding.holders, *finding.needed_by)}


def _everything(finding: Finding) -> str:
    return " ".join((finding.explanation, *finding.information, *agencies(finding))).casefold()


def finding_list(findings: list[Finding], chosen: int | None) -> list[Leaf]:
    """The list, a line for each: rank, what it is about, who needed it, how long, how firmly known."""
    if not findings:
        return [leaf("p", NONE_FOUND, look="small")]
    return [
        leaf("div", "", leaf("span", str(finding.rank), look="rank"),
             leaf("div", "", button(headline(finding), {"finding": str(finding.rank)},
                                    look="link chosen" if finding.rank == chosen else "link"),
                  leaf("p", line(finding), look="small")),
             look="finding asked")
        for finding in findings
    ]  # fmt: skip


def finding_leaves(
    finding: Finding, picture: Picture, questions: Mapping[str, Question], read: Reader
) -> tuple[list[Leaf], list[Leaf]]:
    """What stands above and below the chart of one finding."""
    firm = STRENGTHS.get(finding.strength, "")
    head = [
        leaf("h3", f"{finding.rank}. {headline(finding)}", look="title"),
        leaf("p", finding.explanation, look="verdict"),
        leaf("div", "", _column("Held it", finding.holders, picture, finding, _held),
             _passed(finding, picture),
             _column("Needed it", finding.needed_by, picture, finding, _needed), look="three"),
    ]  # fmt: skip
    sources = [f"{each['source']} {each['locator']}" for each in finding.sources]
    names = [
        button(questions[id_].title, {"q": id_}) if id_ in questions else leaf("span", id_) for id_ in finding.questions
    ]
    foot = [
        leaf("p", first_upper(firm) + ".", look="small"),
        *([folded("All the items", *(leaf("p", text) for text in finding.information))]
          if len(finding.information) > 1 else []),
        *([leaf("p", "", button("Show it on the timeline", {"timeline": str(finding.rank)}))]
          if any(body.get("from") for body in finding.needed_by) else []),
        leaf("h4", "Where it is said"),
        *source_leaves(picture, tuple(sources), read),
        leaf("h4", "Questions that found it"),
        leaf("ul", "", *(leaf("li", "", name) for name in names), look="list"),
    ]  # fmt: skip
    return head, foot


def _column(
    title: str,
    bodies: Iterable[dict[str, Any]],
    picture: Picture,
    finding: Finding,
    says: Callable[[dict[str, Any]], str],
) -> Leaf:
    rows = [
        leaf("li", "", _name(body, picture, finding), leaf("p", says(body), look="small"))
        for body in bodies
    ]  # fmt: skip
    return leaf("div", "", leaf("h4", title), leaf("ul", "", *rows, look="list"), look="box")


def _name(body: dict[str, Any], picture: Picture, finding: Finding) -> Leaf:
    name = as_body(body)
    uid = f"{picture.case}/{body['id']}"
    if not finding.information_ids or uid not in picture.holders:
        return leaf("span", name)
    return button(name, {"holder": uid, "item": f"{picture.case}/{finding.information_ids[0]}"})


def _held(body: dict[str, Any]) -> str:
    since = body.get("since")
    return f"since {day_text(date.fromisoformat(since))}" if since else ""


def _needed(body: dict[str, Any]) -> str:
    first, last = (body.get(key) for key in ("from", "to"))
    if first and first == last:
        return f"on {day_text(date.fromisoformat(first))}: no record of it then"
    start = f"from {day_text(date.fromisoformat(first))}" if first else ""
    end = f" until {day_text(date.fromisoformat(last))}" if last else ""
    return f"{start}{end}: no record of it" if start else "no record of it"


def _passed(finding: Finding, picture: Picture) -> Leaf:
    """What is recorded as having passed of the items, to whomever, by the end of the finding or of the period."""
    items = {f"{picture.case}/{id_}" for id_ in finding.information_ids}
    last = finding.end or picture.period.latest or END
    groups = at_once(step for step in passings(picture, last) if step.item in items)
    rows = [
        passed_step(picture, steps[0], [step.holder for step in steps], named=len(items) > 1)
        for steps in groups[:MOST_STEPS]
    ]
    left = len(groups) - MOST_STEPS
    more = [leaf("li", f"and {several(left, 'more', 'more')}")] if left > 0 else []
    inside = leaf("ul", "", *rows, *more, look="list") if rows else leaf("p", NONE_PASSED, look="small")
    return leaf("div", "", leaf("h4", "What passed"), inside, look="box passed")
