from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.moments import Span
from loaders.dates import UnreadableDate
from tests.unit.pictures import PICTURE
from views.dates import bounds, date_bar, nearest_day, place, scale, typed_day, typed_view
from views.words import day_text, listed, several, since_text, span_text

START, END = date(2000, 1, 1), date(2020, 12, 31)


@given(st.lists(st.dates(START, END)))
def test_the_scale_never_runs_backwards_and_fills_its_whole_length(days: list[date]) -> None:
    points = scale(days, START, END)
    assert [points[0], points[-1]] == [(START, 0.0), (END, 1.0)]
    assert all(left[0] < right[0] and left[1] < right[1] for left, right in pairwise(points))


@given(st.lists(st.dates(START, END)), st.dates(START, END))
def test_a_later_day_never_lies_further_left(days: list[date], day: date) -> None:
    points = scale(days, START, END)
    assert 0 <= place(points, day) <= place(points, min(day + timedelta(days=1), END)) <= 1


def test_a_crowded_month_has_more_room_than_an_empty_decade() -> None:
    crowd = [date(2020, 11, 1) + timedelta(days=each) for each in range(30)]
    assert place(scale(crowd, START, END), date(2020, 10, 31)) < 0.5


def test_the_bar_has_every_event_and_the_critical_one_first_on_its_day() -> None:
    bar = date_bar(PICTURE, date(2021, 6, 1))
    assert [(day, critical) for day, _, critical in bar["marks"]] == [
        ("2021-02-01", False),
        ("2021-12-31", True),
        ("2021-12-31", False),
    ]
    assert (bar["start"], bar["end"], bar["day"]) == ("2021-01-01", "2021-12-31", "2021-06-01")
    assert bar["labels"][0]["text"] == "Jan 2021"
    places = [label["at"] for label in bar["labels"]]
    assert places == sorted(places)


def test_the_bar_names_the_events_of_the_day_or_of_the_last_day_before_it() -> None:
    assert date_bar(PICTURE, date(2021, 1, 1))["last"]["what"] == "Nothing is recorded before this day."
    assert date_bar(PICTURE, date(2021, 2, 1))["last"]["when"] == "On this day: "
    assert date_bar(PICTURE, date(2021, 6, 1))["last"]["when"] == "Last before (1 February 2021): "
    first, second = date_bar(PICTURE, date(2021, 12, 31))["last"]["what"].split(" · ")
    assert first.endswith(" (critical event)")
    assert not second.endswith(" (critical event)")


def test_a_day_from_an_address_is_kept_within_the_period() -> None:
    assert bounds(PICTURE) == (date(2021, 1, 1), date(2021, 12, 31))
    assert nearest_day("2021-05-06", PICTURE) == date(2021, 5, 6)
    assert nearest_day("1999-01-01", PICTURE) == date(2021, 1, 1)
    assert nearest_day("<script>", PICTURE) == date(2021, 12, 31)


def test_a_typed_day_is_read_as_people_write_it() -> None:
    assert typed_day("6/5/2021", PICTURE) == date(2021, 5, 6)
    assert typed_day("6 May", PICTURE) == date(2021, 5, 6)
    assert typed_day("May 2021", PICTURE) == date(2021, 5, 31)
    assert typed_day("2021", PICTURE) == date(2021, 12, 31)


@pytest.mark.parametrize(("text", "part"), [("31/2/2021", "31/2/2021"), ("soon", "soon"), ("May 2019", "outside")])
def test_a_typed_day_that_is_none_is_named(text: str, part: str) -> None:
    with pytest.raises(UnreadableDate, match=part):
        typed_day(text, PICTURE)


def test_one_end_of_the_days_in_view_is_typed_and_counts_whole() -> None:
    view = (date(2021, 2, 3), date(2021, 11, 5))
    assert typed_view(view, 0, "March 2021") == (date(2021, 3, 1), date(2021, 11, 5))
    assert typed_view(view, 1, "March 2021") == (date(2021, 2, 3), date(2021, 3, 31))
    with pytest.raises(UnreadableDate, match="6 December 2021 is not before 5 November 2021"):
        typed_view(view, 0, "6/12/2021")


def test_dates_in_words_are_never_rounded() -> None:
    first, last = date(2021, 3, 1), date(2021, 3, 9)
    assert span_text(Span(first, first)) == "on 1 March 2021"
    assert span_text(Span(first, last)) == "between 1 March 2021 and 9 March 2021"
    assert span_text(Span(None, last)) == "on or before 9 March 2021"
    assert span_text(Span(first, None)) == "on or after 1 March 2021"
    assert span_text(None) == "on a day that is not known"
    assert since_text(Span(first, last), firm=True) == "since 9 March 2021 at the latest"
    assert since_text(Span(first, last), firm=False) == "since 1 March 2021 at the earliest"


def test_lists_and_numbers_in_words() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B", "C"])] == ["", "A", "A, B and C"]
    assert [several(1, "item"), several(2, "item"), several(0, "agency", "agencies")] == [
        "1 item",
        "2 items",
        "0 agencies",
    ]
    assert day_text(date(2021, 10, 2)) == "2 October 2021"
