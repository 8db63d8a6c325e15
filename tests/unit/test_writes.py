"""The texts that write a case."""

from __future__ import annotations

import pytest

from graph import writes
from graph.creating import FIRST_VALUES, STORED, EncodedCase, encoded
from graph.nodes import NODES
from graph.relationships import RELATIONSHIPS
from graph.rows import GraphRows, Properties
from graph.writes import create_statements, delete_statement, node_statements, relationship_statements

ROWS = GraphRows(
    "a",
    {
        "Person": ({"uid": "a/anna", "case": "a", "name": "Anna"},),
        "Unit": ({"uid": "a/team", "case": "a", "name": "team"},),
        "Sharing": ({"uid": "a/s1", "case": "a"}, {"uid": "a/s2", "case": "a"}),
    },
    {
        "SENT_BY": (("a/s1", {}, "a/anna"), ("a/s2", {}, "a/team")),
        "CARRIED": (),
    },
)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_nodes_are_created_with_all_their_labels_and_no_value_stands_in_the_text():
    assert [(plain(text), parameters) for text, parameters in node_statements(ROWS)] == [
        ("UNWIND $data AS r CREATE (_:Holder:Person) SET _ += r", {"data": list(ROWS.nodes["Person"])}),
        ("UNWIND $data AS r CREATE (_:Holder:Unit) SET _ += r", {"data": list(ROWS.nodes["Unit"])}),
        ("UNWIND $data AS r CREATE (_:Sharing) SET _ += r", {"data": list(ROWS.nodes["Sharing"])}),
    ]


def test_relationships_are_created_never_merged_and_find_their_ends_by_unique_uids():
    ((text, parameters),) = relationship_statements(ROWS)
    assert plain(text) == (
        "UNWIND $data AS r MATCH (a:Sharing {uid:r[0]}) MATCH (b:Holder {uid:r[2]}) "
        "CREATE (a)-[_:SENT_BY]->(b) SET _ += r[1]"
    )
    assert parameters == {"data": [("a/s1", {}, "a/anna"), ("a/s2", {}, "a/team")]}


def test_long_tables_are_written_in_batches(monkeypatch):
    monkeypatch.setattr(writes, "BATCH", 1)
    assert [len(parameters["data"]) for _, parameters in relationship_statements(ROWS)] == [1, 1]


def test_deleting_names_the_case_for_every_kind_of_node():
    text, parameters = delete_statement("a")
    assert text.count("{case: $case}) DETACH DELETE") == len(NODES)
    assert parameters == {"case": "a"}


def test_a_case_is_made_by_one_statement_that_looks_nothing_up_and_holds_no_value_of_it():
    ((text, parameters),) = create_statements(ROWS)
    assert text.startswith("CYPHER replan=skip ")
    assert "MATCH" not in text
    assert "MERGE" not in text
    assert "anna" not in text
    assert parameters["values"] == [*FIRST_VALUES, "Anna", "a", "a/anna", "a/s1", "a/s2", "a/team", "team"]
    assert [row for of_type in parameters["relationships"] for row in of_type] == [[2, 0], [3, 1]]


def test_no_text_of_a_case_stands_in_what_the_driver_writes_for_its_log():
    ((_, parameters),) = create_statements(ROWS)
    assert "anna" not in repr(parameters).casefold()
    assert repr(parameters) == f"{{'values': <12>, 'nodes': <{len(NODES)}>, 'relationships': <{len(RELATIONSHIPS)}>}}"


def test_a_value_travels_once_and_true_is_not_taken_for_one():
    incidents: tuple[Properties, ...] = (
        {"uid": "a/e1", "case": "a", "order": 1, "critical": True},
        {"uid": "a/e2", "case": "a", "order": 1, "sources": ("a",)},
    )
    case = encoded(GraphRows("a", {"Incident": incidents}))
    assert case.parameters["values"] == [*FIRST_VALUES, "a", "a/e1", "a/e2", ["a"]]
    assert (case.nodes, case.relationships) == (2, 0)
    (rows,) = filter(None, case.parameters["nodes"])
    first, second = (dict(zip(STORED["Incident"], row, strict=True)) for row in rows)
    values = case.parameters["values"]
    assert [values[row[name]] for row in (first, second) for name in ("order", "critical")] == [1, True, 1, None]
    assert [type(values[first[name]]) for name in ("order", "critical")] == [int, bool]


CASE: Properties = {"uid": "a", "case": "a", "title": "Anna"}
WITH_CASE = GraphRows("a", {"Case": (CASE,), **ROWS.nodes}, ROWS.relationships)


def meant(case: EncodedCase) -> list[object]:
    """The values of every row of an encoded case."""
    values = case.parameters["values"]
    nodes = [[values[place] for place in row] for of_label in case.parameters["nodes"] for row in of_label]
    return [nodes, case.parameters["relationships"]]


def test_a_case_travels_with_its_fingerprint_as_if_that_had_been_among_its_rows():
    complete = WITH_CASE.with_fingerprint()
    anew = encoded(GraphRows("a", complete.nodes, complete.relationships))
    assert meant(complete.encoded) == meant(anew)
    assert WITH_CASE.fingerprint() in str(meant(anew))
    assert (complete.encoded.size, complete.encoded.nodes) == (anew.size, anew.nodes)
    assert WITH_CASE.encoded.parameters["values"] == encoded(WITH_CASE).parameters["values"]


def test_the_fingerprint_depends_on_every_value_and_end_and_on_no_order():
    def same(**nodes: tuple[Properties, ...]) -> GraphRows:
        return GraphRows("a", {**WITH_CASE.nodes, **nodes}, WITH_CASE.relationships)

    backwards = GraphRows(
        "a",
        {label: tuple({name: row[name] for name in reversed(row)} for row in rows[::-1])
         for label, rows in reversed(WITH_CASE.nodes.items())},
        {type_: edges[::-1] for type_, edges in WITH_CASE.relationships.items()},
    )  # fmt: skip
    swapped = {"SENT_BY": (("a/s1", {}, "a/team"), ("a/s2", {}, "a/anna"))}
    others = [
        same(Case=({**CASE, "title": "Anne"},)), same(Case=({**CASE, "about": "Anna"},)),
        same(Case=({"uid": "a", "case": "a", "kind": "Anna"},)), same(Case=({**CASE, "fictional": True},)),
        same(Case=(CASE, CASE)), same(Unit=(), Worker=WITH_CASE.nodes["Unit"]),
        same(Person=WITH_CASE.nodes["Person"] * 2),
        GraphRows("a", WITH_CASE.nodes, swapped),
        GraphRows("a", WITH_CASE.nodes, {"SENT_TO": WITH_CASE.relationships["SENT_BY"]}),
    ]  # fmt: skip
    assert backwards.fingerprint() == WITH_CASE.fingerprint()
    assert len({rows.fingerprint() for rows in (WITH_CASE, *others)}) == 1 + len(others)


def test_a_relationship_to_what_the_case_does_not_have_is_refused():
    with pytest.raises(KeyError, match="a/nobody"):
        encoded(GraphRows("a", ROWS.nodes, {"SENT_BY": (("a/s1", {}, "a/nobody"),)}))


def test_a_very_large_case_goes_in_batches(monkeypatch):
    monkeypatch.setattr(writes, "MOST_BYTES", 10)
    assert list(create_statements(ROWS)) == [*node_statements(ROWS), *relationship_statements(ROWS)]
