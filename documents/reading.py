"""Reading a file that somebody sent, whatever its format; what it holds decides, not its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from documents.apart import read_apart
from documents.blocks import Document
from documents.delimited import is_delimited, read_delimited
from documents.encodings import decode
from documents.errors import UnreadableDocumentError
from documents.kinds import ENDINGS, ending_note, kind_of
from documents.limits import MEGABYTE, MOST_BYTES
from documents.plain import is_markdown, read_plain
from documents.words import require_length

if TYPE_CHECKING:
    from pathlib import Path

    from documents.blocks import Paragraph, Table

    Read = tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]


READERS = {
    "xlsx": ("documents.workbooks", "read_workbook"),
    "docx": ("documents.word", "read_word"),
    "ods": ("documents.open_document", "read_open_document"),
    "html": ("documents.web_page", "read_web_page"),
}
"""The formats that are read in this process, by bounds of our own; others are read apart."""


def read(path: Path) -> Document:
    """The document at ``path``: its paragraphs and tables in order, each with its place.

    Raises ``UnreadableDocumentError`` with what is wrong, where, and what would be right. Memory and time are bounded
    as ``documents/limits.py`` says, whatever the file holds.
    """
    content = _content(path)
    kind = kind_of(content, path.name)
    if kind == "text":
        return _read_text(path, content)
    blocks, notes = _read_as(kind, content, path)
    return Document(path, kind, blocks, (*ending_note(path, kind), *notes), _edges(kind, content, path))


def _content(path: Path) -> bytes:
    """What the file holds, if it is a file of a size that is read."""
    try:
        if path.is_dir():
            raise UnreadableDocumentError(f"{path} is a folder. Give the files in it.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            limit = f"at most {MOST_BYTES // MEGABYTE} MB are read"
            raise UnreadableDocumentError(
                f"{path.name} has {size // MEGABYTE:,} MB; {limit}. Save the part that is needed as a file of its own."
            )
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableDocumentError(f"{path} does not exist. Check its name and folder.") from None
    except PermissionError:
        raise UnreadableDocumentError(f"{path} may not be read by you. Ask for the permission, or copy it.") from None
    except OSError as error:
        raise UnreadableDocumentError(f"{path}: {error.strerror or error}. Copy it to this machine.") from None


def _read_as(kind: str, content: bytes, path: Path) -> Read:
    """What a file of this kind holds; the module that reads it is fetched only now, since each brings a library."""
    if kind not in READERS:
        return read_apart(kind, path)
    module, function = READERS[kind]
    return cast("Read", getattr(import_module(module), function)(content, path.name))


def _edges(kind: str, content: bytes, path: Path) -> tuple[str, ...]:
    """What stands above every page, of the formats of which it is known."""
    return import_module("documents.word_edges").read_headers(content, path.name) if kind == "docx" else ()


def _read_text(path: Path, content: bytes) -> Document:
    """Any kind of text: a table between delimiters, Markdown, or paragraphs."""
    text = decode(content, path.name)
    named_table = path.suffix.lower() in {".csv", ".tsv", ".tab", ".psv"}
    if is_markdown(text) and not named_table:
        return Document(path, "md", read_plain(text, markdown=True), ending_note(path, "md"))
    if is_delimited(text) or (named_table and path.suffix.lower() in ENDINGS["csv"]):
        return Document(path, "csv", (read_delimited(text, path.name),), ending_note(path, "csv"))
    for line in text.split("\n"):
        require_length(line, path.name)
    return Document(path, "txt", read_plain(text), ending_note(path, "txt"))
