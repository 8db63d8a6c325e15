"""The catalogue: every question file below ``queries/<theme>/``, and those of a folder of an organisation's own."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path

from queries.errors import UnknownQuestionError
from queries.question import Question, read_question

SHIPPED = Path(__file__).parent
THEMES = {
    "silos": "Information held and not shared",
    "requests": "Asked, and what became of it",
    "meetings": "At the table and not at the table",
    "knowledge": "Who knew what, when",
}
"""The themes of the shipped questions in the order in which they are listed."""


@cache
def shipped() -> tuple[Question, ...]:
    """The questions that come with the software, by theme and then by name."""
    return read_folder(SHIPPED)


def read_folder(folder: Path) -> tuple[Question, ...]:
    """Every question below ``folder``; raises ``WrongQuestionError`` for the first that does not keep the rules."""
    paths = sorted(folder.glob("*/*.cypher"))
    order = list(THEMES)
    paths.sort(key=lambda path: (order.index(path.parent.name) if path.parent.name in order else len(order), path))
    return tuple(read_question(path, path.parent.name) for path in paths)


def find(name: str, questions: tuple[Question, ...] | None = None) -> Question:
    """The question whose id is ``theme/name``, or ``name`` where no other has it; raises ``UnknownQuestionError``."""
    known = shipped() if questions is None else questions
    found = [question for question in known if name in {question.id, question.id.partition("/")[2]}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownQuestionError(
            f"{name!r} may be {' or '.join(question.id for question in found)}: give the whole name"
        )
    ids = [question.id for question in known]
    near = get_close_matches(name, [*ids, *(id_.partition("/")[2] for id_ in ids)], n=1)
    raise UnknownQuestionError(f"there is no question {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
