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
    from collections.abc import Iterable, Iterator

    from graph.client import Database
    from queries.question import Question

DEMO = Path(__file__).parents[2] / "cases" / "demo"
COPIES = 12
"""With fewer the planner rightly finds that looking through everything costs nothing."""
FEW = (":Case", ":GapTable")
"""What a question across reviews may look through: a review has one or two such nodes."""
MANY = ("NodeIndex", "Expand", "OptionalExpand", "VarLength", "Unwind", "NodeByLabel", "AllNodes")
"""What gives several rows for one."""
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
    return list(_steps(plan_of(database, question.cypher, [each.name for each in question.parameters])))


def plan_of(database: Database, cypher: str, parameters: Iterable[str]) -> dict[str, Any]:
    """The plan as the server has it: a step, and below it those that it draws from."""
    with driver(database.settings) as bare, bare.session() as session:
        return session.run(f"EXPLAIN {cypher}", dict.fromkeys(parameters)).consume().plan or {}


def products(plan: dict[str, Any]) -> list[str]:
    """The products of two sides of which neither is a node found by its own key, or nothing but such nodes."""
    found = [each for child in plan.get("children", ()) for each in products(child)]
    if plan["operatorType"].startswith("CartesianProduct") and not any(map(is_one_row, plan["children"])):
        found.append(" and ".join(" ".join(dict(_steps(side))) for side in plan["children"]))
    return found


def is_one_row(plan: dict[str, Any]) -> bool:
    """Whether all that it draws from is found by a key that one node has, and nothing makes it more."""
    names = [name for name, _ in _steps(plan)]
    return "NodeUniqueIndexSeek" in names and not any(name.startswith(MANY) for name in names)


def _steps(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], plan.get("args", {}).get("Details", "")
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("question", OF_ONE, ids=lambda question: question.id)
def test_no_question_looks_through_the_other_cases(several: Database, question: Question) -> None:
    """Every start of a plan is an index or what stands before."""
    assert [name for name in several.explain(question.cypher).operators if "Scan" in name] == []


@pytest.mark.parametrize("question", OF_ONE, ids=lambda question: question.id)
def test_no_question_multiplies_two_sides_of_several_rows(several: Database, question: Question) -> None:
    assert products(plan_of(several, question.cypher, [each.name for each in question.parameters])) == []


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


def test_a_product_of_two_sides_of_several_rows_is_noticed(several: Database) -> None:
    both = "MATCH (item:Information {case: $case}), (holder:Agency {case: $case}) RETURN item, holder"
    one = "MATCH (item:Information {case: $case}), (review:Case {uid: $case}) RETURN item, review"
    assert len(products(plan_of(several, both, ["case"]))) == 1
    assert products(plan_of(several, one, ["case"])) == []
