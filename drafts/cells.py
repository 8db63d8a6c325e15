"""The row that a suggestion would be: its cells by heading, for each of the tables that rows are suggested for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafts import wording as say
from loaders.accepted import MEETING_STATUS, WHAT
from loaders.notation import made_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from drafts.naming import Holder
    from drafts.suggestions import Suggestion

    Cells = dict[str, str]

RECEIVED = re.compile(r"\breceived\b|\bwas told\b|\bwere told\b|\bwas informed\b|\bwere informed\b", re.IGNORECASE)
NO_REPLY = re.compile(
    r"\bno (?:reply|response)\b|\bnever (?:replied|responded)\b|\bdid not (?:reply|respond)\b", re.IGNORECASE
)
NOT_THERE = re.compile(
    r"\b(?:was|were|had) not (?:been )?(?:invited|present|represented)\b|\b(?:did not|failed to) attend\b",
    re.IGNORECASE,
)
"""What says that the one who is named before it was not at the meeting."""
CANCELLED = re.compile(r"\bcancel|\bpostpone|\bdid not take place\b", re.IGNORECASE)


def cells_of(one: Suggestion) -> Cells:
    """The cells of the row that a suggestion would be, without those that only a person can fill."""
    return {heading: text for heading, text in MAKERS[one.table](one).items() if text}


def holder_id(holder: Holder) -> str:
    """The id under which a holder stands in the draft: by its abbreviation where it has one."""
    short = next((alias for alias in holder.aliases if alias.isupper()), "")
    return made_id(short or holder.name)[:60] or "somebody"


def holder_cells(holder: Holder) -> Cells:
    """The cells of a row of people or of holders."""
    cells = {"id": holder_id(holder), "name": holder.name, "also known as": "; ".join(holder.aliases)}
    if holder.is_person:
        return {**cells, "role": holder.sector or "other"}
    return {**cells, "kind": holder.kind, "sector": holder.sector if holder.kind != "worker" else ""}


def _ids(holders: Iterable[Holder]) -> str:
    return "; ".join(dict.fromkeys(map(holder_id, holders)))


def _date(one: Suggestion) -> str:
    return say.date_cell(one.span, one.carried)


def _incident(one: Suggestion) -> Cells:
    everybody = dict.fromkeys((*one.by, *one.to, *one.holders))
    return {
        "what": say.description(one), "date": _date(one),
        "kind": say.incident_kind(one.cue, one.text),
        "people": _ids(holder for holder in everybody if holder.is_person),
        "holders": _ids((*(holder for holder in everybody if not holder.is_person), *one.stood_for)),
        "note": "; ".join(f"{each.holder.name}: from the words \"{each.words}\"" for each in one.implied),
    }  # fmt: skip


def _sharing(one: Suggestion) -> Cells:
    return {
        "date": _date(one), "from": _ids(one.by), "to": _ids(one.to),
        "channel": say.channel(one.cue, one.text),
        "outcome": "received" if RECEIVED.search(one.text) else "sent",
    }  # fmt: skip


def _request(one: Suggestion) -> Cells:
    return {
        "date": _date(one), "by": _ids(one.by), "of": _ids(one.to), "asked for": WHAT,
        "fate": "no reply" if NO_REPLY.search(one.text) else "unknown",
    }  # fmt: skip


def _absence(one: Suggestion) -> Cells:
    return {
        "kind": say.absence_kind(one.cue), "what": say.description(one), "holder": _ids(one.by),
        "to": _ids(one.to), "from": _date(one),
        "strength": "no record" if re.search(r"record|evidence|document", one.cue, re.IGNORECASE) else "stated",
    }  # fmt: skip


def _nil_return(one: Suggestion) -> Cells:
    return {"holder": _ids(one.by or one.holders[:1]), "date": _date(one), "said": WHAT}


def _meeting(one: Suggestion) -> Cells:
    away = set(one.by) if NOT_THERE.search(one.text) else set()
    unsure = not away and NOT_THERE.search(one.text)
    everybody = () if unsure else dict.fromkeys((*one.by, *one.to, *one.holders))
    there = (holder for holder in everybody if holder not in away)
    return {
        "name": one.cue, "date": _date(one), "present": _ids(there), "absent": _ids(one.by if away else ()),
        MEETING_STATUS: "cancelled" if CANCELLED.search(one.text) else "held",
    }  # fmt: skip


def _decision(one: Suggestion) -> Cells:
    bodies = [holder for holder in (*one.by, *one.holders) if not holder.is_person]
    return {
        "date": _date(one), "by": _ids(bodies[:1]), "kind": say.first_of(say.DECISION_KINDS, one.cue, default="other"),
        "what": say.description(one), "about": _ids(holder for holder in one.holders[:3] if holder.is_person),
    }  # fmt: skip


def _knowledge(one: Suggestion) -> Cells:
    basis = say.first_of(say.BASES,
                         one.cue, default="inferred")  # fmt: skip
    return {"holder": _ids(one.by), "since": _date(one), "basis": basis}


MAKERS: dict[str, Callable[[Suggestion], Cells]] = {
    "incidents": _incident, "sharings": _sharing, "requests": _request, "absences": _absence,
    "nil returns": _nil_return, "meetings": _meeting, "decisions": _decision, "knowledge": _knowledge,
}  # fmt: skip
