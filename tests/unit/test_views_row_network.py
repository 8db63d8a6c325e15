"""Rows as a network: one edge for each pair of holders, which knows its rows; what is no holder leaves no edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from queries.catalogue import find, shipped
from queries.question import Question, View
from tests.unit.pictures import ODD, PICTURE
from views.leaves import texts
from views.row_network import LOOKS, MOST_EDGES, ends_of, network_leaves, row_network

END = date(2021, 12, 31)
QUESTION = find("silos/distorted")
ROWS: list[dict[str, Any]] = [
    {"holder_uids": ["c/sister", "c/police"], "needer_uid": "c/surgery", "item": ODD},
    {"holder_uids": ["c/sister"], "needer_uid": "c/surgery", "item": "second"},
    {"holder_uids": ["c/sister"], "needer_uid": "c/sister", "item": "to itself"},
    {"holder_uids": None, "needer_uid": "c/surgery", "item": "from nobody"},
    {"holder_uids": ["c/gone"], "needer_uid": "c/surgery", "item": "from a stranger"},
]
NETWORKS = [question for question in shipped() if question.view.kind == "network"]


def test_every_pair_of_holders_has_its_rows_and_those_with_most_come_first() -> None:
    assert ends_of(QUESTION, ROWS, PICTURE) == {("c/sister", "c/surgery"): [0, 1], ("c/police", "c/surgery"): [0]}
    assert list(ends_of(QUESTION, ROWS, PICTURE)) == [("c/sister", "c/surgery"), ("c/police", "c/surgery")]


def test_only_the_holders_of_the_rows_are_drawn_and_an_edge_counts_its_rows() -> None:
    drawn = row_network(QUESTION, ends_of(QUESTION, ROWS, PICTURE), PICTURE, END)

    assert {node["id"] for node in drawn["nodes"]} == {"c/sister", "c/police", "c/surgery"}
    assert {(edge["from"], edge["to"], edge["label"], edge["about"]) for edge in drawn["edges"]} == {
        ("c/sister", "c/surgery", "2", "2 rows"),
        ("c/police", "c/surgery", "", "1 row"),
    }
    assert all(edge["dashes"] == LOOKS["changed"][1] for edge in drawn["edges"])


def test_the_edge_that_is_pressed_lists_its_rows_as_text_and_another_lists_none() -> None:
    ends = ends_of(QUESTION, ROWS, PICTURE)

    pressed = texts(network_leaves(QUESTION, ROWS, ends, PICTURE, "c/sister > c/surgery"))
    assert {ODD, "second"} <= set(pressed)
    assert "second" not in texts(network_leaves(QUESTION, ROWS, ends, PICTURE, "c/police > c/surgery"))
    assert ODD not in texts(network_leaves(QUESTION, ROWS, ends, PICTURE, "c/nobody > c/surgery"))


def test_more_pairs_than_can_be_drawn_are_said() -> None:
    holder = PICTURE.holders["c/sister"]
    many = {f"c/{n}": replace(holder, uid=f"c/{n}", name=f"n{n}") for n in range(MOST_EDGES + 2)}
    picture = replace(PICTURE, holders={**PICTURE.holders, **many})
    rows = [{"holder_uids": [f"c/{n + 1}"], "needer_uid": "c/0", "item": "x"} for n in range(MOST_EDGES + 1)]
    ends = ends_of(QUESTION, rows, picture)

    assert len(row_network(QUESTION, ends, picture, END)["edges"]) == MOST_EDGES
    assert f"The {MOST_EDGES} pairs with the most rows are drawn." in texts(
        network_leaves(QUESTION, rows, ends, picture, "")
    )


@pytest.mark.parametrize("question", NETWORKS, ids=lambda question: question.id)
def test_both_ends_of_a_declared_network_are_uids(question: Question) -> None:
    kinds = {column.name: column.type for column in question.columns}

    assert kinds[question.view.row or ""] in ("uid", "uids")
    assert kinds[question.view.column or ""] in ("uid", "uids")


def test_a_network_without_two_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="two ends"):
        View(kind="network", row="holder_uid")
