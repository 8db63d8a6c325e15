"""Whom and what the words of a chronology name: by id, by name, by abbreviation, and never by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.cells import CellWrong
from loaders.faults import Fault, nearest
from loaders.raw import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from loaders.faults import Place

SHORTEST_WORD = 4
BETWEEN_WORDS = re.compile(r"[\s_.-]+")


def folded(text: str) -> str:
    """A name as it is compared: capitals, hyphens, curly apostrophes and *the* before it make no difference."""
    plain = BETWEEN_WORDS.sub(" ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()).strip()
    return plain.removeprefix("the ")


class Names:
    """The ids of the rows that words may name, by every name that a row has."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._ids: dict[str, dict[str, None]] = defaultdict(dict)
        self._shown: dict[str, str] = {}

    def add(self, id_: str, *names: str) -> None:
        """A row with its names, the first of which is shown."""
        self._shown.setdefault(id_, next(filter(None, names), id_))
        for name in (id_, *names):
            if folded(name):
                self._ids[folded(name)].setdefault(id_)

    def abbreviate(self, words: Mapping[str, str]) -> None:
        """Lets an abbreviation stand for the row that has its meaning for a name."""
        for short, meaning in words.items():
            for id_ in tuple(self._ids.get(folded(meaning), ())):
                self._ids[folded(short)].setdefault(id_)

    def __contains__(self, id_: str) -> bool:
        """Whether there is a row of that id."""
        return id_ in self._shown

    def find(self, text: str) -> str | None:
        """The id of the row that the text names, if there is one. Raises ``CellWrong`` where there are several."""
        found = list(self._ids.get(folded(text), ()))
        if len(found) > 1:
            raise CellWrong(f"{text!r} may be {' or '.join(map(repr, found))}.", "Write the id.")
        return found[0] if found else None

    def shown(self, id_: str) -> str:
        """The name of a row, as a sentence would have it."""
        return self._shown.get(id_, id_)

    def near(self, text: str) -> str | None:
        """The known name that is nearest to a text that names nothing: as a whole, or by one of its words."""
        words = {word: name for name in self._ids for word in name.split() if len(word) >= SHORTEST_WORD}
        close = nearest(folded(text), self._ids) or words.get(nearest(folded(text), words) or "")
        return self.shown(next(iter(self._ids[close]))) if close else None

    def ids(self) -> Iterable[str]:
        """The ids of all rows."""
        return self._shown


class Unknown:
    """The names that nothing has: each is one fault, however often it is written."""

    def __init__(self) -> None:
        self._places: dict[tuple[Names, str], list[tuple[str, Place]]] = defaultdict(list)

    def add(self, names: Names, text: str, place: Place) -> None:
        """Keeps a name that is nobody's."""
        self._places[names, folded(text)].append((text, place))

    def faults(self) -> Iterator[tuple[Names, Fault]]:
        """A fault for each name, at its first place, with the other rows what may be meant, and its kind."""
        for (names, _), found in self._places.items():
            text, place = found[0]
            rows = dict.fromkeys(str(other.row) for _, other in found if other.row != place.row)
            also = f" Also in row{'s' if len(rows) > 1 else ''} {shortened(', '.join(rows))}." if rows else ""
            yield names, Fault(place, f"{shortened(text)!r} is {names.what} of the case.{also}", _advice(names, text))


def _advice(names: Names, text: str) -> str:
    near = names.near(text)
    close = f"Did you mean {near!r}? " if near else ""
    if names.what == NO_ITEM:
        return f"{close}Where it is new, write `new (kind): ...`, or add it to `information`."
    return f"{close}Where it is new, write `new agency ...` or `new person ...`, or add it to `holders` or `people`."


NO_HOLDER = "the name of no person or holder"
NO_ITEM = "neither the id nor the statement of an item"
