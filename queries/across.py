"""One question about a review, asked of several: its rows together, each with the review that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.answer import Answer, ask
from queries.question import Column, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.client import Database

REVIEW = Column(name="review", label="Review", type="text", meaning="the review that the row is of")
IN_ONE_REVIEW = {"holder", "item", "incident"}
"""Types of parameters whose values are of one review."""


def can_go_across(question: Question) -> bool:
    """Whether the question is about one review, and about nothing that only one review has."""
    return question.of_one_case and not any(each.type in IN_ONE_REVIEW for each in question.parameters)


def across(question: Question) -> Question:
    """The question as `ask_across` asks it: without the review among its parameters, with it among its columns.

    Raises ``ValueError`` for one that cannot be asked so.
    """
    if not can_go_across(question):
        raise ValueError(f"{question.id} is about something that only one review has, or about no review")
    parameters = tuple(each for each in question.parameters if each.name != _review_of(question))
    return question.model_copy(update={"columns": (REVIEW, *question.columns), "parameters": parameters})


def ask_across(database: Database, question: Question, given: Mapping[str, Any], titles: Mapping[str, str]) -> Answer:
    """The rows for every review of ``titles`` (titles by id), in their order, with the review before each source.

    Raises ``ValueError`` as `across` does, and what `ask` raises.
    """
    asked, case = across(question), _review_of(question)
    sources = [column.name for column in question.columns if column.type == "sources"]
    answers = {id_: ask(database, question, {**given, case: id_}) for id_ in titles}
    rows = tuple(
        {"review": titles[id_], **row, **{name: [f"{id_}/{each}" for each in row[name] or []] for name in sources}}
        for id_, answer in answers.items()
        for row in answer.rows
    )
    capped = any(answer.capped for answer in answers.values())
    return Answer(asked, dict(given), rows, capped, sum(answer.milliseconds for answer in answers.values()))


def _review_of(question: Question) -> str:
    """The name of the parameter that says which review is asked about."""
    return next(each.name for each in question.parameters if each.type == "case" and not each.optional)
