import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from queries.catalogue import find, shipped
from tests.unit.pictures import ODD, PICTURE
from views.leaves import texts
from views.picture import Picture
from views.questions import found_questions, introduction, limits, question_list
from views.row_bars import bar_chart, bars
from views.rows import cases_of, csv_text, json_text, pair_of, row_drawer, shown_columns, table
from views.steps import Passage, Reader

QUESTION = find("silos/never_shared")
ROW = {
    "item_uid": "c/grip", "item": ODD, "holder_uids": ["c/surgery"], "holders": "Hill Surgery",
    "needer_uid": "c/conference", "needer": "conference", "why": "=HYPERLINK(1)", "from_earliest": date(2021, 3, 15),
    "from_latest": date(2021, 3, 15), "until": None, "days_at_least": 10, "days_at_most": 10, "gap": "gap",
    "strength": "stated", "sources": ["r 1", "r 2"],
}  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n=", "\ufeff="])
def test_no_cell_of_the_csv_is_a_formula(start: str) -> None:
    text = csv_text(QUESTION, [{**ROW, "why": f"{start}1+1"}])
    header, row = csv.reader(io.StringIO(text, newline=""))
    assert header == list(QUESTION.column_names)
    assert row[header.index("why")] == f"'{start}1+1"


def test_the_csv_has_every_column_with_lists_and_days_as_text() -> None:
    header, row = csv.reader(io.StringIO(csv_text(QUESTION, [ROW]), newline=""))
    found = dict(zip(header, row, strict=True))
    assert found["sources"] == "r 1; r 2"
    assert found["from_earliest"] == "2021-03-15"
    assert found["item"] == ODD
    assert found["days_at_least"] == "10"


def test_the_json_gives_the_rows_back() -> None:
    assert json.loads(json_text([ROW])) == [{**ROW, "from_earliest": "2021-03-15", "from_latest": "2021-03-15"}]


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_every_question_has_a_table_without_uids_and_with_labels_that_differ(question: object) -> None:
    columns = shown_columns(question)  # type: ignore[arg-type]
    assert columns
    assert len(set(columns.values())) == len(columns)
    assert not any(name.endswith(("_uid", "_uids")) or name == "sources" for name in columns)


def test_a_table_shows_values_as_a_person_reads_them() -> None:
    drawn = table(QUESTION, [ROW], 0)
    row = dict(zip([column["label"] for column in drawn["columns"]], drawn["rows"][0], strict=True))
    assert row["Information"] == ODD
    assert row["From (earliest)"] == "15 March 2021"
    assert row["Days (at least)"] == 10
    assert row["Until"] is None
    assert drawn["chosen"] == 0


def test_columns_of_days_are_sorted_by_day_whatever_their_words() -> None:
    days = [date(2021, 3, 15), date(2020, 12, 1)]
    drawn = table(QUESTION, [{**ROW, "from_earliest": day, "holder_since": days} for day in days], None)
    place = {column["label"]: str(at) for at, column in enumerate(drawn["columns"])}
    assert drawn["sorts"][place["From (earliest)"]] == ["2021-03-15", "2020-12-01"]
    assert drawn["sorts"][place["Held since"]] == ["2021-03-15"] * 2
    assert place["Information"] not in drawn["sorts"]
    assert drawn["rows"][0][int(place["Held since"])] == "15 March 2021; 1 December 2020"


def test_a_date_as_written_is_sorted_by_its_bounds() -> None:
    question = next(each for each in shipped() if each.id == "meetings/empty_chair")
    rows = [
        {"date": "about May 2021", "date_earliest": date(2021, 4, 15)},
        {"date": "1 January 2022", "date_earliest": None},
    ]
    drawn = table(question, rows, None)
    place = [column["label"] for column in drawn["columns"]].index("Date")
    assert drawn["sorts"] == {str(place): ["2021-04-15", None]}


def reader(picture: Picture) -> Reader:
    return lambda source: [Passage(source, text=f"says {source} of {picture.case}")]


def test_a_row_leads_to_its_cell_and_its_sources() -> None:
    assert pair_of(ROW, PICTURE) == ("c/conference", "c/grip")
    assert pair_of({"item": "no uid"}, PICTURE) is None
    said = texts(row_drawer(QUESTION, ROW, [PICTURE], reader))
    assert "15 March 2021" in said
    assert "says r 2 of c" in said
    assert "Show it in who knew what, when" in said


def test_a_row_across_reviews_says_of_each_what_is_its_own() -> None:
    question = find("corpus/recurring_gaps")
    other = replace(PICTURE, case="d", title="Another review", holders={}, items={})
    row = {"examples": ["one"], "case_uids": ["c", "d"], "item_uids": ["c/grip"], "needer_uids": ["c/conference"],
           "sources": ["c/r 2", "d/r 7", "d/r 9"]}  # fmt: skip
    said = texts(row_drawer(question, row, [PICTURE, other], reader))
    assert cases_of(row) >= {"c", "d"}
    assert ("says r 2 of c" in said, "says r 7 of d" in said, "says r 9 of d" in said) == (True, True, True)
    assert ("says r 2 of d" in said, "says r 7 of c" in said) == (False, False)
    assert "Another review" in said
    assert said.count("Show it in who knew what, when") == 1


def test_a_bar_that_is_open_runs_to_the_end_and_says_so() -> None:
    (bar,) = bars(QUESTION, [ROW], date(2021, 12, 31))
    assert (bar["from"], bar["till"], bar["open"]) == ("2021-03-15", "2021-12-31", "open")
    assert bars(QUESTION, [{**ROW, "from_earliest": None}], date(2021, 12, 31)) == []
    encoding = bar_chart([bar]).to_dict()["encoding"]
    assert {"href", "url"}.isdisjoint(encoding)
    assert {each["title"] for each in encoding["tooltip"]} == {"What", "When"}


def test_a_search_needs_every_word_and_a_theme_limits_it() -> None:
    everything = list(shipped())
    assert found_questions(everything, "", "") == everything
    assert {question.theme for question in found_questions(everything, "", "meetings")} == {"meetings"}
    assert "meetings/empty_chair" in [question.id for question in found_questions(everything, "TABLE meeting", "")]
    assert found_questions(everything, "zebra", "") == []


def test_a_question_is_introduced_with_how_to_read_it_and_what_it_cannot_show() -> None:
    said = " ".join(texts([*introduction(QUESTION), *limits(QUESTION)]))
    for text in (QUESTION.title, QUESTION.question, QUESTION.answer_shape, QUESTION.cannot_show, QUESTION.reference):
        assert text in said
    assert texts(question_list([], ""))[0].startswith("No question has these words")
