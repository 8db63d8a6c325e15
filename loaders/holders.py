"""What a holder has from the body it belongs to: its agency and its kind of agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.to_claims import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.rows import Properties
    from loaders.rows import Checked, Row


def holder_properties(checked: Checked) -> dict[str, Properties]:
    """For every person and holder, by id, the properties that it does not state itself.

    An agency is its own agency. Anything else has the nearest agency above it, if that is exactly one: what belongs to
    two agencies, at once or one after the other, has none.
    """
    rows = {row.id: row for row in checked.table("holders")}
    above: dict[str, list[str]] = {}
    for part, body, _ in parts_of(checked):
        above.setdefault(part, []).append(body)
    found: dict[str, Properties] = {row.id: {"kind": "person"} for row in checked.table("people")}
    for row in rows.values():
        found[row.id] = dict(_inherited(checked.case, row, rows, above))
    return found


def _inherited(case: str, row: Row, rows: Mapping[str, Row], above: Mapping[str, list[str]],
               ) -> Iterator[tuple[str, str]]:  # fmt: skip
    agencies = _nearest(row.id, above, lambda body: rows[body].text("kind") == "agency")
    if len(agencies) == 1:
        agency = rows[agencies.pop()]
        yield "agency_uid", f"{case}/{agency.id}"
        yield "agency_name", agency.text("name")
    bodies = _nearest(row.id, above, lambda body: bool(rows[body].text("sector")))
    sectors = {rows[body].text("sector") for body in bodies}
    if len(sectors) == 1:
        yield "sector", sectors.pop()


def _nearest(start: str, above: Mapping[str, list[str]], fits: Callable[[str], bool]) -> set[str]:
    """The nearest bodies that fit, on every way up from ``start``, itself included."""
    found: set[str] = set()
    waiting, seen = [start], {start}
    while waiting:
        body = waiting.pop()
        if fits(body):
            found.add(body)
            continue
        fresh = [each for each in above.get(body, ()) if each not in seen]
        seen.update(fresh)
        waiting += fresh
    return found
