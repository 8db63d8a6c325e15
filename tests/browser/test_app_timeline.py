"""The timeline in a real browser: lanes, counts that open, the drawer, the list, the files, the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HOSTILE

if TYPE_CHECKING:
    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]
TIMELINE = "case=demo&view=timeline"
LIST = "The events in view"
PATIENCE_MS = 120_000
"""A cold database plans every question of the catalogue for the first time."""
SHAPES = {"svg", "g", "rect", "circle", "path", "line", "text"}


def test_lanes_open_and_close_and_the_address_brings_them_back(loaded: Database, visit: Visit) -> None:
    visit.open(TIMELINE)
    police = visit.page.locator("button.lane", has_text="Harbour Police")
    expect(police).to_have_attribute("aria-expanded", "false")
    police.click()
    expect(visit.page.locator(".timeline .lane.inner")).not_to_have_count(0)
    visit.settle()
    assert "lanes=police" in visit.page.url
    visit.open(urlsplit(visit.page.url).query)
    expect(police).to_have_attribute("aria-expanded", "true")
    assert visit.errors == []


def test_a_meeting_opens_with_its_empty_chair_and_its_sources(loaded: Database, visit: Visit) -> None:
    visit.open(TIMELINE)
    visit.page.get_by_role("button", name=re.compile("^Meeting, 4 November 2021")).click()
    expect(visit.page.get_by_text("Empty chairs: not there")).to_be_visible()
    visit.page.locator(".source summary").first.click()
    expect(visit.page.locator(".passage").first).to_be_visible()
    assert "mark=m-marac" in visit.page.url
    visit.page.get_by_role("button", name="Who knew what on this day").click()
    expect(visit.page).to_have_url(re.compile("view=who.*day=2021-11-04|day=2021-11-04.*view=who"))
    assert visit.errors == []


def test_what_would_pile_up_is_a_count_that_opens(loaded: Database, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 900})
    visit.open(TIMELINE)
    visit.page.locator(".timeline .tools button", has_text="Everything").click()
    count = visit.page.locator(".timeline g.count").first
    count.wait_for()
    expect(visit.page).to_have_url(re.compile("from=20"))
    wide = visit.page.url
    count.click()
    expect(visit.page).not_to_have_url(wide)
    expect(visit.page.locator(".timeline g.count")).to_have_count(0)
    assert visit.page.locator(".timeline g.sign").count() > 1


def test_the_days_in_view_are_typed_zoomed_and_filter_the_list_and_the_file(loaded: Database, visit: Visit) -> None:
    visit.open(f"{TIMELINE}&from=2021-01-01&to=2021-04-01")
    rows = visit.page.get_by_label(LIST).locator("tbody tr")
    expect(rows.filter(has_text="Dan strangled Mara")).to_have_count(1)
    expect(rows.filter(has_text="Dan killed Mara")).to_have_count(0)
    last = visit.page.get_by_label("To: last day in view")
    last.fill("20/11/2021")
    last.press("Enter")
    expect(rows.filter(has_text="Dan killed Mara")).to_have_count(1)
    last.fill("soon")
    last.press("Enter")
    expect(visit.page.locator(".timeline .fault")).to_contain_text("soon")
    visit.page.get_by_role("slider", name="First day in view").press("PageUp")
    expect(visit.page).to_have_url(re.compile("from=2021-04-02"))
    expect(rows.filter(has_text="Dan strangled Mara")).to_have_count(0)
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert ("Dan killed Mara" in text, "Dan strangled Mara" in text) == (True, False)


def test_the_picture_is_walked_zoomed_and_opened_with_the_keyboard(loaded: Database, visit: Visit) -> None:
    visit.open(TIMELINE)
    visit.page.locator(".timeline .item[tabindex='0']").focus()
    label = "el => el.getRootNode().activeElement.getAttribute('aria-label')"
    picture = visit.page.locator(".timeline .picture")
    first = picture.evaluate(label)
    visit.page.keyboard.press("ArrowRight")
    second = picture.evaluate(label)
    assert first != second
    visit.page.keyboard.press("+")
    visit.settle()
    assert picture.evaluate(label) == second
    assert "from=" in visit.page.url
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("How do we know")).to_be_visible()


def test_a_kind_is_turned_off_and_the_row_of_the_list_opens_the_drawer(loaded: Database, visit: Visit) -> None:
    visit.open(TIMELINE)
    visit.page.get_by_role("button", name="Sharings", exact=True).click()
    expect(visit.page.locator(".timeline .arrow")).to_have_count(0)
    visit.settle()
    assert "hidden=sharing" in visit.page.url
    visit.page.get_by_label(LIST).locator("tbody tr", has_text="Dan strangled Mara").click()
    expect(visit.page.locator(".leaves .title")).to_have_text("Dan strangled Mara")


def test_the_gaps_of_a_finding_lead_from_the_finding_to_the_timeline(loaded: Database, visit: Visit) -> None:
    visit.page.set_default_timeout(PATIENCE_MS)
    visit.open("case=demo&view=findings&finding=1")
    visit.page.get_by_role("button", name="Show it on the timeline").click()
    expect(visit.page.locator(".timeline .gap")).not_to_have_count(0)
    expect(visit.page.get_by_text("Gap: finding 1", exact=True)).to_be_visible()
    visit.page.get_by_role("button", name="Open the finding").click()
    expect(visit.page.locator(".leaves .title")).to_contain_text("1. ")
    assert visit.errors == []


def test_the_picture_is_saved_as_text_that_is_no_markup(loaded: Database, visit: Visit) -> None:
    visit.open("case=hostile&view=timeline")
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download the picture as SVG").click()
    root = ET.parse(saved.value.path()).getroot()  # noqa: S314 - our own file
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
        "svg",
        "g",
        "rect",
        "circle",
        "path",
        "line",
        "text",
    }
    assert any(HOSTILE[:30] in (each.text or "") for each in root.iter() if each.tag.endswith("text"))
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download the picture as PNG").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    assert visit.errors == []
