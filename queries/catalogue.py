"""The catalogue: every question file below ``queries/<theme>/``, and those of a folder of an organisation's own."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from queries.errors import UnknownQuestionError
from queries.own import Faulty, read_own
from queries.question import Question, read_question

if TYPE_CHECKING:
    from graph.settings import Settings

SHIPPED = Path(__file__).parent
THEMES = {
    "silos": "Information held and not shared",
    "requests": "Asked, and what became of it",
    "meetings": "At the table and not at the table",
    "decisions": "Decided, and on what",
    "orders": "Orders and those who enforce them",
    "people": "One person, several accounts",
    "handover": "From one to the next",
    "knowledge": "Who knew what, when",
    "reach": "What could have been",
    "corpus": "Across reviews",
}
"""The themes of the shipped questions in the order in which they are listed."""


@dataclass(frozen=True)
class Catalogue:
    """What can be asked: the shipped questions first, then those of one's own; ``faulty`` are left out, with why."""

    questions: tuple[Question, ...]
    own: frozenset[str]
    faulty: tuple[Faulty, ...]

    def find(self, name: str) -> Question:
        """The question of that id, or of that name: a shipped one before one's own.

        Raises ``FailedCheckError`` for one that is left out, ``UnknownQuestionError`` for one that is not there.
        """
        known = [question for question in self.questions if name in names_of(question)]
        if not known:
            for faulty in self.faulty:
                if name in {faulty.id, faulty.id.partition("/")[2]}:
                    raise faulty.error()
        come_along = tuple(question for question in known if question.id not in self.own)
        return find(name, come_along or self.questions)


def catalogue(settings: Settings) -> Catalogue:
    """The shipped questions and those of the folder that the settings name; a faulty one of these harms no other."""
    ids = frozenset(question.id for question in shipped())
    read = [] if settings.questions_folder is None else list(read_own(settings.questions_folder, ids))
    own = tuple(each for each in read if isinstance(each, Question))
    faulty = tuple(each for each in read if isinstance(each, Faulty))
    return Catalogue((*shipped(), *own), frozenset(question.id for question in own), faulty)


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
    found = [question for question in known if name in names_of(question)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownQuestionError(
            f"{name!r} may be {' or '.join(question.id for question in found)}: give the whole name"
        )
    ids = [question.id for question in known]
    near = get_close_matches(name, [*ids, *(id_.partition("/")[2] for id_ in ids)], n=1)
    raise UnknownQuestionError(f"there is no question {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def names_of(question: Question) -> tuple[str, str]:
    """The id of a question and its name alone."""
    return question.id, question.id.partition("/")[2]
