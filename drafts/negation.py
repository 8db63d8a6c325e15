"""What was not done: words of telling, asking, meeting and knowing that a *not*, *nobody* or *neither* governs."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re

GOVERNED = frozenset({"sharings", "requests", "meetings", "knowledge", "incidents"})
"""The tables whose words tell of nothing done where they are denied."""
NOT = re.compile(
    r"\b(?:(?<!who is )(?<!who are )(?<!who was )(?<!who were )not(?! only)|\w+n['’]t|never|neither|nor|nobody|no[- ]one|none of|without|failed to|"
    r"no (?:\w+ ){0,2}(?:agency|agencies|service|professional|practitioner|worker|officer|body|information|referral|report|record|notification))\b",
    re.IGNORECASE,
)
NONE = re.compile(r"\bno (?:[\w-]+ ){0,2}$", re.IGNORECASE)
"""*no strategy meeting*: what stands right after it was not there."""
ENDS = re.compile(
    r"[;:,(]|\b(?:but|although|though|however|when|while|whilst|because|who|which|that|whether|if|after|before|until|as|so|then|and)\b",
    re.IGNORECASE,
)
LISTS = re.compile(r",|\b(?:and|or)\b", re.IGNORECASE)
"""What joins the names after *neither* and *did not tell*, and so ends no clause before them."""
VERB_NEXT = re.compile(r"\s(?:was|were|took|met|heard|had|has|is|agreed|decided|noted)\b", re.IGNORECASE)
HELD_ANYWAY = re.compile(
    r"\b(?:attend|invit|present\b|represented|minutes|apolog)|\b(?:shar|told|tell|mention|said|rais|disclos|record|ask|pass|inform)\w*\b[^.;]*\bat\b",
    re.IGNORECASE,
)
"""Who was not at a meeting, or did not say it there: the meeting itself took place."""
DENIED_AFTER = re.compile(
    r"\s(?:was|were|had|has|is)(?: never| not|n['’]t)(?: been)? (?:told|informed|notified|aware|asked|consulted|held|convened|called|arranged|alerted|updated|made aware)\b",
    re.IGNORECASE,
)
REFERRED_TO = re.compile(
    r"\b(?:refer\w*|referrals?|notif\w+)\b(?:(?! at\b)[^.;,]){0,60}\b(?:to|into)\s(?:(?:the|a|an)\s)?(?:[\w-]+\s){0,4}\(?$",
    re.IGNORECASE,
)
HAPPENED = re.compile(r"\s(?:of|on|held|which (?:was held|took place|met|sat)|meeting (?:of|on))\b", re.IGNORECASE)
SAYING = re.compile(r"(?:stating|saying|reporting|asking|requesting)\b.*", re.IGNORECASE)
"""*did not come saying that*: what was said was said."""
BARE = re.compile(r"neither|never|nobody|nor did|failed to|without (?:\w+)|omitted", re.IGNORECASE)
"""Cues that say that something was not done, and not what."""


def denial(text: str, match: re.Match[str], table: str) -> tuple[int, int] | None:
    """Where the words stand that say that what ``match`` tells was not done; ``None`` where it was."""
    if table not in GOVERNED or re.search(r"\buntil\b", text[match.end() :], re.IGNORECASE):
        return None
    if table in {"meetings", "incidents"}:
        if denied := DENIED_AFTER.match(text, match.end()):
            return match.start(), denied.end()
        if none := NONE.search(text, 0, match.start()):
            return none.start(), match.end()
    found = _governing(text, match, nouns=table == "meetings")
    if found is None or (table == "meetings" and HELD_ANYWAY.search(text, found.start(), match.end())):
        return None
    return found.start(), match.end()


def is_only_referred_to(text: str, match: re.Match[str]) -> bool:
    """Whether a case was sent to a meeting, which is no meeting yet: *referred her to MARAC*."""
    return bool(REFERRED_TO.search(text, 0, match.start())) and not HAPPENED.match(text, match.end())


def _governing(text: str, match: re.Match[str], *, nouns: bool) -> re.Match[str] | None:
    """The last *not* before the words in their own clause."""
    place = match.start() - (nouns and text[: match.start()].endswith("("))
    if SAYING.fullmatch(match[0]):
        return None
    found = next(reversed(list(NOT.finditer(text, 0, place))), None)
    if found is None:
        return None
    if found[0].casefold() == "nor":
        found = next(re.finditer(r"\bneither\b", text[: found.start()], re.IGNORECASE), found)
    joins = found[0].casefold() in {"neither", "nor"} or (nouns and not VERB_NEXT.match(text, match.end()))
    for end in ENDS.finditer(text, found.end(), place):
        if not (joins and LISTS.fullmatch(end[0])):
            return None
    return found
