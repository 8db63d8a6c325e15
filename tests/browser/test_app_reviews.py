"""The page of reviews: adding one by what a person sends, its load report, unloading it, and a first visit."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from case_files import replaced, write_case
from playwright.sync_api import expect

from graph.writes import delete_case
from loaders.load import load_case, loaded_cases
from loaders.read import read_case
from loaders.workbook_writing import write_workbook
from queries.findings import findings
from tests.browser.conftest import HOSTILE, Visit
from tests.browser.test_app_text import MADE_OF_TEXT, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from graph.client import Database

pytestmark = [pytest.mark.browser, pytest.mark.server]
PATIENCE_MS = 60_000
ANNA = "Review into the death of Anna (made up)"
LONG = "very long " * 500


@pytest.fixture(scope="module")
def planned(loaded: Database) -> Database:
    """The database with the usual cases, whose server has planned every question: nobody waits for that here."""
    for case in loaded_cases(loaded):
        findings(loaded, case.id)
    return loaded


@pytest.fixture
def without_anna(planned: Database) -> Iterator[Database]:
    """The same database without the case that these tests load."""
    delete_case(planned, "anna")
    yield planned
    delete_case(planned, "anna")


def archive(folder: Path) -> str:
    return shutil.make_archive(str(folder), "zip", folder.parent, folder.name)


def send(page: Page, what: str | list[str]) -> None:
    """Sends files once the field of the sending before has left the page: each sending has a field of its own."""
    field = page.locator("input[type=file]")
    expect(field).to_have_count(1)
    field.set_input_files(what)


def left_behind() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("whoknew-sent-*"))


def foot(page: Page, title: str, name: str) -> None:
    """Presses a button at the foot of the card of that title."""
    card = page.locator("[data-testid=stVerticalBlock]").filter(has=page.get_by_role("button", name=title))
    card.last.get_by_role("button", name=name).click()


def test_a_case_with_faults_is_mended_loaded_reported_and_unloaded(
    without_anna: Database, visit: Visit, tmp_path: Path
) -> None:
    page, before = visit.page, left_behind()
    visit.open("view=cases")
    page.get_by_role("button", name="Add a review").click()
    send(page, archive(write_case(tmp_path / "bad" / "anna", replaced("people.csv", "victim", "victm"))))
    expect(page.get_by_text("anna.zip: 1 fault to put right")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator(".faults .place")).to_have_text("row 2, column role")
    expect(page.locator(".faults p").first).to_have_text("'victm' is no role.")
    expect(page.get_by_role("button", name="Load it")).to_have_count(0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the faults (CSV)").click()
    assert "victm" in saved.value.path().read_text(encoding="utf-8-sig")

    send(page, archive(write_case(tmp_path / "good" / "anna")))
    expect(page.get_by_text("It is not loaded yet.")).to_be_visible(timeout=PATIENCE_MS)
    assert [case.id for case in loaded_cases(without_anna) if case.id == "anna"] == []
    page.get_by_role("button", name="Load it").click()
    expect(page.get_by_role("heading", name=f"{ANNA} is loaded")).to_be_visible(timeout=PATIENCE_MS)
    (line,) = page.get_by_text(re.compile("^anna: loaded; 20 nodes")).all_inner_texts()
    page.get_by_role("button", name="Open its findings").click()
    expect(page).to_have_url(re.compile("view=findings.*case=anna|case=anna.*view=findings"))

    visit.open("view=cases&report=anna")  # another session, as after a restart
    expect(page.get_by_text(line)).to_be_visible(timeout=PATIENCE_MS)
    foot(page, ANNA, "Unload…")
    expect(page.get_by_text(f"Unload {ANNA}?")).to_be_visible()
    page.get_by_role("button", name="Yes, unload it").click()
    expect(page.get_by_text("anna: taken out of the graph (20 nodes).")).to_be_visible(timeout=PATIENCE_MS)
    assert "anna" not in [case.id for case in loaded_cases(without_anna)]
    assert left_behind() == before
    assert visit.errors == []


def test_a_folder_a_workbook_and_loose_files_are_tried_out(
    without_anna: Database, visit: Visit, tmp_path: Path
) -> None:
    page, folder = visit.page, write_case(tmp_path / "anna")
    write_workbook(read_case(folder), tmp_path / "anna.xlsx")
    load_case(without_anna, folder)
    same = page.get_by_text("It is loaded already, exactly as it stands here")
    sound = "no faults in 16 rows of 8 tables."
    visit.open("view=cases&add=files")
    send(page, str(tmp_path / "anna.xlsx"))
    expect(page.get_by_text(f"anna.xlsx: {sound}")).to_be_visible(timeout=PATIENCE_MS)
    expect(same).to_be_visible()
    send(page, [str(path) for path in folder.iterdir()])
    expect(page.get_by_text(f"9 files: {sound}")).to_be_visible(timeout=PATIENCE_MS)
    expect(same).to_be_visible()
    page.get_by_role("radio", name="A folder").click()
    visit.settle()
    send(page, str(folder))
    expect(page.get_by_text(f"anna: {sound}")).to_be_visible(timeout=PATIENCE_MS)
    expect(same).to_be_visible()
    assert visit.errors == []


def test_nothing_of_what_one_sends_shows_in_another_session_and_neither_replaces_what_the_other_has_not_seen(
    without_anna: Database, visit: Visit, browser: Browser, tmp_path: Path
) -> None:
    other = Visit(browser.new_context().new_page(), visit.address)
    for each, name in ((visit, "Anna"), (other, "Anne")):
        each.open("view=cases&add=files")
        send(each.page, archive(write_case(tmp_path / name / "anna", replaced("people.csv", "Anna", name))))
        expect(each.page.get_by_role("button", name="Load it")).to_be_visible(timeout=PATIENCE_MS)
        third = Visit(browser.new_context().new_page(), visit.address)
        third.open("view=cases&add=files")
        assert ANNA not in shown(third)
        third.page.context.close()
    visit.page.get_by_role("button", name="Load it").click()
    expect(visit.page.get_by_role("heading", name=f"{ANNA} is loaded")).to_be_visible(timeout=PATIENCE_MS)
    other.page.get_by_role("button", name="Load it").click()
    expect(other.page.get_by_text("Somebody else has loaded, changed or unloaded this case")).to_be_visible(
        timeout=PATIENCE_MS
    )
    expect(other.page.get_by_role("button", name="Put it in place of the one that is loaded")).to_be_visible()
    (loaded,) = (case for case in loaded_cases(without_anna) if case.id == "anna")
    names = without_anna.read("MATCH (p:Person {uid: 'anna/anna'}) RETURN p.name AS name").rows
    assert (loaded.title, names) == (ANNA, [{"name": "Anna"}])
    other.page.context.close()


def test_text_of_what_is_sent_is_text(without_anna: Database, visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    quoted = HOSTILE.replace('"', '""')
    title = "title: '" + HOSTILE.replace("'", "''") + LONG + "'"
    hostile = {
        "case.yml": replaced("case.yml", f"title: {ANNA}", title)["case.yml"],
        "people.csv": replaced("people.csv", "victim", f'"{quoted}{LONG}"')["people.csv"],
    }
    visit.open("view=cases&add=files")
    send(page, archive(write_case(tmp_path / "anna", hostile)))
    expect(page.get_by_text("anna.zip: 1 fault to put right")).to_be_visible(timeout=PATIENCE_MS)
    assert HOSTILE in re.sub(r"\s+", " ", shown(visit))
    assert page.evaluate(MADE_OF_TEXT) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert (visit.dialogs, visit.errors) == ([], [])


def test_a_first_visit_is_told_how_to_read_it_until_that_is_put_away(planned: Database, visit: Visit) -> None:
    welcome = visit.page.get_by_text("How to read what you will see")
    visit.open("view=cases")
    expect(welcome).to_be_visible()
    visit.page.get_by_role("button", name="I have read this").click()
    expect(welcome).to_have_count(0)
    visit.page.get_by_role("button", name="Questions", exact=True).click()
    visit.settle()
    visit.page.get_by_role("button", name="Reviews", exact=True).click()
    visit.settle()
    expect(welcome).to_have_count(0)


def test_a_case_opens_on_its_findings(planned: Database, visit: Visit) -> None:
    visit.open("case=demo")
    expect(visit.page.locator("nav [aria-current=page]")).to_have_text("Findings")
    visit.open("view=cases")
    visit.page.get_by_role("button", name="Mara (a made-up review)", exact=True).click()
    expect(visit.page.locator("nav [aria-current=page]")).to_have_text("Findings")
    expect(visit.page).to_have_url(re.compile("case=demo"))
