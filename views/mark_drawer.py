"""What the drawer of the timeline says about a mark: what it was, what it carried, who was there, where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.cells import cells_on
from views.leaves import button, leaf
from views.marks import ONE, headline
from views.steps import CHANNELS, OUTCOMES, source_leaves
from views.timeline import when_text
from views.words import day_text, first_upper, listed, several

if TYPE_CHECKING:
    from datetime import date

    from queries.findings import Finding
    from views.leaves import Leaf
    from views.marks import Mark
    from views.picture import Carried, Claim, Picture
    from views.steps import Reader

WENT = {
    "whole": "", "partial": "A part of it went", "distorted": "Something else was said in its place",
    "omitted": "It was left out",
}  # fmt: skip
MORE_OUTCOMES = {
    "refused": "The recipient would not take it.", "not received": "It did not arrive.",
    "wrong recipient": "It went to somebody else.",
}  # fmt: skip
CHAIRS = "Empty chairs: not there"


def mark_drawer(picture: Picture, mark: Mark, read: Reader) -> list[Leaf]:
    """How we know of one mark: the claim, its items, those present, its sources."""
    claim = picture.claims.get(mark.uid)
    day = mark.day or picture.period.latest
    head = [
        leaf("h3", first_upper(headline(mark, picture.holders)), look="title"),
        leaf("p", f"{ONE[mark.kind]}, {_dated(mark)}", look="who"),
        *_facts(picture, mark, claim),
    ]
    inside = {"meeting": _meeting, "decision": _decision, "sharing": _sharing}.get(mark.kind, _plain)
    known = [leaf("p", "", button("Who knew what on this day", {"day": day.isoformat()}))] if day else []
    return [*head, *inside(picture, mark, claim, day), *known, *_sources(picture, claim, read)]


def _dated(mark: Mark) -> str:
    """When it was, with the words of the source where these are not one day."""
    if mark.kind == "involvement" or mark.when.earliest == mark.when.latest:
        return when_text(mark)
    return f"{when_text(mark)} (as written: {mark.written})"


def _facts(picture: Picture, mark: Mark, claim: Claim | None) -> list[Leaf]:
    people = listed([picture.holder_name(uid) for uid in mark.people])
    at = listed([picture.holder_name(uid) for uid in mark.at])
    outcome = {**OUTCOMES, **MORE_OUTCOMES}.get(mark.status, "") if mark.kind == "sharing" else ""
    texts = [
        "The review turns on this event." if mark.critical else "",
        f"Where: {mark.where}." if mark.where else "",
        f"With or about: {people}." if people and mark.kind != "involvement" else "",
        f"Dealt with by: {at}." if at and mark.label == "Incident" else "",
        f"By: {at}." if at and mark.kind == "decision" else "",
        f"Grade: {mark.grade}." if mark.grade else "",
        f"What it was for: {mark.purpose}." if mark.purpose else "",
        f"{first_upper(CHANNELS.get(claim.channel, ''))}." if claim and CHANNELS.get(claim.channel) else "",
        f"Arrived: {mark.until_written}." if mark.kind == "sharing" and mark.until_written else "",
        outcome,
        f"Reason: {claim.reason}." if claim and claim.reason else "",
    ]
    return [leaf("p", text, look="what") for text in texts if text]


def _sharing(picture: Picture, mark: Mark, claim: Claim | None, day: date | None) -> list[Leaf]:
    rows = [
        leaf("li", "", _item(picture, carried.item, mark.to[0] if mark.to else "", day), *_how(picture, carried))
        for carried in _carried(picture, claim)
    ]
    return [leaf("h4", "What was to pass"), leaf("ul", "", *rows, look="list")] if rows else []


def _how(picture: Picture, carried: Carried) -> list[Leaf]:
    """In what way an item went, where that was not as it was."""
    how = WENT.get(carried.fidelity, "")
    version = picture.items[carried.arrived_as].statement if carried.arrived_as in picture.items else carried.said
    text = f"{how}: {version}" if how and version else how
    return [leaf("p", text, look="small", state="told" if carried.fidelity == "distorted" else "may")] if text else []


def _meeting(picture: Picture, mark: Mark, claim: Claim | None, day: date | None) -> list[Leaf]:
    there = [leaf("li", picture.holder_name(uid)) for uid in mark.to]
    empty = [
        leaf("li", "", leaf("span", picture.holder_name(chair.holder), state="needed"),
             leaf("p", chair.attendance + (f": {chair.reason}" if chair.reason else ""), look="small"))
        for chair in mark.chairs
    ]  # fmt: skip
    raised = [
        leaf("li", "", _item(picture, carried.item, mark.to[0] if mark.to else "", day),
             *([leaf("p", f"raised by {picture.holder_name(carried.by)}", look="small")] if carried.by else []))
        for carried in _carried(picture, claim)
    ]  # fmt: skip
    found = [leaf("h4", f"Present: {len(there)}"), leaf("ul", "", *there, look="list")] if there else []
    if empty:
        asked = button("What the empty chairs would have brought", {"q": "meetings/empty_chair"})
        found += [leaf("h4", CHAIRS), leaf("ul", "", *empty, look="list"), leaf("p", "", asked)]
    return found + ([leaf("h4", "What was said there"), leaf("ul", "", *raised, look="list")] if raised else [])


def _decision(picture: Picture, mark: Mark, claim: Claim | None, day: date | None) -> list[Leaf]:
    """The items that were considered, and those that bear on it, each with what the decider knew of it by then."""
    cells = cells_on(picture, day) if day else {}
    decider = mark.at[0] if mark.at else ""
    found: list[Leaf] = []
    for title, fidelity in (("Taken into account", "considered"), ("Would have mattered too", "bearing")):
        rows = []
        for carried in _carried(picture, claim):
            if carried.fidelity == fidelity:
                cell = cells.get((decider, carried.item))
                state = cell.state.name.lower() if cell else "needed"
                known = f"{picture.holder_name(decider)}: {cell.state.value if cell else 'no record of knowing'}"
                rows.append(leaf("li", "", _item(picture, carried.item, decider, day),
                                 leaf("p", known, look="small", state=state if cell else "")))  # fmt: skip
        found += [leaf("h4", title), leaf("ul", "", *rows, look="list")] if rows else []
    return found


def _plain(picture: Picture, mark: Mark, claim: Claim | None, day: date | None) -> list[Leaf]:
    rows = [
        leaf("li", "", _item(picture, carried.item, mark.at[0] if mark.at else "", day))
        for carried in _carried(picture, claim)
    ]
    return [leaf("h4", "What there was to know of it"), leaf("ul", "", *rows, look="list")] if rows else []


def _carried(picture: Picture, claim: Claim | None) -> list[Carried]:
    return [carried for carried in claim.carried if carried.item in picture.items] if claim else []


def _item(picture: Picture, item: str, holder: str, day: date | None) -> Leaf:
    """An item that opens its cell of the matrix on the day, or its life where nobody's cell is meant."""
    text = picture.items[item].statement
    if holder in picture.holders and day:
        return button(text, {"holder": holder, "item": item, "day": day.isoformat()})
    return button(text, {"life": item})


def _sources(picture: Picture, claim: Claim | None, read: Reader) -> list[Leaf]:
    if claim is None:
        return []
    certainty = {
        "inferred": "Concluded by the coder from what the source says.",
        "disputed": "Disputed: sources or people contradict each other.",
    }
    remarks = [
        certainty.get(claim.certainty, ""),
        f"Says so: {claim.asserted_by}." if claim.asserted_by else "",
        f"Note of the coder: {claim.note}" if claim.note else "",
    ]
    return [
        leaf("h4", "How do we know"),
        *(leaf("p", text, look="small") for text in remarks if text),
        *source_leaves(picture, claim.sources, read),
    ]


def gap_drawer(picture: Picture, finding: Finding, read: Reader) -> list[Leaf]:
    """What the drawer says about a gap: the finding, from when to when, and where it is said."""
    start = f"From {day_text(finding.start)}" if finding.start else ""
    end = f" to {day_text(finding.end)}" if finding.end else ", not closed" if finding.start else ""
    days = f" ({several(finding.days, 'day')} at least)" if finding.days else ""
    items = [f"{picture.case}/{id_}" for id_ in finding.information_ids]
    needer = f"{picture.case}/{finding.needed_by[0]['id']}" if finding.needed_by else ""
    rows = [leaf("li", "", _item(picture, uid, needer, finding.start)) for uid in items if uid in picture.items]
    sources = tuple(f"{each['source']} {each['locator']}" for each in finding.sources)
    return [
        leaf("h3", f"Gap: finding {finding.rank}", look="title"),
        leaf("p", f"{start}{end}{days}", look="who"),
        leaf("p", finding.explanation, look="verdict"),
        *([leaf("h4", "What it is about"), leaf("ul", "", *rows, look="list")] if rows else []),
        leaf("p", "", button("Open the finding", {"finding": str(finding.rank)})),
        leaf("h4", "How do we know"),
        *source_leaves(picture, sources, read),
    ]
