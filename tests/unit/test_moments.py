"""Uncertain dates as closed intervals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import between, on, spans

from knowledge.moments import BEGINNING, END, OPEN, Span, can_hold, make


def test_an_interval_without_a_day_is_refused():
    with pytest.raises(ValueError, match="the earliest day 2015-01-03 is after the latest 2015-01-02"):
        between(2, 1)


def test_an_open_end_reaches_to_the_beginning_and_end_of_time():
    assert [(span.first, span.last) for span in (OPEN, between(None, 4), between(4, None), on(4))] == [
        (BEGINNING, END), (BEGINNING, date(2015, 1, 5)), (date(2015, 1, 5), END), (date(2015, 1, 5), date(2015, 1, 5)),
    ]  # fmt: skip


def test_the_beginning_and_end_of_time_are_written_as_open_ends():
    assert (make(BEGINNING, END), make(date(2015, 1, 1), END)) == (OPEN, between(0, None))


@pytest.mark.parametrize(
    ("one", "other", "later", "earlier"),
    [
        (on(1), on(3), on(3), on(1)),
        (between(1, 9), between(3, 5), between(3, 9), between(1, 5)),
        (between(None, 4), on(6), on(6), between(None, 4)),
        (between(2, None), on(6), between(6, None), between(2, 6)),
        (OPEN, on(6), between(6, None), between(None, 6)),
    ],
)
def test_the_later_and_the_earlier_of_two_uncertain_days(one: Span, other: Span, later: Span, earlier: Span):
    assert (one.later_of(other), other.later_of(one)) == (later, later)
    assert (one.earlier_of(other), other.earlier_of(one)) == (earlier, earlier)


@given(spans(), spans(), st.data())
def test_the_later_and_earlier_of_any_true_days_lie_in_their_intervals(one: Span, other: Span, data: st.DataObject):
    days = [data.draw(st.dates(span.first, span.last)) for span in (one, other)]
    assert one.later_of(other).contains(Span.on(max(days)))
    assert one.earlier_of(other).contains(Span.on(min(days)))


@pytest.mark.parametrize(
    ("one", "other", "contains", "overlaps"),
    [
        (between(1, 5), between(2, 5), True, True),
        (between(1, 5), between(5, 6), False, True),
        (between(1, 5), between(6, 7), False, False),
        (OPEN, between(6, None), True, True),
        (between(6, None), OPEN, False, True),
    ],
)
def test_containing_and_overlapping(one: Span, other: Span, contains: bool, overlaps: bool):  # noqa: FBT001 - a table
    assert (one.contains(other), one.overlaps(other), other.overlaps(one)) == (contains, overlaps, overlaps)


def test_what_began_after_it_ended_held_on_no_day():
    bounds = ((on(2), on(2)), (on(3), on(2)), (between(1, 9), on(2)), (None, on(2)), (on(3), None))
    assert [can_hold(start, end) for start, end in bounds] == [True, False, True, True, True]
