"""Pairs of events that may be one, side by side, for a person to decide of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.leaves import button, folded, leaf
from views.words import cut, first_upper, several, when_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronologies.events import Event
    from chronologies.likeness import Proposal
    from chronologies.merging import Decision, Integrated
    from views.leaves import Leaf

SHOWN = 20
LONGEST = 200
KINDS = {"near-duplicate": "One agency may have recorded it twice", "same event": "Two agencies may have recorded it"}
GONE = "A decision about an event that is no longer there, or says something else now."
NOTHING = "There is no pair to decide of."
HELP = (
    "Nothing is joined unasked. Events that you join become one row with both texts and both sources; you can take "
    "them apart again at any time."
)


def pair_leaves(found: Sequence[Proposal], integrated: Integrated, decisions: Sequence[Decision]) -> list[Leaf]:
    """The pairs with the highest scores, each with its reasons and two buttons, and below them what was decided."""
    head = leaf("p", HELP if found else NOTHING, look="small" if found else "verdict")
    more = len(found) - SHOWN
    rest = (
        [leaf("p", f"And {several(more, 'pair')} more, which follow as you decide of these.", look="small")]
        if more > 0
        else []
    )
    return [head, *(_pair(each, integrated.by_key) for each in found[:SHOWN]), *rest, *_decided(decisions, integrated)]


def _pair(proposal: Proposal, events: Mapping[str, Event]) -> Leaf:
    keys = f"{proposal.first}+{proposal.second}"
    sides = [_side(events[key]) for key in (proposal.first, proposal.second)]
    return leaf(
        "section", "", leaf("h4", KINDS[proposal.kind]),
        leaf("p", f"{first_upper('; '.join(proposal.reasons))}.", look="small"),
        leaf("div", "", *sides, look="versus"),
        leaf("div", "", button("Join: it is one event", {"join": keys}, look="press"),
             button("Keep apart", {"apart": keys}, look="quiet"), look="buttons"),
        look="card",
    )  # fmt: skip


def _side(event: Event) -> Leaf:
    at = f", {event.time:%H:%M}" if event.time else ""
    exact = event.span.earliest == event.span.latest
    unsure = [] if exact else [leaf("p", f"not certain: {when_words(event.span)}", look="when")]
    return leaf(
        "div", "", leaf("p", event.agency, look="what"), leaf("p", f"{event.date_text}{at}"), *unsure,
        leaf("p", event.text, look="passage"), leaf("p", str(event.locator), look="small"),
    )  # fmt: skip


def _decided(decisions: Sequence[Decision], integrated: Integrated) -> list[Leaf]:
    if not decisions:
        return []
    rows = [_decision(each, integrated) for each in decisions]
    return [folded(f"{several(len(decisions), 'pair')} decided of", leaf("ul", "", *rows, look="list"))]


def _decision(decision: Decision, integrated: Integrated) -> Leaf:
    keys = f"{decision.first}+{decision.second}"
    if decision in integrated.unused:
        return leaf("li", GONE, look="small")
    said = "Joined" if decision.decided == "join" else "Kept apart"
    if decision in integrated.contradicted:
        said = "To be joined, but another decision keeps them apart"
    texts = [f"{event.agency}, {event.date_text}: {cut(event.text, LONGEST)}" for event in
             (integrated.by_key[decision.first], integrated.by_key[decision.second])]  # fmt: skip
    other = button("Keep apart", {"apart": keys}) if decision.decided == "join" else button("Join", {"join": keys})
    return leaf("li", "", leaf("strong", said), *(leaf("p", text) for text in texts), leaf("p", "", other))
