"""Where the headings of a table stand, and which of its columns holds what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from chronologies.cell_dates import looks_like_a_date
from chronologies.headings import ALIASES, Role, day_first_by_heading, plain_heading, role_of
from chronologies.split_dates import part_of_a_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.blocks import Cell, Row

LONGEST = 90
ENOUGH = 0.6  # of the filled cells of a row of headings are known ones


@dataclass(frozen=True)
class Layout:
    """The columns of a table by their positions: what each holds, and its heading as it was written."""

    roles: Mapping[int, Role]
    headings: Mapping[int, str]
    day_first: bool | None = None
    names: frozenset[str] = field(default=frozenset(), compare=False)

    def has(self, role: Role) -> bool:
        """Whether a column has this role."""
        return role in self.roles.values()

    def heading_of(self, role: Role) -> str:
        """The first heading with this role, for messages."""
        return next((self.headings[column] for column, each in self.roles.items() if each is role), str(role))


def layout_of(headings: Mapping[int, str], known: Mapping[int, Role] | None = None) -> Layout | None:
    """The layout under these headings, by position; ``None`` where they are not those of a chronology.

    A chronology has a column for the date and one for what happened. Where none is the event's, the remark's is; where
    none is the event's date, the only other date is.
    """
    roles = dict(known) if known is not None else {
        column: role for column, text in headings.items() if (role := role_of(text)) is not None
    }  # fmt: skip
    present = list(roles.values())
    if Role.DATE not in present and present.count(Role.OTHER_DATE) == 1:
        roles = {column: Role.DATE if role is Role.OTHER_DATE else role for column, role in roles.items()}
    if Role.TEXT not in present:
        roles = {column: Role.TEXT if role is Role.REMARK else role for column, role in roles.items()}
    if Role.DATE not in roles.values():
        roles = _in_three_columns(roles, headings)
    present = list(roles.values())
    if not {Role.DATE, Role.DAY} & set(present) or Role.TEXT not in present:
        return None
    roles = _one_date(roles)
    orders = {day_first_by_heading(headings.get(column, "")) for column, role in roles.items() if role is Role.DATE}
    named = orders - {None}
    names = frozenset(plain_heading(text) for text in headings.values())
    return Layout(roles, headings, named.pop() if len(named) == 1 else None, names)


def _in_three_columns(roles: dict[int, Role], headings: Mapping[int, str]) -> dict[int, Role]:
    """The roles with the columns of day and month, where the year has its own: together they are the date."""
    parts = {column: part for column, text in headings.items() if (part := part_of_a_date(text)) is not None}
    whole = sorted(parts.values()) == [Role.DAY, Role.MONTH] and list(roles.values()).count(Role.YEAR) == 1
    return roles | parts if whole else roles


def _one_date(roles: dict[int, Role]) -> dict[int, Role]:
    """The roles with the first column of a date as the date, and any further one left as it is."""
    dates = [column for column, role in roles.items() if role is Role.DATE]
    return {column: Role.OTHER if column in dates[1:] else role for column, role in roles.items()}


def texts_of(row: Row) -> dict[int, str]:
    """The texts of a row by the columns that they stand over; a merged cell over each of its columns."""
    return {
        column: cell.text
        for start, cell in row.placed()
        if cell.text.strip()
        for column in range(start, start + cell.spans)
    }


def headings_at(rows: Sequence[Row], at: int) -> tuple[Layout, int] | None:
    """The layout whose headings stand in the row at this place, and how many rows they take; ``None`` for others."""
    texts = texts_of(rows[at])
    if not may_be_headings(rows[at]):
        return None
    alone = layout_of(texts) if _mostly_known(texts) else None
    if at + 1 < len(rows) and may_be_headings(rows[at + 1]) and _may_go_together(rows[at], rows[at + 1]):
        below = texts_of(rows[at + 1])
        both = {column: _joined(texts.get(column, ""), below.get(column, "")) for column in {**texts, **below}}
        roles = {column: role for column, text in both.items()
                 if (role := _role_of_two_lines(text, below.get(column, ""))) is not None}  # fmt: skip
        together = layout_of(both, roles)
        if together is not None and _is_second_line(rows[at + 1], texts, alone, together):
            return together, 2
    return (alone, 1) if alone else None


def _role_of_two_lines(both: str, below: str) -> Role | None:
    """What two lines of headings say together where that is known, else the lower, which is of this column alone."""
    return ALIASES.get(plain_heading(both)) or role_of(below) or role_of(both)


def _may_go_together(row: Row, below: Row) -> bool:
    """Whether two rows may be two lines of one heading: not where the second is one by itself, as repeated ones are."""
    if any(cell.spans > 1 for cell in row.cells) or any(cell.merged_above for cell in below.cells):
        return True
    texts = texts_of(below)
    known = any(role_of(text) is not None for text in texts_of(row).values())
    return known and not (_mostly_known(texts) and layout_of(texts) is not None)


def _mostly_known(texts: Mapping[int, str]) -> bool:
    names = {plain_heading(text): role_of(text) for text in texts.values()}
    return sum(role is not None for role in names.values()) >= ENOUGH * len(names) or (
        len({role for role in names.values() if role not in {None, Role.OTHER}}) >= 3  # noqa: PLR2004 - no accident
    )


def may_be_headings(row: Row) -> bool:
    """Whether all that stands in a row could be headings: several short texts, and no dates."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    return len(filled) >= 2 and all(_like_a_heading(cell) for cell in filled)  # noqa: PLR2004 - a date and an event


def _like_a_heading(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.text) <= LONGEST and not looks_like_a_date(cell)


def _joined(first: str, second: str) -> str:
    return first if plain_heading(first) == plain_heading(second) else f"{first} {second}".strip()


def _is_second_line(row: Row, above: Mapping[int, str], alone: Layout | None, together: Layout) -> bool:
    """Whether the row goes on with the headings above: its cells stand under merged ones, or complete them."""
    filled = [(column, cell) for column, cell in row.placed() if cell.text.strip() and not cell.merged_above]
    if not filled:
        return True
    if alone is None:
        return len(together.roles) >= len(filled)
    known = sum(role_of(cell.text) is not None for _, cell in filled)
    under_merged = any(above.get(column) and above.get(column) == above.get(column + 1) for column, _ in filled)
    short = all(len(cell.text) <= 40 for _, cell in filled)  # noqa: PLR2004 - a heading's length
    return short and (under_merged or known >= ENOUGH * len(filled)) and len(together.roles) >= len(alone.roles)


def reordered(row: Row, layout: Layout) -> Layout | None:
    """The layout where a row says the headings again in other places; ``None`` where they stand where they stood."""
    texts = texts_of(row)
    known = {plain_heading(text): layout.roles.get(column) for column, text in layout.headings.items()}
    before = {plain_heading(text): column for column, text in sorted(layout.headings.items(), reverse=True)}
    names = {column: plain_heading(text) for column, text in sorted(texts.items())}
    first = {name: column for column, name in reversed(names.items())}
    if all(before.get(name, column) == column for name, column in first.items()):
        return None
    roles = {column: role for column, name in names.items() if (role := known.get(name)) is not None}
    if not {Role.DATE, Role.TEXT} <= set(roles.values()):
        return None
    return Layout(roles, texts, layout.day_first, frozenset(names.values()))


def below_fused_headings(row: Row, layout: Layout) -> Row | None:
    """What stands below headings that a page of a .pdf ran together with the rest of a row; ``None`` for other rows.

    Every cell that is filled begins with the heading of its column, and the date says nothing else.
    """
    cells, more = [], False
    for column, cell in row.placed():
        heading = layout.headings.get(column, "").split()
        words = cell.text.split()
        if words[: len(heading)] != heading or (words and not heading):
            return None
        left = " ".join(words[len(heading) :])
        if left and (layout.roles.get(column) is Role.DATE or plain_heading(cell.text) in ALIASES):
            return None
        more = more or (bool(left) and layout.roles.get(column) is Role.TEXT)
        cells.append(replace(cell, text=left, value=left or None))
    return replace(row, cells=tuple(cells)) if more and row.page is not None else None


def repeats(row: Row, layout: Layout) -> bool:
    """Whether a row says the headings again, as tables that go over pages do."""
    texts = {plain_heading(cell.text) for cell in row.cells if cell.text.strip()}
    return len(texts) >= 2 and len(texts & layout.names) >= 0.8 * len(texts)  # noqa: PLR2004 - nearly all of them
