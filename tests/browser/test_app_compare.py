"""The page that compares reviews."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from loaders.load import load_case
from queries.findings import findings

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture(scope="module")
def planned(loaded: Database) -> Database:
    """A database that has planned the questions of the findings, which takes a cold one longer than a page waits."""
    findings(loaded, "demo")
    return loaded


def test_a_figure_says_what_it_counts_with_the_keyboard_and_leads_to_the_finding(
    planned: Database, visit: Visit
) -> None:
    visit.open("view=compare&reviews=demo~hostile")
    row = visit.page.get_by_role("row", name=re.compile("^Decided without it"))
    row.get_by_role("button").first.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("Decided without it, in Mara (a made-up review): what is counted")).to_be_visible()
    expect(visit.page).to_have_url(re.compile(r"figure=findings%7Cdecision%7Cdemo"))
    expect(row.get_by_role("button").first).to_be_focused()
    visit.settle()
    there = visit.page.url
    visit.open(urlsplit(there).query)
    assert visit.page.url == there
    visit.page.get_by_role("button", name="Dan strangled Mara on 5 February (and 1 more item)").first.click()
    expect(visit.page).to_have_url(re.compile(r"view=findings&case=demo&finding=\d+"))
    expect(visit.page.locator(".leaves .verdict").first).to_contain_text("graded as medium")
    assert visit.errors == []
    assert {urlsplit(url).netloc for url in visit.requests if url.startswith(("http", "ws"))} == {
        urlsplit(visit.address).netloc
    }


def test_a_recurring_gap_opens_in_each_review_and_the_figures_are_a_file(planned: Database, visit: Visit) -> None:
    visit.open("view=compare&reviews=demo~hostile")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    assert saved.value.path().read_text(encoding="utf-8-sig").startswith("part,what,review,count")
    row = visit.page.get_by_role("row", name=re.compile("^Previous convictions: within police"))
    row.get_by_role("button").nth(1).click()
    expect(visit.page).to_have_url(re.compile("q=corpus%2Frecurring_gaps.*p_cases=hostile"))
    expect(visit.page.get_by_role("heading", name="How do we know")).to_be_visible()
    expect(visit.page.locator(".leaves .list").last).to_contain_text("previous convictions")


def test_one_review_alone_says_what_to_do(empty_database: Database, cases: Path, visit: Visit) -> None:
    load_case(empty_database, cases / "demo")
    visit.open("view=compare")
    expect(visit.page.get_by_text("One review is loaded; a comparison needs two")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Load hostile")).to_be_visible()
    assert visit.errors == []
