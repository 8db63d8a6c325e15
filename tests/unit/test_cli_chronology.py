"""The command that reads chronologies: what it prints for people and for programs, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from case_files import write_case
from command_line import whoknew

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "Date,Time,Event\n12/03/2014,14:20,=cmd()\nearly June 2014,,two\n31/02/2014,,three\n,,four\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WHOKNEW_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "police.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_json_has_events_problems_remarks_and_the_account_of_all_rows(sent: Path):
    outcome = whoknew(
        "chronology", str(sent), "--agency", "Police", "--period", "2010..2016", "--dry-run", "--format", "json"
    )

    document = json.loads(outcome.out)
    assert outcome.code == 1
    assert document["events"] == [
        {
            "date_text": "12/03/2014", "earliest": "2014-03-12", "latest": "2014-03-12", "time": "14:20",
            "agency": "Police", "text": "=cmd()", "locator": "police.csv, row 2", "uncertain": False,
            "columns": {"Date": "12/03/2014", "Time": "14:20", "Event": "=cmd()"},
        },
        {
            "date_text": "early June 2014", "earliest": "2014-06-01", "latest": "2014-06-10", "time": None,
            "agency": "Police", "text": "two", "locator": "police.csv, row 3", "uncertain": True,
            "columns": {"Date": "early June 2014", "Time": "", "Event": "two"},
        },
    ]  # fmt: skip
    assert [(problem["locator"], problem["text"]) for problem in document["problems"]] == [
        ("police.csv, row 4", "three four")
    ]
    assert document["problems"][0]["reason"].startswith("impossible date")
    assert document["remarks"][0]["locator"] == "police.csv, row 5"
    assert document["rows"] == {
        "rows": 5,
        "events": 2,
        "problems": 1,
        "headings": 1,
        "empty": 0,
        "continuations": 1,
        "left_out": 0,
    }
    assert "5 rows read: 2 events, 1 problem" in outcome.err


def test_csv_lets_no_cell_start_a_formula(sent: Path):
    outcome = whoknew("chronology", str(sent), "--agency", "Police", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert [row["what"] for row in rows] == ["event", "event", "problem"]
    assert rows[0]["text"] == "'=cmd()"


def test_the_period_is_that_of_the_case_and_a_file_without_problems_ends_well(tmp_path: Path):
    case = write_case(tmp_path / "case")
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("Date;Agency;Event\n12/03/2009;GP;one\n", encoding="utf-8")
    bad.write_text("Date;Agency;Event\n12/03/1909;GP;one\n", encoding="utf-8")

    assert whoknew("chronology", str(good), "--case", str(case), "--period", "2009..2010").code == 0
    outcome = whoknew("chronology", str(bad), "--case", str(case))
    assert (outcome.code, "year out of the case's period" in outcome.out) == (1, True)


def test_a_mapping_of_the_case_or_of_the_home_folder_is_used(tmp_path: Path, home: Path):
    path = tmp_path / "a.csv"
    path.write_text("Wann;Was\n03/04/2014;one\n", encoding="utf-8")
    (home / "mappings").mkdir(parents=True)
    (home / "mappings" / "police.yml").write_text(
        "agency: Police\nday_first: no\ncolumns: {date: Wann, text: Was}\n", encoding="utf-8"
    )

    outcome = whoknew("chronology", str(path), "--mapping", "police", "--format", "json")

    assert [(event["earliest"], event["agency"]) for event in json.loads(outcome.out)["events"]] == [
        ("2014-03-04", "Police")
    ]
    missing = whoknew("chronology", str(path), "--mapping", "gp")
    assert (missing.code, "Saved: police." in missing.err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"), [(["missing.csv"], "does not exist"), (["a.csv", "--period", "soon"], "period")]
)
def test_what_cannot_be_read_is_one_message(arguments: list[str], said: str):
    outcome = whoknew("chronology", *arguments)

    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err
