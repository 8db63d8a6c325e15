"""Constraints and indexes follow from the declarations."""

from __future__ import annotations

import re

from graph.nodes import NODES
from graph.schema import labels, missing_statements, schema_statements


def test_every_label_has_a_unique_uid_and_an_index_on_its_case():
    statements = set(schema_statements())
    assert set(labels()) == {node.label for node in NODES} | {"Holder"}
    for label in labels():
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", label).lower()
        assert {
            f"CREATE CONSTRAINT whoknew_{name}_uid IF NOT EXISTS FOR (node:{label}) REQUIRE node.uid IS UNIQUE",
            f"CREATE INDEX whoknew_{name}_case IF NOT EXISTS FOR (node:{label}) ON (node.case)",
        } <= {statement.replace("`", "") for statement in statements}


def test_declared_indexes_are_made_and_every_name_is_used_once():
    names = [statement.split()[2] for statement in schema_statements()]
    assert len(names) == len(set(names)) == 2 * len(labels()) + sum(len(node.indexed) for node in NODES)
    assert "whoknew_sharing_date_earliest" in names


def test_only_what_is_missing_is_made():
    names = {statement.split()[2] for statement in schema_statements()}
    assert missing_statements(names) == ()
    (statement,) = missing_statements(names - {"whoknew_person_uid"})
    assert statement.startswith("CREATE CONSTRAINT whoknew_person_uid")
