"""Dates as people write them in reviews, read as closed intervals of days.

The whole grammar, with the bounds of each form, is the table in ``docs/dates.md``. Numeric dates have the day first. A
date that cannot be read is an error that says what would be right; nothing is guessed and nothing comes from today.
"""

from loaders.dates.cells import from_cell
from loaders.dates.reading import Moment, UnreadableDate, parse_date, parse_moment, parse_time

__all__ = ["Moment", "UnreadableDate", "from_cell", "parse_date", "parse_moment", "parse_time"]
