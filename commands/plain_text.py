"""Text of a case made safe for where it goes: a terminal, one line of a list, a cell of a spreadsheet."""

from __future__ import annotations

import re

# Escape sequences could move the cursor, recolour or rewrite what a terminal shows; marks of writing direction could
# make a text read otherwise than it is stored (https://trojansource.codes). Line ends and tabs stay.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"
WHITE_SPACE = re.compile(r"\s+")

# The characters with which a spreadsheet begins a formula, their full-width forms among them:
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def printable(text: str) -> str:
    """The text without anything that a terminal would obey; line ends and tabs stay."""
    return UNSAFE.sub(SHOWN_INSTEAD, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The printable text on one line, with single spaces."""
    return WHITE_SPACE.sub(" ", printable(text)).strip()


def spreadsheet_safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) or text.lstrip().startswith(FORMULA_BEGINNINGS) else text
