"""Works out who knew what bore on a decision when it was made: whoever decided, others, nobody.

Who counts as whoever decided, and what counts as known there, is as in the questions `decisions/decided_without` and
`decisions/overlooked_own_files`; a test compares them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.states import State
from views.decided import Bearing, Doubt, Held, Here, Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from knowledge.derived import Knowing, ToldOtherwise
    from views.decided import Asked, Decided, Knower
    from views.picture import Picture

IN_ROOM, BY_MEMBER, IN_AGENCY = "by somebody in the room", "by a member of the forum", "in its own agency"


def weighed(picture: Picture, decisions: Iterable[Decided], asked: Iterable[Asked], needs: str) -> tuple[Weighed, ...]:
    """Every decision with what bore on it; ``needs`` (stated or all) count where nothing is coded as bearing on it."""
    ways: dict[str, list[Knowing]] = defaultdict(list)
    for way in picture.ways:
        ways[way.item].append(way)
    requests = list(asked)
    return tuple(_weighed(picture, decision, ways, requests, needs) for decision in decisions)


def _weighed(
    picture: Picture, decision: Decided, ways: Mapping[str, list[Knowing]], asked: list[Asked], needs: str
) -> Weighed:
    bearing = decision.bearing or _needed(picture, decision, needs)
    items = dict.fromkeys((*decision.considered, *bearing))
    return Weighed(
        decision,
        tuple(_bearing(picture, decision, item, ways.get(item, []), asked) for item in items),
        by_need=not decision.bearing,
    )


def _needed(picture: Picture, decision: Decided, needs: str) -> tuple[str, ...]:
    """What those who decided needed at that time."""
    return tuple(
        dict.fromkeys(
            need.item
            for need in picture.needs
            if need.holder in decision.deciders
            and (needs == "all" or need.origin == "stated")
            and need.since.first <= decision.last
            and (need.until is None or need.until.last >= decision.first)
        )
    )


def _bearing(picture: Picture, decision: Decided, item: str, ways: list[Knowing], asked: list[Asked]) -> Bearing:
    then = [way for way in ways if way.since.first <= decision.last and _not_gone(way, decision.first)]
    state, here = _known_here(picture, decision, item)
    held = [way for way in then if way.since.latest is not None]
    mine = decision.agency | decision.members
    people = {uid for uid, holder in picture.holders.items() if holder.is_person}
    firm = [way for way in held if way.holder not in people]
    inside, where = _inside(decision, _held(decision, [way for way in firm if way.holder in mine]))
    named = {each.holder for each in here} | {way.holder for way in held}
    return Bearing(
        item,
        considered=item in decision.considered,
        state=state,
        here=here,
        outside=_held(decision, [way for way in firm if way.holder not in mine]),
        inside=inside,
        where=where,
        people=_held(decision, [way for way in held if way.holder in people and way.holder not in decision.deciders]),
        perhaps=_held(decision, [way for way in then if way.holder not in named]),
        told=_told(picture, decision, item) if state is not State.KNEW else (),
        asked=tuple(
            one
            for one in asked
            if item in one.items and set(one.askers) & decision.own and one.when.first <= decision.last
        ),
    )


def _not_gone(way: Knowing, day: date) -> bool:
    """Whether it can still have been there on the day."""
    return way.until is None or way.until.last >= day


def _surely_stayed(way: Knowing, day: date) -> bool:
    """Whether it certainly was not gone on the day."""
    return way.until is None or way.until.earliest is None or way.until.earliest > day


def _known_here(picture: Picture, decision: Decided, item: str) -> tuple[State, tuple[Here, ...]]:
    """What is recorded of the item with whoever decided, and with those in the room of a forum that did."""
    found = [
        Here(knower.holder, way, _doubt(decision, knower, way))
        for knower in decision.knowers
        for way in picture.ways_of.get((knower.holder, item), ())
        if way.since.first <= decision.last and _not_gone(way, decision.first)
    ]
    if any(here.doubt is None for here in found):
        return State.KNEW, _one_each([here for here in found if here.doubt is None])
    room = [
        Here(holder, way, Doubt.ROOM)
        for holder in sorted(decision.room)
        for way in picture.ways_of.get((holder, item), ())
        if way.since.first <= decision.last and _not_gone(way, decision.first)
    ]
    everybody = _one_each([*found, *room])
    return (State.MAY if everybody else State.NO_RECORD), everybody


def _doubt(decision: Decided, knower: Knower, way: Knowing) -> Doubt | None:
    """What keeps it from being certain; nothing where it is certain."""
    if way.since.latest is None:
        return Doubt.ARRIVAL
    at_the_sitting = knower.sits and way.via_kind == "meeting" and way.since.latest <= decision.last
    if not at_the_sitting and way.since.latest >= decision.first:
        one_day = way.since.earliest == way.since.latest == decision.first == decision.last
        return Doubt.SAME_DAY if one_day else Doubt.DAYS
    if not knower.sure:
        return Doubt.SEAT
    return None if _surely_stayed(way, decision.last) else Doubt.GONE


def _one_each(found: list[Here]) -> tuple[Here, ...]:
    """The firmest and earliest for each holder, the earliest holders first."""
    chosen: dict[str, Here] = {}
    for here in sorted(found, key=lambda here: (here.doubt is Doubt.ARRIVAL, here.way.since.last, here.way.via)):
        chosen.setdefault(here.holder, here)
    return tuple(chosen.values())


def _held(decision: Decided, ways: list[Knowing]) -> tuple[Held, ...]:
    """Who held it, as one line for each; where some certainly did, only those, as the questions have it."""
    by_holder: dict[str, list[Knowing]] = defaultdict(list)
    for way in ways:
        by_holder[way.holder].append(way)
    held = [
        Held(
            holder,
            min(way.since.first for way in each),
            min((way.since.latest for way in each if way.since.latest), default=None),
            any(
                way.since.latest is not None
                and way.since.latest < decision.first
                and _surely_stayed(way, decision.last)
                for way in each
            ),
        )
        for holder, each in by_holder.items()
    ]
    best = any(one.sure for one in held)
    return tuple(
        sorted(
            (one for one in held if one.sure is best),
            key=lambda one: (one.latest is None, one.latest or one.earliest, one.earliest, one.holder),
        )
    )


def _inside(decision: Decided, held: tuple[Held, ...]) -> tuple[tuple[Held, ...], str]:
    """Who of the deciding agency or of the forum held it, those nearest to the decision only, and where that was."""
    others = tuple(one for one in held if one.holder not in decision.deciders)
    for where, near in ((IN_ROOM, decision.room), (BY_MEMBER, decision.members)):
        if any(one.holder in near for one in others):
            return tuple(one for one in others if one.holder in near), where
    return others, IN_AGENCY if others else ""


def _told(picture: Picture, decision: Decided, item: str) -> tuple[ToldOtherwise, ...]:
    holders = dict.fromkeys((*decision.deciders, *(knower.holder for knower in decision.knowers)))
    return tuple(
        told
        for holder in holders
        for told in picture.told_of.get((holder, item), ())
        if told.since.first <= decision.last
    )
