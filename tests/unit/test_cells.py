"""What one cell may hold, and the notation of cells that name other rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import nodes, relationships
from graph.declaration import Holds, Property
from knowledge.moments import Span
from loaders.cells import CellWrong, OwnValues, read_value
from loaders.column import Column, Detail, links
from loaders.notation import read_links, write_links
from loaders.rows import Link, Written

KIND = nodes.INFORMATION.property("kind")
NAMES = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,11}", fullmatch=True)
WORDS = st.text(st.characters(blacklist_categories=["C", "Z"], blacklist_characters=";"), min_size=1, max_size=8)
SAID = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        (Property("when", "", Holds.DATE), "9 April 2015", Written("9 April 2015", Span.on(date(2015, 4, 9)))),
        (Property("when", "", Holds.TIME), "11.20 pm", "23:20"),
        (Property("done", "", Holds.YES_NO), "Yes", True),
        (Property("done", "", Holds.YES_NO), "0", False),
        (Property("place", "", Holds.NUMBER), "2", 2),
        (Property("names", "", many=True), "Ann;  A.  Smith ; ;Ann", ("Ann", "A. Smith")),
        (KIND, "Assault; victim’s fear", ("assault", "victim's fear")),  # noqa: RUF001 - as word processors write it
        (Property("said", ""), "=1+1; @SUM", "=1+1; @SUM"),
    ],
)
def test_a_value_is_read_by_what_its_property_holds(declared: Property, text: str, expected: object):
    assert read_value(declared, text, OwnValues()) == expected


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "two", "²", "1234567"])
def test_a_number_is_whole_and_begins_with_one(text: str):
    with pytest.raises(CellWrong, match="not a whole number"):
        read_value(Property("place", "", Holds.NUMBER), text, OwnValues())


def test_own_values_extend_open_lists_only():
    own = OwnValues({"kind of information": {"debt": "debts"}, "certainty": {"perhaps": "who knows"}})
    assert read_value(KIND, "debt; assault", own) == ("debt", "assault")
    with pytest.raises(CellWrong, match="'perhaps' is no certainty"):
        read_value(nodes.INFORMATION.property("certainty"), "perhaps", own)


def column(*details: Detail, many: bool = True, detail_required: bool = False) -> Column:
    """A column of links that takes these details."""
    return links(relationships.CARRIED, "items", details=details, many=many, detail_required=detail_required)


@pytest.mark.parametrize(
    ("details", "text", "expected"),
    [
        ((), "i1", (Link("i1"),)),
        ((), " i1 ;i2;; ", (Link("i1"), Link("i2"))),
        ((Detail.AS,), "i12 as i12a", (Link("i12", arrived_as="i12a"),)),
        ((Detail.AS, Detail.SAYING), "i12 as i15; i13: no risk: to anybody",
         (Link("i12", arrived_as="i15"), Link("i13", saying="no risk: to anybody"))),
        ((Detail.SAYING,), "gp:on leave", (Link("gp", saying="on leave"),)),
        ((Detail.BY,), "i12 by police; i13", (Link("i12", by="police"), Link("i13"))),
        ((Detail.BY,), "i12 by police; i12 by school", (Link("i12", by="police"), Link("i12", by="school"))),
        ((), "as; by", (Link("as"), Link("by"))),
    ],
)  # fmt: skip
def test_ids_stand_between_semicolons_with_what_is_said_beside_them(
    details: tuple[Detail, ...], text: str, expected: tuple[Link, ...]
):
    assert read_links(column(*details), text) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("i12 i13", "cannot be read"),
        ("i12, i13", "cannot be read"),
        ("I12", "'I12' is no id"),
        ("-i12", "'-i12' is no id"),
        ("i12 as", "cannot be read"),
        ("i12 as i13", "nothing may stand beside an id with `as`"),
        ("i12 by gp", "nothing may stand beside an id with `by`"),
        ("i12: words", "nothing may stand beside an id with `:`"),
        ("i12; i12", "'i12' stands twice"),
    ],
)
def test_a_notation_that_does_not_fit_is_a_fault(text: str, wrong: str):
    with pytest.raises(CellWrong, match=wrong):
        read_links(column(), text)


def test_a_column_for_one_id_takes_one():
    with pytest.raises(CellWrong, match="holds 2 ids"):
        read_links(column(many=False), "i1; i2")


def test_what_arrived_must_be_said_where_the_column_needs_it():
    with pytest.raises(CellWrong, match="does not say what arrived"):
        read_links(column(Detail.AS, detail_required=True), "i1")


@given(
    st.lists(st.builds(Link, NAMES, st.none() | NAMES, st.none() | NAMES, st.none() | SAID), min_size=1, unique=True)
)
def test_links_that_are_written_are_read_back(found: list[Link]):
    assert read_links(column(*Detail), write_links(found)) == tuple(found)
