"""What the shapes mean, in words for somebody who sees them for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.leaves import button, folded, leaf

if TYPE_CHECKING:
    from views.leaves import Leaf

THREE_LINES = (
    ("knew", "Knew: a source shows that it had reached them by this day."),
    ("may", "May have known: it can have reached them by this day; no source makes it certain."),
    ("needed", "Needed, no record: they needed it by this day; no source shows that it reached them."),
)  # fmt: skip
FURTHER = (
    ("told", "Told otherwise: they had been given something else in its place."),
    ("part", "Known in a part of it: a worker or unit knew; nothing is recorded for the body as a whole."),
    ("", "An empty cell: no record that it was known there, and no need of it there is coded."),
)
NO_BLAME = (
    "No record of a sharing is not proof that nothing was said, and says nothing about why. Orange under a shape: it "
    "was needed there. A dashed frame around a shape, in a folded agency: one part knew, another that needed it has no "
    "record."
)


WHERE_TO = (
    "Findings is where to begin: what was held, needed and not recorded as shared, foremost first. Who knew what, when "
    "shows one day; Timeline all of them; Life of a fact one item; Decisions what was known when they were made; What "
    "if a call that did not happen; Questions lists everything that can be asked."
)

FIRST_VISIT = (
    (("knew", "Knew: a source shows that it had reached them by that day."),),
    (("may", "May have known: it can have reached them; no source makes it certain."),),
    (
        ("needed", "Needed, no record: no source shows that it reached them. That does not prove that nobody said it."),
        ("told", "Told otherwise: they were given something else instead."),
    ),
)  # fmt: skip


def first_visit() -> Leaf:
    """What somebody is told who is here for the first time: the states in three lines, until they put it away."""
    lines = [
        leaf("li", "", *(leaf("span", text, state=state, look="state") for state, text in line)) for line in FIRST_VISIT
    ]
    return leaf(
        "section", "", leaf("h4", "How to read what you will see"), leaf("ul", "", *lines, look="explain"),
        leaf("p", WHERE_TO, look="small"),
        leaf("p", "", button("I have read this", {"welcomed": "yes"})), look="card welcome",
    )  # fmt: skip


def explanation(*, brief: bool = False) -> Leaf:
    """The three states in three lines, and what else there is to see; all of it behind a click where ``brief``."""
    lines = [leaf("li", text, state=state) for state, text in THREE_LINES]
    more = [leaf("li", text, state=state) for state, text in FURTHER]
    further = [leaf("ul", "", *more, look="explain"), leaf("p", NO_BLAME, look="small")]
    if brief:
        return folded("How to read this", leaf("ul", "", *lines, look="explain"), *further, look="explained")
    shown = [leaf("ul", "", *lines, look="explain"), folded("More shapes, and what this cannot show", *further)]
    return leaf("div", "", *shown, look="explained")


def beside(left: Leaf, right: Leaf) -> Leaf:
    """Two parts side by side, one under the other where there is no room."""
    return leaf("div", "", left, right, look="beside")


def counts_row(numbers: list[dict[str, str | int]]) -> Leaf:
    """The numbers in a row, each with the shape that it counts."""
    kids = [
        leaf(
            "span",
            "",
            leaf("strong", str(each["value"])),
            leaf("span", str(each["label"]), state=each.get("state", "")),
            look="count",
        )
        for each in numbers
    ]
    return leaf("div", "", *kids, look="counts")
