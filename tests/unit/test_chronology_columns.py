"""Chronologies whose headings do not say everything: text under an unknown heading, headings in another order."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from test_chronology_reading import days, faults, read, table

from chronologies.headings import Role
from chronologies.mapping import ColumnMapping
from chronologies.reading import read_chronology, read_documents
from documents.blocks import Cell, Document, Paragraph, Row, Table

SAID = "The tenant told the officer that her brother had taken the keys"
SHORT = "Letter sent"


def remarks(*rows: str) -> list[str]:
    return [remark.reason for remark in read(*rows).remarks]


@pytest.mark.parametrize("heading", ["Gist", "Nature of contact", "Item", "Discussion", "Body"])
def test_the_column_with_most_of_the_words_is_what_happened_whatever_its_heading(heading: str):
    found = read(f"Date | Source | {heading} | Action", f"12/03/2014 | log | {SAID} | {SHORT}")

    assert [(event.text, event.agency) for event in found.events] == [(SAID, "Police")]
    assert found.events[0].columns["Action"] == SHORT


def test_text_under_an_unknown_heading_beside_the_event_is_added_to_it_and_said():
    rows = ("Date | Event | Gist", f"12/03/2014 | Visit | {SAID}")

    assert [event.text for event in read(*rows).events] == [f"Visit\n{SAID}"]
    assert ["'Gist'" in reason and "added to the text" in reason for reason in remarks(*rows)] == [True]


def test_a_heading_that_is_not_known_is_named_and_its_column_kept():
    rows = ("Date | Event | Colour", f"12/03/2014 | {SAID} | green")

    assert read(*rows).events[0].columns["Colour"] == "green"
    assert ["not known: 'Colour'" in reason for reason in remarks(*rows)] == [True]


def test_an_action_alone_is_taken_for_what_happened_and_that_is_said():
    rows = ("Date | Source | Action taken", f"12/03/2014 | log | {SHORT}")

    assert [event.text for event in read(*rows).events] == [SHORT]
    assert ["'Action taken' was taken for it" in reason for reason in remarks(*rows)] == [True]


def test_headings_that_name_only_the_date_are_enough_where_the_rows_show_the_text():
    found = read(
        "Date | Clinician | Gist | Plan", f"12/03/2014 | Dr A | {SAID} | none", f"1/4/2014 | Dr B | {SAID} | -"
    )

    assert [event.text for event in found.events] == [SAID, SAID]
    assert any("'Gist'" in remark.reason for remark in found.remarks)


def test_known_headings_alone_make_no_remark():
    assert remarks("Date | Source | Event | Outcome", f"12/03/2014 | log | {SAID} | {SHORT}") == []


def test_headings_that_come_again_in_another_order_count_from_there_on():
    found = read(
        "Date | Event | Outcome", "12/03/2014 | one | home", "Outcome | Date | Event", "ward | 13/03/2014 | two"
    )

    assert [(event.date_text, event.text, event.columns["Outcome"]) for event in found.events] == [
        ("12/03/2014", "one", "home"),
        ("13/03/2014", "two", "ward"),
    ]
    assert found.tally.headings == 2


def test_a_mapping_by_headings_is_not_overruled_by_what_the_columns_hold():
    mapping = ColumnMapping({Role.DATE: ("Date",), Role.TEXT: ("Kind",)})

    assert [e.text for e in read("Date | Kind | Gist", f"12/03/2014 | call | {SAID}", mapping=mapping).events] == [
        "call"
    ]


@pytest.mark.parametrize(
    ("details", "agency"),
    [
        (("Name of agency | Larkfield", "Author | A. Person"), "Larkfield"),
        (("Author | A. Person", "Agency | Larkfield Ambulance Service"), "Larkfield Ambulance Service"),
        (("Agency | Representative", "Larkfield Police | A. Person"), None),
        (("Agency: | n/k", "Author | A. Person"), None),
    ],
)
def test_a_table_of_details_above_the_chronology_names_its_agency(details: tuple[str, ...], agency: str | None):
    above = table(*details, place="table 1").tables[0]
    chronology = table("Date | Event", "12/03/2014 | one", place="table 2").tables[0]

    found = read_documents([Document(Path("a.docx"), "docx", (above, chronology))])

    assert [event.agency for event in found.events] == ([agency] if agency else [])


@pytest.mark.parametrize(
    ("written", "first", "last", "uncertain"),
    [
        ("14/02/2014 \u2013", "2014-02-14", "None", True),
        ("14022014", "2014-02-14", "2014-02-14", False),
        ("14/02/2014 (recorded 19/02/2014)", "2014-02-14", "2014-02-14", False),
        ("--/02/2014", "2014-02-01", "2014-02-28", True),
        ("14/02/2014 & 19/02/2014", "2014-02-14", "2014-02-19", True),
        ("14/02/2014\n19/02/2014", "2014-02-14", "2014-02-19", True),
        ("Fri14/02/2014", "2014-02-14", "2014-02-14", False),
        ("No date - February 2014", "2014-02-01", "2014-02-28", True),
        ("[undated] 2014", "2014-01-01", "2014-12-31", True),
        ("Ongoing since February 2014", "2014-02-01", "None", True),
        ("14/02/2014 (approx 3pm)", "2014-02-14", "2014-02-14", True),
        ("14? February 2014", "2014-02-07", "2014-02-21", True),
        ("14th (?) Feb 2014", "2014-02-07", "2014-02-21", True),
        ("14 February? 2014", "2014-02-07", "2014-02-21", True),
        ("14/02/2014 \u2013 19/02/2014 inclusive", "2014-02-14", "2014-02-19", True),
    ],
)
def test_dates_as_agencies_write_them(written: str, first: str, last: str, *, uncertain: bool):
    found = read("Date | Event", f"{written} | one")

    assert [(str(e.span.earliest), str(e.span.latest), e.uncertain) for e in found.events] == [(first, last, uncertain)]


def test_an_error_value_of_a_workbook_is_no_date_text_or_agency():
    rows = ("#REF! | GP | one", "12/03/2014 | GP | #N/A", "12/03/2014 | #NAME? | two", "#### | GP | three")
    found = read("Date | Agency | Event | Outcome", *rows, "13/03/2014 | GP | four | #N/A")

    assert [(one.locator.row, one.reason.partition(":")[0]) for one in found.problems] == [
        (row, "error value") for row in (2, 3, 4, 5)
    ]
    assert [event.text for event in found.events] == ["four"]


def test_a_row_with_nothing_but_an_outcome_goes_on_with_the_row_above_and_that_is_said():
    found = read("Date | Event | Outcome", "12/03/2014 | one | Seen.", " | | Closed.", "13/03/2014 | | Home.")

    assert [(event.text, event.columns["Outcome"]) for event in found.events] == [("one", "Seen. Closed.")]
    assert [(remark.locator.row, remark.text) for remark in found.remarks] == [(3, "Closed.")]
    assert [problem.locator.row for problem in found.problems] == [4]


def test_under_merged_headings_the_lower_line_says_what_a_column_holds():
    groups = Row(1, (Cell("Contact", "Contact", spans=3), Cell("Narrative", "Narrative", spans=2)))
    lines = ("Date | Time | Staff | What happened | Worker", f"12/03/2014 | 14:20 | AB | {SAID} | CD")
    rows = [Row(at, row.cells) for at, row in enumerate(table(*lines).tables[0].rows, 2)]

    found = read_documents([Document(Path("a.xlsx"), "xlsx", (Table("", (groups, *rows)),))], agency="School")

    assert [(event.text, f"{event.time:%H:%M}") for event in found.events] == [(SAID, "14:20")]
    assert found.events[0].columns["Contact Staff"] == "AB"


def test_a_second_sheet_without_headings_has_those_of_the_first_even_where_its_last_column_is_empty():
    first = table("Date | Event | Outcome", "12/03/2014 | one | none", place="sheet 'A'").tables[0]
    second = table("13/03/2014 | two", "14/03/2014 | three", place="sheet 'B'").tables[0]

    found = read_documents([Document(Path("a.xlsx"), "xlsx", (first, second))], agency="School")

    assert [event.text for event in found.events] == ["one", "two", "three"]
    assert [(remark.locator.table, "table before" in remark.reason) for remark in found.remarks] == [
        ("sheet 'B'", True)
    ]


def test_in_a_file_with_the_month_first_a_date_that_could_be_either_is_uncertain_and_named():
    found = read("Date | Event", "02/20/2014 | one", "06/29/2014 | two", "03/05/2014 | three", "ditto | four")

    assert [(str(event.span.earliest), event.uncertain) for event in found.events] == [
        ("2014-02-20", False),
        ("2014-06-29", False),
        ("2014-03-05", True),
        ("2014-03-05", True),
    ]
    assert "marked uncertain: 03/05/2014 in row 4" in found.remarks[0].reason


def test_in_a_file_with_the_day_first_a_date_that_could_be_either_is_that_day():
    found = read("Date | Event", "20/02/2014 | one", "03/05/2014 | two")

    assert [(str(event.span.earliest), event.uncertain) for event in found.events][1] == ("2014-05-03", False)
    assert found.remarks == ()


def test_the_rest_of_a_row_that_a_page_ran_together_with_the_headings_goes_on_with_the_row_before():
    lines = ("Date | Event | Outcome", "12/03/2014 | A call came | none", "Date | Event from Ward 4 | Outcome")
    lines = (*lines, "13/03/2014 | two | none")
    rows = tuple(Row(row.number, row.cells, page=1) for row in table(*lines).tables[0].rows)

    found = read_documents([Document(Path("a.pdf"), "pdf", (Table("table 1", rows),))], agency="School")

    assert [event.text for event in found.events] == ["A call came from Ward 4", "two"]
    assert (found.problems, [remark.locator.row for remark in found.remarks]) == ((), [3])


@pytest.mark.parametrize("written", ["14/02/2014 - 14:20", "14/02/2014 \u2013 14.20hrs", "14 February 2014-14:20"])
def test_a_hyphen_between_a_date_and_its_time_leaves_nothing_open(written: str):
    found = read("Date | Event", f"{written} | one")

    assert [(str(e.span.latest), f"{e.time:%H:%M}", e.uncertain) for e in found.events] == [
        ("2014-02-14", "14:20", False)
    ]


@pytest.mark.parametrize(
    ("written", "last", "time"),
    [
        ("14/02/2014 23:30 - 15/02/2014 00:15", "2014-02-15", "23:30:00"),
        ("Fri 14 February 2014, 23.30hrs to Sat 15 February 2014, 00.15hrs", "2014-02-15", "23:30:00"),
        ("14/02/2014 00:00:00", "2014-02-14", "None"),
        ("2014-02-14T00:00:00", "2014-02-14", "None"),
        ("14/02/2014 00:00", "2014-02-14", "00:00:00"),
        ("14/02/2014 00:00:01", "2014-02-14", "00:00:01"),
    ],
)
def test_from_a_time_to_one_of_another_day_has_the_first_and_a_midnight_to_the_second_is_none(
    written: str, last: str, time: str
):
    found = read("Date | Event", f"{written} | one")

    assert [(str(e.span.earliest), str(e.span.latest), str(e.time)) for e in found.events] == [
        ("2014-02-14", last, time)
    ]


@pytest.mark.parametrize(
    ("written", "time"),
    [("2-3pm", "14:00"), ("2.15 to 3.30pm", "14:15"), ("12-1pm", "12:00"), ("10-11am", "10:00"), ("11am-1pm", "11:00")],
)
def test_of_two_hours_the_first_is_in_the_half_of_the_day_of_the_second(written: str, time: str):
    found = read("Date | Time | Event", f"14/02/2014 | {written} | one")

    assert [f"{event.time:%H:%M}" for event in found.events] == [time]


@pytest.mark.parametrize("written", ["11-1pm", "14-15pm"])
def test_an_hour_that_may_be_in_either_half_of_the_day_is_a_problem(written: str):
    found = read("Date | Time | Event", f"14/02/2014 | {written} | one")

    assert [problem.reason.partition(":")[0] for problem in found.problems] == ["time cannot be read"]


@pytest.mark.parametrize("written", ["14/02/2014 25:70 - 15/02/2014 00:15", "31/06/2014 23:30 - 01/07/2014 00:15"])
def test_from_a_time_that_there_is_not_or_a_day_that_there_is_not_stays_a_problem(written: str):
    assert [len(read("Date | Event", f"{written} | one").problems)] == [1]


@pytest.mark.parametrize("headings", ["Day | Month | Year", "DD | MM | YYYY", "Date: day | Date: month | Date: year"])
def test_day_month_and_year_in_columns_of_their_own_are_the_date(headings: str):
    found = read(
        f"{headings} | Event",
        "12 | 3 | 2014 | one",
        "4 | April | 2014 | two",
        " | 5 | 2014 | three",
        " | | 2014 | four",
        "31 | 6 | 2014 | no such day",
        "4 | 13 | 2014 | no such month",
        "5 | 13 | 2014 | no such month either",
        "4 | | 2014 | month missing",
        "4 | 5 | | year missing",
        " | | | Nothing.",
    )

    assert days(found) == [
        ("2014-03-12", "2014-03-12"),
        ("2014-04-04", "2014-04-04"),
        ("2014-05-01", "2014-05-31"),
        ("2014-01-01", "2014-12-31"),
    ]
    assert [event.date_text for event in found.events] == ["12 March 2014", "4 April 2014", "May 2014", "2014"]
    assert faults(found) == [
        (6, "impossible date"),
        (7, "impossible date"),
        (8, "impossible date"),
        (9, "date cannot be read"),
        (10, "date cannot be read"),
        (11, "no date"),
    ]


def test_the_parts_of_a_date_may_stand_in_another_order_and_the_year_once_over_several_rows():
    above = Row(3, (Cell("2014", 2014, merged_above=True), Cell("4", 4), Cell("5", 5), Cell("two", "two")))
    first = table("Year | Month | Day | Event", "2014 | March | 12 | one").tables[0]

    found = read_documents([Document(Path("a.csv"), "csv", (Table("", (*first.rows, above)),))], agency="Police")

    assert days(found) == [("2014-03-12", "2014-03-12"), ("2014-04-05", "2014-04-05")]


def test_a_day_of_the_week_beside_a_date_is_no_part_of_it():
    found = read("Day | Date | Event", "Wednesday | 12/03/2014 | one")

    assert days(found) == [("2014-03-12", "2014-03-12")]


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ([("2014", 1)], "2014-03-12"),
        ([("2014", 2), ("Contacts of the police", 0)], "2014-03-12"),
        ([("2014", 1), ("Police", 2)], "2014-03-12"),
        ([("2014", 0)], "2014-03-12"),
        ([("2014", 0), ("What the police know", 0)], None),
        ([("2014", 1), ("Background", 1)], None),
        ([("March 2014", 0)], None),
        ([("Report of 2014", 1)], None),
    ],
)
def test_a_year_that_heads_a_table_completes_its_dates(above: list[tuple[str, int]], first: str | None):
    chronology = table("Date | Event", "12 March | one", place="table 1").tables[0]
    lines = tuple(Paragraph(at, text, level) for at, (text, level) in enumerate(above, 1))

    found = read_documents([Document(Path("a.docx"), "docx", (*lines, chronology))], agency="Police")

    assert [str(event.span.earliest) for event in found.events] == ([first] if first else [])


def test_a_sheet_named_after_a_year_completes_its_dates():
    assert days(read("Date | Event", "12 March | one", place="sheet '2014'")) == [("2014-03-12", "2014-03-12")]


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Oakfield_Academy chronology v2.csv", "Oakfield Academy"),
        ("police_chron2.csv", "Police"),
        ("03 csc-chronology-final.csv", "CSC"),
        ("SCR - Adult A - Westshire Police - chronology.csv", "Westshire Police"),
        ("GP records Adult A.csv", "GP"),
        ("Chronology of Fire and Rescue Service.csv", "Fire and Rescue Service"),
        ("Drug and Alcohol Service.csv", "Drug and Alcohol Service"),
        ("chronology.csv", None),
        ("team.csv", None),
        ("Agency A.csv", None),
        ("Police - Health.csv", None),
        ("merged police and health.csv", None),
        ("Safeguarding Adults Review chronology.csv", None),
        ("Fenshire Safeguarding Children Board.csv", None),
    ],
)
def test_the_name_of_the_file_is_the_last_that_names_an_agency_and_this_is_said(name: str, agency: str | None):
    found = read_documents([table("Date | Event", "12/03/2014 | one", path=name)])

    assert [event.agency for event in found.events] == ([agency] if agency else [])
    assert ["from the name of the file" in remark.reason for remark in found.remarks] == ([True] if agency else [])


@pytest.mark.parametrize(
    "title",
    ["Safeguarding Adults Review - chronology", "Serious Case Review: Child B", "Fenshire Safeguarding Children Board"],
)
def test_the_review_and_who_commissioned_it_are_no_agency_that_sent_the_chronology(title: str):
    found = read(f"{title} |", "Date | Event", "12/03/2014 | one", agency="")

    assert found.events == ()
    assert faults(found) == [(3, "no agency")]


@pytest.mark.parametrize(
    ("rows", "agencies"),
    [
        (("Agency: Police |||", "Date | Agency | Event", "1/3/2014 | GP | one", "2/3/2014 | | two"), ["GP"]),
        (("Date | Agency | Event", "1/3/2014 | GP | one", "2/3/2014 | | two"), ["GP"]),
        (("Agency: Police |||", "Date | Agency | Event", "1/3/2014 | Police | one", "2/3/2014 | | two"),
         ["Police", "Police"]),
        (("Agency: Trust |||", "Date | Team | Event", "1/3/2014 | Nurses | one", "2/3/2014 | | two"),
         ["Nurses", "Trust"]),
    ],
)  # fmt: skip
def test_a_title_gives_no_agency_to_a_row_where_a_column_names_others(rows: tuple[str, ...], agencies: list[str]):
    found = read_documents([table(*rows, path="police.csv")])

    assert [event.agency for event in found.events] == agencies
    assert [reason for _, reason in faults(found)] == ["no agency"] * (2 - len(agencies))


def test_the_header_of_a_word_document_names_the_agency_where_nothing_else_does(tmp_path: Path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Brightwater Refuge\tOfficial sensitive"
    made = document.add_table(rows=2, cols=2)
    for cell, text in zip(made._cells, ("Date", "Event", "12/03/2014", "one"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "sent.docx"))

    found = read_chronology([tmp_path / "sent.docx"])

    assert [event.agency for event in found.events] == ["Brightwater Refuge"]
    assert any("header of its pages" in remark.reason for remark in found.remarks)


def test_a_heading_over_dated_paragraphs_names_their_agency():
    lines = (
        Paragraph(1, "Integrated chronology", 1),
        Paragraph(2, "Northshire Police", 2),
        Paragraph(3, "12/03/2014 - Officers came to the door."),
        Paragraph(4, "Hill Surgery", 2),
        Paragraph(5, "13/03/2014 - The doctor saw her."),
    )

    found = read_documents([Document(Path("sent.docx"), "docx", lines)])

    assert [event.agency for event in found.events] == ["Northshire Police", "Hill Surgery"]


def across(number: int, text: str, width: int = 3) -> Row:
    return Row(number, (Cell(text, text, spans=width),))


@pytest.mark.parametrize(
    "text",
    ["Background", "Key episode 1: police and the move", "* Times are those of the log, and may be a few minutes out.",
     "Total records: 12", "End of chronology", "12 records found", "Page 2 of 3"],
)  # fmt: skip
def test_a_title_or_note_across_the_table_is_no_event_and_no_problem_but_said(text: str):
    first = table("Date | Event | Source", "12/03/2014 | one | log").tables[0]

    found = read_documents([Document(Path("a.csv"), "csv", (Table("", (*first.rows, across(3, text))),))], agency="GP")

    assert (len(found.events), found.problems) == (1, ())
    assert [(each.locator.row, each.text) for each in found.remarks] == [(3, text)]
    assert found.tally.headings == 2


@pytest.mark.parametrize(
    "text",
    ["The mother came to the surgery and said that she was afraid of him.", "31/02/2015", "Date unknown", "see above",
     "She said that the neighbour had seen him there on the stairs more than once that same week"],
)  # fmt: skip
def test_what_may_be_an_event_or_a_date_across_the_table_is_a_problem(text: str):
    first = table("Date | Event | Source", "12/03/2014 | one | log").tables[0]

    found = read_documents([Document(Path("a.csv"), "csv", (Table("", (*first.rows, across(3, text))),))], agency="GP")

    assert [problem.locator.row for problem in found.problems] == [3]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Background | |", "title"),
        ("Total | | 18", "title"),
        ("Total records: 18 | |", "title"),
        (" | Total records: 18 |", "title"),
        (" | Background |", "problem"),
        ("Background | | log", "problem"),
        ("31/02/2014 | |", "problem"),
        ("tbc | |", "problem"),
    ],
)
def test_a_title_stands_alone_where_the_date_would(row: str, kind: str):
    found = read("Date | Event | Source", "12/03/2014 | One. | log", row)

    assert [problem.locator.row for problem in found.problems] == ([3] if kind == "problem" else [])
    assert [remark.locator.row for remark in found.remarks] == ([3] if kind == "title" else [])


@pytest.mark.parametrize(
    "title", ["Key episode 2: police contact", "Birth of the child in hospital", "Care proceedings"]
)
def test_the_title_of_an_episode_names_no_agency(title: str):
    first = table("Date | Event | Source").tables[0]
    rows = (*first.rows, across(2, title), *table("12/03/2014 | one | log").tables[0].rows)

    found = read_documents([Document(Path("a.csv"), "csv", (Table("", rows),))])

    assert [problem.reason.partition(":")[0] for problem in found.problems] == ["no agency"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("May bank holiday 2014", "write the days"),
        ("October half term 2014", "write the days"),
        ("12/05", "there is no year, or it has two digits"),
        ("03/14", "there is no year, or it has two digits"),
    ],
)
def test_a_date_that_may_mean_several_is_refused_and_what_would_be_right_is_said(written: str, said: str):
    assert [said in problem.reason for problem in read("Date | Event", f"{written} | One.").problems] == [True]


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("3:40p.m.", "15:40"),
        ("12 noon", "12:00"),
        ("1500 (approx)", "15:00"),
        ("15.00 approx.", "15:00"),
        ("@ 3pm", "15:00"),
        ("between 0900 and 1000", "09:00"),
        ("late evening", "None"),
    ],
)
def test_times_as_agencies_write_them(written: str, clock: str):
    found = read("Date | Time | Event", f"12/03/2014 | {written} | one")

    assert [f"{event.time:%H:%M}" if event.time else "None" for event in found.events] == [clock]
