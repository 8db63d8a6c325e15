"""Who is on which side of a cue: simple English order of words, active and passive, and the nearest names."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
MOST = 4
FAR = 90


@dataclass(frozen=True)
class Sides:
    """Who told or asked (``by``), whom (``to``), and everybody named in the sentence."""

    by: tuple[Holder, ...] = ()
    to: tuple[Holder, ...] = ()


def sides(text: str, cue: Cue, at: re.Match[str], named: Sequence[Named], pronouns: Mapping[str, Holder]) -> Sides:
    """The two sides of a cue at its place in a sentence."""
    before = _before(text, at.start(), named, pronouns)
    after = [one for one in named if one.start >= at.end()]
    inside = [one for one in named if at.start() <= one.start < at.end()]
    clause = END_OF_CLAUSE.search(text, at.end())
    limit = clause.start() if clause else len(text)
    near = [one for one in after if one.start < limit]
    if cue.shape == "passive":
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
    if cue.shape == "subject":
        return Sides(before, _following(text, TO, at.end(), limit, near))
    return Sides(before, tuple(dict.fromkeys(one.holder for one in after[:MOST])))


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
            r"(?:['’]s)?\s?(?:\(\w+\))?(?:,\s?|\sand\s|\s&\s|,\sand\s)(?:the\s|a\s|her\s|his\s)?",
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


def _joined(text: str, named: Sequence[Named], start: int) -> tuple[Holder, ...]:
    """The first name and those joined to it by commas and *and*."""
    if not named or named[0].start - start > FAR:
        return ()
    group = [named[0]]
    for one in named[1:]:
        gap = text[group[-1].end : one.start]
        if not re.fullmatch(
            r"\s?(?:\([^)]*\))?\s?(?:,\s?|\sand\s|\s?&\s|,\sand\s|and\s)(?:to\s|by\s)?(?:the\s|a\s|her\s|his\s)?", gap
        ):
            break
        group.append(one)
    return tuple(dict.fromkeys(one.holder for one in group[:MOST]))


def _meant(pronoun: str, pronouns: Mapping[str, Holder]) -> tuple[Holder, ...]:
    key = {"she": "she", "her": "she", "he": "he", "him": "he"}.get(pronoun, "")
    return (pronouns[key],) if key in pronouns else ()
