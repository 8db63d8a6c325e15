"""A cell by its course is the cell of the day, whatever begins, ends, is open or reaches a part first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.derived import Knowing, Needing, Reached, ToldOtherwise
from knowledge.moments import Span
from views.cells import cell_on, cells_on
from views.courses import Course
from views.picture import Pair, Picture

START = date(2015, 1, 1)
DAYS = [START + timedelta(days=number) for number in range(-2, 16)]
HOLDERS, ITEMS = ("c/a", "c/b"), ("c/x", "c/y")
LAST = 12


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first, length = draw(st.integers(0, LAST)), draw(st.integers(0, 4))
    begin, end = START + timedelta(days=first), START + timedelta(days=first + length)
    opened = draw(st.sampled_from(("", "", "begin", "end")))
    return Span(None if opened == "begin" else begin, None if opened == "end" else end)


pairs = st.tuples(st.sampled_from(HOLDERS), st.sampled_from(ITEMS))
ends = st.none() | spans()
ways = st.builds(
    lambda pair, since, until, firm: Knowing(
        *pair, since, until=until, firm=firm, via="c/k", via_kind="knowledge", senders=(), basis="told",
        certainty="stated", sources=(),
    ),
    pairs, spans(), ends, st.booleans(),
)  # fmt: skip
needs = st.builds(
    lambda pair, since, until, origin: Needing(*pair, since, until, "c/n", origin, "stated", "why", ()),
    pairs, spans(), ends, st.sampled_from(("stated", "rule")),
)  # fmt: skip


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    told = draw(st.lists(st.tuples(pairs, spans()), max_size=2))
    by_parts = draw(st.lists(st.tuples(st.sampled_from(ITEMS), spans()), max_size=2))
    return Picture(
        "c", "t", Span(DAYS[0], DAYS[-1]), ways=tuple(draw(st.lists(ways, max_size=5))),
        needs=tuple(draw(st.lists(needs, max_size=4))),
        told=tuple(_told(pair, since) for pair, since in told),
        reached=tuple(_reached(item, since) for item, since in by_parts),
    )  # fmt: skip


def _told(pair: Pair, since: Span) -> ToldOtherwise:
    return ToldOtherwise(*pair, since, via="c/s", arrived_as=None, said="all is well")


def _reached(item: str, since: Span) -> Reached:
    return Reached(item, "c/a", "c/b", since, firm=True, until=None, via="c/k")


@given(pictures(), st.sampled_from(("stated", "all")))
def test_the_cells_of_a_day_are_those_worked_out_for_that_day_alone(picture: Picture, needs: str) -> None:
    every = [(holder, item) for holder in HOLDERS for item in ITEMS]
    for day in DAYS:
        alone = {pair: cell for pair in every if (cell := cell_on(picture, pair, day, needs=needs))}
        assert cells_on(picture, day, needs) == alone


def test_a_course_keeps_only_the_days_on_which_something_changes() -> None:
    asked: list[date] = []

    def value(day: date) -> bool:
        asked.append(day)
        return day >= DAYS[5]

    course = Course([DAYS[3], DAYS[5], DAYS[7]], value)
    before = len(asked)
    assert [course.on(day) for day in (DAYS[0], DAYS[4], DAYS[5], DAYS[9])] == [False, False, True, True]
    assert len(asked) == before
