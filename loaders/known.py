"""The names that files, sheets and headings of a case may have."""

from __future__ import annotations

from loaders.settings_sheets import SETTING_SHEETS
from loaders.tables import BY_NAME, TABLES

TABLE_NAMES: tuple[str, ...] = tuple(BY_NAME)
SHEET_NAMES: tuple[str, ...] = (*SETTING_SHEETS, *TABLE_NAMES)
HEADINGS: dict[str, tuple[str, ...]] = {
    **SETTING_SHEETS,
    **{table.name: tuple(column.heading for column in table.columns) for table in TABLES},
}


def file_name(table: str) -> str:
    """The name of a table's file in a folder."""
    return f"{table.replace(' ', '_')}.csv"
