"""From the rows of the graph back to the claims that a case was derived from, so that it can be derived again.

It gives what ``loaders/to_claims.py`` gives from the tables, but for two things that nothing is derived from: the order
of the rows, and the ids of rows of access, which the graph does not keep.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph.nodes import CASE_NODE, HOLDER_LABELS
from knowledge.claims import (
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
from knowledge.moments import OPEN, Span
from knowledge.needs import Rule, rule_from, shipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.rows import Edge, GraphRows

Row = dict[str, Any]


def claims_of(rows: GraphRows) -> Claims:
    """The claims of the case that these rows hold; what is derived in them is not looked at."""
    return _Reader(rows).claims()


def rules_of(rows: GraphRows) -> tuple[Rule, ...]:
    """The rules of need by which the case was worked out; those of whoknew where an older load did not keep them."""
    kept = _rows(rows, CASE_NODE.label)[0].get("need_rules")
    return tuple(map(rule_from, kept)) if kept is not None else shipped_rules()


class _Reader:
    """Reads the rows of one case."""

    def __init__(self, rows: GraphRows) -> None:
        self.rows = rows
        self.links: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
        for type_, edges in rows.relationships.items():
            for edge in edges:
                self.links[type_][edge[0]].append(edge)

    def claims(self) -> Claims:
        of = self.rows
        return Claims(
            case=of.case,
            period=_date(_rows(of, CASE_NODE.label)[0], "period") or OPEN,
            holders=tuple(_holder(label, row) for label in HOLDER_LABELS for row in _rows(of, label)),
            parts=tuple(Part(_id(start), _id(end), _date(row, "from"), _date(row, "to"))
                        for start, row, end in of.relationships.get("PART_OF", ())),
            access=tuple(map(_access, of.relationships.get("READS", ()))),
            items=tuple(map(self._item, _rows(of, "Information"))),
            knowledge=tuple(map(self._knowledge, _rows(of, "Knowledge"))),
            sharings=tuple(map(self._sharing, _rows(of, "Sharing"))),
            meetings=tuple(map(self._meeting, _rows(of, "Meeting"))),
            requests=tuple(self._requests()),
            involvements=tuple(map(self._involvement, _rows(of, "Involvement"))),
            needs=tuple(map(self._need, _rows(of, "Need"))),
        )  # fmt: skip

    def _ids(self, row: Row, type_: str) -> tuple[str, ...]:
        """The ids of the nodes that relationships of one type lead to."""
        return tuple(_id(end) for _, _, end in self.links[type_][row["uid"]])

    def _item(self, row: Row) -> Item:
        return Item(
            _id(row["uid"]), frozenset(row["kind"]), frozenset(self._ids(row, "ABOUT")), _date(row, "true_from"),
            bool(row.get("hindsight")),
        )  # fmt: skip

    def _knowledge(self, row: Row) -> Knowledge:
        return Knowledge(
            **_claim(row), holders=self._ids(row, "HELD_BY"), items=self._ids(row, "OF"),
            since=_date(row, "since") or OPEN, until=_date(row, "until"), basis=row["basis"],
        )  # fmt: skip

    def _sharing(self, row: Row) -> Sharing:
        carried = tuple(
            Carried(_id(end), str(how["fidelity"]), _id(how.get("as_uid")) or None, _text(how.get("said")))
            for _, how, end in self.links["CARRIED"][row["uid"]]
        )
        sent = _date(row, "date")
        return Sharing(
            **_claim(row), senders=self._ids(row, "SENT_BY"), recipients=self._ids(row, "SENT_TO"), carried=carried,
            outcome=row["outcome"], arrival=_date(row, "received") or sent or OPEN, sent=sent, place=_place(row),
            channel=row.get("channel", ""),
        )  # fmt: skip

    def _meeting(self, row: Row) -> Meeting:
        raised = tuple((_id(end), _id(how.get("by_uid")) or None) for _, how, end in self.links["RAISED"][row["uid"]])
        return Meeting(
            **_claim(row), date=_date(row, "date") or OPEN, forum=next(iter(self._ids(row, "SITTING_OF")), None),
            status=row["status"], present=self._ids(row, "PRESENT"), raised=raised,
            minuted_in=self._ids(row, "MINUTED_IN"), place=_place(row),
        )  # fmt: skip

    def _requests(self) -> Iterator[Request]:
        """The requests, each with the answers of its own and of the nil returns that answer it."""
        nil: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for row in _rows(self.rows, "NilReturn"):
            for request in self._ids(row, "ANSWERS"):
                nil[request] += [(holder, _date(row, "date") or OPEN) for holder in self._ids(row, "RETURNED_BY")]
        for row in _rows(self.rows, "Request"):
            asked, answered = self._ids(row, "ASKED_OF"), _date(row, "answered")
            own = [(holder, answered) for holder in asked] if answered else []
            yield Request(
                **_claim(row), askers=self._ids(row, "ASKED_BY"), asked=asked, date=_date(row, "date") or OPEN,
                fate=row["fate"], answers=tuple(dict.fromkeys([*own, *nil[_id(row["uid"])]])), place=_place(row),
            )  # fmt: skip

    def _involvement(self, row: Row) -> Involvement:
        return Involvement(
            **_claim(row), holders=self._ids(row, "WORK_OF"), people=self._ids(row, "WORK_WITH"),
            start=_date(row, "from") or OPEN, end=_date(row, "to"), capacity=row["capacity"],
        )  # fmt: skip

    def _need(self, row: Row) -> Need:
        return Need(
            **_claim(row), holders=self._ids(row, "NEED_OF"), items=self._ids(row, "NEED_FOR"),
            start=_date(row, "from"), end=_date(row, "to"), basis=row["basis"], why=row["why"],
        )  # fmt: skip


def _rows(rows: GraphRows, label: str) -> tuple[Row, ...]:
    return tuple(dict(row) for row in rows.nodes.get(label, ()))


def _id(uid: Any) -> str:
    """The id that the case itself gives to what the graph calls ``uid``; empty for none."""
    return str(uid or "").partition("/")[2]


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _date(row: Mapping[str, Any], name: str) -> Span | None:
    """The interval of a date; none where nothing was written."""
    return Span(row.get(f"{name}_earliest"), row.get(f"{name}_latest")) if row.get(name) else None


def _place(row: Row) -> Place:
    return Place(row.get("order"), row.get("time"))


def _claim(row: Row) -> Row:
    return {"id": _id(row["uid"]), "sources": tuple(row["sources"]), "certainty": row["certainty"]}


def _holder(label: str, row: Row) -> Holder:
    return Holder(_id(row["uid"]), label, row["name"], frozenset(row.get("household", ())), row.get("role", ""))


def _access(edge: Edge) -> Access:
    start, row, end = edge
    given: Row = dict(row)
    return Access(
        id=f"{_id(start)} reads {_id(end)}", sources=tuple(given["sources"]), certainty=given["certainty"],
        holder=_id(start), system=_id(end), kind=given["kind"], start=_date(given, "from"), end=_date(given, "to"),
    )  # fmt: skip
