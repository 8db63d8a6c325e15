"""The page of decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]
STANDARD = "case=demo&view=decisions&decision=d-standard"


def test_a_decision_shows_what_was_known_elsewhere_and_opens_the_matrix_there_and_then(
    loaded: Database, visit: Visit
) -> None:
    visit.open("case=demo&view=decisions")
    visit.page.get_by_role("button", name="The risk that Dan posed to Mara was graded as standard").click()
    elsewhere = visit.page.locator(".deciding .elsewhere")
    expect(elsewhere.locator("h4")).to_have_text("Known elsewhere, no record of it here (2)")
    expect(elsewhere).to_contain_text("offender unit (Harbour Police) since 1 January 2021")
    expect(elsewhere).to_contain_text("Not recorded as asked for.")
    expect(visit.page).to_have_url(re.compile("decision=d-standard"))
    elsewhere.get_by_role("button", name="Dan has a conviction for wounding an earlier partner").click()
    visit.settle()
    expect(visit.page.locator(".leaves .verdict")).to_contain_text("by 2 October 2021")
    expect(visit.page.locator("td.chosen")).to_be_visible()
    assert visit.errors == []


def test_decisions_are_filtered_and_an_address_brings_them_back(loaded: Database, visit: Visit) -> None:
    visit.open(STANDARD)
    visit.page.get_by_role("textbox", name="Search").fill("graded")
    visit.page.get_by_role("textbox", name="Search").press("Enter")
    visit.page.get_by_role("combobox", name="Decided by").click()
    visit.page.get_by_role("option", name="Harbour Police").click()
    expect(visit.page.get_by_text("2 decisions of 3, in order of date.")).to_be_visible()
    visit.settle()
    there, texts = visit.page.url, visit.page.locator(".leaves").all_inner_texts()
    visit.open(urlsplit(there).query)
    assert visit.page.url == there
    assert visit.page.locator(".leaves").all_inner_texts() == texts
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert "graded as standard" in text
    assert "graded as medium" not in text
