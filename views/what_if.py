"""What the page *What if* says: what was changed, in one sentence what would have followed, and by whom in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.changes import Telling
from knowledge.passed_on import Surely
from views.cells import Shown
from views.changes import address_of, premise
from views.known import path_leaf
from views.leaves import button, folded, leaf
from views.path import ways_by
from views.telling import not_held
from views.what_if_words import before_after, moment_words, need_words, sentence_of
from views.words import first_upper, listed, several, span_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.changes import Change
    from views.hypothetical import AtMoment, Coded, Compared
    from views.leaves import Leaf
    from views.picture import Picture
    from views.steps import Reader
    from views.stretches import Difference, Stretch

BANNER = (
    "None of this happened. It shows what would follow from the changes that are listed, by the rules that say who "
    "knew what. Nothing is written to the review; nothing here says that anybody should have done it, that it would "
    "have been understood or acted on, or that it would have changed what happened."
)
RULE = (
    "What is recorded as passed on still is, if somebody who passed it on would still have known it by then. Nobody is "
    "taken to have passed on anything else; what the review says somebody knew by itself stays."
)
EMPTY = "Choose a change on the left: what would have followed then shows here."
PRESS = "Press an item to see what is recorded of it in who knew what, when."
NOTHING = "Nothing would have changed: nobody would have known anything sooner, later or at all."
SHAPES = {Shown.KNEW: "knew", Shown.MAY: "may", Shown.TOLD: "told"}
MOST_NAMED, MOST_OPEN = 40, 4


def banner() -> Leaf:
    """What stands above everything that is hypothetical."""
    return leaf("section", "", leaf("strong", "Hypothetical"), leaf("p", BANNER), look="hypothetical")


def change_list(case: Coded, changes: Sequence[Change], result: Compared | None) -> list[Leaf]:
    """The changes, each with a button that takes it out and, where it changes nothing, why."""
    rows = [
        leaf("li", "", leaf("p", f"{first_upper(premise(case.picture, case.claims, change))}.", look="what"),
             *(leaf("p", note, look="small") for note in (notes(case, change, place, result) if result else [])),
             button("Take this change out", {"out": address_of(change)}))
        for place, change in enumerate(changes)
    ]  # fmt: skip
    again = [leaf("p", "", button("Start again", {"out": "all"}))] if len(changes) > 1 else []
    return [leaf("h4", f"Hypothetical changes ({len(changes)})"), leaf("ul", "", *rows, look="list"), *again]


def notes(case: Coded, change: Change, place: int, result: Compared) -> list[str]:
    """What one has to know of a change: whoever tells did not hold it then, or whoever is told knew already."""
    if not isinstance(change, Telling):
        return []
    found = []
    for item in change.items:
        uid = f"{case.picture.case}/{item}"
        about = f" (“{case.picture.items[uid].statement}”)" if len(change.items) > 1 else ""
        teller, listener = f"{case.picture.case}/{change.sender}", f"{case.picture.case}/{change.recipient}"
        held = result.outcome.held[place].get(item, Surely.NOT)
        if held is not Surely.SURELY:
            perhaps = held is Surely.PERHAPS
            found.append(f"{not_held(result.hypothetical, (teller, uid), change.day, perhaps=perhaps)}{about}")
        elif not any(row.holder == listener and row.item == uid for row in result.differences):
            found.append(f"It changes nothing for {case.picture.holder_name(listener)}, as recorded or counted{about}.")
    return found


def result_leaves(
    case: Coded, changes: Sequence[Change], result: Compared, read: Reader
) -> tuple[list[Leaf], list[Leaf]]:
    """What stands above the chart (the sentence, needs, events and decisions) and below it (who, item by item)."""
    head = [
        leaf("h3", "Hypothetical: what would have followed", look="title"),
        leaf("p", sentence_of(case, changes, result), look="verdict"),
        *_needs(result),
        *_moments(result),
    ]
    return [leaf("section", "", *head, look="hypothetical")], [
        leaf("section", "", *_who(result, read), look="hypothetical")
    ]


def _needs(result: Compared) -> list[Leaf]:
    picture = result.recorded
    rows = [
        leaf("li", "", leaf("strong", picture.holder_name(row.holder)),
             leaf("p", picture.items[row.item].statement, look="small"),
             leaf("p", first_upper(need_words(row)), look="what", state="knew" if row.sooner else "needed"))
        for row in result.needs
    ]  # fmt: skip
    return [leaf("h4", "Hypothetical: needs that would have been met on another day"),
            leaf("ul", "", *rows[:MOST_NAMED], look="list")] if rows else []  # fmt: skip


def _moments(result: Compared) -> list[Leaf]:
    found: dict[str, list[AtMoment]] = {}
    for row in result.moments:
        found.setdefault(row.moment.uid, []).append(row)
    picture = result.recorded
    rows = [
        leaf("li", "", leaf("span", first_upper(span_text(group[0].moment.day).removeprefix("on ")), look="when"),
             leaf("p", _title(picture, group[0])),
             *(leaf("p", moment_words(picture, row), look="small", state="knew" if row.gained else "needed")
               for row in group[:MOST_NAMED]))
        for group in found.values()
    ]  # fmt: skip
    title = "Hypothetical: known before these events and decisions, or no longer"
    return (
        [folded(f"{title} ({len(rows)})", leaf("ul", "", *rows, look="list"), opened=len(rows) <= MOST_OPEN)]
        if rows
        else []
    )


def _title(picture: Picture, row: AtMoment) -> str:
    if not row.moment.by:
        return row.moment.what
    return f"{listed([picture.holder_name(uid) for uid in row.moment.by])} decided: {row.moment.what}"


def _who(result: Compared, read: Reader) -> list[Leaf]:
    """Who would have known what from when: certainly first, then who only may have known, folded."""
    if not result.differences:
        return [leaf("p", NOTHING)]
    sure = [row for row in result.differences if row.certain]
    rest = [row for row in result.differences if not row.certain]
    found = [leaf("h4", "Hypothetical: who would have known what, before → after"), leaf("p", PRESS, look="small")]
    found += _listed(result, sure, read) if sure else [leaf("p", "Nobody for certain.", look="small")]
    if rest:
        people = len({row.holder for row in rest})
        title = f"Who only may have known, or had been told something else ({people})"
        found.append(folded(title, *_listed(result, rest, read), opened=not sure))
    return [*found, _fallen(result)] if result.outcome.fallen else found


def _listed(result: Compared, rows: Sequence[Difference], read: Reader) -> list[Leaf]:
    by_holder: dict[str, list[Difference]] = {}
    for row in rows:
        by_holder.setdefault(row.holder, []).append(row)
    return [
        leaf("div", "", leaf("h4", result.recorded.holder_name(holder)),
             *(each for row in group for each in _difference(result, row, read)), look="apart")
        for holder, group in list(by_holder.items())[:MOST_NAMED]
    ]  # fmt: skip


def _difference(result: Compared, row: Difference, read: Reader) -> list[Leaf]:
    """One item at one holder; the item opens the cell of the matrix, as it is recorded."""
    how = "How it would have become known (hypothetical)" if row.gain else "How it became known, as recorded"
    return [
        leaf("p", "", button(result.recorded.items[row.item].statement, {"holder": row.holder, "item": row.item})),
        *(_stretch(each) for each in row.stretches),
        folded(how, *_paths(result.hypothetical if row.gain else result.recorded, row, read)),
    ]


def _stretch(each: Stretch) -> Leaf:
    """One stretch: what is recorded, an arrow, what would have been, each with its shape."""
    before, after, when = before_after(each)
    return leaf(
        "p", "", leaf("span", before, state=SHAPES.get(each.before, "") if each.before else ""),
        leaf("span", " → "), leaf("strong", after, state=SHAPES.get(each.after, "") if each.after else ""),
        leaf("span", f" {when}", look="small"),
    )  # fmt: skip


def _paths(picture: Picture, row: Difference, read: Reader) -> list[Leaf]:
    """The first way by which it became known in the stretch where more was known."""
    first = row.first.first
    paths = [path for path in ways_by(picture, row.holder, row.item) if path.steps[-1].since.first <= first]
    certain = [path for path in paths if getattr(path.steps[-1], "firm", False) and path.steps[-1].since.last <= first]
    return [path_leaf(path, picture, read) for path in (certain or paths)[-1:]]


def _fallen(result: Compared) -> Leaf:
    """The recorded passings that rest on what was taken away."""
    picture, rows = result.recorded, []
    for each in result.outcome.fallen:
        claim, item = picture.claims[f"{picture.case}/{each.via}"], picture.items[f"{picture.case}/{each.item}"]
        told = next((way for way in picture.ways if way.via == claim.uid and way.senders), None)
        who = listed([picture.holder_name(uid) for uid in told.senders]) if told else "Whoever passed it on"
        would = "only may have passed on" if each.perhaps else "could not have passed on"
        rows.append(leaf("li", f"{first_upper(who)} {would}, {claim.date}: {item.statement}"))
    title = f"Recorded passings that rest on it ({several(len(rows), 'item')})"
    return folded(title, leaf("ul", "", *rows, look="list"))
