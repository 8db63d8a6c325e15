"""The vocabulary in which the model is declared: properties, nodes and relationships.

Everything the database, the loaders and the documentation need to know about the model is said once, in
``graph/nodes.py`` and ``graph/relationships.py``, with these few types.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What the value of a property is."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    TIME = "time of day"
    YES_NO = "yes or no"
    NUMBER = "whole number"
    LOCATORS = "locators"


@dataclass(frozen=True)
class Choices:
    """A closed list of values, each with what it means; ``open`` lists may be extended by a case of another subject."""

    name: str
    values: dict[str, str]
    open: bool = False


@dataclass(frozen=True)
class Property:
    """One property: ``many`` properties are lists, ``derived`` ones are worked out and never coded.

    A ``Holds.DATE`` property ``x`` is stored as three: ``x`` (as written), ``x_earliest`` and ``x_latest`` (closed
    interval, either end may be absent).
    """

    name: str
    about: str
    holds: Holds = Holds.TEXT
    required: bool = False
    many: bool = False
    choices: Choices | None = None
    derived: bool = False

    def stored(self) -> tuple[str, ...]:
        """The property names under which the value stands in the graph."""
        if self.holds is Holds.DATE:
            return (self.name, f"{self.name}_earliest", f"{self.name}_latest")
        return (self.name,)


@dataclass(frozen=True)
class Node:
    """A kind of node. ``also`` are further labels; ``caption`` is the property that a picture shows.

    ``derived`` ones are worked out when a case is loaded, and can be worked out again.
    """

    label: str
    about: str
    caption: str
    properties: tuple[Property, ...]
    also: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()
    derived: bool = False

    def property(self, name: str) -> Property:
        """The declared property of that name; ``KeyError`` where there is none."""
        return next_named(self.properties, name, self.label)


@dataclass(frozen=True)
class Relationship:
    """A kind of relationship from any of ``start`` to any of ``end``. ``derived`` ones can be worked out again."""

    type: str
    about: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    properties: tuple[Property, ...] = field(default=())
    derived: bool = False

    def property(self, name: str) -> Property:
        """The declared property of that name; ``KeyError`` where there is none."""
        return next_named(self.properties, name, self.type)


def next_named(properties: tuple[Property, ...], name: str, owner: str) -> Property:
    """The property called ``name`` among ``properties``; ``KeyError`` naming ``owner`` where there is none."""
    for candidate in properties:
        if candidate.name == name:
            return candidate
    raise KeyError(f"{owner} declares no property {name!r}")
