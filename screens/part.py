"""A part of a page that a press draws anew while the rest of the page stands: it must still belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from screens.address import view_here
from screens.connection import is_still

if TYPE_CHECKING:
    from graph.cases import CaseSummary


def require_still(view: str, *cases: CaseSummary) -> None:
    """Draws the whole page anew where a press went to another view, or a case is no longer what it was."""
    if view_here() != view or not all(map(is_still, cases)):
        st.rerun()
