"""A workbook to code in: it offers lists, says what belongs where, and comes back without loss."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from case_files import write_case
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from graph.vocabulary import OUTCOME
from loaders.beside import CHRONOLOGY, CODING, EVERY_TABLE
from loaders.check import check, require
from loaders.errors import CaseFaultyError, CaseNotWrittenError
from loaders.folder import write_folder
from loaders.format_example import EXAMPLE
from loaders.read import read_case
from loaders.rows import Checked
from loaders.settings_sheets import same_settings
from loaders.sheets import Line, Sheet, Sheets
from loaders.taking_back import take_back
from loaders.workbook_lists import HELPERS, LISTS
from loaders.workbook_sheet import escaped
from loaders.workbook_writing import write_coding_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parents[2] / "cases"
SHIPPED = ("demo", "harbour-fire", "stacey", "callum")
ODD: dict[str, str | None] = {
    "people.csv": EXAMPLE["people.csv"] + "# a remark, with a comma\n\n",
    "case.yml": EXAMPLE["case.yml"] + 'about: "=2+3"\nown values:\n  role:\n    handler: "@SUM(A1)"\n',
    "patterns.csv": 'id,name,about,pieces\n,=1+1,"+44 or -1; ""@SUM""\nand more",i-hit\n,00123,5 May,i-hit\n',
    "meetings.csv": "id,name\n",
    "chronology.csv": "Ref,id,date,event,Officer's Comment,told\n7,c-1,4 May 2015,call,=HYPERLINK(1),anna: i-hit\n",
    "drafts.csv": 'id,table,status,what,forum\nd-1,meetings,draft,"held; 3 May",x\n',
}


def folder_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def resaved(path: Path) -> Path:
    """The workbook as another program would save it that knows cells, lists and remarks."""
    book = load_workbook(path)
    book.save(path.with_name("resaved.xlsx"))
    return path.with_name("resaved.xlsx")


def values_only(path: Path) -> Path:
    """The workbook as another reader sees it, written anew with nothing but the values of its cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    whole = CalamineWorkbook.from_path(str(path))
    for name in whole.sheet_names:
        sheet = book.create_sheet(name)
        for number, cells in enumerate(whole.get_sheet_by_name(name).to_python(skip_empty_area=False), 1):
            for column, value in enumerate(cells, 1):
                if value != "":
                    sheet.cell(number, column).value = escaped(value) if isinstance(value, str) else value
                    sheet.cell(number, column).data_type = "s" if isinstance(value, str) else "n"
    book.save(path.with_name("values.xlsx"))
    return path.with_name("values.xlsx")


def round_trip(folder: Path, away: Path) -> None:
    """The case of the folder goes into a workbook and comes back the same, whoever saved it in between."""
    before, files = read_case(folder), folder_files(folder)
    assert before.faults == ()
    write_coding_workbook(before, away / "case.xlsx")
    for path in (away / "case.xlsx", resaved(away / "case.xlsx"), values_only(away / "case.xlsx")):
        book = read_case(path)
        assert book.faults == ()
        assert same_settings(book.settings, before.settings)
        assert book.content()[2] == before.content()[2], path.name
        assert take_back(book, folder) == ()
        assert folder_files(folder) == files
    shutil.rmtree(away / "again", ignore_errors=True)
    take_back(read_case(away / "case.xlsx"), away / "again" / folder.name)
    again = read_case(away / "again" / folder.name)
    assert again.content()[2] == before.content()[2]
    assert same_settings(again.settings, before.settings)


@pytest.mark.parametrize("case", SHIPPED)
def test_a_shipped_case_comes_back_without_loss(tmp_path: Path, case: str):
    shutil.copytree(CASES / case, tmp_path / case)
    round_trip(tmp_path / case, tmp_path)
    one, other = check(read_case(tmp_path / case)), check(read_case(tmp_path / "case.xlsx"))
    assert isinstance(one, Checked)
    assert isinstance(other, Checked)
    assert [(row.id, row.values, row.links) for row in one.all()] == [
        (row.id, row.values, row.links) for row in other.all()
    ]


def test_remarks_formulas_empty_tables_drafts_and_columns_of_the_case_come_back_without_loss(tmp_path: Path):
    round_trip(write_case(tmp_path / "anna", ODD), tmp_path)


letters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
ODD_TEXTS = ("=1+1", "@SUM(A1)", "00123", "1e5", "TRUE", "#N/A", "_x0041_", "_x005F_x0041_", "'x", "2015-01-01", "a; b",
             'say "so", then', "two\nlines", "police · RP")  # fmt: skip
texts = st.one_of(st.just(""), st.text(letters, max_size=12), st.sampled_from(ODD_TEXTS))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Sheet]:
    """A few tables with some of their columns in any order, remarks among the rows, and columns of their own."""
    found: dict[str, Sheet] = {}
    for name in draw(st.lists(st.sampled_from(tuple(EVERY_TABLE)), unique=True, max_size=4)):
        declared = [column.heading for column in EVERY_TABLE[name].columns]
        headings = draw(st.lists(st.sampled_from(declared), unique=True, min_size=1, max_size=6))
        if name in {"chronology", "drafts"}:
            headings += draw(st.lists(st.sampled_from(("Event Ref", "Officer's Comment", "Impact")), unique=True))
        rows = draw(st.lists(st.lists(texts, min_size=len(headings), max_size=len(headings)), max_size=4))
        lines = tuple(Line(number, tuple(cells)) for number, cells in enumerate(rows, 2))
        found[name] = Sheet(name, name, tuple(headings), lines)
    return {name: found[name] for name in EVERY_TABLE if name in found}


words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6)
case_settings = st.fixed_dictionaries(
    {"title": st.text(letters, max_size=12), "period": st.just({"from": "2015", "to": "=2016"})},
    optional={
        "about": texts,
        "glossary": st.dictionaries(words, words, max_size=2),
        "sources": st.lists(st.fixed_dictionaries({"id": words, "title": words}, optional={"date": words}), max_size=2),
        "own values": st.dictionaries(words, st.dictionaries(words, words, min_size=1, max_size=2), max_size=2),
        "counts": st.just({"people": "2"}),
    },
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=tables(), said=case_settings)
def test_any_case_comes_back_without_loss(tmp_path_factory: Any, found: dict[str, Sheet], said: dict[str, Any]):
    away = tmp_path_factory.mktemp("any")
    write_folder(Sheets("made-up", away, found, said), away / "made-up")
    assume(read_case(away / "made-up").faults == ())
    round_trip(away / "made-up", away)


def opened(tmp_path: Path, changes: dict[str, str | None] | None = None) -> tuple[Path, Path]:
    """The example as a folder, and the workbook to code it in."""
    folder = write_case(tmp_path / "anna", changes)
    write_coding_workbook(read_case(folder), tmp_path / "anna.xlsx")
    return folder, tmp_path / "anna.xlsx"


def offered(path: Path, sheet: str, heading: str) -> tuple[list[str], Any]:
    """What the cells below a heading offer, and how."""
    book = load_workbook(path)
    letters = [cell.column_letter for cell in book[sheet][1] if cell.value == heading]
    (offer,) = [each for each in book[sheet].data_validations.dataValidation if f"{letters[0]}2" in each.sqref]
    name, cells = next(iter(book.defined_names[offer.formula1].destinations))
    return [cell.value for (cell,) in book[name][cells] if cell.value], offer


def test_every_sheet_and_column_stands_ready_and_nothing_of_it_is_a_formula(tmp_path: Path):
    _, path = opened(tmp_path, ODD)
    book = load_workbook(path)
    tables = [name for name in book.sheetnames if name in EVERY_TABLE]
    assert set(tables) == set(EVERY_TABLE)
    for name in tables:
        headings = [cell.value for cell in book[name][1]]
        assert {column.heading for column in EVERY_TABLE[name].columns} <= set(headings), name
        assert book[name].freeze_panes in {"A2", "B2"}
        declared = [cell for cell in book[name][1] if EVERY_TABLE[name].column(cell.value)]
        assert all(cell.comment for cell in declared), name
    with ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) or b"<f " in archive.read(name) for name in archive.namelist())
    assert all(cell.data_type == "s" and cell.quotePrefix
               for sheet in book for row in sheet for cell in row if cell.value)  # fmt: skip


def test_cells_offer_the_words_of_lists_and_ids_with_their_names(tmp_path: Path):
    own = EXAMPLE["case.yml"] + "own values:\n  channel:\n    cable: a telegram\n"
    _, path = opened(tmp_path, {"case.yml": own})
    assert offered(path, "sharings", "outcome")[0] == list(OUTCOME.values)
    assert "cable" in offered(path, "sharings", "channel")[0]
    assert offered(path, "incidents", "critical")[0] == ["yes", "no"]
    assert "i-hit · John hit Anna at home" in offered(path, "knowledge", "information")[0]
    assert offered(path, "information", "about")[0] == ["anna · Anna", "john · John"]
    everybody = offered(path, "sharings", "to")[0]
    assert {"anna · Anna", "response · response team", "police · Riverside Police"} <= set(everybody)
    assert offered(path, "chronology", "agency")[0] == everybody
    assert "police · Riverside Police" not in offered(path, "meetings", "forum")[0]


def test_a_value_that_no_list_has_is_warned_of_and_several_are_not(tmp_path: Path):
    _, path = opened(tmp_path)
    one, several = offered(path, "sharings", "outcome")[1], offered(path, "sharings", "to")[1]
    assert (one.errorStyle, one.showErrorMessage) == ("warning", True)
    assert (several.errorStyle, bool(several.showErrorMessage)) == ("warning", False)
    assert ";" in several.prompt


def test_the_sheet_of_lists_is_guarded_and_the_sheets_to_code_in_are_not(tmp_path: Path):
    book = load_workbook(opened(tmp_path)[1])
    assert {sheet.title for sheet in book if sheet.protection.sheet} == {LISTS}


def test_every_column_that_may_hold_ids_or_words_of_a_list_offers_them(tmp_path: Path):
    book = load_workbook(opened(tmp_path, ODD)[1])
    for table in EVERY_TABLE.values():
        sheet = book[table.name]
        columns = {str(each.sqref).split("2:")[0] for each in sheet.data_validations.dataValidation}
        for cell in sheet[1]:
            column = table.column(cell.value)
            if column and (column.to or column.choices):
                assert cell.column_letter in columns, f"{table.name}: {column.heading}"


def changed(path: Path, change: Callable[[Workbook], object]) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def column_of(book: Workbook, sheet: str, heading: str) -> str:
    return next(cell.column_letter for cell in book[sheet][1] if cell.value == heading)


def test_an_id_that_was_chosen_with_its_name_is_read_as_the_id(tmp_path: Path):
    folder, path = opened(tmp_path, {"chronology.csv": "id,date,event\nc-1,4 May 2015,a call\n"})

    def choose(book: Workbook) -> None:
        book["sharings"][f"{column_of(book, 'sharings', 'to')}2"] = "surgery · Mill Lane Surgery; anna · Anna"
        partly = column_of(book, "sharings", "partly")
        book["sharings"][f"{partly}3"] = "i-hit · John hit Anna at home as i-injury"
        book["chronology"][f"{column_of(book, 'chronology', 'agency')}2"] = "police · Riverside Police"

    take_back(read_case(changed(path, choose)), folder)
    sharings = require(read_case(folder)).table("sharings")
    assert sharings[0].ids("to") == ("surgery", "anna")
    assert sharings[1].links["partly"][0].arrived_as == "i-injury"
    assert ",police\n" in (folder / "chronology.csv").read_text(encoding="utf-8")


def test_only_the_files_that_changed_are_written_and_the_change_is_said(tmp_path: Path):
    folder, path = opened(tmp_path, {"case.yml": "# mine\n" + EXAMPLE["case.yml"]})
    before = folder_files(folder)

    def code(book: Workbook) -> None:
        sheet = book["orders"]
        for heading, text in {
            "kind": "bail conditions",
            "terms": "none",
            "from": "5 May 2015",
            "binds": "john",
        }.items():
            sheet[f"{column_of(book, 'orders', heading)}2"] = text

    changes = take_back(read_case(changed(path, code)), folder)
    after = folder_files(folder)
    assert [str(change) for change in changes] == ["orders.csv: 1 new"]
    assert {name for name in after if after[name] != before.get(name)} == {"orders.csv"}
    assert [row.ids("binds") for row in require(read_case(folder)).table("orders")] == [("john",)]


def test_rows_may_be_sorted_inserted_and_left_empty(tmp_path: Path):
    folder, path = opened(tmp_path)
    before = require(read_case(folder))

    def turn(book: Workbook) -> None:
        for name in ("people", "holders", "knowledge", "sharings"):
            sheet = book[name]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
            rows.sort(key=str)
            sheet.insert_rows(2, 3)
            for number, cells in enumerate(rows[::-1], 5):
                for column, value in enumerate(cells, 1):
                    sheet.cell(number, column).value = escaped(value) if isinstance(value, str) else value
        book["people"].row_dimensions[5].hidden = True

    take_back(read_case(changed(path, turn)), folder)
    after = require(read_case(folder))
    assert {(row.id, str(row.values), str(row.links)) for row in before.all()} == {
        (row.id, str(row.values), str(row.links)) for row in after.all()
    }


REFUSED: dict[str, tuple[Callable[[Workbook], object], str]] = {
    "a sheet with rows was deleted": (
        lambda book: book.remove(book["needs"]),
        "The workbook has no sheet `needs`; the folder has 2 rows of it. Put it back, or delete needs.csv first",
    ),
    "it is of another case": (
        lambda book: book["case"].__setitem__("B2", "other"), "The workbook is of the case other, and ",
    ),
    "it does not say which case it was written from": (
        lambda book: book.remove(book[LISTS]), "is not what the workbook was written from. With --replace",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "says"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_is_not_taken_back_where(tmp_path: Path, change: Callable[[Workbook], object], says: str):
    folder, path = opened(tmp_path)
    before = folder_files(folder)
    book = read_case(changed(path, change))
    with pytest.raises(CaseNotWrittenError) as error:
        take_back(book, folder)
    assert says in str(error.value)
    assert folder_files(folder) == before


def test_a_folder_that_changed_since_is_replaced_only_where_that_is_said(tmp_path: Path):
    folder, path = opened(tmp_path)
    (folder / "needs.csv").write_text(EXAMPLE["needs.csv"].replace("role", "duty"), encoding="utf-8")
    with pytest.raises(CaseNotWrittenError, match="has changed since the workbook was written"):
        take_back(read_case(path), folder)
    assert [change.file for change in take_back(read_case(path), folder, replace=True)] == ["needs.csv"]
    assert (folder / "needs.csv").read_text(encoding="utf-8") == EXAMPLE["needs.csv"]


@pytest.mark.parametrize(("sheet", "fault"), [("people", "heading 'colour' is not known"), ("chronology", "")])
def test_a_column_of_ones_own_is_a_fault_but_beside_a_chronology(tmp_path: Path, sheet: str, fault: str):
    folder, path = opened(tmp_path, {"chronology.csv": "id,date,event\nc-1,4 May 2015,a call\n"})

    def add(book: Workbook) -> None:
        last = book[sheet].max_column + 1
        book[sheet].cell(1, last).value, book[sheet].cell(2, last).value = "colour", "red"

    book = read_case(changed(path, add))
    if fault:
        with pytest.raises(CaseFaultyError, match=fault):
            take_back(book, folder)
    else:
        take_back(book, folder)
        assert "colour" in (folder / "chronology.csv").read_text(encoding="utf-8").splitlines()[0]


def test_what_the_workbook_added_and_nobody_used_is_no_part_of_the_case(tmp_path: Path):
    folder, path = opened(tmp_path)
    sheets = read_case(path)
    assert list(sheets.tables) == list(read_case(folder).tables)
    assert CHRONOLOGY.name not in sheets.tables
    assert not set(HELPERS) & set(sheets.tables)


def test_the_coding_columns_say_how_they_are_written(tmp_path: Path):
    book = load_workbook(opened(tmp_path)[1])
    remarks = {cell.value: cell.comment.text for cell in book["chronology"][1]}
    assert all("HOLDER" in remarks[column] for column in CODING)


def test_a_chronology_to_code_stands_in_front_with_room_for_the_coding(tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "quay", {"chronology.csv": "id,date,agency,event,source\nc-1,2015,Police,Seen,log\n"}
    )
    write_coding_workbook(read_case(folder), tmp_path / "quay.xlsx")

    book = load_workbook(tmp_path / "quay.xlsx")
    sheet = book.active
    assert sheet is not None
    assert sheet.title == "chronology"
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert {widths[heading] for heading in ("learned", "told", "not told", "asked")} == {44}


def test_taking_back_says_which_rows_are_changed_and_which_are_new_or_gone(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "quay", {"chronology.csv": "id,date,event\nc-1,2015,a\nc-2,2015,b\nc-3,2015,c\n"})
    write_coding_workbook(read_case(folder), tmp_path / "quay.xlsx")
    book = load_workbook(tmp_path / "quay.xlsx")
    sheet = book["chronology"]
    sheet["C2"].value = "something else"
    sheet.delete_rows(4)
    sheet["B6"].value, sheet["C6"].value = "2016", "d"
    book.save(tmp_path / "quay.xlsx")

    changes = take_back(read_case(tmp_path / "quay.xlsx"), folder)

    assert [str(change) for change in changes] == ["chronology.csv: 1 changed, 1 new, 1 gone"]


def test_drafts_to_look_through_stand_in_front(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "quay", {"drafts.csv": "id,table,status\nd-1,incidents,draft\n"})
    write_coding_workbook(read_case(folder), tmp_path / "quay.xlsx")

    sheet = load_workbook(tmp_path / "quay.xlsx").active
    assert sheet is not None
    assert sheet.title == "drafts"
