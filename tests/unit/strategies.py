"""Random small cases, consistent as a loaded case is, for the laws of derivation; and small helpers to look at them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from knowledge.claims import (
    Access,
    Carried,
    Claims,
    Holder,
    Involvement,
    Item,
    Knowledge,
    Meeting,
    Need,
    Part,
    Place,
    Request,
    Sharing,
)
from knowledge.moments import Span
from knowledge.states import State, state_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.derived import Knowing

START = date(2015, 1, 1)
DAYS = tuple(START + timedelta(days=number) for number in range(-3, 24))

PEOPLE = ("p1", "p2", "p3")
AGENCIES = ("a1", "a2", "a3")
UNITS = ("u1", "u2", "u3")
WORKERS = ("w1", "w2", "w3")
SYSTEMS = ("r1", "r2")
FORUMS = ("f1",)
HOLDERS = (*PEOPLE, *AGENCIES, *UNITS, *WORKERS, *SYSTEMS, *FORUMS)
LABEL = {"p": "Person", "a": "Agency", "u": "Unit", "w": "Worker", "r": "RecordSystem", "f": "Forum"}
ITEMS = ("i1", "i2", "i3", "i4")
HINDSIGHT = "i4"

OUTCOMES = (
    "sent", "received", "understood", "acted", "misunderstood", "wrong recipient", "refused", "not received", "unknown",
)  # fmt: skip
CERTAINTIES = ("stated", "inferred", "disputed")


def on(number: int) -> Span:
    """The exact day ``number`` days after the first of January 2015."""
    return Span.on(START + timedelta(days=number))


def between(first: int | None, last: int | None) -> Span:
    """The interval between two such days; ``None`` leaves an end open."""
    days = [None if number is None else START + timedelta(days=number) for number in (first, last)]
    return Span(days[0], days[1])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Exact days, short intervals, and intervals with open ends."""
    first, width = draw(st.integers(0, 18)), draw(st.sampled_from((0, 0, 0, 1, 5)))
    open_ends = draw(st.sampled_from(("neither", "neither", "neither", "first", "last", "both")))
    return between(
        None if open_ends in {"first", "both"} else first, None if open_ends in {"last", "both"} else first + width
    )


def some(ids: tuple[str, ...], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few different ones of ``ids``."""
    return st.lists(st.sampled_from(ids), min_size=least, max_size=most, unique=True).map(tuple)


def numbered(prefix: str, rows: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to ``most`` claims, each with an id and a source of its own."""
    return st.lists(rows, max_size=most).map(
        lambda found: tuple(
            replace(row, id=f"{prefix}{number}", sources=(f"review {prefix}{number}",))
            for number, row in enumerate(found)
        )
    )


maybe_span = st.none() | spans()
certainty = st.sampled_from(CERTAINTIES)
ROW = {"id": st.just(""), "certainty": certainty}

parts = st.builds(Part, st.sampled_from(HOLDERS[3:]), st.sampled_from((*AGENCIES, *UNITS, *FORUMS)), maybe_span,
                  maybe_span)  # fmt: skip
accesses = st.builds(
    Access, **ROW, holder=st.sampled_from(HOLDERS), system=st.sampled_from(SYSTEMS), start=maybe_span, end=maybe_span,
    kind=st.sampled_from(("routine", "routine", "on request", "none")),
)  # fmt: skip
endless_knowledge = st.builds(Knowledge, **ROW, holders=some(HOLDERS), items=some(ITEMS), since=spans(),
                              basis=st.sampled_from(("witnessed", "recorded")))  # fmt: skip
knowledges = st.builds(lambda row, until: replace(row, until=until), endless_knowledge, maybe_span)


@st.composite
def carrieds(draw: st.DrawFn) -> Carried:
    """An item that went whole, as a part, changed into an item or words, or not at all."""
    item = draw(st.sampled_from(ITEMS))
    fidelity = draw(st.sampled_from(("whole", "whole", "partial", "distorted", "omitted")))
    other = draw(st.sampled_from([one for one in ITEMS if one != item]))
    if fidelity == "distorted":
        return draw(st.sampled_from((Carried(item, fidelity, other), Carried(item, fidelity, None, "words"))))
    return Carried(item, fidelity, other if fidelity == "partial" else None)


places = st.builds(Place, st.none() | st.integers(1, 3), st.none() | st.sampled_from(("08:00", "12:00", "18:30")))
sharings = st.builds(
    Sharing, **ROW, senders=some(HOLDERS, least=0, most=2), recipients=some(HOLDERS), outcome=st.sampled_from(OUTCOMES),
    carried=st.lists(carrieds(), max_size=3, unique_by=lambda carried: carried.item).map(tuple), arrival=spans(),
    sent=maybe_span, place=places, channel=st.sampled_from(("phone", "letter", "")),
)  # fmt: skip
meetings = st.builds(
    Meeting, **ROW, date=spans(), forum=st.none() | st.just("f1"), present=some(HOLDERS, least=0),
    status=st.sampled_from(("held", "held", "cancelled", "never called")), minuted_in=some(SYSTEMS, least=0, most=1),
    raised=st.lists(st.tuples(st.sampled_from(ITEMS), st.none() | st.sampled_from(HOLDERS)), max_size=3).map(tuple),
    place=places,
)  # fmt: skip
requests = st.builds(
    Request, **ROW, askers=some(HOLDERS, most=2), asked=some(HOLDERS, most=2), date=spans(), place=places,
    fate=st.sampled_from(("answered", "refused", "acted", "no reply", "no record")),
    answers=st.lists(st.tuples(st.sampled_from(HOLDERS), spans()), max_size=1).map(tuple),
)  # fmt: skip
involvements = st.builds(
    Involvement, **ROW, holders=some(HOLDERS[3:]), people=some(PEOPLE, most=2), start=spans(), end=maybe_span,
    capacity=st.sampled_from(("child protection", "investigation", "other")),
)  # fmt: skip
needs = st.builds(Need, **ROW, holders=some(HOLDERS[3:]), items=some(ITEMS), start=maybe_span, end=maybe_span,
                  basis=st.sampled_from(("stated", "duty")), why=st.just("to judge the danger"))  # fmt: skip
items = st.tuples(*(
    st.builds(Item, st.just(name), st.frozensets(st.sampled_from(("assault", "retraction", "process"))),
              st.frozensets(st.sampled_from(PEOPLE)), maybe_span, st.just(name == HINDSIGHT))
    for name in ITEMS
))  # fmt: skip
holders = st.lists(st.frozensets(st.sampled_from(("north", "south"))), min_size=3, max_size=3).map(
    lambda households: tuple(
        Holder(name, LABEL[name[0]], name, households[PEOPLE.index(name)] if name in PEOPLE else frozenset(),
               "perpetrator" if name == PEOPLE[-1] else "")
        for name in HOLDERS
    )
)  # fmt: skip
cases = st.builds(
    Claims, st.just("case"), spans(), holders=holders, parts=st.lists(parts, max_size=5).map(tuple),
    access=numbered("x", accesses, 3), items=items, knowledge=numbered("k", knowledges),
    sharings=numbered("s", sharings), meetings=numbered("m", meetings, 2),
    requests=numbered("q", requests, 2),
    involvements=numbered("v", involvements, 2), needs=numbered("n", needs, 2),
)  # fmt: skip


def every_state(knowing: Iterable[Knowing]) -> dict[tuple[str, str], list[State]]:
    """For each holder and item of a random case its state on each of ``DAYS``."""
    ways: dict[tuple[str, str], list[Knowing]] = defaultdict(list)
    for way in knowing:
        ways[way.holder, way.item].append(way)
    return {(holder, item): [state_on(ways[holder, item], day) for day in DAYS] for holder in HOLDERS for item in ITEMS}


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """``value`` with ``change`` done to every span and text in it, however deep."""
    if isinstance(value, (Span, str)):
        return change(value)
    if isinstance(value, (tuple, frozenset, list)):
        return type(value)(mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: mapped(getattr(value, field.name), change) for field in fields(value)})
    return value
