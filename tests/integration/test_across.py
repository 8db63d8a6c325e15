"""A question about one review, asked of several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.load import load_case
from queries.across import across, ask_across, can_go_across
from queries.answer import ask
from queries.catalogue import find, shipped

if TYPE_CHECKING:
    from graph.client import Database

pytestmark = pytest.mark.server
CASES = Path(__file__).parents[2] / "cases"
TITLES = {"demo": "Mara", "harbour-fire": "A fire"}


@pytest.fixture(scope="module")
def two(database: Database) -> Database:
    for name in TITLES:
        load_case(database, CASES / name)
    return database


def test_the_rows_of_each_review_come_one_after_the_other_with_its_title(two: Database) -> None:
    question = find("silos/never_shared")

    together = ask_across(two, question, {}, TITLES)

    alone = {id_: ask(two, question, {"case": id_}).rows for id_ in TITLES}
    assert [row["review"] for row in together.rows] == [TITLES[id_] for id_ in TITLES for _ in alone[id_]]
    assert [row["item_uid"] for row in together.rows] == [row["item_uid"] for id_ in TITLES for row in alone[id_]]
    assert together.rows[0]["sources"] == [f"demo/{source}" for source in alone["demo"][0]["sources"]]
    assert together.question.column_names == ("review", *question.column_names)
    assert not together.question.of_one_case


def test_every_row_has_just_the_columns_that_the_answer_declares(two: Database) -> None:
    for question in shipped():
        if can_go_across(question):
            answer = ask_across(two, question, {}, TITLES)
            assert all(set(row) == set(answer.question.column_names) for row in answer.rows), question.id


def test_what_only_one_review_has_is_not_asked_of_several() -> None:
    refused = [question for question in shipped() if not can_go_across(question)]

    assert {question.theme for question in refused} >= {"corpus"}
    for question in refused:
        with pytest.raises(ValueError, match=question.id):
            across(question)
