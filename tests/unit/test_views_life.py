"""The life of a fact: its path, where it stopped, and the bars of those who held or lacked it."""

from __future__ import annotations

from datetime import date

from tests.unit.pictures import PICTURE
from views.gap_chart import HELD, LACKED, MAY, TOLD
from views.leaves import texts
from views.life import NOWHERE, life_bars, life_leaves
from views.steps import Passage

END = date(2021, 12, 31)


def read(source: str) -> list[Passage]:
    return [Passage(source, f"passage of {source}")]


def test_the_path_goes_from_the_first_to_the_last_who_knew() -> None:
    path, _ = life_leaves(PICTURE, "c/grip", "stated", END, read)
    said = texts(path)
    steps = [each for each in said if each.startswith(("Sister", "Hill Surgery"))]
    assert steps == ["Sister saw, heard or did it", "Sister told Hill Surgery face to face",
                     "Hill Surgery told team by letter"]  # fmt: skip
    assert "passage of r 3" in said


def test_it_stopped_where_it_was_needed_and_neither_there_nor_in_a_part_known() -> None:
    _, stopped = life_leaves(PICTURE, "c/grip", "stated", END, read)
    assert texts(stopped)[:3] == [
        "Where it stopped: needed, no record of it by 31 December 2021", "conference",
        "To act on it, since 15 March 2021",
    ]  # fmt: skip
    _, by_rule = life_leaves(PICTURE, "c/odd", "all", END, read)
    assert "Harbour Police" in texts(by_rule)
    _, nowhere = life_leaves(PICTURE, "c/calm", "stated", END, read)
    assert NOWHERE in texts(nowhere)


def test_what_was_said_in_its_place_can_be_opened() -> None:
    _, stopped = life_leaves(PICTURE, "c/odd", "stated", END, read)
    assert "What was said in its place" in texts(stopped)
    assert "All is calm" in texts(stopped)


def test_the_bars_say_lacked_until_it_arrived_and_held_until_it_was_gone() -> None:
    grip = {(bar["lane"][3:], bar["kind"]): (bar["from"], bar["till"])
            for bar in life_bars(PICTURE, "c/grip", "stated", END)}  # fmt: skip
    assert grip["sister", HELD] == ("2021-02-01", "2021-12-31")
    assert grip["Harbour Police", LACKED] == ("2021-01-01", "2021-04-01")
    assert grip["conference", LACKED] == ("2021-03-15", "2021-12-31")
    calm = [(bar["kind"], bar["from"], bar["till"]) for bar in life_bars(PICTURE, "c/calm", "stated", END)]
    assert (HELD, "2021-02-01", "2021-03-01") in calm
    odd = {bar["kind"] for bar in life_bars(PICTURE, "c/odd", "stated", END)}
    assert odd == {HELD, MAY, TOLD, LACKED}
