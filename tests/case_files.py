"""Cases to test with: the example of the format page, with a file changed here and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.check import check, require
from loaders.format_example import EXAMPLE
from loaders.read import read_case
from loaders.rows import Checked

if TYPE_CHECKING:
    from pathlib import Path


def write_case(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Writes the example as a folder, with whole files replaced, added or (``None``) left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**EXAMPLE, **(changes or {})}.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def with_row(name: str, *rows: str) -> dict[str, str | None]:
    """A change that adds rows at the end of a file of the example."""
    return {name: EXAMPLE[name] + "".join(f"{row}\n" for row in rows)}


def replaced(name: str, old: str, new: str) -> dict[str, str | None]:
    """A change that replaces words in a file of the example."""
    assert old in EXAMPLE[name], f"{name} holds no {old!r}"
    return {name: EXAMPLE[name].replace(old, new)}


def faults_of(path: Path) -> list[str]:
    """Every fault of a case, as a user reads it."""
    checked = check(read_case(path))
    return [] if isinstance(checked, Checked) else [str(fault) for fault in checked]


def checked_case(folder: Path, changes: dict[str, str | None] | None = None) -> Checked:
    """The example with these changes, checked."""
    return require(read_case(write_case(folder, changes)))
