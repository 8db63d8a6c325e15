"""What would follow from a telling that did not take place, or from one taken away that did."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import DAYS, HINDSIGHT, HOLDERS, ITEMS, LABEL, START, cases, every_state, on

from knowledge.changes import Change, Silence, Telling, about
from knowledge.claims import Access, Carried, Claims, Holder, Item, Knowledge, Meeting, Need, Sharing
from knowledge.derive import recorded
from knowledge.needs import shipped_rules
from knowledge.passed_on import Surely
from knowledge.states import State, state_on
from knowledge.what_if import Fallen, Outcome, outcome

ORDER = (State.NO_RECORD, State.MAY, State.KNEW)
RULES = shipped_rules()


def told(name: str, sender: str, recipient: str, day: int) -> Sharing:
    return Sharing(id=name, senders=(sender,), recipients=(recipient,), carried=(Carried("i1"),), outcome="received",
                   arrival=on(day))  # fmt: skip


CHAIN = Claims(
    "c",
    on(0),
    holders=tuple(Holder(name, LABEL[name[0]], name) for name in HOLDERS),
    items=tuple(map(Item, ITEMS)),
    knowledge=(Knowledge(id="k1", holders=("p1",), items=("i1",), since=on(0), basis="witnessed"),),
    sharings=(told("s1", "p1", "a1", 2), told("s2", "a1", "a2", 4), told("s3", "a2", "a3", 6)),
    needs=(Need(id="n1", holders=("a3",), items=("i1",), start=on(3), why="to act"),),
)


def day(number: int):
    return on(number).first


def since(found: Outcome, holder: str, item: str = "i1") -> tuple[State, int] | None:
    """The first day of ``DAYS`` on which the holder knew or may have known it after the changes, and which of both."""
    ways = [way for way in found.after.knowing if (way.holder, way.item) == (holder, item)]
    days = ((state_on(ways, each), (each - START).days) for each in DAYS)
    return next((pair for pair in days if pair[0] is not State.NO_RECORD), None)


def test_who_is_told_sooner_knows_sooner_and_nobody_else_does():
    found = outcome(CHAIN, (), [Telling("p1", "a3", ("i1",), day(1))])
    assert [since(found, name) for name in ("a1", "a2", "a3", "w1")] == [
        (State.KNEW, 2), (State.KNEW, 4), (State.KNEW, 1), None,
    ]  # fmt: skip
    assert {(row.holder, row.via, row.since) for row in found.after.reached} == {
        ("a3", "what if 1", on(1)), ("a3", "s3", on(6)),
    }  # fmt: skip
    assert found.held == {0: {"i1": Surely.SURELY}}
    assert found.fallen == ()


@pytest.mark.parametrize(("number", "held", "state"), [(1, Surely.NOT, None), (2, Surely.SURELY, (State.KNEW, 2))])
def test_only_who_knew_on_the_day_can_tell(number: int, held: Surely, state: tuple[State, int] | None):
    found = outcome(CHAIN, (), [Telling("a1", "w1", ("i1",), day(number))])
    assert (found.held[0]["i1"], since(found, "w1")) == (held, state)


def test_who_may_have_known_tells_what_may_be_known():
    unsure = replace(CHAIN, sharings=(replace(CHAIN.sharings[0], outcome="sent"),))
    found = outcome(unsure, (), [Telling("a1", "w1", ("i1",), day(3))])
    assert (found.held[0]["i1"], since(found, "w1")) == (Surely.PERHAPS, (State.MAY, 3))


def test_tellings_chain_in_whatever_order_they_are_listed():
    one, other = Telling("p1", "w1", ("i1",), day(1)), Telling("w1", "w2", ("i1",), day(1))
    assert since(outcome(CHAIN, (), [one, other]), "w2") == (State.KNEW, 1)
    assert since(outcome(CHAIN, (), [other, one]), "w2") == (State.KNEW, 1)


def test_what_rests_on_a_sharing_goes_with_it():
    found = outcome(CHAIN, (), [Silence("s1")])
    assert [since(found, name) for name in ("p1", "a1", "a2", "a3")] == [(State.KNEW, 0), None, None, None]
    assert found.fallen == (Fallen("s2", "i1", perhaps=False), Fallen("s3", "i1", perhaps=False))


def test_a_sharing_stays_where_its_sender_knew_by_another_way_or_nothing_says_how_it_knew():
    other_way = Knowledge(id="k2", holders=("a1",), items=("i1",), since=on(3))
    assert since(outcome(replace(CHAIN, knowledge=(*CHAIN.knowledge, other_way)), (), [Silence("s1")]), "a3") == (
        State.KNEW, 6,
    )  # fmt: skip
    nothing_says = replace(CHAIN, sharings=CHAIN.sharings[1:])
    assert since(outcome(nothing_says, (), [Silence("s3")]), "a2") == (State.KNEW, 4)


def test_a_telling_can_carry_what_a_sharing_taken_away_carried():
    found = outcome(CHAIN, (), [Silence("s1"), Telling("p1", "a1", ("i1",), day(3))])
    assert [since(found, name) for name in ("a1", "a2", "a3")] == [(State.KNEW, 3), (State.KNEW, 4), (State.KNEW, 6)]
    late = outcome(CHAIN, (), [Silence("s1"), Telling("p1", "a1", ("i1",), day(5))])
    assert [since(late, name) for name in ("a1", "a2", "a3")] == [(State.KNEW, 5), None, None]


def test_two_who_told_each_other_do_not_hold_each_other_up():
    back = replace(CHAIN, sharings=(*CHAIN.sharings[:2], told("s4", "a2", "a1", 4)))
    assert [since(outcome(back, (), [Silence("s1")]), name) for name in ("a1", "a2")] == [None, None]


def test_what_could_have_been_read_makes_a_sharing_one_that_may_have_been():
    system = Knowledge(id="k3", holders=("r1",), items=("i1",), since=on(1), basis="recorded")
    access = Access(id="x1", holder="a1", system="r1", kind="routine")
    readable = replace(CHAIN, knowledge=(*CHAIN.knowledge, system), access=(access,))
    found = outcome(readable, (), [Silence("s1")])
    assert [since(found, name) for name in ("a1", "a2", "a3")] == [(State.MAY, 1), (State.MAY, 4), (State.MAY, 6)]
    assert Fallen("s2", "i1", perhaps=True) in found.fallen


def test_what_was_raised_rests_on_who_raised_it():
    meeting = Meeting(id="m1", date=on(5), present=("a1", "w1", "w2"), raised=(("i1", "a1"), ("i2", None)))
    found = outcome(replace(CHAIN, meetings=(meeting,)), (), [Silence("s1")])
    assert since(found, "w1") is None
    assert since(outcome(replace(CHAIN, meetings=(meeting,)), (), [Silence("m1")]), "w1", "i2") is None
    system = Knowledge(id="k3", holders=("r1",), items=("i1",), since=on(1), basis="recorded")
    access = Access(id="x1", holder="a1", system="r1", kind="routine")
    perhaps = replace(CHAIN, meetings=(meeting,), knowledge=(*CHAIN.knowledge, system), access=(access,))
    assert since(outcome(perhaps, (), [Silence("s1")]), "w1") == (State.MAY, 5)


def test_a_part_that_went_on_rests_on_the_whole():
    part = Sharing(id="s5", senders=("a1",), recipients=("w1",), carried=(Carried("i1", "partial", "i2"),),
                   outcome="received", arrival=on(5))  # fmt: skip
    found = outcome(replace(CHAIN, sharings=(CHAIN.sharings[0], part)), (), [Silence("s1")])
    assert since(found, "w1", "i2") is None
    assert found.items == {"i1", "i2"}


def test_what_the_case_lacks_changes_nothing():
    for change in (Silence("nobody"), Telling("p1", "nobody", ("i1",), day(1)), Telling("p1", "a3", ("none",), day(1))):
        found = outcome(CHAIN, RULES, [change])
        assert found.before == found.after


tellings = st.builds(
    Telling, st.sampled_from(HOLDERS), st.sampled_from(HOLDERS), st.sampled_from(ITEMS).map(lambda item: (item,)),
    st.sampled_from(DAYS),
)  # fmt: skip
silences = st.builds(Silence, st.sampled_from(("s0", "s1", "s2", "s3", "m0", "m1")))


@given(claims=cases, items=st.frozensets(st.sampled_from(ITEMS)))
def test_of_some_items_claims_about_them_derive_to_the_same(claims: Claims, items: frozenset[str]):
    whole, some = recorded(claims, RULES), recorded(about(claims, items), RULES)
    for name in ("knowing", "told_otherwise", "needing", "reached"):
        assert [row for row in getattr(some, name) if row.item in items] == [
            row for row in getattr(whole, name) if row.item in items
        ]


@given(claims=cases, changes=st.lists(tellings | silences, min_size=1, max_size=3))
def test_what_is_recorded_of_every_item_may_be_worked_out_beforehand(claims: Claims, changes: list[Change]):
    assert outcome(claims, RULES, changes, recorded(claims, RULES)) == outcome(claims, RULES, changes)


@given(claims=cases, telling=tellings)
def test_a_telling_takes_no_knowledge_away_and_its_recipient_knows_as_surely_as_its_teller(
    claims: Claims, telling: Telling
):
    found = outcome(claims, RULES, [telling])
    before, after = every_state(found.before.knowing), every_state(found.after.knowing)
    assert all(
        ORDER.index(now) >= ORDER.index(then)
        for pair, states in before.items()
        for then, now in zip(states, after[pair], strict=True)
    )
    item, place = telling.items[0], DAYS.index(telling.day)
    teller = ORDER.index(before[telling.sender, item][place])
    counts = telling.sender != telling.recipient and (item != HINDSIGHT or telling.recipient in ("p1", "p2", "p3"))
    ended = any(item in row.items and telling.recipient in row.holders and row.until for row in claims.knowledge)
    if counts and not ended:
        assert ORDER.index(after[telling.recipient, item][place]) >= teller
    if teller == 0:
        assert found.before == found.after


@given(claims=cases, silence=silences)
def test_a_silence_gives_nobody_anything_and_touches_no_knowledge_coded_by_itself(claims: Claims, silence: Silence):
    found = outcome(claims, RULES, [silence])
    before, after = every_state(found.before.knowing), every_state(found.after.knowing)
    assert all(
        ORDER.index(now) <= ORDER.index(then)
        for pair, states in before.items()
        for then, now in zip(states, after[pair], strict=True)
    )
    by_itself = [way for way in found.before.knowing if way.via_kind == "knowledge"]
    assert [way for way in found.after.knowing if way.via_kind == "knowledge"] == by_itself
    assert not any(way.via == silence.claim for way in found.after.knowing)


@given(claims=cases)
def test_no_change_changes_nothing(claims: Claims):
    everything = frozenset(ITEMS)
    found = outcome(claims, RULES, [Telling("p1", "p1", ITEMS, START)])
    assert found.items == everything
    assert found.before == found.after
