"""Reading a case from a folder: encodings, delimiters, headings, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import write_case
from hypothesis import given
from hypothesis import strategies as st

from loaders import raw
from loaders.case_yaml import read_settings, write_settings
from loaders.csv_text import read_rows
from loaders.errors import CaseExistsError, CaseNotFoundError
from loaders.folder import id_of_folder, write_folder
from loaders.known import HEADINGS
from loaders.read import read_case

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = HEADINGS["people"]


def folder_with(folder: Path, name: str, content: bytes) -> Path:
    write_case(folder)
    (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_the_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str):
    content = "id,name,role\nanna,Zoë’s Ann,victim\n".encode(encoding)  # noqa: RUF001 - as word processors write it
    sheets = read_case(folder_with(tmp_path / "anna", "people.csv", content))
    assert sheets.faults == ()
    assert sheets.tables["people"].lines[0].cells[1] == "Zoë’s Ann"  # noqa: RUF001 - the same


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_by_the_headings(delimiter: str):
    text = f'# a; b, c\nid{delimiter}name{delimiter}also known as\nanna{delimiter}Anna{delimiter}"Ann; A, B"\n'
    rows, faults = read_rows(text.encode(), "people.csv", PEOPLE)
    assert faults == []
    assert rows[1:] == [(2, ("id", "name", "also known as")), (3, ("anna", "Anna", "Ann; A, B"))]


def test_a_file_that_names_its_delimiter_is_believed():
    rows, _ = read_rows(b"sep=;\nid;name\nanna;Anna\n", "people.csv", PEOPLE)
    assert rows == [(2, ("id", "name")), (3, ("anna", "Anna"))]


def test_a_row_is_counted_as_a_spreadsheet_does_even_where_a_cell_has_two_lines(tmp_path: Path):
    content = b'id,name,role\n\nanna,"Anna\r\nSmith",victim\njohn,John,perpetrator\n'
    sheets = read_case(folder_with(tmp_path / "anna", "people.csv", content))
    assert [(line.number, line.cells[:2]) for line in sheets.tables["people"].lines] == [
        (3, ("anna", "Anna\nSmith")), (4, ("john", "John")),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["nil_returns.csv", "nil returns.csv", "nil-returns.csv", "Nil_Returns.CSV"])
def test_a_table_is_known_by_its_words(tmp_path: Path, name: str):
    sheets = read_case(folder_with(tmp_path / "anna", name, b"ID,Asserted-By,DATE\n"))
    assert sheets.faults == ()
    assert sheets.tables["nil returns"].headings == ("id", "asserted by", "date")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("people.csv", b"id,name,roll\n", "people.csv, row 1, column C: the heading 'roll' is not known here. Did you "
         "mean 'role'? Allowed: id, name, role, also known as, household, sources, asserted by, certainty, note."),
        ("people.csv", b"id,name,Name\n",
         "people.csv, row 1, column C: the heading 'Name' stands twice (first in column B)."),
        ("people.csv", b"id,name\nanna,Anna, the girl\n",
         "people.csv, row 2, column C: 'the girl' stands beyond the headings. "
         "Give the column a heading, or put double quotes around a cell that holds commas."),
        ("people.csv", b'id,name\nanna,"Anna\n',
         "people.csv, row 2: quotes that do not fit (unexpected end of data; line 2 of the file). Put double quotes "
         'around a cell that holds commas, quotes or line ends, and "" for each quote in it.'),
        ("people.csv", b"", "people.csv, row 1: has no headings. The first row must hold the headings: id, name, role, "
         "also known as, household, sources, asserted by, certainty, note."),
        ("people.csv", b"id,name\nanna,\x81\n", "people.csv: cannot be read as text. Save it as CSV UTF-8."),
        ("people.csv", b"PK\x03\x04\x00\x00", "people.csv: cannot be read as text. Save it as CSV UTF-8."),
        ("people.csv", b"id,name\nanna,A\x0bB\n",
         "people.csv, row 2, column name: a character that cannot be shown (U+000B). Remove it."),
        ("people.csv", b"id,name\nanna," + 10_001 * b"a" + b"\n",
         "people.csv, row 2, column name: 10,001 characters; at most 10,000 fit into a cell."),
        ("sharings.xlsx", b"", "sharings.xlsx: is not CSV, so it would be passed over. Save it as sharings.csv."),
        ("People .csv", b"id\n", "people.csv: stands also as People .csv. Keep one of them."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, name: str, content: bytes, fault: str):
    assert [str(found) for found in read_case(folder_with(tmp_path / "anna", name, content)).faults] == [fault]


def test_files_that_are_no_tables_are_none_of_its_business(tmp_path: Path):
    folder = write_case(tmp_path / "anna")
    for name in ("report.pdf", "README.md", ".hidden.csv", "~$people.xlsx"):
        (folder / name).write_bytes(b"\x00")
    assert read_case(folder).faults == ()


def test_more_rows_than_anybody_codes_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(raw, "MOST_ROWS", 3)
    _, faults = raw.build_sheet("people", "people.csv", [(number, ("id",)) for number in range(1, 9)], PEOPLE)
    assert "people.csv, row 5: more than 3 rows." in str(faults[0])


def test_a_missing_path_says_what_a_case_is(tmp_path: Path):
    with pytest.raises(CaseNotFoundError, match=r"does not exist\. A case is a folder with case.yml, or a workbook"):
        read_case(tmp_path / "nothing")


def test_a_folder_that_holds_something_is_not_overwritten(tmp_path: Path):
    sheets = read_case(write_case(tmp_path / "anna"))
    with pytest.raises(CaseExistsError):
        write_folder(sheets, tmp_path / "anna")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: A: B\n", "case.yml, row 1: is not YAML: mapping values are not allowed here."),
        ("- a\n", "case.yml, row 1: must be a list of `key: value` lines."),
        ("title: a\ntitle: b\n", "case.yml, row 2: `title` stands twice."),
        ("a: &x [b]\nc: *x\n", "case.yml, row 2: `*` and `&` aliases are not read."),
        ("a: " + 20 * "[" + 20 * "]", "case.yml, row 1: lists too deep inside each other."),
    ],
)
def test_a_case_file_that_is_no_yaml_names_the_line(text: str, fault: str):
    _, _, faults = read_settings(text)
    assert [str(found)[: len(fault)] for found in faults] == [fault]


def test_yaml_does_not_guess_what_words_mean():
    settings, _, _ = read_settings("no: yes\nperiod: {from: 2011-06-01, to: 012}\nabout: null\n")
    assert settings == {"no": "yes", "period": {"from": "2011-06-01", "to": "012"}, "about": ""}


TEXTS = st.text(st.characters(blacklist_categories=["C", "Z"]), max_size=12).map(str.strip)
KEYS = TEXTS.filter(bool)


@given(st.dictionaries(KEYS, TEXTS | st.dictionaries(KEYS, TEXTS) | st.lists(st.dictionaries(KEYS, TEXTS, min_size=1))))
def test_settings_that_are_written_are_read_back(settings: dict[str, object]):
    found, _, faults = read_settings(write_settings(settings))  # type: ignore[arg-type]
    assert (found, faults) == (settings, [])


def test_a_table_that_is_a_folder_or_a_link_to_nothing_is_a_fault(tmp_path: Path):
    folder = write_case(tmp_path / "anna", {"sharings.csv": None, "needs.csv": None})
    (folder / "sharings.csv").mkdir()
    (folder / "needs.csv").symlink_to(tmp_path / "nowhere")
    sheets = read_case(folder)
    assert [str(fault).partition(", so")[0] for fault in sheets.faults] == [
        "needs.csv: is a link that leads to no file",
        "sharings.csv: is a folder",
    ]


@pytest.mark.parametrize("line", ["id: beth", '"id": beth', "ID: beth", "{id: beth, title: t}", "title: t"])
def test_the_id_of_a_folder_is_told_without_its_tables(tmp_path: Path, line: str):
    folder = write_case(tmp_path / "anna", {"case.yml": f"{line}\n"})
    assert id_of_folder(folder) == read_case(folder).case
