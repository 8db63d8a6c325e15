"""The text of a file without a declared encoding: UTF-8 or UTF-16 where the bytes say so, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from documents.errors import UnreadableDocumentError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
SAMPLE = 4096
ENOUGH = 0.3  # of every second byte is zero where Western text is written as UTF-16
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_BINARY, FEW = 0.02, 8
ONLY_IN_TEXT_OF_DOS = re.compile(b"[\x81\x8d\x8f\x90\x9d]")


def decode(content: bytes, name: str) -> str:
    """The text; raises ``UnreadableDocumentError`` where it is none."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        text = _western(content)
    sample = text[: 16 * SAMPLE]
    if len(BINARY.findall(sample)) > max(FEW, MOST_BINARY * len(sample)):
        raise UnreadableDocumentError(
            f"{name} is no text and no format that is read. Save it as .csv (UTF-8) or .docx."
        )
    return text


def _encoding(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:SAMPLE]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > ENOUGH * half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > ENOUGH * half else "utf-8"


def _western(content: bytes) -> str:
    """Windows-1252; the five bytes that it leaves free are kept as the control characters of Latin-1."""
    if ONLY_IN_TEXT_OF_DOS.search(content):
        return "".join(_part(part) for part in re.split(rb"([\x81\x8d\x8f\x90\x9d])", content))
    return content.decode("cp1252")


def _part(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")
