"""Faults and remarks of a case as rows: where, what is wrong, what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.listing import Heading, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.faults import Fault, Place, Remark

HEADINGS = (
    Heading("file", "File or sheet"),
    Heading("row", "Row"),
    Heading("column", "Column"),
    Heading("wrong", "What is wrong"),
    Heading("right", "What would be right"),
)
REMARK_HEADINGS = (*HEADINGS[:3], Heading("text", "Remark"))


def place_row(place: Place) -> dict[str, Any]:
    """A place as the cells ``file``, ``row`` and ``column``."""
    return {"file": place.file, "row": place.row, "column": place.column}


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Each fault as a row."""
    return [{**place_row(fault.place), "wrong": fault.wrong, "right": fault.right} for fault in faults]


def remark_rows(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """Each remark as a row."""
    return [{**place_row(remark.place), "text": remark.text} for remark in remarks]


def fault_listing(faults: Iterable[Fault], document: Any = None) -> Listing:
    """All faults under their headings."""
    return Listing(HEADINGS, fault_rows(faults), document)
