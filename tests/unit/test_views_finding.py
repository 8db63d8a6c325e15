"""A finding as the page shows it: its line, the three boxes, the bars, and what the filters leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from queries.findings import Finding
from tests.unit.pictures import ODD, PICTURE
from views.finding import agencies, chosen_findings, finding_leaves, finding_list
from views.finding_line import headline
from views.gap_chart import HELD, LACKED, REACHED, gap_bars, gap_chart
from views.leaves import texts
from views.rows import findings_csv, findings_json
from views.steps import Passage

GRIP = Finding(
    rank=3, questions=("silos/never_shared",),
    holders=({"id": "surgery", "name": "Hill Surgery", "agency": "Hill Surgery", "since": "2021-03-01"},),
    needed_by=(
        {"id": "conference", "name": "conference", "agency": None, "from": "2021-03-15", "to": None},
        {"id": "police", "name": "Harbour Police", "agency": "Harbour Police", "from": "2021-03-01",
         "to": "2021-04-01"},
    ),
    information=("He gripped her throat",), information_ids=("grip",), earliest=None,
    start=date(2021, 3, 1), end=None, days=291, days_at_most=291,
    strength="inferred", possible=False, explanation="From 1 March 2021 Hill Surgery held it.",
    sources=({"source": "r", "locator": "3"},),
)  # fmt: skip


def read(source: str) -> list[Passage]:
    return [Passage(source, f"passage of {source}")]


def test_the_filters_leave_findings_with_all_words_of_the_agency_and_so_firm() -> None:
    other = replace(GRIP, rank=4, strength="stated", information=("All is calm",), information_ids=("calm",))
    assert chosen_findings([GRIP, other], "THROAT hill", "", "") == [GRIP]
    assert chosen_findings([GRIP, other], "", "conference", "stated") == [other]
    assert chosen_findings([GRIP, other], "", "Elsewhere", "") == []
    assert agencies(GRIP) == {"Hill Surgery", "conference", "Harbour Police"}


def test_a_line_says_what_for_whom_how_long_and_how_firmly() -> None:
    said = texts(finding_list([GRIP], 3))
    assert said == [
        "3", "He gripped her throat", "needed by conference, Harbour Police · 291 days at least · worked out",
    ]  # fmt: skip
    assert headline(replace(GRIP, information=("One", "Two", "Three"))) == "One (and 2 more items)"
    assert headline(replace(GRIP, information=())) == GRIP.explanation


def test_the_picture_says_who_held_what_passed_and_who_needed_each_with_its_days() -> None:
    head, foot = finding_leaves(GRIP, PICTURE, {}, read)
    said = texts(head)
    assert said[:2] == ["3. He gripped her throat", GRIP.explanation]
    assert said[said.index("Held it") :] == [
        "Held it", "Hill Surgery", "since 1 March 2021",
        "What passed", "1 March 2021", "Sister told Hill Surgery face to face",
        "1 April 2021", "Hill Surgery told team by letter",
        "Needed it", "conference", "from 15 March 2021: no record of it",
        "Harbour Police", "from 1 March 2021 until 1 April 2021: no record of it",
    ]  # fmt: skip
    assert "passage of r 3" in texts(foot)
    assert "silos/never_shared" in texts(foot)


def test_what_reached_several_at_once_is_one_line() -> None:
    both = [replace(way, holder=who, via_kind="meeting") for way in PICTURE.ways[1:2] for who in ("c/team", "c/police")]
    head, _ = finding_leaves(GRIP, replace(PICTURE, ways=tuple(both)), {}, read)
    assert "It was said at what he did, raised by sister; Harbour Police and team were there" in texts(head)


def test_text_of_a_case_stays_text() -> None:
    odd = replace(GRIP, information=(ODD,), explanation=ODD)
    assert ODD in texts(finding_list([odd], None))
    assert "'=1" in findings_csv([replace(GRIP, explanation="=1")])


def test_the_bars_run_from_held_to_the_end_and_from_needed_to_reached() -> None:
    late = replace(GRIP, questions=("silos/too_late",), end=date(2021, 4, 1))
    assert [(bar["kind"], bar["from"], bar["till"]) for bar in gap_bars(late, date(2021, 12, 31))] == [
        (HELD, "2021-03-01", "2021-04-15"), (LACKED, "2021-03-15", "2021-04-15"), (LACKED, "2021-03-01", "2021-04-01"),
        (REACHED, "2021-04-01", "2021-04-15"),
    ]  # fmt: skip
    still_open = gap_bars(GRIP, date(2021, 12, 31))
    assert still_open[1]["till"] == "2021-12-31"
    assert gap_chart(still_open).to_dict()["mark"]["type"] == "bar"


def test_the_files_hold_every_key_of_the_command() -> None:
    header = findings_csv([GRIP]).splitlines()[0].split(",")
    assert header == list(GRIP.as_json())
    assert '"rank": 3' in findings_json([GRIP])
