"""A folder with nothing but case.yml and a coded chronology answers the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.load import load_case, unload_case
from queries.answer import ask
from queries.catalogue import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database

pytestmark = pytest.mark.server
CASE = """\
title: Review (made up)
period: {from: 1 January 2015, to: 30 June 2015}
glossary: {CSC: Riverside Social Care}
"""
CHRONOLOGY = """\
id,date,time,agency,event,source,learned,told,not told,asked,Comment
c-0001,3 February 2015,22:40,Riverside Police,A neighbour called,log 12,"new i-hit (assault): Dan hit Mara
new person Mara (victim): i-hit",,,,ok
c-0002,4 February 2015,,Riverside Police,A referral was made,,,CSC (form): i-hit,Mill Lane Surgery: i-hit,,
c-0003,5 February 2015,,Riverside Social Care,A visit,,,Hill School: i-hit = sent,,Riverside Police: history = no reply,
c-0004,6 February 2015,,Mill Lane Surgery,An appointment,,,,,,
c-0005,9 February 2015,,Hill School,A talk with the form teacher,,,,,,
"""


def test_who_knew_what_and_what_never_arrived_follow_from_a_coded_chronology(database: Database, tmp_path: Path):
    folder = tmp_path / "chronicle"
    folder.mkdir()
    (folder / "case.yml").write_text(CASE, encoding="utf-8")
    (folder / "chronology.csv").write_text(CHRONOLOGY, encoding="utf-8")
    load_case(database, folder)
    try:
        known = {(row["holder"], row["state"]) for row in rows(database, "who_knew")}
        assert known == {
            ("Mara", "knew"), ("Riverside Police", "knew"), ("Riverside Social Care", "knew"),
            ("Hill School", "may have known"), ("Mill Lane Surgery", "no record"),
        }  # fmt: skip
        (gap,) = rows(database, "never_shared")
        assert (gap["needer"], gap["strength"], gap["from_latest"].isoformat()) == (
            "Mill Lane Surgery", "stated", "2015-02-04",
        )  # fmt: skip
        assert "chronology c-0002" in gap["sources"]
        (asked,) = rows(database, "unanswered_requests")
        assert (asked["needers"], asked["asked_for"], asked["fate"]) == ("Riverside Social Care", "history", "no reply")
        assert len(rows(database, "incidents")) == 5
    finally:
        unload_case(database, "chronicle")


def rows(database: Database, question: str) -> list[dict[str, object]]:
    found = next(each for each in shipped() if each.id.endswith(f"/{question}"))
    return list(ask(database, found, {"case": "chronicle"}).rows)
