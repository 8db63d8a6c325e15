"""Asking the database a question on behalf of the command line: what is named must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.connection import opened_database, require_cases
from commands.known_questions import known_catalogue
from loaders.faults import suggestion
from queries.answer import Answer, ask, bind
from queries.errors import WrongParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.client import Database
    from queries.question import Parameter, Question


def answer_of(question: Question, given: Mapping[str, Any]) -> Answer:
    """The answer to a question.

    Raises ``WrongParameterError`` for a value that cannot be, ``CaseNotLoadedError`` for a case that is not there: an
    answer without rows would be read as nothing found.
    """
    parameters = bind(question, given)
    with opened_database() as database:
        require_cases(database, [case for each in question.parameters for case in _named_cases(each, parameters)])
        for parameter in question.parameters:
            _require_choice(database, parameter, parameters)
        return ask(database, question, given)


def _named_cases(parameter: Parameter, given: Mapping[str, Any]) -> list[str]:
    """The reviews that a parameter names."""
    value = given[parameter.name]
    if parameter.type == "case":
        return [value] if value else []
    return value or [] if parameter.type == "cases" else []


def _require_choice(database: Database, parameter: Parameter, given: Mapping[str, Any]) -> None:
    """Raises ``WrongParameterError`` where the value is not among those that the case has."""
    value, case = given.get(parameter.name), given.get("case")
    if parameter.choices_from is None or value is None or case is None:
        return
    choosing = known_catalogue().find(parameter.choices_from)
    known = [str(row[choosing.column_names[0]]) for row in ask(database, choosing, {"case": case}).rows]
    if value not in known:
        hint = suggestion(str(value), known, kind="There are")
        raise WrongParameterError(f"{parameter.name}: {value!r} is not in {case}. {hint}".rstrip())
