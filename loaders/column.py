"""The vocabulary in which the tables of a case are declared: columns that hold a property or a link to other rows.

A column says under which heading a value stands and where it goes: into a property of the row's node, or into a
relationship from (``out``) or to (``in``) the node of the row that the cell names by its id. Whatever a column means
is taken from the declaration of that property or relationship, so that it is said once.

What a cell may say beside an id (``Detail``): ``i12 as i12a`` (the version that arrived), ``i12: text`` (what was said
instead, or a reason), ``i12 by police`` (who raised it).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from graph.declaration import Holds

if TYPE_CHECKING:
    from graph.declaration import Choices, Node, Property, Relationship


class Detail(StrEnum):
    """What may stand beside an id in a cell of links."""

    AS = "as"
    SAYING = ":"
    BY = "by"


@dataclass(frozen=True)
class Column:
    """One column. Exactly one of ``holds`` (a value) and ``link`` (ids of other rows) says what it holds."""

    heading: str
    about: str
    example: str = ""
    required: bool = False
    many: bool = False
    holds: Property | None = None
    link: Relationship | None = None
    to: tuple[str, ...] = ()
    reverse: bool = False
    details: tuple[Detail, ...] = ()
    detail_required: bool = False
    fixed: tuple[tuple[str, str], ...] = ()

    @property
    def choices(self) -> Choices | None:
        """The closed list that its values come from, if any."""
        return self.holds.choices if self.holds else None


@dataclass(frozen=True)
class Table:
    """One table of a case: a CSV file of the folder or a sheet of the workbook.

    ``node`` is the kind of node that a row becomes; where the column ``kind`` of holders decides, it is ``None``.
    Where ``edge`` is set a row is a relationship instead. ``prefix`` starts the ids given to rows that have none.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    node: Node | None = None
    edge: bool = False
    prefix: str = ""
    required: bool = False

    def column(self, heading: str) -> Column | None:
        """The column of that heading, or ``None``."""
        return self.by_heading.get(heading)

    @cached_property
    def needed(self) -> frozenset[str]:
        """The headings under which no cell may be empty."""
        return frozenset(column.heading for column in self.columns if column.required)

    @cached_property
    def cited_under(self) -> tuple[str, ...]:
        """The headings under which locators stand."""
        return tuple(column.heading for column in self.columns if column.holds and column.holds.holds is Holds.LOCATORS)

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """The columns by their headings."""
        return {column.heading: column for column in reversed(self.columns)}


def value(node: Node | Relationship, name: str, example: str = "", *, heading: str = "", required: bool | None = None,
          ) -> Column:  # fmt: skip
    """A column that holds the declared property ``name`` of ``node``."""
    declared = node.property(name)
    return Column(
        heading or name.replace("_", " "),
        declared.about,
        example,
        required=declared.required if required is None else required,
        many=declared.many,
        holds=declared,
    )


def links(  # noqa: PLR0913 - a declaration names everything about its column
    relationship: Relationship, heading: str, example: str = "", *, about: str = "", required: bool = False,
          many: bool = True, reverse: bool = False, details: tuple[Detail, ...] = (), detail_required: bool = False,
          to: tuple[str, ...] = (), fixed: tuple[tuple[str, str], ...] = ()) -> Column:  # fmt: skip
    """A column of ids; ``reverse`` where the relationship points from the row named to this row.

    ``fixed`` gives properties of the relationship that every link of this column has.
    """
    return Column(
        heading,
        about or relationship.about,
        example,
        required=required,
        many=many,
        link=relationship,
        to=to or (relationship.start if reverse else relationship.end),
        reverse=reverse,
        details=details,
        detail_required=detail_required,
        fixed=fixed,
    )
