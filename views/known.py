"""How do we know: what the drawer says about one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.cells import Shown, cells_on
from views.leaves import Leaf, button, folded, leaf
from views.path import ways_by
from views.steps import source_leaves, step_leaf
from views.words import day_text, first_upper, several, since_text, span_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from views.cells import Cell
    from views.path import Path
    from views.picture import Pair, Picture
    from views.steps import Reader

MOST_HOLDERS = 12
VERDICTS = {
    Shown.KNEW: "{who} knew this by {day}.",
    Shown.MAY: "{who} may have known this by {day}; nothing recorded makes it certain.",
    Shown.PART: "A part of {who} knew or may have known this by {day}; nothing is recorded for {who} as a whole.",
    Shown.TOLD: "{who} had been told something else in its place by {day}.",
    Shown.NEEDED: "{who} needed this, and there is no record that it was known there by {day}.",
}


def how_known(picture: Picture, pair: Pair, day: date, needs: str, read: Reader) -> list[Leaf]:
    """The drawer for one holder and one item on one day."""
    holder, item = pair
    cells = cells_on(picture, day, needs)
    cell = cells.get(pair)
    known = picture.holders[holder]
    under = known.group_name if known.group_name != known.name and not known.is_person else ""
    return [
        leaf("h3", picture.items[item].statement, look="title"),
        leaf("p", f"{known.name} ({under})" if under else known.name, look="who"),
        leaf("p", "", button("The life of this item", {"life": item}), look="small"),
        verdict(known.name, cell, day),
        *_lost(picture, pair, cell, day),
        *_paths([path for path in ways_by(picture, *pair) if path.steps[-1].since.first <= day], picture, read),
        *need_leaves(picture, pair, day, needs, read),
        *_held_elsewhere(picture, pair, cell, cells, day),
        *_absences(picture, pair, read),
        *_item_sources(picture, item, read),
    ]


def verdict(who: str, cell: Cell | None, day: date) -> Leaf:
    """The sentence that a cell stands for."""
    if cell is None:
        return leaf("p", f"There is no record that {who} knew this by {day_text(day)}.", look="verdict")
    text = first_upper(VERDICTS[cell.state].format(who=who, day=day_text(day)))
    return leaf("p", text, look="verdict", state=cell.state.name.lower())


def _lost(picture: Picture, pair: Pair, cell: Cell | None, day: date) -> list[Leaf]:
    """A sentence where what was known had gone by then: a worker left, a file was destroyed."""
    if cell is not None and cell.state in (Shown.KNEW, Shown.MAY):
        return []
    ended = [way.until for way in picture.ways_of.get(pair, ()) if way.until is not None and way.until.first <= day]
    return [leaf("p", f"It had been known here, and was gone {span_text(ended[0])}.", look="what")] if ended else []


def _paths(paths: list[Path], picture: Picture, read: Reader) -> list[Leaf]:
    if not paths:
        return []
    first, *others = [path_leaf(path, picture, read) for path in paths]
    more = [folded(f"{several(len(others), 'other way')} in which it came to be known", *others)] if others else []
    return [leaf("h4", "How it became known"), first, *more]


def path_leaf(path: Path, picture: Picture, read: Reader) -> Leaf:
    """One path, step by step; it says where nothing is recorded of how the first knew."""
    start = []
    if path.open_at:
        text = f"How {picture.holder_name(path.open_at)} came to know it is not recorded."
        start = [leaf("li", "", leaf("p", text, look="small"), look="step open")]
    return leaf("ol", "", *start, *(step_leaf(picture, step, read) for step in path.steps), look="path")


def need_leaves(picture: Picture, pair: Pair, day: date, needs: str, read: Reader) -> list[Leaf]:
    """Why, and since when, the holder needed the item."""
    rows = [
        row
        for row in picture.needs_of.get(pair, ())
        if row.since.first <= day and (needs == "all" or row.origin == "stated")
    ]
    if not rows:
        return []
    found = [leaf("h4", "Why it was needed here")]
    for row in rows:
        origin = "" if row.origin == "stated" else " (by a rule of the needs file)"
        found.append(leaf("p", f"{first_upper(row.why)}, {since_text(row.since, firm=True)}{origin}.", look="what"))
        found += source_leaves(picture, row.sources, read)
    return found


def _held_elsewhere(
    picture: Picture, pair: Pair, cell: Cell | None, cells: Mapping[Pair, Cell], day: date
) -> list[Leaf]:
    """Who certainly knew it by then, where this holder has no record of it."""
    if cell is not None and cell.state in (Shown.KNEW, Shown.MAY):
        return []
    others = sorted(
        (picture.ways_of[holder, item][0].since.last, holder)
        for (holder, item), other in cells.items()
        if item == pair[1] and holder != pair[0] and other.state is Shown.KNEW
    )
    if not others:
        return [leaf("p", f"Nobody is recorded as knowing it for certain by {day_text(day)}.", look="small")]
    rows = [
        leaf("li", "", button(picture.holder_name(holder), {"holder": holder, "item": pair[1]}),
             leaf("span", f" {since_text(picture.ways_of[holder, pair[1]][0].since, firm=True)}"))
        for _, holder in others[:MOST_HOLDERS]
    ]  # fmt: skip
    more = len(others) - MOST_HOLDERS
    rest = [leaf("li", f"and {several(more, 'other holder')}")] if more > 0 else []
    told = pair in picture.told_of
    passed = "What passed to this holder was not the item itself." if told else "No sharing to this holder is recorded."
    return [
        leaf("h4", "Who held it by then"),
        leaf("ul", "", *rows, *rest, look="list"),
        leaf("p", passed, look="what"),
    ]


def _absences(picture: Picture, pair: Pair, read: Reader) -> list[Leaf]:
    """What the source itself says was not shared, recorded or sent on."""
    holder, item = pair
    rows = [
        absence
        for absence in picture.absences
        if item in absence.items and (not absence.to or holder in absence.to or holder in absence.holders)
    ]
    found = [leaf("h4", "What the source itself says")] if rows else []
    for absence in rows:
        found += [leaf("p", first_upper(absence.what) + ".", look="what")]
        found += source_leaves(picture, absence.sources, read)
    return found


def _item_sources(picture: Picture, item: str, read: Reader) -> list[Leaf]:
    sources = source_leaves(picture, picture.items[item].sources, read)
    return [folded("Where the item itself is stated", *sources)] if sources else []
