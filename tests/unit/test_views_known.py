from datetime import date

import pytest

from knowledge.derived import Knowing
from tests.unit.pictures import ODD, PICTURE, on, way
from views.drawers import agency_item, holder_drawer, passed_drawer
from views.known import how_known
from views.leaves import leaf, texts
from views.path import path_to, ways_by
from views.picture import Claim, Picture, Source
from views.steps import Passage, source_leaves

LATE = date(2021, 12, 1)


def read(source: str) -> list[Passage]:
    return [Passage(source, text=f"passage of {source}")]


def drawer(holder: str, item: str, day: date = LATE) -> list[str]:
    return texts(how_known(PICTURE, (f"c/{holder}", f"c/{item}"), day, "stated", read))


def test_the_path_goes_back_to_the_origin() -> None:
    (path,) = ways_by(PICTURE, "c/team", "c/grip")
    assert [step.holder for step in path.steps] == ["c/sister", "c/surgery", "c/team"]
    assert not path.open_at


def test_the_path_of_a_changed_item_goes_back_to_what_the_sender_had() -> None:
    (path,) = ways_by(PICTURE, "c/surgery", "c/calm")
    assert [(step.holder, step.item) for step in path.steps] == [
        ("c/log", "c/odd"), ("c/team", "c/odd"), ("c/surgery", "c/calm"),
    ]  # fmt: skip


def test_a_sender_of_whom_nothing_says_how_it_knew_is_named() -> None:
    last = way("team", "grip", on("2021-01-05"), "s9", "conference", kind="sharing")
    assert path_to(PICTURE, last).open_at == "c/conference"


def test_a_row_of_the_own_chronology_is_named_by_its_agency_and_date() -> None:
    row = Claim("c/c-1", "Incident", "4 May 2019", "a call", asserted_by="Harbour Police", sources=("chronology c-1",))
    of_report = Claim("c/e-1", "Incident", "5 May 2019", "a visit", asserted_by="Hill Surgery", sources=("r 1",))
    sources = {"chronology": Source("chronology", "Chronology of the case"), "r": Source("r", "Review", "report.txt")}
    picture = Picture("c", "own", PICTURE.period, claims={row.uid: row, of_report.uid: of_report}, sources=sources)

    assert texts(source_leaves(picture, ["chronology c-1", "chronology c-9", "r 1"], read)) == [
        "Chronology of the case, Harbour Police, 4 May 2019", "passage of chronology c-1",
        "Chronology of the case, c-9", "passage of chronology c-9", "Review, 1", "passage of r 1",
    ]  # fmt: skip


def test_two_who_told_each_other_do_not_make_an_endless_path() -> None:
    ways = (
        way("a", "grip", on("2021-01-01"), "s1", "b", kind="sharing"),
        way("b", "grip", on("2021-01-01"), "s2", "a", kind="sharing"),
    )
    looped = Picture("c", "loop", PICTURE.period, ways=ways)
    assert [step.holder for step in path_to(looped, ways[0]).steps] == ["c/b", "c/a"]


def test_the_drawer_tells_each_step_with_date_channel_and_who_says_so() -> None:
    said = drawer("team", "grip")
    assert said[:4] == [
        "He gripped her throat", "team (Harbour Police)", "The life of this item", "Team knew this by 1 December 2021.",
    ]  # fmt: skip
    assert "Hill Surgery told team by letter" in said
    assert "Sister told Hill Surgery face to face" in said
    assert "Says so: Mara." in said
    assert "It was acted on." in said
    assert "passage of r 1" in said


def test_where_there_is_no_record_the_drawer_says_who_held_it_and_what_the_source_says() -> None:
    said = drawer("conference", "grip")
    assert "Conference needed this, and there is no record that it was known there by 1 December 2021." in said
    held = said.index("Who held it by then")
    assert said[held + 1 : held + 3] == ["sister", " since 1 February 2021"]
    assert "No sharing to this holder is recorded." in said
    assert "Nobody told the conference." in said
    assert not any("fail" in text.lower() or "blame" in text.lower() for text in said)


def test_what_arrived_in_the_place_of_an_item_is_shown() -> None:
    assert "What arrived in its place: All is calm" in drawer("surgery", "odd")


def test_what_was_known_and_is_gone_is_said() -> None:
    assert "It had been known here, and was gone on 1 March 2021." in drawer("police", "calm")


def test_nothing_later_than_the_day_is_told() -> None:
    assert not any("letter" in text for text in drawer("team", "grip", date(2021, 3, 20)))


def test_a_folded_agency_is_told_part_by_part() -> None:
    said = texts(agency_item(PICTURE, "c/police*", "c/grip", LATE, "stated"))
    assert "Harbour Police, part by part" in said
    assert "Team knew this by 1 December 2021." in said


def test_an_edge_tells_what_passed_and_what_was_changed_apart() -> None:
    ends = ({"c/team"}, {"c/surgery"}, LATE)
    assert texts(passed_drawer(PICTURE, *ends, changed=False))[0] == "What passed: 1 item"
    changed = texts(passed_drawer(PICTURE, *ends, changed=True))
    assert changed[0] == "What was changed on the way: 1 item"
    assert ODD in changed


def test_a_node_tells_what_it_lacks_was_told_and_told() -> None:
    said = texts(holder_drawer(PICTURE, "c/surgery", LATE, "stated"))
    headings = {"Needed, no record of knowing: 1", "Was told: 3", "Told others: 1", "Knew: 2 items"}
    assert headings <= set(said)


def test_a_tag_that_the_page_does_not_build_is_refused() -> None:
    with pytest.raises(ValueError, match="script"):
        leaf("script", "alert(1)")


def test_a_way_is_read_as_it_was_derived() -> None:
    assert isinstance(PICTURE.ways_of["c/team", "c/grip"][0], Knowing)
