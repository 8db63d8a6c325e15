"""The questions that can be asked here: those that come with whoknew, and those of the organisation's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import SettingsError
from graph.settings import load_settings
from queries.catalogue import read_folder, shipped

if TYPE_CHECKING:
    from queries.question import Question


def known_questions() -> tuple[Question, ...]:
    """Every question, the shipped ones first; raises ``WrongQuestionError`` for an own one that breaks the rules."""
    folder = load_settings().questions_folder
    if folder is None:
        return shipped()
    if not folder.is_dir():
        raise SettingsError(f"WHOKNEW_QUESTIONS_FOLDER is {folder}, which is no folder.")
    return (*shipped(), *read_folder(folder))
