"""What loading a case did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.rows import TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.rows import GraphRows
    from graph.writes import Change
    from loaders.faults import Remark


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
    def summary(self) -> str:
        """One line for a terminal."""
        numbers = (f"{sum(self.nodes.values())} nodes, {sum(self.coded.values())} coded and "
                   f"{sum(self.derived.values())} derived relationships")  # fmt: skip
        return f"{self.case}: {self.change} ({numbers}) in {self.seconds:.1f} s; {len(self.remarks)} remarks."


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
