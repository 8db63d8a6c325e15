"""The app before anything is loaded, and where the database cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from graph.client import Database

PATIENCE_MS = 120_000
"""A cold database plans every question of the catalogue for the first time."""
pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.mark.parametrize("view", ["cases", "who", "decisions", "questions", "compare"])
def test_an_empty_database_says_what_to_do(empty_database: Database, visit: Visit, view: str) -> None:
    visit.open(f"view={view}")
    expect(visit.page.get_by_text("No review is loaded yet")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Load the demo")).to_be_visible()
    assert visit.errors == []


def test_the_demo_is_loaded_by_one_button(empty_database: Database, visit: Visit) -> None:
    visit.open()
    visit.page.get_by_role("button", name="Load the demo").click()
    expect(visit.page.get_by_text("Mara (a made-up review)").first).to_be_visible(timeout=PATIENCE_MS)
    expect(visit.page.locator(".finding").first).to_be_visible(timeout=PATIENCE_MS)


def test_a_database_that_does_not_answer_is_said_in_plain_words(browser: Browser, cases: Path) -> None:
    settings = {"WHOKNEW_NEO4J_URI": "bolt://127.0.0.1:9", "WHOKNEW_NEO4J_PASSWORD": "not the right one"}
    for address in serve(cases, **settings):
        page = browser.new_page()
        Visit(page, address).open()
        expect(page.get_by_text("The database did not answer.")).to_be_visible(timeout=30_000)
        assert "Traceback" not in page.locator("body").inner_text()
        page.close()
