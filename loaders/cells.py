"""What stands in one cell of a value: text, one of a closed list, a date, a time, yes or no, a number, locators."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.declaration import Holds
from loaders.case_file import YES_OR_NO, yes_no
from loaders.dates import UnreadableDate, parse_moment, parse_time
from loaders.faults import suggestion
from loaders.rows import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.declaration import Choices, Property
    from loaders.rows import Value

BETWEEN = ";"
NUMBER = re.compile(r"[0-9]{1,6}")


class CellWrong(Exception):  # noqa: N818 - never leaves the check: it becomes a fault with its place
    """What is wrong in a cell, and what would be right."""

    def __init__(self, wrong: str, right: str = "") -> None:
        self.wrong = wrong
        self.right = right
        super().__init__(wrong)


@dataclass(frozen=True)
class OwnValues:
    """Further values of open lists, by the list's name, and how one is declared (``{}`` stands for the list's name).

    ``words`` is ``None`` where they could not be read: any word may then be one of them.
    """

    words: Mapping[str, Mapping[str, str]] | None = field(default_factory=dict)
    declared: str = "in case.yml under `own values`, `{}`"
    _folded: dict[str, dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, choices: Choices) -> Mapping[str, str]:
        """Those of one list, none where it is closed."""
        return (self.words or {}).get(choices.name, {}) if choices.open else {}

    def folded(self, choices: Choices) -> Mapping[str, str]:
        """The values of a list, extended, by how they are compared."""
        if choices.name not in self._folded:
            self._folded[choices.name] = {_folded(value): value for value in (*choices.values, *self.of(choices))}
        return self._folded[choices.name]


def several(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several, between semicolons."""
    if BETWEEN not in text:
        one = " ".join(text.split())
        return (one,) if one else ()
    return tuple(part for part in (" ".join(part.split()) for part in text.split(BETWEEN)) if part)


def read_value(declared: Property, text: str, own_values: OwnValues) -> Value:
    """The value of a cell that is not empty; ``own_values`` extend open lists. Raises ``CellWrong``."""
    if declared.many:
        parts = several(text)
        return tuple(dict.fromkeys(_one_of(declared, part, own_values) if declared.choices else part for part in parts))
    if declared.choices:
        return _one_of(declared, text, own_values)
    read = READ.get(declared.holds)
    return read(text) if read else text


def _read_yes_no(text: str) -> bool:
    try:
        return yes_no(text)
    except ValueError:
        raise CellWrong(f"{text!r} is neither yes nor no.", YES_OR_NO) from None


def _read_number(text: str) -> int:
    if not NUMBER.fullmatch(text) or int(text) < 1:
        raise CellWrong(f"{text!r} is not a whole number.", "Write 1, 2, 3 and so on.")
    return int(text)


def _one_of(declared: Property, text: str, own_values: OwnValues) -> str:
    """The value of the list that the text names; capitals and curly apostrophes make no difference."""
    choices = declared.choices
    if choices is None:
        return text
    values = own_values.folded(choices)
    found = values.get(text) or values.get(_folded(text))
    if found is None and choices.open and own_values.words is None:
        return " ".join(text.split())
    if found is None:
        right = suggestion(text, {**choices.values, **own_values.of(choices)})
        if choices.open:
            right += f" Or declare it {own_values.declared.format(choices.name)}."
        raise CellWrong(f"{text!r} is no {choices.name}.", right)
    return found


def _folded(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())


def read_date(text: str) -> Written:
    """The date, as written and as an interval. Raises ``CellWrong`` with what would be right."""
    try:
        return Written(text, parse_moment(text).span)
    except UnreadableDate as error:
        raise _wrong(error) from None


def read_time(text: str) -> str:
    """The time of day as HH:MM. Raises ``CellWrong`` with what would be right."""
    try:
        return parse_time(text).strftime("%H:%M")
    except UnreadableDate as error:
        raise _wrong(error) from None


READ: dict[Holds, Callable[[str], Value]] = {
    Holds.DATE: read_date, Holds.TIME: read_time, Holds.YES_NO: _read_yes_no, Holds.NUMBER: _read_number,
}  # fmt: skip
"""How the text of a value is read that is more than text."""


def _wrong(error: UnreadableDate) -> CellWrong:
    """The error as what is wrong and what would be right, which follows its last semicolon."""
    wrong, _, right = error.detail.rpartition("; ")
    return CellWrong(f"{wrong}.", f"{right[:1].upper()}{right[1:]}") if wrong else CellWrong(right)


def time_beside(text: str) -> str | None:
    """The time of day that stands beside a date in one cell, as HH:MM."""
    try:
        clock = parse_moment(text).time
    except UnreadableDate:
        return None
    return clock.strftime("%H:%M") if clock else None
