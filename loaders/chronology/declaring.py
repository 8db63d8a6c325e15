"""Whom and what a chronology adds to its case: only what a person wrote as new, and agencies where no table has any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.vocabulary import INFORMATION_KIND
from loaders.cells import CellWrong
from loaders.chronology.making import Spot
from loaders.chronology.marks import COMMA, split
from loaders.chronology.names import NO_HOLDER, NO_ITEM, Names
from loaders.chronology.notation import PERSON, NewHolder, NewItem
from loaders.faults import Fault, suggestion
from loaders.notation import ID, made_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.chronology.lines import Coded
    from loaders.chronology.making import Making
    from loaders.chronology.names import Unknown
    from loaders.rows import Row

LONGEST_ID = 40
DETAIL = re.compile(r"(?P<key>of|also|id|household)\s+(?P<value>.+)", re.I)
COLUMN_OF = {"of": "part of", "also": "also known as", "household": "household"}


@dataclass(frozen=True)
class Kinds:
    """The kinds of an item and what it says: for the version that a part of it is."""

    kinds: str
    statement: str


class Declaring:
    """The names of a case: those of its tables, and those that the lines of its chronology add."""

    def __init__(self, rows: Mapping[str, tuple[Row, ...]], glossary: Mapping[str, str], making: Making) -> None:
        self.holders = Names(NO_HOLDER)
        self.items = Names(NO_ITEM)
        self.kinds: dict[str, Kinds] = {}
        self.making = making
        self.glossary = glossary
        self._new: dict[NewHolder | NewItem, str] = {}
        self._waiting: list[tuple[Spot, NewHolder, str]] = []
        self._taken = {row.id for of_table in rows.values() for row in of_table}
        self.agencies_too = not rows.get("holders")
        for table in ("people", "holders"):
            for row in rows.get(table, ()):
                self.holders.add(row.id, row.text("name"), *row.many("also known as"))
        for row in rows.get("information", ()):
            self.items.add(row.id, row.text("statement"))
            self.kinds[row.id] = Kinds("; ".join(row.many("kind")), row.text("statement"))

    def declare(self, lines: Sequence[Coded]) -> None:
        """Takes in whatever the lines add."""
        self._taken |= {line.id for line in lines}
        for line in lines:
            for column, entry in line.entries:
                for each in (*entry.holders, *entry.items):
                    if isinstance(each, (NewHolder, NewItem)):
                        try:
                            self._add(Spot(line, column, "; ".join(line.agencies)), each)
                        except CellWrong as wrong:
                            self.making.faults.append(Fault(line.at(column), wrong.wrong, wrong.right))
        self.holders.abbreviate(self.glossary)
        if self.agencies_too:
            for line in lines:
                for name in line.agencies:
                    if self.holders.find(name) is None:
                        self._add_agency(line, name)
        self.holders.abbreviate(self.glossary)

    def id_of(self, new: NewHolder | NewItem) -> str | None:
        """The id that a new row was given; nothing where it could not be taken in."""
        return self._new.get(new)

    def make_holders(self, unknown: Unknown) -> None:
        """Makes the rows of new people and holders, once every name is known that they may be part of."""
        for spot, new, id_ in self._waiting:
            cells = {"name": new.name}
            if new.kind != PERSON:
                cells["kind"] = new.kind
            try:
                for detail in filter(None, split(new.how, COMMA)):
                    self._detail(new, detail, cells, spot, unknown)
            except CellWrong as wrong:
                self.making.faults.append(Fault(spot.line.at(spot.column), wrong.wrong, wrong.right))
            self.making.make("people" if new.kind == PERSON else "holders", id_, cells, spot)

    def _detail(self, new: NewHolder, detail: str, cells: dict[str, str], spot: Spot, unknown: Unknown) -> None:
        found = DETAIL.fullmatch(detail)
        if not found:
            cells["role" if new.kind == PERSON else "sector"] = detail
            return
        key, text = found["key"].lower(), found["value"]
        if key == "of":
            body = self.holders.find(text)
            if body is None:
                unknown.add(self.holders, text, spot.line.at(spot.column))
                return
            text = body
        if key in COLUMN_OF:
            heading = COLUMN_OF[key]
            cells[heading] = f"{cells[heading]}; {text}" if heading in cells else text

    def _add(self, spot: Spot, new: NewHolder | NewItem) -> None:
        names = self.holders if isinstance(new, NewHolder) else self.items
        said = new.name if isinstance(new, NewHolder) else new.statement
        if (found := names.find(said)) is not None:
            raise CellWrong(f"{said!r} is in the case already, as {found!r}.", "Leave out `new`, or say what differs.")
        if isinstance(new, NewHolder):
            self._add_holder(spot, new)
        else:
            self._add_item(spot, new)

    def _add_holder(self, spot: Spot, new: NewHolder) -> None:
        details = [found for detail in split(new.how, COMMA) if (found := DETAIL.fullmatch(detail))]
        given = next((found["value"] for found in details if found["key"].lower() == "id"), "")
        id_ = self._take(given, new.name, "")
        self._new[new] = id_
        self.holders.add(id_, new.name, *(found["value"] for found in details if found["key"].lower() == "also"))
        self._waiting.append((spot, new, id_))

    def _add_item(self, spot: Spot, new: NewItem) -> None:
        kinds = "; ".join(split(new.kinds, COMMA))
        if not kinds:
            known = {**INFORMATION_KIND.values, **self.making.own_values.of(INFORMATION_KIND)}
            right = f"Write `new (kind): {new.statement}`. {suggestion('', known, kind='Kinds')}"
            raise CellWrong(f"{new.statement!r} is new and has no kind of information.", right)
        id_ = self._take(new.id, new.statement, "i-")
        self._new[new] = id_
        self.items.add(id_, new.statement)
        self.kinds[id_] = Kinds(kinds, new.statement)
        self.making.make("information", id_, {"statement": new.statement, "kind": kinds}, spot)

    def _add_agency(self, line: Coded, name: str) -> None:
        name = self.glossary.get(name, name)
        id_ = self._take("", name, "")
        self.holders.add(id_, name)
        self.making.make("holders", id_, {"name": name, "kind": "agency"}, Spot(line, "agency"))

    def part_of(self, item: str, spot: Spot) -> str:
        """The item that is the part of ``item`` which a line says went, without saying which."""
        id_ = f"{item}.part-{spot.line.id}"
        if id_ not in self.items:
            whole = self.kinds.get(item, Kinds("", item))
            cells = {"statement": f"a part of: {whole.statement}", "kind": whole.kinds, "version of": item}
            self.items.add(id_)
            self.making.make("information", id_, cells, spot)
        return id_

    def _take(self, given: str, name: str, prefix: str) -> str:
        """An id that is not taken: the one given, or one made from the name."""
        if given:
            if not ID.fullmatch(given):
                raise CellWrong(f"{given!r} is no id.", "Lower-case letters, digits, `-`, `_` and `.` make one.")
            if given in self._taken:
                raise CellWrong(f"the id {given!r} stands already.", "Every id is used once in the whole case.")
            self._taken.add(given)
            return given
        whole = made_id(name) or "unnamed"
        short = whole if len(whole) <= LONGEST_ID else whole[: LONGEST_ID + 1].rpartition("-")[0] or whole[:LONGEST_ID]
        made, number = f"{prefix}{short}", 1
        while made in self._taken:
            number += 1
            made = f"{prefix}{short}-{number}"
        self._taken.add(made)
        return made
