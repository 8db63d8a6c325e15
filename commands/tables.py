"""Rows on a terminal: a table where it fits, otherwise one block for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from commands.listing import cell_text

if TYPE_CHECKING:
    from commands.listing import Heading, Listing

WIDEST_WORD = 28
TALLEST = 8  # lines of a cell, were all columns equally wide
FRAME = 3  # characters between two columns


def print_table(listing: Listing, console: Console | None = None) -> None:
    """Prints the rows; ids are left to the other formats, and so are columns without any value.

    Cells are ``Text``: what stands in a case is never read as Rich's markup.
    """
    console = console or Console()
    headings = [heading for heading in listing.headings if not heading.technical and _is_used(heading, listing)]
    if not listing.rows:
        console.print(Text("No rows."))
    elif _fits(headings, listing, console.width):
        console.print(_table(headings, listing))
    else:
        for number, row in enumerate(listing.rows, 1):
            console.print(_block(number, headings, row))


def _is_used(heading: Heading, listing: Listing) -> bool:
    return any(cell_text(row.get(heading.key)) for row in listing.rows)


def _fits(headings: list[Heading], listing: Listing, width: int) -> bool:
    """Whether a table of that width breaks no word and has no cell that is a tower of short lines."""
    longest = max(len(cell_text(row.get(heading.key))) for row in listing.rows for heading in headings)
    narrowest = sum(_narrowest(heading, listing) + FRAME for heading in headings)
    return narrowest <= width and longest * len(headings) <= TALLEST * width


def _narrowest(heading: Heading, listing: Listing) -> int:
    """The least width of a column: its longest word, so that no id or date is broken, within reason."""
    texts = [heading.title, *(cell_text(row.get(heading.key)) for row in listing.rows)]
    return min(WIDEST_WORD, max(len(word) for text in texts for word in text.split() or [""]))


def _table(headings: list[Heading], listing: Listing) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for heading in headings:
        numbers = all(isinstance(row.get(heading.key), (int, float, type(None))) for row in listing.rows)
        table.add_column(
            Text(heading.title, style="bold"),
            justify="right" if numbers else "left",
            overflow="fold",
            min_width=_narrowest(heading, listing),
        )
    for row in listing.rows:
        table.add_row(*(Text(cell_text(row.get(heading.key))) for heading in headings))
    return table


def _block(number: int, headings: list[Heading], row: Any) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, title=Text(f"— {number} —"), title_justify="left")
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for heading in headings:
        text = cell_text(row.get(heading.key))
        if text:
            table.add_row(Text(heading.title), Text(text))
    return table
