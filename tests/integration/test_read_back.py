"""What a case was derived from is read back from the graph, and derives to exactly what stands there."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.reading import coded_rows
from knowledge.derive import recorded
from loaders.check import require
from loaders.derived_rows import derived_edges
from loaders.from_graph import claims_of, rules_of
from loaders.load import load_case
from loaders.read import read_case
from loaders.to_claims import derived, to_claims
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from graph.client import Database
    from knowledge.claims import Claims

CASES = Path(__file__).parents[2] / "cases"
NAMES = ("demo", "harbour-fire", "callum", "stacey")
DERIVED = ("KNOWS", "TOLD_OTHERWISE", "NEEDED", "REACHED")
STANDING = """
MATCH (start {case: $case})-[link:KNOWS|TOLD_OTHERWISE|NEEDED|REACHED]->(end)
RETURN type(link) AS type, start.uid AS start, properties(link) AS properties, end.uid AS end
"""


def in_no_order(claims: Claims) -> dict[str, Any]:
    """Every table of the claims, its rows and their lists sorted, rows of access without an id."""
    plain = replace(claims, access=tuple(replace(row, id="") for row in claims.access))
    return {
        each.name: sorted(map(_sorted, value)) if isinstance(value := getattr(plain, each.name), tuple) else value
        for each in fields(plain)
    }


def _sorted(row: Any) -> str:
    values = {each.name: getattr(row, each.name) for each in fields(row)}
    keep = ("sources",)
    return repr({
        name: sorted(value, key=repr) if isinstance(value, (tuple, frozenset)) and name not in keep else value
        for name, value in values.items()
    })  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_a_case_turn_back_into_the_claims_of_its_tables(name: str):
    checked = require(read_case(CASES / name))
    rows = to_graph(checked, derived(checked))
    assert in_no_order(claims_of(rows)) == in_no_order(to_claims(checked))
    assert rules_of(rows) == checked.rules


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_deriving_from_what_is_read_back_gives_exactly_what_stands_in_the_graph(database: Database, name: str):
    load_case(database, CASES / name)
    standing = database.read(STANDING, {"case": name}, row_cap=1_000_000).rows
    rows = coded_rows(database, name)
    claims = claims_of(rows)
    found = derived_edges(claims, recorded(claims, rules_of(rows)))
    again = sorted(_text(type_, *edge) for type_, edge in found if type_ in DERIVED)
    assert len(again) > 30
    assert again == sorted(_text(row["type"], row["start"], row["properties"], row["end"]) for row in standing)


def _text(type_: str, start: str, properties: dict[str, Any], end: str) -> str:
    found = {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
    return repr((type_, start, end, sorted(found.items())))
