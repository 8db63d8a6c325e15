"""Whom *she* and *he* mean: the person last named whom the report calls so more often than otherwise."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafts.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from drafts.holders import Named, Names
    from drafts.naming import Holder
    from loaders.passages import Report

SPOKEN = {"she": "she", "her": "she", "hers": "she", "he": "he", "him": "he", "his": "he"}
WORD = re.compile(r"\b(?:she|her|hers|he|him|his)\b", re.IGNORECASE)
BORN_SO = {"mother": "she", "sister": "she", "daughter": "she", "grandmother": "she", "father": "he", "brother": "he",
           "son": "he", "grandfather": "he"}  # fmt: skip
CLEAR = 1.5
FIRST = 40
"""How far from the beginning of a sentence its subject is looked for: a date may stand before it."""


def called(report: Report, names: Names) -> dict[str, str]:
    """*she* or *he* for each person, by the pronouns of the sentences that name nobody else."""
    counts: dict[str, Counter[str]] = {}
    for passage in report.passages:
        for sentence in sentences(passage.text):
            people = {one.holder.name for one in names.find(sentence.text) if one.holder.is_person}
            if len(people) == 1:
                words = Counter(SPOKEN[word.casefold()] for word in WORD.findall(sentence.text))
                counts.setdefault(people.pop(), Counter()).update(words)
    found = dict(BORN_SO)
    for name, words in counts.items():
        if name not in found and max(words.values(), default=0) > CLEAR * min(words["she"], words["he"]):
            found[name] = words.most_common(1)[0][0]
    return found


def remember(
    last: Mapping[str, Holder], named: Sequence[Named], calls: Mapping[str, str], sentence: str
) -> dict[str, Holder]:
    """Whom each pronoun means after a sentence: the first person named in it stays foremost.

    A worker who is its subject is meant by a pronoun that nobody else in it can be: *The nurse rang. She was told ...*
    """
    found: dict[str, Holder] = {}
    for one in named:
        if one.holder.is_person and (word := calls.get(one.holder.name)):
            found.setdefault(word, one.holder)
    if named and named[0].holder.kind == "worker" and named[0].start <= FIRST:
        spoken = {SPOKEN[word.casefold()] for word in WORD.findall(sentence)}
        for word in ("she", "he"):
            if word not in spoken and word not in found:
                found[word] = named[0].holder
    kept = {word: holder for word, holder in last.items() if holder.kind != "worker"}
    return {**kept, **found}
