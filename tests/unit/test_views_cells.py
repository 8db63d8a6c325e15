from datetime import date

from tests.unit.pictures import PICTURE
from views.cells import Cell, Counts, Shown, cells_on, count, together
from views.filters import Filters, begins_folded, folded_groups, members, place_name, place_of, shown_cells

LATE = date(2021, 12, 1)


def test_each_state_of_one_day_is_told_apart() -> None:
    assert cells_on(PICTURE, LATE) == {
        ("c/sister", "c/grip"): Cell(Shown.KNEW),
        ("c/surgery", "c/grip"): Cell(Shown.KNEW),
        ("c/team", "c/grip"): Cell(Shown.KNEW),
        ("c/police", "c/grip"): Cell(Shown.PART, needed=True),
        ("c/conference", "c/grip"): Cell(Shown.NEEDED, needed=True),
        ("c/log", "c/odd"): Cell(Shown.KNEW),
        ("c/team", "c/odd"): Cell(Shown.MAY),
        ("c/surgery", "c/odd"): Cell(Shown.TOLD, needed=True),
        ("c/surgery", "c/calm"): Cell(Shown.KNEW),
    }


def test_an_earlier_day_shows_only_what_had_begun_by_then() -> None:
    assert cells_on(PICTURE, date(2021, 2, 15)) == {
        ("c/sister", "c/grip"): Cell(Shown.KNEW),
        ("c/police", "c/grip"): Cell(Shown.NEEDED, needed=True),
        ("c/police", "c/calm"): Cell(Shown.KNEW),
    }


def test_knowledge_that_ended_is_certain_before_perhaps_on_the_day_and_gone_after_it() -> None:
    pair = ("c/police", "c/calm")
    assert [cells_on(PICTURE, day).get(pair) for day in (date(2021, 2, 28), date(2021, 3, 1), date(2021, 3, 2))] == [
        Cell(Shown.KNEW),
        Cell(Shown.MAY),
        None,
    ]


def test_needs_by_rule_count_only_when_asked_for() -> None:
    pair = ("c/police", "c/odd")
    assert pair not in cells_on(PICTURE, LATE, "stated")
    assert cells_on(PICTURE, LATE, "all")[pair] == Cell(Shown.NEEDED, needed=True)


def test_a_folded_agency_shows_what_its_best_part_knew_and_that_another_part_lacked_it() -> None:
    assert together([Cell(Shown.KNEW), Cell(Shown.NEEDED, needed=True)]) == Cell(
        Shown.KNEW, needed=True, inner_gap=True
    )
    assert together([Cell(Shown.KNEW), Cell(Shown.PART, needed=True)]) == Cell(Shown.KNEW, needed=True)
    assert together([Cell(Shown.NEEDED, needed=True)]) == Cell(Shown.NEEDED, needed=True)


def test_the_counts_are_those_of_the_cells() -> None:
    assert count(cells_on(PICTURE, LATE).values()) == Counts(knew=5, may=1, told=1, gaps=1)


def test_filters_take_away_holders_and_items() -> None:
    cells = cells_on(PICTURE, LATE)
    assert {item for _, item in shown_cells(PICTURE, cells, Filters())} == {"c/grip", "c/odd"}
    assert {item for _, item in shown_cells(PICTURE, cells, Filters(needed=False))} == {"c/grip", "c/odd", "c/calm"}
    assert "c/sister" not in {holder for holder, _ in shown_cells(PICTURE, cells, Filters(family=False))}
    by_kind = shown_cells(PICTURE, cells, Filters(needed=False, kinds=("account",)))
    assert set(by_kind) == {("c/surgery", "c/calm")}
    by_agency = shown_cells(PICTURE, cells, Filters(agencies=("c/surgery",)))
    assert {holder for holder, _ in by_agency} == {"c/surgery"}
    assert shown_cells(PICTURE, cells, Filters(people=("Nobody",))) == {}


def test_a_filter_leaves_what_the_shown_agencies_needed_with_no_record() -> None:
    cells = cells_on(PICTURE, LATE)
    lacking = {pair for pair, cell in cells.items() if cell.lacks}
    assert lacking
    kept = shown_cells(PICTURE, cells, Filters(lacking=True))
    assert {item for _, item in kept} == {item for _, item in lacking}
    without = {holder for holder, _ in cells} - {holder for holder, _ in lacking}
    groups = {PICTURE.holders[holder].group for holder in without} - {PICTURE.holders[one].group for one, _ in lacking}
    assert groups
    assert shown_cells(PICTURE, cells, Filters(lacking=True, agencies=tuple(groups))) == {}


def test_a_small_case_begins_open_and_a_group_of_one_is_never_folded() -> None:
    assert not begins_folded(PICTURE)
    assert folded_groups(PICTURE, Filters()) == frozenset()
    assert folded_groups(PICTURE, Filters(turned=frozenset({"c/police", "c/surgery"}))) == {"c/police"}


def test_a_folded_place_stands_for_its_members() -> None:
    place = place_of(PICTURE, "c/team", frozenset({"c/police"}))
    assert members(PICTURE, place) == {"c/police", "c/team", "c/log"}
    assert place_name(PICTURE, place) == "Harbour Police"
    assert members(PICTURE, "c/team") == {"c/team"}
    assert members(PICTURE, "c/unheard-of") == set()
