"""Chronologies from files to events and problems: what is found, how dates are read, and that no row is lost."""

from __future__ import annotations

import random
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from chronology_files import PERIOD, WRITERS, Made, write
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chronologies.errors import MappingError, PeriodError
from chronologies.events import Locator
from chronologies.headings import Role, role_of
from chronologies.mapping import ColumnMapping, find_mapping, parse_mapping, save_mapping
from chronologies.paragraphs import part_date
from chronologies.period import parse_period
from chronologies.reading import read_chronology, read_documents
from documents.blocks import Cell, Document, Row, Table
from knowledge.moments import Span

if TYPE_CHECKING:
    from chronologies.events import Chronology

FILES = 12
"""Of each format; ``WHOKNEW``'s own measurements in docs/chronologies.md were made with more."""


def table(*rows: str, place: str = "", path: str = "sent.csv") -> Document:
    """A document with one table: a row a text, its cells between bars."""
    cells = [tuple(Cell(text.strip(), text.strip() or None) for text in row.split("|")) for row in rows]
    return Document(Path(path), "csv", (Table(place, tuple(Row(at, each) for at, each in enumerate(cells, 1))),))


def read(
    *rows: str,
    agency: str = "Police",
    period: str = "2010..2016",
    mapping: ColumnMapping | None = None,
    place: str = "",
) -> Chronology:
    return read_documents([table(*rows, place=place)], agency=agency, period=parse_period(period), mapping=mapping)


def days(found: Chronology) -> list[tuple[str, str]]:
    return [(str(event.span.earliest), str(event.span.latest)) for event in found.events]


def faults(found: Chronology) -> list[tuple[int, str]]:
    return [(problem.locator.row, problem.reason.partition(":")[0]) for problem in found.problems]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", WRITERS)
def test_made_up_files_of_every_format_are_read_as_they_were_made(tmp_path: Path, kind: str):
    """Events found, dates and times exactly right, agencies, planted problems reported, nothing invented."""
    wrong: list[object] = []
    for seed in range(FILES if kind != "pdf" else 4):
        path, made = write(seed, kind, tmp_path)
        wrong += compared(read_chronology([path], period=parse_period(PERIOD)), made, path.name)

    assert wrong == []


def compared(found: Chronology, made: Made, name: str) -> list[object]:
    """Whatever of a file was not read as it was made."""
    got = {
        plain(event.text): (event.span.earliest, event.span.latest, event.time, event.agency) for event in found.events
    }
    known = {plain(text): each for text, each in made.known.events.items()}
    wrong: list[object] = [
        (name, text, got.get(text), known.get(text)) for text in {*got, *known} if got.get(text) != known.get(text)
    ]
    left = [(plain(problem.text), problem.reason) for problem in found.problems]
    for text, word in made.known.problems:
        match = next((one for one in left if word in one[1] and (not text or one[0] == plain(text))), None)
        if match is None:
            wrong.append((name, "not reported", text, word))
        else:
            left.remove(match)
    return wrong + [(name, "reported without cause", *one) for one in left]


def test_the_row_of_headings_is_found_wherever_it_stands_and_whenever_it_comes_again():
    found = read(
        "Chronology of contacts||",
        "||",
        "Version 2 | |",
        "DATE | Significant\nEvent: | Source",
        "12/03/2014 | one | log",
        "Date | Significant Event | Source",
        "13/03/2014 | two | log",
    )

    assert [(event.text, event.locator.row) for event in found.events] == [("one", 5), ("two", 7)]
    assert found.problems == ()


def test_headings_over_two_rows_are_read_together():
    found = read("Date of | Time of | Details of", "contact | contact | contact", "12/03/2014 | 14.20 | one")

    assert [(event.text, event.time) for event in found.events] == [("one", time(14, 20))]


def test_other_columns_are_kept_under_their_own_headings():
    found = read("Date | Event | Source | Learned", "12/03/2014 | one | log 4 | threat")

    assert dict(found.events[0].columns) == {
        "Date": "12/03/2014",
        "Event": "one",
        "Source": "log 4",
        "Learned": "threat",
    }


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Event Ref", Role.REFERENCE),
        ("Start Date", Role.DATE),
        ("Start Time", Role.TIME),
        ("End Date", Role.END_DATE),
        ("End Time", Role.END_TIME),
        ("Source of Information", Role.OTHER),
        ("Date or Period of Event", Role.DATE),
        ("Significant Event", Role.TEXT),
        ("Impact", Role.REMARK),
        ("Action Taken", Role.REMARK),
        ("Contact", Role.TEXT),
        ("Outcome", Role.REMARK),
        ("ORGANISATION:", Role.AGENCY),
        ("date / time", Role.DATE),
        ("Date of\nbirth", Role.OTHER),
        ("Date (dd/mm/yyyy)", Role.DATE),
        ("Details of contact", Role.TEXT),
        ("Worker", Role.OTHER),
        ("Agency providing the information", Role.AGENCY),
        ("Something else", None),
        ("", None),
    ],
)
def test_a_heading_says_what_its_column_holds(heading: str, role: Role | None):
    assert role_of(heading) is role


def test_a_table_that_is_no_chronology_is_left_out_and_said():
    found = read_documents([table("Term | Meaning", "MARAC | a conference", place="table 1")], agency="Police")

    assert (found.events, found.remarks[0].locator, found.tally.left_out) == ((), Locator("sent.csv", "table 1", 0), 2)
    assert "no chronology" in found.remarks[0].reason


def test_every_row_of_a_table_with_dates_and_no_headings_is_a_problem():
    rows = [f"{day}/03/2014 | Officers attended the address again | log {day}" for day in range(1, 5)]

    found = read(*rows)

    assert faults(found) == [(row, "no headings") for row in (1, 2, 3, 4)]
    assert (found.tally.rows, found.tally.problems, found.tally.left_out) == (4, 4, 0)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("31/02/2014", "impossible date"),
        ("32/01/2014", "impossible date"),
        ("Thursday 12 March 2014", "impossible date"),
        ("12/03/2041", "year out of the case's period"),
        ("1999", "year out of the case's period"),
        ("", "no date"),
        ("not known", "no date ('not known')"),
        ("soon", "date cannot be read"),
        ("12 April", "date cannot be read"),
    ],
)
def test_a_row_whose_date_cannot_be_taken_is_a_problem(written: str, reason: str):
    found = read("Date | Event | Source", "12/03/2014 | one | log", f"{written} | two | log")

    assert faults(found) == [(3, reason)]
    assert found.problems[0].text == "two"


def test_a_month_and_year_as_spreadsheets_write_them_is_that_month_and_below_a_year_two_things():
    found = read(
        "Date | Event", "12/03/2014 | one", "Mar-16 | two", "Sept-15 | three", "May-05 | four", period="2010..2016"
    )
    assert days(found) == [("2014-03-12", "2014-03-12"), ("2016-03-01", "2016-03-31"), ("2015-09-01", "2015-09-30")]
    assert faults(found) == [(5, "year out of the case's period")]

    below = read("Date | Event", "2015 |", "12 May | one", "Mar-16 | two")
    assert days(below) == [("2015-05-12", "2015-05-12")]
    assert faults(below) == [(4, "date cannot be read")]


def test_without_a_period_a_day_in_the_future_or_long_before_anybody_lived_is_a_problem():
    rows = ("Date | Event", "12/03/1961 | born", "12/03/2014 | one", "12/03/2141 | two", "1/2/1814 | three")

    found = read_documents([table(*rows)], agency="Police", period=None)

    assert faults(found) == [(4, "impossible date"), (5, "impossible date")]
    assert "future" in found.problems[0].reason
    assert [event.text for event in found.events] == ["born", "one"]


def test_rows_without_text_or_agency_and_exact_duplicates_are_problems():
    found = read(
        "Ref | Date | Agency | Event",
        "1 | 12/03/2014 | GP | one",
        "2 | 12/03/2014 | | two",
        "3 | 13/03/2014 | GP |",
        "4 | 12/3/2014 | GP | One",
        "5 | 12/03/2014 | Police | one",
        agency="",
    )

    assert [(event.locator.row, event.agency) for event in found.events] == [(2, "GP"), (6, "Police")]
    assert faults(found) == [(3, "no agency"), (4, "no text"), (5, "exact duplicate of sent.csv, row 2.")]


def test_a_formula_that_was_not_worked_out_is_a_problem(tmp_path: Path):
    book = Workbook()
    book.active.append(["Date", "Event"])
    book.active.append(["12/03/2014", '=CONCAT("a","b")'])
    book.save(tmp_path / "a.xlsx")

    found = read_chronology([tmp_path / "a.xlsx"], agency="Police")

    assert found.problems[0].reason.startswith("formula not worked out: under 'Event'")


def test_days_of_another_system_and_serial_numbers_are_read_in_it(tmp_path: Path):
    found = read_documents(
        [
            Document(
                Path("a.xlsx"),
                "xlsx",
                (
                    Table(
                        "sheet 'Police'",
                        (
                            Row(1, (Cell("Date", "Date"), Cell("Event", "Event"))),
                            Row(2, (Cell("40248", 40248), Cell("one", "one"))),
                        ),
                        1904,
                    ),
                ),
            )
        ]
    )

    assert (days(found), found.events[0].agency) == ([("2014-03-12", "2014-03-12")], "Police")


def test_a_time_in_its_own_column_and_an_end_give_a_time_and_a_span():
    found = read(
        "Start Date | Start Time | End Date | Event",
        "12/03/2014 | 2.20pm | 14/03/2014 | one",
        "15/03/2014 | am | | two",
        "16/03/2014 | 25:70 | | three",
        "17/03/2014 | | 16/03/2014 | four",
        "18/03/2014 | | ongoing | five",
    )

    assert days(found) == [("2014-03-12", "2014-03-14"), ("2014-03-15", "2014-03-15"), ("2014-03-18", "None")]
    assert [event.time for event in found.events] == [time(14, 20), None, None]
    assert faults(found) == [(4, "time cannot be read"), (5, "impossible date")]


def test_a_year_or_month_over_the_rows_completes_their_dates_and_nothing_else_does():
    found = read(
        "Date | Event",
        "17 April | no year",
        "2014 |",
        "17 April | year above",
        "March 2015 |",
        "12th | month above",
        "13/4 | day and month",
        "4 May 2016 | its own",
    )

    assert days(found) == [
        ("2014-04-17", "2014-04-17"),
        ("2015-03-12", "2015-03-12"),
        ("2015-04-13", "2015-04-13"),
        ("2016-05-04", "2016-05-04"),
    ]
    assert faults(found) == [(2, "date cannot be read")]


def test_ditto_means_the_date_above_and_an_empty_cell_does_not():
    found = read(
        "Date | Event | Source",
        "12/03/2014 | one | a",
        '" | two | b',
        "ditto | three | c",
        " | Four. | d",
        "as above | five | e",
    )

    assert [event.text for event in found.events] == ["one", "two", "three"]
    assert faults(found) == [(5, "no date"), (6, "no date")]


def test_a_row_that_goes_on_in_the_middle_of_a_sentence_is_joined_and_said():
    found = read(
        "Date | Event | Source",
        "12/03/2014 | Police came to the | log",
        " | house and left. |",
        " | They came again. |",
    )

    assert [event.text for event in found.events] == ["Police came to the house and left."]
    assert [(remark.locator.row, remark.reason) for remark in found.remarks] == [
        (3, "goes on with row 2 above, and was joined to it.")
    ]
    assert faults(found) == [(4, "no date")]


def test_years_of_two_digits_are_those_of_the_case_or_near_those_that_the_file_writes_whole():
    rows = ("Date | Event", "12/03/14 | one", "3 May 09 | two")

    assert days(read(*rows, period="2005..2016")) == [("2014-03-12", "2014-03-12"), ("2009-05-03", "2009-05-03")]
    assert [
        event.span.first.year for event in read_documents([table(*rows, "1/1/2012 | three")], agency="P").events
    ] == [2014, 2009, 2012]
    assert len(read_documents([table(*rows)], agency="P").problems) == 2


DAY_FIRST = [f"{day}/03/2014 | event {day}" for day in range(13, 24)]
MONTH_FIRST = [f"03/{day}/2014 | event {day}" for day in range(13, 18)]


def test_numeric_dates_have_the_day_first_and_a_single_slip_is_its_own_problem():
    found = read("Date | Event", *DAY_FIRST, "03/04/2014 | either", "04/13/2014 | slip")

    assert days(found)[-1] == ("2014-04-03", "2014-04-03")
    assert faults(found) == [(14, "impossible date")]


def test_a_file_that_can_only_have_the_month_first_is_read_so_and_the_evidence_said():
    found = read("Date | Event", *MONTH_FIRST, "03/04/2014 | either")

    assert days(found)[-1] == ("2014-03-04", "2014-03-04")
    assert "month first, since 5 of them" in found.remarks[0].reason


def test_where_the_rows_of_a_file_contradict_each_other_what_could_be_either_is_a_problem_unless_a_mapping_decides():
    rows = ("Date | Event", *DAY_FIRST[:3], *MONTH_FIRST[:3], "03/04/2014 | either")
    mapping = ColumnMapping({Role.DATE: ("Date",), Role.TEXT: ("Event",)}, day_first=True)

    found, decided = read(*rows), read(*rows, mapping=mapping)

    assert [event.text for event in found.events] == ["event 13", "event 14", "event 15"]
    assert {reason for _, reason in faults(found)} == {"date ambiguous"}
    assert "13/03/2014 in row 2 has the day first, 03/13/2014 in row 5 the month first" in found.problems[0].reason
    assert days(decided)[-1] == ("2014-04-03", "2014-04-03")


def test_a_heading_may_name_the_order_of_its_dates():
    assert days(read("Date (mm/dd/yyyy) | Event", "03/04/2014 | one")) == [("2014-03-04", "2014-03-04")]


@pytest.mark.parametrize(
    ("place", "rows", "agency"),
    [
        ("sheet 'Police'", ("Date | Event",), "Police"),
        ("sheet 'Sheet1'", ("Agency: Harbour Homes |", "Date | Event"), "Harbour Homes"),
        ("sheet 'Sheet1'", ("Agency | Harbour Homes", "Date | Event"), "Harbour Homes"),
        ("sheet 'Chronology 2014'", ("Northshire Police - Chronology |", "Date | Event"), "Northshire Police"),
        ("sheet 'Sheet1'", ("Chronology of Adult A |", "Date | Event"), None),
    ],
)
def test_the_agency_is_that_of_title_or_sheet_where_they_say_so(place: str, rows: tuple[str, ...], agency: str | None):
    found = read(*rows, "12/03/2014 | one", agency="", place=place)

    assert [event.agency for event in found.events] == ([agency] if agency else [])
    assert [problem.reason.partition(":")[0] for problem in found.problems] == ([] if agency else ["no agency"])


def test_paragraphs_that_begin_with_a_date_are_a_chronology(tmp_path: Path):
    document = docx.Document()
    for text in (
        "Agency: GP surgery",
        "12/03/2014 \u2013 Police attended.",
        "They left.",
        "13 March 2014",
        "She did not come.",
        "2015",
        "3 June: under the year",
        "31/02/2014 - impossible",
        "2014 was a hard year.",
    ):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))

    found = read_chronology([tmp_path / "a.docx"], period=parse_period("2010..2016"))

    assert [(event.text, str(event.span.earliest), event.agency) for event in found.events] == [
        ("Police attended.\nThey left.", "2014-03-12", "GP surgery"),
        ("She did not come.", "2014-03-13", "GP surgery"),
        ("under the year", "2015-06-03", "GP surgery"),
    ]
    assert str(found.events[0].locator) == "a.docx, paragraph 2"
    assert [problem.reason.partition(":")[0] for problem in found.problems] == ["impossible date"]


def test_no_paragraph_is_joined_to_an_event_above_a_heading_and_a_month_goes_with_the_year_above(tmp_path: Path):
    document = docx.Document()
    for text in ("2014", "3 May \u2013 called", "and came again", "2015", "March \u2013 seen", "Early June: rang",
                 "2016", "Undated", "and more of it", "4 May 2016: last"):  # fmt: skip
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))

    found = read_chronology([tmp_path / "a.docx"], agency="GP", period=parse_period("2010..2016"))

    assert [(event.text, str(event.span.earliest), str(event.span.latest)) for event in found.events] == [
        ("called\nand came again", "2014-05-03", "2014-05-03"),
        ("seen", "2015-03-01", "2015-03-31"),
        ("rang", "2015-06-01", "2015-06-10"),
        ("last", "2016-05-04", "2016-05-04"),
    ]
    assert [(problem.reason.partition(":")[0], problem.text, problem.locator.row) for problem in found.problems] == [
        ("no date", "Undated\nand more of it", 8)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12/03/2014 \u2013 Police came", ("12/03/2014", "Police came")),
        ("12.3.14: Police came", ("12.3.14", "Police came")),
        ("On 12 March 2014 police came", ("On 12 March 2014", "police came")),
        ("Early June 2014 - a call", ("Early June 2014", "a call")),
        ("12/03/2014 14:20 - a call", ("12/03/2014 14:20", "a call")),
        ("12 officers came to the house", None),
        ("2014 was hard", None),
        ("3.2 The review began", None),
        ("May came", None),
    ],
)
def test_a_date_is_parted_from_the_text_that_it_begins(text: str, parts: tuple[str, str] | None):
    assert part_date(text) == parts


def test_a_mapping_names_columns_by_heading_or_position_and_is_kept_in_a_file(tmp_path: Path):
    text = "agency: Northshire Police\nday_first: no\ncolumns:\n  date: Wann\n  text: [Was, Wie]\n"
    mapping = parse_mapping(text, "police.yml")
    save_mapping(mapping, tmp_path / "mappings" / "police.yml")

    found = read(
        "x | y | z",
        "Wann | Was | Wie",
        "03/04/2014 | one | more",
        mapping=find_mapping("police", [tmp_path]),
        agency="",
    )

    assert (days(found), found.events[0].text, found.events[0].agency) == (
        [("2014-03-04", "2014-03-04")],
        "one\nmore",
        "Northshire Police",
    )
    by_position = parse_mapping("columns: {date: 2, text: 1}", "x.yml")
    placed = read("Was | Wann", "one | 12/03/2014", "two | never", mapping=by_position)
    assert (days(placed), faults(placed)) == ([("2014-03-12", "2014-03-12")], [(3, "date cannot be read")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("day_first: yes", "`columns` is missing"),
        ("columns: {date: Wann}", "needs `date` and `text`"),
        ("columns: {date: a, text: b, colour: c}", "`colour` is nothing"),
        ("columns: {date: a, text: b}\nday_first: maybe", "Write yes or no"),
        ("columns: {date: a, text: b}\nother: 1", "`other` is not known"),
        ("columns: [", "is not YAML"),
    ],
)
def test_a_mapping_that_is_wrong_says_what_would_be_right(text: str, said: str):
    with pytest.raises(MappingError, match=said.replace("[", "\\[")):
        parse_mapping(text, "police.yml")


@pytest.mark.parametrize("name", ["../x", "", "a/b", "missing"])
def test_a_mapping_that_there_is_not_is_said(tmp_path: Path, name: str):
    with pytest.raises(MappingError):
        find_mapping(name, [tmp_path])


def test_a_period_is_read_as_dates_are():
    assert parse_period("2010..2016") == Span(date(2010, 1, 1), date(2016, 12, 31))
    assert parse_period("..June 2016") == Span(None, date(2016, 6, 30))
    for wrong in ("..", "soon", "2016..2010"):
        with pytest.raises(PeriodError):
            parse_period(wrong)


WORDS = st.sampled_from(
    [
        "Date",
        "Event",
        "Agency",
        "12/03/2014",
        "31/02/2014",
        "3 May",
        "2014",
        "ditto",
        '"',
        "Police came.",
        "and left.",
        "",
        "",
        " ",
        "Sheet",
        "GP",
        "14:20",
        "Comment",
        "March 2015",
        "a\nb",
        "=1",
        "n/a",
    ]
)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=14)


@given(TABLES)
@settings(max_examples=300, deadline=None)
def test_every_row_of_every_table_is_accounted_for_exactly_once(rows: list[list[str]]):
    """Rows in = events + problems + headings + empties + continuations + left out; and no place is named twice."""
    heads = [["Date", "Event", "Agency"], *rows] if random.Random(str(rows)).random() < 0.7 else rows  # noqa: S311
    found = read(*(" | ".join(row) for row in heads), agency="")
    tally = found.tally
    row_problems = [problem for problem in found.problems if problem.locator.row]
    places = [each.locator for each in (*found.events, *row_problems)]

    assert tally.rows == len(heads)
    assert (
        tally.rows
        == tally.events + tally.problems + tally.headings + tally.empty + tally.continuations + tally.left_out
    )
    assert (tally.events, tally.problems) == (len(found.events), len(row_problems))
    assert len(set(places)) == len(places)


@given(st.lists(st.tuples(st.dates(date(2010, 1, 1), date(2016, 12, 31)), st.booleans()), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_day_written_in_full_is_read_as_that_day_whatever_stands_around_it(entries: list[tuple[date, bool]]):
    rows = [f"{day:%d %B %Y}" if worded else f"{day.isoformat()}" for day, worded in entries]
    found = read("Date | Event", *(f"{written} | event {at}" for at, written in enumerate(rows)))

    assert [event.span for event in found.events] == [Span.on(day) for day, _ in entries]


def test_a_table_of_meetings_after_a_chronology_is_not_taken_for_more_of_it():
    first = table("Date | Event | Source", "12/03/2014 | one | log", place="table 1").tables[0]
    meetings = table("Meeting date | Present | Apologies", "12/04/2014 | A and B | C", place="table 2").tables[0]
    more = table("13/03/2014 | two | log", place="table 3").tables[0]

    found = read_documents([Document(Path("a.docx"), "docx", (first, meetings, more))], agency="Police")

    assert [(event.text, event.locator.table) for event in found.events] == [("one", "table 1"), ("two", "table 3")]
    assert [remark.locator.table for remark in found.remarks] == ["table 2", "table 3"]


def test_problems_stand_in_the_order_of_their_rows():
    found = read("Date | Event", "12/03/2014 | one", "12/03/2014 | one", "31/02/2014 | two")

    assert [problem.locator.row for problem in found.problems] == [3, 4]
