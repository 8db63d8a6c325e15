"""What ``docs/case-format.md`` says in running words; the tables in it are written from the declarations."""

from __future__ import annotations

from loaders.sheets import MOST_BYTES, MOST_CHARACTERS, MOST_ROWS

INTRODUCTION = """\
# How a case is written down

<!-- Written by `python -m loaders.format_page` from loaders/tables.py and graph/vocabulary.py. Change those. -->

A case is one review, coded as tables. It is a **folder** `<id>/` with `case.yml` and one CSV file for each table, or
one **Excel workbook** `<id>.xlsx` with a sheet for each table; both say the same and each converts into the other.
This page is all you need to write one; *how to decide* what goes where is in the [coding guide](coding-guide.md).

1. `whoknew new my-case` writes an empty case with every heading and what it is for.
2. Fill in `case.yml`, `people`, `holders`, `information` and `knowledge`; then whatever else the source tells.
3. `whoknew check my-case` lists everything that is wrong at once, each with file, row and column and what would be
   right. Nothing is loaded until there is nothing on that list. What it lists as remarks is worth a look and loads
   all the same.
4. `whoknew load my-case` puts it into the graph. Loading it again changes nothing; loading a changed case replaces
   what changed.

Everything is written in your own words. Code what the source says happened; never an answer: who knew what when is
worked out.
"""

CELLS = f"""\
## Files and cells

- The first row holds the headings. Capital letters, `_` and `-` make no difference in names of tables and headings;
  the order of columns and of rows makes none at all. Leave out columns that you do not need. An unknown table or
  heading, or one that stands twice, is a fault.
- A row whose first cell begins with `#` is a remark to yourself, and so is every empty row.
- CSV: commas (or semicolons, or tabs) between cells, double quotes around a cell that holds one, UTF-8 (Windows-1252
  is read too).
- **Several values** in one cell are separated by `;`, so a list's own values hold none.
- **Yes or no**: `yes`, `no`; empty is no. **Numbers**: 1, 2, 3. **Times**: `23:20`, `11.20 pm`, `0210 hrs`; a time
  may also stand beside the date.
- **Dates** are written as the source has them: `9 April 2015`, `early June 2015`, `by 3 June 2009`, `spring 2012`,
  `3-7 March 2012`. The whole list is in [dates.md](dates.md). A date that cannot be read is a fault, never a guess.
- At most {MOST_CHARACTERS:,} characters in a cell, {MOST_ROWS:,} rows in a table, {MOST_BYTES // 1024**2} MB in a
  file.

### ids

Lower-case letters, digits, `-`, `_` and `.`, beginning with a letter or digit: `anna`, `i12`, `social-worker-2`.
Every id is used once in the whole case, ids of sources included. Rows of `people`, `holders` and `information` have
one; a row of another table needs one only if some other row names it, and is given one otherwise. Two such rows that
say the same are a fault.

The id of the case is the name of its folder or workbook, by the same rule.

### Cells that name other rows

A cell that names other rows holds their ids: `i12; i13`. Some columns let you say more beside an id:

| written | means | in |
| --- | --- | --- |
| `i12` | the row `i12` | every such column |
| `i12 as i12a` | `i12a` arrived in place of `i12`: its part, or the distorted version | `partly`, `distorted` |
| `i13: no risk to children` | these words were said in place of `i13` | `distorted` |
| `gp: on leave` | `gp`, for this reason | `absent` |
| `i12 by police` | `police` raised `i12` | `raised` |

The words after `:` hold no `;`.

### Sources and locators

Every row can say where it comes from: `sources` holds locators, each a source's id of `case.yml`, a space, and the
place in it: `review 6:12; review fn10`. How places are counted is up to the source (`whoknew locate` counts
paragraphs). A row without sources loads, with a remark. `asserted by` says who claims it, where it is not the source
itself; `certainty` is `stated` where the cell is empty. Two sources that contradict each other are two rows.
"""

WORKBOOK = """\
## As a workbook

The same tables as sheets of the same names (`nil returns`), the same headings, the same cells. Real dates, numbers
and ticks of a spreadsheet are read as what they show. Formulas are a fault: paste them as values. What `case.yml`
says stands in sheets of its own; the sheet `case` is needed, with a row each for `title`, `period from`, `period to`
and whatever else `case.yml` would have on one line (`id`, too, where the workbook's name is not the id of the case).
"""
