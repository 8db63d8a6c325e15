"""From rows and derived rows to the rows of the graph, which hold exactly what the model declares."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from case_files import checked_case, replaced, write_case

from graph.rows import GraphRows, undeclared
from knowledge.derived import AnswersFor, CouldHaveKnown, Derived, Knowing, Needing, Reached, ToldOtherwise
from knowledge.moments import Span
from knowledge.needs import rule_text
from loaders.check import require
from loaders.format_example import EXAMPLE
from loaders.read import read_case
from loaders.to_claims import derived
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from loaders.rows import Checked

CASES = sorted(path.parent for path in (Path(__file__).parents[2] / "cases").glob("*/case.yml"))
FIRM, PERHAPS = True, False
DAY, LATER = date(2015, 2, 3), date(2015, 5, 1)


def rows_of(checked: Checked) -> GraphRows:
    return to_graph(checked, derived(checked))


def node(rows: GraphRows, label: str, uid: str) -> dict[str, object]:
    return next(dict(row) for row in rows.nodes[label] if row["uid"] == uid)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_becomes_nothing_that_the_model_does_not_declare(case: Path):
    assert undeclared(rows_of(require(read_case(case)))) == []


def test_what_the_model_does_not_declare_is_found():
    rows = GraphRows(
        "a",
        {"Person": ({"uid": "a/x", "case": "a", "colour": "red"},), "Nobody": ({"uid": "a/y"},)},
        {"SENT_TO": (("a/x", {"how": "fast"}, "a/z"),), "LIKES": ()},
    )
    assert undeclared(rows) == [
        "Person a/x: colour is not declared", "Person a/x: name is missing", "Person a/x: role is missing",
        "the label Nobody is not declared", "SENT_TO a/x to a/z: how is not declared",
        "SENT_TO a/x to a/z: a/x is Person, not Sharing",
        "SENT_TO a/x to a/z: a/z is nothing, not Person or Agency or Unit or Worker or RecordSystem or Forum",
        "the relationship LIKES is not declared",
    ]  # fmt: skip


def test_the_case_and_its_sources_become_nodes(tmp_path: Path):
    checked = checked_case(tmp_path / "anna")
    rows = rows_of(checked)
    assert rows.nodes["Case"] == (
        {"uid": "anna", "case": "anna", "title": "Review into the death of Anna (made up)", "kind": "DARDR",
         "period": "1 January 2015 to 30 June 2015", "period_earliest": date(2015, 1, 1),
         "period_latest": date(2015, 6, 30), "fictional": True, "glossary": ("GP: general practitioner",),
         "need_rules": tuple(rule_text(rule) for rule in checked.rules)},
    )  # fmt: skip
    assert rows.nodes["Source"] == (
        {"uid": "anna/review", "case": "anna", "title": "Overview report", "date": "2016",
         "date_earliest": date(2016, 1, 1), "date_latest": date(2016, 12, 31)},
    )  # fmt: skip


def test_a_row_becomes_a_node_with_its_values_dates_as_written_and_as_bounds(tmp_path: Path):
    rows = rows_of(checked_case(tmp_path / "anna"))
    assert node(rows, "Incident", "anna/e-hit") == {
        "uid": "anna/e-hit", "case": "anna", "what": "John hit Anna at home", "date": "3 February 2015",
        "date_earliest": DAY, "date_latest": DAY, "time": "22:40", "kind": "assault", "critical": False,
        "sources": ("review 3:1",), "certainty": "stated",
    }  # fmt: skip
    assert node(rows, "Sharing", "anna/s-referral") == {
        "uid": "anna/s-referral", "case": "anna", "date": "early March 2015", "date_earliest": date(2015, 3, 1),
        "date_latest": date(2015, 3, 10), "said": "a fall, a broken wrist", "channel": "form", "outcome": "received",
        "sources": ("review 3:4",), "certainty": "stated",
    }  # fmt: skip


def test_holders_have_the_agency_and_sector_of_the_body_they_belong_to(tmp_path: Path):
    holders = EXAMPLE["holders.csv"] + (
        "clinic,joint clinic,unit,,surgery; social-care,,review 2\nnurse,the nurse,worker,,clinic,,review 2\n"
        "log,crime log,record system,,response,,review 2\nmarac,MARAC,forum,multi-agency,,,review 2\n"
    )
    rows = rows_of(checked_case(tmp_path / "anna", {"holders.csv": holders}))
    found = {
        str(row["uid"]): (label, row["kind"], row.get("agency_uid"), row.get("agency_name"), row.get("sector"))
        for label in ("Person", "Agency", "Unit", "Worker", "RecordSystem", "Forum")
        for row in rows.nodes[label]
    }
    police = ("anna/police", "Riverside Police", "police")
    assert found == {
        "anna/anna": ("Person", "person", None, None, None),
        "anna/john": ("Person", "person", None, None, None),
        "anna/police": ("Agency", "agency", *police),
        "anna/response": ("Unit", "unit", *police),
        "anna/log": ("RecordSystem", "record system", *police),
        "anna/surgery": ("Agency", "agency", "anna/surgery", "Mill Lane Surgery", "health"),
        "anna/social-care": ("Agency", "agency", "anna/social-care", "Riverside Social Care",
                             "children's social services"),
        "anna/clinic": ("Unit", "unit", None, None, None),
        "anna/nurse": ("Worker", "worker", None, None, None),
        "anna/marac": ("Forum", "forum", None, None, "multi-agency"),
    }  # fmt: skip


def test_cells_of_links_become_relationships_with_what_is_said_beside_them(tmp_path: Path):
    changes = {
        "sharings.csv": "id,date,to,information,partly,distorted,left out,outcome\n"
                        "s1,May 2015,surgery,i-hit,i-hit as i-injury,i-injury: a sprain,i-injury,sent\n",
        "meetings.csv": "id,name,date,status,present,absent,raised\n"
                        "m1,conference,May 2015,held,police,surgery: on leave; social-care,i-hit by police; i-injury\n",
        "decisions.csv": "id,date,by,kind,what,considered,bearing on it\nd1,May 2015,police,plan,wait,i-injury,i-hit\n",
    }  # fmt: skip
    found = rows_of(checked_case(tmp_path / "anna", changes)).relationships
    assert found["CARRIED"] == (
        ("anna/s1", {"fidelity": "whole"}, "anna/i-hit"),
        ("anna/s1", {"fidelity": "partial", "as_uid": "anna/i-injury"}, "anna/i-hit"),
        ("anna/s1", {"fidelity": "distorted", "said": "a sprain"}, "anna/i-injury"),
        ("anna/s1", {"fidelity": "omitted"}, "anna/i-injury"),
    )
    assert found["ABSENT"] == (("anna/m1", {"reason": "on leave"}, "anna/surgery"), ("anna/m1", {}, "anna/social-care"))
    assert found["RAISED"] == (("anna/m1", {"by_uid": "anna/police"}, "anna/i-hit"), ("anna/m1", {}, "anna/i-injury"))
    assert found["CONSIDERED"] == (("anna/d1", {}, "anna/i-injury"),)
    assert found["BEARS_ON"] == (("anna/i-hit", {}, "anna/d1"),)


def test_parts_members_and_access_become_relationships_with_their_dates(tmp_path: Path):
    changes = {
        "holders.csv": EXAMPLE["holders.csv"]
        + "log,crime log,record system,,police,,review 2\nmarac,MARAC,forum,,,,review 2\n",
        "parts.csv": "holder,of,from,sources\nresponse,police,May 2015,review 2\n",
        "members.csv": "holder,of\npolice,marac\n",
        "access.csv": "holder,system,kind,to,certainty\nresponse,log,routine,May 2015,inferred\n",
    }
    found = rows_of(checked_case(tmp_path / "anna", changes)).relationships
    assert found["PART_OF"] == (
        ("anna/log", {"sources": ("review 2",), "certainty": "stated"}, "anna/police"),
        ("anna/response", {"from": "May 2015", "from_earliest": LATER, "from_latest": date(2015, 5, 31),
                           "sources": ("review 2",), "certainty": "stated"}, "anna/police"),
    )  # fmt: skip
    assert found["MEMBER_OF"] == (("anna/police", {"sources": (), "certainty": "stated"}, "anna/marac"),)
    assert found["READS"] == (
        ("anna/response", {"kind": "routine", "to": "May 2015", "to_earliest": LATER, "to_latest": date(2015, 5, 31),
                           "sources": (), "certainty": "inferred"}, "anna/log"),
    )  # fmt: skip


def test_two_items_that_contradict_each_other_are_joined_once(tmp_path: Path):
    information = "id,statement,kind,contradicts\ni-hit,a,assault,i-injury\ni-injury,b,assault,i-hit\n"
    rows = rows_of(checked_case(tmp_path / "anna", {"information.csv": information}))
    assert rows.relationships["CONTRADICTS"] == (("anna/i-hit", {}, "anna/i-injury"),)


def test_derived_rows_have_bounds_only_and_their_beginning_is_never_open(tmp_path: Path):
    changes = replaced("information.csv", "e-hit,3 February 2015,review 3:2", "e-hit,,review 3:2")
    checked = checked_case(tmp_path / "anna", changes)
    on, by = Span.on(LATER), Span(None, LATER)
    rows = Derived(
        knowing=(
            Knowing("police", "i-hit", by, FIRM, None, "s1", "sharing", "told", "stated", ("review 1",), ("anna",),
                    ("anna",)),
            Knowing("police", "i-injury", by, PERHAPS, by, "k1", "knowledge", "told", "inferred"),
            Knowing("surgery", "i-injury", Span(None, date(2000, 1, 1)), FIRM, Span(LATER, None), "k2", "knowledge",
                    "told", "stated"),
        ),
        told_otherwise=(ToldOtherwise("police", "i-hit", on, "s2", "i-injury", None, ("anna",), ()),),
        needing=(Needing("police", "i-hit", on, on, "n1", "stated", "role", "to act"),),
        reached=(Reached("i-hit", "police", "response", on, FIRM, None, "s1"),),
        answers_for=(AnswersFor("response", "police", on), AnswersFor("police", "police")),
        could=(
            CouldHaveKnown("i-hit", "police", "response", on, FIRM, None, "work", ("anna",), ("s1",), ("review 1",)),
        ),
    )  # fmt: skip
    found = to_graph(checked, rows).relationships
    day = {"since_earliest": LATER, "since_latest": LATER}
    assert found["KNOWS"] == (
        ("anna/police", {"since_earliest": DAY, "since_latest": LATER, "via": "anna/s1", "via_kind": "sharing",
                         "basis": "told", "certainty": "stated", "from_uids": ("anna/anna",),
                         "only_through_uids": ("anna/anna",), "sources": ("review 1",)}, "anna/i-hit"),
        ("anna/police", {"since_earliest": date(2015, 1, 1), "until_earliest": date(2015, 1, 1), "until_latest": LATER,
                         "via": "anna/k1", "via_kind": "knowledge", "basis": "told", "certainty": "inferred",
                         "from_uids": (), "only_through_uids": (), "sources": ()}, "anna/i-injury"),
        ("anna/surgery", {"since_earliest": date(2000, 1, 1), "since_latest": date(2000, 1, 1), "until_earliest": LATER,
                          "via": "anna/k2", "via_kind": "knowledge", "basis": "told", "certainty": "stated",
                          "from_uids": (), "only_through_uids": (), "sources": ()}, "anna/i-injury"),
    )  # fmt: skip
    assert found["TOLD_OTHERWISE"] == (
        ("anna/police", day | {"via": "anna/s2", "from_uids": ("anna/anna",), "sources": (), "as_uid": "anna/i-injury"},
         "anna/i-hit"),
    )  # fmt: skip
    assert found["NEEDED"] == (
        ("anna/police", day | {"until_earliest": LATER, "until_latest": LATER, "via": "anna/n1", "origin": "stated",
                               "basis": "role", "why": "to act", "sources": ()}, "anna/i-hit"),
    )  # fmt: skip
    assert found["REACHED"] == (
        ("anna/i-hit", day | {"via": "anna/s1", "part_uid": "anna/response", "sources": ()}, "anna/police"),
    )
    assert found["COULD_HAVE_KNOWN"] == (
        ("anna/i-hit", day | {"through": "work", "part_uid": "anna/response", "giver_uids": ("anna/anna",),
                              "via_uids": ("anna/s1",), "sources": ("review 1",)}, "anna/police"),
    )  # fmt: skip
    assert found["ANSWERS_FOR"] == (
        ("anna/response", {"from_earliest": LATER, "from_latest": LATER}, "anna/police"),
        ("anna/police", {}, "anna/police"),
    )


def test_an_open_beginning_lies_before_the_end(tmp_path: Path):
    before = date(2014, 12, 1)
    gone = Knowing("police", "i-hit", Span(None, LATER), FIRM, Span(None, before), "k1", "knowledge", "told", "stated")
    found = to_graph(checked_case(tmp_path / "anna", {}), Derived(knowing=(gone,))).relationships["KNOWS"]
    bounds = [(row["since_earliest"], row["until_earliest"], row["until_latest"]) for _, row, _ in found]
    assert bounds == [(before, before, before)]


def test_the_fingerprint_changes_with_any_cell_and_with_nothing_else(tmp_path: Path):
    plain = rows_of(checked_case(tmp_path / "one" / "anna")).fingerprint()
    assert rows_of(require(read_case(write_case(tmp_path / "two" / "anna")))).fingerprint() == plain
    for name, old, new in (("people.csv", "Anna", "Anne"), ("sharings.csv", ",form,", ",letter,"),
                           ("case.yml", "2016", "2017"), ("needs.csv", "March", "April")):  # fmt: skip
        changed = checked_case(tmp_path / f"{name}-changed" / "anna", replaced(name, old, new))
        assert rows_of(changed).fingerprint() != plain
