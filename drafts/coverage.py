"""A draft held against what people coded: which rows it covers, and which suggestions they bear out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafts.naming import plain
from loaders.passages import UnknownLocatorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafts.naming import Holder
    from drafts.suggestions import Suggestion
    from knowledge.moments import Span
    from loaders.passages import Report
    from loaders.rows import Checked
    from loaders.rows import Row as CodedRow

DATES = {"incidents": "date", "sharings": "date", "requests": "date", "meetings": "date", "decisions": "date",
         "knowledge": "since", "absences": "from", "nil returns": "date"}  # fmt: skip
HOLDERS = ("people", "holders", "from", "to", "by", "of", "holder", "invited", "present", "absent", "about", "forum")
"""The columns of those tables that name holders."""
SHORTEST = 5
"""How long a name of the case is at the least to be looked for inside a name of the draft."""


@dataclass(frozen=True)
class Row:
    """A coded row as it is compared: its table, the passages that it cites, its days and the ids of its holders."""

    table: str
    places: frozenset[str]
    span: Span | None
    holders: frozenset[str]


def coded_rows(checked: Checked, source: str, report: Report) -> list[Row]:
    """The rows of the tables that a draft suggests rows for, with the passages of the report that they cite."""
    upwards = _bodies(checked)
    return [
        Row(table, _places(row, source, report), row.date(heading),
            frozenset(above for name in HOLDERS for id_ in row.ids(name) for above in upwards.get(id_, {id_})))
        for table, heading in DATES.items()
        for row in checked.table(table)
    ]  # fmt: skip


def _places(row: CodedRow, source: str, report: Report) -> frozenset[str]:
    found: set[str] = set()
    for cited in row.many("sources"):
        of, _, locator = cited.partition(" ")
        if of == source and locator:
            try:
                found.update(passage.locator for passage in report.find(locator))
            except UnknownLocatorError:
                continue
    return frozenset(found)


def _bodies(checked: Checked) -> dict[str, set[str]]:
    """Each holder with the bodies that it is part of, itself among them."""
    parents: dict[str, set[str]] = {}
    for row in checked.table("holders"):
        parents[row.id] = set(row.ids("part of"))
    for row in checked.table("parts"):
        parents.setdefault(row.ids("holder")[0], set()).update(row.ids("of"))
    found: dict[str, set[str]] = {}
    for id_, direct in parents.items():
        above, waiting = {id_}, list(direct)
        while waiting:
            one = waiting.pop()
            if one not in above:
                above.add(one)
                waiting += parents.get(one, ())
        found[id_] = above
    return found


def names_of(checked: Checked, holders: Iterable[Holder]) -> dict[str, frozenset[str]]:
    """For each name of the draft the ids that it can mean in the case, with the bodies that they are part of."""
    upwards = _bodies(checked)
    known: dict[str, set[str]] = {}
    for table in ("holders", "people"):
        for row in checked.table(table):
            for name in (row.text("name"), *row.many("also known as"), row.id.replace("-", " "), row.text("role")):
                if name:
                    known.setdefault(plain(name), set()).add(row.id)
    return {holder.name: frozenset(above for id_ in _meant(holder, known) for above in upwards.get(id_, {id_}))
            for holder in holders}  # fmt: skip


def _meant(holder: Holder, known: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for name in (holder.name, *holder.aliases):
        words = re.compile(rf"\b{re.escape(plain(name))}s?\b")
        for each, ids in known.items():
            within = len(each) >= SHORTEST and re.search(rf"\b{re.escape(each)}\b", plain(name))
            if each == plain(name) or words.search(each) or within:
                found |= ids
    return found


def covers(suggestion: Suggestion, row: Row, bodies: dict[str, frozenset[str]]) -> bool:
    """Whether a suggestion and a coded row tell the same, as far as place, days and holders show."""
    if suggestion.locator not in row.places:
        return False
    if row.span is not None and (suggestion.span is None or not suggestion.span.overlaps(row.span)):
        return False
    named = {id_ for name in suggestion.named for id_ in bodies.get(name, ())}
    return not row.holders or bool(named & row.holders)
