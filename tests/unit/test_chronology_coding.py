"""What follows from the four coding columns of a chronology, and every example of the page about them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.check import check, require
from loaders.csv_text import write_rows
from loaders.notation import write_links
from loaders.read import read_case
from loaders.rows import Checked, Written

if TYPE_CHECKING:
    from loaders.rows import Row

PAGE = Path(__file__).parents[2] / "docs" / "coding-in-a-workbook.md"
EXAMPLE = re.compile(r"^\| (learned|told|not told|asked) \| (.+?) \| (.+?) \|$", re.MULTILINE)
CASE = """\
title: Review (made up)
period: {from: 1 January 2015, to: 30 June 2015}
sources:
  - {id: review, title: Overview report}
glossary:
  CSC: Riverside Social Care
"""
HEADINGS = ("id", "date", "time", "agency", "event", "source", "learned", "told", "not told", "asked")
HOLDERS = """\
id,name,kind,sector,also known as
police,Riverside Police,agency,police,RP; the force
social-care,Riverside Social Care,agency,children's social services,
gp,Mill Lane Surgery,agency,health,
"""
PEOPLE = "id,name,role\nmara,Mara,victim\ndan,Dan,perpetrator\n"
INFORMATION = """\
id,statement,kind
i-strangled,he strangled her,strangulation
i-hit,Dan hit Mara,assault
i-row,there was a row,account
"""
TABLES = {"holders.csv": HOLDERS, "people.csv": PEOPLE, "information.csv": INFORMATION}
DAY = "4 May 2015"
NOT_SHOWN = frozenset({"id", "sources", "asserted by", "note", "why", "what"})


def write_chronology(folder: Path, *rows: dict[str, str], tables: dict[str, str] | None = None) -> Path:
    """A case of these rows and, unless others are given, of the tables above; rows are of the police on 4 May 2015."""
    folder.mkdir(parents=True, exist_ok=True)
    further = [heading for row in rows for heading in row if heading not in HEADINGS]
    headings = [*HEADINGS, *dict.fromkeys(further)]
    usual = {"date": DAY, "agency": "police", "event": "a call"}
    lines = [{"id": f"c-{number:04}", **usual, **row} for number, row in enumerate(rows, 1)]
    text = write_rows([headings, *([line.get(heading, "") for heading in headings] for line in lines)])
    for name, content in {"case.yml": CASE, "chronology.csv": text, **(TABLES if tables is None else tables)}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def coded(tmp_path: Path, *rows: dict[str, str], tables: dict[str, str] | None = None) -> Checked:
    return require(read_case(write_chronology(tmp_path / "mara", *rows, tables=tables)))


def faults(tmp_path: Path, *rows: dict[str, str], tables: dict[str, str] | None = None) -> list[str]:
    found = check(read_case(write_chronology(tmp_path / "mara", *rows, tables=tables)))
    return [] if isinstance(found, Checked) else [str(fault) for fault in found]


def shown(row: Row) -> str:
    """A row as the page shows it: its table, and its cells in the order of the columns, without the day of the row."""
    cells = []
    for column in row.table.columns:
        value = row.values.get(column.heading)
        text = value.text if isinstance(value, Written) else "; ".join(value) if isinstance(value, tuple) else value
        text = write_links(row.links[column.heading]) if column.heading in row.links else text
        if text and text != DAY and column.heading not in NOT_SHOWN:
            cells.append(f"{column.heading} *{text}*")
    return f"`{row.table.name}`: {', '.join(cells)}"


def followed(checked: Checked) -> list[str]:
    """The rows that follow from the chronology, but for its incidents."""
    return [shown(row) for row in checked.all() if row.place.file == "chronology.csv" and row.table.name != "incidents"]


def examples() -> list[tuple[str, str, str]]:
    return [(found[1], found[2], found[3]) for found in EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("column", "text", "follows"), examples())
def test_every_example_of_the_page_gives_the_rows_that_stand_beside_it(
    tmp_path: Path, column: str, text: str, follows: str
):
    lines = text.strip("`").replace("` `", "\n")
    assert "<br>".join(followed(coded(tmp_path, {column: lines}))) == follows


def test_the_page_has_examples_of_every_column_and_each_word_of_the_notation():
    written = " ".join(text for _, text, _ in examples())
    words = ("->", "=", "new (", "new person", "new agency", "partly", "changed to", "left out", "witnessed")
    assert {column for column, _, _ in examples()} == {"learned", "told", "not told", "asked"}
    assert [word for word in words if word not in written] == []


def one(column: str, text: str, **more: str) -> dict[str, str]:
    return {column: text, **more}


ONE_FAULT: dict[str, tuple[dict[str, str], str]] = {
    "a name that is nobody's": (
        one("told", "polise -> gp: i-hit"),
        "column told: 'polise' is the name of no person or holder of the case. Did you mean 'Riverside Police'?",
    ),
    "an item that is none": (
        one("learned", "gp: Dan hit Mary"),
        "column learned: 'Dan hit Mary' is neither the id nor the statement of an item of the case. "
        "Did you mean 'Dan hit Mara'?",
    ),
    "an agency that the table does not have": (
        one("agency", "Riverside Fire"),
        "column agency: 'Riverside Fire' is the name of no person or holder of the case. Did you mean",
    ),
    "a slip in an id that was asked for": (
        one("asked", "gp: i-strangld"), "column asked: 'i-strangld' is no item. Did you mean 'i-strangled'?",
    ),
    "an outcome that is none": (one("told", "gp: i-hit = recieved"), "column told: 'recieved' is no outcome of a"),
    "a word in a bracket that is none": (
        one("learned", "gp (heard): i-hit"), "column learned: 'heard' in a bracket is",
    ),
    "how it went, where nothing went": (one("learned", "gp: i-hit (partly)"), "column learned: (partly) stands behind"),
    "an open bracket": (one("learned", "gp (told: i-hit"), "column learned: a bracket in 'gp (told: i-hit' is not"),
    "an open quote": (one("learned", 'gp: "i-hit'), "column learned: a quote in"),
    "two arrows": (one("told", "gp -> police -> social care: i-hit"), "column told: 'gp -> police -> social care' has"),
    "an arrow under learned": (one("learned", "gp -> police: i-hit"), "column learned: an arrow says who told whom."),
    "nobody who was told": (one("told", "i-hit"), "column told: does not say who was told."),
    "nothing that was told": (one("told", "gp -> police"), "column told: names no information."),
    "a holder in place of an item": (one("learned", "gp"), "column learned: 'gp' is a holder, and stands where"),
    "new without a kind": (one("learned", "new: Dan left"), "column learned: 'Dan left' is new and has no kind of"),
    "a new item of a kind that is none": (
        one("learned", "new (punch): Dan left"), "column learned: 'punch' is no kind of information.",
    ),
    "new for what is there": (
        one("learned", "new (assault): dan hit mara"),
        "column learned: 'dan hit mara' is in the case already, as 'i-hit'.",
    ),
    "a new id that is taken": (
        one("learned", "new gp (assault): Dan left"), "column learned: the id 'gp' stands already.",
    ),
    "a role that is none": (one("learned", "new person Ann (wife)"), "column learned: 'wife' is no role."),
    "a body that is nobody": (
        one("learned", "new unit Team (of polise)"), "column learned: 'polise' is the name of no person or holder",
    ),
    "a date that cannot be read": (
        one("learned", "gp: i-hit", date="31 February 2015"), "column date: '31 February 2015'",
    ),
    "a day in a bracket that cannot be": (
        one("learned", "gp (31 February 2015): i-hit"), "column learned: '31 February",
    ),
    "no date": (one("learned", "gp: i-hit", date=""), "column date: is empty."),
    "no event and no coding": (one("event", ""), "column event: is empty."),
    "a kind of incident that is none": (
        one("kind of incident", "quarrel"), "column kind of incident: 'quarrel' is no kind of incident.",
    ),
    "an id that is none": (one("id", "Event 1"), "column id: 'Event 1' is no id."),
}  # fmt: skip


@pytest.mark.parametrize(("row", "begins"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_one_mistake_is_one_fault_at_its_cell(tmp_path: Path, row: dict[str, str], begins: str):
    found = faults(tmp_path, {}, row)
    assert [fault[: len(f"chronology.csv, row 3, {begins}")] for fault in found] == [f"chronology.csv, row 3, {begins}"]


def test_a_name_that_may_be_two_is_a_fault_that_names_both(tmp_path: Path):
    tables = {**TABLES, "people.csv": "id,name,role\nmara,Mara,victim\nmara-2,Mara,relative\n"}
    (fault,) = faults(tmp_path, one("learned", "Mara: i-hit"), tables=tables)
    assert fault == "chronology.csv, row 2, column learned: 'Mara' may be 'mara' or 'mara-2'. Write the id."


def test_a_name_that_is_nobodys_is_one_fault_however_often_it_is_written(tmp_path: Path):
    row = one("learned", "polise: i-hit", told="polise -> gp: i-hit")
    (fault,) = faults(tmp_path, row, row, one("agency", "Polise", asked="gp: x"))
    assert fault.startswith("chronology.csv, row 2, column learned: 'polise' is the name of no person or holder of the "
                            "case. Also in rows 3, 4. Did you mean 'Riverside Police'?")  # fmt: skip


def test_a_row_keeps_where_it_stands_and_who_says_it(tmp_path: Path):
    checked = coded(tmp_path, one("told", "gp: i-hit", source="review 6:12", time="14:30"),
                    one("learned", "i-hit", source="crime report 12", agency="RP; gp"))  # fmt: skip
    (sharing,), (knowledge,) = checked.table("sharings"), checked.table("knowledge")
    assert (sharing.many("sources"), sharing.text("asserted by"), sharing.text("time")) == (
        ("review 6:12",), "Riverside Police", "14:30",
    )  # fmt: skip
    assert str(sharing.at("information")) == "chronology.csv, row 2, column told"
    assert str(sharing.at("date")) == "chronology.csv, row 2, column date"
    assert (knowledge.many("sources"), knowledge.text("note"), knowledge.text("asserted by")) == (
        ("chronology c-0002",), "source: crime report 12", "Riverside Police; Mill Lane Surgery",
    )  # fmt: skip
    assert knowledge.ids("holder") == ("police", "gp")
    assert [source.id for source in checked.settings.sources] == ["review", "chronology"]


def test_every_row_is_an_incident_of_its_agency_unless_the_table_has_it(tmp_path: Path):
    incidents = "id,what,date,kind,critical\nc-0002,Dan killed Mara,5 May 2015,death,yes\n"
    checked = coded(tmp_path, one("time", "23:20"), {}, one("critical", "yes", **{"kind of incident": "assault"}),
                    tables={**TABLES, "incidents.csv": incidents})  # fmt: skip
    found = {row.id: row for row in checked.table("incidents")}
    assert list(found) == ["c-0002", "c-0001", "c-0003"]
    assert found["c-0001"].ids("holders") == ("police",)
    assert (found["c-0001"].text("time"), found["c-0001"].text("kind")) == ("23:20", "contact")
    assert (found["c-0002"].text("what"), found["c-0002"].values["critical"]) == ("Dan killed Mara", True)
    assert (found["c-0003"].text("kind"), found["c-0003"].values["critical"]) == ("assault", True)


def test_rows_of_tables_and_rows_that_follow_stand_together(tmp_path: Path):
    knowledge = "id,holder,information,since,basis\nk-1,gp,i-new; i-hit,6 May 2015,told\n"
    checked = coded(tmp_path, one("learned", "new i-new (threat): he shouted"),
                    tables={**TABLES, "knowledge.csv": knowledge})  # fmt: skip
    assert [row.id for row in checked.table("knowledge")] == ["k-1", "k-c-0001-1"]
    assert [row.id for row in checked.table("information")][-1] == "i-new"


def test_what_is_new_can_be_named_before_and_after_the_row_that_adds_it(tmp_path: Path):
    checked = coded(tmp_path, one("learned", "the hill school: he shouted"),
                    one("learned", "new agency Hill School (education): new (threat): He shouted."),
                    one("told", "hill-school -> gp: i-he-shouted."))  # fmt: skip
    assert [row.ids("information") for row in checked.table("knowledge")] == [("i-he-shouted",)] * 2


def test_without_a_table_of_holders_the_agencies_of_the_rows_are_those_of_the_case(tmp_path: Path):
    checked = coded(tmp_path, one("agency", "Riverside Police", learned="new i-hit (assault): Dan hit Mara"),
                    one("agency", "CSC", told="Riverside Police: i-hit"),
                    one("agency", "Riverside Polcie"), tables={})  # fmt: skip
    assert [(row.id, row.text("name")) for row in checked.table("holders")] == [
        ("riverside-police", "Riverside Police"), ("riverside-social-care", "Riverside Social Care"),
        ("riverside-polcie", "Riverside Polcie"),
    ]  # fmt: skip
    assert "chronology.csv, row 4, column agency: 'Riverside Polcie' is nearly 'Riverside Police'" in "\n".join(
        map(str, checked.remarks)
    )


def test_what_only_the_sender_says_to_have_arrived_is_worth_a_remark(tmp_path: Path):
    rows = (one("told", "gp: i-hit"), one("told", "gp: i-row"), one("told", "gp: i-hit = received"),
            one("told", "gp -> police: i-hit"))  # fmt: skip
    (remark,) = [str(each) for each in coded(tmp_path, *rows).remarks if "counts as received" in str(each)]
    assert remark.startswith("chronology.csv, row 2, column told: ")
    assert remark.endswith("(and 1 more).")


def test_columns_of_the_agency_and_cells_that_say_nothing_are_kept_and_give_nothing(tmp_path: Path):
    folder = write_chronology(tmp_path / "mara", {"Officer's Comment": "= 5; police: x", "learned": "n/a", "told": "-"})
    sheets = read_case(folder)
    assert sheets.faults == ()
    assert sheets.tables["chronology"].headings[-1] == "Officer's Comment"
    assert followed(require(sheets)) == []


def test_a_table_that_cannot_be_read_blames_no_name(tmp_path: Path):
    found = faults(tmp_path, one("learned", "gp: i-hit"), tables={**TABLES, "holders.csv": "", "holder.csv": HOLDERS})
    assert [fault.split(":")[0] for fault in found if "name of no person" in fault] == []


def test_ids_of_rows_that_follow_stay_when_other_rows_come_before_them(tmp_path: Path):
    first = {"id": "c-0007", "told": "gp: i-hit", "learned": "i-hit"}
    few, many = coded(tmp_path / "a", first), coded(tmp_path / "b", one("learned", "i-row"), first)
    assert {row.id for row in few.all()} <= {row.id for row in many.all()}
