"""Cells that offer a list to choose from: named ranges of the sheet of lists, and which column offers which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from loaders.beside import EVERY_TABLE
from loaders.raw import letter
from loaders.sheets import MOST_ROWS
from loaders.workbook_help import several_hint
from loaders.workbook_lists import LISTS, list_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from loaders.workbook_lists import Lists

TITLE, WARNING = "Not in the list", "This is no value of the list. whoknew check will say what would be right."


class Choosing:
    """Offers lists in the columns of tables."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists

    def offer(self, sheet: Worksheet, table: str, headings: Sequence[str]) -> None:
        """Offers its list in each column that has one.

        A list takes one value where a cell may hold several, so that nothing is refused there; elsewhere a value that
        is in no list is warned of, and can be kept.
        """
        for number, heading in enumerate(headings, 1):
            column = EVERY_TABLE[table].column(heading)
            name = list_of(column, table) if column else None
            if column is None or name not in self.lists:
                continue
            offer = DataValidation("list", formula1=range_name(name), allow_blank=True, errorStyle="warning")
            offer.showErrorMessage = not column.many and column.link is None and heading != "agency"
            offer.errorTitle, offer.error = TITLE, WARNING
            if hint := several_hint(column):
                offer.showInputMessage, offer.promptTitle, offer.prompt = True, heading[:32], hint
            offer.add(f"{letter(number)}2:{letter(number)}{MOST_ROWS + 1}")
            sheet.add_data_validation(offer)

    def name_ranges(self, book: Workbook) -> None:
        """Names the range of each list in the sheet of lists."""
        for column, (name, entries) in enumerate(self.lists.items(), 1):
            cells = f"${letter(column)}$2:${letter(column)}${max(2, len(entries) + 1)}"
            book.defined_names[range_name(name)] = DefinedName(range_name(name), attr_text=f"{LISTS}!{cells}")


def range_name(name: str) -> str:
    """The name of a range: letters and `_` only, beginning so that it is no cell."""
    return f"list_{re.sub(r'[^a-z]+', '_', name.casefold()).strip('_')}"
