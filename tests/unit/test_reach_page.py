"""The worked examples of docs/reach.md give what the page says."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.bodies import Bodies
from knowledge.claims import Claims, Holder, Item, Knowledge, Meeting, Place, Request, Sharing
from knowledge.contacts import contacts, doors
from knowledge.derive import derive
from knowledge.holdings import Holdings
from knowledge.moments import OPEN, Span
from knowledge.perhaps import Perhaps
from knowledge.surely import Surely

PAGE = Path(__file__).parents[2] / "docs" / "reach.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
LABELS = {"police": "Agency", "council": "Agency", "school": "Agency", "file": "RecordSystem", "panel": "Forum",
          "mother": "Person", "man": "Person"}  # fmt: skip
NEWS = Knowledge(id="k", holders=("police",), items=("news",), since=Span.on(date(2015, 1, 1)))
CASE = Claims("case", OPEN, tuple(Holder(name, label, role="perpetrator" if name == "man" else "")
                                  for name, label in LABELS.items()),
              items=(Item("news"), Item("secret")))  # fmt: skip


def value(written: Any) -> Any:
    if isinstance(written, date):
        return Span.on(written)
    if isinstance(written, str) and ".." in written:
        return Span(*(date.fromisoformat(day) for day in written.split("..")))
    return tuple(map(value, written)) if isinstance(written, list) else written


def claims(example: dict[Any, Any]) -> Claims:
    def rows(kind: Any, ending: str, **given: Any) -> tuple[Any, ...]:
        found = []
        for name, cells in example.items():
            if name == ending or name.endswith(f" {ending}"):
                filled = {"id": name, **given, **{cell: value(written) for cell, written in cells.items()}}
                found.append(kind(place=Place(filled.pop("order", None)), **filled))
        return tuple(found)

    own = tuple(
        Knowledge(id="own", **{cell: value(written) for cell, written in example[name].items()})
        for name in example
        if name == "knowledge"
    )
    return replace(
        CASE, knowledge=(NEWS, *own), sharings=rows(Sharing, "sharing", outcome="received", carried=()),
        meetings=rows(Meeting, "meeting"), requests=rows(Request, "request"),
    )  # fmt: skip


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_worked_example_of_the_page_gives_what_it_says(text: str) -> None:
    example = yaml.safe_load(text)
    given = claims(example)
    knowing = derive(given).knowing
    answers = {key: said for key, said in example.items() if isinstance(said, dict) and "surely" in said}
    assert answers
    for key, said in answers.items():
        holder, _, rest = key.partition(" of ")
        item, _, through = rest.partition(" through ")
        holdings = Holdings(given, knowing, people=through == "everybody")
        for word, sweep in (("perhaps", Perhaps), ("surely", Surely)):
            found = sweep(holdings, contacts(given), doors(given, Bodies(given))).run()
            arrivals = found.of(holder, item or "news")
            days = [one.since.last if word == "surely" else one.since.first for one in arrivals]
            assert (key, word, min(days, default="never")) == (key, word, said[word])


def test_every_kind_of_contact_and_rule_of_time_has_an_example() -> None:
    assert len(EXAMPLES) >= 10
