"""Made-up reviews in the case format, to measure with: the same seed gives the same reviews.

    .venv/bin/python -m benchmarks.synthetic 200 FOLDER [--seed 7] [--from 1]

writes review 1 to 200, each a folder of its own (`r000001` and so on) that `whoknew check` passes. How they are drawn
stands in `benchmarks/synthetic_case.py`. Nothing is written where a review stands already.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.synthetic_case import case_tables
from loaders.folder import write_folder
from loaders.known import HEADINGS
from loaders.sheets import Line, Sheet, Sheets, plain

SEED = 7


def case_id(number: int) -> str:
    """The id of the review of that number."""
    return f"r{number:06}"


def write_review(folder: Path, seed: int, number: int) -> Path:
    """Writes one review below ``folder`` and gives its own folder; one that stands there is left as it is."""
    target = folder / case_id(number)
    if not target.exists():
        settings, tables = case_tables(seed, number)
        sheets = {plain(name): _sheet(plain(name), rows) for name, rows in tables.items()}
        write_folder(Sheets(case_id(number), target, sheets, settings, {}), target)  # type: ignore[arg-type]
    return target


def write_corpus(folder: Path, reviews: int, seed: int = SEED, first: int = 1) -> list[Path]:
    """Writes that many reviews and gives their folders."""
    return [write_review(folder, seed, number) for number in range(first, first + reviews)]


def _sheet(name: str, rows: list[dict[str, str]]) -> Sheet:
    used = {heading for row in rows for heading in row}
    headings = tuple(heading for heading in HEADINGS[name] if heading in used)
    lines = tuple(Line(number, tuple(row.get(each, "") for each in headings)) for number, row in enumerate(rows, 2))
    return Sheet(name, f"{name}.csv", headings, lines)


def main() -> int:
    """Writes the reviews."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reviews", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--from", type=int, default=1, dest="first")
    given = parser.parse_args()
    paths = write_corpus(given.folder, given.reviews, given.seed, given.first)
    sys.stdout.write(f"{len(paths)} reviews stand in {given.folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
