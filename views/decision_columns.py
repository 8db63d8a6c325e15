"""What bore on a decision, in three columns: known to whoever decided, known elsewhere, not yet known to anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.vocabulary import FATE
from knowledge.states import State
from views.decided import Column, Doubt
from views.leaves import button, folded, leaf
from views.words import day_text, first_upper, listed, several, since_text, span_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.derived import ToldOtherwise
    from views.decided import Asked, Bearing, Decided, Held, Here, Weighed
    from views.leaves import Leaf
    from views.picture import Picture

MOST_HELD = 3
EMPTY = {"none-here": Column.HERE, "none-elsewhere": Column.ELSEWHERE}
PERHAPS = "May have been known there"
HEADING = "What bore on it, as things stood then"
NOTHING_CODED = (
    "Nothing is coded as taken into account or as bearing on this decision, and no need of whoever decided counts for "
    "that day. Needs by rule may name some: the switch above counts them."
)
BY_NEED = (
    "The coding names nothing that would have mattered to this decision. What stands here in its place: what was taken "
    "into account, and what whoever decided needed by that day."
)
TITLES = {
    Column.HERE: "Known to whoever decided",
    Column.ELSEWHERE: "Known elsewhere, no record of it here",
    Column.NOBODY: "Not yet known to anyone",
}
NOTHING = {
    Column.HERE: "Nothing that bore on it is recorded as known here.",
    Column.ELSEWHERE: "Nothing that bore on it was known elsewhere alone.",
    Column.NOBODY: "Nothing that bore on it.",
}
LOOKS = {Column.HERE: "box", Column.ELSEWHERE: "box elsewhere", Column.NOBODY: "box passed"}


def body_name(picture: Picture, uid: str) -> str:
    """A holder with its agency, where that is another."""
    if uid not in picture.holders:
        return uid
    holder = picture.holders[uid]
    apart = holder.is_person or holder.group_name == holder.name
    return holder.name if apart else f"{holder.name} ({holder.group_name})"


def decision_columns(picture: Picture, one: Weighed) -> list[Leaf]:
    """What bore on it, in three columns: known here, known elsewhere, known to nobody."""
    columns = [_column(picture, one, column) for column in Column]
    if not one.items:
        return [leaf("h4", HEADING), leaf("p", NOTHING_CODED, look="small")]
    note = [leaf("p", BY_NEED, look="small")] if one.by_need else []
    return [
        leaf("h4", HEADING),
        *note,
        leaf("div", "", *columns, look=_look(one)),
    ]


def _look(one: Weighed) -> str:
    """The style of the columns: what holds nothing is narrow."""
    empty = [name for name, column in EMPTY.items() if not one.of(column)]
    return " ".join(("three", "deciding", *empty))


def _column(picture: Picture, one: Weighed, column: Column) -> Leaf:
    items = one.of(column)
    known = [bearing for bearing in items if bearing.considered or bearing.state is State.KNEW]
    perhaps = [bearing for bearing in items if bearing not in known]
    parts = [_rows(picture, one, known if column is Column.HERE else items)]
    if column is Column.HERE and known and perhaps:
        parts = [_rows(picture, one, known), leaf("h4", f"{PERHAPS} ({len(perhaps)})"), _rows(picture, one, perhaps)]
    elif column is Column.HERE and perhaps:
        parts = [_rows(picture, one, perhaps)]
    title = PERHAPS if column is Column.HERE and perhaps and not known else TITLES[column]
    number = len(known) if column is Column.HERE and known else len(items)
    head = leaf("h4", f"{title} ({number})" if items else title)
    return leaf("div", "", head, *(parts if items else [leaf("p", NOTHING[column], look="small")]), look=LOOKS[column])


def _rows(picture: Picture, one: Weighed, items: list[Bearing]) -> Leaf:
    """The items, those taken into account first, then those that are certain."""
    order = sorted(
        items, key=lambda each: (not each.considered, each.state is not State.KNEW, not each.surely_elsewhere)
    )
    return leaf("ul", "", *(leaf("li", "", *_item(picture, one.decision, each)) for each in order), look="list")


def _item(picture: Picture, decision: Decided, bearing: Bearing) -> list[Leaf]:
    holder = bearing.here[0].holder if bearing.here else decision.deciders[0]
    parts = {Column.HERE: _here, Column.ELSEWHERE: _elsewhere, Column.NOBODY: _nobody}[bearing.column]
    return [
        button(picture.items[bearing.item].statement, _at(decision, holder, bearing.item)),
        *parts(picture, decision, bearing),
        *_told(picture, bearing),
    ]


def _at(decision: Decided, holder: str, item: str) -> dict[str, str]:
    """What a press opens: the cell of the matrix on the last day on which it can have been decided."""
    return {"holder": holder, "item": item, "day": decision.last.isoformat()}


def _here(picture: Picture, decision: Decided, bearing: Bearing) -> list[Leaf]:
    taken = "Taken into account" if bearing.considered else ""
    if bearing.state is State.KNEW and not bearing.considered:
        taken = "Not recorded as taken into account"
    shape = {State.KNEW: "knew", State.MAY: "may"}.get(bearing.state, "")
    if not bearing.here:
        return [leaf("p", f"{taken}; how it had come to be known is not recorded.", look="small")]
    if bearing.considered and bearing.state is State.MAY:
        return [leaf("p", f"{taken}; when it had reached them is not certain.", look="small", state=shape)]
    lines = [
        leaf("p", _knew(picture, decision, alike), look="small", state=shape)
        for alike in ([each for each in bearing.here if each.doubt is doubt] for doubt in (None, *Doubt))
        if alike
    ]
    head = [leaf("p", f"{taken}.", look="small")] if taken else []
    return [*head, *lines, *_also(picture, decision, bearing)]


def _also(picture: Picture, decision: Decided, bearing: Bearing) -> list[Leaf]:
    """Who else certainly held what whoever decided only may have known."""
    if bearing.considered or bearing.state is State.KNEW:
        return []
    seen = {here.holder for here in bearing.here}
    held = [each for each in (*bearing.inside, *bearing.outside) if each.sure and each.holder not in seen]
    return _holders(picture, decision, bearing.item, held, "Certainly held then by") if held else []


def _knew(picture: Picture, decision: Decided, alike: Sequence[Here]) -> str:
    """Who knew since when, and why that is not certain; the one who decided is not named again."""
    doubt = alike[0].doubt
    if [here.holder for here in alike] == list(decision.deciders):
        when = _known_when(alike[0])
        return first_upper("; ".join(text for text in (when, doubt or "") if text))
    shown = [picture.holder_name(here.holder) + _bracketed(_known_when(here)) for here in alike[:MOST_HELD]]
    rest = len(alike) - len(shown)
    names = listed([*shown, several(rest, "other")] if rest > 0 else shown)
    return first_upper(f"{names}: {doubt}" if doubt else names)


def _known_when(here: Here) -> str:
    """Since when, in the words that fit the doubt; nothing where the doubt says it."""
    if here.doubt in (Doubt.ARRIVAL, Doubt.SAME_DAY):
        return ""
    if here.doubt is Doubt.DAYS:
        return f"learned {span_text(here.way.since)}"
    return f"known {since_text(here.way.since, firm=here.way.firm)}"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _elsewhere(picture: Picture, decision: Decided, bearing: Bearing) -> list[Leaf]:
    """By whom, since when, and whether it was asked for."""
    found: list[Leaf] = []
    for held, title in (
        (bearing.inside, f"Held {bearing.where}"),
        (bearing.outside, "Held by another agency" if len(bearing.outside) == 1 else "Held by others"),
        ((() if bearing.inside or bearing.outside else bearing.people), "Known to people only"),
        ((() if bearing.inside or bearing.outside or bearing.people else bearing.perhaps), "Perhaps known to"),
    ):
        if held:
            words = title if any(one.sure for one in held) else f"{title}, perhaps only later"
            found += _holders(picture, decision, bearing.item, held, words)
    return [*found, leaf("p", _asked(picture, bearing.asked), look="small")]


def _holders(picture: Picture, decision: Decided, item: str, held: Sequence[Held], title: str) -> list[Leaf]:
    kids = [
        leaf(
            "li",
            "",
            button(body_name(picture, one.holder), _at(decision, one.holder, item)),
            leaf("span", f" {_since(one)}", look="small"),
        )
        for one in held
    ]
    more = [folded(f"and {several(len(kids) - MOST_HELD, 'more', 'more')}", leaf("ul", "", *kids[MOST_HELD:]))]
    return [
        leaf("p", f"{title}:", look="small"),
        leaf("ul", "", *kids[:MOST_HELD], look="held"),
        *(more if len(kids) > MOST_HELD else []),
    ]


def _since(held: Held) -> str:
    if held.latest is None:
        return "may have known"
    return f"since {day_text(held.latest)}" + ("" if held.earliest == held.latest else " at the latest")


def _asked(picture: Picture, asked: Sequence[Asked]) -> str:
    """What was asked for, of whom, and what became of it."""
    if not asked:
        return "Not recorded as asked for."
    said = []
    for one in asked:
        who, whom = (listed([picture.holder_name(uid) for uid in uids]) for uids in (one.askers, one.asked))
        fate = FATE.values.get(one.fate, one.fate)
        said.append(f"Asked for: {who} asked {whom or 'others'}, {one.date}; {fate}.")
    return " ".join(said)


def _nobody(picture: Picture, decision: Decided, bearing: Bearing) -> list[Leaf]:
    """When it first became known, if ever."""
    later = [way for (_, item), ways in picture.ways_of.items() if item == bearing.item for way in ways]
    gone = [way for way in later if way.since.first <= decision.last]
    if gone:
        names = listed(list(dict.fromkeys(picture.holder_name(way.holder) for way in gone)))
        return [leaf("p", f"It had been known to {names}, and was gone by then.", look="small")]
    if not later:
        return [leaf("p", "No record that anybody knew it in the period.", look="small")]
    first = min(later, key=lambda way: (way.since.first, way.since.last, way.holder))
    text = f"First known to {picture.holder_name(first.holder)}, {span_text(first.since)}."
    return [leaf("p", text, look="small")]


def _told(picture: Picture, bearing: Bearing) -> list[Leaf]:
    """What whoever decided had been told in its place: the fourth state."""
    found = []
    for told in bearing.told:
        senders = listed([picture.holder_name(uid) for uid in told.senders])
        by = f" by {senders}" if senders else ""
        text = f"Had been told otherwise{by} {span_text(told.since)}: {version_of(picture, told)}"
        found.append(leaf("p", text, look="small", state="told"))
    return found


def version_of(picture: Picture, told: ToldOtherwise) -> str:
    """What had been said in the place of an item."""
    arrived = picture.items.get(told.arrived_as or "")
    return arrived.statement if arrived else told.said or "something else"
