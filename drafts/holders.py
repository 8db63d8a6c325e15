"""Who is named in a report: its own lists, abbreviations and pseudonyms, and the kinds of professionals."""

# ruff: noqa: E501, RUF001 - patterns are easier to read on one line each; reports have curly quotes and dashes

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from drafts import professions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.passages import Passage, Report

LISTED = re.compile(
    r"\b(?:contributors|contributing|agencies|organisations|services|individual management (?:review|report)s?|IMRs?|chronolog(?:y|ies)|"
    r"summary information|information reports?|provided by|participated)\b", re.IGNORECASE
)  # fmt: skip
PSEUDONYMS = re.compile(
    r"\b(?:pseudonym|anonymised|known as|referred to as|subjects? of|family members?|key to)\b", re.IGNORECASE
)
GLOSSARY = re.compile(r"\b(?:glossary|abbreviations?|acronyms?)\b", re.IGNORECASE)
CUT = re.compile(
    r"\s[–—-]\s|[;:|,.]|\s\(|\s(?:had|has|have|was|were|provided?|provides?|received|investigated|who|which|that|is|are|regarding|"
    r"submitted|contributed|completed|supplied|gave|including)\b"
)
NAME = r"[A-Z][\w'’&-]*"
OWN_NAME = re.compile(
    rf"\b(?:{NAME}\s(?:(?:of|and|for|the|&|on|in|upon|[A-Z][\w'’&-]*-on-[A-Z]\w+)\s)?(?:{NAME}\s(?:(?:of|and|for|&)\s)?){{0,6}}?)?"
    rf"(?:NHS\s(?:Foundation\s)?)?(?:{professions.BODIES})\b(?:\s(?:NHS\s)?(?:Foundation\s)?(?:Trust|Unit|Team|Service|Services))?(?!\s[A-Z][a-z])"
)
DEFINED = re.compile(r"((?:[A-Za-z][\w'’&/-]*[ ,]+){1,9})\(([A-Z][A-Za-z&]{1,7})s?\)")
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
    r"(?<![A-Z][a-z]\s)(?<![a-z]\s[A-Z]\.\s)\b([A-Z][a-z]{2,})(?:['’]s\s(?!(?:Aid|Court|Hospital|Police|Council)\b)[a-z]|\s(?:said|told|was|had|did|"
    r"would|could|went|attended|disclosed|described|denied|moved|called|reported|asked|who|made|stated|contacted|telephoned|"
    r"remained|lived|met|refused|declined|died|wanted|became|began|then|also)\b)"
)
NO_NAME = re.compile(
    r"Police|Probation|Housing|Health|Careline|Court|Council|School|Hospital|Adult|Child|Children|Family|Officers?|Safeguarding|"
    r"Records?|Information|England|Scotland|Wales|Ireland|Parliament|Government|Trust|Agency|Agencies|Education|Nobody|Neither|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Christmas|Easter|Facebook|The|This|That|She|They|There|Who|What|Which|When|And|But|Mother|Father|Mum|Dad"
)
FEWEST_ACTS = 4
MIN_NAMED = 2
ALIKE = 90


@dataclass(frozen=True)
class Holder:
    """Somebody or some body that can hold information, as the report names it.

    ``kind`` is that of the tables: ``person``, ``agency``, ``unit``, ``worker``, ``record system`` or ``forum``;
    ``sector`` the kind of agency or the role of a person, where the words show it.
    """

    name: str
    kind: str
    sector: str = ""
    aliases: tuple[str, ...] = ()
    locator: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it stands in the table of people."""
        return self.kind == "person"


@dataclass
class Names:
    """The holders of a report, and the one pattern that finds them all."""

    holders: list[Holder] = field(default_factory=list)
    _pattern: re.Pattern[str] | None = None
    _by_words: dict[str, Holder] = field(default_factory=dict)
    _kinds: list[tuple[re.Pattern[str], Holder]] = field(default_factory=list)

    def find(self, text: str) -> list[Named]:
        """Every naming of a holder in a text, in order, the longest at each place."""
        found: list[Named] = []
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                found.append(Named(match.start(), match.end(), self._holder_of(match)))
        return found

    def _holder_of(self, match: re.Match[str]) -> Holder:
        words = plain(match[0])
        if words in self._by_words:
            return self._by_words[words]
        holder = next((holder for pattern, holder in self._kinds if pattern.fullmatch(match[0])), None)
        if holder is None:
            holder = Holder(" ".join(match[0].split()), *_kind_of(match[0]))
        self._by_words[words] = holder
        return holder

    def suggestion(self, name: str) -> Holder | None:
        """The holder whose name is most like this one, for a person to confirm; never used unasked."""
        scored = [(fuzz.token_sort_ratio(plain(name), plain(each)), holder)
                  for holder in self.holders for each in (holder.name, *holder.aliases)]  # fmt: skip
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] >= ALIKE else None


@dataclass(frozen=True)
class Named:
    """One naming of a holder in a text."""

    start: int
    end: int
    holder: Holder


def plain(name: str) -> str:
    """A name as it is compared."""
    words = " ".join(name.replace("’", "'").split()).casefold()
    return re.sub(r"^(?:the|her|his|their|a|an) ", "", words)


def learn(report: Report) -> Names:
    """The holders of a report, each under the longest name that the report gives it, with its other names."""
    short, long = _abbreviations(report)
    found: dict[str, Holder] = {}
    for name, locator in _listed(report):
        _keep(found, name, locator, short)
    for name, count in _own_names(report).items():
        if count >= MIN_NAMED and plain(name) not in found:
            _keep(found, name, "", short)
    people = {plain(holder.name): holder for holder in _people(report)}
    bodies = [holder for key, holder in found.items() if key not in people]
    names = Names([*people.values(), *bodies])
    _compile(names, long)
    return names


def _keep(found: dict[str, Holder], name: str, locator: str, short: dict[str, str]) -> None:
    key = plain(name)
    if key in found or len(name) < 3:  # noqa: PLR2004
        return
    alias = short.get(key, "")
    found[key] = Holder(name, *_kind_of(name), (alias,) if alias else (), locator)


def _kind_of(name: str) -> tuple[str, str]:
    """The kind of holder and of agency that a name shows."""
    if re.fullmatch(professions.LETTERED, name):
        return "person", ""
    if re.fullmatch(professions.NUMBERED, name):
        body = bool(re.match(r"(?:Hospital|School|Surgery|GP Practice|Trust|Agency)", name))
        return ("agency" if body else "worker"), _sector(name)
    if re.search(r"\b(?:Unit|Team)$", name):
        return "unit", _sector(name)
    if re.search(r"\b(?:Conference|Hub|Panel)$", name, re.IGNORECASE):
        return "forum", "multi-agency"
    return "agency", _sector(name)


SECTORS: tuple[tuple[str, str], ...] = (
    ("children's social services", r"children['’]?s? (?:social|services|and famil)|social work"),
    ("adult social services", r"adult (?:social|services|care)"),
    ("police", r"police|constabulary|\bPC|\bDC|\bDS|officer"), ("probation", r"probation|rehabilitation company"),
    ("mental health", r"mental|healthcare nhs|combined healthcare|psychiatr|\bCPN"),
    ("substance use services", r"drug|alcohol|recovery|substance"),
    ("domestic abuse services", r"women['’]?s aid|domestic|refuge|IDVA"), ("victim services", r"victim"),
    ("health", r"hospital|infirmary"), ("housing", r"housing|homes|tenan"), ("education", r"school|academy|college|education|nursery|teacher|universit"),
    ("prosecution", r"prosecution"), ("courts", r"court|cafcass"), ("prison", r"prison|hmp"),
    ("multi-agency", r"multi-agency|partnership|\bboard"),
    ("health", r"hospital|nhs|health|surgery|medical|clinical|ambulance|midwi|\bGP|\bHV|nurse|clinic|practice|doctor"),
)  # fmt: skip


def _sector(name: str) -> str:
    return next((sector for sector, words in SECTORS if re.search(words, name, re.IGNORECASE)), "")


def _abbreviations(report: Report) -> tuple[dict[str, str], dict[str, str]]:
    """Long name to abbreviation and back, as the report defines them in brackets or in its glossary."""
    short: dict[str, str] = {}
    long: dict[str, str] = {}
    for name, abbreviation in _definitions(report):
        short.setdefault(plain(name), abbreviation)
        long.setdefault(abbreviation, name)
    return short, long


def _definitions(report: Report) -> Iterator[tuple[str, str]]:
    for passage in report.passages:
        for match in DEFINED.finditer(passage.text):
            name = _defined_name(match[1], match[2])
            if name:
                yield name, match[2]
        if GLOSSARY.search(passage.heading):
            first, _, rest = re.sub(r"\s+[–—:-]\s+", "|", passage.text, count=1).partition("|")
            if rest and re.fullmatch(r"[A-Z][A-Za-z&]{1,8}", first.strip()):
                yield re.split(r"[|;.(]", rest)[0].strip(), first.strip()


def _defined_name(words: str, abbreviation: str) -> str:
    """As many of the words before the bracket as its letters stand for; empty where they do not."""
    letters = [letter for letter in abbreviation if letter.isupper() and letter != "&"]
    parts = words.replace(",", " ").split()
    for size in range(len(letters), min(len(parts), len(letters) + 4) + 1):
        initials = "".join(piece[0] for part in parts[-size:] for piece in re.split(r"[-/]", part) if piece)
        if _in_order(letters, initials.upper()) and initials[:1].upper() == letters[0]:
            return " ".join(parts[-size:])
    return ""


def _in_order(letters: list[str], initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _listed(report: Report) -> Iterator[tuple[str, str]]:
    """The names in the report's own lists of who contributed."""
    leading = False
    words = frozenset(word for passage in report.passages for word in re.findall(r"\b[a-z]+\b", passage.text))
    for passage in report.passages:
        is_lead = passage.text.rstrip().endswith(":") or bool(re.search(r"(?:following|by|from)\W*$", passage.text))
        prose = bool(re.fullmatch(r"\d+", passage.locator)) or re.match(r"^\d+[.)]?\s", passage.text)
        if is_lead or prose:
            leading = bool(LISTED.search(passage.text)) and not re.search(r"\bpanel\b", passage.text)
            continue
        if not (leading or LISTED.search(passage.heading)) or passage.footnote:
            continue
        first = passage.text.split("|")[0].strip()
        name = CUT.split(first)[0].strip(" *•-–")
        if _is_listed_name(name, leading=leading, words=words):
            yield name, passage.locator


def _is_listed_name(name: str, *, leading: bool, words: frozenset[str]) -> bool:
    """Whether the beginning of a list's item is the name of a body: it ends like one, or is short and no common word."""
    if not name[:1].isupper() or len(name) > 70 or re.search(r"[⁰¹²³⁴-⁹]|^At\b|\d\d$", name):  # noqa: PLR2004
        return False
    if re.match(r"(?:The|All|In|This|Those|These|Each|When|What|If|Organisations?|Agency|Agencies|There)\b", name):
        return False
    if re.search(rf"\b(?:{professions.BODIES})s?\b", name):
        return not re.search(r"\b(?:after|before|the|who|was|to)\b", name)
    return leading and len(name.split()) <= 4 and not all(word.casefold() in words for word in name.split())  # noqa: PLR2004


def _own_names(report: Report) -> Counter[str]:
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


def _people(report: Report) -> list[Holder]:
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
    for name in _acting(report):
        _add_person(found, name, report.passages[0], "")
    for name in counted:
        found.setdefault(plain(name), Holder(" ".join(name.split()), "person"))
    return [holder for holder in found.values() if _is_named(report, holder.name)]


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
    return sum(bool(re.search(rf"\b{re.escape(name)}\b", passage.text)) for passage in report.passages) >= 2  # noqa: PLR2004


def _is_pseudonym_row(passage: Passage) -> bool:
    role = (
        r"victim|perpetrator|deceased|partner|mother|father|child|daughter|son|friend|sister|brother|relative|neighbour"
    )
    return (
        bool(re.match(rf"^[A-Z][\w'’ ]{{1,20}}(?:\s[–—-]\s|\s\|\s|:\s).{{0,40}}\b(?:{role})\b", passage.text))
        and len(passage.text) < 120
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
        or (name.isupper() and len(name) < 3)
    ):
        return
    role = next((role for word, role in ROLE_WORDS.items() if re.search(rf"\b{word}", about, re.IGNORECASE)), "")
    known = found.get(plain(name))
    if known is None or (role and not known.sector):
        found[plain(name)] = Holder(name, "person", role, (), passage.locator)


def _compile(names: Names, long: dict[str, str]) -> None:
    """The pattern that finds every holder, and which holder each wording means."""
    kinds = {name: Holder(name, kind, sector) for name, _, kind, sector in professions.KINDS}
    people = {name: Holder(name, "person", role) for name, _, role in professions.PEOPLE}
    for abbreviation, name in long.items():
        _alias(names, kinds, abbreviation, name)
    for name, holder in kinds.items():
        kinds[name] = _only_body_of(names.holders, holder) or holder
    by_role = {
        holder.sector: holder
        for holder in names.holders
        if holder.is_person and holder.sector in {"victim", "perpetrator"}
    }
    for name, words, _, _ in professions.KINDS:
        names._kinds.append((re.compile(words, re.IGNORECASE), kinds[name]))
    for name, words, role in professions.PEOPLE:
        holder = by_role.get(role, people[name]) if name in {"victim", "perpetrator"} else people[name]
        names._kinds.append((re.compile(words, re.IGNORECASE), holder))
    for holder in names.holders:
        for each in (holder.name, *holder.aliases):
            names._by_words.setdefault(plain(each), holder)
    names._pattern = _pattern_of(names, long)


def _alias(names: Names, kinds: dict[str, Holder], abbreviation: str, name: str) -> None:
    """An abbreviation names the holder of its long name, or the kind of professional that it is."""
    for holder in names.holders:
        if plain(name) in {plain(holder.name), *map(plain, holder.aliases)}:
            names._by_words.setdefault(plain(abbreviation), holder)
            names._by_words.setdefault(plain(name), holder)
            return
    for kind, words, _, _ in professions.KINDS:
        if re.fullmatch(words, name, re.IGNORECASE):
            names._by_words.setdefault(plain(abbreviation), kinds[kind])
            return


def _only_body_of(holders: list[Holder], kind: Holder) -> Holder | None:
    """The one body of the report that *the police*, *children's social care* can mean; none where there are two."""
    if kind.kind != "agency" or kind.name in {"hospital", "school", "court", "prison"}:
        return None
    wanted = plain(kind.name)
    exact = [holder for holder in holders if not holder.is_person and plain(holder.name).endswith(wanted)]
    return exact[0] if len(exact) == 1 else None


def _pattern_of(names: Names, long: dict[str, str]) -> re.Pattern[str]:
    own = [each for holder in names.holders for each in (holder.name, *holder.aliases)]
    own += [abbreviation for abbreviation in long if plain(abbreviation) in names._by_words]
    own += [name for name in long.values() if plain(name) in names._by_words]
    exact = "|".join(re.escape(each).replace(r"\ ", r"\s").replace("'", "['’]") for each in _longest_first(own))
    kinds = "|".join(f"(?:{words})" for _, words, _, _ in professions.KINDS)
    people = "|".join(f"(?:{words})" for _, words, _ in professions.PEOPLE)
    parts = [
        f"(?:{exact})" if exact else "",
        professions.NUMBERED,
        professions.LETTERED,
        f"(?i:{people})",
        f"(?i:{kinds})",
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(part for part in parts if part)})(?![\w-])")


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(names), key=len, reverse=True)
