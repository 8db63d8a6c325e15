"""Taking the text of a coding cell apart, with regard to quotes and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.cells import CellWrong

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = {'"': '"', "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}"}
BRACKET = re.compile(r"(?P<text>.*\S)\s*\((?P<inside>[^()]*)\)", re.DOTALL)
ARROW = re.compile(r"[-=\N{EN DASH}\N{EM DASH}]+>|\N{RIGHTWARDS ARROW}|\N{RIGHTWARDS DOUBLE ARROW}")
EQUALS = re.compile(r"(?:^|(?<=\s))=(?!>)")
COLON = re.compile(r":")
SEMICOLON = re.compile(r";")
COMMA = re.compile(r",")


def split(text: str, mark: re.Pattern[str], most: int = 0) -> list[str]:
    """The parts of the text between the marks that stand outside of quotes and brackets, without outer spaces.

    At most ``most`` marks count, all where it is 0. Raises ``CellWrong`` where a quote or bracket is left open.
    """
    parts: list[str] = []
    start = 0
    for found in _outside(text, mark):
        if most and len(parts) == most:
            break
        parts.append(text[start : found.start()].strip())
        start = found.end()
    return [*parts, text[start:].strip()]


def _outside(text: str, mark: re.Pattern[str]) -> Iterator[re.Match[str]]:
    position, closing, depth = 0, "", 0
    while position < len(text):
        letter = text[position]
        if closing:
            closing = "" if letter == closing else closing
        elif letter in QUOTES:
            closing = QUOTES[letter]
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif not depth and (found := mark.match(text, position)):
            yield found
            position = found.end() - 1
        position += 1
    if closing or depth:
        missing = "quote" if closing else "bracket"
        raise CellWrong(f"a {missing} in {text!r} is not closed.", f"Close the {missing}, or leave it out.")


def bracket(text: str) -> tuple[str, str]:
    """The text before a bracket at its end, and what stands in the bracket; empty where there is none."""
    found = BRACKET.fullmatch(text)
    return (found["text"], found["inside"].strip()) if found else (text, "")


def unquoted(text: str) -> str:
    """The text without the quotes around it."""
    text = " ".join(text.split())
    return text[1:-1].strip() if len(text) > 1 and text[0] in QUOTES and text[-1] == QUOTES[text[0]] else text
