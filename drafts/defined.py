"""Other names that a report itself gives: abbreviations in brackets, glossaries, tables of names, *the Trust*."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafts import professions, roles
from drafts.naming import cells, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.passages import Report

GLOSSARY = re.compile(r"\b(?:glossary|abbreviations?|acronyms?)\b", re.IGNORECASE)
DEFINED = re.compile(r"((?:[A-Za-z][\w'’&/-]*[ ,]+){1,9})\(([A-Z][A-Za-z&]{1,7})s?\)")
INLINE = re.compile(
    r"(?:^|[;:,.]\s)([A-Z][A-Za-z&]{1,8})\s(?:[–—=-]|stands for|means|is)\s((?:the )?[A-Z][^;.|()]{3,80})(?=[;.|(]|$)"
)
HEADER = re.compile(
    r"\b(?:referred to|known as|name used|abbreviat\w+|acronyms?|short (?:form|name)|pseudonyms?|in this report|called)\b",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(
    r"\((?:here(?:in)?after(?: referred to as)?,? |referred to(?: here| below)? as |known as )?['‘\"“]?((?:[Tt]he )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}|the [a-z]{3,}(?: [a-z]+)?)['’\"”]?\)"
)
NEWLY_NAMED = re.compile(
    r"^(?P<name>[A-Z][^.;:|(]{3,70}?),? (?:(?:here(?:in)?after|now|also|generally|locally) )?(?:known|referred to) (?:\w+ ){0,2}as ['‘\"“]?(?P<short>(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
BODY_WORDS = rf"{professions.BODIES}|Nursing|Visiting|Midwifery|Viability|Department|Agency|Authority|Conference|Meeting|Panel|Force|Company"
WORKER_WORDS = r"(?i:nurse|worker|officer|advis[eo]r|practitioner|manager|therapist|co-?ordinator|advocate|professional|doctor|midwife|visitor|assistant)"
ACTS = r"(?:told|said|rang|visited|attended|saw|wrote|received|referred|asked|closed|advised|agreed|decided|noted|recorded|contacted|did not|discharged|assessed|informed|sent|offered|accepted|telephoned|met|spoke|was told|was asked|was informed)"
ACTED_ON = r"(?:told|informed|asked|contacted|rang|telephoned|notified|e-?mailed)"
GENERIC = (
    "Trust",
    "Constabulary",
    "Council",
    "Association",
    "Surgery",
    "Hospital",
    "School",
    "Academy",
    "Charity",
    "Practice",
    "Centre",
)
"""The last words of names by which a report may call its one body so: *the Trust*."""
ANY_CASE = frozenset({"Hospital", "School", "Surgery", "Practice"})


def abbreviations(report: Report) -> tuple[dict[str, str], dict[str, str]]:
    """Long name to abbreviation and back, as the report defines them in brackets or in its glossary."""
    short: dict[str, str] = {}
    long: dict[str, str] = {}
    for name, abbreviation in _definitions(report):
        short.setdefault(plain(name), abbreviation)
        long.setdefault(abbreviation, re.sub(r"^the ", "", name))
    return short, long


def _definitions(report: Report) -> Iterator[tuple[str, str]]:
    for passage in report.passages:
        glossary = bool(GLOSSARY.search(passage.heading))
        for match in DEFINED.finditer("\n".join((*passage.titles, passage.text))):
            name = _defined_name(match[1], match[2])
            if name:
                yield name, match[2]
        if glossary:
            first, _, rest = re.sub(r"\s+[–—:-]\s+", "|", passage.text, count=1).partition("|")
            if rest and re.fullmatch(r"[A-Z][A-Za-z&]{1,8}", first.strip()):
                yield re.split(r"[|;.(]", rest)[0].strip(), first.strip()
        if glossary or GLOSSARY.search(passage.text[:80]):
            for match in INLINE.finditer(passage.text):
                if sum(letter.isupper() for letter in match[1]) > 1:
                    yield match[2].strip(), match[1]


def _defined_name(words: str, abbreviation: str) -> str:
    """As many of the words before the bracket as its letters stand for; empty where they do not.

    A last letter may stand for a word that is not there: *Tissue Viability (TVN)* is its nurse.
    """
    letters = [letter for letter in abbreviation if letter.isupper() and letter != "&"]
    parts = words.replace(",", " ").split()
    for wanted in (letters, letters[:-1] if len(letters) > 2 and letters[-1] in "NTSOW" else []):  # noqa: PLR2004
        for size in range(len(wanted), min(len(parts), len(wanted) + 4) + 1) if wanted else ():
            initials = "".join(piece[0] for part in parts[-size:] for piece in re.split(r"[-/]", part) if piece)
            exact = wanted is letters or (size == len(wanted) and all(part[0].isupper() for part in parts[-size:]))
            exact = exact and parts[-size].casefold() not in {"and", "of", "for", "the", "a"}
            if exact and _in_order(wanted, initials.upper()) and initials[:1].upper() == wanted[0]:
                return " ".join(parts[-size:])
    return ""


def _in_order(letters: list[str], initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def defined_holders(report: Report, long: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The names that the report abbreviates and that are of bodies or workers: they end like one, or act in the text."""
    text = "\n".join(passage.text for passage in report.passages)
    for abbreviation, name in long.items():
        ends = re.search(rf"\b(?:{BODY_WORDS}|{WORKER_WORDS})$", name) or roles.holder_of(name)
        acts = re.search(
            rf"\b{re.escape(abbreviation)}\s(?:\w+\s)?{ACTS}\b|\b{ACTED_ON} (?:the )?{re.escape(abbreviation)}\b", text
        )
        if (ends or acts) and not re.search(r"\b(?:Act|Assessment|Review|Report|Order|Plan|Tool|Checklist)$", name):
            yield name, abbreviation


def other_names(report: Report, bodies: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each body with another name that the report gives it: in brackets, in a table of names, as *the Trust*."""
    known = list(bodies)
    yield from _in_tables(report, known)
    for passage in report.passages:
        for name in known:
            place = passage.text.find(name)
            if place < 0:
                continue
            bracket = IN_BRACKETS.match(passage.text[place + len(name) :].lstrip())
            if bracket and not re.fullmatch(r"[A-Z]{1,8}s?", bracket[1]):
                yield name, bracket[1]
        newly = NEWLY_NAMED.match(passage.text)
        if newly and newly["name"].removeprefix("The ") in known:
            yield newly["name"].removeprefix("The "), newly["short"]
    yield from _generic(known)
    yield from _first_words(report, known)


def _in_tables(report: Report, known: list[str]) -> Iterator[tuple[str, str]]:
    """Rows of a table one of whose headings says *referred to as*, *abbreviation*, *name used*."""
    heading, column = "", 0
    for above, text in _lines(report):
        row = cells(text)
        if len(row) < 2 or above != heading:  # noqa: PLR2004
            heading, column = above, 0
        if len(row) < 2:  # noqa: PLR2004
            continue
        named = next((place for place, cell in enumerate(row) if place and HEADER.search(cell)), 0)
        if named and not any(name in text for name in known):
            column = named
            continue
        name = max((name for name in known if row[0].startswith(name)), key=len, default="")
        if column and name and column < len(row) and 1 < len(row[column]) < 40:  # noqa: PLR2004
            yield name, row[column]


def _lines(report: Report) -> Iterator[tuple[str, str]]:
    """Each line with the heading above it; rows of a table in plain text may have been taken for headings."""
    for passage in report.passages:
        above = ""
        for title in passage.titles:
            above = above if "|" in title else title
            yield above, title
        yield passage.heading, passage.text


def _generic(known: list[str]) -> Iterator[tuple[str, str]]:
    for word in GENERIC:
        bearers = [name for name in known if re.search(rf"\b{word}\b", name)]
        if len(bearers) == 1:
            yield bearers[0], f"the {word}"
            if word in ANY_CASE:
                yield bearers[0], f"the {word.lower()}"


def _first_words(report: Report, known: list[str]) -> Iterator[tuple[str, str]]:
    """*Brightwell* for *Brightwell Homes*, where the word alone acts in the text and begins no other name."""
    text = "\n".join(passage.text for passage in report.passages)
    for name in known:
        first = name.split()[0]
        if first == name or len(first) < 4 or sum(first in other for other in known) > 1:  # noqa: PLR2004
            continue
        if re.search(rf"\b(?:{professions.BODIES})\b", first) or not re.fullmatch(r"[A-Z][a-z'’]+", first):
            continue
        if re.search(rf"\b{first}\s(?:\w+\s)?{ACTS}\b", text):
            yield name, first
