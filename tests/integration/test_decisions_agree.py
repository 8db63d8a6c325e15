"""The page of decisions works out in Python what the questions about decisions ask of the graph: they must agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.cases import loaded_cases
from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import find
from screens.deciding import weigh_decisions
from screens.reading import read_picture
from views.decided import Bearing, Column, Weighed
from views.weighing import IN_AGENCY, IN_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database

CASES = Path(__file__).parents[2] / "cases"
FACTS = ("holder_uids", "holder_since", "gap")


def weighed_of(database: Database, case: str) -> tuple[Weighed, ...]:
    load_case(database, CASES / case)
    summary = next(each for each in loaded_cases(database) if each.id == case)
    return weigh_decisions(database, read_picture(database, summary), "stated")


def gaps(weighed: tuple[Weighed, ...]) -> Iterator[tuple[tuple[str, str], Bearing]]:
    """What the questions look at: items coded as bearing on a decision, neither considered nor certainly known."""
    for one in weighed:
        for bearing in one.items:
            if not one.by_need and not bearing.considered and bearing.state != "knew":
                yield (one.decision.uid, bearing.item), bearing


def asked(database: Database, question: str, case: str) -> dict[tuple[str, str], dict[str, Any]]:
    rows = ask(database, find(question), {"case": case}, row_cap=10_000).rows
    return {(row["decision_uid"], row["item_uid"]): row for row in rows}


def said(held: Any, bearing: Bearing, *, possible: bool = False) -> tuple[Any, ...]:
    possible = possible or bearing.column is Column.HERE or not held[0].sure
    return [each.holder for each in held], [each.latest for each in held], "possible gap" if possible else "gap"


def left_aside(weighed: tuple[Weighed, ...]) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What whoever decided certainly knew before, where it is coded what they considered and this is not among it."""
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for one in weighed:
        for bearing in one.items:
            known = [each for each in bearing.here if each.way.since.last < one.decision.first]
            if one.by_need or bearing.considered or bearing.state != "knew" or not one.decision.considered or not known:
                continue
            known.sort(key=lambda each: (each.way.since.last, each.way.since.first, each.holder))
            own = any(each.holder in one.decision.deciders for each in known)
            facts = [each.holder for each in known], [each.way.since.latest for each in known], "gap"
            found[one.decision.uid, bearing.item] = (*facts, "by whoever decided" if own else IN_AGENCY)
    return found


@pytest.mark.parametrize("case", ["demo", "stacey", "callum"])
def test_known_elsewhere_is_what_decided_without_and_overlooked_own_files_find(database: Database, case: str) -> None:
    weighed = weighed_of(database, case)
    by_uid = {one.decision.uid: one.decision for one in weighed}
    without, overlooked = {}, left_aside(weighed)
    for pair, bearing in gaps(weighed):
        room = any(
            here.holder in by_uid[pair[0]].room and here.way.since.last <= by_uid[pair[0]].first
            for here in bearing.here
        )
        if bearing.outside and not room:
            without[pair] = said(bearing.outside, bearing)
        if bearing.inside:
            overlooked[pair] = (*said(bearing.inside, bearing, possible=bearing.where == IN_ROOM), bearing.where)
    for question, drawn, facts in (
        ("decisions/decided_without", without, FACTS),
        ("decisions/overlooked_own_files", overlooked, (*FACTS, "where_held")),
    ):
        rows = asked(database, question, case)
        assert rows
        assert drawn == {pair: tuple(row[fact] for fact in facts) for pair, row in rows.items()}
