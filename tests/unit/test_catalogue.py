"""Every question file keeps the rules of the catalogue, and a file that does not is refused with what is wrong."""

from __future__ import annotations

import pytest

from queries.answer import bind
from queries.catalogue import THEMES, find, shipped
from queries.errors import UnknownQuestionError, WrongParameterError, WrongQuestionError
from queries.lint import lint
from queries.question import Question, parse_question

WHOLE_THEMES = {
    "silos": {"never_shared", "never_left_the_agency", "inside_one_agency", "too_late", "distorted",
              "locked_in_a_system", "held_only_outside", "jigsaw", "recorded_nowhere"},
    "requests": {"unanswered_requests", "not_referred", "nil_contradicted"},
    "meetings": {"empty_chair", "unsaid_in_the_room", "never_met"},
    "decisions": {"decided_without", "overlooked_own_files", "graded_differently"},
    "orders": {"breach_blind_spots"},
    "people": {"same_person_other_name", "contradictory_accounts"},
    "handover": {"lost_in_handover", "gone"},
    "knowledge": {"who_knew", "life_of_a_fact", "what_they_knew", "first_to_know", "last_chance", "shared_in_time"},
    "reach": {"earliest_possible", "brokers", "one_more_call"},
    "corpus": {"recurring_gaps", "like_this_one"},
}  # fmt: skip
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


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_every_shipped_question_keeps_the_rules(question: Question) -> None:
    assert list(lint(question)) == []


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_every_shipped_question_has_an_example_in_the_made_up_reviews(question: Question) -> None:
    assert question.example is not None
    assert question.example.loaded[0] == "demo"
    assert set(question.example.loaded) <= {"demo", "harbour-fire"}
    assert (question.example.case is None) == (not question.of_one_case)


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_no_question_speaks_of_blame(question: Question) -> None:
    text = f"{question.title} {question.question} {question.answer_shape} {question.cannot_show}".lower()
    assert not {"fail", "failed", "failure", "fault", "blame", "guilty", "negligent"} & set(text.split())


def test_the_themes_are_whole() -> None:
    have = {theme: {q.id.partition("/")[2] for q in shipped() if q.theme == theme} for theme in WHOLE_THEMES}
    assert [name for theme, names in WHOLE_THEMES.items() for name in sorted(names - have[theme])] == []
    assert {question.theme for question in shipped()} == set(THEMES)


def test_a_question_is_found_by_its_name_alone() -> None:
    assert find("never_shared") is find("silos/never_shared")


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UnknownQuestionError, match="did you mean 'never_shared'"):
        find("never_shard")


def changed(old: str, new: str) -> Question:
    assert old in GOOD
    return parse_question(GOOD.replace(old, new), "own/one", "one.cypher")


def test_the_good_question_is_good() -> None:
    assert list(lint(changed("title", "title"))) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tags: [one]", "tags: [one]\ncolour: red", "colour"),
        ("title: A title\n", "", "title"),
        ("columns: [item_uid]", "columns: [unheard_of]", "unheard_of"),
        ("view: {kind: table}", "view: {kind: table, row: nowhere}", "nowhere"),
        ("view: {kind: table}", "view: {kind: pie}", "view.kind"),
        ("/*\ntitle", "MATCH (n) /*\ntitle", "block comment"),
        ("title: A title", "title: [", "YAML"),
        ("tags: [one]", "tags: [one]\nexample: {parameters: {}, rows: []}", "names no case"),
        ("[case]\n", "[needs]\nexample: {parameters: {}, rows: []}\n", "neither case nor cases"),
    ],
)
def test_a_header_that_breaks_a_rule_is_refused_and_named(old: str, new: str, said: str) -> None:
    with pytest.raises(WrongQuestionError) as error:
        changed(old, new)
    assert "one.cypher" in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("RETURN", "SET item.x = 1 RETURN", "SET changes the graph"),
        ("{case: $case}", "{case: $case, uid: $other}", "$other is used and not declared"),
        ("{case: $case}", "{case: 'a'}", "$case is declared and not used"),
        (":Information", ":Gossip", "Gossip is neither a label nor a relationship type"),
        (" ORDER BY item_uid", "", "no order"),
        ("columns: [item_uid]", "columns: [item_uid, item_uid]", "declared twice"),
    ],
)
def test_the_lint_says_what_is_wrong(old: str, new: str, said: str) -> None:
    assert any(said in fault for fault in lint(changed(old, new)))


def test_a_word_of_writing_inside_a_string_is_none() -> None:
    assert list(lint(changed("RETURN", "WHERE item.statement <> 'SET and DELETE' RETURN"))) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "needs case"),
        ({"case": "demo", "colour": "red"}, "no parameter 'colour'"),
        ({"case": "demo", "as_of": "31.02.2020"}, "YYYY-MM-DD"),
        ({"case": "demo", "needs": "some"}, "stated, all"),
    ],
)
def test_a_wrong_parameter_is_refused_and_named(given: dict[str, str], said: str) -> None:
    with pytest.raises(WrongParameterError, match=said.replace("'", ".")):
        bind(find("never_shared"), given)


@pytest.mark.parametrize(
    ("given", "bound"),
    [
        (None, None), ("", None), (" , ", None), ([], None), ("demo", ["demo"]),
        ("demo,harbour-fire, demo", ["demo", "harbour-fire"]),
        (["demo", "stacey"], ["demo", "stacey"]),
    ],
)  # fmt: skip
def test_a_list_of_reviews_is_read_as_ids(given: object, bound: list[str] | None) -> None:
    question = find("recurring_gaps")
    assert bind(question, {"cases": given}) == {"cases": bound, "reviews": "real", "needs": "stated", "at_least": 1,
                                                "named": 5}  # fmt: skip


def test_a_question_across_reviews_takes_no_case_and_one_with_an_optional_case_may() -> None:
    with pytest.raises(WrongParameterError, match="no parameter 'case'"):
        bind(find("recurring_gaps"), {"case": "demo"})
    optional = changed("[case]", "[{name: case, label: Review, type: case, optional: true}]")
    assert (optional.of_one_case, bind(optional, {}), bind(optional, {"case": "demo"})) == (
        False, {"case": None}, {"case": "demo"},
    )  # fmt: skip


def test_an_id_without_the_case_gets_it() -> None:
    assert bind(find("life_of_a_fact"), {"case": "demo", "information": "i-fear"})["information"] == "demo/i-fear"
