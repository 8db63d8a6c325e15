"""Trying a delivery out: what was read, what it would change for the case, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from chronologies.keeping import Kept, Plan, plan
from chronologies.leftovers import names_left
from chronologies.likeness import proposals
from chronologies.names import NameTable
from chronologies.reading import read_documents
from chronologies.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chronologies.case_folder import CaseFolder
    from chronologies.events import Chronology
    from chronologies.leftovers import NameLeft
    from chronologies.likeness import Proposal
    from chronologies.mapping import ColumnMapping
    from chronologies.names import Term
    from chronologies.reading import OfFile
    from documents.blocks import Document
    from knowledge.moments import Span


@dataclass(frozen=True)
class Wishes:
    """How files are to be read and taken in; see the options of ``whoknew chronology``."""

    agency: str = ""
    period: Span | None = None
    mapping: ColumnMapping | None = None
    names: NameTable = field(default_factory=lambda: NameTable(()))
    instead_of: tuple[str, ...] = ()
    of_file: Mapping[str, OfFile] = field(default_factory=dict)


@dataclass(frozen=True)
class Trial:
    """What came of it; nothing is written yet. ``replaced`` counts how often each name was."""

    read: Chronology
    plan: Plan
    replaced: Mapping[Term, int]
    known: tuple[str, ...] = ()

    @property
    def new_files(self) -> frozenset[str]:
        """The files that were read, under the names that they are kept by."""
        return frozenset(each.file for each in self.plan.changes if each.change != "taken out")

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """The pairs of events that may be one, after this delivery, of which nobody has decided."""
        return proposals_of(self.plan.after)

    @cached_property
    def names_left(self) -> tuple[NameLeft, ...]:
        """What looks like a name in the files that were read."""
        return names_left(self.read.events, self.known)


def try_out(files: Iterable[Document], case: CaseFolder | None, wishes: Wishes) -> Trial:
    """Reads the files, puts names in place and works out what taking them in would change.

    The names that a table brings in count as known. Raises as ``plan`` does.
    """
    read = read_documents(files, agency=wishes.agency or None, period=wishes.period, mapping=wishes.mapping,
                          of_file=wishes.of_file)  # fmt: skip
    after = renamed(read, wishes.names)
    kept = case.kept() if case is not None else Kept()
    planned = plan(kept, after.chronology.events, after.chronology.problems, wishes.instead_of)
    known = (*(case.known_words() if case is not None else ()), *wishes.names.put_in)
    return Trial(after.chronology, planned, after.counts, known)


def proposals_of(kept: Kept) -> tuple[Proposal, ...]:
    """The pairs of a case that may be one event and of which nobody has decided."""
    over = {decision.pair for decision in kept.decisions}
    joined = {
        frozenset({one, other})
        for entry in kept.integrated.entries if len(entry.keys) > 1
        for one in entry.keys for other in entry.keys if one < other
    }  # fmt: skip
    return proposals(kept.events, over | joined)
