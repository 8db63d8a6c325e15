"""What has a date of its own: incidents, contacts, sharings, meetings, decisions, periods of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from knowledge.moments import Span
    from views.picture import Claim, Holder

KINDS = {
    "incident": "Incidents", "contact": "Contacts", "sharing": "Sharings", "meeting": "Meetings",
    "decision": "Decisions", "involvement": "Periods of work",
}  # fmt: skip
ONE = {
    "incident": "Incident", "contact": "Contact", "sharing": "Sharing", "meeting": "Meeting", "decision": "Decision",
    "involvement": "Period of work",
}  # fmt: skip
CONTACTS = ("contact", "call")
"""Kinds of incident that are somebody's contact with an agency."""
STOPPED = ("not received", "refused", "wrong recipient")
UNSURE = ("sent", "unknown")
"""Outcomes of a sharing of which nothing shows that it arrived."""


@dataclass(frozen=True)
class Chair:
    """Somebody who was not at a meeting: ``attendance`` says how that is known, ``reason`` why, where a source does."""

    holder: str
    attendance: str
    reason: str = ""


@dataclass(frozen=True)
class Mark:
    """Something with a date: ``when`` it was, the date as ``written``, holders and people by uid.

    ``at`` are those who did or dealt with it (of a meeting: the forum), ``to`` those who were told or were present.
    ``carried`` are the statements of the items that a sharing was to pass.
    ``until`` is when a sharing arrived or work ended. ``sort`` is the coded kind, ``status`` the outcome of a sharing
    or the status of a meeting, ``place`` the order on its day.
    """

    uid: str
    label: str
    when: Span
    written: str = ""
    what: str = ""
    sort: str = ""
    status: str = ""
    at: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    chairs: tuple[Chair, ...] = ()
    carried: tuple[str, ...] = ()
    until: Span | None = None
    until_written: str = ""
    critical: bool = False
    place: int = 0
    time: str = ""
    grade: str = ""
    purpose: str = ""
    where: str = ""

    @property
    def kind(self) -> str:
        """One of ``KINDS``: incidents are told apart from contacts with an agency."""
        return "contact" if self.label == "Incident" and self.sort in CONTACTS else self.label.lower()

    @property
    def day(self) -> date | None:
        """The last day on which it can have happened, else the first; None where neither is known."""
        return self.when.latest or self.when.earliest

    @property
    def took_place(self) -> bool:
        """False for a meeting that was cancelled or never called."""
        return self.label != "Meeting" or self.status in ("", "held")


def headline(mark: Mark, holders: Mapping[str, Holder]) -> str:
    """What a mark is, in one line: a sharing with who told whom, a meeting that was not held with that."""
    if mark.label == "Sharing":
        told = f"{_names(mark.at, holders)} told {_names(mark.to, holders)}"
        return f"{told}: {content(mark)}" if content(mark) else told
    if mark.label == "Involvement":
        return f"{_names(mark.at, holders)}: {mark.what}, with {_names(mark.people, holders) or 'nobody named'}"
    return mark.what if mark.took_place else f"{mark.what} ({mark.status})"


def content(mark: Mark) -> str:
    """What a mark is about: as it is coded, else the items that it was to pass."""
    return mark.what or "; ".join(mark.carried)


def _names(uids: tuple[str, ...], holders: Mapping[str, Holder]) -> str:
    return listed([holders[uid].name if uid in holders else uid for uid in uids])


def went(mark: Mark, claim: Claim | None) -> str:
    """How what was shared went: ``stopped``, ``changed``, ``partial`` or ``whole``."""
    fidelities = {carried.fidelity for carried in claim.carried} if claim else set()
    if mark.status in STOPPED:
        return "stopped"
    if mark.status == "misunderstood" or "distorted" in fidelities:
        return "changed"
    return "partial" if fidelities & {"partial", "omitted"} else "whole"
