"""Everybody under a pseudonym: lettered ones, those of the report's own list, and first names that act."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from drafts import professions, roles
from drafts.naming import Holder, pattern, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.passages import Passage, Report

PSEUDONYMS = re.compile(
    r"\b(?:pseudonyms?|anonymised|known as|referred to as|subjects? of|family members?|family composition|names? used|key to)\b",
    re.IGNORECASE,
)
NAME = r"[A-Z][\w'’&-]*"
KNOWN_AS = re.compile(
    rf"(?:referred to|known|described|identified|anonymised)(?: throughout| in this report| hereafter| here| hereinafter)* as ['‘\"“]?((?:the )?{NAME}(?:\s(?:{NAME}|\d+))?)"
)
ROLE_WORDS = {
    "victim": "victim", "deceased": "victim", "perpetrator": "perpetrator", "offender": "perpetrator", "daughter": "child",
    "son": "child", "child": "child", "mother": "parent", "father": "parent", "sister": "sibling", "brother": "sibling",
    "friend": "friend", "neighbour": "neighbour", "former partner": "former partner", "ex-partner": "former partner",
    "ex partner": "former partner", "former boyfriend": "former partner", "ex-boyfriend": "former partner", "ex-husband": "former partner",
    "former husband": "former partner", "girlfriend": "partner", "boyfriend": "partner", "partner": "partner", "husband": "partner", "wife": "partner", "grand": "relative",
    "aunt": "relative", "uncle": "relative", "cousin": "relative", "relative": "relative",
}  # fmt: skip
ACTS = re.compile(
    r"(?<!Mr\.\s)(?<!Mrs\.\s)(?<!Ms\.\s)(?<!Dr\.\s)(?<![A-Z][a-z]\s)(?<![a-z]\s[A-Z]\.\s)\b([A-Z][a-z]{2,})(?:['’]s\s(?!(?:Aid|Court|Hospital|Police|Council)\b)[a-z]|\s(?:said|told|was|had|did|"
    r"would|could|went|attended|disclosed|described|denied|moved|called|reported|asked|who|made|stated|contacted|telephoned|"
    r"remained|lived|met|refused|declined|died|wanted|became|began|then|also)\b)"
)
NO_NAME = re.compile(
    r"Police|Probation|Housing|Health|Careline|Court|Council|School|Hospital|Adult|Child|Children|Family|Officers?|Safeguarding|"
    r"Records?|Information|England|Scotland|Wales|Ireland|Parliament|Government|Trust|Agency|Agencies|Education|Nobody|Neither|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Christmas|Easter|Facebook|The|This|That|She|They|There|Who|What|Which|When|And|But|Mother|Father|Mum|Dad"
)
WORKERS = "|".join(words for _, words, kind, _ in professions.KINDS if kind == "worker")
FEWEST_ACTS = 4
LONGEST_ROW, SHORTEST = 120, 3


def people(report: Report) -> list[Holder]:
    """Everybody under a pseudonym: lettered ones, those of the list of pseudonyms, names in *known as*."""
    found: dict[str, Holder] = {}
    counted: Counter[str] = Counter()
    for passage in report.passages:
        counted.update(re.findall(professions.LETTERED, passage.text))
        for match in KNOWN_AS.finditer(passage.text):
            _add_person(found, match[1].strip(), passage, passage.text[max(0, match.start() - 60) : match.start()])
        if PSEUDONYMS.search(passage.heading) or "seudonym" in passage.text[:40] or _is_pseudonym_row(passage):
            first, _, rest = re.sub(r"\s+[–—:-]\s+", "|", passage.text, count=1).partition("|")
            if rest and len(first.split()) <= 3 and first[:1].isupper() and plain(first) != "pseudonym":  # noqa: PLR2004
                _add_person(found, first.strip(), passage, rest)
        for match in re.finditer(rf"\b({NAME}) and ({NAME}) are pseudonyms", passage.text):
            for name in match.groups():
                _add_person(found, name, passage, "")
        for match in re.finditer(
            rf"\b(?:death|murder|killing|homicide) of ({NAME}(?:\s[A-Z]\b|\s\d\b)?)", passage.text
        ):
            _add_person(found, match[1], passage, "victim")
    found = {plain(holder.name): holder for holder in reversed(list(_titled(report)))} | found
    for name in _acting(report):
        _add_person(found, name, report.passages[0], "")
    for name in counted:
        found.setdefault(plain(name), Holder(" ".join(name.split()), "person"))
    return [holder for holder in found.values() if _is_named(report, holder.name)]


def _titled(report: Report) -> Iterator[Holder]:
    """People and professionals by a title and a surname, as *Ms. Hill*: a doctor, or who is said to be one, is a worker."""
    text = "\n".join(passage.text for passage in report.passages)
    for name in dict.fromkeys(re.findall(rf"\b{professions.TITLED}", text)):
        surname = pattern(name)
        before = rf"\b(?:{roles.WORKER}|{WORKERS})(?:,|\s\()?\s{surname}\b"
        after = rf"\b{surname}(?:,|\s\()\s?(?:the|an?|her|his|their)\s(?:new\s)?(?:{roles.WORKER}|{WORKERS})\b"
        works = re.match(r"Dr|Professor|Sister|Nurse", name) or re.search(f"(?i:{before}|{after})", text)
        sector = "health" if re.match(r"Dr|Sister|Nurse", name) else ""
        yield Holder(name, "worker" if works else "person", sector)


def _acting(report: Report) -> Iterator[str]:
    """First names: words with a capital that often do something, and are written small nowhere."""
    acts: Counter[str] = Counter()
    total: Counter[str] = Counter()
    small: set[str] = set()
    for passage in report.passages:
        small.update(re.findall(r"\b[a-z]+\b", passage.text))
        total.update(re.findall(r"\b[A-Z][a-z]{2,}\b", passage.text))
        acts.update(match[1] for match in ACTS.finditer(passage.text))
    for name, number in acts.items():
        if (
            number >= FEWEST_ACTS
            and number * 4 >= total[name]
            and name.casefold() not in small
            and not NO_NAME.fullmatch(name)
        ):
            yield name


def _is_named(report: Report, name: str) -> bool:
    return sum(bool(re.search(rf"\b{pattern(name)}\b", passage.text)) for passage in report.passages) >= 2  # noqa: PLR2004


def _is_pseudonym_row(passage: Passage) -> bool:
    role = (
        r"victim|perpetrator|deceased|partner|mother|father|child|daughter|son|friend|sister|brother|relative|neighbour"
    )
    return (
        bool(re.match(rf"^[A-Z][\w'’ ]{{1,20}}(?:\s[–—-]\s|\s\|\s|:\s).{{0,40}}\b(?:{role})\b", passage.text))
        and len(passage.text) < LONGEST_ROW
    )


def _add_person(found: dict[str, Holder], name: str, passage: Passage, about: str) -> None:
    name = re.sub(r"^the ", "", name)
    if re.search(
        rf"\b(?:{professions.BODIES}|{'|'.join(word.capitalize() for word in ('review', 'panel', 'report', 'chair', 'act'))})\b",
        name,
    ):
        return
    if (
        not name[:1].isupper()
        or plain(name) in {"i", "the", "his", "her", "an", "a", "this"}
        or (name.isupper() and len(name) < SHORTEST)
    ):
        return
    role = next((role for word, role in ROLE_WORDS.items() if re.search(rf"\b{word}", about, re.IGNORECASE)), "")
    known = found.get(plain(name))
    if known is None or (role and not known.sector):
        found[plain(name)] = Holder(name, "person", role, (), passage.locator)
