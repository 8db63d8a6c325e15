"""What ``docs/case-format.md`` says in running words; the tables in it are written from the declarations."""

from __future__ import annotations

from loaders.sheets import MOST_BYTES, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS

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
   all the same: it is what `whoknew load` lists, too.
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
- A row whose first cell begins with `#` is a remark to yourself, and so is every empty row. Anything else above the
  headings, such as a title, is a fault.
- Two rows of a table without ids of their own that say the same are a fault: write what is different, or remove one.
- CSV: commas (or semicolons, or tabs) between cells, double quotes around a cell that holds one, UTF-8. UTF-16 that
  begins with its mark (as "Unicode text" of a spreadsheet does) and Windows-1252 are read too; what is neither is a
  fault.
- **Several values** in one cell are separated by `;`, so a list's own values hold none.
- **Yes or no**: `yes`, `no`; empty is no. **Numbers**: 1, 2, 3. **Times**: `23:20`, `11.20 pm`, `0210 hrs`; a time
  may also stand beside the date.
- **Dates** are written as the source has them: `9 April 2015`, `early June 2015`, `by 3 June 2009`, `spring 2012`,
  `3-7 March 2012`, the months in English. The whole list is in [dates.md](dates.md). A date that cannot be read is a
  fault, never a guess.
- **Ends** (`to`, `until`) are the day on which it ended, in every table: on that day it may still have held, the day
  after it no longer did. Somebody who worked there "until 30 June" has `to` = 30 June.
- At most {MOST_CHARACTERS:,} characters in a cell, {MOST_ROWS:,} rows and {MOST_COLUMNS} columns in a table,
  {MOST_BYTES // 1024**2} MB in a file.

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
paragraphs). A source's id alone (`letter`) cites it as a whole, which a letter of one page may need; where other rows
give a place in the same source, that loads with a remark. A row without sources loads with a remark, too. `asserted
by` says who claims it, where it is not the source itself; `certainty` is `stated` where the cell is empty. Two sources
that contradict each other are two rows.
"""

STEERING = """\
## Which values steer answers

Most lists are there to be read, filtered and counted. These change what a question answers, or in which order it lists
what it found; an *own value* is one that `own values` of `case.yml` added:

- **certainty**, **basis of knowledge**, **outcome of a sharing**, **fidelity**, **kind of holder**, **kind of access**:
  who knew what when, by the rules of [derivation.md](derivation.md). None of them can be extended.
- **channel**: `in person`, `phone`, `meeting`, `emergency call`, `court`, `other`, `unknown` and an empty cell are no
  writing. What went whole by any other channel was written down, own values included: so let a spoken channel be one of
  these, and add only what leaves a paper behind, such as a cable.
- **kind of information**: findings about `threat to kill`, `strangulation`, `weapon`, `sexual violence`, `stalking`,
  `breach`, `child harm`, `separation`, `assault`, `coercive control`, `whereabouts` and `earlier victims` come first,
  and so do those about own values. The shipped rules of need ask for shipped kinds only; `need rules` of your own can
  ask for yours.
- **kind of incident**: what happened while something had not arrived is everything but `contact`, `review`,
  `relationship`, `staff change` and `record change`, unless it was critical. Own values are listed.
- **kind of agency**: `domestic abuse services`, `victim services`, `substance use services`, `mental health` and
  `voluntary` are services to which one refers; an own value is one only where nothing at all is recorded as having
  reached it.
- **capacity**: the rules of need go by it. An own value gives no needs but by `need rules` of your own: code `needs`.
- **fate of a request**, **status of a meeting**, **basis of a need**, **strength**: whether it is listed, and how
  firmly. None of them can be extended.

Critical incidents (`critical` = yes) count, too: how near to harm a gap was is measured to them. `role`, `kind of
decision`, `kind of order` and `reason code` change no answer.
"""

WORKBOOK = """\
## As a workbook

The same tables as sheets of the same names (`nil returns`), the same headings, the same cells. Real dates, numbers
and ticks of a spreadsheet are read as what they show. Formulas, errors and merged cells are faults: paste values, and
write the value into every row that it belongs to. Hidden sheets and rows are read as any other. `whoknew code` writes
one with lists to choose from ([coding-in-a-workbook.md](coding-in-a-workbook.md)). What `case.yml`
says stands in sheets of its own; the sheet `case` is needed, with a row each for `title`, `period from`, `period to`
and whatever else `case.yml` would have on one line (`id`, too, where the workbook's name is not the id of the case).
"""
