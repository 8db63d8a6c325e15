"""What loading a case did."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.rows import TYPES
from graph.writes import Change
from loaders.faults import Place, Remark, remark_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.rows import GraphRows


@dataclass(frozen=True)
class LoadReport:
    """A load in numbers: nodes by label, relationships by type (coded and derived apart), and what to look at."""

    case: str
    title: str
    change: Change
    nodes: Mapping[str, int]
    coded: Mapping[str, int]
    derived: Mapping[str, int]
    seconds: float
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def numbers(self) -> str:
        """How large the case is in the graph, in words."""
        nodes = sum(self.nodes.values())
        return (f"{nodes:,} node{'' if nodes == 1 else 's'}, {sum(self.coded.values()):,} coded and "
                f"{sum(self.derived.values()):,} derived relationships")  # fmt: skip

    @property
    def line(self) -> str:
        """The report in one line, as a terminal and the app say it."""
        return f"{self.case}: {self.change}; {self.numbers} ({self.seconds:.1f} s)"

    def document(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        return {
            "case": self.case,
            "title": self.title,
            "change": str(self.change),
            "nodes": dict(self.nodes),
            "coded": dict(self.coded),
            "derived": dict(self.derived),
            "seconds": round(self.seconds, 3),
            "remarks": remark_rows(self.remarks),
        }


def make_report(rows: GraphRows, change: Change, remarks: tuple[Remark, ...], seconds: float) -> LoadReport:
    """The report of a load that wrote ``rows``, or found them there already."""
    counts = {type_: len(edges) for type_, edges in rows.relationships.items()}
    return LoadReport(
        case=rows.case,
        title=str(rows.nodes["Case"][0]["title"]),
        change=change,
        nodes={label: len(of_label) for label, of_label in rows.nodes.items()},
        coded={type_: number for type_, number in counts.items() if not TYPES[type_].derived},
        derived={type_: number for type_, number in counts.items() if TYPES[type_].derived},
        seconds=seconds,
        remarks=remarks,
    )


def report_text(report: LoadReport) -> str:
    """The report as the graph keeps it; ``kept_report`` reads it again."""
    return json.dumps(report.document(), ensure_ascii=False)


def kept_report(text: str) -> LoadReport | None:
    """The report that the graph kept as this text; nothing where it kept none, or one of another version of ours."""
    try:
        found = json.loads(text)
        remarks = [Remark(Place(row["file"], row["row"], row["column"]), row["text"]) for row in found.pop("remarks")]
        return LoadReport(**{**found, "change": Change(found["change"])}, remarks=tuple(remarks))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
