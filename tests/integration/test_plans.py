"""How the database goes about a question on one case with others beside it: from that case on, never through all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.load import load_case
from queries.catalogue import shipped

if TYPE_CHECKING:
    from graph.client import Database
    from queries.question import Question

DEMO = Path(__file__).parents[2] / "cases" / "demo"
COPIES = 12
"""With fewer the planner rightly finds that looking through everything costs nothing."""


@pytest.fixture(scope="module")
def several(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("copies")
    for number in range(COPIES):
        copy = folder / f"copy-{number}"
        shutil.copytree(DEMO, copy)
        load_case(database, copy)
    database.write(lambda transaction: transaction.run("CALL db.prepareForReplanning(60)").consume())
    return database


@pytest.mark.parametrize(
    "question", [each for each in shipped() if each.theme != "corpus"], ids=lambda question: question.id
)
def test_no_question_looks_through_the_other_cases(several: Database, question: Question) -> None:
    """Every start of a plan is an index or what stands before; then a product of two sides is one of a few rows too."""
    assert [name for name in several.explain(question.cypher).operators if "Scan" in name] == []


def test_a_question_that_would_look_through_all_cases_is_noticed(several: Database) -> None:
    assert any("Scan" in name for name in several.explain("MATCH (item:Information) RETURN item").operators)
