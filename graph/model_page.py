"""``docs/model.md``, written from the declarations: ``python -m graph.model_page`` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.declaration import Holds
from graph.nodes import HOLDER_LABELS, NODES
from graph.relationships import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.declaration import Node, Property, Relationship

PAGE = Path(__file__).resolve().parent.parent / "docs" / "model.md"
VALUES_PAGE = "case-format.md"
INTRODUCTION = """\
# The model

<!-- Written by `python -m graph.model_page` from graph/nodes.py and graph/relationships.py. Change those. -->

What the graph holds: kinds of nodes, kinds of relationships, and their properties. People code **claims**, each with
its sources; everything marked *derived* is worked out from them on loading and can be worked out again. How a case is
written down is in [case-format.md](case-format.md), dates are in [dates.md](dates.md).

- Every node has `uid` = `<case>/<id>` and `case`. A person, agency, unit, worker, record system or forum also has the
  label `Holder`: whoever and whatever can hold information.
- A date `x` is stored as three properties: `x` (text, as it was written), `x_earliest` and `x_latest` (a closed
  interval; an open end is absent). Derived relationships have the two bounds only, for nobody wrote the date.
- `sources` is a list of `source-id locator`, empty where none is given; `certainty` is `stated` where nothing else is
  said; yes-or-no properties are never absent. Any other property without a value is absent.
- Every label has a unique `uid` and an index on `case`.
"""


def model_page() -> str:
    """The whole page."""
    return "\n".join(
        [
            INTRODUCTION,
            *_overview(),
            "## Nodes\n",
            *(line for node in NODES if not node.derived for line in _node(node)),
            "## Nodes that are derived\n",
            *(line for node in NODES if node.derived for line in _node(node)),
            "## Relationships that are coded\n",
            *(line for each in RELATIONSHIPS if not each.derived for line in _relationship(each)),
            "## Relationships that are derived\n",
            *(line for each in RELATIONSHIPS if each.derived for line in _relationship(each)),
        ]
    )


def _overview() -> Iterator[str]:
    yield "## At a glance\n"
    yield "| from | relationship | to |\n| --- | --- | --- |"
    for each in RELATIONSHIPS:
        name = f"[{each.type}](#{each.type.lower()})" + (" *(derived)*" if each.derived else "")
        yield f"| {_labels(each.start)} | {name} | {_labels(each.end)} |"
    yield ""


def _labels(labels: tuple[str, ...]) -> str:
    if labels == HOLDER_LABELS:
        return "any Holder"
    return ", ".join(f"[{label}](#{label.lower()})" for label in labels)


def _node(node: Node) -> Iterator[str]:
    yield f"### {node.label}\n"
    also = f" Also labelled {', '.join(f'`{label}`' for label in node.also)}." if node.also else ""
    yield f"{node.about}{also} A picture shows its `{node.caption}`.\n"
    yield from _properties(node.properties, derived=node.derived)


def _relationship(relationship: Relationship) -> Iterator[str]:
    yield f"### {relationship.type}\n"
    yield f"From {_labels(relationship.start)} to {_labels(relationship.end)}. {relationship.about}\n"
    if relationship.properties:
        yield from _properties(relationship.properties, derived=relationship.derived)


def _properties(properties: Iterable[Property], *, derived: bool = False) -> Iterator[str]:
    yield "| property | holds | what it is |\n| --- | --- | --- |"
    for each in properties:
        names = each.stored()[1:] if derived and each.holds is Holds.DATE else each.stored()
        yield f"| {', '.join(f'`{name}`' for name in names)} | {_holds(each)} | {_about(each, derived=derived)} |"
    yield ""


def _holds(declared: Property) -> str:
    if declared.holds is Holds.DATE:
        return "date"
    if declared.choices is None:
        kind = declared.holds.value
        return f"list of {kind}" if declared.many and declared.holds is not Holds.LOCATORS else kind
    values = f"[{declared.choices.name}]({VALUES_PAGE}#{declared.choices.name.replace(' ', '-')})"
    return f"list of {values}" if declared.many else values


def _about(declared: Property, *, derived: bool) -> str:
    marks = ["always there"] if declared.required else []
    if declared.derived and not derived:
        marks.append("derived")
    return declared.about.replace("|", "\\|") + (f" ({', '.join(marks)})" if marks else "")


if __name__ == "__main__":
    PAGE.write_text(model_page(), encoding="utf-8")
