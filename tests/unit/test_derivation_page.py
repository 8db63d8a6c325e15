"""The worked examples of docs/derivation.md give what the page says."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.claims import Access, Carried, Claims, Holder, Item, Knowledge, Meeting, Part, Sharing
from knowledge.derive import derive
from knowledge.moments import OPEN, Span
from knowledge.states import state_on

PAGE = Path(__file__).parents[2] / "docs" / "derivation.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
LABELS = {"police": "Agency", "council": "Agency", "team": "Unit", "officer": "Worker", "file": "RecordSystem",
          "panel": "Forum", "mother": "Person"}  # fmt: skip
CASE = Claims("case", OPEN, tuple(Holder(name, label) for name, label in LABELS.items()),
              (Part("team", "police"), Part("officer", "team")),
              items=(Item("news"), Item("piece"), Item("rumour"), Item("discovery", hindsight=True)))  # fmt: skip
TABLES = {"knowledge": Knowledge, "sharing": Sharing, "meeting": Meeting, "access": Access}


def value(written: Any) -> Any:
    """A cell of an example as the claims have it."""
    if isinstance(written, date):
        return Span.on(written)
    if isinstance(written, str) and ".." in written:
        return Span(*(date.fromisoformat(day) for day in written.split("..")))
    if isinstance(written, dict):
        return Carried(**written)
    return tuple(map(value, written)) if isinstance(written, list) else written


def claims(example: dict[Any, Any]) -> Claims:
    rows: dict[str, tuple[Any, ...]] = {
        name: (kind(id=name, **{cell: value(written) for cell, written in example[name].items()}),)
        for name, kind in TABLES.items()
        if name in example
    }
    return replace(
        CASE,
        access=rows.get("access", ()),
        knowledge=rows.get("knowledge", ()),
        sharings=rows.get("sharing", ()),
        meetings=rows.get("meeting", ()),
    )


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_worked_example_of_the_page_gives_what_it_says(text: str):
    example = yaml.safe_load(text)
    derived = derive(claims(example))
    days = {key: answers for key, answers in example.items() if key not in TABLES and key != "told otherwise"}
    found: dict[Any, dict[str, str]] = {}
    for key, answers in days.items():
        item, day = key.split(" on ") if isinstance(key, str) else ("news", key.isoformat())
        found[key] = {
            holder: state_on(
                [way for way in derived.knowing if (way.holder, way.item) == (holder, item)], date.fromisoformat(day)
            ).value
            for holder in answers
        }
    assert (found, len(days) > 0) == (days, True)
    assert [row.holder for row in derived.told_otherwise] == example.get("told otherwise", [])


def test_every_rule_has_an_example():
    sections = PAGE.read_text(encoding="utf-8").split("\n## Rule ")[1:]
    assert [section[0] for section in sections if "```yaml" in section] == list("1234567")
