"""The page that looks through suggestions: by keys and buttons, written at once, taken back, found again by address."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

import pytest

from drafts.case import write_draft
from drafts.reading import read_draft
from loaders.passages import read_report
from tests.browser.conftest import HOSTILE, ROOT, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = ROOT / "tests" / "narratives" / "alder.txt"


@pytest.fixture
def drafted(cases: Path) -> Iterator[Path]:
    """A case of suggestions beside the others, with its report."""
    folder = cases / "alder"
    report = read_report(REPORT)
    write_draft(read_draft(report), report, REPORT, folder)
    shutil.copy(REPORT, folder)
    yield folder
    shutil.rmtree(folder)


def statuses(folder: Path) -> dict[str, str]:
    with (folder / "drafts.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["status"] for row in csv.DictReader(file)}


def first(folder: Path, table: str) -> str:
    with (folder / "drafts.csv").open(encoding="utf-8", newline="") as file:
        return next(row["id"] for row in csv.DictReader(file) if row["table"] == table)


def test_keys_accept_reject_and_take_back_and_each_is_written_at_once(visit: Visit, drafted: Path) -> None:
    incident = first(drafted, "incidents")
    visit.open(f"view=drafts&of=alder&draft={incident}&d_tables=incidents")
    visit.page.get_by_text("Something that happened").last.wait_for()
    assert visit.page.locator("blockquote").inner_text().startswith("This Domestic Homicide Review concerns")

    visit.page.keyboard.press("a")
    visit.settle()
    assert statuses(drafted)[incident] == "accepted"
    assert statuses(drafted)["adult-a"] == "accepted"  # named by it, so accepted with it
    second = visit.page.url.partition("draft=")[2].partition("&")[0]
    assert second != incident

    visit.page.keyboard.press("r")
    visit.settle()
    assert statuses(drafted)[second] == "rejected"

    visit.page.keyboard.press("u")
    visit.settle()
    assert statuses(drafted)[second] == "draft"
    assert f"draft={second}" in visit.page.url
    assert visit.errors == []


def test_what_a_row_lacks_is_asked_for_before_it_is_accepted(visit: Visit, drafted: Path) -> None:
    request = first(drafted, "absences")
    with (drafted / "drafts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    what = rows[0].index("what")
    for row in rows[1:]:
        if row[0] == request:
            row[what] = f"{HOSTILE} (what?)"
    with (drafted / "drafts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    visit.open(f"view=drafts&of=alder&draft={request}")

    visit.page.keyboard.press("a")
    visit.page.get_by_text("Accept as it stands here").wait_for()
    assert statuses(drafted)[request] == "draft"

    visit.page.get_by_role("textbox", name="What (needed)").fill("the nurse told nobody at the surgery")
    visit.page.get_by_text("Accept as it stands here").click()
    visit.settle()
    assert statuses(drafted)[request] == "accepted"
    assert "the nurse told nobody at the surgery" in (drafted / "drafts.csv").read_text(encoding="utf-8")
    assert visit.errors == []
    assert visit.dialogs == []


def test_where_the_report_is_not_at_hand_the_page_says_so(visit: Visit, drafted: Path) -> None:
    (drafted / "alder.txt").unlink()
    visit.open("view=drafts&of=alder")

    visit.page.get_by_text("The report is not on this machine").wait_for()
