"""Abbreviations and pseudonyms: a table of two columns, what is written and what stands in its place from then on.

Whole words only, the longest first, in one pass, so that what was put in is never replaced again. Which capitals match:

- a word written with small letters throughout (``stacey``): every spelling of it;
- a word with a capital (``Stacey``): as it stands there, and in capitals throughout (``STACEY``);
- a word in capitals throughout (``IT``): only so;
- several words (``Stacey Smith``): every spelling.

An abbreviation, capitals that are the initials of what stands in its place (``CSC`` of Children's Social Care), stays
where it is part of a reference (``CSC-001``) and in the names of files, which are found by them.

``'s`` and the ``s`` of a plural stay behind what is put in. A name that is also a month or a season stays where it is
one (``3 May``, ``May 2015``, ``early May``), and everywhere in the column of dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from chronologies.errors import NamesWrongError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
INVISIBLE = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}"))
WORD = re.compile(r"[^\W_]+")
ENDINGS = ("s", "d", "ll", "ve", "re", "m")
SIBILANTS = ("s", "x", "z", "ch", "sh")
ALSO_DATES = frozenset({"may", "april", "june", "august", "spring", "summer", "autumn", "winter", "easter", "noel"})
BEFORE_A_DATE = re.compile(
    r"(?:\d|\b(?:early|mid|late|end of|beginning of|start of|middle of))(?:st|nd|rd|th)?(?: of)?[\s-]*$", re.IGNORECASE
)
AFTER_A_DATE = re.compile(r"[\s,]*\d")
HEADINGS = frozenset(
    {"written", "becomes", "name", "real name", "pseudonym", "abbreviation", "meaning", "original", "replacement",
     "initials", "short", "long", "full", "full name", "word", "stands for", "known as", "in the review", "term"}
)  # fmt: skip
REFERENCE_BEFORE = re.compile(r"\d[-/_.:]$")
REFERENCE_AFTER = re.compile(r"[-/_.:]\d")
COLUMNS = 2


@dataclass(frozen=True)
class Term:
    """One line of the table: what is written, what stands in its place, and the row it comes from."""

    written: str
    becomes: str
    row: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words of it with any space, apostrophe and hyphen that people use; capitals are looked at afterwards."""
        parts = [_loosely(part) for part in self.written.split()]
        return re.compile(r"\s+".join(parts), re.IGNORECASE)

    @cached_property
    def is_abbreviation(self) -> bool:
        """Whether its letters, all capitals, are initials of the words in its place, in their order."""
        letters = [each.casefold() for each in self.written if each.isalpha()]
        initials = iter(word[0][0].casefold() for word in WORD.finditer(self.becomes))
        return len(letters) > 1 and self.written.isupper() and all(letter in initials for letter in letters)

    def allows(self, found: str) -> bool:
        """Whether the capitals of what was found are those of the rule."""
        letters = [each for each in self.written if each.isalpha()]
        if len(self.written.split()) > 1 or not any(each.isupper() for each in letters):
            return True
        if _plainly(found) == _plainly(self.written):
            return True
        return found.isupper() and any(each.islower() for each in letters)


@dataclass(frozen=True)
class NameTable:
    """All terms, ready to be applied; raises `NamesWrongError` where one has two meanings."""

    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        """Refuses what cannot be applied in one way only."""
        seen: dict[str, Term] = {}
        for term in self.terms:
            before = seen.setdefault(_plainly(term.written), term)
            if before.becomes != term.becomes:
                where = f"rows {before.row} and {term.row}" if before.row else "two rows"
                raise NamesWrongError(f"{where} say different things of one name. Keep one of them.")

    @property
    def put_in(self) -> tuple[str, ...]:
        """What stands in the place of names, each once."""
        return tuple(dict.fromkeys(term.becomes for term in self.terms))

    @cached_property
    def _by_first_word(self) -> Mapping[str, list[Term]]:
        found: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(self.terms, key=lambda term: -len(term.written)):
            first = WORD.search(term.written)
            if first is not None:
                found[first[0].casefold()].append(term)
        return found

    def _beginning_with(self, word: str) -> Iterator[Term]:
        """The terms that begin with this word, or of which it is the plural, the longest first."""
        for each in dict.fromkeys((word, word.removesuffix("s"), word.removesuffix("es"))):
            yield from self._by_first_word.get(each, ())

    def replaced(self, text: str, counts: Counter[Term], *, dates: bool = False, file: bool = False) -> str:
        """The text with what stands in place of each term, counted in ``counts``.

        In a text of ``dates`` nothing is replaced that is also a month; in the name of a ``file`` capitals make no
        difference.
        """
        text = unicodedata.normalize("NFC", text).translate(INVISIBLE) if self.terms else text
        out: list[str] = []
        done = 0
        for word in WORD.finditer(text):
            if word.start() < done:
                continue
            for term in self._beginning_with(word[0].casefold()):
                found = term.pattern.match(text, word.start())
                if found is None or not (file or term.allows(found[0])) or _is_date(term, text, found, always=dates):
                    continue
                if term.is_abbreviation and (file or _in_reference(text, found)):
                    continue
                end, becomes = _end(term, text, found)
                if end:
                    out += [text[done : found.start()], becomes]
                    done = end
                    counts[term] += 1
                    break
        return "".join([*out, text[done:]])


def table_of(rows: Iterable[tuple[int, Sequence[str]]], where: str) -> NameTable:
    """The table that stands in numbered rows of two cells; ``;`` stands between several spellings of one name.

    A row of headings, empty rows and rows that begin with ``#`` are passed over. Raises `NamesWrongError` with the row
    where a cell is missing or holds no word.
    """
    terms: list[Term] = []
    for number, cells in rows:
        texts = [" ".join(cell.split()) for cell in cells]
        if not any(texts) or texts[0].startswith("#") or (not terms and _is_heading(texts)):
            continue
        if len(texts) < COLUMNS or not texts[0] or not texts[1]:
            wrong = "needs both cells: what is written, and what stands in its place"
            raise NamesWrongError(f"{where}, row {number} {wrong}.")
        for written in filter(None, map(str.strip, texts[0].split(";"))):
            if not ((written[0].isalnum() and written[-1].isalnum()) or written.endswith(".")):
                raise NamesWrongError(f"{where}, row {number}: a name begins and ends with a letter or a digit.")
            terms.append(Term(unicodedata.normalize("NFC", written), texts[1], number))
    return NameTable(tuple(terms))


def _is_heading(texts: Sequence[str]) -> bool:
    return all(text.casefold() in HEADINGS for text in texts[:COLUMNS] if text)


def _loosely(part: str) -> str:
    found = ""
    for each in part:
        among = next((marks for marks in (APOSTROPHES, HYPHENS) if each in marks), "")
        found += f"[{re.escape(among)}]" if among else re.escape(each)
    return found


def _plainly(text: str) -> str:
    """The text with one kind of space, apostrophe and hyphen."""
    for marks in (APOSTROPHES, HYPHENS):
        for each in marks:
            text = text.replace(each, marks[0])
    return " ".join(text.split())


def _is_date(term: Term, text: str, found: re.Match[str], *, always: bool) -> bool:
    """Whether a name that is also a month or a season is one here."""
    if term.written.casefold() not in ALSO_DATES:
        return False
    return always or bool(BEFORE_A_DATE.search(text[: found.start()]) or AFTER_A_DATE.match(text, found.end()))


def _in_reference(text: str, found: re.Match[str]) -> bool:
    """Whether a number is joined to it (``CSC-001``, ``2014/CSC``)."""
    return bool(REFERENCE_BEFORE.search(text[: found.start()]) or REFERENCE_AFTER.match(text, found.end()))


def _end(term: Term, text: str, found: re.Match[str]) -> tuple[int, str]:
    """Where the word ends, its plural included, and what stands in its place; 0 where it is part of another word."""
    if _goes_on_before(text, found.start()):
        return 0, ""
    end = found.end()
    if not _goes_on_after(text, end):
        return _possessive(term, text, found)
    plural = next((each for each in ("es", "s") if text[end : end + len(each)].casefold() == each), "")
    if not plural or (plural == "es" and not term.written.casefold().endswith(SIBILANTS)):
        return 0, ""
    end += len(plural)
    return (0, "") if _goes_on_after(text, end) else (end, plural_of(term.becomes))


def _goes_on_before(text: str, start: int) -> bool:
    """Whether a letter stands before it, or an apostrophe after a letter (``O'Neill``)."""
    before = text[start - 1 : start]
    return before.isalnum() or (before in set(APOSTROPHES) and text[start - 2 : start - 1].isalnum() and start > 1)


def _goes_on_after(text: str, end: int) -> bool:
    """Whether the word goes on; ``'s`` and the like are no part of it."""
    after = text[end : end + 1]
    if after.isalnum() or (after and unicodedata.combining(after)):
        return True
    if not after or after not in APOSTROPHES:
        return False
    more = WORD.match(text, end + 1)
    return more is not None and more[0].casefold() not in ENDINGS


def _possessive(term: Term, text: str, found: re.Match[str]) -> tuple[int, str]:
    """``James' mother`` becomes ``Adam's mother``; anything else ends where the name does."""
    end = found.end()
    quoted = text[: found.start()].endswith(tuple(APOSTROPHES))
    if term.written.casefold().endswith("s") and not quoted and re.match(rf"[{APOSTROPHES}]\s\w", text[end : end + 3]):
        return end + 1, f"{term.becomes}{text[end]}s"
    return end, term.becomes


def plural_of(text: str) -> str:
    """The plural of what stands in a name's place, by the spelling of its end: social workers, enquiries, Joneses."""
    name = text.rpartition(" ")[2][:1].isupper()
    if not name and re.search(r"[^aeiou]y$", text):
        return f"{text[:-1]}ies"
    return f"{text}{'es' if text.casefold().endswith(SIBILANTS) else 's'}"
