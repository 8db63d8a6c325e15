"""Every question on a real Neo4j: declared columns come back, examples hold to the row, absences make no row."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from loaders.load import load_case
from queries.answer import ask, bind
from queries.catalogue import shipped
from queries.findings import findings
from queries.lint import checked_on

if TYPE_CHECKING:
    from graph.client import Database
    from queries.findings import Finding
    from queries.question import Question

CASES = Path(__file__).parents[2] / "cases"
QUESTIONS = pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)


@pytest.fixture(scope="module")
def demo(database: Database) -> Database:
    for name in ("demo", "harbour-fire"):
        load_case(database, CASES / name)
    return database


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@QUESTIONS
def test_what_comes_back_is_what_the_header_declares(demo: Database, question: Question) -> None:
    assert list(checked_on(demo, question)) == []


@QUESTIONS
def test_what_comes_along_passes_the_guard_that_asking_it_does_not_repeat(demo: Database, question: Question) -> None:
    demo.refuse_unless_reading(question.cypher)


@QUESTIONS
def test_the_example_rows_are_exact(demo: Database, question: Question) -> None:
    assert question.example is not None
    answer = ask(demo, question, question.example_parameters())
    wanted = [{name: plain(value) for name, value in row.items()} for row in question.example.rows]
    found = [
        {name: plain(row[name]) for name in (wanted[number] if number < len(wanted) else row)}
        for number, row in enumerate(answer.rows)
    ]
    assert found == wanted


def test_a_packed_answer_has_the_rows_of_the_question_as_it_stands(demo: Database) -> None:
    for question in shipped():
        assert question.example is not None
        parameters = bind(question, question.example_parameters())
        days = [column.name for column in question.columns if column.type == "date"]
        assert demo.read(question.cypher, parameters, days=days).rows == demo.read(question.cypher, parameters).rows


FIRMER = {"strength", "sources"}
"""What a source's own statement that something was not shared may change."""


def of_the_copy(value: Any) -> Any:
    """A parameter that names the case, as it names the copy of it."""
    return re.sub(r"\bdemo\b", "bare", value) if isinstance(value, str) else value


def without_absences(folder: Path, case: str, name: str) -> Path:
    copy = folder / name
    shutil.copytree(CASES / case, copy)
    (copy / "absences.csv").unlink()
    return copy


@QUESTIONS
def test_absences_change_the_strength_and_never_the_rows(demo: Database, question: Question, tmp_path: Path) -> None:
    load_case(demo, without_absences(tmp_path, "demo", "bare"))
    given = question.example_parameters()
    with_them = ask(demo, question, given).rows
    bare = ask(demo, question, {name: of_the_copy(value) for name, value in given.items()}).rows

    def stripped(rows: tuple[dict[str, Any], ...], case: str) -> list[str]:
        return sorted(
            re.sub(rf"\b{case}(/|: |')", r"\1", str({name: value for name, value in row.items() if name not in FIRMER}))
            for row in rows
        )

    assert stripped(bare, "bare") == stripped(with_them, "demo")


def test_absences_make_no_finding(demo: Database, tmp_path: Path) -> None:
    load_case(demo, without_absences(tmp_path, "demo", "bare"))

    def said(case: str) -> list[tuple[object, ...]]:
        found = findings(demo, case)
        return sorted(
            (one.information_ids, str(one.holders), str(gaps(one)), str(one.start), str(one.end)) for one in found
        )

    def gaps(one: Finding) -> list[dict[str, object]]:
        return [{name: value for name, value in each.items() if name != "strength"} for each in one.needed_by]

    assert said("bare") == said("demo")


def test_a_finding_has_the_keys_that_scripts_read(demo: Database) -> None:
    first = findings(demo, "demo")[0].as_json()
    assert set(first) >= {
        "rank", "questions", "holders", "needed_by", "information", "information_ids", "from", "to", "days", "strength",
        "explanation", "sources",
    }  # fmt: skip
    assert first["rank"] == 1
    assert set(first["holders"][0]) == {"id", "name", "agency", "since"}
    assert set(first["needed_by"][0]) == {"id", "name", "agency", "from", "to", "strength"}
    assert set(first["sources"][0]) == {"source", "locator"}
