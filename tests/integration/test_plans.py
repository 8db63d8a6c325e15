"""How the database goes about a question with many cases in it: from one case on, or from the small table of each."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.handle import driver
from loaders.load import load_case
from queries.catalogue import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database
    from queries.question import Question

DEMO = Path(__file__).parents[2] / "cases" / "demo"
COPIES = 12
"""With fewer the planner rightly finds that looking through everything costs nothing."""
FEW = (":Case", ":GapTable")
"""What a question across reviews may look through: a review has one or two such nodes."""
OF_ONE = [question for question in shipped() if question.theme != "corpus"]
ACROSS = [question for question in shipped() if question.theme == "corpus"]


@pytest.fixture(scope="module")
def several(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder = tmp_path_factory.mktemp("copies")
    for number in range(COPIES):
        copy = folder / f"copy-{number}"
        shutil.copytree(DEMO, copy)
        load_case(database, copy)
    database.write(lambda transaction: transaction.run("CALL db.prepareForReplanning(60)").consume())
    return database


def steps(database: Database, question: Question) -> list[tuple[str, str]]:
    """Every step of the plan, and what it is of."""
    nothing = dict.fromkeys(parameter.name for parameter in question.parameters)
    with driver(database.settings) as bare, bare.session() as session:
        plan = session.run(f"EXPLAIN {question.cypher}", nothing).consume().plan
    return list(_steps(plan or {}))


def _steps(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], plan.get("args", {}).get("Details", "")
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("question", OF_ONE, ids=lambda question: question.id)
def test_no_question_looks_through_the_other_cases(several: Database, question: Question) -> None:
    """Every start of a plan is an index or what stands before; then a product of two sides is one of a few rows too."""
    assert [name for name in several.explain(question.cypher).operators if "Scan" in name] == []


@pytest.mark.parametrize("question", ACROSS, ids=lambda question: question.id)
def test_a_question_across_reviews_looks_through_cases_or_their_tables_once_and_finds_the_rest_by_index(
    several: Database, question: Question
) -> None:
    found = steps(several, question)
    scanned = [what for name, what in found if "Scan" in name]
    assert len(scanned) == 1
    assert any(label in scanned[0] for label in FEW)
    assert not [name for name, _ in found if name.startswith(("CartesianProduct", "Expand", "VarLength"))]


def test_a_question_that_would_look_through_all_cases_is_noticed(several: Database) -> None:
    assert any("Scan" in name for name in several.explain("MATCH (item:Information) RETURN item").operators)
