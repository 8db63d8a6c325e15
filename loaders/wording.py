"""A guard for our own words: runs of a report's words that stand in a text of ours."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST_ALLOWED = 7


@dataclass(frozen=True)
class SharedRun:
    """A run of words that two texts share: as it stands in our text, and how many words it has."""

    text: str
    words: int


def shared_runs(report_text: str, own_text: str, words: int = LONGEST_ALLOWED + 1) -> list[SharedRun]:
    """The longest runs of ``words`` or more consecutive words of the report that stand in ``own_text``.

    Case and punctuation are passed over. Runs come in the order of our text and do not overlap.
    """
    return find_runs(index_runs(report_text, words), own_text, words)


def index_runs(report_text: str, words: int = LONGEST_ALLOWED + 1) -> frozenset[tuple[str, ...]]:
    """Every run of exactly ``words`` words in the report: build it once to check many cells with ``find_runs``.

    Raises ``ValueError`` where ``words`` is less than one.
    """
    if words < 1:
        raise ValueError(f"a run has at least one word, not {words}")
    plain = [plain_word(word) for word in WORD.findall(report_text)]
    return frozenset(tuple(plain[start : start + words]) for start in range(len(plain) - words + 1))


def find_runs(index: frozenset[tuple[str, ...]], own_text: str, words: int = LONGEST_ALLOWED + 1) -> list[SharedRun]:
    """The same as ``shared_runs``, from the index of a report made with the same number of ``words``."""
    found = list(WORD.finditer(own_text))
    plain = [plain_word(match[0]) for match in found]
    runs: list[SharedRun] = []
    start = 0
    while start + words <= len(plain):
        if tuple(plain[start : start + words]) not in index:
            start += 1
            continue
        end = start + words
        while tuple(plain[end - words + 1 : end + 1]) in index and end < len(plain):
            end += 1
        runs.append(SharedRun(own_text[found[start].start() : found[end - 1].end()], end - start))
        start = end
    return runs


def plain_word(word: str) -> str:
    """A word as it is compared: one case, straight apostrophe."""
    return word.replace("’", "'").casefold()
