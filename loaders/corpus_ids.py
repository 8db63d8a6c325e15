"""Which cases to be loaded together share an id: each would replace the other, and one review would be lost."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from loaders.errors import CaseNotFoundError
from loaders.faults import Fault, Place
from loaders.folder import id_of_folder
from loaders.read import read_case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

RIGHT = "Give each case an id of its own: rename it, or write `id: ...` in its case.yml; or load one of them only."


def faults_of_ids(paths: Sequence[Path], unchanged: Mapping[Path, str]) -> dict[Path, Fault]:
    """The fault of each path whose id another of them has, too.

    ``unchanged`` says the ids of those that the graph has as they stand: they stay, and have no fault.
    """
    by_id: dict[str, list[Path]] = defaultdict(list)
    for path in dict.fromkeys(paths):
        by_id[unchanged[path] if path in unchanged else id_of(path)].append(path)
    return {
        path: Fault(Place(path.name), f"{case!r} is the id of {_others(path, alike)}, too.", RIGHT)
        for case, alike in by_id.items()
        if case and len({each.resolve() for each in alike}) > 1
        for path in alike
        if path not in unchanged
    }


def _others(path: Path, alike: Sequence[Path]) -> str:
    return " and ".join(str(other) for other in alike if other.resolve() != path.resolve())


def id_of(path: Path) -> str:
    """The id that the case there has or would have; empty where there is none, or it cannot be read."""
    try:
        return id_of_folder(path) if path.is_dir() else read_case(path).case
    except (CaseNotFoundError, OSError):
        return ""
