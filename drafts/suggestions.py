"""What a sentence suggests: the tables that it would be a row of, the words that say so, and who is on which side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafts.cues import CUES
from drafts.dated import BACKWARDS
from drafts.grammar import sides
from drafts.negation import BARE, denial, is_only_referred_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from drafts.cues import Cue
    from drafts.dated import Telling
    from drafts.holders import Named
    from drafts.implied import Implied
    from drafts.mentions import Mention
    from drafts.naming import Holder
    from knowledge.moments import Span

RETELLING = re.compile(r"\bthat\b.*\bhad\b", re.IGNORECASE)
ORDER = ("absences", "nil returns", "meetings", "requests", "sharings", "decisions", "knowledge", "incidents")
"""Which table an event names first where its sentence suggests several: the rarest to be found by reading on."""


@dataclass(frozen=True)
class Suggestion:
    """One row that a sentence suggests.

    ``by`` and ``to`` are the two sides where the words give them, ``holders`` everybody named in the sentence.
    ``carried`` is 1 where the date is that of a sentence before it, 2 where it is that of the passage before it.
    """

    table: str
    locator: str
    date_text: str
    span: Span | None
    carried: int
    by: tuple[Holder, ...]
    to: tuple[Holder, ...]
    holders: tuple[Holder, ...]
    cue: str
    text: str
    confidence: str = ""
    implied: tuple[Implied, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of everybody in it, those of the two sides first."""
        return tuple(dict.fromkeys(one.name for one in (*self.by, *self.to, *self.holders)))

    @property
    def meant(self) -> tuple[str, ...]:
        """The names of everybody in it, and after them those of the bodies that its words stand for."""
        return tuple(dict.fromkeys((*self.named, *(one.holder.name for one in self.implied))))

    @property
    def stood_for(self) -> tuple[Holder, ...]:
        """The bodies that a row of incidents has though only other words stand for them."""
        return tuple(one.holder for one in self.implied) if self.table == "incidents" else ()

    def denied(self, words: str) -> Suggestion:
        """The same as an absence: what the words say was not done."""
        return replace(self, table="absences", cue=" ".join(words.split()))


def suggestions(
    telling: Telling, dates: Sequence[Mention], named: Sequence[Named], pronouns: Mapping[str, Holder]
) -> Iterator[Suggestion]:
    """The rows that one telling suggests, at most one for each table; ``dates`` are all dates of its sentence."""
    taken: list[re.Match[str]] = []
    found: dict[str, Suggestion] = {}
    text = telling.sentence.text
    for cue in CUES:
        for match in cue.pattern.finditer(text):
            if (
                cue.table in found
                or _is_told_later(telling, match)
                or not _belongs(match, telling.date, dates)
                or _inside(match, taken)
                or (cue.table == "meetings" and is_only_referred_to(text, match))
            ):
                continue
            if denied := denial(text, match, cue.table):
                _not_done(found, _suggestion(telling, cue, match, named, pronouns), text[slice(*denied)])
                continue
            if cue.table in {"absences", "nil returns"}:
                taken.append(match)
            found[cue.table] = _suggestion(telling, cue, match, named, pronouns)
    if telling.date is not None and "incidents" not in found:
        found["incidents"] = _plain(telling, named)
    yield from sorted(found.values(), key=lambda one: ORDER.index(one.table))


def _not_done(found: dict[str, Suggestion], one: Suggestion, words: str) -> None:
    """What is denied is an absence, where no words that say more of it suggest one."""
    known = found.get("absences")
    if one.table != "incidents" and (
        known is None or BARE.fullmatch(known.cue) or (words.startswith(known.cue) and words != known.cue)
    ):
        found["absences"] = one.denied(words)


def _is_told_later(telling: Telling, match: re.Match[str]) -> bool:
    """Whether words tell on another day of what their date is of: *told her that he had hit him the year before*."""
    date = telling.date
    if date is None or date.kind not in BACKWARDS or match.end() > date.start:
        return False
    return bool(RETELLING.search(telling.sentence.text, match.end() - 1, date.start))


def _belongs(match: re.Match[str], date: Mention | None, dates: Sequence[Mention]) -> bool:
    """Whether words belong to this date of the sentence: they stand nearer to it than to any other."""
    if date is None or len(dates) < 2:  # noqa: PLR2004
        return True
    nearest = min(dates, key=lambda one: max(one.start - match.end(), match.start() - one.end, 0))
    return nearest is date


def _inside(match: re.Match[str], taken: list[re.Match[str]]) -> bool:
    return any(other.start() <= match.start() and match.end() <= other.end() + 1 for other in taken)


def _suggestion(
    telling: Telling, cue: Cue, match: re.Match[str], named: Sequence[Named], pronouns: Mapping[str, Holder]
) -> Suggestion:
    found = sides(telling.sentence.text, cue, match, named, pronouns)
    return _made(telling, cue.table, found.by, found.to, named, " ".join(match[0].split()))


def _plain(telling: Telling, named: Sequence[Named]) -> Suggestion:
    """A dated sentence without any cue: still something that happened."""
    return _made(telling, "incidents", (), (), named, "")


def _made(  # noqa: PLR0913, PLR0917 - what a suggestion is made of
    telling: Telling, table: str, by: tuple[Holder, ...], to: tuple[Holder, ...], named: Sequence[Named], words: str
) -> Suggestion:
    everybody = tuple(dict.fromkeys(one.holder for one in named))
    return Suggestion(
        table, telling.passage.locator, telling.date.text if telling.date else "", telling.span, telling.carried,
        by, to, everybody, words, telling.sentence.text,
    )  # fmt: skip
