"""What the drawer says about a folded agency, a holder of the network, and what passed between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.derived import ToldOtherwise
from views.cells import Shown, cells_on
from views.filters import members, place_name
from views.known import verdict
from views.leaves import Leaf, button, folded, leaf
from views.steps import sentence
from views.words import day_text, first_upper, several, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from knowledge.derived import Knowing
    from views.picture import Picture

NOT_KNOWN = (Shown.NEEDED, Shown.TOLD, Shown.PART)


def agency_item(picture: Picture, place: str, item: str, day: date, needs: str) -> list[Leaf]:
    """A folded agency and one item: which part of it knew, and which did not."""
    cells = cells_on(picture, day, needs)
    rows = [
        leaf("li", "", button(picture.holder_name(holder), {"holder": holder, "item": item}),
             verdict(picture.holder_name(holder), cells[holder, item], day))
        for holder in sorted(members(picture, place), key=picture.holder_name)
        if (holder, item) in cells
    ]  # fmt: skip
    return [
        leaf("h3", picture.items[item].statement, look="title"),
        leaf("p", f"{place_name(picture, place)}, part by part", look="who"),
        leaf("ul", "", *rows, look="list"),
        leaf("p", "What one part of an agency knows is not taken to be known to the others.", look="small"),
    ]


def holder_drawer(picture: Picture, place: str, day: date, needs: str) -> list[Leaf]:
    """A holder, or a folded agency: what it needed without a record, may have known, knew, was told and told."""
    inside = members(picture, place)
    told = [step for step in passings(picture, day) if step.holder in inside and not set(step.senders) <= inside]
    gave = [step for step in passings(picture, day) if set(step.senders) & inside and step.holder not in inside]
    cells = cells_on(picture, day, needs)
    lacks = [
        pair for pair, cell in sorted(cells.items()) if pair[0] in inside and cell.needed and cell.state in NOT_KNOWN
    ]
    knew, may = (
        [pair for pair, cell in sorted(cells.items()) if pair[0] in inside and cell.state is state]
        for state in (Shown.KNEW, Shown.MAY)
    )
    return [
        leaf("h3", place_name(picture, place), look="title"),
        leaf("p", f"By {day_text(day)}", look="who"),
        folded(f"Needed, no record of knowing: {len(lacks)}", _items(picture, lacks), opened=bool(lacks)),
        folded(f"May have known: {several(len({item for _, item in may}), 'item')}", _items(picture, may)),
        folded(f"Was told: {len(told)}", _steps(picture, told), opened=not lacks),
        folded(f"Told others: {len(gave)}", _steps(picture, gave)),
        folded(f"Knew: {several(len({item for _, item in knew}), 'item')}", _items(picture, knew)),
    ]


def passed_drawer(picture: Picture, senders: set[str], recipients: set[str], day: date, *, changed: bool) -> list[Leaf]:
    """What passed from one place of the network to another by the day: as it was, or ``changed`` on the way."""
    steps = [
        step
        for step in passings(picture, day)
        if set(step.senders) & senders and step.holder in recipients and isinstance(step, ToldOtherwise) == changed
    ]
    what = "What was changed on the way" if changed else "What passed"
    return [
        leaf("h3", f"{what}: {several(len({step.item for step in steps}), 'item')}", look="title"),
        leaf("p", f"By {day_text(day)}", look="who"),
        _steps(picture, steps),
    ]


def passings(picture: Picture, day: date) -> list[Knowing | ToldOtherwise]:
    """Every recorded passing of an item from somebody to somebody that can have happened by the day, in order."""
    found: list[Knowing | ToldOtherwise] = [way for way in picture.ways if way.via_kind in ("sharing", "meeting")]
    found += picture.told
    chosen = [step for step in found if step.senders and step.since.first <= day]
    return sorted(chosen, key=lambda step: (step.since.last, step.since.first, step.via, step.holder, step.item))


def _steps(picture: Picture, steps: Iterable[Knowing | ToldOtherwise]) -> Leaf:
    return leaf("ul", "", *(passed_step(picture, step) for step in steps), look="list")


def passed_step(
    picture: Picture, step: Knowing | ToldOtherwise, together: Sequence[str] = (), *, named: bool = True
) -> Leaf:
    """One passing: its date, the item (where it has to be ``named``), who told whom, in the shape of its state.

    ``together`` are the holders whom it reached at once, if several.
    """
    item = button(picture.items[step.item].statement, {"holder": step.holder, "item": step.item})
    shape = "told" if isinstance(step, ToldOtherwise) else "knew" if step.firm else "may"
    return leaf(
        "li",
        "",
        leaf("span", first_upper(when_words(step.since)), look="when"),
        *([item] if named else []),
        leaf("p", first_upper(sentence(picture, step, together)), look="small", state=shape),
    )


def at_once(steps: Iterable[Knowing | ToldOtherwise]) -> list[list[Knowing | ToldOtherwise]]:
    """Steps that are one event: the same item, by one claim, from the same senders in the same days."""
    groups: dict[tuple[object, ...], list[Knowing | ToldOtherwise]] = {}
    for step in steps:
        groups.setdefault((step.via, step.item, step.since, step.senders, type(step)), []).append(step)
    return list(groups.values())


def _items(picture: Picture, pairs: list[tuple[str, str]]) -> Leaf:
    """Items as buttons, each with its holder where they are not all of one."""
    one = len({holder for holder, _ in pairs}) < 2  # noqa: PLR2004 - of two or more, each is named
    rows = [
        leaf("li", "", button(picture.items[item].statement, {"holder": holder, "item": item}),
             *([] if one else [leaf("span", f" {picture.holder_name(holder)}", look="small")]))
        for holder, item in pairs
    ]  # fmt: skip
    return leaf("ul", "", *rows, look="list")
