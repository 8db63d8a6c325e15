"""The chronology that a case keeps: a folder ``chronology`` beside its tables, with every row of every agency's file.

``rows.csv`` has each row as it was taken in, or with what is wrong with it; ``joins.csv`` what a person decided. Each
is written beside and renamed, so that either the version before stands there or the whole new one.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from chronologies.errors import ChronologyNotKeptError
from chronologies.events import Event, Problem
from chronologies.joins import joins_csv, read_joins
from chronologies.kept_rows import FILE as ROWS
from chronologies.kept_rows import as_cells, read_rows, rows_text
from chronologies.merging import Integrated, integrate, key_of, order_of
from graph.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from chronologies.merging import Decision

FOLDER, JOINS = "chronology", "joins.csv"
FEWEST_ALIKE = 3
Change = Literal["new", "replaced", "unchanged", "taken out"]


@dataclass(frozen=True)
class Kept:
    """What a case keeps; ``version`` changes with either file."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    version: str = ""

    @property
    def rows(self) -> tuple[Event | Problem, ...]:
        """Every row of every file."""
        return (*self.events, *self.problems)

    @cached_property
    def integrated(self) -> Integrated:
        """The integrated chronology, with the decisions applied."""
        return integrate(self.events, self.decisions)

    @property
    def files(self) -> dict[str, tuple[str, ...]]:
        """The files that were taken in, each with the agencies of its events."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for each in self.rows:
            agency = {each.agency: None} if isinstance(each, Event) else {}
            found[each.locator.file] |= agency
        return {file: tuple(agencies) for file, agencies in sorted(found.items())}


@dataclass(frozen=True)
class FileChange:
    """What taking in one file would do: rows of it that are new, and rows before that are no longer there."""

    file: str
    change: Change
    added: int
    removed: int
    like: str = ""
    """A file of the case that has most of the same events: this may be a later version of it."""


@dataclass(frozen=True)
class Plan:
    """What the case would keep, and what changes for it; nothing is written yet."""

    before: Kept
    after: Kept
    changes: tuple[FileChange, ...]

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to write."""
        return any(each.change != "unchanged" for each in self.changes)


def read_kept(case: Path) -> Kept:
    """What the case folder keeps, if anything; raises ``ChronologyNotKeptError`` where it is damaged."""
    rows, joins = (_content(case / FOLDER / name) for name in (ROWS, JOINS))
    events, problems = read_rows(rows.decode("utf-8-sig", "surrogatepass"))
    return Kept(events, problems, read_joins(joins, JOINS) if joins else (), _version(rows, joins))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise ChronologyNotKeptError(f"{path} cannot be read: {error.strerror or error}.") from None


def _version(*contents: bytes) -> str:
    return hashlib.sha256(b"\x00".join(contents)).hexdigest() if any(contents) else ""


def plan(kept: Kept, events: Sequence[Event], problems: Sequence[Problem], instead_of: Iterable[str] = ()) -> Plan:
    """What taking in these rows would do: each file in place of its earlier version, and of those of ``instead_of``.

    Raises ``ChronologyNotKeptError`` where a file of the same name came from other agencies, since their rows could not
    be told apart, and where there is no such file to replace.
    """
    gone = set(instead_of)
    incoming = Kept(tuple(events), tuple(problems))
    for file in gone - kept.files.keys():
        raise ChronologyNotKeptError(f"The case has no rows of {file!r}. Its files: {', '.join(kept.files) or 'none'}.")
    for file, agencies in incoming.files.items():
        before = kept.files.get(file, ())
        if before and agencies and file not in gone and not _share(before, agencies):
            message = (
                f"{file}: the case has a file of this name from {', '.join(before)}, and this one is from "
                f"{', '.join(agencies)}. Give this one another name, or say that it replaces the other."
            )
            raise ChronologyNotKeptError(message)
    out = gone | incoming.files.keys()
    after = Kept(
        tuple(sorted([*_staying(kept.events, out), *incoming.events], key=order_of)),
        tuple(sorted([*_staying(kept.problems, out), *incoming.problems], key=_problem_order)),
        kept.decisions,
    )
    return Plan(kept, after, tuple(_changes(kept, incoming, gone)))


Row = TypeVar("Row", Event, Problem)


def _staying(rows: Iterable[Row], out: AbstractSet[str]) -> list[Row]:
    return [each for each in rows if each.locator.file not in out]


def _share(some: Iterable[str], others: Iterable[str]) -> bool:
    return bool({each.casefold() for each in some} & {each.casefold() for each in others})


def _problem_order(problem: Problem) -> tuple[str, int, str, int, str]:
    place = problem.locator
    return place.file, place.page or 0, place.table, place.row, problem.reason


def _changes(kept: Kept, incoming: Kept, gone: AbstractSet[str]) -> Iterator[FileChange]:
    """What becomes of each file, those that are replaced by another one last."""
    before, now = _rows_by_file(kept), _rows_by_file(incoming)
    for file, rows in now.items():
        had = before.get(file, Counter())
        added, removed = (rows - had).total(), (had - rows).total()
        change: Change = "new" if file not in before else "replaced" if added or removed else "unchanged"
        like = _most_like(kept, incoming, file) if change == "new" and not gone else ""
        yield FileChange(file, change, added, removed, like)
    for file in sorted(gone - now.keys()):
        yield FileChange(file, "taken out", 0, before[file].total())


def _rows_by_file(kept: Kept) -> dict[str, Counter[tuple[str, ...]]]:
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for each in kept.rows:
        found[each.locator.file][tuple(as_cells(each))] += 1
    return found


def _most_like(kept: Kept, incoming: Kept, file: str) -> str:
    """The kept file with most of the same events, where that is half of the new one's at least."""
    mine = [event for event in incoming.events if event.locator.file == file]
    places: Counter[str] = Counter()
    files_of: dict[str, set[str]] = defaultdict(set)
    for event in kept.events:
        files_of[key_of(event)].add(event.locator.file)
    for event in mine:
        places.update(files_of.get(key_of(event), ()))
    best = max(places, key=lambda name: (places[name], name), default="")
    return best if len(mine) >= FEWEST_ALIKE and places[best] * 2 >= len(mine) else ""


def take_in(case: Path, planned: Plan) -> None:
    """Writes what was planned, all of it or nothing; writes nothing where nothing changes.

    Raises ``ChronologyNotKeptError`` where the case has changed since the plan was made, or cannot be written to.
    """
    if planned.changes_something:
        _write(case, ROWS, rows_text(planned.after.rows).encode("utf-8-sig", "surrogatepass"), planned.before.version)


def keep_decisions(case: Path, kept: Kept, decisions: Sequence[Decision]) -> None:
    """Writes these decisions in place of the ones before; raises as ``take_in`` does."""
    text = joins_csv(decisions, kept.integrated.by_key)
    _write(case, JOINS, text.encode("utf-8-sig", "surrogatepass"), kept.version)


def _write(case: Path, name: str, content: bytes, expected: str) -> None:
    folder = case / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        now = _version(*(_content(folder / each) for each in (ROWS, JOINS)))
        if now != expected:
            raise ChronologyNotKeptError(f"{folder} was changed by somebody else meanwhile. Do it once more.")
        write_whole(folder / name, content)
    except OSError as error:
        raise ChronologyNotKeptError(f"{folder} cannot be written to: {error.strerror or error}.") from None
