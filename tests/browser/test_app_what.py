"""The page What if, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HOSTILE
from tests.browser.test_app_text import MADE_OF_TEXT, shown

if TYPE_CHECKING:
    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]
CALL = "told:offender-unit:neighbourhood:2021-01-01:i-conviction"
STATES = "MATCH (:Holder)-[way:KNOWS]->(item {case: 'demo'}) RETURN count(way) AS ways, sum(size(item.uid)) AS sum"


def test_a_suggestion_is_pressed_and_taken_out_again_and_nothing_is_written(loaded: Database, visit: Visit) -> None:
    before = loaded.read(STATES).rows
    visit.open("case=demo&view=what&how=away")
    page = visit.page
    expect(page.locator(".hypothetical").first).to_contain_text("None of this happened")
    page.get_by_role("radio", name="Suggestions").click()
    suggestion = page.get_by_role("button", name="Offender unit → neighbourhood team, 1 January 2021").first
    suggestion.click(timeout=90_000)  # just after the database was started its first questions take a while
    sentence = page.locator(".hypothetical .verdict")
    expect(sentence).to_contain_text("neighbourhood team would have known it; no record shows that it ever did")
    expect(sentence).to_contain_text("before 1 critical event and 1 decision on which it bears")
    expect(page).to_have_url(re.compile(r"changes=told.*i-conviction"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV (hypothetical)").click()
    assert download.value.suggested_filename == "demo-hypothetical.csv"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the hypothetical picture as SVG").click()
    assert "Hypothetical: this did not happen" in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Take this change out").click()
    expect(sentence).to_have_count(0)
    assert "changes" not in page.url
    assert loaded.read(STATES).rows == before
    assert visit.errors == []


def test_the_address_brings_changes_back_and_a_cell_opens_as_recorded(loaded: Database, visit: Visit) -> None:
    visit.open(f"case=demo&view=what&changes={CALL}~not:s-mara-left")
    page = visit.page
    expect(page.get_by_text("Hypothetical changes (2)")).to_be_visible()
    expect(page.locator(".hypothetical .verdict")).to_contain_text("would no longer have known it for certain")
    page.locator(".hypothetical").get_by_role("button", name="Dan has a conviction").first.click()
    expect(page.locator(".leaves .who").first).to_have_text("neighbourhood team (Harbour Police)")
    expect(page).to_have_url(re.compile("view=who.*what=i-conviction"))


def test_a_sharing_of_ones_own_says_who_did_not_hold_it_and_can_be_added_all_the_same(
    loaded: Database, visit: Visit
) -> None:
    visit.open("case=demo&view=what&how=add&w_from=surgery&w_to=school&w_items=i-strangled&w_day=2021-02-01")
    page = visit.page
    expect(page.get_by_text("Nothing changes: no record that Hill Surgery knew it on 1 February 2021")).to_be_visible()
    page.get_by_role("button", name="Add this hypothetical sharing").click()
    expect(page.locator(".hypothetical .verdict")).to_contain_text("nothing would have changed")


def test_hostile_text_is_text_on_this_page_too(loaded: Database, visit: Visit) -> None:
    visit.open("case=hostile&view=what&how=away&changes=not:s-mara-left")
    assert HOSTILE in re.sub(r"\s+", " ", shown(visit))
    assert visit.page.evaluate(MADE_OF_TEXT) == []
    assert visit.dialogs == []
    assert visit.errors == []


def test_the_chart_is_saved_as_a_picture_that_is_called_hypothetical(loaded: Database, visit: Visit) -> None:
    visit.open(f"case=demo&view=what&changes={CALL}")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download the hypothetical picture as SVG").click()
    assert saved.value.suggested_filename == "demo-hypothetical.svg"
    assert saved.value.path().read_text(encoding="utf-8").startswith("<svg")
