"""Keeping questions of one's own: one file in, one file out, with every check on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import SettingsError
from queries.catalogue import SHIPPED, catalogue, shipped
from queries.errors import FailedCheckError, QuestionNotKeptError, WrongQuestionError
from queries.own import Faulty, choices_checked, examined, text_of
from queries.question import Question
from queries.trial import Trial, tried, untried

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database
    from graph.settings import Settings

OWN_THEME = "own"
MARK = re.compile(r"\n*// whoknew question: ([^\s/]+/[^\s/]+)\s*\Z")
"""The last line of an exported file, which says under which id it stood."""


@dataclass(frozen=True)
class Offered:
    """A question that passed the checks that need no database: its text, whence it comes and where it would go."""

    question: Question
    text: str
    file: Path
    path: Path


@dataclass(frozen=True)
class Kept:
    """A question in the folder, and what was and was not checked."""

    question: Question
    path: Path
    trial: Trial


def folder_of(settings: Settings) -> Path:
    """The folder of one's own questions; raises ``SettingsError`` where none is named."""
    if settings.questions_folder is None:
        raise SettingsError(
            "WHOKNEW_QUESTIONS_FOLDER names no folder for questions of your own; set it in the environment or in .env."
        )
    return settings.questions_folder


def offered(settings: Settings, file: Path, theme: str | None = None, name: str | None = None) -> Offered:
    """The question in ``file`` under the id that it would have.

    That is ``theme`` and ``name`` where given, else what an exported file says of itself, else ``own`` and the file's
    name. Raises ``SettingsError``, or ``FailedCheckError`` with the check that it does not pass.
    """
    folder = folder_of(settings)
    try:
        text = text_of(file)
    except WrongQuestionError as error:
        raise FailedCheckError(f"{file}, check 'file': {error.detail}.") from None
    mark = MARK.search(text)
    marked_theme, _, marked_name = mark[1].partition("/") if mark else (OWN_THEME, "", file.stem)
    id_ = f"{marked_theme if theme is None else theme}/{marked_name if name is None else name}"
    text = MARK.sub("\n", text)
    known = {question.id for question in catalogue(settings).questions} | {id_}
    found = examined(text, id_, str(file), frozenset(question.id for question in shipped()))
    if isinstance(found, Question):
        found = choices_checked(found, str(file), known)
    if isinstance(found, Faulty):
        raise found.error()
    return Offered(found, text, file, folder / f"{id_}.cypher")


def kept(offer: Offered, database: Database | None, *, replace: bool = False, why_untried: str = "") -> Kept:
    """The question written into the folder, tried on ``database`` first where there is one.

    Raises ``FailedCheckError`` where the server or the example is against it, ``QuestionNotKeptError`` where there is
    such a question already and ``replace`` is false.
    """
    refuse_to_replace(offer, replace=replace)
    trial = untried(why_untried) if database is None else tried(database, offer.question)
    if trial.faults:
        raise Faulty(offer.question.id, str(offer.file), trial.last, trial.faults).error()
    write_whole(offer.path, offer.text, replace=replace)
    return Kept(offer.question, offer.path, trial)


def refuse_to_replace(offer: Offered, *, replace: bool) -> None:
    """Raises ``QuestionNotKeptError`` where there is such a question already and ``replace`` is false."""
    if offer.path.exists() and not replace:
        raise QuestionNotKeptError(f"{offer.path} is there already; --replace puts this in its place.")


def exported(settings: Settings, id_: str, file: Path, *, replace: bool = False) -> Question:
    """The question of that id, written to ``file`` as it stands, with a last line that says its id.

    Raises ``UnknownQuestionError``, ``FailedCheckError``, or ``QuestionNotKeptError`` where there is such a file.
    """
    question = catalogue(settings).find(id_)
    write_whole(file, file_text(settings, question.id), replace=replace)
    return question


def file_text(settings: Settings, id_: str) -> str:
    """The question of that id as one file: as it stands, with a last line that says its id.

    Raises ``UnknownQuestionError`` or ``FailedCheckError``.
    """
    known = catalogue(settings)
    question = known.find(id_)
    folder = folder_of(settings) if question.id in known.own else SHIPPED
    text = text_of(folder / f"{question.id}.cypher")
    return f"{text.rstrip()}\n\n// whoknew question: {question.id}\n"


def write_whole(path: Path, text: str, *, replace: bool) -> None:
    """Writes the file; raises ``QuestionNotKeptError`` where it is there and may not be replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("w", encoding="utf-8") if replace else path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise QuestionNotKeptError(f"{path} is there already; --replace puts this in its place.") from None
    if replace:
        aside.replace(path)
