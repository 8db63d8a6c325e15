"""What could have come to whom: worked examples of each rule, and what holds of every case."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import (
    HINDSIGHT,
    HOLDERS,
    ITEMS,
    accesses,
    between,
    cases,
    mapped,
    meetings,
    on,
    parts,
    requests,
    sharings,
)

from knowledge.bodies import Bodies
from knowledge.claims import Access, Claims, Holder, Item, Knowledge, Meeting, Need, Part, Place, Request, Sharing
from knowledge.contacts import contacts, doors
from knowledge.derive import derive
from knowledge.holdings import Holdings
from knowledge.moments import END, OPEN, Span, make
from knowledge.perhaps import Perhaps
from knowledge.surely import Surely

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Best = dict[tuple[str, str], date]
NEVER = date.max
HERE = (
    Holder("a", "Unit"), Holder("b", "Unit"), Holder("c", "Unit"), Holder("d", "Unit"), Holder("agency", "Agency"),
    Holder("file", "RecordSystem"), Holder("panel", "Forum"), Holder("mother", "Person", role="victim"),
    Holder("man", "Person", role="perpetrator"),
)  # fmt: skip
KNOWN = Knowledge(id="k", holders=("a",), items=("news",), since=on(0))
CASE = Claims("case", OPEN, HERE, items=(Item("news"), Item("later", hindsight=True)), knowledge=(KNOWN,))


def best(claims: Claims, *, firm: bool, people: bool = True) -> Best:
    """For each holder and item the first day from which it could have known: by record or by what could have come."""
    knowing = derive(replace(claims, needs=(), involvements=())).knowing
    holdings = Holdings(claims, knowing, people=people)
    sweep = Surely if firm else Perhaps
    arrivals = sweep(holdings, contacts(claims), doors(claims, Bodies(claims))).run()
    found: dict[tuple[str, str], date] = defaultdict(lambda: NEVER)
    for way in knowing:
        ended = way.until is not None and way.until.first <= way.since.last
        if not firm or (way.firm and not ended):
            day = way.since.last if firm else way.since.first
            found[way.holder, way.item] = min(found[way.holder, way.item], day)
    for holder, item, row in arrivals.each():
        found[holder, item] = min(found[holder, item], row.since.last if firm else row.since.first)
    return {pair: day for pair, day in found.items() if day < END}


def answer(claims: Claims, holder: str, *, people: bool = False) -> tuple[int | None, int | None]:
    """From which day of the example the holder perhaps could, and surely could, have known the news."""
    days = [best(claims, firm=firm, people=people).get((holder, "news")) for firm in (False, True)]
    perhaps, sure = ((day - date(2015, 1, 1)).days if day else None for day in days)
    return perhaps, sure


def told(number: int | Span, sender: str, recipient: str, **more: Any) -> Sharing:
    """A letter about something else."""
    arrival = number if isinstance(number, Span) else on(number)
    given: dict[str, Any] = {
        "id": f"s-{sender}-{recipient}-{arrival}",
        "outcome": "received",
        "channel": "letter",
    } | more
    return Sharing(senders=(sender,), recipients=(recipient,), carried=(), arrival=arrival, **given)


def with_sharings(*rows: Sharing) -> Claims:
    return replace(CASE, sharings=rows)


def test_a_message_about_something_else_could_have_carried_it():
    assert answer(with_sharings(told(3, "a", "b"), told(5, "b", "c")), "c") == (5, 5)


def test_a_chain_keeps_the_order_of_time():
    assert answer(with_sharings(told(5, "a", "b"), told(3, "b", "c")), "c") == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (Place(), Place(), (3, None)),
        (Place(1), Place(), (3, None)),
        (Place(1), Place(2), (3, 3)),
        (Place(2), Place(1), (None, None)),
        (Place(1), Place(1), (3, None)),
        (Place(time="09:00"), Place(time="14:30"), (3, 3)),
        (Place(time="14:30"), Place(time="09:00"), (None, None)),
        (Place(1), Place(time="09:00"), (3, None)),
        (Place(1, "14:30"), Place(2, "09:00"), (3, 3)),
    ],
)
def test_on_one_day_only_a_stated_order_or_time_chains(first: Place, second: Place, found: tuple[int | None, ...]):
    rows = told(3, "a", "b", place=first), told(3, "b", "c", place=second)
    assert answer(with_sharings(*rows), "c") == found


def test_a_chain_of_one_day_that_stands_against_a_stated_order_is_none_however_it_is_linked():
    rows = told(3, "a", "b", place=Place(2)), told(3, "b", "c"), told(3, "c", "d", place=Place(1))
    assert (answer(with_sharings(*rows), "c"), answer(with_sharings(*rows), "d")) == ((3, None), (None, None))


def test_an_uncertain_day_has_surely_come_only_when_it_is_over():
    may = between(3, 9)
    assert answer(with_sharings(told(may, "a", "b"), told(9, "b", "c")), "c") == (9, None)
    assert answer(with_sharings(told(may, "a", "b"), told(10, "b", "c")), "c") == (10, 10)
    assert answer(with_sharings(told(8, "a", "b"), told(may, "b", "c")), "c") == (8, None)
    assert answer(with_sharings(told(2, "a", "b"), told(may, "b", "c")), "c") == (3, 9)


def test_two_uncertain_days_must_fall_so_that_the_chain_holds_as_a_whole():
    rows = told(8, "a", "b"), told(between(1, 30), "b", "c"), told(5, "c", "d")
    assert answer(with_sharings(*rows), "d") == (None, None)


def test_what_was_sent_before_the_sender_had_it_did_not_bring_it():
    late = told(9, "a", "b", sent=on(4))
    assert answer(replace(with_sharings(late), knowledge=(replace(KNOWN, since=on(5)),)), "b") == (None, None)
    assert answer(with_sharings(late), "b") == (9, 9)


@pytest.mark.parametrize(
    ("outcome", "certainty", "found"),
    [
        ("acted", "stated", (3, 3)), ("misunderstood", "stated", (3, 3)), ("sent", "stated", (3, None)),
        ("unknown", "stated", (3, None)), ("acted", "disputed", (3, None)), ("refused", "stated", (None, None)),
        ("not received", "stated", (None, None)), ("wrong recipient", "stated", (None, None)),
    ],
)  # fmt: skip
def test_a_contact_is_as_sure_as_its_claim(outcome: str, certainty: str, found: tuple[int | None, ...]):
    assert answer(with_sharings(told(3, "a", "b", outcome=outcome, certainty=certainty)), "b") == found


def test_a_conversation_goes_both_ways_and_a_letter_one():
    assert answer(with_sharings(told(3, "b", "a", channel="phone")), "b") == (3, 3)
    assert answer(with_sharings(told(3, "b", "a")), "b") == (None, None)


def test_everybody_at_a_meeting_could_have_told_everybody_and_its_minutes():
    row = Meeting(id="m", date=on(3), forum="panel", present=("a", "b"), minuted_in=("file",))
    held, cancelled = replace(CASE, meetings=(row,)), replace(CASE, meetings=(replace(row, status="cancelled"),))
    assert [answer(held, name) for name in ("b", "panel", "file", "c")] == [(3, 3), (3, 3), (3, 3), (None, None)]
    assert answer(cancelled, "b") == (None, None)


def test_who_sits_in_a_forum_later_could_have_had_what_it_was_told_before():
    first = Meeting(id="m1", date=on(3), forum="panel", present=("a",))
    assert answer(replace(CASE, meetings=(first, replace(first, id="m2", date=on(5), present=("b",)))), "b") == (5, 5)


def test_a_request_and_its_answer_are_contacts():
    asked = Request(id="q", askers=("b",), asked=("a",), date=on(3), fate="answered wrongly", answers=(("a", on(6)),))
    assert answer(replace(CASE, requests=(asked,)), "b") == (6, 6)
    assert answer(replace(CASE, requests=(replace(asked, answers=()),)), "b") == (3, None)
    assert answer(replace(CASE, requests=(replace(asked, fate="no reply", answers=()),)), "b") == (None, None)
    asking = Request(id="q", askers=("a",), asked=("b",), date=on(3), fate="refused")
    assert answer(replace(CASE, requests=(asking,)), "b") == (3, 3)
    assert answer(replace(CASE, requests=(replace(asking, fate="no record"),)), "b") == (3, None)


def test_who_reads_a_record_could_have_looked_on_any_day():
    door = Access(id="x", holder="b", system="file", kind="routine", start=on(2), end=on(9))
    there = replace(CASE, knowledge=(replace(KNOWN, holders=("file",), since=on(4)),))
    assert answer(replace(there, access=(door,)), "b") == (4, 4)
    assert answer(replace(there, access=(replace(door, start=on(6)),)), "b") == (6, 6)
    assert answer(replace(there, access=(replace(door, end=on(4)),)), "b") == (4, None)
    assert answer(replace(there, access=(replace(door, end=on(3)),)), "b") == (None, None)
    assert answer(replace(there, access=(replace(door, kind="on request"),)), "b") == (None, None)


def test_belonging_is_no_contact_but_what_reached_a_body_its_parts_perhaps_had():
    up = replace(CASE, parts=(Part("a", "agency"), Part("b", "agency")))
    assert [answer(up, name) for name in ("agency", "b")] == [(None, None), (None, None)]
    assert answer(replace(up, sharings=(told(3, "a", "agency"),)), "b") == (3, None)


def test_people_pass_on_nothing_but_what_is_recorded_unless_they_are_asked_to():
    hers = replace(CASE, knowledge=(replace(KNOWN, holders=("mother", "man")),))
    rows = told(3, "mother", "b", channel="in person"), told(3, "man", "c", channel="in person")
    spoken = replace(hers, sharings=rows)
    assert [answer(spoken, name) for name in ("b", "c")] == [(None, None), (None, None)]
    assert [answer(spoken, name, people=True) for name in ("b", "c")] == [(3, 3), (None, None)]


def test_what_ended_cannot_be_passed_on():
    gone = replace(CASE, knowledge=(replace(KNOWN, until=on(5)),))
    days = {number: answer(replace(gone, sharings=(told(number, "a", "b"),)), "b") for number in (4, 5, 6)}
    assert days == {4: (4, 4), 5: (5, None), 6: (None, None)}


def test_what_could_have_come_is_lost_with_the_end_and_what_comes_after_it_stays():
    lost = Knowledge(id="e", holders=("b",), items=("news",), since=on(7), until=on(7), certainty="stated")
    early = replace(CASE, knowledge=(KNOWN, lost), sharings=(told(3, "a", "b"), told(9, "b", "c")))
    again = replace(early, sharings=(*early.sharings, told(8, "a", "b")))
    assert (answer(early, "c"), answer(again, "c")) == ((None, None), (9, 9))


def test_a_need_names_the_chain_that_could_have_met_it():
    need = Need(id="n", holders=("c",), items=("news",), start=on(1))
    rows = told(3, "a", "b", id="s1", sources=("review 1",)), told(5, "b", "c", id="s2", sources=("review 2",))
    (found,) = derive(replace(with_sharings(*rows), needs=(need,))).could
    assert (found.since, found.firm, found.through, found.givers, found.via, found.sources) == (
        on(5), True, "work", ("a", "b"), ("s1", "s2"), ("review 1", "review 2"),
    )  # fmt: skip


def test_what_could_only_have_come_when_it_did_is_not_said_again():
    need = Need(id="n", holders=("b",), items=("news",), start=on(1))
    known = Knowledge(id="k2", holders=("b",), items=("news",), since=on(3))
    for number, more in ((3, 0), (2, 1)):
        claims = replace(with_sharings(told(number, "a", "b")), knowledge=(KNOWN, known), needs=(need,))
        assert len(derive(claims).could) == more


# What holds of every case.


def law(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    trying = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return lambda test: trying(given(*strategies)(test))


def both(claims: Claims, *, people: bool = True) -> tuple[Best, Best]:
    return best(claims, firm=False, people=people), best(claims, firm=True, people=people)


def no_later(one: Best, other: Best) -> list[object]:
    """Pairs that ``one`` has later than ``other``, or not at all."""
    return [(pair, day, one.get(pair)) for pair, day in other.items() if one.get(pair, NEVER) > day]


def endless(claims: Claims) -> Claims:
    return replace(claims, knowledge=tuple(replace(row, until=None) for row in claims.knowledge))


@law(cases)
def test_what_surely_could_have_been_perhaps_could(claims: Claims):
    assert [no_later(*both(claims, people=people)) for people in (True, False)] == [[], []]


@law(cases)
def test_everybody_reaches_at_least_what_those_at_work_reach(claims: Claims):
    assert [no_later(*pair) for pair in zip(both(claims), both(claims, people=False), strict=True)] == [[], []]


@law(cases, st.sampled_from(("sharings", "meetings", "requests", "access", "parts")), st.data())
def test_one_more_contact_never_takes_anything_away(claims: Claims, table: str, data: st.DataObject):
    strategy = {"sharings": sharings, "meetings": meetings, "requests": requests, "access": accesses, "parts": parts}
    new = data.draw(strategy[table])
    if table != "parts":
        new = replace(new, id="new")
    more = replace(claims, **{table: (*getattr(claims, table), new)})
    assert [no_later(*pair) for pair in zip(both(more), both(claims), strict=True)] == [[], []]


@law(cases, st.randoms(use_true_random=False))
def test_a_wider_date_makes_nothing_surer_and_hides_nothing(claims: Claims, chance: random.Random):
    def widened(value: Span | str) -> Span | str:
        if isinstance(value, str) or chance.random() < 0.5:
            return value
        earlier, later = (timedelta(days=chance.choice((0, 1, 4, 30))) for _ in range(2))
        first = value.first if value.earliest is None else value.first - earlier
        return make(first, END if value.latest is None or chance.random() < 0.1 else value.last + later)

    (perhaps, sure), (wider, less_sure) = both(claims), both(mapped(claims, widened))
    assert (no_later(wider, perhaps), no_later(sure, less_sure)) == ([], [])


@law(cases, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(claims: Claims, chance: random.Random):
    tables = ("holders", "parts", "access", "items", "knowledge", "sharings", "meetings", "requests", "needs")
    other = replace(
        claims, **{name: tuple(chance.sample(getattr(claims, name), len(getattr(claims, name)))) for name in tables}
    )
    assert both(other) == both(claims)
    assert derive(other).could == derive(claims).could


@law(cases)
def test_every_way_is_sooner_or_surer_than_what_is_recorded(claims: Claims):
    needed = tuple(Need(id=f"n-{name}", holders=(name,), items=ITEMS) for name in HOLDERS[3:])
    derived = derive(replace(endless(claims), needs=needed))
    for row in derived.could:
        recorded = [way for way in derived.reached if (way.holder, way.item) == (row.holder, row.item)
                    and way.until is None]  # fmt: skip
        if row.firm:
            assert all(not way.firm or row.since.last < way.since.last for way in recorded)
        else:
            assert all(row.since.first < way.since.first for way in recorded)


@law(cases)
def test_a_chain_begins_with_who_had_it_by_record_and_ends_with_who_needed_it(claims: Claims):
    needed = tuple(Need(id=f"n-{name}", holders=(name,), items=ITEMS) for name in HOLDERS[3:])
    derived = derive(replace(endless(claims), needs=needed))
    had = {(way.holder, way.item) for way in derived.knowing}
    met = {one.via: one for one in contacts(claims)}
    for row in derived.could:
        assert (row.givers[0], row.item) in had
        assert len(row.givers) == len(row.via)
        for via, giver, taker in zip(row.via, row.givers, (*row.givers[1:], row.part), strict=True):
            assert via == giver or via in met, (via, giver, taker)


@law(cases)
def test_what_only_the_review_found_out_could_have_come_to_nobody_at_work(claims: Claims):
    reached = {holder for (holder, item) in best(claims, firm=False) if item == HINDSIGHT}
    assert reached <= {"p1", "p2", "p3"}
