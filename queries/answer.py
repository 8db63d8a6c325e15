"""Asking a question: parameters checked, Cypher run, rows returned as plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from queries.catalogue import shipped
from queries.errors import WrongParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.client import Database
    from queries.question import Parameter, Question

OPEN_BEGINNING = date.min
"""How the graph writes the open beginning of an interval; an answer leaves it empty."""


@dataclass(frozen=True)
class Answer:
    """The rows of a question: one dictionary for each, keys as the question's columns.

    ``capped`` says that the row cap was reached and there may be more.
    """

    question: Question
    parameters: dict[str, Any]
    rows: tuple[dict[str, Any], ...]
    capped: bool
    milliseconds: float


def ask(database: Database, question: Question, given: Mapping[str, Any], *, row_cap: int | None = None) -> Answer:
    """The answer to ``question``; raises ``WrongParameterError`` for a missing, unknown or ill-typed parameter."""
    parameters = bind(question, given)
    days = tuple(column.name for column in question.columns if column.type == "date")
    columns = question.column_names if any(question is one for one in shipped()) else ()
    result = database.read(question.cypher, parameters, row_cap=row_cap, days=days, columns=columns)
    _leave_open(result.rows, days if columns else result.columns)
    return Answer(question, parameters, tuple(result.rows), result.capped, result.milliseconds)


def bind(question: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """Every parameter of ``question`` with its value of the right type, defaults filled in."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise WrongParameterError(f"{question.id} has no parameter {name!r}; it takes {', '.join(known)}")
    return {name: _value(question, parameter, given) for name, parameter in known.items()}


def _value(question: Question, parameter: Parameter, given: Mapping[str, Any]) -> Any:
    value = given.get(parameter.name)
    if value is None or value == "":
        if parameter.default is None and not parameter.optional:
            raise WrongParameterError(f"{question.id} needs {parameter.name} ({parameter.meaning or parameter.label})")
        if parameter.default is None:
            return None
        value = parameter.default
    if parameter.type == "date":
        return _date(parameter, value)
    if parameter.type == "number":
        return _number(parameter, value)
    if parameter.type == "cases":
        return _cases(value)
    if parameter.type == "choice" and value not in parameter.choices:
        raise WrongParameterError(f"{parameter.name} is one of {', '.join(parameter.choices)}, not {value!r}")
    if parameter.type in {"holder", "item", "incident"} and "/" not in str(value) and given.get("case"):
        return f"{given['case']}/{value}"
    return str(value)


def _date(parameter: Parameter, value: object) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise WrongParameterError(f"{parameter.name} is a day as YYYY-MM-DD, not {value!r}") from None


def _cases(value: Any) -> list[str] | None:
    """The ids in a text, separated by commas or blanks, or in a list; ``None`` (no restriction) where there is none."""
    ids = re.split(r"[,;\s]+", value) if isinstance(value, str) else [str(one) for one in value]
    return list(dict.fromkeys(one for one in ids if one)) or None


def _number(parameter: Parameter, value: Any) -> int:
    try:
        return int(value)
    except ValueError:
        raise WrongParameterError(f"{parameter.name} is a whole number, not {value!r}") from None


def _leave_open(rows: list[dict[str, Any]], dated: tuple[str, ...]) -> None:
    """Puts nothing where an interval's beginning is open; ``dated`` are the columns that can hold a day."""
    for name in dated:
        for row in rows:
            if row[name] == OPEN_BEGINNING:
                row[name] = None
