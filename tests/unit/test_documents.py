"""Reading what agencies send: each format with its own ways, and files that mean no good."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from chronology_files import Maker, pdf_file, write_pdf
from docx.oxml import parse_xml
from hostile_files import READ, REFUSED, WORD, cell, workbook
from openpyxl import Workbook

import documents
from documents import UnreadableDocumentError
from documents.blocks import Paragraph, Table
from documents.limits import CHILD_SECONDS

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from documents.blocks import Document

FILES = Path(__file__).parent / "files"
MOST_MEGABYTES = 900
"""Of a process that reads any file: what docs/documents.md states, and room for Python itself."""
MOST_SECONDS = CHILD_SECONDS + 30


def texts(document: Document, table: int = 0) -> list[tuple[str, ...]]:
    return [row.texts for row in document.tables[table].rows]


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("mark", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_delimiter_and_the_encoding_are_found_from_the_content(tmp_path: Path, mark: str, encoding: str):
    rows = [
        ["Date", "Event", "Source"],
        ["12/03/2014", f"“Café”{mark} she\nsaid", "a; b, c"],
        ["13/03/2014", "left \u2013 late", ""],
    ]
    text = "\r\n".join(mark.join(f'"{each}"' for each in row) for row in rows)
    path = written(tmp_path / "sent.dat", text.encode(encoding))

    assert texts(documents.read(path)) == [tuple(rows[0]), tuple(rows[1]), tuple(rows[2][:2])]


def test_rows_of_delimited_text_count_as_a_spreadsheet_counts_them(tmp_path: Path):
    path = written(tmp_path / "a.csv", 'Title\n\nDate,Event\n1/1/2014,"two\nlines"\n2/1/2014,x\n')

    assert [(row.number, row.texts) for row in documents.read(path).tables[0].rows if not row.is_empty] == [
        (1, ("Title",)),
        (3, ("Date", "Event")),
        (4, ("1/1/2014", "two\nlines")),
        (5, ("2/1/2014", "x")),
    ]


def test_a_quotation_mark_that_nothing_closes_swallows_no_rows(tmp_path: Path):
    path = written(tmp_path / "a.csv", 'Date,Event\n1/1/2014,"never closed\n2/1/2014,x\n"\t,y\n')

    assert [row[1] for row in texts(documents.read(path))] == ["Event", '"never closed', "x", "y"]


def test_what_a_file_holds_decides_and_a_wrong_name_is_said(tmp_path: Path):
    workbook(tmp_path / "sent.csv", f'<row r="1">{cell("A1", "Date")}{cell("B1", "Event")}</row>')
    written(tmp_path / "sent.xlsx", "Date,Event\n12/03/2014,x\n")
    written(
        tmp_path / "sent.xls", "<html><table><tr><th>Date<th>Event<tr><td rowspan=2>1/1/14<td>a<br>b<tr><td>c</table>"
    )

    read = [documents.read(tmp_path / f"sent.{ending}") for ending in ("csv", "xlsx", "xls")]

    assert [document.format for document in read] == ["xlsx", "csv", "html"]
    assert all("whatever its name says" in document.notes[0] for document in read)
    assert [(texts(document)[0]) for document in read] == [("Date", "Event")] * 3
    assert texts(read[2])[1:] == [("1/1/14", "a\nb"), ("1/1/14", "c")]


def sheet_of(path: Path) -> Table:
    return documents.read(path).tables[0]


def test_a_workbook_gives_typed_values_and_the_text_that_is_seen(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.append([date(2014, 3, 12), clock(14, 20), 41_710, 0.5, True, "a_x000D_\nb_x000B_c", "=1+1"])
    sheet.append([datetime(2014, 3, 12, 9, 30), date(2014, 3, 1), date(2014, 3, 1)])
    sheet["B2"].number_format, sheet["C2"].number_format = "mmm-yy", "yyyy"
    book.save(tmp_path / "a.xlsx")

    first, second = sheet_of(tmp_path / "a.xlsx").rows

    assert first.texts == ("2014-03-12", "14:20", "41710", "0.5", "yes", "a\nb\nc", "")
    assert [each.value for each in first.cells[:4]] == [datetime(2014, 3, 12), clock(14, 20), 41_710, 0.5]
    assert first.cells[6].formula
    assert second.texts == ("2014-03-12 09:30", "March 2014", "2014")


def test_merged_cells_stand_once_and_go_down_and_what_is_hidden_is_read_and_said(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Police"
    for row in (["Title", None, None], ["Date", "Event", "Source"], ["12/03/2014", "one", "log"], [None, "two", "log"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[3].hidden = True
    hidden = book.create_sheet("Old")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    document = documents.read(tmp_path / "a.xlsx")

    title, _, first, second = document.tables[0].rows
    assert (title.texts, title.cells[0].spans) == (("Title",), 3)
    assert (second.texts, second.cells[0].merged_above, first.cells[0].merged_above) == (
        ("12/03/2014", "two", "log"),
        True,
        False,
    )
    assert document.notes == (
        "sheet 'Police': 1 hidden rows are read all the same (3).",
        "sheet 'Old' is hidden; it is read all the same.",
    )


def test_old_workbooks_keep_dates_times_merged_cells_and_their_date_system():
    new, old = (documents.read(FILES / f"contacts{name}.xls") for name in ("", "-1904"))

    first = next(row for row in new.tables[0].rows if row.number == 6)
    assert (first.cells[1].value, first.cells[2].value, first.texts[3]) == (date(2014, 3, 12), clock(14, 20), "one")
    assert next(row for row in new.tables[0].rows if row.number == 12).cells[3].merged_above
    assert [document.tables[0].date_system for document in (new, old)] == [1900, 1904]


def word_document(path: Path, *steps: object) -> Document:
    document = docx.Document()
    for step in steps:
        step(document)
    document.save(str(path))
    return documents.read(path)


def xml(text: str) -> object:
    return parse_xml(text.replace("<w:", "<w:", 1).replace(">", f' xmlns:w="{WORD}">', 1))


def test_a_word_document_gives_headings_numbers_and_tables_in_order(tmp_path: Path):
    def fill(document: WordDocument) -> None:
        document.add_heading("Chronology", 1)
        document.add_paragraph("First", style="List Number")
        document.add_paragraph("Second", style="List Number")
        document.add_table(rows=1, cols=2).rows[0].cells[1].text = "a\nb"
        document.add_paragraph("Point", style="List Bullet")

    read = word_document(tmp_path / "a.docx", fill)

    assert read.blocks[:3] == (
        Paragraph(1, "Chronology", 1),
        Paragraph(2, "First", number="1."),
        Paragraph(3, "Second", number="2."),
    )
    assert texts(read) == [("", "a\nb")]
    assert read.blocks[4] == Paragraph(4, "Point", number="•")


def test_tracked_insertions_are_kept_deletions_left_out_and_that_is_said(tmp_path: Path):
    def fill(document: WordDocument) -> None:
        paragraph = document.add_paragraph("Kept ")._p
        paragraph.append(xml("<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>"))
        paragraph.append(xml("<w:ins w:id='2'><w:r><w:t>added</w:t></w:r></w:ins>"))
        paragraph.append(xml("<w:hyperlink><w:r><w:t>, linked</w:t></w:r></w:hyperlink>"))
        table = document.add_table(rows=2, cols=2)
        table.rows[0]._tr.get_or_add_trPr().append(xml("<w:del w:id='3'/>".replace("/>", "></w:del>")))
        table.rows[1].cells[0].text = "stays"

    read = word_document(tmp_path / "a.docx", fill)

    assert [paragraph.text for paragraph in read.paragraphs] == ["Kept added, linked"]
    assert [row[0] for row in texts(read)] == ["stays"]
    assert "tracked changes" in read.notes[0]


def test_merged_nested_and_layout_tables_of_a_word_document(tmp_path: Path):
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=3)
        for number, row in enumerate(table.rows):
            for column, each in enumerate(row.cells):
                each.text = f"{number}{column}"
        table.cell(0, 0).merge(table.cell(0, 2)).text = "wide"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
        table.cell(2, 2).add_table(rows=1, cols=2).rows[0].cells[1].text = "inner"
        layout = document.add_table(rows=1, cols=1)
        layout.cell(0, 0).add_table(rows=1, cols=2).rows[0].cells[0].text = "inside"

    read = word_document(tmp_path / "a.docx", fill)

    first, second, third = read.tables[0].rows
    assert (first.texts, first.cells[0].spans) == (("wide",), 3)
    assert (second.texts[0], third.texts[0], third.cells[0].merged_above) == ("tall", "tall", True)
    assert third.texts[2] == "22\ninner"
    assert texts(read, 1) == [("inside", "")]


def test_markdown_gives_headings_paragraphs_and_pipe_tables(tmp_path: Path):
    table = "| Date | Event |\n|---|---|\n| 1/1/14 | a \\| b<br>c |"
    text = f"# Chronology\n\nA paragraph that\nis short.\n\n{table}\n\n- point\n"
    read = documents.read(written(tmp_path / "a.md", text))

    assert read.blocks[0] == Paragraph(1, "Chronology", 1)
    assert texts(read) == [("Date", "Event"), ("1/1/14", "a | b\nc")]
    assert (read.paragraphs[-1].text, read.paragraphs[-1].number) == ("point", "-")


def test_lines_that_were_wrapped_are_one_paragraph_and_dated_lines_are_not(tmp_path: Path):
    text = (
        "12/03/2014 - Police attended the address and spoke to both of them at some\n"
        "length before they left.\n13/03/2014 - The surgery was told of it by telephone in the morning of that day.\n"
        "\nThe end.\n"
    )
    read = documents.read(written(tmp_path / "a.txt", text))

    assert [paragraph.text[:13] for paragraph in read.paragraphs] == ["12/03/2014 - ", "13/03/2014 - ", "The end."]


@pytest.mark.parametrize("seed", [3, 5])
def test_a_table_of_a_pdf_goes_on_over_its_pages_without_running_lines(tmp_path: Path, seed: int):
    made = Maker(seed, prose=True).make(60)
    write_pdf(made, tmp_path / "a.pdf", random.Random(seed))  # noqa: S311 - ruled or not

    read = documents.read(tmp_path / "a.pdf")

    assert len(read.tables) == 1
    assert {row.page for row in read.tables[0].rows} == set(
        range(1, max(row.page or 0 for row in read.tables[0].rows) + 1)
    )
    assert not any("confidential" in paragraph.text or "Page" in paragraph.text for paragraph in read.paragraphs)


def test_paragraphs_of_a_pdf_have_their_pages(tmp_path: Path):
    def page(number: int) -> str:
        lines = [
            (560, "Report of the review"),
            (500, f"{number} March 2014 - Police attended the address of the"),
            (488, "family and left."),
            (450, f"{number} April 2014 - Nothing."),
            (20, f"Page {number} of 3"),
        ]
        return "\n".join(f"BT /F1 10 Tf 40 {height} Td ({text}) Tj ET" for height, text in lines)

    read = documents.read(written(tmp_path / "a.pdf", pdf_file([page(1), page(2), page(3)])))

    assert [(each.page, each.text) for each in read.paragraphs] == [
        (number, text)
        for number in (1, 2, 3)
        for text in (
            f"{number} March 2014 - Police attended the address of the family and left.",
            f"{number} April 2014 - Nothing.",
        )
    ]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_one_clear_message(tmp_path: Path, name: str):
    make, said = REFUSED[name]
    make(tmp_path / name)

    with pytest.raises(UnreadableDocumentError) as raised:
        documents.read(tmp_path / name)

    assert said in str(raised.value)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_long_cell_is_refused_whatever_the_same_process_read_before(tmp_path: Path):
    make, said = REFUSED["cell.csv"]
    make(tmp_path / "cell.csv")
    before = csv.field_size_limit(10_000_000)
    try:
        with pytest.raises(UnreadableDocumentError, match=said):
            documents.read(tmp_path / "cell.csv")
    finally:
        csv.field_size_limit(before)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_clear_message(tmp_path: Path):
    path = written(tmp_path / "a.csv", "Date,Event\n")
    path.chmod(0)

    with pytest.raises(UnreadableDocumentError, match="may not be read by you"):
        documents.read(path)


MEASURED = """
import json, resource, sys, time
from pathlib import Path
import documents
start = time.perf_counter()
try:
    documents.read(Path(sys.argv[1]))
    said = ""
except documents.UnreadableDocumentError as error:
    said = str(error)
used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({"megabytes": used // 1024, "seconds": time.perf_counter() - start, "said": said}))
"""
HEAVY = (
    "giant.csv",
    "bomb.xlsx",
    "rows.xlsx",
    "laughs.docx",
    "text.docx",
    "repeated.ods",
    "parts.xlsx",
    "cell.csv",
    "pages.pdf",
)


@pytest.mark.parametrize("name", [*HEAVY, *READ])
def test_memory_and_time_are_bounded_whatever_a_file_holds(tmp_path: Path, name: str):
    (READ[name] if name in READ else REFUSED[name][0])(tmp_path / name)
    most = MOST_MEGABYTES * 1024 * 1024

    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=True,
        timeout=MOST_SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 * most, 4 * most)),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    measured = json.loads(done.stdout)

    assert measured["megabytes"] < MOST_MEGABYTES
    assert time.perf_counter() - start < MOST_SECONDS
    assert bool(measured["said"]) is (name not in READ)
