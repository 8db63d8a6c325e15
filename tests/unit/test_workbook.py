"""A workbook and a folder are the same case, and nothing is lost between them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from case_files import faults_of, write_case
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from loaders.check import check
from loaders.errors import CaseExistsError, CaseNotFoundError, CaseNotWrittenError
from loaders.folder import write_folder
from loaders.format_example import EXAMPLE
from loaders.read import read_case
from loaders.rows import Checked
from loaders.sheets import Line, Sheet, Sheets
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ODD = {
    "people.csv": EXAMPLE["people.csv"] + "# a remark, with a comma\n\n",
    "case.yml": EXAMPLE["case.yml"] + 'about: "=2+3"\nown values:\n  role:\n    handler: "@SUM(A1)"\n',
    "patterns.csv": 'id,name,about,pieces\n,=1+1,"+44 or -1; ""@SUM""\nand more",i-hit\n,00123,5 May,i-hit\n',
}


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """A workbook with these sheets, each cell as it is given."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


CASE = [["key", "value"], ["title", "A"], ["period from", 2015], ["period to", dt.date(2015, 6, 30)]]


@pytest.mark.parametrize("changes", [{}, ODD], ids=["the example", "odd texts"])
def test_a_folder_and_its_workbook_convert_into_each_other_without_loss(tmp_path: Path, changes: dict[str, str | None]):
    folder = read_case(write_case(tmp_path / "anna", changes))
    write_workbook(folder, tmp_path / "anna.xlsx")
    book = read_case(tmp_path / "anna.xlsx")
    write_folder(book, tmp_path / "again" / "anna")
    again = read_case(tmp_path / "again" / "anna")
    assert book.content() == folder.content() == again.content()
    assert book.faults == ()


def test_a_workbook_checks_to_the_same_rows_as_its_folder(tmp_path: Path):
    folder = read_case(write_case(tmp_path / "anna"))
    write_workbook(folder, tmp_path / "copied (2).xlsx")
    one, other = check(folder), check(read_case(tmp_path / "copied (2).xlsx"))
    assert isinstance(one, Checked)
    assert isinstance(other, Checked)
    assert [(row.id, row.values, row.links) for row in one.all()] == [
        (row.id, row.values, row.links) for row in other.all()
    ]
    assert (one.case, one.settings, one.period) == (other.case, other.settings, other.period)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path):
    write_workbook(read_case(write_case(tmp_path / "anna", ODD)), tmp_path / "anna.xlsx")
    with ZipFile(tmp_path / "anna.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    cell = load_workbook(tmp_path / "anna.xlsx")["patterns"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.number_format) == ("=1+1", "s", True, "@")


def test_cells_of_a_spreadsheet_are_read_as_what_they_show(tmp_path: Path):
    path = workbook(
        tmp_path / "anna.xlsx", case=CASE,
        incidents=[["What", "date", "time", "order", "critical", "note"],
                   ["a", dt.datetime(2015, 4, 9), dt.time(23, 20), 1, True, 2.5],
                   ["b", dt.datetime(2015, 4, 9, 14, 30), None, 2.0, False, 1e3],
                   ["c", 2010, None, None, None, "  spaces "],
                   ["d", 42103, None, None, None, None]],
    )  # fmt: skip
    sheets = read_case(path)
    assert sheets.faults == ()
    assert sheets.settings == {"title": "A", "period": {"from": "2015", "to": "2015-06-30"}}
    assert [line.cells for line in sheets.tables["incidents"].lines] == [
        ("a", "2015-04-09", "23:20", "1", "yes", "2.5"),
        ("b", "2015-04-09 14:30", "", "2", "no", "1000"),
        ("c", "2010", "", "", "", "spaces"),
        ("d", "2015-04-09", "", "", "", ""),
    ]


def test_dates_of_the_1904_system_are_read_by_it(tmp_path: Path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.title = "incidents"
    sheet.append(["what", "date"])
    sheet.append(["a", dt.date(2015, 4, 9)])
    sheet.append(["b", 40641])
    book.save(tmp_path / "anna.xlsx")
    cells = [line.cells for line in read_case(tmp_path / "anna.xlsx").tables["incidents"].lines]
    assert cells == [("a", "2015-04-09"), ("b", "2015-04-09")]


def test_formulas_errors_and_unknown_sheets_are_faults_at_their_place(tmp_path: Path):
    path = workbook(
        tmp_path / "anna.xlsx", case=CASE, nilreturns=[["id"]],
        people=[["id", "name"], ["anna", "=B1"], ["john", "#N/A"]],
    )  # fmt: skip
    faults = [str(fault) for fault in read_case(path).faults]
    assert [fault.split(". ")[0] for fault in faults] == [
        "sheet nilreturns: is no table of a case",
        "sheet people, row 2, column name: a formula, not a value",
        "sheet people, row 3, column name: an error of the spreadsheet (#N/A)",
    ]
    assert "Did you mean 'nil returns'?" in faults[0]


def changed(tmp_path: Path, change: Callable[[Workbook], object]) -> list[str]:
    """The faults of the example as a workbook, with a change."""
    write_workbook(read_case(write_case(tmp_path / "anna")), tmp_path / "anna.xlsx")
    book = load_workbook(tmp_path / "anna.xlsx")
    change(book)
    book.save(tmp_path / "anna.xlsx")
    return faults_of(tmp_path / "anna.xlsx")


def put(sheet: str, cell: str, value: object) -> Callable[[Workbook], object]:
    """A change of one cell."""

    def change(book: Workbook) -> None:
        book[sheet][cell].value = value
        book[sheet][cell].data_type = "f" if str(value).startswith("=") else "e" if str(value)[:1] == "#" else "s"

    return change


def merged(sheet: str, cells: str) -> Callable[[Workbook], object]:
    """A change that merges cells."""
    return lambda book: book[sheet].merge_cells(cells)


def below_a_title(book: Workbook) -> None:
    book["people"].insert_rows(1)
    book["people"]["A1"] = "People of the case"


FORMULA_RIGHT = "Copy the column and paste it as values; a text that begins with `=` needs a cell of the format Text."
MERGED_RIGHT = (
    "only its first row and column hold the value. Unmerge it and write the value into each row that it belongs to."
)
ONE_FAULT = {
    "formula": (
        put("information", "B2", "=A1"),
        f"sheet information, row 2, column statement: a formula, not a value. {FORMULA_RIGHT}",
    ),
    "formula for an id that others name": (
        put("people", "A2", "=B2"), f"sheet people, row 2, column id: a formula, not a value. {FORMULA_RIGHT}",
    ),
    "error": (
        put("information", "B2", "#REF!"),
        "sheet information, row 2, column statement: an error of the spreadsheet (#REF!). Write the value.",
    ),
    "formula for a title": (
        put("case", "B3", "=A1"), f"sheet case, row 3, column value: a formula, not a value. {FORMULA_RIGHT}",
    ),
    "merged rows": (
        merged("knowledge", "A2:A3"), f"sheet knowledge, row 2, column holder: a merged cell (A2:A3): {MERGED_RIGHT}",
    ),
    "merged columns": (
        merged("needs", "D2:E2"), f"sheet needs, row 2, column basis: a merged cell (D2:E2): {MERGED_RIGHT}",
    ),
    "cell beyond the headings": (
        put("people", "F2", "stray"),
        "sheet people, row 2, column F: 'stray' stands beyond the headings. "
        "Write a heading into the first row of the column, or empty the cell.",
    ),
    "title above the headings": (
        below_a_title,
        "sheet people, row 1: is no row of headings; they stand in row 2. Row 1 must hold the headings: remove what "
        "stands above row 2, or begin it with `#`.",
    ),
    "no sheet of the case": (
        lambda book: book.remove(book["case"]),
        "sheet case: is missing. It has the columns `key` and `value`, with rows for `title`, `period from` and "
        "`period to`.",
    ),
    "period without a beginning": (
        lambda book: book["case"].delete_rows(6),
        "sheet case: `period from` is missing. What belongs here: the first day that the review looks at.",
    ),
    "key that is none": (
        put("case", "A4", "sort"),
        "sheet case, row 4: `sort` is not known here. Keys: id, title, kind, area, period from, period to, fictional, "
        "about, need rules.",
    ),
    "key that has a sheet": (
        put("case", "A4", "Sources"),
        "sheet case, row 4: `sources` does not fit into one row. Write its rows into the sheet `sources`.",
    ),
    "unknown source": (
        put("needs", "F2", "reviw 3:3"),
        "sheet needs, row 2, column sources: 'reviw 3:3': 'reviw' is no source of the sheet `sources`. "
        "A locator reads `review 6:12`. Did you mean 'review'? Sources: review.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "fault"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_mistake_in_a_workbook_is_one_fault_in_the_words_of_a_workbook(
    tmp_path: Path, change: Callable[[Workbook], object], fault: str
):
    assert changed(tmp_path, change) == [fault]


def test_a_key_of_a_workbook_that_is_spelt_wrongly_is_compared_with_those_of_its_sheet(tmp_path: Path):
    faults = changed(tmp_path, put("case", "A6", "period form"))
    assert [fault.partition(" Keys:")[0] for fault in faults] == [
        "sheet case: `period from` is missing. What belongs here: the first day that the review looks at.",
        "sheet case, row 6: `period form` is not known here. Did you mean 'period from'?",
    ]


def test_an_unknown_value_in_a_workbook_says_which_sheet_declares_it(tmp_path: Path):
    (fault,) = changed(tmp_path, put("people", "C2", "handler"))
    assert fault.endswith("Or declare it in the sheet `own values`, with `role` as its list.")


def test_a_sheet_of_own_values_with_another_name_blames_no_row(tmp_path: Path):
    def change(book: Workbook) -> None:
        put("people", "C2", "handler")(book)
        book.create_sheet("own value").append(["list", "value", "meaning"])

    assert [fault.partition(" Sheets:")[0] for fault in changed(tmp_path, change)] == [
        "sheet own value: is no table of a case. Did you mean 'own values'?"
    ]


def test_what_is_merged_beside_the_table_or_in_a_remark_is_nobodys_business(tmp_path: Path):
    def change(book: Workbook) -> None:
        book["people"].merge_cells("H2:J3")
        book["people"]["A5"] = "# a long remark"
        book["people"].merge_cells("A5:D5")

    assert changed(tmp_path, change) == []


def test_faults_of_a_workbook_name_sheet_row_and_column(tmp_path: Path):
    write_workbook(read_case(write_case(tmp_path / "anna")), tmp_path / "anna.xlsx")
    book = load_workbook(tmp_path / "anna.xlsx")
    book["people"]["C2"] = "victm"
    book["case"]["B2"] = "Not An Id"
    book["counts"]["B2"] = "many"
    book.save(tmp_path / "anna.xlsx")
    assert [fault.split(": ")[0] for fault in faults_of(tmp_path / "anna.xlsx")] == [
        "anna.xlsx", "sheet counts, row 2", "sheet people, row 2, column role",
    ]  # fmt: skip


def test_a_workbook_without_the_sheet_of_the_case_says_what_it_holds(tmp_path: Path):
    (fault,) = read_case(workbook(tmp_path / "anna.xlsx", people=[["id"]])).faults
    assert str(fault) == (
        "sheet case: is missing. It has the columns `key` and `value`, with rows for `title`, `period from` and "
        "`period to`."
    )


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path):
    (tmp_path / "anna.xlsx").write_text("id,name")
    with pytest.raises(CaseNotFoundError, match="is no Excel workbook"):
        read_case(tmp_path / "anna.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_a_damaged_workbook_is_refused_in_words(tmp_path: Path, part: str):
    write_workbook(read_case(write_case(tmp_path / "anna")), tmp_path / "anna.xlsx")
    with ZipFile(tmp_path / "anna.xlsx") as whole, ZipFile(tmp_path / "damaged.xlsx", "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, whole.read(name)[: 200 if name == part else None])
    with pytest.raises(CaseNotFoundError, match="cannot be read as a workbook"):
        read_case(tmp_path / "damaged.xlsx")
    (tmp_path / "cut.xlsx").write_bytes((tmp_path / "anna.xlsx").read_bytes()[:2000])
    with pytest.raises(CaseNotFoundError, match="workbook"):
        read_case(tmp_path / "cut.xlsx")


def test_a_workbook_is_not_overwritten_and_holds_no_control_characters(tmp_path: Path):
    sheets = Sheets("anna", tmp_path, {"people": Sheet("people", "people.csv", ("id",), (Line(2, ("a\x0bb",)),))})
    with pytest.raises(CaseNotWrittenError):
        write_workbook(sheets, tmp_path / "anna.xlsx")
    (tmp_path / "there.xlsx").touch()
    with pytest.raises(CaseExistsError):
        write_workbook(sheets, tmp_path / "there.xlsx")
