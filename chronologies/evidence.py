"""What the text of an event offers for a comparison: its words, how rare each is in the chronology, its references."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from chronologies.ordinary import COMMON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronologies.events import Event

COMPARED_CHARACTERS = 2_000
"""Longer texts are compared by their beginning."""
STEM = 6
SHORTEST_WORD = 3
WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*")
# Days, times and years are compared as dates; what is left with digits is a reference number, a door or a telephone.
DATE_OR_TIME = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]m)?\b"
    r"|\b\d{3,4}\s?(?:hrs|hours)\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"(?<![^\W_])[^\W_]*\d[^\W_]*(?:[/-][^\W_]*\d[^\W_]*)*(?![^\W_])")
DIGITS, DIGITS_WITH_LETTERS = 4, 2


@dataclass(frozen=True)
class Evidence:
    """One event, ready to be compared: all its words as one text in order of the alphabet; its reference numbers.

    ``words`` are stems with their weights, from 0 (stands in every event) to 1 (stands in two); ``names`` those with a
    capital; ``written`` has each stem as it is written.
    """

    sorted_words: str
    references: frozenset[str]
    words: Mapping[str, float]
    names: frozenset[str]
    written: Mapping[str, str]


def evidence_of(events: Sequence[Event]) -> list[Evidence]:
    """The evidence of each event, in their order; how rare a word is goes by all of them."""
    texts = [event.text[:COMPARED_CHARACTERS] for event in events]
    words = [_words(text) for text in texts]
    references = [_references(text) for text in texts]
    seen = Counter(word for each in words for word in each)
    referred = Counter(each for found in references for each in found)
    number = len(events)
    return [
        Evidence(
            " ".join(sorted(word.casefold() for word in WORD.findall(text))),
            frozenset(each for each in found if _tells(referred[each], number)),
            {word: weight for word in own if (weight := _weight(seen[word], number)) > 0},
            frozenset(stem for stem, word in own.items() if word[0].isupper()),
            own,
        )
        for text, own, found in zip(texts, words, references, strict=True)
    ]


REFERENCE_WEIGHT, FEW = 0.4, 3


def _tells(seen: int, number: int) -> bool:
    """Whether a number says something: one that stands in many events is that of a person or of a file."""
    return 1 < seen <= FEW or _weight(seen, number) > REFERENCE_WEIGHT


def _weight(seen: int, number: int) -> float:
    """1 for a word of two events, 0 for one that stands in every event or in a single one."""
    if seen < 2 or number <= seen:  # noqa: PLR2004 - two events share it
        return 1.0 if seen == number == 2 else 0.0  # noqa: PLR2004
    return log(number / seen) / log(number / 2)


def _words(text: str) -> dict[str, str]:
    """The words that say something as they are written, by their stems; the one with a capital where there are two."""
    found: dict[str, str] = {}
    for match in WORD.finditer(DATE_OR_TIME.sub(" ", text)):
        word = match[0].removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s")
        plain = word.casefold()
        if len(word) < SHORTEST_WORD or plain in COMMON or any(each.isdigit() for each in word):
            continue
        if plain[:STEM] not in found or word[0].isupper():
            found[plain[:STEM]] = word
    return found


def _references(text: str) -> frozenset[str]:
    found = (match[0].casefold().strip("/-") for match in REFERENCE.finditer(DATE_OR_TIME.sub(" ", text)))
    return frozenset(each for each in found if _is_reference(each))


def _is_reference(text: str) -> bool:
    digits = sum(each.isdigit() for each in text)
    letters = sum(each.isalpha() for each in text)
    return digits >= DIGITS or (digits > DIGITS_WITH_LETTERS and letters > 0)
