"""The bodies of a report: those of its own lists, their abbreviations, and names that its text writes with capitals."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafts import professions
from drafts.naming import cells
from drafts.runs import in_one_paragraph, run_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.passages import Passage, Report

LISTED = re.compile(
    r"\b(?:contributors|contributing|agencies|organisations|services|individual management (?:review|report)s?|IMRs?|chronolog(?:y|ies)|"
    r"summary information|information reports?|provided by|participated)\b", re.IGNORECASE
)  # fmt: skip
LISTED_UNDER = re.compile(
    r"\b(?:contributors|contributing|agencies|organisations|individual management|IMRs?)\b", re.IGNORECASE
)
MEMBERS = re.compile(
    r"\b(?:made up of|comprised|comprising|consist(?:ed|ing)|representatives?|drawn from|officers from|members from)\b"
    r"[^.]{0,80}:\s*$", re.IGNORECASE,
)  # fmt: skip
"""The end of a sentence after which the bodies stand that sent somebody to the review."""
LISTS = re.compile(
    r"\b(?:following|these) (?:\w+ ){0,3}(?:agencies|organisations|services|bodies)\b|\b(?:agencies|organisations|services|bodies) (?:listed )?below\b",
    re.IGNORECASE,
)
"""A sentence after which bodies are listed, however it ends."""
FEWEST = 3
"""How many names make a list of what stands in one paragraph."""
CUT = re.compile(
    r"\s[–—-]\s|[;:|,.]|\s\(|\s(?:had|has|have|was|were|provided?|provides?|received|investigated|who|which|that|is|are|regarding|"
    r"submitted|contributed|completed|supplied|gave|including)\b"
)
NAME = r"[A-Z][\w'’&-]*"
OWN_NAME = re.compile(
    rf"\b(?:{NAME}\s(?:(?:of|and|for|the|&|on|in|upon|[A-Z][\w'’&-]*-on-[A-Z]\w+)\s)?(?:{NAME}\s(?:(?:of|and|for|&)\s)?){{0,6}}?)?"
    rf"(?:NHS\s(?:Foundation\s)?)?(?:{professions.BODIES})\b(?:\s(?:NHS\s)?(?:Foundation\s)?(?:Trust|Unit|Team|Service|Services))?(?!\s[A-Z][a-z])"
)
SECTORS: tuple[tuple[str, str], ...] = (
    ("children's social services", r"children['’]?s? (?:social|services|and famil)|social work"),
    ("adult social services", r"adult (?:social|services|care)"),
    ("police", r"police|constabulary|\bPC|\bDC|\bDS|officer"), ("probation", r"probation|rehabilitation company"),
    ("mental health", r"mental|healthcare nhs|combined healthcare|psychiatr|\bCPN"),
    ("substance use services", r"drug|alcohol|recovery|substance"),
    ("domestic abuse services", r"women['’]?s aid|domestic|refuge|IDVA"), ("victim services", r"victim"),
    ("health", r"hospital|infirmary"), ("housing", r"housing|homes|tenan"), ("education", r"school|academy|college|education|nursery|teacher|universit(?!y health)"),
    ("prosecution", r"prosecution"), ("courts", r"court|cafcass"), ("prison", r"prison|hmp"),
    ("multi-agency", r"multi-agency|partnership|\bboard"),
    ("health", r"hospital|nhs|health|surgery|medical|clinical|ambulance|midwi|\bGP|\bHV|nurse|clinic|practice|doctor"),
)  # fmt: skip


def listed(report: Report) -> Iterator[tuple[str, str]]:
    """The names in the report's own lists of who contributed."""
    leading, heading = False, ""
    words = frozenset(word for passage in report.passages for word in re.findall(r"\b[a-z]+\b", passage.text))
    before = ""
    for passage in report.passages:
        yield from ((name, passage.locator) for name in _among_titles(passage.titles, before, words))
        before = passage.text
        if passage.heading != heading:
            leading, heading = False, passage.heading
        if names := _in_a_run(passage, words, leading=leading):
            yield from ((name, passage.locator) for name in names)
            continue
        if LISTS.search(passage.text) or MEMBERS.search(passage.text):
            leading = not re.search(r"\bpanel\b", passage.text)
            continue
        is_lead = passage.text.rstrip().endswith(":") or bool(re.search(r"(?:following|by|from)\W*$", passage.text))
        prose = bool(re.fullmatch(r"\d+", passage.locator)) or re.match(r"^\d+[.)]?\s", passage.text)
        if is_lead or prose:
            leading = bool(LISTED.search(passage.text)) and not re.search(r"\bpanel\b", passage.text)
            continue
        if not (leading or LISTED_UNDER.search(passage.heading)) or passage.footnote:
            continue
        first = cells(passage.text)[0]
        name = CUT.split(first)[0].strip(" *•-–")
        if _is_listed_name(name, leading=leading, words=words):
            yield name, passage.locator


def _in_a_run(passage: Passage, words: frozenset[str], *, leading: bool) -> list[str]:
    """The names of a list that stands in one paragraph; none where it is no such list."""
    if passage.footnote:
        return []
    found = [name for name in in_one_paragraph(passage.text) if _is_listed_name(name, leading=False, words=words)]
    if len(found) < FEWEST and leading:
        found = run_together(passage.text)
    return found if len(found) >= FEWEST else []


def _among_titles(titles: tuple[str, ...], before: str, words: frozenset[str]) -> Iterator[str]:
    """The items of a list that were taken for headings, as short lines are: below a sentence or heading that lists."""
    begins = before.rstrip().endswith(":")
    under = bool(MEMBERS.search(before) or (begins and LISTED.search(before)))
    loose = under and not re.search(r"\bpanel\b", before)
    for title in titles:
        name = CUT.split(cells(title)[0])[0].strip(" *•-–")
        if under and _is_listed_name(name, leading=loose or "|" in title, words=words):
            yield name
        elif "|" not in title:
            under, loose = bool(LISTED_UNDER.search(title)), False


def _is_listed_name(name: str, *, leading: bool, words: frozenset[str]) -> bool:
    """Whether the beginning of a list's item is the name of a body: it ends like one, or is short and no common word."""
    if not name[:1].isupper() or len(name) > 70 or re.search(r"[⁰¹²³⁴-⁹]|^At\b|\d\d$", name):  # noqa: PLR2004
        return False
    if re.match(r"(?:The|All|In|This|Those|These|Each|When|What|If|Organisations?|Agency|Agencies|There)\b", name):
        return False
    if re.search(rf"\b(?:{professions.BODIES})s?\b", name):
        return not re.search(r"\b(?:after|before|the|who|was|to)\b", name)
    return leading and len(name.split()) <= 4 and not all(word.casefold() in words for word in name.split())  # noqa: PLR2004


def own_names(report: Report) -> Counter[str]:
    """The names of bodies that the text writes with capitals, and how often."""
    found: Counter[str] = Counter()
    for passage in report.passages:
        for match in OWN_NAME.finditer(passage.text):
            name = re.sub(
                r"^(?:The|In|On|At|A|An|When|After|Her|His|Following|During|If|For|From|Both|And|Although)\s",
                "",
                match[0],
            )
            if " " in name and not name.isupper() and not _is_a_kind(name):
                found[name] += 1
    return found


def _is_a_kind(name: str) -> bool:
    return any(re.fullmatch(words, name, re.IGNORECASE) for _, words, _, _ in professions.KINDS)


def kind_of(name: str) -> tuple[str, str]:
    """The kind of holder and of agency that a name shows."""
    if re.fullmatch(professions.LETTERED, name):
        return "person", ""
    if re.fullmatch(professions.NUMBERED, name):
        body = bool(re.match(r"(?:Hospital|School|Surgery|GP Practice|Trust|Agency)", name))
        return ("agency" if body else "worker"), _sector(name)
    if re.search(r"\b(?:Unit|Team)$", name):
        return "unit", _sector(name)
    if re.search(r"\b(?:Conference|Hub|Panel|Meeting)$", name, re.IGNORECASE):
        return "forum", "multi-agency"
    return "agency", _sector(name)


def _sector(name: str) -> str:
    return next((sector for sector, words in SECTORS if re.search(words, name, re.IGNORECASE)), "")
