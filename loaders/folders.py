"""Which cases stand in a folder of cases, and what stands beside them that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.known import TABLE_NAMES
from loaders.read import WORKBOOK
from loaders.sheets import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NOT_OURS = (".", "~", "__MACOSX")
PACKED = frozenset({".zip", ".xls", ".xlsb", ".ods", ".7z", ".rar", ".gz", ".tar"})


def folders_of_cases(path: Path) -> Iterable[Path]:
    """The cases that stand in a folder of cases, by name; none where the folder is a case itself, or there is none."""
    if not path.is_dir() or any(path.glob("case.y*ml")):
        return ()
    return sorted(each for each in path.iterdir() if _is_meant_as_a_case(each))


def passed_over(path: Path) -> list[Path]:
    """What stands in a folder of cases, may hold a case, and is none of `folders_of_cases`: by name."""
    cases = set(folders_of_cases(path))
    return sorted(each for each in path.iterdir() if each not in cases and _may_hold_a_case(each)) if cases else []


def _is_meant_as_a_case(path: Path) -> bool:
    """Whether a folder has a ``case.yml``, or a table: then it is checked, and what it lacks is said."""
    if not path.is_dir() or path.name.startswith(NOT_OURS):
        return False
    return any(path.glob("case.y*ml")) or any(plain(each.stem) in TABLE_NAMES for each in path.glob("*.csv"))


def _may_hold_a_case(path: Path) -> bool:
    if path.name.startswith(NOT_OURS):
        return False
    return path.is_dir() or path.is_symlink() or path.suffix.lower() in WORKBOOK | PACKED
