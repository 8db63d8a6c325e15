"""What stands behind ``=`` and in brackets: an outcome, a date, how it went, how firmly it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.vocabulary import CERTAINTY
from loaders.cells import CellWrong, read_date
from loaders.chronology.marks import COMMA, bracket, split
from loaders.faults import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.declaration import Choices
    from loaders.cells import OwnValues


@dataclass(frozen=True)
class Result:
    """What became of it: a word of the list, a date, and the reason that is given; each may be empty."""

    word: str = ""
    date: str = ""
    reason: str = ""


def read_result(text: str, choices: Choices | None) -> Result:
    """What stands behind ``=``: a word of ``choices``, a date, a reason in a bracket. Raises ``CellWrong``."""
    if not text:
        return Result()
    said, reason = bracket(text)
    plain = " ".join(said.split())
    words = sorted(choices.values, key=len, reverse=True) if choices else []
    word = next((word for word in words if _begins(plain, word)), "")
    date = plain[len(word) :].strip(" ,").removeprefix("on ").strip()
    if choices and not word:
        right = suggestion(plain, choices.values)
        raise CellWrong(f"{plain!r} is no {choices.name}.", right)
    if date:
        read_date(date)
    return Result(word, date, reason)


def _begins(text: str, word: str) -> bool:
    rest = text[len(word) :]
    return text[: len(word)].casefold() == word and (not rest or not rest[0].isalnum())


def read_details(texts: Iterable[str], choices: Choices | None, own_values: OwnValues, heading: str,
                 ) -> Mapping[str, str]:  # fmt: skip
    """What brackets behind holders say: a word of ``choices`` under ``heading``, a certainty, a date."""
    found: dict[str, str] = {}
    for detail in (part for text in texts for part in split(text, COMMA) if part):
        word = " ".join(detail.casefold().split())
        if choices and (word in choices.values or word in own_values.of(choices)):
            found[heading] = word
        elif word in CERTAINTY.values:
            found["certainty"] = word
        else:
            try:
                read_date(detail)
            except CellWrong:
                lists = ", ".join([*(choices.values if choices else ()), *CERTAINTY.values])
                wrong = f"{detail!r} in a bracket is neither a date nor a word that may stand there."
                raise CellWrong(wrong, f"Words: {lists}.") from None
            found["date"] = detail
    return found
