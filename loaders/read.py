"""Reading a case from wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.errors import CaseNotFoundError
from loaders.folder import read_folder

if TYPE_CHECKING:
    from pathlib import Path

    from loaders.sheets import Sheets

WORKBOOK = frozenset({".xlsx", ".xlsm"})


def read_case(path: Path) -> Sheets:
    """The case in a folder or an Excel workbook: the same value for both, with the faults that reading found.

    Raises ``CaseNotFoundError`` where there is neither.
    """
    if path.is_dir():
        if path.name in {"", ".", ".."}:
            path = path.resolve()
        return read_folder(path)
    if path.is_file() and path.suffix.lower() in WORKBOOK:
        from loaders.workbook import read_workbook  # noqa: PLC0415 - takes long to import, and most cases are folders

        return read_workbook(path)
    if path.is_file():
        raise CaseNotFoundError(f"{path} is neither a folder nor a workbook (.xlsx).")
    raise CaseNotFoundError(f"{path} does not exist. A case is a folder with case.yml, or a workbook (.xlsx).")
