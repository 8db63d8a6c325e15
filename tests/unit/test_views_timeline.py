"""The timeline: lanes that open, arrows, uncertain days, empty chairs, gaps, and the events as text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.moments import Span
from queries.findings import Finding
from tests.unit.pictures import ODD, PICTURE, on
from views.leaves import texts
from views.mark_drawer import CHAIRS, gap_drawer, mark_drawer
from views.marks import Chair, Mark, went
from views.picture import Carried, Claim
from views.steps import Passage
from views.timeline import Choice, rows, seen, shown_marks, stretches, timeline
from views.timeline_gaps import days_of, gaps_of, rank_of
from views.timeline_list import event_table, events_csv, in_view

DAY = on("2021-04-01")
INSIDE = Mark("c/s4", "Sharing", on("2021-04-02"), "2 April 2021", "the note", status="received", at=("c/team",),
              to=("c/log",))  # fmt: skip
ASSAULT = Mark("c/e1", "Incident", Span(date(2021, 2, 1), date(2021, 2, 9)), "early February", ODD, "assault",
               at=("c/team",), people=("c/sister",), critical=True)  # fmt: skip
VISIT = Mark("c/e2", "Incident", on("2021-03-01"), "1 March 2021", "a visit", "contact", at=("c/surgery",),
             people=("c/sister",))  # fmt: skip
TOLD = Mark("c/s2", "Sharing", DAY, "1 April 2021", "=1+1", status="acted", at=("c/surgery",), to=("c/team",))
SITTING = Mark("c/m1", "Meeting", on("2021-05-01"), "1 May 2021", "First sitting", status="held", at=("c/conference",),
               to=("c/surgery",), chairs=(Chair("c/team", "absent", "on leave"),))  # fmt: skip
NEVER = Mark("c/m2", "Meeting", on("2021-06-01"), "1 June 2021", "Second sitting", status="never called")
GRADED = Mark("c/d1", "Decision", on("2021-05-02"), "2 May 2021", "risk graded", at=("c/surgery",), grade="high")
WORK = Mark("c/w1", "Involvement", on("2021-03-01"), "1 March 2021", "health care", at=("c/surgery",),
            people=("c/sister",))  # fmt: skip
BY = Mark("c/e3", "Incident", Span(None, date(2021, 7, 1)), "by July", "a move", "move", people=("c/sister",))
MARKS = (ASSAULT, VISIT, TOLD, INSIDE, SITTING, NEVER, GRADED, WORK, BY)
CLAIMS = {
    **PICTURE.claims,
    "c/d1": Claim("c/d1", "Decision", what="risk graded", sources=("r 9",), carried=(
        Carried("c/grip", "considered"), Carried("c/odd", "bearing"))),
}  # fmt: skip
FULL = replace(PICTURE, marks=MARKS, claims=CLAIMS)
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


def drawn(choice: Choice | None = None, **more: object) -> dict[str, object]:
    given = {"gaps": [], "view": YEAR, "chosen": "", **more}
    return timeline(FULL, choice or Choice(), **given)  # type: ignore[arg-type]


def lane_names(found: dict[str, object], numbers: list[int]) -> list[str]:
    return [found["lanes"][number]["name"] for number in numbers]  # type: ignore[index]


def mark(found: dict[str, object], uid: str) -> dict[str, object]:
    return next(each for each in found["marks"] if each["id"] == uid)  # type: ignore[attr-defined, no-any-return]


def test_an_incident_stands_with_the_people_and_with_those_who_dealt_with_it_a_contact_with_the_agency() -> None:
    found = drawn()
    assert [lane["name"] for lane in found["lanes"]] == [
        "People and family", "Harbour Police", "Hill Surgery", "conference", "Other meetings"
    ]  # fmt: skip
    assert lane_names(found, mark(found, "c/e1")["lanes"]) == ["People and family", "Harbour Police"]
    assert lane_names(found, mark(found, "c/e2")["lanes"]) == ["Hill Surgery"]


def test_what_passes_inside_an_agency_is_an_arrow_once_its_lane_is_opened() -> None:
    folded = mark(drawn(), "c/s4")
    assert folded["lanes"] == folded["to"]
    found = drawn(Choice(opened=frozenset({"c/police"})))
    assert lane_names(found, mark(found, "c/s4")["lanes"]) == ["team"]
    assert lane_names(found, mark(found, "c/s4")["to"]) == ["log"]
    police = next(lane for lane in found["lanes"] if lane["id"] == "c/police")
    assert (police["opened"], police["parts"]) == (True, 2)


@pytest.mark.parametrize(("status", "fidelities", "look"), [
    ("received", ("whole",), "whole"), ("acted", ("whole", "partial"), "partial"), ("sent", ("omitted",), "partial"),
    ("received", ("partial", "distorted"), "changed"), ("misunderstood", ("whole",), "changed"),
    ("refused", ("whole",), "stopped"), ("wrong recipient", ("distorted",), "stopped"), ("received", (), "whole"),
])  # fmt: skip
def test_an_arrow_says_how_what_was_shared_went(status: str, fidelities: tuple[str, ...], look: str) -> None:
    claim = Claim("c/s2", "Sharing", carried=tuple(Carried("c/grip", fidelity) for fidelity in fidelities))
    assert went(replace(TOLD, status=status), claim) == look


def test_an_uncertain_day_keeps_both_its_bounds_and_an_open_end_is_said() -> None:
    found = drawn()
    early = mark(found, "c/e1")
    assert (early["b"] - early["a"], "open" in early) == (8, False)
    assert mark(found, "c/e3")["open"] == "<"
    assert "between 1 February 2021 and 9 February 2021" in early["says"]


def test_a_meeting_has_those_present_and_the_empty_chairs_and_one_never_called_is_no_meeting_held() -> None:
    found = drawn()
    sitting = mark(found, "c/m1")
    assert lane_names(found, sitting["to"]) == ["Hill Surgery"]
    assert lane_names(found, sitting["empty"]) == ["Harbour Police"]
    assert "look" not in sitting
    assert mark(found, "c/m2")["look"] == "not held"
    assert lane_names(found, mark(found, "c/m2")["lanes"]) == ["Other meetings"]


def test_work_without_an_end_lasts_to_the_end_of_the_period() -> None:
    (bar,) = drawn()["work"]
    assert bar["open"] == ">"
    assert bar["d"] - bar["b"] == (date(2021, 12, 31) - date(2021, 3, 1)).days


@pytest.mark.parametrize(("choice", "uids"), [
    (Choice(kinds=frozenset({"meeting"})), {"c/m1", "c/m2"}),
    (Choice(agencies=("c/conference",)), {"c/m1"}),
    (Choice(people=("Mara",)), set()),
    (Choice(people=("sister",), kinds=frozenset({"incident", "contact"})), {"c/e1", "c/e2", "c/e3"}),
])  # fmt: skip
def test_filters_keep_kinds_agencies_and_people(choice: Choice, uids: set[str]) -> None:
    assert {each.uid for each in shown_marks(FULL, choice)} == uids


def test_two_clusters_in_twenty_years_are_two_stretches() -> None:
    start = date(1990, 1, 1)
    days = [start + timedelta(days=3000 + each) for each in range(80)]
    days += [start + timedelta(days=7000 + 2 * each) for each in range(115)]
    days += [start, start + timedelta(days=1500), start + timedelta(days=5000), start + timedelta(days=7300 + 300)]
    assert [each["count"] for each in stretches(days)] == [80, 115]
    assert stretches([]) == []


@given(some.lists(some.tuples(some.integers(0, 2), some.integers(0, 60), some.integers(0, 30)), max_size=25))
def test_no_gap_lies_over_another_and_those_without_room_are_counted(given_bars: list[tuple[int, int, int]]) -> None:
    bars = [{"id": str(at), "lane": lane, "a": a, "b": a + long} for at, (lane, a, long) in enumerate(given_bars)]
    found = rows(bars, "a", "b", 3, crowd=False)
    assert len(found) == len(bars)
    placed = [bar for bar in found if bar["row"] >= 0]
    for one in placed:
        for other in placed:
            if one["id"] < other["id"] and (one["lane"], one["row"]) == (other["lane"], other["row"]):
                assert one["b"] < other["a"] or other["b"] < one["a"]


def finding(**more: object) -> Finding:
    held = {"id": "team", "name": "team", "agency": "Harbour Police", "since": "2021-02-01"}
    needed = {"id": "surgery", "name": "Hill Surgery", "from": "2021-03-01", "to": "2021-06-01"}
    given: dict[str, object] = {
        "rank": 3, "questions": ("silos/too_late",), "holders": (held,), "needed_by": (needed,), "information": (ODD,),
        "information_ids": ("grip",), "earliest": None, "start": date(2021, 3, 1), "end": date(2021, 6, 1), "days": 92,
        "days_at_most": 92, "strength": "inferred", "possible": False, "explanation": "held, and needed elsewhere",
        "sources": ({"source": "r", "locator": "3"},),
    }  # fmt: skip
    return Finding(**{**given, **more})  # type: ignore[arg-type]


def test_a_gap_runs_from_held_to_reached_or_stays_open() -> None:
    reached = drawn(gaps=gaps_of(FULL, [finding()], holders=True))["gaps"]
    lacked, held = reached
    assert (lacked["kind"], lacked["reached"], lacked["open"]) == ("lacked", True, False)
    assert (lacked["a"] - lacked["held"], lacked["b"] - lacked["a"]) == (28, 92)
    assert (held["kind"], held["open"]) == ("held", False)
    never = finding(needed_by=({"id": "surgery", "name": "Hill Surgery", "from": "2021-03-01", "to": None},), end=None)
    (bar,) = drawn(gaps=gaps_of(FULL, [never], holders=False))["gaps"]
    assert (bar["open"], bar["reached"]) == (True, False)
    assert "never recorded there" in bar["says"]
    assert days_of(gaps_of(FULL, [never], holders=False), YEAR[1]) == (date(2020, 12, 15), date(2022, 3, 17))
    assert [rank_of(each) for each in (bar["id"], "s-1", "gap x")] == [3, None, None]


def test_the_days_in_view_are_those_of_the_address_within_what_there_is() -> None:
    assert seen(FULL, "2021-03-01", "2021-04-01") == (date(2021, 3, 1), date(2021, 4, 1))
    whole = seen(FULL, "", "")
    assert whole == seen(FULL, "nonsense", "")
    assert seen(FULL, "2021-09-01", "2021-03-01") == seen(FULL, "0001-01-01", "9999-12-31")


def test_the_list_has_what_can_lie_in_the_days_in_view() -> None:
    marks = shown_marks(FULL, Choice())
    listed = in_view(marks, (date(2021, 2, 5), date(2021, 3, 1)))
    assert [each.uid for each in listed] == ["c/e1", "c/e2", "c/w1"]
    april = in_view(marks, (date(2021, 4, 1), date(2021, 4, 2)))
    assert [each.uid for each in april] == ["c/s2", "c/s4", "c/w1"]
    table = event_table(FULL, listed, "c/e2")
    assert table["chosen"] == 1
    assert table["rows"][0][2:] == ["Incident", "Team and sister", f"{ODD} (the review turns on this)"]


def test_the_file_has_every_event_in_view_and_no_formula() -> None:
    found = list(csv.DictReader(io.StringIO(events_csv(FULL, [TOLD, SITTING]), newline="")))
    assert [row["what"] for row in found] == ["'=1+1", "First sitting"]
    assert (found[1]["who"], found[1]["to"], found[1]["empty_chairs"]) == ("conference", "Hill Surgery", "team")


def read(source: str) -> list[Passage]:
    return [Passage(source, f"passage of {source}")]


def test_the_drawer_says_what_a_decision_rested_on_and_where_it_is_said() -> None:
    said = texts(mark_drawer(FULL, GRADED, read))
    assert said[:2] == ["Risk graded", "Decision, 2 May 2021"]
    assert "Grade: high." in said
    assert said[said.index("Taken into account") + 1 :][:2] == ["He gripped her throat", "Hill Surgery: knew"]
    assert "Would have mattered too" in said
    assert "passage of r 9" in said


def test_the_drawer_of_a_meeting_names_the_empty_chairs_with_their_reasons() -> None:
    said = texts(mark_drawer(FULL, SITTING, read))
    assert said[said.index(CHAIRS) + 1 :][:2] == ["team", "absent: on leave"]
    assert "What the empty chairs would have brought" in said


def test_the_drawer_of_a_gap_leads_to_its_finding_and_its_sources() -> None:
    said = texts(gap_drawer(FULL, finding(), read))
    assert {"Gap: finding 3", "Open the finding", "passage of r 3", "He gripped her throat"} <= set(said)
