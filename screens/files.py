"""Files to take along; each is written when somebody presses for it, not each time that the page is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser is told that an Excel workbook is."""


def offer_csv(text: Callable[[], str], name: str, label: str = "Download CSV") -> None:
    """A button for a CSV file; ``text`` gives its text, and ``name`` is without the ending.

    The file begins with a byte order mark, by which Excel knows it for UTF-8.
    """
    st.download_button(label, lambda: text().encode("utf-8-sig"), f"{name}.csv", "text/csv", on_click="ignore")


def offer_json(text: Callable[[], str], name: str) -> None:
    """A button for a JSON file; ``text`` gives its text, and ``name`` is without the ending."""
    st.download_button("Download JSON", text, f"{name}.json", "application/json", on_click="ignore")
