from datetime import date
from itertools import combinations

from tests.unit.pictures import ODD, PICTURE
from views.cells import cells_on
from views.filters import Filters, folded_groups, shown_cells
from views.layout import boxes
from views.matrix import counted, matrix
from views.network import edge_rows, network

LATE, END = date(2021, 12, 1), date(2021, 12, 31)
FOLDED = Filters(turned=frozenset({"c/police"}))


def drawn_matrix(day: date, filters: Filters) -> dict[str, object]:
    return matrix(PICTURE, shown_cells(PICTURE, cells_on(PICTURE, day), filters), filters)


def drawn_network(day: date, filters: Filters) -> dict[str, list[dict[str, object]]]:
    cells = shown_cells(PICTURE, cells_on(PICTURE, day), filters)
    return network(PICTURE, cells, filters, day, boxes(PICTURE, folded_groups(PICTURE, filters), END))


def test_the_matrix_has_only_rows_and_columns_that_hold_something() -> None:
    drawn = drawn_matrix(LATE, Filters())
    columns = [column["id"] for group in drawn["groups"] for column in group["columns"]]
    assert columns == ["c/police", "c/team", "c/log", "c/surgery", "c/conference", "c/sister"]
    rows = {row["id"]: row["cells"] for kind in drawn["kinds"] for row in kind["rows"]}
    assert [kind["name"] for kind in drawn["kinds"]] == ["Strangulation", "Threat"]
    assert rows["c/grip"] == {
        0: ["part", "n", ""], 1: ["knew", "", "since 1 April 2021"], 3: ["knew", "", "since 1 March 2021"],
        4: ["needed", "n", ""], 5: ["knew", "", "since 1 February 2021"],
    }  # fmt: skip
    assert rows["c/odd"] == {
        1: ["may", "", "since 1 May 2021 at the earliest"], 2: ["knew", "", "since 1 May 2021"], 3: ["told", "n", ""],
    }  # fmt: skip


def test_a_folded_agency_is_one_column() -> None:
    drawn = drawn_matrix(LATE, FOLDED)
    assert drawn["groups"][0] == {
        "id": "c/police", "name": "Harbour Police", "parts": 3, "folded": True,
        "columns": [{"id": "c/police*", "name": "Harbour Police", "kind": "with its parts"}],
    }  # fmt: skip


def test_rows_and_columns_keep_their_order_on_every_day() -> None:
    late = [row["id"] for kind in drawn_matrix(LATE, Filters())["kinds"] for row in kind["rows"]]
    early = [row["id"] for kind in drawn_matrix(date(2021, 5, 5), Filters())["kinds"] for row in kind["rows"]]
    assert early == [uid for uid in late if uid in early]


def test_the_counts_stand_above_the_picture() -> None:
    numbers = {str(each["label"]): each["value"] for each in counted(cells_on(PICTURE, LATE))}
    assert numbers == {
        "Items of information": 3, "Knew": 5, "May have known": 1, "Told otherwise": 1, "Needed, no record": 1,
    }  # fmt: skip


def test_no_node_moves_when_the_day_does() -> None:
    def places(day: date) -> dict[object, object]:
        return {node["id"]: (node["x"], node["y"]) for node in drawn_network(day, Filters())["nodes"]}

    assert places(LATE) == places(date(2021, 1, 2))


def test_boxes_of_agencies_never_lie_over_each_other() -> None:
    for one, other in combinations(boxes(PICTURE, frozenset(), END), 2):
        apart = (
            abs(one.x - other.x) >= (one.width + other.width) / 2
            or abs(one.y - other.y) >= (one.height + other.height) / 2
        )
        assert apart, (one.group, other.group)


def test_what_arrived_and_what_was_changed_on_the_way_are_two_edges() -> None:
    edges = {edge["id"]: edge for edge in drawn_network(LATE, Filters(needed=False))["edges"]}
    assert set(edges) == {
        "c/sister > c/surgery", "c/surgery > c/team", "c/team > c/surgery", "c/team > c/surgery (changed)",
    }  # fmt: skip
    assert edges["c/team > c/surgery (changed)"]["about"] == "1 item, changed on the way"


def test_an_early_day_has_the_edges_of_that_day_only() -> None:
    assert [edge["id"] for edge in drawn_network(date(2021, 3, 2), Filters())["edges"]] == ["c/sister > c/surgery"]


def test_nothing_in_the_network_is_a_title_that_the_library_would_read_as_markup() -> None:
    drawn = drawn_network(LATE, Filters(needed=False))
    assert not any("title" in each for each in [*drawn["nodes"], *drawn["edges"]])
    assert all(each["font"]["multi"] is False for each in [*drawn["nodes"], *drawn["edges"]])  # type: ignore[index]


def test_the_network_can_be_read_as_a_list() -> None:
    rows = edge_rows(drawn_network(date(2021, 3, 2), Filters()))
    assert rows == [{"id": "c/sister > c/surgery", "from": "sister", "to": "Hill Surgery", "what": "1 item"}]


def test_case_text_stays_as_it_is() -> None:
    drawn = drawn_matrix(LATE, Filters())
    assert ODD in [row["text"] for kind in drawn["kinds"] for row in kind["rows"]]
