"""What the form of a hypothetical sharing offers: who can tell, what they held, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.moments import END
from knowledge.states import State, state_on
from views.dates import bounds
from views.leaves import leaf
from views.words import cut, day_text, first_upper, since_text, span_text

if TYPE_CHECKING:
    from datetime import date

    from views.leaves import Leaf
    from views.picture import Pair, Picture

LONGEST = 120


def holder_options(picture: Picture, *, tellers: bool) -> dict[str, str]:
    """Everybody who can tell, or be told, by uid, with the agency before its parts; a record tells nobody anything."""
    found = {
        uid: holder.name
        if holder.is_person or holder.group_name == holder.name
        else f"{holder.group_name}: {holder.name}"
        for uid, holder in picture.holders.items()
        if not tellers or holder.kind != "record system"
    }
    return dict(sorted(found.items(), key=lambda pair: (picture.holders[pair[0]].is_person, pair[1].casefold())))


def item_options(picture: Picture, teller: str) -> dict[str, str]:
    """Every item by uid; those that the teller is recorded as holding come first and say since when."""
    held = {uid: _since(picture, teller, uid) for uid in picture.items}
    found = {
        uid: cut(item.statement, LONGEST) + (f" ({held[uid]})" if held[uid] else "")
        for uid, item in picture.items.items()
    }
    return dict(sorted(found.items(), key=lambda pair: (not held[pair[0]], pair[1].casefold())))


def _since(picture: Picture, teller: str, item: str) -> str:
    ways = picture.ways_of.get((teller, item), ())
    best = next((way for way in ways if way.firm), next(iter(ways), None))
    return f"held {since_text(best.since, firm=best.firm)}" if best else ""


def first_day(picture: Picture, teller: str, items: tuple[str, ...]) -> date:
    """The first day on which the teller surely held all of them, as far as it ever did; else the end of the period."""
    start, end = bounds(picture)
    days = [
        min((way.since.last for way in picture.ways_of.get((teller, item), ()) if way.firm), default=END)
        for item in items
    ]
    held = [day for day in days if day != END]
    return min(max([*held, start]), end) if held else end


def can_tell(picture: Picture, teller: str, items: tuple[str, ...], day: date) -> list[Leaf]:
    """A line for each item that the teller is not recorded as knowing on the day: since when it did, if ever."""
    found = []
    for item in items if teller else ():
        state = state_on(picture.ways_of.get((teller, item), ()), day)
        about = f" (“{picture.items[item].statement}”)" if len(items) > 1 else ""
        if state is not State.KNEW:
            text = not_held(picture, (teller, item), day, perhaps=state is State.MAY)
            found.append(leaf("p", f"{text}{about}", look="small", state="may" if state is State.MAY else "needed"))
    return found


def not_held(picture: Picture, pair: Pair, day: date, *, perhaps: bool) -> str:
    """Why a telling on this day carries nothing, or only ``perhaps``: since when its teller held the item, if ever."""
    name, ways = picture.holder_name(pair[0]), picture.ways_of.get(pair, ())
    if perhaps:
        return f"{first_upper(name)} only may have known it on {day_text(day)}, so whoever is told may have known it."
    known = [way for way in ways if way.since.last > day]
    gone = [way.until for way in ways if way.until and way.until.first <= day]
    since = "nothing shows that it was ever known there"
    if known:
        since = f"it is recorded there {since_text(known[0].since, firm=known[0].firm)}"
    elif gone:
        since = f"what was known there was gone {span_text(gone[0])}"
    return f"Nothing changes: no record that {name} knew it on {day_text(day)}; {since}."


def still_missing(teller: str, listener: str, items: tuple[str, ...]) -> str:
    """What has still to be chosen, in words; nothing where all is."""
    missing = [name for name, given in (("who tells", teller), ("whom", listener), ("what", items)) if not given]
    if missing:
        return f"Choose {' and '.join(missing)}."
    return "Choose two different ones: nobody tells themselves anything." if teller == listener else ""
