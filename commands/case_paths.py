"""Where a case stands that a command names by its path, or by its id in the cases folder."""

from __future__ import annotations

from pathlib import Path

from graph.settings import load_settings


def case_path(named: str) -> Path:
    """The path itself, or the folder of that id in the cases folder where there is nothing at the path."""
    path = Path(named)
    in_folder = load_settings().cases_folder / named
    return in_folder if not path.exists() and path.name == named and in_folder.is_dir() else path


def case_folders(folder: Path) -> list[Path]:
    """The case folders in ``folder``, by name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and any(path.glob("case.y*ml")))
