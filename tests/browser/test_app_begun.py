"""Every page of the app with a review that is only begun: a chronology that nobody has coded yet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from loaders.load import load_case, unload_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]
VIEWS = ("cases", "findings", "who", "timeline", "life", "decisions", "what", "compare", "questions", "chronology",
         "drafts")  # fmt: skip
CHRONOLOGY = (
    "id,date,time,agency,event,source,learned,told,not told,asked\n"
    'c-1,4 May 2019,21:10,Police,A neighbour called,"police.docx, table 1, row 2",{learned},,,\n'
    "c-2,5 May 2019,,Surgery,Seen with a cut lip,gp notes,,,,\n"
)


def write_begun(folder: Path, learned: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yml").write_text("title: Begun\nperiod: {from: 2019, to: 2020}\n", encoding="utf-8")
    (folder / "chronology.csv").write_text(CHRONOLOGY.format(learned=learned), encoding="utf-8")
    return folder


@pytest.fixture
def begun(database: Database, cases: Path) -> Iterator[str]:
    """A case folder with a chronology, loaded, of which nobody has said yet who learned what."""
    folder = write_begun(cases / "begun")
    load_case(database, folder)
    yield folder.name
    unload_case(database, folder.name)
    shutil.rmtree(folder)


def test_no_page_fails_where_nothing_is_coded_of_what_anybody_knew(begun: str, visit: Visit) -> None:
    for view in VIEWS:
        visit.open(f"case={begun}&view={view}")
        assert visit.page.locator("[data-testid=stException]").count() == 0, view
    for view in ("findings", "who", "life"):
        visit.open(f"case={begun}&view={view}")
        expect(visit.page.get_by_text("Nothing is coded yet of what anybody knew").first).to_be_visible()
    assert visit.errors == []


def test_what_cites_a_row_of_the_chronology_leads_to_what_the_row_says(
    begun: str, database: Database, cases: Path, visit: Visit
) -> None:
    load_case(database, write_begun(cases / begun, "new i-call (assault): a neighbour heard blows"))
    visit.open(f"case={begun}&view=life")

    visit.page.get_by_text("Chronology of the case, Police, 4 May 2019").locator("visible=true").first.click()

    said = visit.page.locator("blockquote", has_text="A neighbour called").locator("visible=true").first
    expect(said).to_contain_text("source: police.docx, table 1, row 2")
