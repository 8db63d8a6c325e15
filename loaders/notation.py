"""The notation of a cell of links: ids between semicolons, each with what may stand beside it.

``i12``, ``i12 as i12a`` (the item that arrived in its place), ``i12: words`` (what was said instead, or a reason),
``i12 by police`` (who raised it).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from loaders.cells import CellWrong, several
from loaders.column import Detail
from loaders.rows import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.column import Column

ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
ID_RULE = "An id has lower-case letters, digits, `-`, `_` and `.`, and begins with a letter or digit."
PLAIN_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
ENTRY = re.compile(
    r"(?P<target>[^\s:]+)(?:\s+as\s+(?P<arrived_as>[^\s:]+))?(?:\s+by\s+(?P<by>[^\s:]+))?\s*(?::\s*(?P<saying>.+))?"
)
SHOWN = {Detail.AS: "`as` and the id of the item that arrived", Detail.SAYING: "`:` and the words",
         Detail.BY: "`by` and the id of a holder"}  # fmt: skip


def read_links(column: Column, text: str) -> tuple[Link, ...]:
    """The links in a cell that is not empty. Raises ``CellWrong`` where the notation does not fit the column."""
    links = tuple(_link(column, entry) for entry in several(text))
    for link in links if len(links) > 1 else ():
        if links.count(link) > 1:
            raise CellWrong(f"{link.target!r} stands twice.", "Name it once.")
    if len(links) > 1 and not column.many:
        raise CellWrong(f"holds {len(links)} ids.", "Only one belongs here.")
    return links


def _link(column: Column, entry: str) -> Link:
    if not column.detail_required and ID.fullmatch(entry):
        return Link(entry)
    found = ENTRY.fullmatch(entry)
    if not found:
        right = f"Write {example(column)}; several are separated by `;`."
        raise CellWrong(f"{entry!r} cannot be read.", right)
    said = {Detail.AS: found["arrived_as"], Detail.BY: found["by"], Detail.SAYING: found["saying"]}
    for detail, value in said.items():
        if value is not None and detail not in column.details:
            raise CellWrong(f"{entry!r}: nothing may stand beside an id with `{detail}` in this column.",
                            f"Write {example(column)}.")  # fmt: skip
    if column.detail_required and not any(said.values()):
        needed = " or ".join(SHOWN[detail] for detail in column.details)
        raise CellWrong(f"{entry!r} does not say what arrived in its place.", f"Add {needed}: {example(column)}.")
    for name in (found["target"], found["arrived_as"], found["by"]):
        if name is not None and not ID.fullmatch(name):
            raise CellWrong(f"{name!r} is no id.", f"{id_advice(name)} Several are separated by `;`.")
    return Link(found["target"], found["arrived_as"], found["by"], found["saying"])


def id_advice(name: str) -> str:
    """What would be right in place of a name that is no id."""
    plain = made_id(name)
    return f"{ID_RULE} Write {plain!r}?" if plain else ID_RULE


def made_id(name: str) -> str:
    """The id that is nearest to a name; empty where none of its letters can stand in one."""
    return re.sub(r"[^a-z0-9._-]+", "-", _without_accents(name.casefold())).strip("-._")


def _without_accents(text: str) -> str:
    """The text in plain letters where there is a plain letter: ``pål`` is ``pal``."""
    letters = unicodedata.normalize("NFKD", text.translate(PLAIN_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def example(column: Column) -> str:
    """What a cell of this column looks like."""
    return f"`{column.example}`" if column.example else "ids such as `i12; i13`"


def write_links(links: Iterable[Link]) -> str:
    """The text of a cell that ``read_links`` reads back as the same links."""
    return f"{'; '.join(_written(link) for link in links)}"


def _written(link: Link) -> str:
    parts = [link.target]
    if link.arrived_as:
        parts.append(f" as {link.arrived_as}")
    if link.by:
        parts.append(f" by {link.by}")
    if link.saying:
        parts.append(f": {link.saying}")
    return "".join(parts)
