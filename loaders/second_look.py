"""What a coder may want to look at once it is worked out who knew what: rows that do not hang together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from knowledge.moments import can_hold
from knowledge.states import State, state_on
from loaders.faults import Place, Remark
from loaders.to_claims import FIDELITY, derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.derived import AnswersFor, Derived, Knowing
    from knowledge.moments import Span
    from loaders.rows import Checked, Row

NAMED_AT_MOST = 15


def every_remark(checked: Checked, follows: Derived | None = None) -> tuple[Remark, ...]:
    """Everything that a coder may want to look at: on the rows, and on what ``follows`` from them."""
    return (*checked.remarks, *second_look(checked, follows or derived(checked)))


def second_look(checked: Checked, follows: Derived) -> tuple[Remark, ...]:
    """Every remark on the case as a whole, knowledge and needs included."""
    ways: dict[tuple[str, str], list[Knowing]] = defaultdict(list)
    for way in follows.knowing:
        ways[way.holder, way.item].append(way)
    held = {way.item for way in follows.knowing}
    return (
        *_senders(checked, ways, follows.answers_for),
        *_raisers(checked, ways),
        *_unheld(checked, held),
        *_untouched(checked),
        *_needless(checked, follows),
    )


def _holds(ways: Iterable[Knowing], day: Span | None) -> bool:
    """Whether all these ways together give at least *may have known* by then."""
    ways = list(ways)
    if day is None:
        return bool(ways)
    return state_on(ways, day.last) is not State.NO_RECORD or state_on(ways, day.first) is not State.NO_RECORD


def _senders(checked: Checked, ways: dict[tuple[str, str], list[Knowing]], links: tuple[AnswersFor, ...],
             ) -> Iterator[Remark]:  # fmt: skip
    """A sharing whose sender is not known to hold what it sent by then."""
    for row in checked.table("sharings"):
        for heading in FIDELITY:
            for link in row.links.get(heading, ()):
                items = [link.target] + ([link.arrived_as] if link.arrived_as else [])
                known = [way for sender in row.ids("from") for item in items for way in ways.get((sender, item), ())]
                if row.ids("from") and not _holds(known, row.date("date")):
                    parts = {(link.part, link.body) for link in links if _may_last(link, row.date("date"))}
                    advice = _advice(row.ids("from"), parts, {holder for holder, item in ways if item in items})
                    text = f"nothing says that {' or '.join(row.ids('from'))} had {link.target!r} by then; {advice}."
                    yield Remark(row.at(heading), text)


def _may_last(link: AnswersFor, day: Span | None) -> bool:
    """Whether the part may have belonged to the body on that uncertain day."""
    return day is None or (can_hold(link.start, day) and can_hold(day, link.end))


def _advice(senders: tuple[str, ...], parts: set[tuple[str, str]], holders: set[str]) -> str:
    """What a coder can do: name the part of the sender that held it, or code how the sender came to know."""
    found = sorted(part for part, body in parts if body in senders and part in holders and part != body)
    if found:
        return f"{' and '.join(found)} did or came to: name the part that passed it on, or code how the body knew"
    return "code how it came to know, or correct the sender or the date"


def _raisers(checked: Checked, ways: dict[tuple[str, str], list[Knowing]]) -> Iterator[Remark]:
    """An item raised at a meeting by somebody not known to hold it by then, or who was not there."""
    for row in checked.table("meetings"):
        for link in row.links.get("raised", ()):
            if link.by and not _holds(ways.get((link.by, link.target), ()), row.date("date")):
                yield Remark(row.at("raised"), f"nothing says that {link.by} had {link.target!r} by then.")
            if link.by and link.by not in row.ids("present"):
                yield Remark(row.at("raised"), f"{link.by} raised {link.target!r} and is not among those present.")


def _unheld(checked: Checked, held: set[str]) -> Iterator[Remark]:
    """An item that nobody held, unless only the review found it out."""
    needed = {item for row in checked.table("needs") for item in row.ids("information")}
    for row in checked.table("information"):
        if row.id not in held and row.values.get("hindsight") is not True:
            but = ", though somebody is said to have needed it" if row.id in needed else ""
            yield Remark(row.place, f"nobody ever held {row.id!r}{but}.")


def _untouched(checked: Checked) -> Iterator[Remark]:
    """A person or holder that no other row names."""
    named = {name for row in checked.all() for heading in row.links for name in _names(row, heading) if name != row.id}
    for table in ("people", "holders"):
        for row in checked.table(table):
            if row.id not in named:
                yield Remark(row.place, f"no other row names {row.id!r}.")


def _names(row: Row, heading: str) -> Iterator[str]:
    for link in row.links[heading]:
        yield link.target
        if link.by:
            yield link.by


def _needless(checked: Checked, follows: Derived) -> Iterator[Remark]:
    """Items that nobody is said to have needed: no question about silos can find them."""
    needed = {row.item for row in follows.needing}
    rows = [row for row in checked.table("information")
            if row.id not in needed and row.values.get("hindsight") is not True]  # fmt: skip
    if rows:
        names = ", ".join(row.id for row in rows[:NAMED_AT_MOST]) + (" …" if len(rows) > NAMED_AT_MOST else "")
        number = "1 item is" if len(rows) == 1 else f"{len(rows)} items are"
        text = f"{number} needed by nobody, by no row of `needs` and no rule: {names}."
        yield Remark(Place(rows[0].place.file), text)
