"""Which passages tell what happened, and which sentences with a date tell something else."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.passages import Passage, Report

CLOSED = re.compile(
    r"\b(?:terms of reference|scope of (?:the )?review|recommendations?|action plan|actions taken|panel members?|review panel|"
    r"membership of|authors?|independent chair|dissemination|glossary|abbreviations|acronyms|bibliography|references|"
    r"further reading|key lines of (?:enquiry|inquiry)|lines of enquiry|specific issues|contents|acknowledge?ments?|"
    r"document control|version control|definitions?|legislation|smart plan|key to|statutory (?:basis|guidance|framework))\b",
    re.IGNORECASE,
)
"""Headings under which nothing is told that happened in the case."""
HALF_OPEN = re.compile(
    r"\b(?:methodology|about (?:this|the) review|contributors|confidentiality|parallel (?:reviews|processes|investigations)|other (?:reviews|investigations)|"
    r"equality|diversity|process of the review|(?:the )?review process|conduct of the review|purpose|time ?scales?|genogram|"
    r"foreword|preface|lessons|learning points|learning from|(?:family|friends) (?:involvement|engagement)|involvement of|"
    r"decision to (?:hold|undertake|commission)|research|how the review|individual management reviews?|"
    r"agencies (?:involved|contributing|participating|that)|pseudonyms|commissioning|good practice|introduction|conclusions?)\b",
    re.IGNORECASE,
)
"""Headings under which only sentences count that name a person of the case."""
TOLD = re.compile(
    r"\b(?:chronolog|background|the facts|facts of|summary of events|events|narrative|overview of (?:the )?(?:intervention|"
    r"contact|involvement|events)|history|what happened|timeline|analysis|agency (?:contact|involvement)|circumstances|"
    r"the incident|the homicide|key episodes?|key practice|contact with|involvement with|combined|detailed|findings|"
    r"case summary|the case|relevant information|as a person\b|pen[- ](?:picture|portrait)|who was\b|profile of|about (?!the |this )[A-Z]\w+)",
    re.IGNORECASE,
)
LATER = re.compile(r"\b(?:analysis|lessons|learn\w*|themes|conclusions?|findings|key issues|discussion|summing up|good practice|"
                   r"effective practice)\b", re.IGNORECASE)  # fmt: skip
"""Headings under which what was told before is told again."""
STICKY = re.compile(r"\b(?:recommendations?|action plan|bibliography|references)\b", re.IGNORECASE)
"""Headings that hold for the sub-headings after them, too."""

Openness = Literal["open", "half", "closed"]


@dataclass(frozen=True)
class Part:
    """Where a passage stands: whether it may tell what happened, and whether it tells it again."""

    openness: Openness = "open"
    later: bool = False


OF_THE_REVIEW = re.compile(
    r"\b(?:review panel|overview report|the panel\b|panel (?:met|meeting|convened|members)|domestic homicide review|DHRs?\b|"
    r"domestic abuse related death review|DARDR|serious case review|safeguarding adults? review|terms of reference|IMRs?\b|"
    r"individual management (?:review|report)s?|independent (?:chair|author|reviewer|overview)|"
    r"Home Office (?:was|were|approved|quality|research|notified|guidance|quality)|quality assurance panel|"
    r"(?:the|this) review (?:was|has|had|period|considered|examined|covers?|covered|looks? at|looked at|spans?|focus\w*|concerns|commenced|began|process|author|team)|"
    r"lead reviewers?\b(?!['’]s)|the reviewers?\b(?!['’]s)|(?:learning|practitioners?['’]?|recall) (?:event|day)|rapid review|"
    r"\b[Ww]e (?:were|have|met|interviewed|made?|found|reviewed|visited|spoke|heard|considered|asked)\b|\b(?:met|told|gave) us\b|\bour (?:investigation|report|review)\b|"
    r"referral for (?:a|an) (?:\w+ ){0,3}review|(?:met|told|spoke to|interviewed by|wrote to) (?:with )?(?:the )?(?:author|reviewers?|review team|investigators?)\b|"
    r"scoping|period under review|(?:time )?period reviewed|criteria (?:were|was|had been|for a review were) met|sub-?group\b|"
    r"signed this (?:statement|report)|^Since\b[^.;]{0,60}?\b(?:has|have)\b|^\W*By\b[^.;]{0,60}?\bshould\b|"
    r"\b(?:Board|Partnership|Committee) (?:will|should|must|agreed on|decided on)\b|time ?frame of|statutory guidance|the author\b|final (?:draft|report)|first draft)",
    re.IGNORECASE,
)
OF_THE_LAW = re.compile(
    r"\b(?:Act (?:\d{4}|came|was|received|gave|gives|requires?|placed|places|imposed|introduced|made)|right to an? (?:\w+ )?assessment|came into (?:force|effect|being)|Royal Assent|legislation|researchers?\b|a study|research study|studies\b|"
    r"et al\b|Journal\b|doi\b|ISBN|https?:|www\.|pp\.? ?\d|\bvol\.|NICE guid|statistics|Office for National Statistics|"
    r"Crime Survey|government (?:definition|published|introduced)|definition of|was published|published (?:a|its|in|the)|guidance (?:issued|from|by)|issued by the|"
    r"the judgment|ruling that|Queen’s Bench|Queen's Bench|High Court|inspection|Ofsted|CQC|HMIC|published)\b",
    re.IGNORECASE,
)
BY_LAW = re.compile(
    r"\b(?:under|contrary to|pursuant to|by|of|for) (?:the (?:provisions|powers) of )?(?:section|sections|s\.?) ?\d+\w*(?:\(\d+\))? of the (?:[A-Z][\w'’-]*,? (?:and )?){1,6}Act(?:,? \d{4})?"
)
"""What was done to somebody by the law, as *detained under section 2 of the ... Act*: that tells of the case."""
OF_PRACTICE = re.compile(
    r"\b(?:introduced|implemented|launched|revised|rolled out|established|was formed|set up|replaced|restructur|reorganis|"
    r"policy|policies|protocol|training|audits?|quarter|commissioned|pilot|procedures?|now has|workforce|"
    r"funding|budgets?|there will be|new (?:system|model|team|process)|retired|career|qualified|consultant since|freelance|years['’] experience|"
    r"(?:staff|nurses|workers|officers|posts?) in post|establishment of|vacanc(?:y|ies)|caseloads? (?:of|averag)|"
    r"reviewed (?:its|their|the (?:family|polic)))",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:she|he|her|him|his|hers|they both|the couple|mother|father|parents?|daughter|son|child(?!ren['’]s)|children(?!['’]s)|baby|victim|"
    r"perpetrator|deceased|partner|husband|wife|sister|brother|family(?! (?:nurse|support|court|doctor|therap|worker))|(?:Adult|Child|Mr|Mrs|Ms|Male|Female|Person) [A-Z0-9])\b",
)
PLANNED = re.compile(
    r"(?:\b(?:due|booked|scheduled|planned|arranged|set|fixed|listed|diarised|intended|supposed|expected|going|reviewed|take place|commence|begin|start|held|"
    r"released|recommended|appointment|booked in|rearranged|rescheduled|adjourned)\b(?:\s[\w-]+){0,4}?\s(?:for|on|until|to)|"
    r"\b(?:will|would|to) (?:take place|be (?:held|reviewed|heard|seen|released|on))[^.]{0,30}|\bnext (?:review|meeting|appointment|visit)[^.]{0,60})\s*$",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|due to|was to|were to|is to|to be|set for|scheduled|booked|rescheduled|adjourned|rearranged|appointment (?:was )?(?:for|made for|given for|booked))\b",
    re.IGNORECASE,
)


KEPT_OR_MISSED = re.compile(
    r",?\s*(?:which|and|but|that)\b[^.,;]{0,30}?\b(?:(?:did|does) not (?:attend|keep|come|arrive|appear)|failed to (?:attend|keep|appear)|"
    r"(?:was|were) not (?:brought|attended|kept)|(?:attended|missed|kept)\b)",
    re.IGNORECASE,
)
"""What was arranged for a day and then came to pass or not: *for 4 February, which he did not attend*."""
NEAR = 160


def parts(report: Report) -> Iterator[tuple[Passage, Part]]:
    """Each passage in order, with the part of the report that it stands in."""
    held = ""
    for passage in report.passages:
        titles = _titles(report, passage)
        if passage.titles and re.match(
            r"(?:Part|Section|Chapter)\s+(?:\d|[A-Z]\b|one|two|three)", passage.titles[-1], re.IGNORECASE
        ):
            held = ""
        if any(TOLD.search(title) or _is_dated(title) for title in titles[:1]):
            held = ""
        if (STICKY.search(passage.heading) and not passage.section[:1].isdigit() | (passage.section == "0")) or (
            STICKY.search(passage.heading) and passage.section == "0"
        ):
            held = passage.heading
        yield passage, _part([held, *titles] if held else titles)


def _titles(report: Report, passage: Passage) -> list[str]:
    """The headings above a passage, the nearest first."""
    found = [passage.heading]
    pieces = passage.section.split(".") if passage.section[:1].isdigit() else []
    found += [report.titles.get(".".join(pieces[:size]), "") for size in range(len(pieces), 0, -1)]
    return [*found, "" if pieces else passage.section]


def _is_dated(title: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b", title))


def _part(titles: list[str]) -> Part:
    """By the nearest heading that says something; one that closes holds for everything under it."""
    later = any(LATER.search(title) for title in titles)
    for title in titles:
        if CLOSED.search(title) and not (TOLD.search(title) and not STICKY.search(title)):
            return Part("closed", later)
    nearest = next((title for title in titles if HALF_OPEN.search(title) or TOLD.search(title)), "")
    return Part("half" if HALF_OPEN.search(nearest) and not TOLD.search(nearest) else "open", later)


DIED_THEN = re.compile(
    r"\b(?:killed|died|dead|murdered|stabbed|convicted|sentenced|pleaded|found guilty)\b[^.;]{0,60}\b(?:19|20)\d\d\b"
)


def tells_something_else(sentence: str) -> bool:
    """Whether a sentence with a date is about the review, the law, research or how services changed, not the case."""
    if sentence.rstrip().endswith("?"):
        return True
    person = bool(PERSON.search(sentence))
    if OF_THE_LAW.search(BY_LAW.sub("", sentence) if person else sentence):
        return True
    if OF_THE_REVIEW.search(sentence) and not DIED_THEN.search(sentence):
        return True
    return bool(OF_PRACTICE.search(sentence)) and not person


def is_planned(before: str, after: str) -> bool:
    """Whether the date is that of something still to come when the sentence's own time was now."""
    before, after = before[-NEAR:], after[:NEAR]
    if KEPT_OR_MISSED.match(after):
        return False
    if re.search(r"\bcancel|postpone|did not (?:take place|go ahead)|was held\b", before + after):
        return False
    if re.search(r"\b(?:should|must|shall)\b(?! (?:also )?have\b)[^.;]{0,100}$", before):
        return True
    if re.search(r"\bbail(?:ed)?\b[^.;]{0,60}\b(?:to|until)\s*$", before):
        return True
    clause = re.split(r"[,;]|\b(?:and|but|when)\b", before)[-1]
    return bool(PLANNED.search(clause) and FUTURE.search(clause))
