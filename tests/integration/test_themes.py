"""What decides whether a row of the questions about decisions, orders, handovers and good practice is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command_line import whoknew

from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import find
from queries.findings import findings
from queries.good_practice import good_practice

if TYPE_CHECKING:
    from graph.client import Database

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="module")
def demo(database: Database) -> Database:
    load_case(database, CASES / "demo")
    return database


def changed(database: Database, folder: Path, *changes: tuple[str, str, str]) -> str:
    """The made-up review with texts of its tables replaced, loaded under another name, which is returned."""
    copy = folder / "varied"
    shutil.copytree(CASES / "demo", copy)
    for table, old, new in changes:
        text = (copy / table).read_text(encoding="utf-8")
        assert text.count(old) == 1, (table, old)
        (copy / table).write_text(text.replace(old, new), encoding="utf-8")
    settings = copy / "case.yml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("counts:")[0], encoding="utf-8")
    load_case(database, copy)
    return "varied"


def rows(database: Database, question: str, case: str, **given: Any) -> list[dict[str, Any]]:
    return list(ask(database, find(question), {"case": case, **given}).rows)


def test_what_was_known_on_the_day_of_a_decision_makes_a_possible_gap_and_what_was_known_before_makes_none(
    demo: Database, tmp_path: Path
) -> None:
    told = "s-told,2 October 2021,,,surgery,neighbourhood,i-strangled,,,,the injury,phone,received,,,demo 3\n"
    before = "s-before,1 October 2021,,,offender-unit,neighbourhood,i-conviction,,,,it,phone,received,,,demo 2\n"
    case = changed(demo, tmp_path, ("sharings.csv", "s-doorstep,", f"{told}{before}s-doorstep,"))

    without = rows(demo, "decided_without", case)
    own_files = rows(demo, "overlooked_own_files", case)

    standard = [(row["item_uid"], row["gap"]) for row in without if row["decision_uid"] == "varied/d-standard"]
    assert standard == [("varied/i-strangled", "possible gap")]
    known = [row for row in own_files if row["decision_uid"] == "varied/d-standard"]
    assert [(row["item_uid"], row["where_held"], row["gap"], row["days_at_least"]) for row in known] == [
        ("varied/i-conviction", "by whoever decided", "gap", 1)
    ]


def test_what_whoever_decided_knew_is_only_named_where_a_source_says_what_was_considered(
    demo: Database, tmp_path: Path
) -> None:
    before = "s-before,1 October 2021,,,offender-unit,neighbourhood,i-conviction,,,,it,phone,received,,,demo 2\n"
    case = changed(
        demo,
        tmp_path,
        ("sharings.csv", "s-doorstep,", f"{before}s-doorstep,"),
        ("decisions.csv", "standard,mara; dan,i-breach,", "standard,mara; dan,,"),
    )

    found = rows(demo, "overlooked_own_files", case)

    assert "varied/d-standard" not in {row["decision_uid"] for row in found}


def test_what_is_only_known_by_the_last_day_of_a_meeting_that_was_not_held_was_not_certainly_pending(
    demo: Database, tmp_path: Path
) -> None:
    case = changed(demo, tmp_path, ("meetings.csv", "after 20 October 2021", "1 January to 31 October 2021"))

    found = {row["meeting_uid"]: row["item_count"] for row in rows(demo, "never_met", case)}

    assert found["varied/m-core"] == 2
    assert found.get("varied/m-strategy", 0) == 0


def test_a_message_that_one_side_disputes_and_one_that_was_known_already_say_so(demo: Database, tmp_path: Path) -> None:
    known = "s-known,14 September 2021,,,leo,social-worker-2,i-hiding,,,,why he hides,phone,received,,,demo 9\n"
    case = changed(demo, tmp_path, ("sharings.csv", "s-school,", f"{known}s-school,"))

    (row,) = [row for row in rows(demo, "distorted", case) if row["item_uid"] == "varied/i-hiding"]

    assert row["how"] == "distorted, though known there from elsewhere"
    assert row["days_at_least"] == 0


def test_what_was_considered_or_raised_at_the_sitting_that_decided_is_no_gap(demo: Database, tmp_path: Path) -> None:
    case = changed(
        demo,
        tmp_path,
        ("decisions.csv", "high,dan,i-conviction,", "high,dan,i-conviction; i-strangled,i-strangled"),
        ("meetings.csv", "i-breach by neighbourhood", "i-breach by neighbourhood; i-fear by neighbourhood"),
    )

    found = [*rows(demo, "decided_without", case), *rows(demo, "overlooked_own_files", case)]

    assert {row["decision_uid"] for row in found} == {"varied/d-standard", "varied/d-medium"}
    assert "varied/i-fear" not in {row["item_uid"] for row in found}


def test_a_breach_that_its_enforcers_knew_first_is_no_blind_spot(demo: Database, tmp_path: Path) -> None:
    case = changed(demo, tmp_path, ("orders.csv", "neighbourhood; offender-unit,demo 10", "police,demo 10"))

    found = [
        (row["incident_uid"], row["needer"], row["days_at_least"]) for row in rows(demo, "breach_blind_spots", case)
    ]

    assert found == [("varied/e-gate", "Harbour Police", 15)]


def test_one_who_began_long_after_the_other_ended_did_not_take_over(demo: Database, tmp_path: Path) -> None:
    case = changed(
        demo,
        tmp_path,
        ("parts.csv", "social-worker-2,social-care,1 July 2021", "social-worker-2,social-care,10 September 2021"),
    )

    assert rows(demo, "lost_in_handover", case) == []
    assert [row["days_at_least"] for row in rows(demo, "lost_in_handover", case, within=72)] == [66]


def test_what_was_handed_over_is_not_lost(demo: Database, tmp_path: Path) -> None:
    told = "s-over,1 July 2021,,,social-worker,social-worker-2,i-strangled,,,,it,record,received,,,demo 18\n"
    case = changed(demo, tmp_path, ("sharings.csv", "s-sister,", f"{told}s-sister,"))

    assert rows(demo, "lost_in_handover", case) == []
    assert [row["needer"] for row in rows(demo, "gone", case)] == ["neighbourhood team"]


def test_what_nobody_else_held_was_gone_for_everybody(demo: Database, tmp_path: Path) -> None:
    forgotten = (
        "k-lost,surgery,i-strangled,8 February 2021,1 July 2021,the notes were destroyed,recorded,demo 3,stated\n"
    )
    case = changed(demo, tmp_path, ("knowledge.csv", "k-tired,", f"{forgotten}k-tired,"))

    late = [row for row in rows(demo, "gone", case) if row["needer"] == "neighbourhood team"]

    assert [(row["holder"], row["still"], row["finding_needer_uids"]) for row in late] == [
        ("first social worker", "", ["varied/neighbourhood"]),
        ("Hill Surgery", "", ["varied/neighbourhood"]),
    ]


def test_a_sharing_that_left_something_out_or_came_late_is_no_good_practice(demo: Database, tmp_path: Path) -> None:
    case = changed(
        demo,
        tmp_path,
        ("sharings.csv", "s-to-school,11 November 2021,,2,social-worker-2,school,i-left,,,,",
         "s-to-school,11 November 2021,,2,social-worker-2,school,i-left,,,i-breach,"),
    )  # fmt: skip

    assert [one.recipient["id"] for one in good_practice(demo, case)] == ["social-worker-2"]
    assert good_practice(demo, case, within=2) == ()


def test_good_practice_is_printed_with_a_sentence_each(demo: Database) -> None:
    outcome = whoknew("good-practice", "demo", "--format", "json")

    printed = json.loads(outcome.out)
    assert outcome.code == 0
    assert [one["explanation"] for one in printed] == [
        "Neighbourhood team passed “Dan has left and the two are apart” whole to second social worker, for Northgate "
        "Social Care (phone): needed from 8 November 2021, it was there within 3 days, by 11 November 2021.",
        "Second social worker passed “Dan has left and the two are apart” whole to Oak School (phone): needed from "
        "8 November 2021, it was there within 3 days, by 11 November 2021.",
    ]
    assert (printed[1]["from"][0]["id"], printed[1]["to"]["id"], printed[1]["days"]) == ("social-worker-2", "school", 3)
    assert whoknew("good-practice", "demos").code == 1


def test_a_decision_is_one_finding_with_all_that_bore_on_it(demo: Database) -> None:
    decided = [one for one in findings(demo, "demo") if "decisions/overlooked_own_files" in one.questions]

    assert {one.information_ids for one in decided} == {
        ("i-conviction", "i-strangled"),
        ("i-strangled", "i-hiding"),
    }
    assert [one.explanation for one in decided if "i-conviction" in one.information_ids] == [
        "Neighbourhood team decided (2 October 2021): The risk that Dan posed to Mara was graded as standard; this "
        "bore on it and is not recorded as weighed: “Dan has a conviction for wounding an earlier partner” (held in "
        "its own agency: offender unit), “Dan strangled Mara on 5 February” (no record of it there; held by Hill "
        "Surgery); the review says so itself of 1 of these 2; of the rest it follows from what is recorded."
    ]
