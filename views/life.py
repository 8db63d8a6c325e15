"""One item from its origin to the last who came to know it: the path, the bars in time, and where it stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from views.cells import Shown, cells_on
from views.drawers import at_once
from views.gap_chart import HELD, LACKED, MAY, TOLD, bar
from views.leaves import button, folded, leaf
from views.steps import source_leaves, step_leaf
from views.words import day_text, first_upper, listed, several, since_text

if TYPE_CHECKING:
    from datetime import date

    from knowledge.derived import Knowing, Needing, Reached, ToldOtherwise
    from views.leaves import Leaf
    from views.picture import Pair, Picture
    from views.steps import Reader

MOST_BARS = 40
NOWHERE = "No need of it that is counted stayed open: it reached all who are coded as having needed it."
NOT_PASSED = ("access", "body")
"""Ways that are no event of their own: somebody could have looked, or the body was told."""


def life_leaves(picture: Picture, item: str, needs: str, day: date, read: Reader) -> tuple[list[Leaf], list[Leaf]]:
    """What stands left (the item and its path) and right (where it stopped, who may have known) by ``day``."""
    return [*_head(picture, item, read), *_path(picture, item, day, read)], [
        *_stopped(picture, item, needs, day),
        *_may_have(picture, item, day),
        *_versions(picture, item),
    ]


def _head(picture: Picture, item: str, read: Reader) -> list[Leaf]:
    known = picture.items[item]
    about = f"about {listed(list(known.about))}" if known.about else ""
    return [
        leaf("h3", known.statement, look="title"),
        leaf("p", " · ".join(each for each in ("; ".join(known.kinds), about) if each), look="who"),
        folded("Where the item itself is stated", *source_leaves(picture, known.sources, read)),
    ]


def _path(picture: Picture, item: str, day: date, read: Reader) -> list[Leaf]:
    """Every event by which somebody came to know it or was told otherwise, in order; one line for each event."""
    groups = at_once(step for step in _steps(picture, item) if step.since.first <= day)
    if not groups:
        return [leaf("p", f"Nobody is recorded as having known it by {day_text(day)}.", look="verdict")]
    rows = [step_leaf(picture, steps[0], read, [step.holder for step in steps]) for steps in groups]
    return [leaf("h4", "How it travelled"), leaf("ol", "", *rows, look="path")]


def _steps(picture: Picture, item: str) -> list[Knowing | ToldOtherwise]:
    found: list[Knowing | ToldOtherwise] = [
        way for way in picture.ways if way.item == item and way.via_kind not in NOT_PASSED
    ]
    found += [told for told in picture.told if told.item == item]
    return sorted(found, key=lambda step: (step.since.last, step.since.first, step.via, step.holder))


def _stopped(picture: Picture, item: str, needs: str, day: date) -> list[Leaf]:
    """Who needed it, on some day until ``day``, and has no record of it while the need lasted."""
    rows = [
        leaf("li", "", button(picture.holder_name(holder), {"holder": holder, "item": item}),
             leaf("p", _why(picture, holder, item, needs), look="small", state="needed"))
        for holder in sorted(holder for holder, what in picture.needs_of if what == item)
        if _lacked(picture, (holder, item), needs, day)
    ]  # fmt: skip
    title = f"Where it stopped: needed, no record of it by {day_text(day)}"
    return [leaf("h4", title), leaf("ul", "", *rows, look="list") if rows else leaf("p", NOWHERE, look="small")]


def _lacked(picture: Picture, pair: Pair, needs: str, day: date) -> bool:
    """Whether a need had begun by ``day``, and it cannot have arrived by any way before that need ended."""
    counted = [row for row in _counted(picture, *pair, needs) if row.since.first <= day]
    ends = [row.until for row in counted]
    last = max(end.last for end in ends if end) if ends and all(ends) else day
    return bool(counted) and not any(way.since.first <= min(last, day) for way in _arrivals(picture, pair))


def _arrivals(picture: Picture, pair: Pair) -> list[Knowing | Reached]:
    return [*picture.ways_of.get(pair, ()), *picture.reached_of.get(pair, ())]


def _why(picture: Picture, holder: str, item: str, needs: str) -> str:
    rows = _counted(picture, holder, item, needs)
    if not rows:
        return ""
    until = f", until {day_text(rows[0].until.last)}" if rows[0].until and rows[0].until.latest else ""
    return first_upper(f"{rows[0].why or 'it was needed here'}, {since_text(rows[0].since, firm=True)}{until}")


def _counted(picture: Picture, holder: str, item: str, needs: str) -> list[Needing]:
    return [row for row in picture.needs_of.get((holder, item), ()) if needs == "all" or row.origin == "stated"]


def _may_have(picture: Picture, item: str, day: date) -> list[Leaf]:
    """Who may have known it: it can have arrived, or they could have looked."""
    cells = cells_on(picture, day)
    rows = [
        leaf("li", "", button(picture.holder_name(holder), {"holder": holder, "item": item}))
        for (holder, what), cell in sorted(cells.items())
        if what == item and cell.state is Shown.MAY
    ]
    return (
        [folded(f"May have known: {several(len(rows), 'holder')}", leaf("ul", "", *rows, look="list"))] if rows else []
    )


def _versions(picture: Picture, item: str) -> list[Leaf]:
    """What was said in its place."""
    others = {told.arrived_as for told in picture.told if told.item == item and told.arrived_as in picture.items}
    rows = [
        leaf("li", "", button(picture.items[uid].statement, {"life": uid})) for uid in sorted(map(str, others))
    ]  # fmt: skip
    return [leaf("h4", "What was said in its place"), leaf("ul", "", *rows, look="list")] if rows else []


def life_bars(picture: Picture, item: str, needs: str, end: date) -> list[dict[str, str]]:
    """The bars of everybody who held, may have held or lacked the item, the first to know first; at most MOST_BARS."""
    lanes = sorted(
        {holder for holder, what in (*picture.ways_of, *picture.told_of, *picture.needs_of) if what == item},
        key=lambda holder: (*_place(picture, (holder, item), needs, end), picture.holder_name(holder)),
    )
    found: list[dict[str, str]] = []
    for number, holder in enumerate(lanes[:MOST_BARS]):
        found += _lane(picture, (holder, item), needs, end, f"{number:02} {picture.holder_name(holder)}")
    return found


def _place(picture: Picture, pair: Pair, needs: str, end: date) -> tuple[int, date]:
    """Who certainly knew first, then who needed it, then who may have known; each by its first day."""
    sure = [way.since.last for way in _arrivals(picture, pair) if way.firm and way.since.latest]
    needed = [row.since.last for row in _counted(picture, *pair, needs)]
    return (0, min(sure)) if sure else (1, min(needed)) if needed else (2, end)


def _lane(picture: Picture, pair: Pair, needs: str, end: date, lane: str) -> list[dict[str, str]]:
    """Needed without a record until it arrived; may have known until it certainly did; knew until it was gone."""
    ways = picture.ways_of.get(pair, ())
    through = _arrivals(picture, pair)
    sure = min((way.since.last for way in through if way.firm and way.since.latest), default=None)
    perhaps = min((way.since.first for way in through), default=None)
    start = picture.period.earliest or end
    bars: list[tuple[date, date, str]] = []
    counted = _counted(picture, *pair, needs)
    if counted:
        needed = max(min(row.since.last for row in counted), start)
        over = [row.until.last for row in counted if row.until]
        stop = min([each for each in (perhaps, sure) if each] + [max(over) if len(over) == len(counted) else end])
        bars.append((needed, stop, LACKED))
    if perhaps and perhaps < (sure or end):
        bars.append((max(perhaps, start), sure or end, MAY))
    if sure:
        gone = [way.until.first for way in ways if way.until and way.since.last == sure]
        bars.append((max(sure, start), min([*gone, end]), HELD))
    if not ways:
        bars += [(told.since.last, end, TOLD) for told in picture.told_of.get(pair, [])[:1]]
    return [
        bar(lane, first, max(last, first + timedelta(days=1)), kind)
        for first, last, kind in bars
        if first < end and first <= last
    ]
