"""Several agencies' chronologies as one: nothing lost, nothing joined unasked, the order always the same."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta
from datetime import time as clock
from typing import TYPE_CHECKING

import pytest
from chronology_texts import NEAR_BUT_OTHERS, SEEN_BY_TWO, event, many
from hypothesis import given
from hypothesis import strategies as st

from chronologies.likeness import ENOUGH, MOST_OF_ONE, proposals
from chronologies.merging import Decision, integrate, keyed_events
from knowledge.moments import Span

if TYPE_CHECKING:
    from chronologies.events import Event

START = date(2015, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: START + timedelta(days=number))
SPANS = st.one_of(
    DAYS.map(Span.on),
    st.tuples(DAYS, DAYS).map(lambda pair: Span(min(pair), max(pair))),
    DAYS.map(lambda day: Span(None, day)),
    DAYS.map(lambda day: Span(day, None)),
)
EVENTS = st.lists(
    st.builds(
        event, st.sampled_from(("Police", "GP", "School")), SPANS,
        st.sampled_from([text for pair in SEEN_BY_TWO[:6] for text in (pair[1], pair[3])]),
        at=st.one_of(st.none(), st.times().map(lambda at: at.replace(second=0, microsecond=0))),
        row=st.integers(1, 30),
    ),
    max_size=12,
)  # fmt: skip


@st.composite
def events_with_decisions(draw: st.DrawFn) -> tuple[list[Event], list[Decision]]:
    events = draw(EVENTS)
    keys = [*keyed_events(events), "gone"]
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    chosen = draw(st.lists(pairs, max_size=8)) if len(keys) > 1 else []
    return events, [Decision(*pair, draw(st.sampled_from(("join", "apart")))) for pair in chosen]


@given(events_with_decisions(), st.randoms())
def test_every_event_stands_exactly_once_whatever_is_decided_and_in_whatever_order_it_comes(drawn, mixer) -> None:
    events, decisions = drawn
    mixed = list(events)
    mixer.shuffle(mixed)

    found = integrate(events, decisions)

    assert Counter(map(repr, (each for entry in found.entries for each in entry.events))) == Counter(map(repr, events))
    assert [entry.events for entry in integrate(mixed, decisions).entries] == [entry.events for entry in found.entries]


@given(events_with_decisions())
def test_what_is_kept_apart_is_never_in_one_entry_and_what_is_joined_is_or_is_said_to_contradict(drawn) -> None:
    events, decisions = drawn
    last = {decision.pair: decision for decision in decisions}

    found = integrate(events, decisions)

    entry_of = {key: number for number, entry in enumerate(found.entries) for key in entry.keys}
    for pair, decision in last.items():
        places = {entry_of.get(key) for key in pair}
        if None in places:
            assert decision in found.unused
        elif decision.decided == "apart":
            assert len(places) == 2
        else:
            assert (len(places) == 1) != (decision in found.contradicted)


@given(EVENTS)
def test_without_a_decision_nothing_is_joined(events: list[Event]) -> None:
    assert [len(entry.events) for entry in integrate(events).entries] == [1] * len(events)


@given(EVENTS, st.randoms())
def test_proposals_are_the_same_from_both_sides(events: list[Event], mixer) -> None:
    mixed = list(events)
    mixer.shuffle(mixed)

    found = proposals(events)

    assert proposals(mixed) == found
    assert len({each.pair for each in found}) == len(found)
    assert not {each.pair for each in proposals(events, [each.pair for each in found])} & {each.pair for each in found}


def test_the_order_is_date_then_time_then_agency_then_row() -> None:
    day = date(2015, 6, 1)
    ordered = [
        event("GP", Span(None, date(2014, 12, 24)), "before Christmas: by its latest day", written="before Christmas"),
        event("GP", date(2014, 12, 31), "the day before"),
        event("GP", day, "no time", row=9),
        event("School", day, "no time, next agency"),
        event("School", day, "midnight", at=clock(0, 0)),
        event("GP", day, "nine", at=clock(9, 0), row=2),
        event("GP", day, "nine, next row", at=clock(9, 0), row=10),
        event("GP", Span(day, date(2015, 6, 30)), "that month: it can have begun that day", written="June 2015"),
        event("GP", Span(day, None), "since that day", written="since 1 June 2015"),
        event("GP", date(2015, 6, 2), "the day after"),
    ]

    assert [entry.events[0].text for entry in integrate(reversed(ordered)).entries] == [each.text for each in ordered]


def test_joined_events_stand_at_the_days_they_have_in_common_with_both_texts() -> None:
    month = event("GP", Span(date(2015, 6, 1), date(2015, 6, 10)), "seen with a cut lip", written="early June 2015")
    exact = event("Police", date(2015, 6, 8), "attended, cut lip")
    between = event("School", date(2015, 6, 3), "absent")
    first, second = (key for key, each in keyed_events([month, exact, between]).items() if each is not between)

    found = integrate([month, exact, between], [Decision(first, second, "join")])

    assert [entry.events for entry in found.entries] == [(between,), (month, exact)]
    assert found.entries[1].span == Span.on(date(2015, 6, 8))
    assert found.entries[1].agencies == ("GP", "Police")
    assert found.entries[1].exact is exact


def test_a_decision_survives_rows_that_move_and_not_a_text_that_changes() -> None:
    one, other = event("GP", START, "Seen with a cut lip.", row=3), event("Police", START, "Attended.", row=8)
    decision = Decision(*keyed_events([one, other]), "join")
    moved = event("GP", START, "Seen  with a cut lip.", row=44, file="gp again.xlsx")
    changed = event("GP", START, "Seen with a broken wrist.", row=3)

    assert len(integrate([moved, other], [decision]).entries) == 1
    assert integrate([changed, other], [decision]).unused == (decision,)


def near_events() -> tuple[list[Event], set[frozenset[str]]]:
    """Events seen by two agencies among others of the same days, and the pairs that are one."""
    events: list[Event] = []
    for number, (agency, text, second_agency, second_text) in enumerate(SEEN_BY_TWO):
        day = START + timedelta(days=number * 2 // 3)
        events += [event(agency, day, text, row=number), event(second_agency, day, second_text, row=number)]
        for shift in (0, 5):
            other = NEAR_BUT_OTHERS[(number + shift) % len(NEAR_BUT_OTHERS)]
            events.append(event(other[0], day, other[1], row=100 + number + 50 * shift))
    keys = {id(each): key for key, each in keyed_events(events).items()}
    return events, {frozenset({keys[id(events[at])], keys[id(events[at + 1])]}) for at in range(0, len(events), 4)}


def test_what_two_agencies_recorded_of_one_event_is_proposed_and_little_else() -> None:
    events, pairs = near_events()

    found = [each for each in proposals(events) if each.score >= ENOUGH]

    right = [each for each in found if each.pair in pairs]
    assert len(right) >= 0.9 * len(pairs)
    assert len(right) >= 0.9 * len(found)
    assert all(each.reasons and each.kind == "same event" for each in right)


@pytest.mark.parametrize(
    ("second", "proposed"),
    [
        (event("GP", START, "Seen with a cut lip; said that she fell on the stairs.", row=7), True),
        (event("GP", START + timedelta(days=1), "Seen with a cut lip, said that she fell on the stairs.", row=7), True),
        (event("GP", START + timedelta(days=9), "Seen with a cut lip, said she fell on the stairs", row=7), False),
        (event("GP", START, "Seen with a sore throat; given a fit note for a week.", row=7), False),
        (event("GP", START, "Seen with a cut lip, said that she fell on the stairs", at=clock(16, 0), row=7), False),
    ],
)  # fmt: skip
def test_a_near_duplicate_of_one_agency_is_proposed(second: Event, *, proposed: bool) -> None:
    at = clock(9, 0) if second.time else None
    first = event("GP", START, "Seen with a cut lip, said that she fell on the stairs", at=at, row=2)

    assert [each.kind for each in proposals([first, second])] == ["near-duplicate"] * proposed


def test_a_number_that_two_agencies_cite_is_a_reason_and_one_in_every_row_is_none() -> None:
    cited = [event("Police", START, "Log 4417 opened"), event("Housing", START, "Tenant rang about 4417")]
    everywhere = [event(name, START, f"NHS 9434765919 {words}") for name, words in (
        ("GP", "coughs, given linctus"), ("Hospital", "discharged"), ("Dentist", "lost a filling"),
        ("Optician", "new glasses for reading"))]  # fmt: skip

    assert any("both have the reference 4417" in each.reasons for each in proposals(cited))
    assert proposals(everywhere) == ()


def test_one_row_five_hundred_times_gives_a_list_that_a_person_can_read() -> None:
    found = proposals([event("GP", START, "No answer at the door.", row=row) for row in range(500)])

    assert 0 < len(found) <= 500 * MOST_OF_ONE / 2


def test_five_thousand_events_are_merged_and_compared_in_seconds() -> None:
    events = many(5_000)
    begin = time.perf_counter()

    integrate(events)
    proposals(events)

    assert time.perf_counter() - begin < 10  # it takes under one on the machine it was written on
