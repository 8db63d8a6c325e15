"""The certain gaps of a case as columns, for questions that add up the gaps of many reviews."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.nodes import CASE_NODE, HOLDER_LABELS
from knowledge.gaps import Lasting, Stored, gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.rows import GraphRows, Properties
    from knowledge.gaps import Gap

NEEDS = ("stated", "all")
"""The choices of the parameter ``needs`` of the questions: there is a table for each."""
NO_AGENCY = frozenset({"Person", "RecordSystem"})
APART = "; "
"""Between locators: the tables of a case hold several values in a cell by it, so that no locator has it."""

Kind = tuple[str, str, str]


def gap_tables(rows: GraphRows) -> Iterator[Properties]:
    """The nodes that hold the gaps of a case, worked out from its other rows; none where it has no gap."""
    kinds_of = {str(row["uid"]): row["kind"] for row in rows.nodes.get("Information", ())}
    stored, needed = _stored(rows), _needed(rows)
    for needs in NEEDS:
        by_kind: dict[Kind, list[Gap]] = defaultdict(list)
        for gap in gaps(stored, [need for origin, need in needed if needs in ("all", origin)]):
            for kind in kinds_of[gap.item]:  # type: ignore[union-attr]
                by_kind[gap.held_sector, str(kind), stored.sectors[gap.needer]].append(gap)
        if by_kind:
            yield {"uid": f"{rows.case}/gaps:{needs}", "case": rows.case, "needs": needs, **_columns(by_kind)}


def _columns(by_kind: Mapping[Kind, list[Gap]]) -> Properties:
    kinds = sorted(by_kind)
    held, item, needed = zip(*kinds, strict=True)
    numbers = tuple(len(by_kind[kind]) for kind in kinds)
    found = [gap for kind in kinds for gap in by_kind[kind]]
    return {
        "held_sectors": held,
        "kinds": item,
        "needed_sectors": needed,
        "gaps": numbers,
        "first": (0, *accumulate(numbers))[:-1],
        "days": tuple(gap.days for gap in found),
        "item_uids": tuple(gap.item for gap in found),
        "needer_uids": tuple(gap.needer for gap in found),
        "holder_uids": tuple(gap.holder for gap in found),
        "found_in": tuple(APART.join(gap.sources) for gap in found),
    }


def _stored(rows: GraphRows) -> Stored:
    """What the graph will hold of the case, as far as gaps turn on it, but for the needs."""
    holders = {label: rows.nodes.get(label, ()) for label in HOLDER_LABELS}
    return Stored(
        last=rows.nodes[CASE_NODE.label][0]["period_latest"],  # type: ignore[arg-type]
        sectors={str(row["uid"]): str(row["sector"]) for each in holders.values() for row in each if "sector" in row},
        agencies=frozenset(
            str(row["uid"]) for label, each in holders.items() if label not in NO_AGENCY for row in each
        ),
        answering=frozenset((part, body) for part, _, body in rows.relationships.get("ANSWERS_FOR", ())),
        knows=[_lasting(holder, row, item) for holder, row, item in rows.relationships.get("KNOWS", ())],
        reached=[_lasting(holder, row, item) for item, row, holder in rows.relationships.get("REACHED", ())],
    )


def _needed(rows: GraphRows) -> list[tuple[object, Lasting]]:
    """Every need, with its origin."""
    return [(row["origin"], _lasting(holder, row, item)) for holder, row, item in rows.relationships.get("NEEDED", ())]


def _lasting(holder: str, row: Properties, item: str) -> Lasting:
    return Lasting(
        holder, item, row["since_earliest"], row.get("since_latest"), row.get("until_earliest"),  # type: ignore[arg-type]
        row.get("until_latest"), row["sources"],  # type: ignore[arg-type]
    )  # fmt: skip
