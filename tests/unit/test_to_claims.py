"""From rows to claims."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from case_files import checked_case, replaced

from knowledge.claims import (
    Access,
    Carried,
    Holder,
    Involvement,
    Item,
    Knowledge,
    Meeting,
    Need,
    Part,
    Place,
    Request,
    Sharing,
)
from knowledge.moments import Span
from loaders.format_example import EXAMPLE
from loaders.to_claims import to_claims

if TYPE_CHECKING:
    from pathlib import Path

FEBRUARY_3 = Span.on(date(2015, 2, 3))
EARLY_MARCH = Span(date(2015, 3, 1), date(2015, 3, 10))
MAY = Span(date(2015, 5, 1), date(2015, 5, 31))


def test_every_table_becomes_its_claims(tmp_path: Path):
    claims = to_claims(checked_case(tmp_path / "anna"))
    assert (claims.case, claims.period) == ("anna", Span(date(2015, 1, 1), date(2015, 6, 30)))
    assert claims.holders[0] == Holder("anna", "Person", "Anna", frozenset({"smith family"}), "victim")
    assert [(holder.id, holder.label) for holder in claims.holders[2:]] == [
        ("police", "Agency"), ("response", "Unit"), ("surgery", "Agency"), ("social-care", "Agency"),
    ]  # fmt: skip
    assert claims.parts == (Part("response", "police"),)
    assert claims.items[0] == Item("i-hit", frozenset({"assault"}), frozenset({"anna", "john"}), FEBRUARY_3)
    knowledge = claims.knowledge[1]
    assert knowledge == Knowledge(id=knowledge.id, sources=("review 3:1",), holders=("response",), items=("i-hit",),
                                  since=FEBRUARY_3, basis="told")  # fmt: skip
    assert claims.sharings[1] == Sharing(
        id="s-referral", sources=("review 3:4",), senders=("response",), recipients=("social-care",),
        carried=(Carried("i-hit", "partial", "i-injury"),), outcome="received",
        arrival=EARLY_MARCH, sent=EARLY_MARCH, channel="form",
    )  # fmt: skip
    work, needs = claims.involvements[0], claims.needs
    assert work == Involvement(
        id=work.id, sources=("review 4:1",), holders=("social-care",), people=("anna",), start=MAY,
        capacity="child protection",
    )  # fmt: skip
    assert needs[0] == Need(
        id=needs[0].id, sources=("review 3:3",), holders=("surgery",), items=("i-hit",),
        start=Span.on(date(2015, 2, 4)), basis="role", why="to see what the injury meant",
    )  # fmt: skip


def test_every_column_of_a_sharing_has_its_fidelity_and_it_arrives_when_it_was_received(tmp_path: Path):
    sharings = """\
id,date,received,time,order,from,to,information,partly,distorted,left out,channel,outcome,certainty
s1,4.5.2015,6.5.2015,9:05,2,police,surgery;social-care,i-hit,i-hit as i-injury,i-injury:fell,i-injury,form,sent,inferred
"""
    (sharing,) = to_claims(checked_case(tmp_path / "anna", {"sharings.csv": sharings})).sharings
    assert sharing == Sharing(
        id="s1", certainty="inferred", senders=("police",),
        recipients=("surgery", "social-care"), outcome="sent", arrival=Span.on(date(2015, 5, 6)),
        carried=(Carried("i-hit", "whole"), Carried("i-hit", "partial", "i-injury"),
                 Carried("i-injury", "distorted", None, "fell"), Carried("i-injury", "omitted")),
        sent=Span.on(date(2015, 5, 4)), place=Place(2, "09:05"), channel="form",
    )  # fmt: skip


def test_a_request_has_the_answers_of_its_own_row_and_of_nil_returns(tmp_path: Path):
    changes: dict[str, str | None] = {
        "requests.csv": "id,date,order,by,of,asked for,fate,answered,sources\n"
                        "q1,1 May 2015,1,police,surgery; social-care,anything,answered,6 May 2015,review 5\n",
        "nil returns.csv": "id,holder,date,said,answers,sources\nz1,surgery,7 May 2015,nothing,q1,review 5\n",
    }  # fmt: skip
    (request,) = to_claims(checked_case(tmp_path / "anna", changes)).requests
    assert request == Request(
        id="q1", sources=("review 5",), askers=("police",), asked=("surgery", "social-care"),
        date=Span.on(date(2015, 5, 1)), fate="answered", place=Place(1),
        answers=(("surgery", Span.on(date(2015, 5, 6))), ("social-care", Span.on(date(2015, 5, 6))),
                 ("surgery", Span.on(date(2015, 5, 7)))),
    )  # fmt: skip


def test_meetings_and_access_become_claims(tmp_path: Path):
    changes = {
        "holders.csv": EXAMPLE["holders.csv"] + "log,log,record system,,police,,\nmarac,MARAC,forum,,,,\n",
        "meetings.csv": "id,name,forum,date,status,present,raised,minuted in,sources\n"
                        "m1,conference,marac,May 2015,held,police; surgery,i-hit by police; i-injury,log,review 5\n",
        "access.csv": "holder,system,kind,from,sources\nresponse,log,routine,May 2015,review 5\n",
    }  # fmt: skip
    claims = to_claims(checked_case(tmp_path / "anna", changes))
    assert claims.meetings == (
        Meeting(id="m1", sources=("review 5",), date=MAY, forum="marac", status="held", present=("police", "surgery"),
                raised=(("i-hit", "police"), ("i-injury", None)), minuted_in=("log",)),
    )  # fmt: skip
    (access,) = claims.access
    assert access == Access(
        id=access.id, sources=("review 5",), holder="response", system="log", kind="routine", start=MAY
    )


def test_a_dated_part_replaces_the_undated_one(tmp_path: Path):
    changes = {"parts.csv": "holder,of,from,sources\nresponse,police,May 2015,review 2\nresponse,surgery,,review 2\n"}
    assert to_claims(checked_case(tmp_path / "anna", changes)).parts == (
        Part("response", "police", MAY), Part("response", "surgery"),
    )  # fmt: skip


def test_hindsight_and_ends_are_kept(tmp_path: Path):
    changes = {
        "information.csv": EXAMPLE["information.csv"].replace("true from,", "true from,hindsight,").replace(
            "2015,review 3:1", "2015,yes,review 3:1").replace("2015,review 3:2", "2015,,review 3:2"),
        **replaced("knowledge.csv", "basis,", "basis,until,"),
    }  # fmt: skip
    changes["knowledge.csv"] = (
        "holder,information,since,until,basis,sources\nanna,i-injury,May 2015,June 2015,told,review 1\n"
    )
    claims = to_claims(checked_case(tmp_path / "anna", changes))
    assert [item.hindsight for item in claims.items] == [True, False]
    assert claims.knowledge[0].until == Span(date(2015, 6, 1), date(2015, 6, 30))
