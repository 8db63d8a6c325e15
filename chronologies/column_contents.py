"""What a column holds where its heading does not say so: decided by what stands in it, and always said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from chronologies.cell_dates import looks_like_a_date
from chronologies.headings import Role, plain_heading, role_of
from chronologies.layout import Layout, may_be_headings, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.blocks import Row, Table

MOST = 0.5  # of the words of the rows
SENTENCE = 4  # words that the cells of a text have at least, on average
MAY_HOLD_THE_TEXT = frozenset({"item", "item no", "nature of contact", "reason", "purpose"})
"""Headings that are known for something else, under which some agencies write what happened."""


def settled(layout: Layout, rows: Sequence[Row]) -> tuple[Layout, tuple[str, ...]]:
    """The layout with the text found by its contents where no heading names it, and what a person should know.

    A column with most of the words of the rows, under a heading that is not known, is the text; beside a column of
    text it is added to that. Every other column with an unknown heading is named: it is kept, and is no part of the
    text.
    """
    words = _words(rows, layout)
    unnamed = [column for column in words if _is_open(layout, column)]
    named = any(role_of(text) is Role.TEXT for text in layout.headings.values())
    remarks = []
    column = _holder(unnamed, words)
    if column is not None:
        layout = _with_text(layout, column, keep=named)
        how = "was added to the text" if named else "was taken for what happened"
        remarks.append(f"most of its words stand under {_name(layout, column)}, which is no known heading; it {how}.")
    elif not named:
        taken = [_name(layout, each) for each, role in sorted(layout.roles.items()) if role is Role.TEXT]
        remarks.append(f"no heading names what happened; {' and '.join(taken)} was taken for it.")
    unused = [_name(layout, each) for each in sorted(unnamed) if each != column and layout.roles.get(each) is None]
    if unused:
        remarks.append(f"headings that are not known: {', '.join(unused)}; kept as they are, no part of the text.")
    return layout, tuple(remarks)


def dated_headings_at(rows: Sequence[Row], at: int) -> Layout | None:
    """The layout of a table whose headings name the date and nothing that happened, where its contents do.

    Most rows below must hold a date under that heading, and one column under an unknown heading most of their words.
    """
    if not may_be_headings(rows[at]):
        return None
    headings = texts_of(rows[at])
    roles = {column: role for column, text in headings.items() if (role := role_of(text)) is not None}
    dates = [column for column, role in roles.items() if role is Role.DATE]
    below = [row for row in rows[at + 1 :] if not row.is_empty]
    if len(dates) != 1 or not below:
        return None
    dated = sum(column == dates[0] and looks_like_a_date(cell) for row in below for column, cell in row.placed())
    names = frozenset(plain_heading(text) for text in headings.values())
    layout = Layout(roles, headings, None, names)
    words = _words(below, layout)
    column = _holder([each for each in words if _is_open(layout, each)], words)
    return _with_text(layout, column, keep=False) if dated > MOST * len(below) and column is not None else None


def _words(rows: Sequence[Row], layout: Layout) -> dict[int, tuple[int, int]]:
    """How many words, and how many filled cells, stand in each column."""
    number: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in rows:
        for column, cell in row.placed():
            if cell.text.strip() and not cell.merged_above and plain_heading(cell.text) not in layout.names:
                number[column] += len(cell.text.split())
                filled[column] += 1
    return {column: (number[column], filled[column]) for column in filled}


def _holder(columns: Sequence[int], words: Mapping[int, tuple[int, int]]) -> int | None:
    """The column that holds most of all words, in sentences."""
    whole = sum(number for number, _ in words.values())
    best = max(columns, key=lambda column: words[column][0], default=None)
    if best is None or words[best][0] <= MOST * whole or words[best][0] < SENTENCE * words[best][1]:
        return None
    return best


def _is_open(layout: Layout, column: int) -> bool:
    """Whether no heading says what a column holds."""
    heading = layout.headings.get(column, "")
    return column not in layout.roles or plain_heading(heading) in MAY_HOLD_THE_TEXT


def _with_text(layout: Layout, column: int, *, keep: bool) -> Layout:
    """The layout with a column as the text: beside what is the text, or in its stead."""
    roles = {
        each: role if keep or role is not Role.TEXT else role_of(layout.headings.get(each, "")) or Role.OTHER
        for each, role in layout.roles.items()
    }
    return replace(layout, roles=dict(sorted((roles | {column: Role.TEXT}).items())))


def _name(layout: Layout, column: int) -> str:
    heading = " ".join(layout.headings.get(column, "").split())
    return f"{heading!r}" if heading else f"column {column + 1} (without a heading)"


def first_that_fits(rows: Sequence[Row], layout: Layout) -> int | None:
    """The first row above the headings that holds a date and a text under them: an event, and no title."""
    for at, row in enumerate(rows):
        roles = {layout.roles.get(column): cell for column, cell in row.placed() if cell.text and cell.spans == 1}
        if Role.TEXT in roles and Role.DATE in roles and looks_like_a_date(roles[Role.DATE]):
            return at
    return None


def goes_on(table: Table, layout: Layout) -> bool:
    """Whether a table without headings has the columns of the one before it: as many, and dates where that had them.

    Its last columns may be missing where nothing stands in them, if the text is not among them.
    """
    width = max(layout.headings, default=0) + 1
    filled = [row for row in table.rows if not row.is_empty]
    texts = [column for column, role in layout.roles.items() if role is Role.TEXT]
    most = max((sum(cell.spans for cell in row.cells) for row in filled), default=0)
    if most > width or most <= max(texts):
        return False
    dates = [cell for row in filled for column, cell in row.placed() if layout.roles.get(column) is Role.DATE]
    if not dates or not looks_like_a_date(dates[0]):
        return False  # its first row may be headings of its own
    return sum(looks_like_a_date(cell) for cell in dates if cell.text) >= MOST * len(filled)
