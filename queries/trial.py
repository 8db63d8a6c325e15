"""A question tried on the database before it is kept: what was found wrong, and what was and was not checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.cases import loaded_cases
from queries.answer import ask
from queries.lint import checked_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database
    from queries.question import Question

WITHOUT_DATABASE = ("name", "header", "rules")
"""The checks that a question in the catalogue has passed."""


@dataclass(frozen=True)
class Trial:
    """What became of the checks: ``faults`` of the last one made, ``checked`` and ``unchecked`` in words."""

    faults: tuple[str, ...]
    checked: tuple[str, ...]
    unchecked: tuple[str, ...]

    @property
    def last(self) -> str:
        """The name of the last check that was made."""
        return self.checked[-1].partition(" ")[0]


def tried(database: Database, question: Question) -> Trial:
    """The trial of ``question`` on a database; its example is compared where its case is loaded."""
    cases = [case.id for case in loaded_cases(database)]
    faults = tuple(checked_on(database, question, cases[0] if cases else ""))
    checked = (*WITHOUT_DATABASE, f"server (it only reads, its columns, its words; {_asked_of(question, cases)})")
    example = question.example
    if faults:
        return Trial(faults, checked, ("example",))
    if example is None:
        return Trial(faults, checked, ("example (it has none)",))
    missing = [case for case in example.loaded if case not in cases]
    if missing:
        return Trial(faults, checked, (f"example (the case {missing[0]} is not loaded)",))
    return Trial(tuple(example_faults(database, question)), (*checked, "example"), ())


def untried(reason: str) -> Trial:
    """The trial of a question without a database, which ``reason`` explains."""
    return Trial((), WITHOUT_DATABASE, (f"server ({reason})", "example"))


def _asked_of(question: Question, cases: list[str]) -> str:
    wanted = question.example.loaded if question.example else tuple(cases[:1])
    if wanted and set(wanted) <= set(cases):
        return f"asked of {' and '.join(wanted)}"
    return "no case that it could be asked of is loaded"


def example_faults(database: Database, question: Question) -> Iterator[str]:
    """Where the answer on the example's case is not as the example says; nothing where there is no example."""
    example = question.example
    if example is None:
        return
    rows = ask(database, question, question.example_parameters()).rows
    if len(rows) != len(example.rows):
        yield f"the example has {len(example.rows)} rows, the answer {len(rows)}"
    for number, (row, wanted) in enumerate(zip(rows, example.rows, strict=False), 1):
        for name, value in wanted.items():
            if _plain(row[name]) != _plain(value):
                yield f"example, row {number}: {name} is {_plain(row[name])!r}, not {_plain(value)!r}"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
