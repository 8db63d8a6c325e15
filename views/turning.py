"""Turning the pages of a long list."""

from __future__ import annotations

from views.leaves import Leaf, button, leaf


def turning(at: int, pages: int, back: str = "Earlier", on: str = "Later") -> list[Leaf]:
    """Which page of how many this is, with a button back and one on; nothing where there is one page."""
    if pages == 1:
        return []
    kids = [leaf("span", f"Page {at:,} of {pages:,}", look="small")]
    kids += [button(back, {"page": str(at - 1)}, look="quiet")] if at > 1 else []
    kids += [button(on, {"page": str(at + 1)}, look="quiet")] if at < pages else []
    return [leaf("div", "", *kids, look="buttons")]
