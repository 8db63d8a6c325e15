"""A document of an office program as the plain text that passages are counted in: a paragraph or a row on each line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from documents.blocks import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.blocks import Document, Table

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,3})+\.?")
WHOLE = re.compile(r"\d{1,3}[.)]?")
TYPED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]\s+")
"""A number that was typed before the words of a heading."""
LETTER = re.compile(r"\(?[a-z]{1,3}[.)]")


def text_of(document: Document) -> str:
    """The text of a document as a report's passages are read from it."""
    return "\n\n".join(line for block in document.blocks for line in _lines(block))


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        text = " ".join(block.text.split())
        if text:
            yield _numbered(block, text)
        return
    for row in block.rows:
        cells = [" ".join(text.split()) for text in row.texts]
        if any(cells):
            yield (
                "\t".join(cells) if len([cell for cell in cells if cell]) > 1 else next(cell for cell in cells if cell)
            )


def _numbered(block: Paragraph, text: str) -> str:
    """The paragraph with its number or bullet as a line of a report has it."""
    number = block.number.strip()
    if block.footnote:
        mark = re.sub(r"\D", "", number)
        return f"{mark.translate(SUPERSCRIPT)} {text}" if mark else text
    if not number:
        return TYPED.sub(r"\1 ", text) if block.level else text
    if DECIMAL.fullmatch(number):
        return f"{number.rstrip('.')} {text}"
    if WHOLE.fullmatch(number):
        return f"{number.rstrip('.)')} {text}" if block.level else f"{number.rstrip('.)')}. {text}"
    if LETTER.fullmatch(number):
        return f"{number.strip('().')}) {text}"
    return f"- {text}"
