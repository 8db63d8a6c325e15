"""Where something stands in a case, and what is wrong there."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LIST_AT_MOST = 30
CLOSE = 0.7  # how alike two words must be for one to be offered in place of the other


@dataclass(frozen=True, order=True)
class Place:
    """A file or sheet, a row as a spreadsheet counts it (the heading is row 1), and a column by its heading."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """The place in words."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True, order=True)
class Fault:
    """Something that keeps a case from being loaded: where, what is wrong, and what would be right."""

    place: Place
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        """The fault as one line."""
        return " ".join(part for part in (f"{self.place}: {self.wrong}", self.right) if part)


@dataclass(frozen=True, order=True)
class Remark:
    """Something that a coder may want to look at; the case loads all the same."""

    place: Place
    text: str

    def __str__(self) -> str:
        """The remark as one line."""
        return f"{self.place}: {self.text}"


def place_row(place: Place) -> dict[str, Any]:
    """A place as the cells ``file``, ``row`` and ``column``."""
    return {"file": place.file, "row": place.row, "column": place.column}


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Each fault as a row, as commands and the app list it."""
    return [{**place_row(fault.place), "wrong": fault.wrong, "right": fault.right} for fault in faults]


def remark_rows(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """Each remark as a row, as commands and the app list it."""
    return [{**place_row(remark.place), "text": remark.text} for remark in remarks]


def nearest(word: str, known: Iterable[str], alike: float = CLOSE) -> str | None:
    """The known word closest to ``word``, or ``None`` where none is ``alike`` to that degree."""
    folded = {candidate.casefold(): candidate for candidate in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=alike)
    return folded[close[0]] if close else None


def suggestion(word: str, known: Iterable[str], *, kind: str = "Allowed", shown: Callable[[str], str] = str) -> str:
    """A sentence that says what would be right: the nearest known word, and the whole list where it is short.

    ``shown`` is how a known word is written, where that is not as it is compared (the name of a table's file).
    """
    known = list(known)
    close = nearest(word, known)
    sentences = [f"Did you mean {shown(close)!r}?"] if close else []
    if not known:
        sentences.append(f"{kind}: nothing yet.")
    elif len(known) <= LIST_AT_MOST:
        sentences.append(f"{kind}: {', '.join(shown(each) for each in known)}.")
    return " ".join(sentences)


def belongs(about: str) -> str:
    """A sentence that says what belongs under a heading or key, from the declaration's words about it."""
    words = about.rstrip(".")
    return f"What belongs here: {words[:1].lower()}{words[1:]}."
