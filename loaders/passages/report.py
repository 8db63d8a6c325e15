"""A report as a list of passages with locators, and finding a passage by its locator."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from graph.errors import WhoknewError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Scheme = Literal["sections", "paragraphs", "decimals", "rows"]

RANGE = re.compile(r"^(?P<start>.*?(?P<tail>\d+|[a-z]+))-(?P<end>.*\w)$")
FOOTNOTE_PART = re.compile(r"(?:^|\s)(fn\d+)$")
EXAMPLES = {"sections": "6:12, 6:12-14 or fn10", "paragraphs": "54, 54-56, 138m or 23e fn3",
            "decimals": "4.12, 4.12-4.15 or 4.12 item1", "rows": "c-0001 or row 12"}  # fmt: skip


class UnknownLocatorError(WhoknewError):
    """The report has no such passage."""


@dataclass(frozen=True)
class Passage:
    """One passage: its locator, the section and the sub-heading it stands under, and what it says.

    ``titles`` are the headings, one below the other, that stand between it and the passage before.
    """

    locator: str
    section: str
    heading: str
    text: str
    titles: tuple[str, ...] = ()

    @property
    def footnote(self) -> str:
        """``fn3`` for footnote 3, empty for a passage of the body."""
        found = FOOTNOTE_PART.search(self.locator)
        return found[1] if found else ""


@dataclass(frozen=True)
class Report:
    """The passages of one report in the order of the text, each footnote after the passage that bears its mark.

    ``titles`` are those of its numbered sections, those without a passage of their own among them.
    """

    scheme: Scheme
    passages: tuple[Passage, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    def find(self, locator: str) -> tuple[Passage, ...]:
        """The passage at ``locator``, or all body passages of a range such as ``6:12-14``, in the order of the text.

        Raises ``UnknownLocatorError`` where one does not exist or a range runs backwards.
        """
        wanted = plain_locator(locator)
        if wanted in self._places:
            return (self.passages[self._places[wanted]],)
        ends = self._range(wanted)
        if ends is None:
            raise UnknownLocatorError(self._complaint(locator))
        start, end = ends
        if start > end:
            raise UnknownLocatorError(f"The range {locator!r} runs backwards; write the earlier passage first.")
        return tuple(passage for passage in self.passages[start : end + 1] if not passage.footnote)

    def around(self, found: Sequence[Passage], number: int = 1) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """So many passages before and after those found, footnotes left out."""
        body = [passage for passage in self.passages if not passage.footnote]
        at = [place for place, passage in enumerate(body) if passage in found]
        if not at:
            bearer = self.passages.index(found[0])
            at = [sum(1 for passage in self.passages[:bearer] if not passage.footnote) - 1]
            return tuple(body[max(0, at[0] - number + 1) : at[0] + 1]), tuple(body[at[0] + 1 : at[0] + 1 + number])
        return tuple(body[max(0, at[0] - number) : at[0]]), tuple(body[at[-1] + 1 : at[-1] + 1 + number])

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each passage by its locator; a footnote is also found by its short and its long name."""
        places = {plain_locator(passage.locator): index for index, passage in enumerate(self.passages)}
        bearer = ""
        for index, passage in enumerate(self.passages):
            if not passage.footnote:
                bearer = passage.locator
                continue
            places.setdefault(passage.footnote, index)
            places.setdefault(plain_locator(f"{bearer} {passage.footnote}"), index)
        return places

    def _range(self, wanted: str) -> tuple[int, int] | None:
        """The places of the two ends of a range; the end may be written short (``6:12-14``, ``138a-c``)."""
        found = RANGE.match(wanted)
        if not found or found["start"] not in self._places:
            return None
        alike = found["tail"].isdigit() == found["end"].isdigit() and ":" not in found["end"]
        short = found["start"].removesuffix(found["tail"]) + found["end"]
        for end in (short, found["end"]) if alike else (found["end"],):
            if end in self._places:
                return self._places[found["start"]], self._places[end]
        return None

    def _complaint(self, locator: str) -> str:
        """What is wrong with a locator, and which ones are near it."""
        wanted = plain_locator(locator)
        family = wanted.split(":")[0]
        inside = [passage.locator for passage in self.passages if plain_locator(passage.section) == family]
        if ":" in wanted and inside:
            body = [name for name in inside if ":" in name]
            return f"It is cited as {locator!r}; section {family} runs from {body[0]} to {body[-1]}."
        near = difflib.get_close_matches(wanted, [passage.locator for passage in self.passages], n=4, cutoff=0.5)
        hint = f"near it are {', '.join(near)}" if near else f"write it like {EXAMPLES[self.scheme]}"
        return f"It is cited as {locator!r}; {hint}."


def plain_locator(locator: str) -> str:
    """A locator as it is compared: one case, plain hyphens, single spaces, none around colon or hyphen."""
    dashes = re.sub(r"[‐-―−]", "-", locator)
    return re.sub(r"\s*([:-])\s*", r"\1", " ".join(dashes.split())).casefold()
