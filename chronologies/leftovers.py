"""Real-looking names that are left: words with capitals that nobody accounted for, for a person to look at.

A help and no more: it goes by capitals and by what stands beside them. A name written small, a nickname, a house number
or a rare diagnosis tells who somebody is as well, and none of them is found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chronologies.ordinary import DATE_WORDS, ORDINARY, TITLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from chronologies.events import Event, Locator

MOST_PLACES = 5
LONGEST_NAME = 4
DOT_AND_SPACE = 2
WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?:^|[.!?:;\u2022\n\"\u201c\u2018(\[]|(?:^|\s)[-\u2013*])\s*$")
BETWEEN = re.compile(r"\.?[ \N{NO-BREAK SPACE}]|, ?|\.")
LOOKS_LIKE_A_VERB = re.compile(r".{2,}(?:ed|ing|tion|ment|ly|ness|ity|ance|ence)$")
POSSESSIVE = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$")


@dataclass(frozen=True)
class NameLeft:
    """Something that looks like a name, how often it stands there, and the first places."""

    name: str
    number: int
    places: tuple[Locator, ...]


@dataclass
class _Found:
    number: int = 0
    places: list[Locator] = field(default_factory=list)
    sure: bool = False


@dataclass(frozen=True)
class _Seen:
    """One word with a capital: where it begins a sentence, and whether a title stands before it."""

    word: str
    start: int
    end: int
    begins: bool
    titled: bool


def names_left(events: Iterable[Event], known: Iterable[str] = ()) -> tuple[NameLeft, ...]:
    """Words with capitals that are none of the ``known`` ones and no ordinary ones, the most frequent first.

    ``known`` are pseudonyms, agencies, abbreviations and places that may stay. At the beginning of a sentence a word
    counts only where nothing speaks against it: it stands nowhere in small letters and does not look like a verb.
    """
    events = list(events)
    texts = [(event.locator, _texts(event)) for event in events]
    accounted = _words_of(known) | _words_of(event.agency for event in events) | DATE_WORDS
    small = {word[0].casefold() for _, text in texts for word in WORD.finditer(text) if word[0].islower()}
    found: dict[str, _Found] = defaultdict(_Found)
    for locator, text in texts:
        for name, sure in _names(text, accounted, small):
            entry = found[name]
            entry.number += 1
            entry.sure |= sure
            if len(entry.places) < MOST_PLACES and locator not in entry.places:
                entry.places.append(locator)
    kept = [NameLeft(name, entry.number, tuple(entry.places)) for name, entry in found.items() if entry.sure]
    return tuple(sorted(kept, key=lambda left: (-left.number, left.name)))


def _texts(event: Event) -> str:
    """What an event says, each cell once, its dates left out."""
    cells = [cell for cell in event.columns.values() if cell not in (event.date_text, event.agency)]
    return "\n".join(dict.fromkeys([event.text, *cells]))


def _words_of(names: Iterable[str]) -> set[str]:
    return {POSSESSIVE.sub("", word[0]).casefold() for name in names for word in WORD.finditer(name)}


def _names(text: str, known: Collection[str], small: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Runs of words with capitals, and whether each is surely more than the beginning of a sentence."""
    for run in _runs(list(_capitals(text)), text):
        kept = [each for each in run if not _is_accounted(each, known, small)]
        if all(each.word.isupper() and not each.titled for each in kept):  # abbreviations, unless beside a name
            continue
        inside = any(not each.begins or each.titled for each in kept) or len(kept) > 1
        alone = kept[0].word.casefold()
        yield " ".join(each.word for each in kept), inside or not LOOKS_LIKE_A_VERB.fullmatch(alone)


def _is_accounted(seen: _Seen, known: Collection[str], small: Collection[str]) -> bool:
    plain = seen.word.casefold()
    if plain in known or plain in TITLES or all(part in known for part in plain.split("-")):
        return True
    if seen.titled:
        return False
    return plain in ORDINARY or plain in small or plain.removesuffix("s") in small or len(plain) == 1


def _capitals(text: str) -> Iterator[_Seen]:
    before: re.Match[str] | None = None
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match[0])
        if word[:1].isupper():
            titled = (
                before is not None and before[0].casefold() in TITLES and match.start() <= before.end() + DOT_AND_SPACE
            )
            begins = bool(SENTENCE_END.search(text[max(0, match.start() - 4) : match.start()]))
            yield _Seen(word, match.start(), match.start() + len(word), begins, titled)
        before = match


def _runs(seen: Sequence[_Seen], text: str) -> Iterator[list[_Seen]]:
    """Words that follow each other with a space, or a surname in capitals before its comma, as one name."""
    run: list[_Seen] = []
    for each in seen:
        between = text[run[-1].end : each.start] if run else ""
        goes_on = run and BETWEEN.fullmatch(between) and ("," not in between or run[-1].word.isupper())
        if run and not (goes_on and len(run) < LONGEST_NAME and not each.begins):
            yield run
            run = []
        run.append(each)
    if run:
        yield run
