"""The sentences of a passage, each with its place in the passage."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "rev",
        "st",
        "sgt",
        "insp",
        "supt",
        "det",
        "cons",
        "no",
        "nos",
        "para",
        "paras",
        "p",
        "pp",
        "sec",
        "s",
        "ss",
        "art",
        "reg",
        "vol",
        "ed",
        "eds",
        "fig",
        "approx",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "etc",
        "al",
        "cf",
        "c",
        "ca",
        "circa",
        "viz",
        "vs",
        "inc",
        "ltd",
        "dept",
        "tel",
        "ext",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "hrs",
        "hr",
        "min",
        "mins",
        "am",
        "pm",
        "a.m",
        "p.m",
    ]
)
END = re.compile(r"[.?!…]+[\"'”’)\]*]*(?:[¹²³⁰⁴-⁹]+|\[\d+\])?(?=\s)")
LAST_WORD = re.compile(r"([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)$")
STARTS_SMALL = re.compile(r"\s+[\"'“‘(\[]*[a-z]")


@dataclass(frozen=True)
class Sentence:
    """One sentence: its text, and where it begins in the passage."""

    text: str
    start: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order; abbreviations and initials end none."""
    found: list[Sentence] = []
    begin = 0
    for end in END.finditer(text):
        if _goes_on(text, end):
            continue
        _add(found, text, begin, end.end())
        begin = end.end()
    _add(found, text, begin, len(text))
    return found


def _add(found: list[Sentence], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    if piece.strip():
        found.append(Sentence(piece.strip(), begin + len(piece) - len(piece.lstrip())))


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a number, or a small letter follows."""
    if STARTS_SMALL.match(text, end.end()):
        return True
    if not end[0].startswith("."):
        return False
    word = LAST_WORD.search(text, 0, end.start())
    if word and (word[1].casefold() in ABBREVIATIONS or (len(word[1]) == 1 and word[1].isupper() and word[1] != "I")):
        following = text[end.end() :].lstrip()
        known = word[1].casefold() in {"am", "pm", "a.m", "p.m", "etc", "hrs", "mins", "hr"}
        return not (known and following[:1].isupper()) and not _ends_a_name(text, word)
    return False


def _ends_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether a single capital letter ends a pseudonym, as in *Adult A.*"""
    before = text[: word.start()].rstrip().rpartition(" ")[2].casefold()
    return len(word[1]) == 1 and before in {"adult", "child", "mr", "ms", "mrs", "person", "male", "female", "friend",
                                            "partner", "sibling", "baby", "hospital", "school", "area"}  # fmt: skip
