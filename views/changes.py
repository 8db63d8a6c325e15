"""The changes of a hypothetical: as the address has them, and in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from knowledge.changes import Change, Silence, Telling
from views.words import cut, day_text, listed, several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.claims import Claims
    from views.picture import Picture

TOLD, NOT = "told", "not"
MOST_CHANGES = 12
LONGEST_ITEM = 140
FIELDS = 4


def address_of(change: Change) -> str:
    """A change as one short text: ``told:SENDER:RECIPIENT:DAY:ITEM,ITEM`` or ``not:CLAIM``; ids hold none of these."""
    if isinstance(change, Silence):
        return f"{NOT}:{change.claim}"
    return f"{TOLD}:{change.sender}:{change.recipient}:{change.day.isoformat()}:{','.join(change.items)}"


def change_from(text: str) -> Change | None:
    """The change that ``address_of`` wrote; nothing where the text is none."""
    kind, _, rest = text.partition(":")
    if kind == NOT:
        return Silence(rest) if rest else None
    parts = rest.split(":")
    if kind != TOLD or len(parts) != FIELDS or not all(parts):
        return None
    sender, recipient, day, items = parts
    try:
        return Telling(sender, recipient, tuple(filter(None, items.split(","))), date.fromisoformat(day))
    except ValueError:
        return None


def changes_from(texts: Iterable[str], picture: Picture) -> tuple[Change, ...]:
    """The changes that an address holds, each once, and at most ``MOST_CHANGES``; none that the case cannot have."""
    found = dict.fromkeys(each for each in map(change_from, texts) if each is not None and fits(picture, each))
    return tuple(found)[:MOST_CHANGES]


def fits(picture: Picture, change: Change) -> bool:
    """Whether the case has everything that the change names."""
    case = picture.case
    if isinstance(change, Silence):
        return f"{case}/{change.claim}" in picture.claims
    holders = {f"{case}/{change.sender}", f"{case}/{change.recipient}"}
    items = {f"{case}/{item}" for item in change.items}
    return len(holders) > 1 and holders <= picture.holders.keys() and bool(items) and items <= picture.items.keys()


def premise(picture: Picture, claims: Claims, change: Change) -> str:
    """The change as the first half of a sentence: had one told another, or had one not told another."""
    if isinstance(change, Telling):
        sender, recipient = (picture.holder_name(f"{picture.case}/{id_}") for id_ in (change.sender, change.recipient))
        return f"had {sender} told {recipient} {about_items(picture, change.items)} on {day_text(change.day)}"
    for row in claims.sharings:
        if row.id == change.claim:
            names = [listed([picture.holder_name(f"{picture.case}/{id_}") for id_ in ids])
                     for ids in (row.senders, row.recipients)]  # fmt: skip
            items = tuple(dict.fromkeys(each.item for each in row.carried))
            when = picture.claims[f"{picture.case}/{row.id}"].date
            return f"had {names[0] or 'nobody'} not told {names[1]} {about_items(picture, items)} ({when})"
    claim = picture.claims[f"{picture.case}/{change.claim}"]
    items = tuple(dict.fromkeys(each.item.partition("/")[2] for each in claim.carried))
    return f"had nobody spoken at {claim.what or 'the meeting'} ({claim.date}) {about_items(picture, items)}"


def about_items(picture: Picture, ids: tuple[str, ...]) -> str:
    """What something was about: the one item, or how many."""
    if not ids:
        return "anything"
    if len(ids) > 1:
        return f"about {several(len(ids), 'item')}"
    return f"about “{cut(picture.items[f'{picture.case}/{ids[0]}'].statement, LONGEST_ITEM)}”"
