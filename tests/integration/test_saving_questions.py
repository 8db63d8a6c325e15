"""Keeping a question of one's own on a real Neo4j: every check is made, or it is said that it was not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import whoknew

from loaders.load import load_case

if TYPE_CHECKING:
    from graph.client import Database

pytestmark = pytest.mark.server
PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "own-questions.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"^```cypher\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0]
ALL_CHECKS = "Checked: name; header; rules; server (it only reads, its columns, its words; asked of demo); example"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the settings, which is not there yet."""
    monkeypatch.setenv("WHOKNEW_QUESTIONS_FOLDER", str(tmp_path / "ours"))
    return tmp_path / "ours"


@pytest.fixture
def demo(empty_database: Database) -> Database:
    load_case(empty_database, PROJECT / "cases" / "demo")
    return empty_database


def draft(folder: Path, text: str = EXAMPLE) -> str:
    path = folder / "held_by_one_sector.cypher"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_example_of_the_page_is_saved_listed_and_asked(demo: Database, folder: Path, tmp_path: Path) -> None:
    saved = whoknew("save", draft(tmp_path), "--theme", "ours")
    asked = whoknew("ask", "ours/held_by_one_sector", "--case", "demo", "--sector", "police", "--format", "json")
    listed = json.loads(whoknew("questions", "--theme", "ours", "--format", "json").out)

    place = folder / "ours" / "held_by_one_sector.cypher"
    assert saved.out.splitlines() == [f"ours/held_by_one_sector saved to {place}", ALL_CHECKS]
    assert place.read_text(encoding="utf-8") == EXAMPLE
    assert [(row["item_uid"], row["names"]) for row in json.loads(asked.out)["rows"]] == [
        ("demo/i-conviction", "offender unit"),
        ("demo/i-fear", "neighbourhood team"),
        ("demo/i-together", "offender unit"),
    ]
    assert [(row["id"], row["own"]) for row in listed] == [("ours/held_by_one_sector", True)]


def test_a_question_goes_from_one_folder_to_another(
    demo: Database, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whoknew("save", draft(tmp_path), "--theme", "ours")
    sent = str(tmp_path / "sent.cypher")
    exported = whoknew("questions", "export", "held_by_one_sector", sent)
    monkeypatch.setenv("WHOKNEW_QUESTIONS_FOLDER", str(tmp_path / "theirs"))

    first, again = whoknew("questions", "import", sent), whoknew("questions", "import", sent)
    replaced = whoknew("questions", "import", sent, "--replace")

    assert exported.out == f"ours/held_by_one_sector written to {sent}\n"
    assert (first.code, again.code, replaced.code) == (0, 1, 0)
    assert "is there already" in again.err
    assert (tmp_path / "theirs" / "ours" / "held_by_one_sector.cypher").read_text(encoding="utf-8") == EXAMPLE


@pytest.mark.parametrize(
    ("old", "new", "check", "said"),
    [
        ("names: Oak School", "names: Elm School", "example", "row 1: names is 'Oak School', not 'Elm School'"),
        ("since_latest: 2021-09-14", "since_latest: 2021-09-15", "example", "since_latest is '2021-09-14'"),
        ("parameters: {sector: education}", "parameters: {sector: health}", "example", "1 rows, the answer 0"),
        ("AS names,", "AS who,", "server", "its header declares item_uid, item, names"),
        ("holder.sector IS NOT", "holder.sektor IS NOT", "server", "`sektor`"),
        ("coalesce($as_of", "coalesc($as_of", "server", "Unknown function 'coalesc'"),
        ("coalesce($as_of", "gds.coalesce($as_of", "rules", "a function of a plug-in"),
        ("WHERE sectors", "WHER sectors", "server", "Invalid input"),
        ("ORDER BY since_latest, item_uid", "ORDER BY since_latest, item_id", "server", "`item_id` not defined"),
    ],
)
def test_what_the_server_or_the_example_says_against_it_keeps_it_out(  # noqa: PLR0913, PLR0917 - one for each column
    demo: Database, folder: Path, tmp_path: Path, old: str, new: str, check: str, said: str
) -> None:
    assert old in EXAMPLE
    file = draft(tmp_path, EXAMPLE.replace(old, new, 1))

    outcome = whoknew("save", file)

    assert (outcome.code, outcome.out) == (1, "")
    assert f"own/held_by_one_sector ({file}), check '{check}'" in outcome.err
    assert said in outcome.err
    assert not folder.exists()


def test_without_its_case_the_example_is_not_compared_and_that_is_said(
    empty_database: Database, folder: Path, tmp_path: Path
) -> None:
    outcome = whoknew("save", draft(tmp_path, EXAMPLE.replace("names: Oak School", "names: Elm School")))

    assert outcome.code == 0
    assert outcome.out.splitlines()[1:] == [
        "Checked: name; header; rules; server (it only reads, its columns, its words; "
        "no case that it could be asked of is loaded)",
        "Not checked: example (the case demo is not loaded)",
    ]


def test_without_a_database_it_is_saved_and_what_was_not_checked_is_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOKNEW_NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("WHOKNEW_NEO4J_PASSWORD", "none")

    outcome = whoknew("save", draft(tmp_path))

    assert outcome.code == 0
    assert outcome.out.splitlines()[1] == "Checked: name; header; rules"
    assert outcome.out.splitlines()[2].startswith("Not checked: server (The database did not answer.")
    assert (folder / "own" / "held_by_one_sector.cypher").is_file()


def test_a_question_without_an_example_is_tried_with_any_values(demo: Database, folder: Path, tmp_path: Path) -> None:
    text = EXAMPLE[: EXAMPLE.index("example:")] + EXAMPLE[EXAMPLE.index("*/") :]

    outcome = whoknew("save", draft(tmp_path, text.replace("    default: police\n", "")))

    assert outcome.out.splitlines()[1:] == [
        "Checked: name; header; rules; server (it only reads, its columns, its words; asked of demo)",
        "Not checked: example (it has none)",
    ]
    assert whoknew("ask", "own/held_by_one_sector", "--case", "demo").code == 2


def test_a_question_over_all_cases_needs_no_case(demo: Database, folder: Path, tmp_path: Path) -> None:
    header = re.sub(r"parameters:.*?columns:", "parameters: []\ncolumns:", EXAMPLE, count=1, flags=re.DOTALL)
    header = re.sub(r"columns:.*?view:", "columns: [item_uid]\nview:", header, count=1, flags=re.DOTALL)
    cypher = "MATCH (item:Information) RETURN item.uid AS item_uid ORDER BY item_uid\n"
    file = draft(tmp_path, header[: header.index("example:")] + "*/\n" + cypher)

    saved = whoknew("save", file, "--name", "everything")
    asked = whoknew("ask", "everything", "--format", "json")

    assert saved.code == 0
    assert len(json.loads(asked.out)["rows"]) == 10


ACROSS = """/*
title: How many items each review has
question: How many items does each review have?
answer_shape: One row for each review.
parameters: [cases]
columns:
  - {name: review, label: Review, type: text, meaning: "its id"}
  - {name: number, label: Items, type: number, meaning: "how many"}
view: {kind: table}
cannot_show: What was not coded.
reference: A question of ours
tags: [ours]
example:
  cases: [demo, harbour-fire]
  parameters: {cases: "demo, harbour-fire"}
  rows: [{review: demo}, {review: harbour-fire, number: 9}]
*/
MATCH (item:Information) WHERE $cases IS NULL OR item.case IN $cases
RETURN item.case AS review, count(item) AS number
ORDER BY review
"""


def test_a_question_across_reviews_is_kept_sent_and_asked_without_a_case(
    demo: Database, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "items_of_each.cypher"
    file.write_text(ACROSS, encoding="utf-8")
    early = whoknew("save", str(file), "--theme", "ours")
    load_case(demo, PROJECT / "cases" / "harbour-fire")
    saved = whoknew("save", str(file), "--theme", "ours", "--replace")
    exported = whoknew("questions", "export", "items_of_each", str(tmp_path / "sent.cypher"))
    imported = whoknew("questions", "import", str(tmp_path / "sent.cypher"), "--name", "again")
    asked = whoknew("ask", "ours/again", "--format", "json")

    assert "Not checked: example (the case harbour-fire is not loaded)" in early.out
    assert saved.out.splitlines()[1:] == [ALL_CHECKS.replace("asked of demo", "asked of demo and harbour-fire")]
    assert (exported.code, imported.code) == (0, 0)
    assert [row["review"] for row in json.loads(asked.out)["rows"]] == ["demo", "harbour-fire"]


def test_an_example_of_another_count_keeps_a_question_across_reviews_out(
    demo: Database, folder: Path, tmp_path: Path
) -> None:
    load_case(demo, PROJECT / "cases" / "harbour-fire")
    file = tmp_path / "items_of_each.cypher"
    file.write_text(ACROSS.replace("number: 9", "number: 10"), encoding="utf-8")

    outcome = whoknew("save", str(file))

    assert (outcome.code, folder.exists()) == (1, False)
    assert "row 2: number is 9, not 10" in outcome.err
