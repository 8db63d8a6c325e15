"""The rules that a question's Cypher must keep, checked without a database.

Its words are read with py2neo's lexer, so that a keyword inside a string or a comment is none. What only the server can
tell (does it parse, does it only read, which columns come back) is asked of it in ``checked_on``.
"""

from __future__ import annotations

import keyword
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from py2neo.cypher.lexer import CypherLexer
from pygments.token import Error, Keyword, Name

from graph.errors import QueryTimeoutError, QueryWrongError, WriteRefusedError
from graph.guard import refused_words
from graph.nodes import NODES
from graph.relationships import RELATIONSHIPS
from queries.answer import bind
from queries.errors import WrongParameterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database
    from queries.question import Parameter, Question

WRITING = frozenset({"CREATE", "MERGE", "SET", "DELETE", "DETACH DELETE", "REMOVE", "DROP", "FOREACH", "LOAD CSV"})
LABELS = frozenset({label for node in NODES for label in (node.label, *node.also)})
TYPES = frozenset(relationship.type for relationship in RELATIONSHIPS)
PARAMETER_NAME = re.compile(r"[a-z][a-z0-9_]*")
TAKEN_NAMES = frozenset({"format", "output", "help"})
"""Options that every question has on the command line."""
UNKNOWN = {"01N50": "label", "01N51": "relationship type", "01N52": "property"}
"""Statuses of GQL with which the server remarks on names that it does not know."""


def lint(question: Question) -> Iterator[str]:
    """What is wrong with ``question``, a sentence each; nothing where all is well."""
    tokens = [(kind, text) for kind, text in CypherLexer().get_tokens(question.cypher) if text.strip()]
    yield from _unreadable(tokens)
    keywords = [text.upper() for kind, text in tokens if kind in Keyword]
    yield from (f"{word} changes the graph; a question only reads" for word in sorted(WRITING & set(keywords)))
    refused = None if WRITING & set(keywords) else refused_words(question.cypher)
    if refused:
        yield f"it does more than read the graph: {refused}"
    yield from _parameters(question, tokens)
    for kind, text in tokens:
        if kind in Name.Label and text not in LABELS | TYPES:
            yield f"{text} is neither a label nor a relationship type of the model"
    if "RETURN" not in keywords or "ORDER BY" not in keywords[_last(keywords, "RETURN") :]:
        yield "the rows that it returns have no order (ORDER BY after the last RETURN)"
    yield from _texts(question)


def _unreadable(tokens: list[tuple[object, str]]) -> Iterator[str]:
    unread = [text for kind, text in tokens if kind is Error and text not in "|"]
    if unread:
        yield f"{unread[0]!r} is not Cypher"


def _parameters(question: Question, tokens: list[tuple[object, str]]) -> Iterator[str]:
    declared = {parameter.name for parameter in question.parameters}
    used = {text for kind, text in tokens if kind is Name.Variable.Global}
    yield from (f"${name} is used and not declared" for name in sorted(used - declared))
    yield from (f"${name} is declared and not used" for name in sorted(declared - used))
    names = [parameter.name for parameter in question.parameters]
    yield from (f"${name} is declared twice" for name in sorted({n for n in names if names.count(n) > 1}))
    for parameter in question.parameters:
        yield from _parameter(question, parameter)


def _parameter(question: Question, parameter: Parameter) -> Iterator[str]:
    name = parameter.name
    if not PARAMETER_NAME.fullmatch(name) or keyword.iskeyword(name) or name in TAKEN_NAMES:
        yield f"${name} cannot be a parameter's name (small letters, digits, _; not {', '.join(sorted(TAKEN_NAMES))})"
    if parameter.type == "choice" and not parameter.choices:
        yield f"${name} is a choice without choices"
    if parameter.choices_from and "case" not in {each.name for each in question.parameters}:
        yield f"${name} has choices_from, which needs the parameter case"
    if parameter.default is not None:
        try:
            bind(question.model_copy(update={"parameters": (parameter,)}), {})
        except WrongParameterError as error:
            yield f"the default is wrong: {error.detail}"


def _texts(question: Question) -> Iterator[str]:
    for name in ("title", "question", "answer_shape", "cannot_show", "reference"):
        if not getattr(question, name).strip():
            yield f"{name} is empty"
    names = question.column_names
    yield from (f"the column {name} is declared twice" for name in sorted({n for n in names if names.count(n) > 1}))
    if question.example is not None:
        unknown = {name for row in question.example.rows for name in row} - set(names)
        yield from (f"the example names {name}, which is none of the columns" for name in sorted(unknown))


def _last(words: list[str], word: str) -> int:
    return len(words) - 1 - words[::-1].index(word)


def checked_on(database: Database, question: Question, case: str = "") -> Iterator[str]:
    """What the server finds wrong with ``question``, a sentence each.

    It cannot be run, does more than read, returns other columns than declared, uses names that nobody knows. It is
    asked as in its example, or else of ``case`` with any values. A name that the model declares may be unknown to a
    server that holds no such node yet; that is no fault.
    """
    try:
        result = database.read(question.cypher, bind(question, _any_values(question, case)))
    except (WriteRefusedError, QueryWrongError, QueryTimeoutError) as error:
        yield str(error)
        return
    if result.columns != question.column_names:
        yield f"it returns {', '.join(result.columns)}; its header declares {', '.join(question.column_names)}"
    for remark in result.notifications:
        if remark.code in UNKNOWN and not any(f"`{name}`" in remark.description for name in _declared_names()):
            yield remark.description


def _any_values(question: Question, case: str) -> dict[str, Any]:
    """The parameters of the example; where there is none, values that could be."""
    if question.example is not None:
        return question.example_parameters()
    could_be: dict[str, Any] = {"case": case or "none", "cases": case or "none", "date": date(2000, 1, 1), "number": 1}
    return {
        each.name: each.choices[0] if each.choices else could_be.get(each.type, "none")
        for each in question.parameters
        if each.default is None and not each.optional
    }


def _declared_names() -> frozenset[str]:
    """Every label, relationship type and stored property that the model declares."""
    declared = [one for node in NODES for one in node.properties]
    declared += [one for relationship in RELATIONSHIPS for one in relationship.properties]
    return LABELS | TYPES | {stored for one in declared for stored in one.stored()}
