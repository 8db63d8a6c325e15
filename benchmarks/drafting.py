"""How much typing a draft would have saved whoever coded a review.

    .venv/bin/python -m benchmarks.drafting stacey callum [--reports FOLDER]

The report of each case is read as `whoknew draft` reads it, and what it suggests is held against what people coded.
*Covered* is a coded row with a date for which some suggestion stands in a passage that the row cites, with days that
overlap its own and at least one holder in common (a part of a body counts as the body, and the other way round).
*Same table* asks in addition that the suggestion is for the table of the row. *Right* is a suggestion for which some
coded row of its table does so; only suggestions in passages that some row cites are counted. What is not counted: the
coder's own sentence, items of information, channel, outcome: those a draft never fills in.
"""

# ruff: noqa: T201 - it prints what it measured

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from drafts.coverage import Row, coded_rows, covers, names_of
from drafts.reading import read_draft
from graph.settings import load_settings
from loaders.check import require
from loaders.citations import read_source, reports_at_hand
from loaders.read import read_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafts.suggestions import Suggestion

CASES = Path(__file__).parents[1] / "cases"
COVERED = ("incidents", "sharings", "requests", "meetings", "decisions")
BANDS = ("high", "medium", "low")


def share(part: int, whole: int) -> str:
    """A share in words of numbers: ``12 of 34 (35 %)``."""
    return f"{part:4} of {whole:4} ({100 * part / whole:3.0f} %)" if whole else "   none"


def measure(case: str, reports: Path | None) -> None:
    """Prints the measures of one case; says so where its report is not on this machine."""
    checked = require(read_case(CASES / case))
    found = next(iter(reports_at_hand(checked, CASES / case, reports)), None)
    if found is None:
        print(f"{case}: its report is not on this machine")
        return
    source, path = found
    report = read_source(path, source)
    rows = coded_rows(checked, source.id, report)
    draft = read_draft(report)
    bodies = names_of(checked, draft.holders)
    print(f"\n{case}: {len(draft.events)} dated events, {len(draft.suggestions)} suggested rows, "
          f"{len(report.passages)} passages")  # fmt: skip
    by_place: dict[str, list[Suggestion]] = defaultdict(list)
    for one in draft.suggestions:
        by_place[one.locator].append(one)
    _print_covered(rows, by_place, bodies)
    _print_right(rows, draft.suggestions, bodies)


def _print_covered(rows: list[Row], by_place: dict[str, list[Suggestion]], bodies: dict[str, frozenset[str]]) -> None:
    print("coded rows with a date that the draft covers       any table        same table")
    total = [0, 0, 0]
    for table in COVERED:
        dated = [row for row in rows if row.table == table and row.span is not None]
        near = [[one for place in row.places for one in by_place[place]] for row in dated]
        some = sum(any(covers(one, row, bodies) for one in ones) for row, ones in zip(dated, near, strict=True))
        same = sum(any(one.table == table and covers(one, row, bodies) for one in ones)
                   for row, ones in zip(dated, near, strict=True))  # fmt: skip
        total = [total[0] + some, total[1] + same, total[2] + len(dated)]
        print(
            f"  {table:12} {len(dated):4}                        {share(some, len(dated))}   {share(same, len(dated))}"
        )
    print(f"  {'all':12} {total[2]:4}                        {share(total[0], total[2])}   {share(total[1], total[2])}")


def _print_right(rows: list[Row], found: Iterable[Suggestion], bodies: dict[str, frozenset[str]]) -> None:
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for place in row.places:
            by_place[place].append(row)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        if one.locator not in by_place:
            continue
        right = any(row.table == one.table and covers(one, row, bodies) for row in by_place[one.locator])
        for key in ((one.table, one.confidence), (one.table, "all"), ("all", one.confidence), ("all", "all")):
            counts[key][0] += right
            counts[key][1] += 1
    print("suggestions that a coded row of the same table bears out, by confidence")
    for table in (*dict.fromkeys(key[0] for key in counts if key[0] != "all"), "all"):
        cells = [f"{name} {share(*counts[table, name])}" for name in (*BANDS, "all")]
        print(f"  {table:12} " + "   ".join(cells))


def main() -> None:
    """Measures every case that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="+")
    parser.add_argument("--reports", type=Path, help="the folder of reports; by default that of the settings")
    given = parser.parse_args()
    for case in given.cases:
        measure(case, given.reports or load_settings().reports_folder)


if __name__ == "__main__":
    main()
