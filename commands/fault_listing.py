"""The faults of a case as a listing: where, what is wrong, what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.listing import Heading, Listing
from loaders.faults import fault_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.faults import Fault

HEADINGS = (
    Heading("file", "File or sheet"),
    Heading("row", "Row"),
    Heading("column", "Column"),
    Heading("wrong", "What is wrong"),
    Heading("right", "What would be right"),
)


def fault_listing(faults: Iterable[Fault], document: Any = None) -> Listing:
    """All faults under their headings."""
    return Listing(HEADINGS, fault_rows(faults), document)
