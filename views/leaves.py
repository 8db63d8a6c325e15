"""Texts for the page, as plain trees that the component builds element by element: case text is never markup.

A leaf is a dictionary: ``tag`` (one of ``TAGS``), ``text``, ``look`` (a class of the style sheet), ``kids`` (leaves),
``act`` (what the page is told when a button is pressed), ``state`` (the shape of a state, drawn before the text),
``scope`` (of a heading of a table: col or row), ``share`` (from 0 to 1: a bar after the text that is so long).
"""

from __future__ import annotations

from typing import Any

Leaf = dict[str, Any]
TAGS = frozenset(
    {
        "div",
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "span",
        "strong",
        "button",
        "details",
        "summary",
        "section",
        "quote",
        "nav",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
)


def leaf(tag: str, text: str = "", *kids: Leaf, look: str = "", **more: Any) -> Leaf:
    """One element; raises ``ValueError`` for a tag that the component does not build."""
    if tag not in TAGS:
        raise ValueError(f"{tag!r} is none of {', '.join(sorted(TAGS))}")
    given = {"tag": tag, "text": text, "kids": list(kids), "look": look, **more}
    return {name: value for name, value in given.items() if value}


def button(text: str, act: dict[str, str], *kids: Leaf, look: str = "link", current: bool = False) -> Leaf:
    """A button that tells the page ``act``; ``current`` says that it stands for where one is."""
    return leaf("button", text, *kids, look=look, act=act, current=current)


def folded(title: str, *kids: Leaf, look: str = "", opened: bool = False) -> Leaf:
    """A part that opens on a click."""
    return leaf("details", "", leaf("summary", title), *kids, look=look, opened=opened)


def alert(title: str, text: str) -> Leaf:
    """Something that did not work, in the words of the error."""
    return leaf("section", "", leaf("h4", title), leaf("p", text, look="message"), look="card alert")


def texts(leaves: list[Leaf]) -> list[str]:
    """Every text of these leaves in reading order."""
    found: list[str] = []
    for each in leaves:
        found += [each["text"]] if each.get("text") else []
        found += texts(each.get("kids", []))
    return found
