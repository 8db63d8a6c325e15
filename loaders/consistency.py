"""What contradicts itself inside a case: intervals that run backwards, locators without a source, wrong counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.vocabulary import OPEN_LISTS
from loaders.case_file import place_of
from loaders.faults import Fault, suggestion
from loaders.known import TABLE_NAMES
from loaders.notation import ID, ID_RULE
from loaders.raw import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from loaders.case_file import CaseFile
    from loaders.case_yaml import Path
    from loaders.faults import Place
    from loaders.rows import Row

IN_ORDER: tuple[tuple[str, str], ...] = (
    ("from", "to"), ("from", "until"), ("since", "until"), ("date", "received"), ("date", "answered"),
)  # fmt: skip
DATES = frozenset(heading for pair in IN_ORDER for heading in pair)


def order_faults(rows: Iterable[Row]) -> Iterator[Fault]:
    """A fault for every pair of dates that can only be the wrong way round; uncertain dates get the benefit."""
    for row in rows:
        for earlier, later in IN_ORDER if len(row.values.keys() & DATES) > 1 else ():
            first, last = row.date(earlier), row.date(later)
            if first and last and first.first > last.last:
                wrong = f"is before `{earlier}` ({last.last} against {first.first})."
                yield Fault(row.at(later), wrong, "Check both dates.")


def meeting_faults(meetings: Iterable[Row]) -> Iterator[Fault]:
    """A fault for everybody who is said to have been there and not there, or to have spoken without being there."""
    for row in meetings:
        absent = set(row.ids("absent"))
        for holder in sorted(absent & set(row.ids("present"))):
            wrong = f"{holder!r} stands under `present` too."
            right = "Name it under one of them; where only a part of it came, name that part."
            yield Fault(row.at("absent"), wrong, right)
        for link in row.links.get("raised", ()):
            if link.by in absent:
                wrong = f"{link.by!r} raised {link.target!r} and stands under `absent`."
                yield Fault(row.at("raised"), wrong, "Name who raised it there, or code what was sent in as a sharing.")


def locator_faults(rows: Iterable[Row], settings: CaseFile, where: str = "case.yml") -> Iterator[Fault]:
    """A fault for every unknown source that locators begin with: in each table once, with the rows it stands in."""
    known = {source.id for source in settings.sources}
    example = f"{settings.sources[0].id} 6:12" if settings.sources else "review 6:12"
    wrong: dict[tuple[str, str], list[tuple[str, Place]]] = defaultdict(list)
    for row in rows:
        for heading in row.table.cited_under:
            for locator in row.many(heading):
                if (source := locator.partition(" ")[0]) not in known:
                    wrong[row.place.file, source].append((locator, row.at(heading)))
    for (_, source), found in wrong.items():
        locator, place = found[0]
        others = list(dict.fromkeys(str(other.row) for _, other in found[1:] if other.row != place.row))
        also = f" Also in row{'s' if len(others) > 1 else ''} {shortened(', '.join(others))}." if others else ""
        right = f"A locator reads `{example}`. {suggestion(source, known, kind='Sources')}"
        yield Fault(place, f"{shortened(locator)!r}: {source!r} is no source of {where}.{also}", right)


def source_faults(settings: CaseFile, index: Mapping[str, Row], places: Mapping[Path, Place]) -> Iterator[Fault]:
    """A fault for every source whose id is none, or is used already."""
    seen: set[str] = set()
    for number, source in enumerate(settings.sources):
        place = place_of(("sources", number, "id"), places)
        if not ID.fullmatch(source.id):
            yield Fault(place, f"{source.id!r} is no id.", ID_RULE)
        elif source.id in seen:
            yield Fault(place, f"the source {source.id!r} stands twice.", "Every id is used once.")
        elif source.id in index:
            wrong = f"the id {source.id!r} stands already at {index[source.id].place}."
            yield Fault(place, wrong, "Every id is used once in the whole case.")
        seen.add(source.id)


def count_faults(settings: CaseFile, numbers: Mapping[str, int], places: Mapping[Path, Place],
                 incomplete: frozenset[str]) -> Iterator[Fault]:  # fmt: skip
    """A fault for every count that ``case.yml`` asserts and a table that is all there does not have.

    ``numbers`` says how many rows are written in each table.
    """
    for name, expected in settings.counts.items():
        place = place_of(("counts", name), places)
        if name not in TABLE_NAMES:
            yield Fault(place, f"{name!r} is no table.", suggestion(name, TABLE_NAMES, kind="Tables"))
        elif name not in incomplete and numbers.get(name, 0) != expected:
            wrong = f"{expected} rows of `{name}` are expected, {numbers.get(name, 0)} were found."
            yield Fault(place, wrong, "Correct the count, or look for rows that are missing or too many.")


def own_value_faults(settings: CaseFile, places: Mapping[Path, Place]) -> Iterator[Fault]:
    """A fault for every list of own values that is none, or is closed."""
    names = [choices.name for choices in OPEN_LISTS]
    for name, values in settings.own_values.items():
        place = place_of(("own values", name), places)
        if name not in names:
            yield Fault(place, f"{name!r} is no list that can be extended.", suggestion(name, names, kind="Lists"))
        for value, meaning in values.items():
            if ";" in value or not value or not meaning:
                yield Fault(place, f"{value!r} needs a meaning and must be without `;`.", "Write `value: meaning`.")
