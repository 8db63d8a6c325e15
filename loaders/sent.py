"""What somebody sent, laid out in a folder of its own for as long as it is read: files, an archive, a workbook."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from loaders.archive import Refused, read_archive
from loaders.faults import Fault, Place
from loaders.folder import CASE_FILES
from loaders.notation import ID
from loaders.read import WORKBOOK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ARCHIVE = ".zip"
OTHER_BOOKS = frozenset({".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".numbers"})
OTHER_ARCHIVES = frozenset({".7z", ".rar", ".tar", ".gz", ".tgz"})
MOST_FILES = 300
LONGEST_NAME = 200
UNNAMED = "review"
LEFT_BY_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Sent:
    """One file as it was sent: its name, before which folders may stand, and what it holds."""

    name: str
    content: bytes


@dataclass(frozen=True)
class LaidOut:
    """Where the case stands, and whether it stands there under a name of its own; or why nothing was laid out."""

    path: Path | None
    named: bool = True
    faults: tuple[Fault, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Files in other folders than that of the case, or with names that no file can have; they are not read."""


@contextmanager
def laid_out(sent: Sequence[Sent]) -> Iterator[LaidOut]:
    """What was sent, in a folder that only its owner can open, and that is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="whoknew-sent-") as folder:
        try:
            yield _lay_out(list(sent), Path(folder))
        except Refused as refused:
            yield LaidOut(None, faults=refused.faults)


def _lay_out(sent: list[Sent], folder: Path) -> LaidOut:
    alone = len(sent) == 1
    name = file_name(sent[0].name) if alone else ""
    if alone and name.lower().endswith(ARCHIVE):
        files = read_archive(sent[0].content, name)
        return _lay_out_folder(_parted(files), folder, re.sub(r"\s*\(\d+\)$", "", name[: -len(ARCHIVE)]))
    _refuse_what_no_folder_holds(sent, alone=alone)
    if alone and PurePosixPath(name).suffix.lower() in WORKBOOK:
        path = folder / name
        path.write_bytes(sent[0].content)
        return LaidOut(path)
    return _lay_out_folder(_parted({each.name: each.content for each in _once(sent)}), folder, "")


def _refuse_what_no_folder_holds(sent: list[Sent], *, alone: bool) -> None:
    """Raises ``Refused`` for whatever is neither a workbook by itself nor among the files of a case."""
    faults = []
    if len(sent) > MOST_FILES:
        wrong = f"more than {MOST_FILES} at once."
        faults.append(Fault(Place(f"{len(sent)} files"), wrong, "Send the files of one case only."))
    for each in sent:
        name = file_name(each.name)
        if ".." in PurePosixPath(each.name.replace("\\", "/")).parts:
            faults.append(Fault(Place(each.name), "leads outside of its folder.", "Send the folder anew."))
        ending = PurePosixPath(name).suffix.lower()
        if not alone and ending in {ARCHIVE, *WORKBOOK}:
            right = "Send it by itself, or all files of one case folder."
            faults.append(Fault(Place(name), "came together with other files.", right))
        elif alone and ending in OTHER_BOOKS:
            faults.append(Fault(Place(name), "is no workbook that can be read here.", "Save it as .xlsx."))
        elif alone and ending in OTHER_ARCHIVES:
            faults.append(Fault(Place(name), "is no archive that can be read here.", "Make it a .zip."))
    if faults:
        raise Refused(*faults)


def _once(sent: list[Sent]) -> list[Sent]:
    """What was sent; raises ``Refused`` where two files have one name."""
    seen: dict[str, list[str]] = defaultdict(list)
    for each in sent:
        seen[each.name.casefold()].append(each.name)
    double = [names[0] for names in seen.values() if names[1:]]
    twice = [Fault(Place(file_name(name)), "was sent twice.", "Send it once.") for name in double]
    if twice:
        raise Refused(*twice)
    return sent


def _parted(files: Mapping[str, bytes]) -> dict[PurePosixPath, bytes]:
    """The files by path, without what systems leave in folders (resource forks, thumbnails, hidden files)."""
    found = {PurePosixPath(name.replace("\\", "/")): content for name, content in files.items()}
    return {path: content for path, content in found.items() if not any(map(_left_by_a_system, path.parts))}


def _left_by_a_system(part: str) -> bool:
    return part.startswith((".", "~")) or part.casefold() in LEFT_BY_SYSTEMS


def _lay_out_folder(files: dict[PurePosixPath, bytes], folder: Path, name: str) -> LaidOut:
    """Writes the files of the case's own folder, and no others.

    The folder keeps the name that it has; without one it is called ``name``, where that can be the id of a case.
    """
    home = _home(list(files))
    own = _safe(home.name) or (name if ID.fullmatch(name) else "")
    case = folder / (own or UNNAMED)
    case.mkdir(mode=0o700)
    passed: list[str] = []
    seen: set[str] = set()
    for path, content in files.items():
        if path.parent != home or not _safe(path.name):
            passed.append(str(path))
        elif path.name.casefold() in seen:
            raise Refused(Fault(Place(path.name), "stands there twice.", "Keep one of them."))
        else:
            seen.add(path.name.casefold())
            (case / path.name).write_bytes(content)
    return LaidOut(case, bool(own), passed_over=tuple(sorted(passed)))


def _home(paths: list[PurePosixPath]) -> PurePosixPath:
    """The folder in which the case stands: that of the only ``case.yml``, else the innermost that holds everything."""
    homes = sorted({path.parent for path in paths if path.name.casefold() in CASE_FILES})
    if len(homes) > 1:
        names = ", ".join(str(each) for each in homes[:5])
        raise Refused(Fault(Place(CASE_FILES[0]), f"{len(homes)} cases are in there ({names}).", "Send one at a time."))
    if homes:
        return homes[0]
    home = PurePosixPath()
    while paths and all(len(path.parts) > len(home.parts) + 1 for path in paths):
        tops = {path.parts[len(home.parts)] for path in paths}
        if len(tops) > 1:
            break
        home /= tops.pop()
    return home


def file_name(name: str) -> str:
    """The last part of a name as it was sent; raises ``Refused`` where that can be the name of no file."""
    last = name.replace("\\", "/").rpartition("/")[2]
    if not _safe(last):
        raise Refused(Fault(Place(last[:LONGEST_NAME] or "a file"), "has a name that no file can have.", "Rename it."))
    return last


def _safe(name: str) -> str:
    """The name where a file or folder can have it, else nothing."""
    wrong = name in {".", ".."} or any(ord(each) < ord(" ") or each in '/\\:*?"<>|' for each in name)
    try:
        too_long = len(name.encode()) > LONGEST_NAME
    except UnicodeEncodeError:
        return ""
    return "" if wrong or too_long else name
