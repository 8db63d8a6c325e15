"""What a file is, by what it holds and not by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from documents.errors import UnreadableDocumentError
from documents.package import Package

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(rb"\s*(?:<!doctype html|<html|<table|<meta\s)", re.IGNORECASE)
ENDINGS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"), "xls": (".xls", ".xlt"), "xlsb": (".xlsb",), "ods": (".ods",),
    "docx": (".docx", ".docm", ".dotx"), "pdf": (".pdf",), "html": (".html", ".htm"),
    "csv": (".csv", ".tsv", ".tab", ".txt", ".psv", ".dat"), "md": (".md", ".markdown", ".txt"),
    "txt": (".txt", ".text", ".asc", ".log"),
}  # fmt: skip
"""The endings that each format usually has."""
NAMES = {"xlsx": "an Excel workbook (.xlsx)", "xls": "an Excel workbook (.xls)", "xlsb": "an Excel workbook (.xlsb)",
         "ods": "an OpenDocument spreadsheet (.ods)", "docx": "a Word document (.docx)", "pdf": "a PDF",
         "html": "a web page", "csv": "text between delimiters", "md": "Markdown", "txt": "plain text"}  # fmt: skip
FOREIGN = (
    (b"{\\rtf", "a Rich Text document"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
)
READ = "Formats that are read: .xlsx, .xls, .xlsb, .ods, .csv, .docx, .pdf, .txt, .md."
SAVE_AS_DOCX = "Open it in Word and save it as .docx."
UNPACK = "Unpack it and give the files in it."
PICTURE = "Text in pictures is not read: have it typed or recognised (OCR) first."


def kind_of(content: bytes, name: str) -> str:
    """The format of a file: one of the keys of ``ENDINGS``, or ``text`` for any kind of text.

    Raises ``UnreadableDocumentError`` where it is none that is read, with what to do.
    """
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocumentError(f"{name} is empty. Ask for it again.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(OLE):
        return _ole_kind(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _zip_kind(content, name)
    if HTML.match(content[:1024].lstrip(b"\xef\xbb\xbf")):
        return "html"
    if content.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in content[:4096]:
        raise UnreadableDocumentError(f"{name} is an XML spreadsheet of 2003. Open it in Excel and save it as .xlsx.")
    for start, what in FOREIGN:
        if content.startswith(start):
            raise UnreadableDocumentError(f"{name} is {what}. {_what_to_do(what)}")
    return "text"


def _what_to_do(what: str) -> str:
    if "archive" in what:
        return UNPACK
    if what == "a picture":
        return PICTURE
    return SAVE_AS_DOCX if what == "a Rich Text document" else READ


def _ole_kind(content: bytes, name: str) -> str:
    """What an old Office file is, by the names in its directory, which are UTF-16."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise UnreadableDocumentError(f"{name} is protected by a password. Open it, and save it without one.")
    if holds("WordDocument"):
        raise UnreadableDocumentError(f"{name} is a Word document of the old format .doc. {SAVE_AS_DOCX}")
    if holds("Workbook") or holds("Book"):
        return "xls"
    if holds("PowerPoint Document"):
        raise UnreadableDocumentError(f"{name} is a presentation. Save the text of it as .docx.")
    if holds("__substg1.0"):
        raise UnreadableDocumentError(f"{name} is an e-mail (.msg). Save its attachments, and give those.")
    raise UnreadableDocumentError(f"{name} is an old Office file that is damaged or not known. {READ}")


def _zip_kind(content: bytes, name: str) -> str:
    package = Package(content, name)
    names = package.names
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(part.startswith("xl/") for part in names):
        return "xlsx"
    if any(part.startswith("word/") for part in names):
        return "docx"
    if any(part.startswith("ppt/") for part in names):
        raise UnreadableDocumentError(f"{name} is a presentation. Save the text of it as .docx.")
    mimetype = package.read("mimetype") if "mimetype" in names else b""
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if b"opendocument" in mimetype:
        raise UnreadableDocumentError(f"{name} is an OpenDocument text. Save it as .docx.")
    raise UnreadableDocumentError(f"{name} is a zip archive. {UNPACK}")


def ending_note(path: Path, kind: str) -> tuple[str, ...]:
    """A note where the ending of a name is not that of what the file holds."""
    ending = path.suffix.lower()
    if not ending or ending in ENDINGS[kind]:
        return ()
    return (f"{path.name} is {NAMES[kind]}, whatever its name says; it is read as that.",)
