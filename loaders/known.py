"""The names that files, sheets and headings of a case may have."""

from __future__ import annotations

from loaders.beside import BESIDE, EVERY_TABLE
from loaders.settings_sheets import SETTING_SHEETS

TABLE_NAMES: tuple[str, ...] = tuple(EVERY_TABLE)
SHEET_NAMES: tuple[str, ...] = (*SETTING_SHEETS, *TABLE_NAMES)
HEADINGS: dict[str, tuple[str, ...]] = {
    **SETTING_SHEETS,
    **{table.name: tuple(column.heading for column in table.columns) for table in EVERY_TABLE.values()},
}


def file_name(table: str) -> str:
    """The name of a table's file in a folder."""
    return f"{table.replace(' ', '_')}.csv"


def takes_more(table: str) -> bool:
    """Whether a table may have columns beside those that are declared for it."""
    return table in BESIDE
