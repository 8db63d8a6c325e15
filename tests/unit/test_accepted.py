"""Suggested rows of a case: only accepted ones are part of it; looking through them; commands and page over them."""

# ruff: noqa: E501 - a row and what is wrong with it stand on one line

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from case_files import faults_of, write_case
from command_line import whoknew

from drafts.case import write_draft
from drafts.reading import read_draft
from drafts.reviewing import (
    Suggested,
    as_draft_cells,
    brought_along,
    columns_to_edit,
    read_suggestions,
    wants,
    write_changes,
)
from loaders.check import require
from loaders.errors import CaseExistsError
from loaders.passages import parse_report, read_report
from loaders.read import read_case
from loaders.tables import BY_NAME
from loaders.wording import find_runs, index_runs
from views import drafts as view

NARRATIVES = Path(__file__).parents[1] / "narratives"
REPORT = NARRATIVES / "alder.txt"
HEAD = "id,table,status,locator,confidence,cue,date,what,kind,from,to,outcome,name,meeting status\n"
INCIDENT = "d-1,incidents,{},review 3:1,0.85,punched,4 May 2015,{},assault,,,,,\n"


def with_drafts(folder: Path, *rows: str) -> Path:
    return write_case(folder / "anna", {"drafts.csv": HEAD + "".join(rows)})


def test_a_suggestion_that_nobody_accepted_is_no_part_of_the_case_and_the_check_says_how_many(tmp_path: Path) -> None:
    case = with_drafts(
        tmp_path, INCIDENT.format("draft", "he hit her"), INCIDENT.format("", "again").replace("d-1", "d-2")
    )
    checked = require(read_case(case))

    assert "d-1" not in {row.id for row in checked.all()}
    waiting = [str(remark) for remark in checked.remarks if remark.place.file == "drafts.csv"]
    assert waiting == [
        "drafts.csv: 2 suggestions wait for a person to accept or reject them; they are no part of the case."
    ]


def test_an_accepted_suggestion_is_a_row_of_its_table_with_its_passage_as_source(tmp_path: Path) -> None:
    case = with_drafts(
        tmp_path, INCIDENT.format("accepted", "he hit her"), INCIDENT.format("rejected", "no").replace("d-1", "d-2")
    )
    rows = {row.id: row for row in require(read_case(case)).table("incidents")}

    assert rows["d-1"].text("what") == "he hit her"
    assert rows["d-1"].many("sources") == ("review 3:1",)
    assert "d-2" not in rows


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (INCIDENT.format("accepted", "hit (what?)"), "drafts.csv, row 2, column what: still says (what?)."),
        (INCIDENT.format("acepted", "hit"), "drafts.csv, row 2, column status: 'acepted' says not what became of it."),
        (INCIDENT.format("accepted", ""), "drafts.csv, row 2, column what: is empty."),
        (INCIDENT.format("accepted", "hit").replace("incidents", "incident"), "drafts.csv, row 2, column table: 'incident' is no table of a case."),
        (INCIDENT.format("accepted", "hit").replace("4 May", "31 June"), "drafts.csv, row 2, column date:"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_accepted_suggestion_is_told_at_its_own_place(
    tmp_path: Path, row: str, fault: str
) -> None:
    assert any(each.startswith(fault) for each in faults_of(with_drafts(tmp_path, row)))


def test_a_meetings_own_status_has_a_column_of_its_own(tmp_path: Path) -> None:
    row = "m-1,meetings,accepted,review 3:1,0.6,conference,4 May 2015,,,,,,conference,cancelled\n"
    meeting = require(read_case(with_drafts(tmp_path, row))).table("meetings")[-1]

    assert (meeting.id, meeting.text("status")) == ("m-1", "cancelled")


def drafted(folder: Path, name: str = "alder") -> Path:
    report = read_report(REPORT)
    write_draft(read_draft(report), report, REPORT, folder / name)
    return folder / name


def test_a_draft_case_says_that_nothing_of_it_has_been_accepted(tmp_path: Path) -> None:
    outcome = whoknew("check", str(drafted(tmp_path)))

    assert outcome.code == 1
    assert "suggestions in drafts.csv has been accepted yet." in outcome.out


def test_every_suggestion_that_lacks_nothing_can_be_accepted_and_then_the_case_is_sound(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    ready = {one.id: {"status": "accepted"} for one in read_suggestions(case) if not wants(one)}
    write_changes(case, ready)

    assert len(ready) > 0.6 * len(read_suggestions(case))
    assert faults_of(case) == []
    assert {"incidents", "sharings", "absences", "decisions", "people", "holders"} <= {
        name for name, rows in require(read_case(case)).rows.items() if rows
    }


@pytest.mark.parametrize("name", ["alder", "birch", "cedar"])
def test_no_suggestion_repeats_eight_words_of_the_report(tmp_path: Path, name: str) -> None:
    path = NARRATIVES / f"{name}.txt"
    report = read_report(path)
    write_draft(read_draft(report), report, path, tmp_path / name)
    index = index_runs(path.read_text(encoding="utf-8"))

    assert [
        run
        for one in read_suggestions(tmp_path / name)
        for text in one.cells.values()
        for run in find_runs(index, text)
    ] == []


def test_a_draft_goes_into_a_workbook_and_into_a_case_that_names_the_report_but_never_over_another(
    tmp_path: Path,
) -> None:
    report = read_report(REPORT)
    draft = read_draft(report)
    number = write_draft(draft, report, REPORT, tmp_path / "alder.xlsx")
    case = drafted(tmp_path)
    (case / "drafts.csv").unlink()

    assert len(read_case(tmp_path / "alder.xlsx").tables["drafts"].lines) == number
    assert write_draft(draft, report, REPORT, case) == number
    with pytest.raises(CaseExistsError):
        write_draft(draft, report, REPORT, case)


def test_changes_give_back_what_stood_there_and_keep_what_others_changed_meanwhile(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    first, second = [one.id for one in read_suggestions(case)][:2]
    before = write_changes(case, {first: {"status": "rejected"}})
    write_changes(case, {second: {"status": "accepted"}})
    write_changes(case, before)
    status = {one.id: one.status for one in read_suggestions(case)}

    assert (status[first], status[second]) == ("draft", "accepted")
    assert [path.name for path in case.iterdir() if path.name.startswith(".")] == []


def test_whom_a_row_names_is_accepted_with_it(tmp_path: Path) -> None:
    everything = read_suggestions(drafted(tmp_path))
    one = next(each for each in everything if each.table == "incidents" and "adult-b" in each.row.get("people", ""))

    assert "adult-b" in {each.id for each in brought_along(everything, one)}


def test_columns_to_edit_are_those_of_the_table_with_their_values_to_choose_from() -> None:
    columns = {heading: values for heading, _, values, _ in columns_to_edit("meetings")}

    assert columns["status"][0] == "held"
    assert "sources" not in columns
    assert as_draft_cells("meetings", {"status": "cancelled"}) == {"meeting status": "cancelled"}
    assert set(BY_NAME["sharings"].columns[index].heading for index in range(3)) <= {  # noqa: C401
        heading for heading, *_ in columns_to_edit("sharings")
    }


def test_json_has_every_event_with_its_days_and_its_place() -> None:
    document = json.loads(whoknew("draft", str(REPORT), "--format", "json").out)

    assert len(document["events"]) >= 30
    first = next(event for event in document["events"] if event["locator"] == "2.10")
    assert (first["date_text"], first["earliest"], first["latest"]) == (
        "On Friday 6th September 2013",
        "2013-09-06",
        "2013-09-06",
    )
    assert set(first) == {
        "date_text",
        "earliest",
        "latest",
        "holders",
        "implied",
        "text",
        "locator",
        "cue",
        "suggests",
        "confidence",
    }
    assert {event["confidence"] for event in document["events"]} <= {"high", "medium", "low"}


def test_a_draft_is_written_and_says_that_nothing_counts_yet(tmp_path: Path) -> None:
    outcome = whoknew("draft", str(REPORT), "--to", str(tmp_path / "alder"))

    assert outcome.code == 0
    assert "none of which is part of the case yet" in outcome.err
    with (tmp_path / "alder" / "drafts.csv").open(encoding="utf-8", newline="") as file:
        assert {row["status"] for row in csv.DictReader(file)} == {"draft"}


def test_a_citation_of_a_case_is_found_in_its_report_with_what_stands_around_it(tmp_path: Path) -> None:
    case = drafted(tmp_path)
    shutil.copy(REPORT, case)
    outcome = whoknew("locate", "--case", str(case), "alder 2.4", "--around", "1")
    (case / "alder.txt").unlink()
    missing = whoknew("locate", "--case", str(case), "2.4")

    assert [line.split()[0] for line in outcome.out.splitlines() if line.startswith("2.")] == ["2.3", "2.4", "2.5"]
    assert missing.code == 1
    assert "the file alder.txt is not on this machine" in missing.err


def shown(*statuses: str) -> list[view.Shown]:
    return [
        view.Shown(f"d{number}", "incidents", status, 0.85, "2.1", "hit", {}) for number, status in enumerate(statuses)
    ]


def test_after_a_decision_comes_the_next_that_waits_and_then_the_first() -> None:
    rows = shown("draft", "accepted", "draft", "rejected")

    assert view.after_deciding(rows, "d0") == "d2"
    assert view.after_deciding(rows, "d3") == "d0"
    assert view.after_deciding(shown("accepted"), "d0") == "d0"
    assert (view.next_to(rows, "d0", -1), view.next_to(rows, "d1", 1), view.next_to([], "d1", 1)) == ("d0", "d2", "")


def test_filters_leave_what_they_name_and_all_where_they_name_nothing() -> None:
    rows = shown("draft", "accepted")

    assert view.chosen(rows, [], [], []) == rows
    assert view.chosen(rows, ["incidents"], ["high"], ["accepted"]) == rows[1:]
    assert view.chosen(rows, ["sharings"], [], []) == []


def test_the_cue_is_marked_wherever_it_stands_and_the_text_is_kept_whole() -> None:
    pieces = view.marked("She told him; he told nobody.", "told")

    assert "".join(piece.get("text", "") for piece in pieces) == "She told him; he told nobody."
    assert [piece["text"] for piece in pieces if piece["tag"] == "strong"] == ["told", "told"]


def test_a_suggestion_of_no_table_wants_one() -> None:
    assert wants(Suggested("d", {"table": "nothing"})) == ["nothing is no table of a case"]


def test_a_report_that_names_no_day_begins_a_draft_with_the_months_that_it_names(tmp_path: Path) -> None:
    text = (
        "1 What happened\n\nIn March 2014 Anna told the police about him.\n\nIn June 2015 the police closed the case.\n"
    )
    report = parse_report(text)

    write_draft(read_draft(report), report, tmp_path / "review.txt", tmp_path / "quay")

    period = read_case(tmp_path / "quay").settings["period"]
    assert period == {"from": "2014-03-01", "to": "2015-06-30"}


def test_of_somebody_who_is_only_named_the_name_is_marked_in_the_passage() -> None:
    named = view.Shown("police", "holders", "draft", 0.6, "2.1", "named", {"name": "the police"})
    told = view.Shown("d-1", "sharings", "draft", 0.6, "2.1", "told", {})

    assert (named.marks, told.marks) == ("the police", "told")
    assert view.first_to_look_at([replace(named, status="accepted"), told]) == "d-1"
