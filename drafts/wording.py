"""The cells that a suggestion can fill: dates, kinds and short descriptions of our own, never the report's sentence."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.accepted import WHAT
from loaders.dates.spans import month_end

if TYPE_CHECKING:
    from datetime import date

    from drafts.suggestions import Suggestion
    from knowledge.moments import Span

INCIDENT_KINDS = (
    ("death", r"\b(?:died|dead|death|murder|kill(?!ed (?:her|his|their) time))"), ("threat", r"\bthreat"),
    ("breach", r"\bbreach"), ("arrest", r"\b(?:arrest|detained|caution)"),
    ("court", r"\b(?:court|convict|sentenc|trial|plea|charged|hearing|found (?:not )?guilty)"),
    ("custody", r"\b(?:custody|prison|remand|released (?:from|on licence))"),
    ("assault", r"\b(?:assault|attack|punch|kick|hit\b|strangl|chok|slap|push|stab|rape|broken|injur|bruis)"),
    ("damage", r"\b(?:damage|smash|vandal)"),
    ("call", r"\b(?:999|101|call(?:ed|s)?\b(?! (?:him|her|them) )|telephon|phon|rang|report(?:ed)? )"),
    ("move", r"\b(?:moved|moving|change of address|tenancy|rehous)"),
    ("relationship", r"\b(?:relationship|married|separat|met (?:the|her|him))"),
    ("staff change", r"\b(?:(?:new|different) (?:social )?worker|reallocat|left the (?:authority|department)|allocated)"),
    ("review", r"\b(?:review|assessment|checked)"),
    ("record change", r"\b(?:marker|logged|recorded|entered)"),
    ("contact", r"\b(?:visit|attend|seen|spoke|appointment|contact|session|interview|met\b|meeting|admitted)"),
)  # fmt: skip
DECISION_KINDS = (
    ("no further action", r"no further action|NFA"), ("sentence", r"sentenc|convicted|guilty|restraining order"),
    ("charge", r"charged|bailed|remanded|arrest|cautioned|released"), ("closure", r"clos|discharg|ended|discontinu|dropped"),
    ("grading", r"(?:risk|graded|high|medium|standard)"), ("allocation", r"allocat|assigned"),
    ("marker", r"marker|flag"), ("referral", r"refer"), ("plan", r"plan|conference|subject"),
    ("assessment", r"assess"), ("prosecution", r"prosecut"), ("permission", r"agreed|refus|declin|grant"),
)  # fmt: skip
ABSENCE_KINDS = (
    ("no reply", r"repl|respon"), ("not attended", r"attend"), ("not invited", r"invit"),
    ("not known", r"aware|known|know\b|knew\b|knowledge"), ("not recorded", r"record|document|note|log|entr"),
    ("not asked", r"\bask|enquir|explor|consider|check"), ("not referred", r"refer"), ("not sent on", r"pass|forward|sent on"),
    ("not shared", r"shar|\bsay\b|speak|phon|\bring\b|write|inform|told|tell|notif|disclos|mention|report|discuss|communicat|liais|convey|updat|alert|contact"),
    ("not followed up", r""),
)  # fmt: skip
BASES = (
    ("recorded", r"record|note|log|document|entry"),
    ("told", r"told"),
    ("witnessed", r"witness|saw|observ|notic|heard"),
)
CHANNELS = (
    ("emergency call", r"\b999\b"),
    ("phone", r"phon|\brang\b|\bringing\b|\bcalls?\b(?! (?:him|her|them) )|\bcalled (?=the |[A-Z]{2})|voicemail"), ("e-mail", r"e-?mail"),
    ("letter", r"\bletters?\b|\bwrote to\b|in writing"), ("message", r"\btext(?:ed|s)?\b|messag"), ("form", r"\bforms?\b"),
    ("statement", r"statement|interview"), ("report", r"\breports?\b(?! that)"), ("meeting", r"\b(?:meeting|conference)\b"),
    ("in person", r"\bin person\b|\bface[ -]to[ -]face\b|\bvisit(?!ors?\b)|\battended\b|\bcalled at\b|\bcame to\b|\bwent to (?:see|the)\b"),
)  # fmt: skip


def first_of(pairs: tuple[tuple[str, str], ...], *texts: str, default: str = "") -> str:
    """The first value whose words stand in one of the texts; an earlier text counts before a later one."""
    for text in texts:
        for value, words in pairs:
            if re.search(words, text, re.IGNORECASE):
                return value
    return default


END = re.compile(
    r"[;,:]|\b(?:that|who|which|because|although|though|when|while|whilst|after|before|where|whether|but)\b|\band (?=he\b|she\b|they\b|was\b|then\b|\w+ed\b)",
    re.IGNORECASE,
)
"""Where the clause of a cue ends."""


def clause(text: str, cue: str) -> str:
    """The part of a sentence that a cue stands in; all of it where the cue is not found."""
    words = re.search(r"\s+".join(map(re.escape, cue.split())), text) if cue else None
    if words is None:
        return text
    begins = max((end.end() for end in END.finditer(text, 0, words.start()) if end[0] != "and "), default=0)
    ends = END.search(text, words.end())
    return text[begins : ends.start() if ends else len(text)]


def channel(cue: str, text: str) -> str:
    """How something was told, where a word of the cue or of its clause says so."""
    return first_of(CHANNELS, cue, clause(text, cue))


NO_DEATH = re.compile(
    r"\b(?:thought|thinking|idea|talk|threat|fear|fright|afraid|scared|worr|jok|plan|wish|want|hop|intend|intent|attempt|tried|try|dream|imagin|better off)\w*\b"
    r"[^.;]{0,60}?\b(?:die|dying|dead|death|kill|murder)\w*|"
    r"\b(?:to|would|will|could|might|may|should|not|gonna|if (?:he|she|they|\w+))\s(?:\w+\s)?(?:die|died|dead|kill|killed|murder|murdered)\b|"
    r"\b(?:death|murder) threats?\b|\b(?:die|dying|dead|death|kill|murder)\w*\b[^.;,]{0,20}\b(?:thoughts|fears?|jokes?)\b|['’](?:ll|d) (?:kill|die|murder)\b",
    re.IGNORECASE,
)
"""Words for a death that is only thought of, threatened, feared or joked about."""


def incident_kind(cue: str, text: str) -> str:
    """The kind of an incident; a death only where somebody died."""
    told = NO_DEATH.sub(lambda found: "threat" if re.search("threat", found[0], re.IGNORECASE) else "", text)
    kind = first_of(INCIDENT_KINDS, cue)
    if kind == "death" and not re.search(INCIDENT_KINDS[0][1], told, re.IGNORECASE):
        kind = ""
    return kind or first_of(INCIDENT_KINDS, told, default="other")


def absence_kind(cue: str) -> str:
    """What did not happen: by the last words of the cue, else by any of it."""
    *kinds, (otherwise, _) = ABSENCE_KINDS
    return first_of(tuple(kinds), " ".join(cue.split()[-2:]), cue, default=otherwise)


def date_cell(span: Span | None, carried: int = 0) -> str:  # noqa: PLR0911 - one for each way to write it
    """The days of a suggestion as a coder writes them; a date taken from the passage before is a beginning only."""
    if span is None or (span.earliest is None and span.latest is None):
        return ""
    if span.earliest is None:
        return f"by {day_words(span.last)}"
    if span.latest is None or carried > 1:
        return f"on or after {day_words(span.first)}"
    if span.first == span.last:
        return day_words(span.first)
    if span.first.day == 1 and span.last == month_end(span.first):
        return f"{span.first:%B %Y}"
    if (span.first.month, span.first.day, span.last.month, span.last.day) == (
        1,
        1,
        12,
        31,
    ) and span.first.year == span.last.year:
        return str(span.first.year)
    return f"between {day_words(span.first)} and {day_words(span.last)}"


def day_words(day: date) -> str:
    """``9 April 2011``."""
    return f"{day.day} {day:%B %Y}"


def description(suggestion: Suggestion) -> str:
    """A few words of our own: the cue, and who was on which side."""
    by, to = (", ".join(one.name for one in side) for side in (suggestion.by, suggestion.to))
    who = " → ".join(part for part in (by, to) if part) or ", ".join(one.name for one in suggestion.holders[:3])
    words = suggestion.cue or "event"
    return f"{words}: {who}" if who else f"{words} {WHAT}"
