"""Questions of an organisation's own: a folder laid out as the catalogue is, ``<theme>/<question>.cypher``.

They keep the rules of the shipped ones. One that does not is left out with the check that it failed and why; the others
go on working.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from queries.errors import FailedCheckError, WrongQuestionError
from queries.question import Question, parse_question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

ID = re.compile(r"[a-z][a-z0-9_]*/[a-z][a-z0-9_]*")
LARGEST = 200_000  # bytes; the largest shipped question has 9,000
REMEMBERED = 512


@dataclass(frozen=True)
class Faulty:
    """A question that is not asked: ``check`` is the one that it failed (name, file, header, rules), with reasons."""

    id: str
    where: str
    check: str
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """What is wrong, in one line."""
        return f"{self.id} ({self.where}), check {self.check!r}: {'; '.join(self.reasons)}"

    def error(self) -> FailedCheckError:
        """The same as an error."""
        return FailedCheckError(f"{self}.")


def read_own(folder: Path, shipped_ids: Collection[str]) -> Iterator[Question | Faulty]:
    """Every question of ``folder`` by theme and name, those that fail a check as ``Faulty``; a wrong folder is one."""
    if not folder.is_dir():
        yield Faulty(
            "questions of your own", str(folder), "file", ("there is no such folder (WHOKNEW_QUESTIONS_FOLDER)",)
        )
        return
    for path in sorted(folder.glob("*.cypher")):
        reason = "it stands in no theme; a question's place is <theme>/<question>.cypher"
        yield Faulty(path.stem, str(path), "name", (reason,))
    read = [_read(path, shipped_ids) for path in sorted(folder.glob("*/*.cypher"))]
    known = {*shipped_ids, *(each.id for each in read)}
    for each in read:
        place = str(folder / f"{each.id}.cypher")
        yield choices_checked(each, place, known) if isinstance(each, Question) else each


def _read(path: Path, shipped_ids: Collection[str]) -> Question | Faulty:
    id_ = f"{path.parent.name}/{path.stem}"
    try:
        text = text_of(path)
    except WrongQuestionError as error:
        return Faulty(id_, str(path), "file", (error.detail,))
    return examined(text, id_, str(path), frozenset(shipped_ids))


def text_of(path: Path) -> str:
    """The text of a question's file; raises ``WrongQuestionError`` where it cannot be one."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
        if content is None:
            raise WrongQuestionError(f"it has more than {LARGEST:,} bytes")
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise WrongQuestionError("it is not written in UTF-8") from None
    except OSError as error:
        raise WrongQuestionError(f"it cannot be read: {error.strerror or error}") from None


@lru_cache(REMEMBERED)
def examined(text: str, id_: str, where: str, shipped_ids: frozenset[str]) -> Question | Faulty:
    """The question written in ``text``, or the first check that it fails; needs no database."""
    reasons = tuple(_name_faults(id_, shipped_ids))
    if reasons:
        return Faulty(id_, where, "name", reasons)
    try:
        question = parse_question(text, id_, where)
    except WrongQuestionError as error:
        return Faulty(id_, where, "header", (error.detail.removeprefix(f"{where}: "),))
    # py2neo's lexer takes a moment to import, and who has no questions of their own has no use for it.
    from queries.lint import lint  # noqa: PLC0415

    reasons = tuple(lint(question))
    return Faulty(id_, where, "rules", reasons) if reasons else question


def _name_faults(id_: str, shipped_ids: Collection[str]) -> Iterator[str]:
    if not ID.fullmatch(id_):
        yield "theme and name are written in small letters, digits and _, beginning with a letter"
    if id_ in shipped_ids:
        yield f"whoknew comes with a question {id_}; give yours another name or theme"


def choices_checked(question: Question, where: str, known: Collection[str]) -> Question | Faulty:
    """The question, unless it takes choices from a question that is not among the ``known`` ids."""
    wanted = [each.choices_from for each in question.parameters if each.choices_from and each.choices_from not in known]
    reasons = tuple(f"choices_from names {id_}, which is no question" for id_ in wanted)
    return Faulty(question.id, where, "rules", reasons) if reasons else question
