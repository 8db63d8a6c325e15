"""Through whom knowledge had to pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from strategies import cases, on

from knowledge.derive import derive
from knowledge.derived import Knowing
from knowledge.relays import with_relays

if TYPE_CHECKING:
    from knowledge.claims import Claims


def way(holder: str, day: int, *senders: str, firm: bool = True) -> Knowing:
    via = f"{'-'.join(senders)}-{holder}-{day}"
    return Knowing(holder, "news", on(day), firm, None, via, "sharing", "told", "stated", (), senders)


def relays(*ways: Knowing) -> list[tuple[str, ...]]:
    return [one.only_through for one in with_relays(ways)]


def test_a_chain_passes_through_everybody_before():
    assert relays(way("a", 1), way("b", 2, "a"), way("c", 3, "b")) == [(), ("a",), ("a", "b")]


def test_who_could_be_gone_round_is_no_relay():
    ways = way("a", 1), way("b", 2, "a"), way("c", 2, "a"), way("d", 3, "b", "c")
    assert relays(*ways)[-1] == ("a",)
    assert relays(way("a", 1), way("b", 1), way("b", 2, "a"), way("c", 3, "b"))[-1] == ("b",)


def test_what_came_to_the_relay_only_later_is_no_way_round():
    ways = way("a", 1), way("x", 1), way("b", 2, "a"), way("c", 3, "b"), way("b", 5, "x")
    assert relays(*ways)[3] == ("a", "b")


def test_two_who_told_each_other_end_where_one_of_them_had_it_from():
    ways = way("a", 1), way("b", 2, "a"), way("c", 3, "b"), way("b", 3, "c")
    assert relays(*ways) == [(), ("a",), ("a", "b"), ("a", "c")]
    assert relays(way("b", 3, "c"), way("c", 3, "b")) == [(), ()]


def test_a_possible_way_round_does_not_make_a_sure_one():
    ways = way("a", 1), way("x", 1), way("b", 2, "a"), way("b", 2, "x", firm=False), way("c", 3, "b")
    assert relays(*ways)[-1] == ("a", "b")


def test_a_sender_of_whom_no_row_shows_how_it_knew_is_where_the_chain_begins():
    assert relays(way("b", 2, "a")) == [("a",)]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases)
def test_a_way_that_came_from_one_holder_passes_through_it_and_one_from_nobody_through_none(claims: Claims):
    for one in derive(claims).knowing:
        others = set(one.senders) - {one.holder}
        assert one.only_through == () if not one.senders else one.holder not in one.only_through
        if len(one.senders) == 1 and one.only_through:
            assert others <= set(one.only_through)
