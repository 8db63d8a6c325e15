"""Knew, may have known, no record: the exact days on which each begins and ends."""

from dataclasses import replace

import pytest
from strategies import DAYS, between, on

from knowledge.derived import Knowing
from knowledge.moments import Span
from knowledge.states import State, state_on

WAY = Knowing(
    "gp", "i1", on(0), firm=True, until=None, via="k1", via_kind="knowledge", basis="told", certainty="stated"
)
LETTER = {State.NO_RECORD: ".", State.MAY: "m", State.KNEW: "K"}


def line(*ways: Knowing) -> str:
    """A letter a day for the first ten days of the year: no record, may have known, knew."""
    return "".join(LETTER[state_on(ways, day)] for day in DAYS[3:13])


def test_nobody_is_recorded_as_knowing_without_a_way():
    assert line() == ".........."


@pytest.mark.parametrize(
    ("since", "until", "firm", "mere"),
    [
        (on(2), None, "..KKKKKKKK", "..mmmmmmmm"),
        (between(2, 5), None, "..mmmKKKKK", "..mmmmmmmm"),
        (between(None, 5), None, "mmmmmKKKKK", "mmmmmmmmmm"),
        (between(2, None), None, "..mmmmmmmm", "..mmmmmmmm"),
        (between(None, None), None, "mmmmmmmmmm", "mmmmmmmmmm"),
        (on(2), on(6), "..KKKKm...", "..mmmmm..."),
        (on(2), between(4, 6), "..KKmmm...", "..mmmmm..."),
        (on(2), between(4, None), "..KKmmmmmm", "..mmmmmmmm"),
        (on(2), between(None, 6), "..mmmmm...", "..mmmmm..."),
        (between(2, 5), between(4, 6), "..mmmmm...", "..mmmmm..."),
        (on(2), on(2), "..m.......", "..m......."),
    ],
)
def test_the_days_of_one_way(since: Span, until: Span | None, firm: str, mere: str):
    way = replace(WAY, since=since, until=until)
    assert (line(way), line(replace(way, firm=False))) == (firm, mere)


def test_the_surest_of_several_ways_counts_on_each_day():
    first, second = replace(WAY, since=on(1), until=on(4)), replace(WAY, since=on(6), firm=False)
    assert line(first, second) == ".KKKm.mmmm"
    assert line(second, first, replace(WAY, since=on(8))) == ".KKKm.mmKK"
