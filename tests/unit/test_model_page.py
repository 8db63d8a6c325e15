"""The page of the model says what the declarations say."""

from __future__ import annotations

import re

from graph.model_page import PAGE, model_page
from graph.nodes import NODES
from graph.relationships import RELATIONSHIPS


def test_the_page_of_the_model_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == model_page(), "run `python -m graph.model_page`"


def test_every_node_relationship_and_property_has_its_place():
    page = model_page()
    for name, declared in [(node.label, node) for node in NODES] + [(each.type, each) for each in RELATIONSHIPS]:
        section = page.split(f"### {name}\n", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        assert declared.about in section
        for each in declared.properties:
            assert f"`{each.stored()[-1]}`" in section


def test_every_link_leads_somewhere():
    page = model_page()
    anchors = {heading.lower() for heading in re.findall(r"^### (.*)$", page, re.M)}
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= anchors
    lists = (PAGE.parent / "case-format.md").read_text(encoding="utf-8")
    named = {heading.replace(" ", "-") for heading in re.findall(r"^### (.*)$", lists, re.M)}
    assert set(re.findall(r"\(case-format\.md#([^)]+)\)", page)) <= named
