"""The notation of the columns *learned*, *told*, *not told* and *asked* of a chronology.

One line of a cell says one thing: ``police; school: Dan hit Mara`` or ``police -> social care: i-strangled = sent``.
Before the colon stand holders, after it items, after ``=`` what became of it, and brackets say how. What the words name
is looked up elsewhere; here a line is only taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.cells import CellWrong
from loaders.chronology.marks import ARROW, COLON, EQUALS, SEMICOLON, bracket, split, unquoted
from loaders.notation import ID

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "n/a", "none", "nil"})
"""What people write into a cell in which nothing stands."""
BULLET = re.compile(r"(?:[-*\N{BULLET}\N{EN DASH}]|\d+[.)])\s+")
NEW_HOLDER = re.compile(r"new\s+(?P<kind>person|agency|unit|worker|record system|forum)\s+(?P<rest>.+)", re.I | re.S)
NEW_ITEM = re.compile(r"new\b(?P<head>[^:]*):(?P<text>.+)", re.I | re.S)
PERSON = "person"


@dataclass(frozen=True)
class Name:
    """A holder or item as it was written, with what stands in a bracket behind it."""

    text: str
    how: str = ""

    @property
    def whole(self) -> str:
        """With its bracket, which may belong to the name."""
        return f"{self.text} ({self.how})" if self.how else self.text


@dataclass(frozen=True)
class NewHolder:
    """A person or body that the line adds to the case: ``new agency Hill School (education)``."""

    kind: str
    name: str
    how: str = ""


@dataclass(frozen=True)
class NewItem:
    """An item of information that the line adds to the case: ``new i-hit (assault): Dan hit Mara``."""

    id: str
    kinds: str
    statement: str
    how: str = ""


Holder = Name | NewHolder
Item = Name | NewItem


@dataclass(frozen=True)
class Entry:
    """One thing that a line says: holders before and behind the arrow, items, and what became of it."""

    before: tuple[Holder, ...] = ()
    behind: tuple[Holder, ...] = ()
    arrow: bool = False
    items: tuple[Item, ...] = ()
    result: str = ""

    @property
    def holders(self) -> tuple[Holder, ...]:
        """All of them."""
        return (*self.before, *self.behind)


@dataclass
class _Gathering:
    """The entry of a line as it is read, segment by segment."""

    holders: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    colon: bool = False


def read_coding(text: str) -> Iterator[Entry | CellWrong]:
    """What each line of a cell says, or what is wrong with the line."""
    for line in text.splitlines():
        plain = BULLET.sub("", line.strip(), count=1)
        if not plain or plain.casefold() in NOTHING:
            continue
        try:
            yield from list(_line(plain))
        except CellWrong as wrong:
            yield wrong


def _line(line: str) -> Iterator[Entry]:
    """The entries of a line: each ends at its ``=``, or where the next one has holders of its own."""
    now = _Gathering()
    for segment in split(line, SEMICOLON):
        if not segment:
            continue
        body, *result = split(segment, EQUALS, 1)
        parts = [body] if _is_new_item(body) else split(body, COLON, 1)
        if len(parts) > 1:
            if now.colon:
                yield _entry(now, "")
                now = _Gathering()
            now.holders += [*now.items, parts[0]]
            now.items, now.colon = [], True
            body = parts[1]
        if body:
            now.items.append(body)
        if result:
            yield _entry(now, result[0])
            now = _Gathering()
    if now.colon or now.items:
        yield _entry(now, "")


def _is_new_item(text: str) -> bool:
    return bool(NEW_ITEM.fullmatch(text)) and not NEW_HOLDER.fullmatch(text)


def _entry(now: _Gathering, result: str) -> Entry:
    holders, items = now.holders, now.items
    if not now.colon and items and all(ARROW.search(text) or NEW_HOLDER.fullmatch(text) for text in items):
        holders, items = items, []
    sides = split("; ".join(holders), ARROW)
    if len(sides) > 2:  # noqa: PLR2004 - before the arrow and behind it
        raise CellWrong(f"{'; '.join(holders)!r} has more than one arrow.", "Write a line for each telling.")
    before, behind = ([_holder(text) for text in split(side, SEMICOLON) if text] for side in [*sides, ""][:2])
    return Entry(tuple(before), tuple(behind), len(sides) > 1, tuple(_item(text) for text in items), result)


def _holder(text: str) -> Holder:
    name, how = bracket(text)
    if found := NEW_HOLDER.fullmatch(name):
        return NewHolder(" ".join(found["kind"].lower().split()), unquoted(found["rest"]), how)
    return Name(unquoted(name), how)


def _item(text: str) -> Item:
    if NEW_HOLDER.fullmatch(text):
        raise CellWrong(f"{text!r} adds a holder, and stands where information belongs.", "Put a colon behind it.")
    if found := NEW_ITEM.fullmatch(text):
        return _new_item(found["head"].strip(), found["text"].strip())
    name, how = bracket(text)
    return Name(unquoted(name), how)


def _new_item(head: str, text: str) -> NewItem:
    """``new``, then an id or a bracket with kinds or both, then what is the case; a bracket behind it says how."""
    word, kinds = bracket(f"new {head}".strip())
    name = word.removeprefix("new").strip()
    if name and not ID.fullmatch(name):
        name, kinds = "", f"{name}, {kinds}" if kinds else name
    statement, how = bracket(text)
    if not how_it_went(how):
        statement, how = text, ""
    if not unquoted(statement):
        raise CellWrong("`new` adds nothing.", "Write `new (assault): Dan hit Mara`.")
    return NewItem(name, kinds, unquoted(statement), how)


HOW = re.compile(
    r"(?P<whole>whole|in full)|(?P<left>left out|omitted)"
    r"|(?:partly|in part|part)(?:\s+as\s+(?P<part>.+))?(?P<partly>)"
    r"|(?:changed|distorted)(?:\s+to\s+(?P<other>.+)|\s*:\s*(?P<words>.+))(?P<changed>)",
    re.I | re.S,
)


def how_it_went(text: str) -> re.Match[str] | None:
    """What a bracket behind an item says of how it went; nothing where it says no such thing."""
    return HOW.fullmatch(text.strip()) if text else None
