"""Merged cells in their places: once at their first column, repeated in the rows that they go down over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from documents.blocks import Cell, Row
from documents.limits import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY = Cell()


def place_merged(found: list[tuple[int, dict[int, Cell]]], merged: list[tuple[int, int, int, int]]) -> Iterator[Row]:
    """The rows with their gaps filled and merged cells in place: spans to the right, repeated downwards.

    Rows that hold nothing but what is merged into them from above are no rows of their own.
    """
    rows = dict(found)
    spans: dict[tuple[int, int], int] = {}
    for top, left, bottom, right in merged:
        if top < 1 or left >= MOST_COLUMNS or (top, left) == (bottom, right):
            continue
        first = rows.get(top, {}).get(left)
        for row in _between(rows, top, bottom):
            cells = rows[row]
            for column in range(left + 1, min(right, MOST_COLUMNS) + 1):
                cells.pop(column, None)
            spans[row, left] = min(right, MOST_COLUMNS) - left + 1
            if row > top and first is not None:
                cells[left] = replace(first, merged_above=True)
    for number, cells in rows.items():
        if cells:
            yield Row(number, tuple(_filled(number, cells, spans)))


def _between(rows: dict[int, dict[int, Cell]], top: int, bottom: int) -> list[int]:
    if bottom - top < len(rows):
        return [row for row in range(top, bottom + 1) if row in rows]
    return [row for row in rows if top <= row <= bottom]


def _filled(number: int, cells: dict[int, Cell], spans: dict[tuple[int, int], int]) -> Iterator[Cell]:
    last = max(cells)
    column = 0
    while column <= last:
        span = spans.get((number, column), 1)
        cell = cells.get(column, EMPTY)
        yield replace(cell, spans=span) if span > 1 else cell
        column += span
