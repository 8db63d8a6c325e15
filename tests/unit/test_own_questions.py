"""Questions of one's own without a database: what is listed, what is left out and why, what is written where."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import whoknew

from commands.cypher import parameter, value_of
from graph.settings import load_settings
from queries.catalogue import SHIPPED, catalogue, shipped
from queries.errors import FailedCheckError, QuestionNotKeptError, UnknownQuestionError
from queries.keeping import exported, kept, offered
from queries.question import Column, Parameter, Question

if TYPE_CHECKING:
    from graph.settings import Settings

GOOD = """/*
title: A title
question: What is it?
answer_shape: One row.
parameters: [case]
columns: [item_uid]
view: {kind: table}
cannot_show: Much.
reference: A book
tags: [one]
*/
MATCH (item:Information {case: $case}) RETURN item.uid AS item_uid ORDER BY item_uid
"""
PAGE = (Path(__file__).parents[2] / "docs" / "own-questions.md").read_text(encoding="utf-8")


def write(folder: Path, id_: str, text: str | bytes = GOOD) -> Path:
    path = folder / f"{id_}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the settings, empty."""
    monkeypatch.setenv("WHOKNEW_QUESTIONS_FOLDER", str(tmp_path / "ours"))
    (tmp_path / "ours").mkdir()
    return tmp_path / "ours"


@pytest.fixture
def settings(folder: Path) -> Settings:
    return load_settings()


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_without_a_folder_the_catalogue_is_what_comes_along() -> None:
    known = catalogue(load_settings(questions_folder=None))

    assert (known.questions, known.own, known.faulty) == (shipped(), frozenset(), ())


def test_own_questions_follow_the_shipped_ones_by_theme_and_name(folder: Path, settings: Settings) -> None:
    for id_ in ("ours/second", "ours/first", "silos/another"):
        write(folder, id_)

    known = catalogue(settings)

    assert [question.id for question in known.questions[len(shipped()) :]] == [
        "ours/first", "ours/second", "silos/another"
    ]  # fmt: skip
    assert known.own == {"ours/first", "ours/second", "silos/another"}
    assert known.faulty == ()


WRONG = [
    ("ours/one", changed("title: A title\n", ""), "header", "title: Field required"),
    ("ours/one", changed("title", "colour: red\ntitle"), "header", "colour"),
    ("ours/one", changed("title: A title", "title: 2021-02-31"), "header", "not YAML"),
    ("ours/one", changed("title: A title", f"title: {'[' * 5000}"), "header", "header"),
    ("ours/one", "MATCH (n) RETURN n", "header", "begins with a block comment"),
    ("ours/one", b"\xff\xfe\x00", "file", "UTF-8"),
    ("ours/one", GOOD + " " * 200_000, "file", "200,000 bytes"),
    ("ours/One", GOOD, "name", "small letters"),
    ("our theme/one", GOOD, "name", "small letters"),
    ("silos/never_shared", GOOD, "name", "whoknew comes with a question silos/never_shared"),
    ("one", GOOD, "name", "stands in no theme"),
    ("ours/one", changed("RETURN", "SET item.x = 1 RETURN"), "rules", "SET changes the graph"),
    ("ours/one", changed("RETURN", "CALL db.labels() YIELD label RETURN"), "rules", "CALL of a procedure"),
    ("ours/one", changed("item.uid AS", "apoc.text.join([], '') AS"), "rules", "plug-in"),
    ("ours/one", changed("{case: $case}", "{case: 'a'}"), "rules", "$case is declared and not used"),
    ("ours/one", changed(" ORDER BY item_uid", ""), "rules", "no order"),
    ("ours/one", changed("reference: A book", "reference: ' '"), "rules", "reference is empty"),
    *(
        ("ours/one", changed("[case]", f"[case, {{name: x, label: X, {more}}}]").replace("RETURN", "WHERE $x RETURN"),
         "rules", said)
        for more, said in [
            ("type: choice", "a choice without choices"),
            ("type: choice, choices: [a], default: b", "the default is wrong: x is one of a"),
            ("type: date, default: soon", "the default is wrong: x is a day"),
            ("type: item, choices_from: knowledge/nothing", "choices_from names knowledge/nothing"),
        ]
    ),
    *(
        ("ours/one", changed("[case]", f"[case, {{name: {name}, label: X, type: text}}]").replace(
            "RETURN", f"WHERE item.x = ${name} RETURN"), "rules", f"${name} cannot be a parameter's name")
        for name in ("format", "output", "class", "Big")
    ),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[0]} {wrong[2]} {wrong[3]}")
def test_a_question_that_fails_a_check_says_which_and_harms_no_other(
    folder: Path, settings: Settings, wrong: tuple[str, str | bytes, str, str]
) -> None:
    id_, text, check, said = wrong
    path = write(folder, id_, text)
    write(folder, "ours/sound")

    known = catalogue(settings)

    assert [(each.id, each.where, each.check) for each in known.faulty] == [(id_, str(path), check)]
    assert said in str(known.faulty[0])
    assert [question.id for question in known.questions] == [*(each.id for each in shipped()), "ours/sound"]
    assert known.find("silos/never_shared") is shipped()[[each.id for each in shipped()].index("silos/never_shared")]


def test_a_faulty_question_is_not_asked_and_the_list_goes_on(folder: Path) -> None:
    path = write(folder, "ours/one", changed(" ORDER BY item_uid", ""))
    write(folder, "ours/two")

    asked = whoknew("ask", "ours/one", "--case", "demo")
    listed = whoknew("questions", "--format", "json")

    assert (asked.code, asked.out) == (1, "")
    assert f"ours/one ({path}), check 'rules': the rows that it returns have no order" in asked.err
    assert listed.code == 0
    assert {row["id"] for row in json.loads(listed.out) if row["own"]} == {"ours/two"}
    assert listed.err.splitlines() == [
        f"Left out: ours/one ({path}), check 'rules': the rows that it returns have no order "
        "(ORDER BY after the last RETURN)."
    ]
    assert "--case" in whoknew("ask", "ours/two", "--help").out


def test_a_folder_that_is_not_there_is_said_and_the_shipped_questions_work(folder: Path) -> None:
    folder.rmdir()

    listed = whoknew("questions", "--format", "json")

    assert [row["id"] for row in json.loads(listed.out)] == [question.id for question in shipped()]
    assert "there is no such folder" in listed.err
    assert whoknew("ask", "never_shared", "--help").code == 0


def test_a_name_alone_means_the_shipped_question_and_an_unknown_one_is_unknown(
    folder: Path, settings: Settings
) -> None:
    write(folder, "ours/never_shared")
    write(folder, "ours/mine_alone")

    known = catalogue(settings)

    assert known.find("never_shared").id == "silos/never_shared"
    assert known.find("mine_alone").id == "ours/mine_alone"
    with pytest.raises(UnknownQuestionError, match="did you mean 'mine_alone'"):
        known.find("mine_alon")


def test_a_file_from_a_windows_editor_is_read(folder: Path, settings: Settings) -> None:
    write(folder, "ours/one", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert catalogue(settings).own == {"ours/one"}


def test_what_is_exported_is_imported_under_its_own_id(folder: Path, settings: Settings, tmp_path: Path) -> None:
    write(folder, "ours/one")
    exported(settings, "ours/one", tmp_path / "sent.cypher")
    (folder / "ours" / "one.cypher").unlink()

    done = kept(offered(settings, tmp_path / "sent.cypher"), None, why_untried="not here")

    assert (done.question.id, done.path) == ("ours/one", folder / "ours" / "one.cypher")
    assert done.path.read_text(encoding="utf-8") == GOOD
    assert done.trial.unchecked == ("server (not here)", "example")


def test_a_shipped_question_is_a_beginning_and_needs_an_id_of_its_own(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "start.cypher"
    exported(settings, "never_shared", file)

    assert file.read_text(encoding="utf-8").startswith((SHIPPED / "silos" / "never_shared.cypher").read_text()[:500])
    with pytest.raises(FailedCheckError, match="whoknew comes with a question silos/never_shared"):
        offered(settings, file)
    assert offered(settings, file, theme="ours").question.id == "ours/never_shared"
    assert offered(settings, file, "ours", "here").path.parts[-2:] == ("ours", "here.cypher")


def test_a_file_that_says_nothing_of_itself_goes_to_own(settings: Settings, tmp_path: Path) -> None:
    assert offered(settings, write(tmp_path, "draft")).question.id == "own/draft"


@pytest.mark.parametrize(
    ("theme", "name"), [("..", "x"), ("ours", "../x"), ("ours", "a/b"), ("/etc", "x"), ("", "x/y"), ("ours", "x.y")]
)
def test_a_question_cannot_leave_the_folder(settings: Settings, tmp_path: Path, theme: str, name: str) -> None:
    with pytest.raises(FailedCheckError, match="small letters"):
        offered(settings, write(tmp_path, "draft"), theme, name)


def test_nothing_is_replaced_unless_asked(folder: Path, settings: Settings, tmp_path: Path) -> None:
    write(folder, "own/draft", GOOD)
    offer = offered(settings, write(tmp_path, "draft", changed("A title", "Another title")))
    other = write(tmp_path, "there", "as it was")

    with pytest.raises(QuestionNotKeptError, match="--replace"):
        kept(offer, None)
    with pytest.raises(QuestionNotKeptError, match="--replace"):
        exported(settings, "own/draft", other)
    assert (folder / "own" / "draft.cypher").read_text(encoding="utf-8") == GOOD
    assert other.read_text(encoding="utf-8") == "as it was"

    kept(offer, None, replace=True)
    exported(settings, "own/draft", other, replace=True)

    assert "Another title" in (folder / "own" / "draft.cypher").read_text(encoding="utf-8")
    assert "Another title" in other.read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.rglob("*")) == ["draft.cypher", "own"]


def test_saving_without_a_folder_says_which_setting_names_one(tmp_path: Path) -> None:
    outcome = whoknew("save", str(write(tmp_path, "draft")))

    assert outcome.code == 1
    assert "WHOKNEW_QUESTIONS_FOLDER" in outcome.err


def test_saving_what_is_not_there_or_no_text(folder: Path, tmp_path: Path) -> None:
    missing, binary = whoknew("save", str(tmp_path / "no.cypher")), whoknew("save", str(write(tmp_path, "x", b"\xff")))

    assert (missing.code, binary.code) == (1, 1)
    assert "no.cypher, check 'file': it cannot be read: No such file" in missing.err
    assert "check 'file': it is not written in UTF-8" in binary.err


def test_every_key_of_a_header_is_on_the_page() -> None:
    keys = {*Question.model_fields, *Parameter.model_fields, *Column.model_fields} - {"id", "cypher"}

    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []
    assert re.findall(r"^\| `(file|name|header|rules|server|example)` \| .+ \| .+ \|$", PAGE, re.MULTILINE) == [
        "file", "name", "header", "rules", "server", "example"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("demo", "demo"), ("2021-09-20", date(2021, 9, 20)), ("2021-02-31", "2021-02-31"),
        ("7", 7), ("-1.5", -1.5), ("true", True), ("null", None), ('"7"', "7"), ('["a", 1]', ["a", 1]),
        ('{"a": 1}', {"a": 1}), ("NaN", "NaN"), ("", ""), ("a=b", "a=b"),
        ("9" * 30, "9" * 30), ("[" * 9999, "[" * 9999),
        ("2021", 2021), ("MATCH (n) DELETE n", "MATCH (n) DELETE n"),
    ],
)  # fmt: skip
def test_what_a_parameter_on_the_command_line_is(text: str, value: object) -> None:
    assert value_of(text) == value
    assert parameter(f"name={text}") == ("name", value)


@pytest.mark.parametrize("given", ["case", "=demo", "a b=1", "$case=demo"])
def test_what_is_no_parameter_is_refused(given: str) -> None:
    outcome = whoknew("cypher", "RETURN 1", "--param", given)

    assert outcome.code == 2
    assert "--param is NAME=VALUE" in outcome.err
