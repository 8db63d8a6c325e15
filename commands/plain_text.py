"""Text of a case made safe for where it goes: a terminal, one line of a list."""

from __future__ import annotations

import re

# Escape sequences could move the cursor, recolour or rewrite what a terminal shows; marks of writing direction could
# make a text read otherwise than it is stored (https://trojansource.codes). Line ends and tabs stay.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SHOWN_INSTEAD = "\N{REPLACEMENT CHARACTER}"
WHITE_SPACE = re.compile(r"\s+")


def printable(text: str) -> str:
    """The text without anything that a terminal would obey; line ends and tabs stay."""
    return UNSAFE.sub(SHOWN_INSTEAD, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The printable text on one line, with single spaces."""
    return WHITE_SPACE.sub(" ", printable(text)).strip()
