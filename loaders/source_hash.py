"""By what one tells that a case was loaded as it stands, without reading it: a hash of its bytes and of our code."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

ROOMS = ("graph", "knowledge", "documents", "loaders")
CODE = (".py", ".yml")


def source_hash(path: Path) -> str:
    """A hash of every file of a case folder, or of a workbook; empty where there is neither.

    The name of the folder or workbook counts, since it gives the case its id, and so does the code that works a case
    out: a new version of it loads every case anew.
    """
    if path.is_dir():
        inside = sorted(each for each in path.iterdir() if each.is_file() and each.name[0] not in ".~")
    else:
        inside = [path] if path.is_file() else []
    if not inside:
        return ""
    found = hashlib.sha256(f"{code_hash()}\0{path.resolve().name}".encode())
    for each in inside:
        content = each.read_bytes()
        found.update(f"\0{each.name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


@cache
def code_hash() -> str:
    """A hash of all code that takes part in working out what a case becomes in the graph."""
    found = hashlib.sha256()
    for room in ROOMS:
        for each in _code(files(room)):
            found.update(each.read_bytes())
    return found.hexdigest()


def _code(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir():
            yield from _code(each)
        elif each.name.endswith(CODE):
            yield each
