"""Whom *she* and *he* mean: the person last named whom the report calls so more often than otherwise."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafts.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafts.holders import Named, Names
    from drafts.naming import Holder
    from loaders.passages import Report

SPOKEN = {"she": "she", "her": "she", "hers": "she", "he": "he", "him": "he", "his": "he"}
WORD = re.compile(r"\b(?:she|her|hers|he|him|his)\b", re.IGNORECASE)
BORN_SO = {"mother": "she", "sister": "she", "daughter": "she", "grandmother": "she", "father": "he", "brother": "he",
           "son": "he", "grandfather": "he"}  # fmt: skip
CLEAR = 1.5


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


def remember(last: Mapping[str, Holder], named: Iterable[Named], calls: Mapping[str, str]) -> dict[str, Holder]:
    """Whom each pronoun means after a sentence: the first person named in it stays foremost."""
    found: dict[str, Holder] = {}
    for one in named:
        if one.holder.is_person and (word := calls.get(one.holder.name)):
            found.setdefault(word, one.holder)
    return {**last, **found}
