"""The pictures are drawn from rows read once; they must say what the question asked for each day says."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.cases import loaded_cases
from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import find
from screens.reading import read_picture
from views.cells import Shown, cells_on

if TYPE_CHECKING:
    from graph.client import Database
    from views.picture import Picture

DEMO = Path(__file__).parents[2] / "cases" / "demo"


@pytest.fixture(scope="module")
def picture(database: Database) -> Picture:
    load_case(database, DEMO)
    return read_picture(database, next(case for case in loaded_cases(database) if case.id == "demo"))


@pytest.mark.parametrize("needs", ["stated", "all"])
def test_the_matrix_says_on_every_day_what_the_question_who_knew_says(
    database: Database, picture: Picture, needs: str
) -> None:
    question = find("knowledge/who_knew")
    days = {event.day + timedelta(days=by) for event in picture.events for by in (-1, 0, 1)}
    assert len(days) > 30
    for day in sorted(days):
        rows = ask(database, question, {"case": "demo", "as_of": day, "needs": needs}).rows
        asked = {(row["holder_uid"], row["item_uid"]): (row["state"], row["needed"]) for row in rows}
        drawn = {
            pair: ("no record" if cell.state in (Shown.NEEDED, Shown.PART) else str(cell.state), cell.needed)
            for pair, cell in cells_on(picture, day, needs).items()
        }
        assert drawn == asked, day


def test_every_claim_behind_a_way_is_read(picture: Picture) -> None:
    assert {way.via for way in (*picture.ways, *picture.told)} <= set(picture.claims)
    assert {source.partition(" ")[0] for way in picture.ways for source in way.sources} <= set(picture.sources)
