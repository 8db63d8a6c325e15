"""From checked rows to claims, the input of every derivation; and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.claims import (
    NOWHERE,
    Access,
    Carried,
    Claims,
    Holder,
    Involvement,
    Item,
    Knowledge,
    Meeting,
    Need,
    Part,
    Place,
    Request,
    Sharing,
)
from knowledge.derive import derive
from knowledge.moments import OPEN, Span
from loaders.read_rows import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.derived import Derived
    from loaders.rows import Checked, Row

FIDELITY = {"information": "whole", "partly": "partial", "distorted": "distorted", "left out": "omitted"}
STATED = "stated"


def to_claims(checked: Checked) -> Claims:
    """The claims of a case: the same for the same rows, in the order of the tables."""
    return Claims(
        case=checked.case,
        period=checked.period,
        holders=tuple(_holder(row) for name in ("people", "holders") for row in checked.table(name)),
        parts=tuple(Part(part, body, row.date("from"), row.date("to")) for part, body, row in parts_of(checked)),
        access=tuple(_access(row) for row in checked.table("access")),
        items=tuple(_item(row) for row in checked.table("information")),
        knowledge=tuple(_knowledge(row) for row in checked.table("knowledge")),
        sharings=tuple(_sharing(row) for row in checked.table("sharings")),
        meetings=tuple(_meeting(row) for row in checked.table("meetings")),
        requests=_requests(checked),
        involvements=tuple(_involvement(row) for row in checked.table("involvements")),
        needs=tuple(_need(row) for row in checked.table("needs")),
    )


def derived(checked: Checked) -> Derived:
    """Everything that follows from the case, by its own rules of need."""
    return derive(to_claims(checked), checked.rules)


def parts_of(checked: Checked) -> Iterator[tuple[str, str, Row]]:
    """Every part, its body and the row that says so; a row of `parts`, with its dates, replaces `part of`."""
    dated = {(row.ids("holder")[0], row.ids("of")[0]) for row in checked.table("parts")}
    for row in checked.table("holders"):
        for body in row.ids("part of"):
            if (row.id, body) not in dated:
                yield row.id, body, row
    for row in checked.table("parts"):
        yield row.ids("holder")[0], row.ids("of")[0], row


def _sources(row: Row) -> tuple[str, ...]:
    return row.many("sources")


def _certainty(row: Row) -> str:
    return row.text("certainty", STATED)


def _when(row: Row, heading: str) -> Span:
    """The date of a column that the check made sure of."""
    return row.date(heading) or OPEN


def _holder(row: Row) -> Holder:
    return Holder(row.id, label_of(row), row.text("name"), frozenset(row.many("household")), row.text("role"))


def _place(row: Row) -> Place:
    """Where within its day a row stands, as far as it says."""
    order, time = row.values.get("order"), row.text("time") or None
    return Place(order if isinstance(order, int) else None, time) if order or time else NOWHERE


def _access(row: Row) -> Access:
    return Access(
        id=row.id, sources=_sources(row), certainty=_certainty(row), holder=row.ids("holder")[0],
        system=row.ids("system")[0], kind=row.text("kind"), start=row.date("from"), end=row.date("to"),
    )  # fmt: skip


def _item(row: Row) -> Item:
    return Item(
        row.id, frozenset(row.many("kind")), frozenset(row.ids("about")), row.date("true from"),
        row.values.get("hindsight") is True,
    )  # fmt: skip


def _knowledge(row: Row) -> Knowledge:
    return Knowledge(
        id=row.id, sources=_sources(row), certainty=_certainty(row), holders=row.ids("holder"),
        items=row.ids("information"), since=_when(row, "since"), until=row.date("until"), basis=row.text("basis"),
    )  # fmt: skip


def _sharing(row: Row) -> Sharing:
    carried = [
        Carried(link.target, fidelity, link.arrived_as, link.saying)
        for heading, fidelity in FIDELITY.items()
        for link in row.links.get(heading, ())
    ]
    return Sharing(
        id=row.id, sources=_sources(row), certainty=_certainty(row), senders=row.ids("from"), recipients=row.ids("to"),
        carried=tuple(carried), outcome=row.text("outcome"), arrival=row.date("received") or _when(row, "date"),
        sent=row.date("date"), place=_place(row), channel=row.text("channel"),
    )  # fmt: skip


def _meeting(row: Row) -> Meeting:
    return Meeting(
        id=row.id, sources=_sources(row), certainty=_certainty(row), date=_when(row, "date"),
        forum=next(iter(row.ids("forum")), None), status=row.text("status"), present=row.ids("present"),
        raised=tuple((link.target, link.by) for link in row.links.get("raised", ())),
        minuted_in=row.ids("minuted in"), place=_place(row),
    )  # fmt: skip


def _requests(checked: Checked) -> tuple[Request, ...]:
    """The requests, each with the answers of its own row and of the nil returns that answer it.

    A sharing that answers one is a contact already.
    """
    nil: dict[str, list[tuple[str, Span]]] = {}
    for row in checked.table("nil returns"):
        for request in row.ids("answers"):
            nil.setdefault(request, []).extend((holder, _when(row, "date")) for holder in row.ids("holder"))
    return tuple(_request(row, nil.get(row.id, [])) for row in checked.table("requests"))


def _request(row: Row, nil: list[tuple[str, Span]]) -> Request:
    answered = row.date("answered")
    own = [(holder, answered) for holder in row.ids("of")] if answered else []
    return Request(
        id=row.id, sources=_sources(row), certainty=_certainty(row), askers=row.ids("by"), asked=row.ids("of"),
        date=_when(row, "date"), fate=row.text("fate"), answers=tuple(dict.fromkeys([*own, *nil])), place=_place(row),
    )  # fmt: skip


def _involvement(row: Row) -> Involvement:
    return Involvement(
        id=row.id, sources=_sources(row), certainty=_certainty(row), holders=row.ids("holder"),
        people=row.ids("people"), start=_when(row, "from"), end=row.date("to"), capacity=row.text("capacity"),
    )  # fmt: skip


def _need(row: Row) -> Need:
    return Need(
        id=row.id, sources=_sources(row), certainty=_certainty(row), holders=row.ids("holder"),
        items=row.ids("information"), start=row.date("from"), end=row.date("to"), basis=row.text("basis"),
        why=row.text("why"),
    )  # fmt: skip
