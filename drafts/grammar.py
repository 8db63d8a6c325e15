"""Who is on which side of a cue: simple English order of words, active and passive, and the nearest names."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafts.cues import TELLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from drafts.cues import Cue
    from drafts.holders import Named
    from drafts.naming import Holder

PRONOUN = re.compile(r"\b(?:she|he|they)\b", re.IGNORECASE)
OBJECT = re.compile(r"^\s(?:her|him|them)\b", re.IGNORECASE)
BY = re.compile(r"\b(?:by|from)\s", re.IGNORECASE)
TO = re.compile(r"\b(?:to|with|into)\s", re.IGNORECASE)
END_OF_CLAUSE = re.compile(
    r";|\b(?:that|who|which|because|although|however|as)\b|,\s(?:who|which|but|and|so)\b", re.IGNORECASE
)
NOT_REACHED = re.compile(
    r"(?:was|were|had|has|have) not (?:been )?(?:\w+ )?(?:told|informed|notified|alerted|updated|advised)",
    re.IGNORECASE,
)
"""*CSC was not told*: it did not reach CSC; who did not tell it, another word says."""
ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|whether|if|how|why|what|for)\b(?!.*\b(?:from|to|of|with)\s(?:\w+\s)?$)",
    re.IGNORECASE,
)
"""What comes after it was asked or told of; nobody in it was asked or told."""
PURPOSE = re.compile(r"to \w+|(?:saying|stating|reporting|asking|requesting)\b.*", re.IGNORECASE)
"""Words whose subject is that of the verb before them: *telephoned CSC to ask*, *wrote to CSC saying*."""
ALSO = re.compile(r"\band (?:then |also |again )?$", re.IGNORECASE)
"""*saw the GP and said*: who saw also said."""
MAIN = re.compile(
    rf"\b(?:{TELLS}|visited|attended|returned|replied(?: to)?|responded(?: to)?|went to|came to|approached|met(?: with)?|saw)\b",
    re.IGNORECASE,
)
MOST = 4
FAR = 90


@dataclass(frozen=True)
class Sides:
    """Who told or asked (``by``), whom (``to``), and everybody named in the sentence."""

    by: tuple[Holder, ...] = ()
    to: tuple[Holder, ...] = ()


def sides(text: str, cue: Cue, at: re.Match[str], named: Sequence[Named], pronouns: Mapping[str, Holder]) -> Sides:
    """The two sides of a cue at its place in a sentence."""
    if cue.shape in {"active", "subject"} and cue.table != "absences" and (main := _main_verb(text, at)):
        return _of_main_verb(text, main, at, named, pronouns)
    before = _before(text, at.start(), named, pronouns)
    after = [one for one in named if one.start >= at.end()]
    inside = [one for one in named if at.start() <= one.start < at.end()]
    clause = END_OF_CLAUSE.search(text, at.end())
    limit = clause.start() if clause else len(text)
    near = [one for one in after if one.start < limit]
    if cue.shape == "passive" or (cue.table == "absences" and NOT_REACHED.fullmatch(at[0])):
        return Sides(_following(text, BY, at.end(), limit, near), before)
    if cue.shape == "received":
        return Sides(_following(text, BY, at.end(), len(text), after[:2]), before)
    if cue.shape == "noun":
        to = _following(text, TO, at.start(), len(text), [*inside, *after])
        by = _following(text, BY, at.end(), limit, near)
        return Sides(by or tuple(one for one in before if one not in to), to)
    if cue.shape == "active":
        first = _joined(text, near, at.end())
        if not first and (shown := OBJECT.match(text[at.end() :])):
            first = _meant(shown[0].strip().casefold(), pronouns)
        return Sides(before, tuple(one for one in first if one not in before))
    to = _following(text, TO, at.end(), limit, near)
    return Sides(before, to if cue.shape == "subject" else tuple(dict.fromkeys(one.holder for one in after[:MOST])))


def _before(text: str, place: int, named: Sequence[Named], pronouns: Mapping[str, Holder]) -> tuple[Holder, ...]:
    """The subject: the names joined by *and* that stand nearest before, or whom a pronoun nearer still means."""
    earlier = [one for one in named if one.end <= place]
    spoken = list(PRONOUN.finditer(text, 0, place))
    if spoken and (not earlier or spoken[-1].start() > earlier[-1].end):
        return _meant(spoken[-1][0].casefold(), pronouns)
    if not earlier:
        return ()
    group = [earlier[-1]]
    for one in reversed(earlier[:-1]):
        if not re.fullmatch(
            r"(?:['’]s)?\s?(?:\(\w+\))?(?:,\s?|\sand\s|\sn?or\s|\s&\s|,\sand\s)(?:the\s|a\s|her\s|his\s)?",
            text[one.end : group[-1].start],
        ):
            break
        group.append(one)
    if _is_owner(text, group[-1]) and len(earlier) > 1:
        group = [earlier[-1]]
    return tuple(dict.fromkeys(one.holder for one in reversed(group)))


def _is_owner(text: str, one: Named) -> bool:
    return bool(re.match(r"['’]s\b", text[one.end :]))


def _following(text: str, word: re.Pattern[str], start: int, limit: int, named: Sequence[Named]) -> tuple[Holder, ...]:
    """The names that follow *by*, *from* or *to*, near the word."""
    for match in word.finditer(text, start, limit):
        found = [one for one in named if match.end() <= one.start <= match.end() + 25]
        if found:
            return _joined(text, [one for one in named if one.start >= found[0].start], match.end())
    return ()


def _main_verb(text: str, at: re.Match[str]) -> re.Match[str] | None:
    """The verb whose purpose or manner a cue gives, in the same clause."""
    if not (PURPOSE.fullmatch(at[0]) or ALSO.search(text, 0, at.start())):
        return None
    found = next(reversed(list(MAIN.finditer(text, 0, at.start()))), None)
    return None if found is None or END_OF_CLAUSE.search(text, found.end(), at.start()) else found


def _of_main_verb(
    text: str, main: re.Match[str], at: re.Match[str], named: Sequence[Named], pronouns: Mapping[str, Holder]
) -> Sides:
    """The sides of a purpose: the subject of its verb, and whom it names right after itself, else the verb's object."""
    near = 8 if PURPOSE.fullmatch(at[0]) else FAR
    clause = END_OF_CLAUSE.search(text, at.end())
    limit = clause.start() if clause else len(text)
    own = _joined(text, [one for one in named if at.end() <= one.start < limit], at.end(), near=near)
    to = _joined(text, [one for one in named if main.end() <= one.start < at.start()], main.end())
    return Sides(_before(text, main.start(), named, pronouns), own or to)


def _joined(text: str, named: Sequence[Named], start: int, near: int = FAR) -> tuple[Holder, ...]:
    """The first name and those joined to it by commas and *and*; none that stands far off or is only spoken about."""
    if not named or named[0].start - start > near or ABOUT.search(text[start : named[0].start]):
        return ()
    group = [named[0]]
    for one in named[1:]:
        gap = text[group[-1].end : one.start]
        if not re.fullmatch(
            r"\s?(?:\([^)]*\))?\s?(?:,\s?|\sand\s|\sn?or\s|\s?&\s|,\sand\s|and\s)(?:to\s|by\s)?(?:the\s|a\s|her\s|his\s)?",
            gap,
        ):
            break
        group.append(one)
    return tuple(dict.fromkeys(one.holder for one in group[:MOST]))


def _meant(pronoun: str, pronouns: Mapping[str, Holder]) -> tuple[Holder, ...]:
    key = {"she": "she", "her": "she", "he": "he", "him": "he"}.get(pronoun, "")
    return (pronouns[key],) if key in pronouns else ()
