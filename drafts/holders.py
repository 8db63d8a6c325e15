"""Who is named in a report: its own lists, abbreviations and pseudonyms, and the kinds of professionals."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from drafts import professions, roles
from drafts.bodies import kind_of, listed, own_names
from drafts.defined import abbreviations, defined_holders, other_names
from drafts.implied import Bodies, what_it_does
from drafts.naming import Holder, pattern, plain
from drafts.people import people as named_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.passages import Report

MIN_NAMED = 2
ALIKE = 90


@dataclass
class Names:
    """The holders of a report, and the one pattern that finds them all."""

    holders: list[Holder] = field(default_factory=list)
    _pattern: re.Pattern[str] | None = None
    _by_words: dict[str, Holder] = field(default_factory=dict)
    _kinds: list[tuple[re.Pattern[str], Holder]] = field(default_factory=list)
    bodies: Bodies = field(default_factory=lambda: Bodies((), {}))

    def find(self, text: str) -> list[Named]:
        """Every naming of a holder in a text, in order, the longest at each place."""
        matches = self._pattern.finditer(text) if self._pattern is not None else ()
        return [Named(match.start(), match.end(), self._holder_of(match)) for match in matches]

    def _holder_of(self, match: re.Match[str]) -> Holder:
        words = plain(match[0])
        if words in self._by_words:
            return self._by_words[words]
        holder = next((holder for pattern, holder in self._kinds if pattern.fullmatch(match[0])), None)
        holder = holder or roles.holder_of(match[0])
        if holder is None:
            holder = Holder(" ".join(match[0].split()), *kind_of(match[0]))
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


def learn(report: Report) -> Names:
    """The holders of a report, each under the longest name that the report gives it, with its other names."""
    short, long = abbreviations(report)
    found: dict[str, Holder] = {}
    for name, locator in listed(report):
        _keep(found, name, locator, short)
    own = list(found)
    for name, count in own_names(report).items():
        if count >= MIN_NAMED and plain(name) not in found:
            _keep(found, name, "", short)
    for name, _ in defined_holders(report, long):
        if _kind_named(name) is None:
            _keep(found, name, "", short)
    for name, other in other_names(report, [holder.name for holder in found.values()]):
        _also(found, name, other)
    people = {plain(holder.name): holder for holder in named_people(report)}
    bodies = [holder for key, holder in found.items() if key not in people]
    names = Names([*people.values(), *bodies])
    _compile(names, long)
    names.bodies = Bodies(bodies, what_it_does(report, [found[key].name for key in own]))
    return names


def _keep(found: dict[str, Holder], name: str, locator: str, short: dict[str, str]) -> None:
    key = plain(name)
    if key in found or len(name) < 3:  # noqa: PLR2004
        return
    alias = short.get(key, "")
    found[key] = Holder(name, *kind_of(name), (alias,) if alias else (), locator)


BROAD = frozenset({"hospital", "police", "school", "court", "prison", "housing", "social services"})
"""Kinds that have many parts, so that the name of one is not theirs."""


def _also(found: dict[str, Holder], name: str, other: str) -> None:
    """Another name of a body, where it is no name of one already."""
    holder = found[plain(name)]
    taken = {plain(each) for one in found.values() for each in (one.name, *one.aliases)}
    if other not in holder.aliases and (plain(other) not in taken or other.startswith("the ")):
        found[plain(name)] = replace(holder, aliases=(*holder.aliases, other))


def _kind_named(*names: str) -> str | None:
    """The kind of professional or body that one of the names is."""
    return next((kind for kind, words, _, _ in professions.KINDS
                 if any(re.fullmatch(words, name, re.IGNORECASE) for name in names)), None)  # fmt: skip


def _by_the_reports_name(kinds: dict[str, Holder], long: dict[str, str]) -> None:
    """A kind of which the report abbreviates one name bears that: *Community Mental Health Team* (CMHT)."""
    named: dict[str, list[tuple[str, str]]] = {}
    for abbreviation, name in long.items():
        if kind := _kind_named(name, abbreviation):
            named.setdefault(kind, []).append((name, abbreviation))
    for kind, ((name, abbreviation), *more) in named.items():
        if not more and kind not in BROAD and kind != abbreviation and plain(name) != plain(kind):
            kinds[kind] = replace(kinds[kind], name=name, aliases=(abbreviation,))


def _compile(names: Names, long: dict[str, str]) -> None:
    """The pattern that finds every holder, and which holder each wording means."""
    kinds = {name: Holder(name, kind, sector) for name, _, kind, sector in professions.KINDS}
    people = {name: Holder(name, "person", role) for name, _, role in professions.PEOPLE}
    _by_the_reports_name(kinds, long)
    for name, holder in kinds.items():
        kinds[name] = _only_body_of(names.holders, name, holder) or holder
    for abbreviation, name in long.items():
        _alias(names, kinds, abbreviation, name)
    by_role = {
        holder.sector: holder
        for holder in names.holders
        if holder.is_person and holder.sector in {"victim", "perpetrator"}
    }
    for name, words, _, _ in professions.KINDS:
        if name in professions.ONLY_LISTED and kinds[name].name == name:
            continue
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
    if kind := _kind_named(name, abbreviation):
        names._by_words.setdefault(plain(abbreviation), kinds[kind])


OWN_BODIES = {
    "police": r"Police|Constabulary", "probation": r"Probation", "ambulance service": r"Ambulance",
    "children's social care": r"Children['’]?s['’]? (?:Social|Services)",
    "adult social care": r"Adults?['’]? (?:Social|Services|Care)",
    "social work": r"Social Work",
    "Women's Aid": r"Women['’]s Aid", "Victim Support": r"Victim Support",
}  # fmt: skip
"""What the name of a body has in it that a report means by *the police*, *probation* and so on."""


def _only_body_of(holders: list[Holder], name: str, kind: Holder) -> Holder | None:
    """The one body of the report that *the police*, *children's social care* can mean; none where there are two."""
    if kind.kind != "agency" or name in {"hospital", "school", "court", "prison"}:
        return None
    bodies = [holder for holder in holders if holder.kind == "agency"]
    exact = [holder for holder in bodies if plain(holder.name).endswith(plain(name))]
    if len(exact) != 1 and name in OWN_BODIES:
        exact = [holder for holder in bodies if re.search(rf"\b(?:{OWN_BODIES[name]})", holder.name)]
    return exact[0] if len(exact) == 1 else None


def _pattern_of(names: Names, long: dict[str, str]) -> re.Pattern[str]:
    own = [each for holder in names.holders for each in (holder.name, *holder.aliases)]
    own += [abbreviation for abbreviation in long if plain(abbreviation) in names._by_words]
    own += [name for name in long.values() if plain(name) in names._by_words]
    exact = "|".join(map(pattern, _longest_first(own)))
    known = {pattern.pattern for pattern, _ in names._kinds}
    kinds = "|".join(f"(?:{words})" for _, words, _, _ in professions.KINDS if words in known)
    people = "|".join(f"(?:{words})" for _, words, _ in professions.PEOPLE)
    parts = [
        f"(?:{exact})" if exact else "",
        professions.NUMBERED,
        professions.LETTERED,
        f"(?i:{people})",
        f"(?i:{roles.ANY})",
        f"(?i:{kinds})",
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(part for part in parts if part)})(?![\w-])")


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(names), key=len, reverse=True)
