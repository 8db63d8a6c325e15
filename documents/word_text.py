"""The text of a paragraph of a .docx: insertions kept, deletions left out, breaks and tabs as characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.package import local
from documents.word_numbers import attribute
from documents.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "txbxContent", "pict", "object",
                      "drawing", "rt", "annotationRef", "delInstrText"})  # fmt: skip
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
SYMBOLS = {"f0b7": "•", "f0a7": "•", "f0e0": "→", "f0fc": "✓", "f0fb": "✗", "f0d8": "➢", "f0fe": "☑", "f0a8": "☐"}


def paragraph_text(paragraph: Any) -> str:
    """The text as a reader sees it once all tracked changes are taken."""
    return clean("".join(_pieces(paragraph)))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name == "sym":
            yield SYMBOLS.get((attribute(child, "char", "") or "").lower(), "")
        elif name == "AlternateContent":
            yield from _pieces(_choice(child))
        elif name not in LEFT_OUT:
            yield from _pieces(child)


def _choice(element: Any) -> Any:
    """The one of several renderings of the same thing that is read: the first."""
    return element[0] if len(element) else element


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """The contents of the text boxes that are anchored in a paragraph, each once."""
    for child in paragraph:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            yield from text_boxes(_choice(child))
        elif name not in {"del", "moveFrom", "pPr", "rPr"}:
            yield from text_boxes(child)


def footnote_marks(paragraph: Any) -> Iterator[str]:
    """The ids of the footnotes and endnotes that a paragraph refers to, such as ``footnote 3``."""
    for child in paragraph.iter():
        if local(child) in {"footnoteReference", "endnoteReference"}:
            yield f"{local(child).removesuffix('Reference')} {attribute(child, 'id', '')}"
