"""Which of many reviews a page shows: in an order that people expect, by words, and some at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from views.turning import page_number, page_of
from views.words import several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.cases import CaseSummary

AT_ONCE = 10
"""So many cards stand on a page: each works out its findings."""
NOTHING = "No review has these words in its title, kind, area, description or dates. Try fewer."


class Shown(NamedTuple):
    """The reviews of one page, which page that is of how many, and that in words (empty where all are shown)."""

    cases: list[CaseSummary]
    at: int
    pages: int
    words: str


def in_order(cases: Sequence[CaseSummary]) -> list[CaseSummary]:
    """Real reviews before made-up ones, each by title, with numbers in titles as numbers: Review 2, Review 10."""
    return sorted(cases, key=lambda case: (case.fictional, _natural(case.title), case.id))


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"([0-9]+)", text.casefold())
    return [(0, int(part), "") if number % 2 else (1, 0, part) for number, part in enumerate(parts) if part]


def shown_reviews(cases: Sequence[CaseSummary], words: str, page: str) -> Shown:
    """A page (as an address has it) of the reviews that have every one of ``words`` in what is said of them."""
    wanted = words.casefold().split()
    found = [case for case in cases if all(word in _searched(case) for word in wanted)]
    shown, at, pages = page_of(found, page_number(page), AT_ONCE)
    if not found:
        return Shown([], 1, 1, NOTHING)
    first = (at - 1) * AT_ONCE + 1
    number = several(len(found), "review") + (f" of {len(cases):,}" if wanted else "")
    range_ = f", {first:,} to {first + len(shown) - 1:,}" if pages > 1 else ""
    return Shown(list(shown), at, pages, f"{number}{range_}" if wanted or pages > 1 else "")


def _searched(case: CaseSummary) -> str:
    return " ".join((case.id, case.title, case.kind, case.area, case.about, case.period)).casefold()
