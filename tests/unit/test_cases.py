"""Every case of the repository is without faults, cites what exists, and says it in its own words.

The published reports are not part of the repository. Where they are at hand (`../shared/reports`), locators and wording
are held against them; where not, those tests say so and are skipped.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.check import check
from loaders.citations import citations, read_source, wrong_citations
from loaders.read import read_case
from loaders.rows import Checked
from loaders.wording import find_runs, index_runs

CASES = Path(__file__).parents[2] / "cases"
REPORTS = Path(__file__).parents[3] / "shared" / "reports"
FOLDERS = pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
BLAME = re.compile(
    r"\b(fail(s|ed|ure|ures|ing)?|negligen\w*|incompeten\w*|guilty|neglect(ed|ful)|careless\w*)\b",
    re.IGNORECASE,
)
NOT_BLAME = re.compile(r"(not guilty|pleaded guilty|found guilty|admitted)", re.IGNORECASE)


def checked(folder: Path) -> Checked:
    found = check(read_case(folder))
    assert isinstance(found, Checked), [str(fault) for fault in found][:5]
    return found


def cells(folder: Path) -> list[tuple[str, str]]:
    return [
        (f"{path.name}:{number}", line)
        for path in sorted(folder.glob("*.csv")) + sorted(folder.glob("*.yml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def report_file(folder: Path, file: str) -> Path:
    for place in (folder / file, REPORTS / file):
        if place.exists():
            return place
    pytest.skip(f"{file} is not at hand: it is published, and not part of the repository")


@FOLDERS
def test_a_case_has_no_faults(folder: Path) -> None:
    assert checked(folder).case == folder.name


@FOLDERS
def test_every_row_that_claims_something_says_where_it_is_said(folder: Path) -> None:
    places = {citation.place for citation in citations(checked(folder))}
    claims = [row for row in checked(folder).all() if row.table.column("sources") is not None]
    assert [str(row.at("sources")) for row in claims if row.at("sources") not in places] == []


@FOLDERS
def test_every_locator_exists_in_its_report(folder: Path) -> None:
    case = checked(folder)
    for source in case.settings.sources:
        report = read_source(report_file(folder, str(source.file)), source)
        assert [(str(one.place), one.locator) for one in wrong_citations(case, source.id, report)] == []


@FOLDERS
def test_no_eight_consecutive_words_of_a_report_stand_in_the_case(folder: Path) -> None:
    for source in checked(folder).settings.sources:
        path = report_file(folder, str(source.file))
        if path.parent == folder:
            continue  # a made-up report that belongs to the case
        index = index_runs(path.read_text(encoding="utf-8"))
        assert [(place, run.text) for place, text in cells(folder) for run in find_runs(index, text)] == []


@FOLDERS
def test_no_case_apportions_blame(folder: Path) -> None:
    found = [(place, text) for place, text in cells(folder) if BLAME.search(NOT_BLAME.sub("", text))]
    assert found == []
