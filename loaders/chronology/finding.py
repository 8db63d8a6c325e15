"""Whom and what the entries of a chronology name, line by line; what nothing has for a name is kept as unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.beside import ASKED, NOT_TOLD, TOLD
from loaders.cells import CellWrong
from loaders.chronology.notation import Name
from loaders.chronology.saying import read_details
from loaders.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.declaration import Choices
    from loaders.cells import OwnValues
    from loaders.chronology.declaring import Declaring
    from loaders.chronology.lines import Coded
    from loaders.chronology.names import Unknown
    from loaders.chronology.notation import Entry, Holder, Item

NONE_NAMED = "names no information."
BETWEEN = "; "


class Finder:
    """Finds the ids that an entry names."""

    def __init__(self, names: Declaring, own_values: OwnValues, unknown: Unknown) -> None:
        self.names = names
        self.own_values = own_values
        self.unknown = unknown

    def sides(  # noqa: PLR0913 - what is said, and how
        self, line: Coded, column: str, entry: Entry, choices: Choices | None, heading: str,
        *, sender_is_agency: bool = True,
    ) -> tuple[list[str], list[str], dict[str, str]]:  # fmt: skip
        """Who stands before and behind the arrow; without one, before it is the agency whose row it is."""
        before, behind = (entry.before, entry.behind) if entry.arrow else ((), entry.before)
        if not behind:
            to = {TOLD: "was told", NOT_TOLD: "was not told", ASKED: "was asked"}[column]
            raise CellWrong(f"does not say who {to}.", f"Write `{'gp: ' if not before else 'gp -> police: '}i-hit`.")
        first, second = self.holders(line, column, before), self.holders(line, column, behind)
        details = dict(read_details((how for _, how in (*first, *second)), choices, self.own_values, heading))
        senders, recipients = [each for each, _ in first], [each for each, _ in second]
        if sender_is_agency and not before and not set(recipients) & set(self.agencies(line)):
            senders = list(self.agencies(line))
        return senders, recipients, details

    def holders(self, line: Coded, column: str, holders: Iterable[Holder]) -> list[tuple[str, str]]:
        """The ids of those that are known, each with what its bracket says; the others are kept as unknown."""
        found: list[tuple[str, str]] = []
        for each in holders:
            if not isinstance(each, Name):
                id_ = self.names.id_of(each)
                found += [(id_, "")] if id_ else []
            elif each.how and (id_ := self.names.holders.find(each.whole)):
                found.append((id_, ""))
            elif id_ := self.names.holders.find(each.text):
                found.append((id_, each.how))
            else:
                self.unknown.add(self.names.holders, each.text, line.at(column))
        return list(dict.fromkeys(found))

    def agencies(self, line: Coded) -> list[str]:
        """The ids of the agencies whose row it is."""
        return [id_ for id_, _ in self.holders(line, "agency", map(Name, line.agencies))]

    def says(self, line: Coded) -> str:
        """The names of the agencies whose row it is: they say what the row says."""
        return BETWEEN.join(self.names.holders.shown(id_) for id_ in self.agencies(line))

    def items_and_how(self, line: Coded, column: str, entry: Entry) -> list[tuple[str, str]]:
        """The ids of the items that are known, each with how it went."""
        if not entry.items:
            raise CellWrong(NONE_NAMED, "Write a colon, and behind it what they came to know: `police: i-hit`.")
        found: list[tuple[str, str]] = []
        for each in entry.items:
            if not isinstance(each, Name):
                id_ = self.names.id_of(each)
                found += [(id_, each.how)] if id_ else []
            elif each.how and (id_ := self.names.items.find(each.whole)):
                found.append((id_, ""))
            elif id_ := self.names.items.find(each.text):
                found.append((id_, each.how))
            elif self.names.holders.find(each.text):
                right = f"Write `{each.text}: ` and the information, in a line of its own."
                raise CellWrong(f"{each.text!r} is a holder, and stands where information belongs.", right)
            else:
                self.unknown.add(self.names.items, each.whole, line.at(column))
        return found

    def items(self, line: Coded, column: str, entry: Entry) -> list[str]:
        """The ids of the items, of which nothing is said beside."""
        found = self.items_and_how(line, column, entry)
        for item, how in found:
            if how:
                raise CellWrong(f"({how}) stands behind {item!r}.", "Only under `told` a bracket says how it went.")
        return list(dict.fromkeys(item for item, _ in found))

    def asked_for(self, item: Item) -> str | None:
        """The item that somebody asked for, if the words name one; a slip in an id is no words."""
        if not isinstance(item, Name):
            return self.names.id_of(item)
        found = self.names.items.find(item.whole) or (None if item.how else self.names.items.find(item.text))
        if found is None and " " not in item.whole:
            near = nearest(item.whole, self.names.items.ids())
            if near:
                raise CellWrong(f"{item.whole!r} is no item.", f"Did you mean {near!r}? Put words into quotes.")
        return found
