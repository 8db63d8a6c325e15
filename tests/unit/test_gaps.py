"""Which gaps are certain, and for how many days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.gaps import Gap, Lasting, Stored, gaps

SECTORS = {"nurse": "health", "surgery": "health", "desk": "police", "team": "social", "worker": "social"}
ALL = frozenset({*SECTORS, "joint team"})


def day(number: int) -> date:
    return date(2015, 1, 1) + timedelta(number)


def row(holder: str, first: int, last: int | None = None, until: tuple[int, int | None] | None = None) -> Lasting:
    ends = [None, None] if until is None else [day(until[0]), None if until[1] is None else day(until[1])]
    return Lasting(holder, "news", day(first), None if last is None else day(last), *ends, (f"review {holder}",))


def found(needed: list[Lasting], **tables: Any) -> tuple[Gap, ...]:
    nothing = Stored(day(100), SECTORS, ALL, frozenset(), (), ())
    return gaps(replace(nothing, **tables), needed)


def days(needed: list[Lasting], **tables: Any) -> dict[str, int]:
    return {gap.held_sector: gap.days for gap in found(needed, **tables)}


def test_a_gap_runs_from_when_it_was_surely_held_and_needed_to_when_it_perhaps_arrived_or_the_end_of_the_period():
    needed = [row("team", 10, 12)]
    assert days(knows=[row("desk", 1, 5)], needed=needed) == {"police": 88}
    assert days(knows=[row("desk", 1, 20)], needed=needed) == {"police": 80}
    assert days(knows=[row("desk", 1, 20)], needed=needed, reached=[row("team", 30)]) == {"police": 10}
    assert days(knows=[row("desk", 1, 20)], needed=needed, reached=[row("team", 20, 40)]) == {}


def test_a_gap_ends_with_the_last_need_that_may_have_ended():
    knows = [row("desk", 1, 5)]
    assert days(knows=knows, needed=[row("team", 10, 10, (20, 25))]) == {"police": 15}
    assert days(knows=knows, needed=[row("team", 10, 10, (20, 25)), row("team", 15, 15, (30, 40))]) == {"police": 30}
    assert days(knows=knows, needed=[row("team", 10, 10, (20, None))]) == {"police": 90}
    assert days(knows=knows, needed=[row("team", 101, 101)]) == {}


def test_what_was_only_perhaps_held_or_no_longer_held_when_it_was_needed_is_no_certain_gap():
    needed = [row("team", 10, 12)]
    assert days(knows=[row("desk", 1)], needed=needed) == {}
    assert days(knows=[row("desk", 1, 5, (12, 15))], needed=needed) == {}
    assert days(knows=[row("desk", 1, 5, (13, 15))], needed=needed) == {"police": 88}


def test_each_kind_of_agency_that_held_it_has_its_gap_in_the_name_of_who_held_it_first():
    knows = [row("nurse", 30, 30), row("surgery", 20, 20), row("desk", 40, 40)]
    assert found(knows=knows, needed=[row("team", 10, 10)]) == (
        Gap("health", "news", "team", "surgery", 80, ("review surgery", "review team")),
        Gap("police", "news", "team", "desk", 60, ("review desk", "review team")),
    )


def test_a_part_that_answers_for_whoever_needed_it_and_holders_of_no_one_kind_of_agency_make_no_gap():
    needed = [row("team", 10, 10)]
    knows = [row("worker", 1, 1)]
    assert days(knows=knows, needed=needed) == {"social": 90}
    assert days(knows=knows, needed=needed, answering=frozenset({("worker", "team")})) == {}
    assert days(knows=knows, needed=needed, agencies=frozenset()) == {}
    assert days(knows=[row("joint team", 1, 1)], needed=needed) == {}
    assert days(knows=knows, needed=[row("joint team", 10, 10)]) == {}


ROWS = st.lists(
    st.builds(
        lambda holder, first, more, end: row(holder, first, first + more, end and (first + end[0], first + sum(end))),
        st.sampled_from(sorted(SECTORS)), st.integers(0, 90), st.integers(0, 20),
        st.none() | st.tuples(st.integers(0, 50), st.integers(0, 20)),
    ),
    max_size=8,
)  # fmt: skip


@given(ROWS, ROWS, ROWS)
def test_the_order_of_the_rows_makes_no_difference_and_every_gap_lasts(
    knows: list[Lasting], needed: list[Lasting], reached: list[Lasting]
):
    one = found(knows=knows, needed=needed, reached=reached)
    other = found(knows=knows[::-1], needed=needed[::-1], reached=reached[::-1])
    assert [replace(gap, sources=()) for gap in one] == [replace(gap, sources=()) for gap in other]
    assert all(0 < gap.days <= 100 for gap in one)


@given(ROWS, ROWS, ROWS)
def test_what_arrives_as_well_never_makes_a_gap_longer(
    knows: list[Lasting], needed: list[Lasting], reached: list[Lasting]
):
    before = {(gap.held_sector, gap.needer): gap.days for gap in found(knows=knows, needed=needed)}
    after = {(gap.held_sector, gap.needer): gap.days for gap in found(knows=knows, needed=needed, reached=reached)}
    assert all(number <= before[key] for key, number in after.items())
