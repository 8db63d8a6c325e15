"""Zipped formats (.xlsx, .docx, .ods): what keeps one from being read, found before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from lxml import etree

from documents.errors import UnreadableDocumentError
from documents.limits import MEGABYTE, MOST_UNPACKED

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 1_000
END = b"PK\x05\x06"
END_OF_LARGE = b"PK\x06\x07"
LONGEST_END = 22 + 65_535
NUMBER_OF_ENTRIES = slice(10, 12)
SIZE_OF_LIST = slice(12, 16)
LONGEST_LIST = MEGABYTE
ENCRYPTED = 0x1
HEAD = 4096
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError,
           NotImplementedError)  # fmt: skip


def lists_too_much(end: bytes) -> bool:
    """Whether the last ``LONGEST_END`` bytes of an archive announce a list of entries too long to be read at all.

    Opening an archive reads the whole of that list, so this is asked before.
    """
    at = end.rfind(END)
    if at < 0:
        return False
    number = int.from_bytes(end[at:][NUMBER_OF_ENTRIES], "little")
    size = int.from_bytes(end[at:][SIZE_OF_LIST], "little")
    return number > MOST_ENTRIES or size > LONGEST_LIST or END_OF_LARGE in end[max(0, at - 20) : at]


class Package:
    """The parts of a zipped document by their names; raises ``UnreadableDocumentError`` for one that is not sound."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if lists_too_much(content[-LONGEST_END:]):
            self._refuse(f"it holds more than {MOST_ENTRIES:,} parts. Save what is needed of it as a file of its own.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGED:
            self._refuse("it is damaged or cut off. Ask for it again, or open it in its program and save it anew.")
        entries = self._archive.infolist()
        self._names = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}
        size = sum(entry.file_size for entry in entries)
        if size > MOST_UNPACKED:
            right = f"at most {MOST_UNPACKED // MEGABYTE} MB are read. Remove pictures and rows without content."
            self._refuse(f"it unpacks to {size // MEGABYTE:,} MB; {right}")
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            self._refuse("it is protected by a password. Save it without one.")

    def _refuse(self, wrong: str) -> None:
        raise UnreadableDocumentError(f"{self.name}: {wrong}") from None

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts, in small letters."""
        return frozenset(self._names)

    def read(self, part: str) -> bytes:
        """The bytes of a part, at most as many as the archive says that it has."""
        try:
            return self._archive.read(self._names[part.casefold().lstrip("/")])
        except DAMAGED:
            self._refuse(f"its part {part} is damaged or missing. Open it in its program and save it anew.")
            raise

    def refuse_declarations(self) -> None:
        """Refuses XML that declares entities, which can grow without end and which no office program writes."""
        for name, entry in self._names.items():
            if name.endswith((".xml", ".rels")):
                try:
                    with self._archive.open(entry) as part:
                        head = part.read(HEAD).replace(b"\x00", b"")
                except DAMAGED:
                    self._refuse(f"its part {name} is damaged. Open it in its program and save it anew.")
                if DECLARATION.search(head):
                    self._refuse(f"its part {name} declares entities, which is not read. Save it anew in its program.")

    def tree(self, part: str) -> Any:
        """The XML of a part, as a tree without entities or network."""
        try:
            return etree.fromstring(self.read(part), parser())
        except etree.XMLSyntaxError as error:
            self._refuse(f"its part {part} is no XML ({error.msg}). Open it in its program and save it anew.")


def elements(content: bytes, tags: tuple[str, ...], where: str) -> Iterator[Any]:
    """The elements with these names, one after the other, each emptied after use, so that no tree grows.

    Raises ``UnreadableDocumentError`` where the content is no XML.
    """
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content), tag=[f"{{*}}{tag}" for tag in tags], resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=True,
        ):  # fmt: skip
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        wrong = f"is damaged ({error.msg}). Open it in its program and save it anew."
        raise UnreadableDocumentError(f"{where} {wrong}") from None


def parser() -> Any:
    """A parser of XML that resolves no entities, fetches nothing, and takes long texts."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
                           remove_comments=True, remove_pis=True)  # fmt: skip


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
