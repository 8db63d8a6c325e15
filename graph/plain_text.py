"""Text made safe for where it goes: a cell of a spreadsheet, a file of XML."""

from __future__ import annotations

import re

# The characters with which a spreadsheet begins a formula, their full-width forms among them:
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BYTE_ORDER_MARK = "\ufeff"  # a spreadsheet does not see it
# What XML 1.0 cannot hold, and the control characters that no text needs; line ends and tabs stay.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def spreadsheet_safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    bare = text.lstrip().lstrip(BYTE_ORDER_MARK).lstrip()
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) or bare.startswith(FORMULA_BEGINNINGS) else text


def without_controls(text: str) -> str:
    """The text without control characters, its line ends of one kind."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
