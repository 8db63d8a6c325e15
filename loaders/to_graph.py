"""From checked rows and what is derived from them to the rows of the graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.declaration import Holds
from graph.nodes import CASE_NODE, GAP_TABLE, SOURCE
from graph.relationships import CONTRADICTS
from graph.rows import GraphRows
from knowledge.needs import rule_text
from loaders.derived_rows import Uids, derived_edges
from loaders.gap_tables import gap_tables
from loaders.holders import holder_properties
from loaders.read_rows import label_of
from loaders.rows import Written
from loaders.tables import BY_NAME, EDGES
from loaders.to_claims import STATED, parts_of, to_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.declaration import Property, Relationship
    from graph.rows import Edge, Properties, Stored
    from knowledge.claims import Claims
    from knowledge.derived import Derived
    from loaders.column import Column
    from loaders.rows import Checked, Link, Row, Value

DEFAULTS: dict[Holds, Stored] = {Holds.YES_NO: False, Holds.LOCATORS: ()}


def to_graph(checked: Checked, derived: Derived, claims: Claims | None = None) -> GraphRows:
    """Every node and relationship of the case, coded and derived, with exactly the declared properties.

    Dates are text as written and two `datetime.date`; ids are `<case>/<id>`. Who has the ``claims`` of the case gives
    them.
    """
    nodes: dict[str, list[Properties]] = defaultdict(list)
    nodes[CASE_NODE.label].append(_case(checked))
    nodes[SOURCE.label] += _sources(checked)
    further = holder_properties(checked)
    for row in checked.all():
        if not row.table.edge:
            nodes[label_of(row)].append(_node(checked, row) | further.get(row.id, {}))
    edges: dict[str, list[Edge]] = defaultdict(list)
    for type_, edge in (*_coded_edges(checked), *derived_edges(claims or to_claims(checked), derived)):
        edges[type_].append(edge)
    found = GraphRows(
        checked.case,
        {label: tuple(rows) for label, rows in nodes.items() if rows},
        {type_: tuple(_without_mirrors(rows) if type_ == CONTRADICTS.type else rows) for type_, rows in edges.items()},
    )
    tables = tuple(gap_tables(found))
    return replace(found, nodes={**found.nodes, GAP_TABLE.label: tables}) if tables else found


def _case(checked: Checked) -> Properties:
    settings = checked.settings
    found: dict[str, object] = {
        "uid": checked.case, "case": checked.case, "title": settings.title, "kind": settings.kind,
        "area": settings.area, "period": f"{settings.period.from_} to {settings.period.to}",
        "period_earliest": checked.period.earliest, "period_latest": checked.period.latest,
        "fictional": settings.fictional, "about": settings.about,
        "glossary": tuple(f"{term}: {meaning}" for term, meaning in settings.glossary.items()),
        "need_rules": tuple(map(rule_text, checked.rules)),
    }  # fmt: skip
    return _filled(found)


def _sources(checked: Checked) -> Iterator[Properties]:
    for source in checked.settings.sources:
        found: dict[str, object] = {
            "uid": f"{checked.case}/{source.id}", "case": checked.case, "title": source.title, "kind": source.kind,
            "file": source.file, "locators": source.locators,
        }  # fmt: skip
        if source.id in checked.source_dates:
            found |= _stored("date", checked.source_dates[source.id])
        yield _filled(found)


def _filled(found: Mapping[str, object]) -> Properties:
    """The properties that have a value; `sources` is a list even where it is empty, so that lists can be joined."""
    return {name: value for name, value in found.items() if name == "sources" or value not in (None, "", ())}  # type: ignore[misc]


def _node(checked: Checked, row: Row) -> Properties:
    return {"uid": f"{checked.case}/{row.id}", "case": checked.case, **_values(row)}


def _values(row: Row) -> Properties:
    """The stored properties of the values of a row, with what an empty cell means where it means something."""
    names, defaults = _held(row.table.name)
    found: Properties = {name: default for heading, name, default in defaults if heading not in row.values}
    for heading, value in row.values.items():
        name = names.get(heading)
        if name is None:
            continue
        if isinstance(value, Written):
            found |= _filled(_stored(name, value))
        elif name == "sources" or value not in ("", ()):
            found[name] = value
    return found


@cache
def _held(table: str) -> tuple[Mapping[str, str], tuple[tuple[str, str, Stored], ...]]:
    """By heading the properties of the values of a table; and those that have a meaning where the cell is empty."""
    held = [(each.heading, each.holds) for each in BY_NAME[table].columns if each.holds is not None]
    defaults = ((heading, declared.name, _default(declared)) for heading, declared in held)
    return (
        {heading: declared.name for heading, declared in held},
        tuple((heading, name, default) for heading, name, default in defaults
              if default is not None and (name == "sources" or default != ())),
    )  # fmt: skip


def _default(declared: Property) -> Stored | None:
    return STATED if declared.name == "certainty" else DEFAULTS.get(declared.holds)


def _stored(name: str, value: Value) -> dict[str, object]:
    if isinstance(value, Written):
        return {name: value.text, f"{name}_earliest": value.span.earliest, f"{name}_latest": value.span.latest}
    return {name: value}


def _coded_edges(checked: Checked) -> Iterator[tuple[str, Edge]]:
    uid = Uids(checked.case)
    for part, body, row in parts_of(checked):
        stated: Properties = {"certainty": STATED, "sources": row.many("sources")}
        yield "PART_OF", (uid[part], _values(row) if row.table.edge else stated, uid[body])
    for name in ("members", "access"):
        for row in checked.table(name):
            start, end = (row.ids(column.heading)[0] for column in row.table.columns[:2])
            yield EDGES[name].type, (uid[start], _values(row), uid[end])
    for row in checked.all():
        columns, here = row.table.by_heading, uid[row.id]
        for heading, links in row.links.items():
            column = columns.get(heading)
            if column is None or column.link is None or heading == "part of":
                continue
            for link in links:
                there, properties = uid[link.target], _beside(uid, column, column.link, link)
                start, end = (there, here) if column.reverse else (here, there)
                yield column.link.type, (start, properties, end)


def _beside(uid: Mapping[str, str], column: Column, relationship: Relationship, link: Link) -> Properties:
    """The properties of a link: those of its column, and what the cell says beside the id."""
    properties: Properties = dict(column.fixed)
    if link.arrived_as:
        properties["as_uid"] = uid[link.arrived_as]
    if link.by:
        properties["by_uid"] = uid[link.by]
    if link.saying:
        names = {each.name for each in relationship.properties}
        properties["said" if "said" in names else "reason"] = link.saying
    return properties


def _without_mirrors(edges: list[Edge]) -> Iterator[Edge]:
    """The contradictions without those that say the same again from the other item."""
    said = {(start, end) for start, _, end in edges}
    return (edge for edge in edges if edge[0] < edge[2] or (edge[2], edge[0]) not in said)
