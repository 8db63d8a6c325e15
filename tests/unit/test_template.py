"""The empty case, and the page that says how to fill it in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from case_files import faults_of

from loaders.check import check
from loaders.errors import CaseExistsError, CaseNotWrittenError
from loaders.format_page import PAGE, format_page
from loaders.known import HEADINGS
from loaders.read import read_case
from loaders.rows import Checked
from loaders.tables import BY_NAME, TABLES
from loaders.template import write_empty_case
from loaders.to_claims import derived
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = [
    "case.yml, row 4: `title` is missing. What belongs here: what the review is called.",
    "case.yml, row 14: `period from` is empty. What belongs here: the first day that the review looks at.",
    "case.yml, row 15: `period to` is empty. What belongs here: the last day that the review looks at.",
    "holders.csv: has no rows yet. What belongs here: who or what can hold information, beside people: agencies, their "
    "units, workers and record systems, and forums.",
    "information.csv: has no rows yet. What belongs here: the propositions that holders can know, true or not.",
    "knowledge.csv: has no rows yet. What belongs here: who knew what by other ways than being told at a sharing or a "
    "meeting: what was seen, said to them by a person, found in or written into a record.",
    "people.csv: has no rows yet. What belongs here: everybody in the case, under pseudonyms.",
]


def test_an_empty_case_lacks_only_what_every_case_needs(tmp_path: Path):
    write_empty_case(tmp_path / "harbour", "harbour")
    assert faults_of(tmp_path / "harbour") == EMPTY


def test_an_empty_case_has_every_table_with_every_heading_and_says_what_each_is_for(tmp_path: Path):
    write_empty_case(tmp_path / "harbour", "harbour")
    tables = read_case(tmp_path / "harbour").tables
    assert {name: sheet.headings for name, sheet in tables.items()} == {name: HEADINGS[name] for name in BY_NAME}
    for table in TABLES:
        remarks = [line.cells[0] for line in tables[table.name].lines]
        assert remarks[0] == f"# {table.about}"
        assert [remark.split(":")[0].removesuffix(" (needed)") for remark in remarks[1:]] == [
            f"# {column.heading}" for column in table.columns
        ]


def test_an_empty_case_survives_as_a_workbook(tmp_path: Path):
    write_empty_case(tmp_path / "harbour", "harbour")
    sheets = read_case(tmp_path / "harbour")
    write_workbook(sheets, tmp_path / "harbour.xlsx")
    assert {name: sheet.content() for name, sheet in read_case(tmp_path / "harbour.xlsx").tables.items()} == {
        name: sheet.content() for name, sheet in sheets.tables.items()
    }


def test_an_empty_case_in_a_folder_of_another_name_keeps_its_id(tmp_path: Path):
    write_empty_case(tmp_path / "New folder", "harbour")
    assert read_case(tmp_path / "New folder").case == "harbour"


def test_nothing_is_overwritten_and_no_case_has_a_name_that_is_no_id(tmp_path: Path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a").touch()
    with pytest.raises(CaseExistsError):
        write_empty_case(tmp_path / "there", "there")
    with pytest.raises(CaseNotWrittenError, match="lower-case letters"):
        write_empty_case(tmp_path / "new", "New case")
    assert not (tmp_path / "new").exists()


def test_the_page_of_the_format_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == format_page(), "run `python -m loaders.format_page`"


def test_the_example_on_the_page_is_a_case_that_loads_and_says_something(tmp_path: Path):
    files = re.findall(
        r"^`([a-z_.]+)`\n\n```(?:yaml|csv)\n(.*?)```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.M
    )
    (tmp_path / "anna").mkdir()
    for name, text in files:
        (tmp_path / "anna" / name).write_text(text, encoding="utf-8")
    checked = check(read_case(tmp_path / "anna"))
    assert isinstance(checked, Checked), checked
    social_care = {(way.item, way.via) for way in derived(checked).knowing if way.holder == "social-care"}
    assert social_care == {("i-injury", "s-referral")}


def test_the_page_names_every_table_column_and_value():
    page = format_page()
    for table in TABLES:
        section = page.split(f"### {table.name}\n", 1)[1].split("\n### ", 1)[0]
        for column in table.columns:
            assert f"| `{column.heading}` |" in section
            for value, meaning in (column.choices.values if column.choices else {}).items():
                assert f"| `{value}` | {meaning} |" in page


def test_every_link_within_the_page_leads_somewhere():
    page = format_page()
    anchors = {re.sub(r"[^a-z0-9 -]", "", heading.lower()).strip().replace(" ", "-")
               for heading in re.findall(r"^#+ (.*)$", page, re.M)}  # fmt: skip
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= anchors
