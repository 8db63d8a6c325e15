"""Which agency a table speaks for: its title, its heading, its sheet; only where the words say so."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.dates.words import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMED = re.compile(
    r"\s*(?:(?:name of |reporting |contributing |lead )?(?:agency|organi[sz]ation|service|provider)(?: name)?"
    r"|(?:single )?agency chronology(?: of| for)?|(?:completed|submitted|provided|prepared) by(?: agency)?"
    r"|chronology (?:of|from|by)(?: agency)?)"
    r"\s*[:\u2013\u2014-]\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\s*(?:(?:name of |reporting |contributing )?(?:agency|organi[sz]ation)(?: name)?)\s*:?\s*", re.IGNORECASE
)
WORDS = re.compile(
    r"\b(?:police|constabulary|health|healthcare|nhs|gps?|trust|hospitals?|council|social (?:care|services?|work)|"
    r"care|housing|probation|schools?|nursery|college|university|education|academy|idvas?|idva service|refuge|"
    r"women'?s aid|victim support|cafcass|cps|crown prosecution|courts?|prison|ambulance|fire|csc|asc|camhs|cmht|"
    r"midwifery|midwives|maternity|a&e|accident and emergency|surgery|practice|clinic|services?|agency|team|"
    r"department|dept|society|association|charity|project|authority|borough|county|yot|yos|youth|drugs?|alcohol|"
    r"substance|dwp|mash|marac|home office|crc|nps|dentist|pharmacy|employer|homes|outreach|unit|"
    r"(?:adult|children'?s|childrens) (?:social care|services?)|health visit(?:ing|ors?)|school nurs(?:ing|es?)|"
    r"community (?:rehabilitation|nursing)|safeguarding|counselling|centre|hostel|shelter|hospice|advocacy|hub|"
    r"mental health|early help|victim care|foundation|nspcc|barnardo'?s|children'?s home|landlord|job ?centre)\b",
    re.IGNORECASE,
)
ABOUT_THE_PAPER = re.compile(
    r"\b(?:integrated|combined|merged|single|multi|agency|chronology|chronologies|timeline|events?|final|draft|version|"
    r"v\d+|copy|report|review|dhr|domestic|homicide|dardr|sheet\d*|table|data|record|records|summary|template|return|"
    r"submission|export|appendix|official|sensitive|confidential|restricted|of|for|the|contacts?|involvement|"
    r"significant|key|information|imr|master|list|log|19\d\d|20\d\d|\d+)\b",
    re.IGNORECASE,
)
OF_THE_REVIEW = re.compile(
    r"\b(?:safeguarding (?:adults?|child(?:ren)?'?s?) reviews?|(?:serious|significant) (?:case|incident) reviews?|"
    r"(?:(?:adult|child)(?: safeguarding)? )?practice (?:reviews?|episodes?)|unified safeguarding reviews?|"
    r"(?:learning|lessons learned|individual management|domestic (?:homicide|abuse related death)) reviews?|"
    r"(?:agency )?contact)\b|^\s*\d+[.)]?\s+",
    re.IGNORECASE,
)
COMMISSIONER = re.compile(
    r"\bsafeguarding (?:adults?|child(?:ren)?'?s? )?\s*(?:and \w+ )?(?:board|partnership)\b|"
    r"\bcommunity safety partnership\b|\b(?:safeguarding|review) panel\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:[Aa]dult|[Cc]hild|[Mm]rs?|[Mm]s|[Mm]iss|[Mm]other|[Ff]ather|[Vv]ictim|[Pp]erpetrator|[Ss]ubject|[Ff]amily|"
    r"[Ss]ibling)\s+(?:[A-Z]{1,2}\d?|\d)\b"
)
SEPARATORS = re.compile(r"\s+[-\u2013\u2014|/]\s+|\s*[:\u2013\u2014|]\s*|\n")
NO_SHEET_OF_AN_AGENCY = re.compile(
    r"\b(?:hidden|notes?|archived?|old|new|working|lookups?|lists?|glossary|contents|index|cover|guidance|instructions|"
    r"read ?me|key|people|genogram|family|case|adult|child|victim|perpetrator|subject|all|other|others|misc|general|"
    r"chart|pivot|calculations?|test|main|overview|blank)\b",
    re.IGNORECASE,
)
OF_A_SECTION = re.compile(
    r"\b(?:episode|phase|period|background|incident|section|stage|part|chapter|theme|history|birth|death|move|arrival|"
    r"events?|proceedings|involvement|concerns?)\b",
    re.IGNORECASE,
)
ONE_WITH_AND = re.compile(
    r"\b(?:fire and rescue|health and (?:social )?care|accident and emergency|drugs? and alcohol|alcohol and drugs?|"
    r"(?:children|adults?|families) and (?:families|young people|communities|children)|education and skills)\b",
    re.IGNORECASE,
)
OF_MANY = frozenset({
    "team", "centre", "unit", "service", "services", "agency", "society", "project", "department", "dept", "county",
    "borough", "authority", "association", "charity", "care", "youth", "fire", "safeguarding", "practice", "test",
    "sample", "example", "and", "of", "landlord", "foundation",
})  # fmt: skip
LETTERS = frozenset({
    "gp", "csc", "asc", "cmht", "camhs", "idva", "nps", "crc", "yot", "yos", "mash", "nhs", "cps", "dwp", "nspcc",
    "a&e",
})  # fmt: skip
MOST_OF_THEM = 0.5
MOST_WORDS = 8
NO_NAME = frozenset({"", "n/a", "none", "unknown", "-", "not known", "tbc", "?", "n/k", "nk", "na"})
NOT_AN_AGENCY = re.compile(
    rf"(?:sheet|tabelle|table|page|tab)\s*\d*|(?:{MONTH}\W*)?(?:19|20)?\d\d(?:\W+\d+)*", re.IGNORECASE
)
SUPPOSED = "names no agency;"
"""How a remark begins that says which agency was supposed, from a page header or the name of a file."""


def named_agency(text: str) -> str:
    """The agency that a line names outright (``Agency: Police``); an empty text where it names none."""
    found = NAMED.fullmatch(text.strip())
    name = found["name"].strip(" .") if found else ""
    return name if name.casefold() not in NO_NAME and len(name.split()) <= MOST_WORDS else ""


def is_label(text: str) -> bool:
    """Whether a cell says ``Agency:`` and leaves the name to the cell beside it."""
    return bool(LABEL.fullmatch(text))


def sounds_like_an_agency(text: str) -> bool:
    """Whether a short text is the name of an agency, by a word that such names have."""
    return bool(WORDS.search(text)) and len(text.split()) <= MOST_WORDS and len(text) <= 80  # noqa: PLR2004 - a name


def agency_of_title(text: str) -> str:
    """The agency in a title such as ``Chronology - Northshire Police``; an empty text where there is not just one."""
    outright = named_agency(text)
    if outright:
        return outright
    found = []
    for part in SEPARATORS.split(text.strip()):
        own = OF_THE_REVIEW.sub(" ", PERSON.sub(" ", part))
        rest = _without_little_words(" ".join(ABOUT_THE_PAPER.sub(" ", own).split()).strip(" .,'()"))
        if not rest or not sounds_like_an_agency(part) or COMMISSIONER.search(part):
            continue
        is_about_paper = own != part or re.search(r"chronolog|timeline|events?\b", part, re.IGNORECASE)
        found.append(rest if is_about_paper else part.strip(" ."))
    found = [name for name in dict.fromkeys(found) if sounds_like_an_agency(name)]
    return found[0] if len(found) == 1 else ""


def _without_little_words(text: str) -> str:
    little = r"(?:with|by|from|to|in|on|re|and)"
    return re.sub(rf"^(?:{little}\b\W*)+|(?:\W*\b{little})+$", "", text, flags=re.IGNORECASE)


def section_agency(text: str) -> str:
    """The agency that a row across a table names; an empty text for the titles of episodes, phases and the like."""
    if text.rstrip().endswith(".") or OF_A_SECTION.search(text):
        return named_agency(text)
    return agency_of_titles([text]) or (text.strip() if sounds_like_an_agency(text) else "")


def agency_of_titles(lines: Iterable[str]) -> str:
    """The agency that the lines above a table name: outright before by title; the last that does so."""
    texts = [line for line in lines if line.strip()]
    for read in (named_agency, agency_of_title):
        names = [name for text in texts for line in text.split("\n") if (name := read(line))]
        if names:
            return names[-1]
    return ""


def agency_of_cells(texts: Sequence[str]) -> str:
    """The agency that a row above the headings names: in one cell, or in the cell beside ``Agency:``."""
    filled = [text for text in texts if text.strip()]
    for first, second in pairwise(filled):
        if is_label(first) and second.strip().casefold() not in NO_NAME:
            return second.strip()
    return next((name for text in filled if (name := named_agency(text))), "")


def agency_of_details(rows: Iterable[Sequence[str]]) -> str:
    """The agency in a table of details such as ``Agency | Northshire Police``; not the headings of a list of them."""
    for texts in rows:
        filled = [text for text in dict.fromkeys(texts) if text.strip()]
        for first, second in pairwise(filled):
            outright = first.rstrip().endswith(":") or "name" in first.casefold()
            if is_label(first) and not is_label(second) and (outright or sounds_like_an_agency(second)):
                return "" if second.strip().casefold() in NO_NAME else second.strip()
    return ""


def agency_of_file(name: str) -> str:
    """The agency in the name of a file such as ``Oakfield_Academy chronology v2.docx``, where there is just one.

    Words that many services have (*team*, *unit*) name none, and two services with *and* between are not one.
    """
    stem = re.sub(r"[_+]|%20|(?<=[a-z])(?=[A-Z][a-z])", " ", re.sub(r"\.\w{2,5}$", "", name))
    stem = re.sub(r"(?<=\w)-(?=\w)|\bv\d[\d.]*\b|\b(?i:chron(?:ology)?)\d*\b", " ", stem)
    parts = [part for part in re.split(r"\s+[-\u2013\u2014]\s+", stem) if sounds_like_an_agency(part)]
    found = agency_of_title(f"chronology {parts[0]}") if len(parts) == 1 and not _are_two(parts[0]) else ""
    if not set(re.findall(r"[a-z&']{2,}", found.lower())) - OF_MANY:
        return ""
    if found != found.lower():
        return found
    return " ".join(word.upper() if word in LETTERS else word.capitalize() for word in found.split())


def _are_two(name: str) -> bool:
    first, joined, second = ONE_WITH_AND.sub("", name).partition(" and ")
    return bool(joined) and sounds_like_an_agency(first) and sounds_like_an_agency(second)


def agency_of_sheet(name: str, others: Sequence[str]) -> str:
    """The agency that a sheet is named after: by its words, or since the other sheets are named after agencies."""
    bare = " ".join(ABOUT_THE_PAPER.sub(" ", name.replace("_", " ")).split()).strip(" -.,()")
    if not bare or NOT_AN_AGENCY.fullmatch(name.strip()):
        return ""
    if sounds_like_an_agency(name):
        return name.strip() if bare == name.strip() else bare
    if bare != name.strip() or NO_SHEET_OF_AN_AGENCY.search(name):
        return ""
    named = sum(map(sounds_like_an_agency, others))
    return name.strip() if named and named >= MOST_OF_THEM * len(others) else ""
