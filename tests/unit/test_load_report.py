"""What the load report points out: rows that do not hang together once it is worked out who knew what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import checked_case, replaced, with_row

from commands.load_telling import print_report
from graph.writes import Change
from loaders.faults import Place, Remark
from loaders.format_example import EXAMPLE
from loaders.report import make_report
from loaders.second_look import second_look
from loaders.to_claims import derived
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "id,name,date,status,present,raised,sources\nm1,conference,1 May 2015,held,{present},{raised},review 5\n"

REMARKS = {
    "nothing to say about the example": ({}, []),
    "sender that never came to know": (
        replaced("sharings.csv", "anna,surgery", "police,surgery"),
        ["sharings.csv, row 2, column information: nothing says that police had 'i-injury' by then; "
         "code how it came to know, or correct the sender or the date."],
    ),
    "sender that came to know later": (
        replaced("knowledge.csv", "response,i-hit,3 February 2015", "response,i-hit,12 March 2015"),
        ["sharings.csv, row 3, column partly: nothing says that response had 'i-hit' by then; "
         "code how it came to know, or correct the sender or the date."],
    ),
    "sender whose part knew": (
        replaced("sharings.csv", "2015,response,social", "2015,police,social"),
        ["sharings.csv, row 3, column partly: nothing says that police had 'i-hit' by then; response did or came to: "
         "name the part that passed it on, or code how the body knew."],
    ),
    "sender whose part knew and had left": (
        {**replaced("sharings.csv", "2015,response,social", "2015,police,social"),
         "parts.csv": "holder,of,to,sources\nresponse,police,28 February 2015,review 2:2\n"},
        ["sharings.csv, row 3, column partly: nothing says that police had 'i-hit' by then; "
         "code how it came to know, or correct the sender or the date."],
    ),
    "sender whose part knew and left on that day": (
        {**replaced("sharings.csv", "2015,response,social", "2015,police,social"),
         "parts.csv": "holder,of,to,sources\nresponse,police,1 March 2015,review 2:2\n"},
        ["sharings.csv, row 3, column partly: nothing says that police had 'i-hit' by then; response did or came to: "
         "name the part that passed it on, or code how the body knew."],
    ),
    "somebody who raised what they did not know, and was not there": (
        {"meetings.csv": MEETING.format(present="response", raised="i-hit by police; i-injury by anna")},
        ["meetings.csv, row 2, column raised: nothing says that police had 'i-hit' by then.",
         "meetings.csv, row 2, column raised: police raised 'i-hit' and is not among those present.",
         "meetings.csv, row 2, column raised: anna raised 'i-injury' and is not among those present."],
    ),
    "item that nobody held or needed": (
        with_row("information.csv", "i-x,He drinks,circumstances,john,,,review 3:3"),
        ["information.csv, row 4: nobody ever held 'i-x'.",
         "information.csv: 1 item is needed by nobody, by no row of `needs` and no rule: i-x."],
    ),
    "item that was needed and nobody held": (
        {**with_row("information.csv", "i-x,He drinks,circumstances,john,,,review 3:3"),
         **with_row("needs.csv", "police,i-x,,role,to know,review 3:3")},
        ["information.csv, row 4: nobody ever held 'i-x', though somebody is said to have needed it."],
    ),
    "holder that nothing touches": (
        {"holders.csv": EXAMPLE["holders.csv"] + "school,School,agency,education,,,review 2\n"},
        ["holders.csv, row 6: no other row names 'school'."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), REMARKS.values(), ids=REMARKS)
def test_a_second_look_points_out_what_does_not_hang_together(
    tmp_path: Path, changes: dict[str, str | None], expected: list[str]
):
    checked = checked_case(tmp_path / "anna", changes)
    assert [str(remark) for remark in second_look(checked, derived(checked))] == expected


def test_the_report_counts_nodes_and_coded_and_derived_relationships(tmp_path: Path):
    checked = checked_case(tmp_path / "anna")
    follows = derived(checked)
    report = make_report(to_graph(checked, follows), Change.LOADED, (), 1.25)
    assert report.nodes["Person"] == 2
    assert report.coded == {
        "PART_OF": 1, "INVOLVES": 2, "ATTENDED_BY": 1, "ABOUT": 3, "AROSE_FROM": 2, "HELD_BY": 3, "OF": 3, "SENT_BY": 2,
        "SENT_TO": 2, "CARRIED": 2, "WORK_OF": 1, "WORK_WITH": 1, "NEED_OF": 2, "NEED_FOR": 3,
    }  # fmt: skip
    assert report.derived["KNOWS"] == len(follows.knowing)
    assert report.line.startswith("anna: loaded; 20 nodes, 28 coded and ")
    assert report.line.endswith(" derived relationships (1.2 s)")


def test_a_load_shows_the_first_remarks_and_how_to_see_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    checked = checked_case(tmp_path / "anna")
    remarks = tuple(Remark(Place("needs.csv", row), "look here.") for row in range(2, 9))
    print_report(make_report(to_graph(checked, derived(checked)), Change.LOADED, remarks, 1.25), tmp_path / "anna")
    assert capsys.readouterr().err.splitlines()[4:] == [
        "  anna, to look at: needs.csv, row 6: look here.",
        f"  and 2 more to look at; whoknew check {tmp_path / 'anna'} --all-remarks prints them all",
    ]
