"""How much of a file is read at most: the bounds of memory and time, as docs/documents.md states them."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
"""Of a zipped format (.xlsx, .docx, .ods), all parts together."""
MOST_OF_TEXT = 30 * MEGABYTE
"""Of the part of a .docx that holds its text, which is held in memory as a tree."""
MOST_SHEETS = 250
MOST_ROWS = 100_000
MOST_COLUMNS = 300
MOST_CELLS = 1_000_000
MOST_CHARACTERS = 1_000_000
"""Of one cell."""
MOST_PAGES = 2_000
CHILD_MEGABYTES = 1_500
CHILD_SECONDS = 120
"""Formats that libraries in C and Rust read (.pdf, .xls, .xlsb) are read in a process of their own."""
