"""The certain gaps that a case keeps are what its relationships give, and what the questions on one case say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.synthetic import write_review
from loaders.gap_tables import APART, NEEDS
from loaders.load import load_case, unload_case
from queries.answer import ask
from queries.catalogue import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.client import Database

pytestmark = pytest.mark.server
CASES = Path(__file__).parents[2] / "cases"
REAL = ("demo", "harbour-fire", "callum", "stacey")
MADE_UP = (1, 2, 37, 1999)
MOST = 1_000_000
KEPT = "MATCH (table:GapTable {case: $case, needs: $needs}) RETURN properties(table) AS table"
SECTORS = "MATCH (one:Holder {case: $case}) WHERE one.sector IS NOT NULL RETURN one.uid AS uid, one.sector AS sector"
CERTAIN = """
MATCH (review:Case {uid: $case})
MATCH (item:Information {case: review.uid})<-[need:NEEDED]-(needer:Holder)
WHERE ($needs = 'all' OR need.origin = 'stated') AND needer.sector IS NOT NULL
WITH review.period_latest AS day, item, need, needer
WHERE need.since_earliest <= day
WITH day, item, needer, collect(need.sources) AS need_sources, min(need.since_earliest) AS needed_earliest,
     coalesce(min(need.since_latest), day) AS needed_latest,
     CASE WHEN count(need.until_latest) < count(*) OR max(need.until_latest) > day THEN day
          ELSE max(need.until_latest) END AS over
CALL (item, needer, needed_earliest, over) {
  OPTIONAL MATCH (item)-[reach:REACHED]->(needer)
  WHERE reach.since_earliest <= over AND (reach.until_latest IS NULL OR reach.until_latest >= needed_earliest)
  RETURN min(reach.since_earliest) AS perhaps_from
}
WITH item, needer, need_sources, needed_latest, coalesce(perhaps_from, over) AS stop
WHERE needed_latest < stop
MATCH (item)<-[knows:KNOWS]-(holder:Holder)
WHERE knows.since_latest < stop AND (knows.until_earliest IS NULL OR knows.until_earliest > needed_latest)
  AND holder.sector IS NOT NULL AND NOT holder:Person AND NOT holder:RecordSystem
  AND NOT EXISTS { (holder)-[:ANSWERS_FOR]->(needer) }
WITH item, needer, need_sources, needed_latest, stop, holder, knows.since_latest AS held, knows.sources AS held_sources
ORDER BY held, holder.uid, held_sources
WITH item, needer, need_sources, needed_latest, stop, holder.sector AS held_sector, min(held) AS held,
     head(collect(holder)) AS holder, head(collect(held_sources)) AS held_sources
UNWIND item.kind AS kind
RETURN held_sector, kind, needer.sector AS needed_sector, item.uid AS item, needer.uid AS needer, holder.uid AS holder,
       duration.inDays(CASE WHEN held > needed_latest THEN held ELSE needed_latest END, stop).days AS days,
       reduce(flat = held_sources, some IN need_sources | flat + some) AS sources
"""
"""The rule of ``knowledge/gaps.py``, said once more by itself, on what the graph holds."""


@pytest.fixture(scope="module", params=[*REAL, *MADE_UP])
def case(request: pytest.FixtureRequest, database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made_up = isinstance(request.param, int)
    path = write_review(tmp_path_factory.mktemp("made-up"), 7, request.param) if made_up else CASES / request.param
    yield load_case(database, path).case
    if made_up:
        unload_case(database, path.name)


def kept(database: Database, case: str, needs: str) -> list[dict[str, Any]]:
    """The gaps that the case keeps, one row for each."""
    (row,) = database.read(KEPT, {"case": case, "needs": needs}).rows
    table = row["table"]
    return [
        {
            "held_sector": table["held_sectors"][at], "kind": table["kinds"][at],
            "needed_sector": table["needed_sectors"][at], "item": table["item_uids"][place],
            "needer": table["needer_uids"][place], "holder": table["holder_uids"][place],
            "days": table["days"][place], "sources": set(table["found_in"][place].split(APART)) - {""},
        }
        for at, number in enumerate(table["gaps"])
        for place in range(table["first"][at], table["first"][at] + number)
    ]  # fmt: skip


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    by_kind = ("held_sector", "kind", "needed_sector")
    return sorted(rows, key=lambda row: (*(row[name] for name in by_kind), -row["days"], row["item"], row["needer"]))


@pytest.mark.parametrize("needs", NEEDS)
def test_what_is_kept_is_what_the_relationships_of_the_case_give_in_order(
    database: Database, case: str, needs: str
) -> None:
    rows = database.read(CERTAIN, {"case": case, "needs": needs}, row_cap=MOST).rows
    found = kept(database, case, needs)
    assert len(found) > 3
    assert found == in_order([{**row, "sources": set(row["sources"])} for row in rows])


@pytest.mark.parametrize("needs", NEEDS)
def test_what_is_kept_is_what_the_questions_on_the_case_call_a_gap(database: Database, case: str, needs: str) -> None:
    sectors = {row["uid"]: row["sector"] for row in database.read(SECTORS, {"case": case}, row_cap=MOST).rows}
    found = {(row["held_sector"], row["item"], row["needer"]): row["days"] for row in kept(database, case, needs)}
    said: dict[tuple[str, str, str], int] = {}
    for name in ("silos/never_shared", "silos/too_late"):
        for row in ask(database, find(name), {"case": case, "needs": needs}, row_cap=MOST).rows:
            said |= dict(_by_sector(row, sectors))
    assert found == said


def _by_sector(row: dict[str, Any], sectors: dict[str, str]) -> Iterator[tuple[tuple[str, str, str], int]]:
    """The gap of each kind of agency that a row of a question on one case names among the holders, with its days."""
    held: dict[str, date] = {}
    for uid, since in zip(row["holder_uids"], row["holder_since"], strict=True):
        if uid in sectors:
            held[sectors[uid]] = min(since, held.get(sectors[uid], since))
    end = row["from_latest"] + timedelta(row["days_at_least"])
    for sector, since in held.items():
        days = (end - max(since, row["from_latest"])).days
        if days > 0 and row["needer_uid"] in sectors:
            yield (sector, row["item_uid"], row["needer_uid"]), days
