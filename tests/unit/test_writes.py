"""The texts that write a case."""

from __future__ import annotations

from graph import writes
from graph.nodes import NODES
from graph.rows import GraphRows
from graph.writes import delete_statements, node_statements, relationship_statements

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


def test_deleting_names_the_case_in_every_statement():
    statements = list(delete_statements("a"))
    assert len(statements) == len(NODES)
    assert all("{case: $case}" in text and parameters == {"case": "a"} for text, parameters in statements)
