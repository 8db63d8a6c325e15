"""Reading a .zip that somebody sent: within limits, and nothing of it touches a disk here."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from documents.package import LONGEST_END, MOST_ENTRIES, lists_too_much
from loaders.faults import Fault, Place
from loaders.sheets import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED = 100 * 1024 * 1024
MEGABYTE = 1024 * 1024
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, LookupError)
AGAIN = "Zip the folder of the case anew, or send its files."
CHUNK = 256 * 1024
ENCRYPTED = 0x1
USUAL = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Refused(Exception):  # noqa: N818 - it carries faults to whoever lays things out, and no user ever reads it
    """What was sent is not read, for these faults."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(*map(str, faults))


def read_archive(content: bytes, name: str) -> dict[str, bytes]:
    """Every file of the archive by its path in it; raises ``Refused`` with what keeps it from being read."""
    if not content:
        raise Refused(Fault(Place(name), "is empty.", AGAIN))
    if lists_too_much(content[-LONGEST_END:]):
        raise Refused(Fault(Place(name), f"holds more than {MOST_ENTRIES:,} files.", "Zip one case only."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_as_a_whole(entries, name)
            return dict(_unpacked(archive, entries))
    except DAMAGED:
        raise Refused(Fault(Place(name), "is no zip archive, or is damaged.", AGAIN)) from None


def _refuse_as_a_whole(entries: list[zipfile.ZipInfo], name: str) -> None:
    faults = list(_entry_faults(entries))
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES:
        raise Refused(Fault(Place(name), f"holds more than {MOST_ENTRIES:,} files.", "Zip one case only."))
    if not entries:
        faults.append(Fault(Place(name), "holds no file.", AGAIN))
    if size > MOST_UNPACKED:
        right = f"At most {MOST_UNPACKED // MEGABYTE} MB are read: remove what is no table."
        faults.append(Fault(Place(name), f"unpacks to {size // MEGABYTE:,} MB.", right))
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        faults.append(Fault(Place(name), "is protected by a password.", "Zip the folder without a password."))
    if faults:
        raise Refused(*faults)


def _entry_faults(entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        windows = PureWindowsPath(path)
        if windows.drive or windows.root or PurePosixPath(path).is_absolute() or ".." in windows.parts:
            yield Fault(Place(entry.filename), "leads outside of the archive.", AGAIN)
        elif stat.S_ISLNK(entry.external_attr >> 16):
            yield Fault(Place(entry.filename), "is a link to another file.", "Put the file itself in its place.")
        elif entry.compress_type not in USUAL:
            right = "Zip it by the usual method (deflate)."
            yield Fault(Place(entry.filename), "is packed in a way that is not read here.", right)
        elif path in seen:
            yield Fault(Place(entry.filename), "stands there twice.", "Keep one of them.")
        seen.add(path)


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """The files, counted as they unpack: what an archive says about its sizes need not be so."""
    left = MOST_UNPACKED
    for entry in entries:
        try:
            content = _read(archive, entry, min(left, MOST_BYTES))
        except DAMAGED:
            raise Refused(Fault(Place(entry.filename), "is damaged.", AGAIN)) from None
        if content is None:
            most = f"{MOST_BYTES // MEGABYTE} MB a file, {MOST_UNPACKED // MEGABYTE} MB in all"
            raise Refused(Fault(Place(entry.filename), f"unpacks to more than is read ({most}).", "Remove it."))
        left -= len(content)
        yield entry.filename, content


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """What the entry holds; nothing where that is more than ``most``."""
    parts, size = [], 0
    with archive.open(entry) as file:
        while part := file.read(CHUNK):
            size += len(part)
            if size > most:
                return None
            parts.append(part)
    return b"".join(parts)
