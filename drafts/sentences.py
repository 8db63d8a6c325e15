"""The sentences of a passage, each with its place in the passage."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset([
    "mr", "mrs", "ms", "miss", "dr", "prof", "rev", "st", "sgt", "insp", "supt", "det", "cons", "ed", "eds",
    "approx", "e.g", "i.e", "eg", "ie", "etc", "al", "cf", "ca", "circa", "viz", "vs", "inc", "ltd", "dept",
    "tel", "ext", "hrs", "hr", "min", "mins", "am", "pm", "a.m", "p.m", "c",
])  # fmt: skip
BEFORE_NUMBERS = frozenset([
    "no", "nos", "para", "paras", "p", "pp", "sec", "s", "ss", "art", "reg", "vol", "fig",
])  # fmt: skip
"""Abbreviations only where a number follows: *no. 4*."""
OF_DAYS = frozenset([
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
    "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun",
])  # fmt: skip
"""Abbreviations only with a capital: *Sat. 4 May*, not *she sat*."""
TITLES = frozenset({"mr", "ms", "mrs", "miss", "dr"})
PSEUDONYMS = frozenset([
    "adult", "child", "person", "male", "female", "friend", "partner", "sibling", "baby", "hospital", "school",
    "area",
])  # fmt: skip
OPENER = re.compile(
    r"\s+[\"'“‘(\[]*(?:The|A|An|She|He|They|It|His|Her|Their|This|That|These|Those|There|In|On|At|By|For|From|After|Before|When|While|"
    r"If|As|Although|During|Following|Since|Until|Between|Throughout|Within|No|Neither|Nobody|Not|Both|Later|Once|One|Two|Three|What|Who)\b"
)
"""Words that begin a sentence and are no surname: what follows *Mr. F.* tells whether it ends there."""
END = re.compile(r"[.?!…]+[\"'”’)\]*]*(?:[¹²³⁰⁴-⁹]+|\[\d+\])?(?=\s)")
LAST_WORD = re.compile(r"(?<![^\W_])([A-Za-z](?:[A-Za-z.]*[A-Za-z])?)$")
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
    if word is None:
        return False
    if len(word[1]) == 1 and word[1].isupper() and word[1] != "I":
        return not _ends_a_name(text, word, end.end())
    if not _is_abbreviation(word[1], text[end.end() :].lstrip()):
        return False
    known = word[1].casefold() in {"am", "pm", "a.m", "p.m", "etc", "hrs", "mins", "hr"}
    return not (known and text[end.end() :].lstrip()[:1].isupper())


def _is_abbreviation(word: str, following: str) -> bool:
    plain = word.casefold()
    if plain in BEFORE_NUMBERS:
        return following[:1].isdigit()
    return plain in ABBREVIATIONS or (plain in OF_DAYS and word[0].isupper())


def _ends_a_name(text: str, word: re.Match[str], end: int) -> bool:
    """Whether a single capital letter ends a pseudonym, as in *Adult A.* or *Mrs. T. She*."""
    before = text[: word.start()].rstrip().rpartition(" ")[2].casefold().rstrip(".")
    return before in PSEUDONYMS or (before in TITLES and bool(OPENER.match(text, end)))
