"""One step of a path in words, with who says so and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.derived import ToldOtherwise
from views.leaves import Leaf, folded, leaf
from views.picture import HYPOTHETICAL
from views.words import first_upper, listed, span_text, when_words

if TYPE_CHECKING:
    from knowledge.derived import Knowing
    from views.picture import Carried, Claim, Picture

CHANNELS = {
    "in person": "face to face", "phone": "by telephone", "letter": "by letter", "e-mail": "by e-mail",
    "form": "by a form", "report": "in a report", "record": "by an entry in a record", "meeting": "at a meeting",
    "statement": "in a statement",
    "court": "in court", "message": "by message", "emergency call": "in an emergency call",
}  # fmt: skip
COMING_TO_KNOW = {
    "witnessed": "{0} saw, heard or did it",
    "told": "{0} was told; it is not recorded by whom",
    "recorded": "It stood in the record of {0}",
    "inferred": "{0} worked it out",
    "self-reported": "{0} knew it at first hand",
}
OUTCOMES = {
    "sent": "Nothing shows that it arrived.",
    "unknown": "The source does not say whether it arrived.",
    "misunderstood": "It was taken to mean something else.",
    "acted": "It was acted on.",
}


@dataclass(frozen=True)
class Passage:
    """What stands at a locator: ``text``, or in its place ``why_not``."""

    locator: str
    text: str = ""
    why_not: str = ""


Reader = Callable[[str], list[Passage]]
"""Gives the passages at one source, such as ``stacey-dhr 6:12``."""


def step_leaf(picture: Picture, step: Knowing | ToldOtherwise, read: Reader, together: Sequence[str] = ()) -> Leaf:
    """One step: its date, what happened, what was said, who says so, and the sources.

    ``together`` are the holders whom it reached at once, if several.
    """
    claim = picture.claims.get(step.via)
    kids = [
        leaf("span", first_upper(_when(step, claim)), look="when"),
        leaf("p", first_upper(sentence(picture, step, together)), look="what"),
        *_said(picture, step, claim),
        *_small(_remarks(step, claim)),
        *source_leaves(picture, step.sources, read),
    ]
    return leaf("li", "", *kids, look="step")


def sentence(picture: Picture, step: Knowing | ToldOtherwise, together: Sequence[str] = ()) -> str:
    """What happened at this step, without its date; ``together`` are the holders whom it reached at once."""
    who = listed([picture.holder_name(uid) for uid in together or (step.holder,)])
    system = step.holder in picture.holders and picture.holders[step.holder].kind == "record system"
    senders = listed([picture.holder_name(uid) for uid in step.senders])
    claim = picture.claims.get(step.via)
    channel = CHANNELS.get(claim.channel, "") if claim else ""
    if isinstance(step, ToldOtherwise):
        return f"{senders or 'Somebody'} told {who} something else in its place{_by(channel)}"
    if step.via_kind == "sharing":
        made_up = claim is not None and claim.label == HYPOTHETICAL
        return f"Hypothetical: {senders} told {who}" if made_up else f"{senders} told {who}{_by(channel)}"
    if step.via_kind == "meeting":
        raised = f", raised by {senders}" if senders else ""
        were = "were" if len(together) > 1 else "was"
        return f"It was said at {claim.what if claim else 'a meeting'}{raised}; {who} {were} there"
    if step.via_kind == "access":
        return f"{who} could read it in {senders}; nothing shows that it looked"
    if step.via_kind == "body":
        return f"It reached {senders}; {who} is a part of it and may have known"
    words = "It stood in {0}" if system else COMING_TO_KNOW.get(step.basis, "{0} knew it")
    return words.format(who)


def _by(channel: str) -> str:
    return f" {channel}" if channel else ""


def _when(step: Knowing | ToldOtherwise, claim: Claim | None) -> str:
    exact = step.since.earliest == step.since.latest
    if claim and claim.date and not exact:
        return f"{claim.date} ({span_text(step.since)})"
    return when_words(step.since)


def _said(picture: Picture, step: Knowing | ToldOtherwise, claim: Claim | None) -> list[Leaf]:
    found = [leaf("p", f"What was said: {claim.what}", look="said")] if claim and _is_sharing(claim) else []
    if isinstance(step, ToldOtherwise):
        version = (
            picture.items[step.arrived_as].statement
            if step.arrived_as and step.arrived_as in picture.items
            else step.said
        )
        return [*found, leaf("p", f"What arrived in its place: {version or 'something else'}", look="said")]
    part = next((carried for carried in _carried(claim) if carried.arrived_as == step.item), None)
    if part and part.item in picture.items:
        word = "A part of" if part.fidelity == "partial" else "Another version of"
        found.append(leaf("p", f"{word}: {picture.items[part.item].statement}", look="said"))
    return found


def _is_sharing(claim: Claim) -> bool:
    return claim.label == "Sharing" and bool(claim.what)


def _carried(claim: Claim | None) -> tuple[Carried, ...]:
    return claim.carried if claim else ()


def _remarks(step: Knowing | ToldOtherwise, claim: Claim | None) -> list[str]:
    if claim is None:
        return []
    certainty = "" if isinstance(step, ToldOtherwise) else step.certainty
    return [
        text
        for text in (
            OUTCOMES.get(claim.outcome, ""),
            "Concluded by the coder from what the source says." if certainty == "inferred" else "",
            "Disputed: sources or people contradict each other." if certainty == "disputed" else "",
            f"Says so: {claim.asserted_by}." if claim.asserted_by else "",
            f"Reason: {claim.reason}." if claim.reason else "",
            f"Note of the coder: {claim.note}" if claim.note else "",
        )
        if text
    ]


def _small(remarks: list[str]) -> list[Leaf]:
    return [leaf("p", " ".join(remarks), look="small")] if remarks else []


def source_leaves(picture: Picture, sources: tuple[str, ...] | list[str], read: Reader) -> list[Leaf]:
    """Each source with the passage it points to, folded."""
    found = []
    for source in sources:
        document, _, locator = source.partition(" ")
        title = picture.sources[document].title if document in picture.sources else document
        row = picture.row_of_chronology(source)
        locator = ", ".join(part for part in (row.asserted_by, row.date) if part) if row else locator
        quotes = [
            leaf("quote", passage.text, look="passage") if passage.text else leaf("p", passage.why_not, look="small")
            for passage in read(source)
        ]
        found.append(folded(f"{title}, {locator}" if locator else title, *quotes, look="source"))
    return found
