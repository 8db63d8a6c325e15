"""The chronology on its way back: its own layout or the standard one, nothing lost, nothing that starts a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from datetime import time as clock

import pytest
from chronology_texts import event, many
from docx import Document
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from chronologies.errors import ChronologyNotWrittenError
from chronologies.grid import grid_of
from chronologies.merging import Decision, integrate, keyed_events
from chronologies.writing import ENDINGS, chronology_file, write_chronology
from knowledge.moments import Span

DAY = date(2015, 6, 8)
NASTY = (
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1",
    "\uff1d1",
    "- seen at home",
    "'=1",
)


def police(text: str, day: date | Span = DAY, row: int = 2, **more: str):
    columns = {"Date": more.pop("written", f"{day:%d/%m/%Y}" if isinstance(day, date) else "early June 2015"),
               "Time": more.pop("at", ""), "Significant Event": text, "Action": more.pop("action", "")}  # fmt: skip
    at = clock.fromisoformat(columns["Time"]) if columns["Time"] else None
    return event("Police", day, text, at=at, row=row, written=columns["Date"], columns=columns)


def surgery(text: str, day: date = DAY, row: int = 2):
    columns = {"When": f"{day:%d.%m.%Y}", "Contact": text, "Seen by": "Dr Hale"}
    return event("Surgery", day, text, row=row, written=columns["When"], columns=columns)


def test_one_layout_goes_out_as_it_came_in_with_what_it_lacks() -> None:
    grid = grid_of(integrate([police("second", row=3), police("first", written="", row=2)]).entries)

    assert grid.headings == ("Date", "Time", "Significant Event", "Action", "Source")
    assert grid.rows == (
        ("08/06/2015", "", "first", "", "police.xlsx, row 2"),
        ("08/06/2015", "", "second", "", "police.xlsx, row 3"),
    )
    assert grid.days == (DAY, DAY)


def test_an_agency_comes_first_where_one_layout_of_two_agencies_has_no_column_for_it() -> None:
    columns = {"Date": "08/06/2015", "Event": "seen"}
    events = [event(agency, DAY, "seen", written="08/06/2015", columns=columns) for agency in ("GP", "Police")]

    grid = grid_of(integrate(events).entries)

    assert grid.headings == ("Agency", "Date", "Event", "Source")
    assert [row[0] for row in grid.rows] == ["GP", "Police"]


def test_several_layouts_go_out_in_the_standard_one_with_everything_that_stood_beside() -> None:
    grid = grid_of(integrate([police("attended", at="09:15", action="arrest"), surgery("cut lip")]).entries)

    assert grid.headings == ("Agency", "Date", "Time", "Event", "Action", "Seen by", "Source")
    assert grid.rows == (
        ("Surgery", "08.06.2015", "", "cut lip", "", "Dr Hale", "surgery.xlsx, row 2"),
        ("Police", "08/06/2015", "09:15", "attended", "arrest", "", "police.xlsx, row 2"),
    )


def test_joined_events_are_one_row_with_both_texts_both_sources_and_the_most_exact_date() -> None:
    vague = police("attended, cut lip", Span(date(2015, 6, 1), date(2015, 6, 10)))
    exact = surgery("seen with a cut lip")
    decision = Decision(*keyed_events([vague, exact]), "join")

    grid = grid_of(integrate([vague, exact], [decision]).entries)

    assert grid.rows == (
        ("Police; Surgery", "08.06.2015", "",
         "Police (early June 2015): attended, cut lip\nSurgery: seen with a cut lip", "", "Dr Hale",
         "police.xlsx, row 2\nsurgery.xlsx, row 2"),
    )  # fmt: skip


def test_a_source_of_their_own_keeps_its_heading() -> None:
    columns = {"Date": "08/06/2015", "Event": "seen", "Source": "Niche"}

    grid = grid_of(integrate([event("Police", DAY, "seen", written="08/06/2015", columns=columns)]).entries)

    assert grid.headings == ("Date", "Event", "Source", "Taken from")


def test_a_workbook_has_text_as_written_real_days_where_exact_and_a_heading_that_stays() -> None:
    vague = police("some time", Span(date(2015, 6, 1), date(2015, 6, 10)), row=9)
    content, notes = chronology_file(integrate([police("attended"), vague]).entries, ".xlsx")

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Date", "Time", "Significant Event", "Action", "Source", "Calendar day")
    assert [row[0] for row in rows[1:]] == ["early June 2015", "08/06/2015"]
    assert [row[-1] for row in rows[1:]] == [None, datetime(2015, 6, 8)]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["C2"].alignment.wrap_text
    assert notes == ()


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_starts_a_formula(text: str) -> None:
    columns = {"Date": "8 June 2015", text: "x", "Event": text}
    entries = integrate([event(text, DAY, text, written="8 June 2015", columns=columns)]).entries

    book = chronology_file(entries, ".xlsx")[0]
    for row in load_workbook(io.BytesIO(book)).worksheets[0].iter_rows():
        assert all(cell.data_type in {"s", "d", "n"} for cell in row)
        assert all(cell.quotePrefix for cell in row if cell.data_type == "s")
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    rows = list(csv.reader(io.StringIO(chronology_file(entries, ".csv")[0].decode("utf-8-sig"))))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d")) for row in rows for cell in row)


def test_control_characters_are_dropped_everywhere() -> None:
    text = "seen\x00\x07 at\x0b home\ud800 \ufffe\x1b[31m\r\nsecond line\ttab"
    entries = integrate([police(text)]).entries

    for ending in ENDINGS:
        content = chronology_file(entries, ending)[0]
        if ending == ".docx":
            said = Document(io.BytesIO(content)).tables[0].cell(1, 2).text
        elif ending == ".xlsx":
            said = load_workbook(io.BytesIO(content)).worksheets[0]["C2"].value
        else:
            said = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1][2]
        assert said == "seen at home [31m\nsecond line\ttab"


def test_a_cell_beyond_the_limit_of_excel_is_cut_and_said_and_whole_in_the_other_files() -> None:
    entries = integrate([police("\N{GRINNING FACE}" * 20_000)]).entries

    book, notes = chronology_file(entries, ".xlsx")
    text = load_workbook(io.BytesIO(book)).worksheets[0]["C2"].value

    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("[cut off here: a cell of a workbook holds no more]")
    assert len(notes) == 1
    assert notes[0].startswith("row 2, Significant Event:")
    assert (
        Document(io.BytesIO(chronology_file(entries, ".docx")[0])).tables[0].cell(1, 2).text
        == "\N{GRINNING FACE}" * 20_000
    )


def test_a_word_document_is_one_table_on_its_side_with_headings_on_each_page() -> None:
    document = Document(
        io.BytesIO(
            chronology_file(integrate(replace(each, time=None) for each in many(60)).entries, ".docx", "Anna")[0]
        )
    )

    table = document.tables[0]
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    assert [cell.text for cell in table.rows[0].cells] == ["Agency", "Date", "Event", "Source"]
    assert len(table.rows) == 61
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("./w:trPr/w:tblHeader")


def test_writing_is_whole_or_not_at_all(tmp_path) -> None:
    entries = integrate([police("attended")]).entries
    path = tmp_path / "out" / "integrated.xlsx"

    write_chronology(entries, path)
    first = path.read_bytes()
    write_chronology(entries, path)

    assert load_workbook(path).worksheets[0]["C2"].value == "attended"
    assert [each.name for each in path.parent.iterdir()] == ["integrated.xlsx"]
    assert first
    with pytest.raises(ChronologyNotWrittenError, match=r"\.odt: write to \.xlsx, \.docx, \.csv"):
        write_chronology(entries, tmp_path / "integrated.odt")
    with pytest.raises(ChronologyNotWrittenError):
        write_chronology(entries, path / "below a file.xlsx")


def test_an_empty_chronology_is_a_table_of_headings() -> None:
    assert grid_of(()).headings == ("Agency", "Date", "Time", "Event", "Source")
    for ending in ENDINGS:
        assert chronology_file((), ending)[0]
