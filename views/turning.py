"""Turning the pages of a long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from views.leaves import Leaf, button, leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")


def page_number(text: str) -> int:
    """The number of a page as an address has it; the first where it is none."""
    return int(text) if text.isdecimal() else 1


def page_of(items: Sequence[Item], page: int, size: int) -> tuple[Sequence[Item], int, int]:
    """The items of a page of ``size``, which page that is (the nearest that there is), and of how many."""
    pages = max(1, -(-len(items) // size))
    at = min(max(page, 1), pages)
    return items[(at - 1) * size : at * size], at, pages


def turning(at: int, pages: int, back: str = "Earlier", on: str = "Later") -> list[Leaf]:
    """Which page of how many this is, with a button back and one on; nothing where there is one page."""
    if pages == 1:
        return []
    kids = [leaf("span", f"Page {at:,} of {pages:,}", look="small")]
    kids += [button(back, {"page": str(at - 1)}, look="quiet")] if at > 1 else []
    kids += [button(on, {"page": str(at + 1)}, look="quiet")] if at < pages else []
    return [leaf("div", "", *kids, look="buttons")]
