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


CASE = Heading("case", "Case", technical=True)
"""Before the other columns where the faults of several cases follow each other."""


def faults_of_case(case: str, faults: Iterable[Fault]) -> Listing:
    """All faults of one of several cases; each row says of which, where it may be read apart from what is around it."""
    return Listing((CASE, *HEADINGS), [{"case": case, **row} for row in fault_rows(faults)])


def fault_listing(faults: Iterable[Fault], document: Any = None) -> Listing:
    """All faults under their headings."""
    return Listing(HEADINGS, fault_rows(faults), document)
