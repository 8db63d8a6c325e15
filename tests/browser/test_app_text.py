"""Text from a case is shown as it stands, everywhere, and never does anything."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HOSTILE
from tests.browser.test_app_views import point_of

if TYPE_CHECKING:
    from graph.client import Database
    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]
VIEWS = [
    "view=cases",
    "case=hostile&view=who&who=school&what=i-hiding",
    "case=hostile&view=who&who=marac&what=i-fear",
    "case=hostile&view=who&picture=network&node=school",
    "case=hostile&view=timeline&mark=s-school",
    "case=hostile&view=decisions&decision=d-medium",
    "case=hostile&view=compare&reviews=demo~hostile&figure=findings%7Call%7Chostile",
    "case=hostile&view=questions&q=silos%2Fnever_shared&row=0",
    "case=hostile&view=questions&q=knowledge%2Flife_of_a_fact&row=1",
]
MADE_OF_TEXT = """() => {
    const found = [];
    const look = (root) => {
        for (const each of root.querySelectorAll('*')) {
            if (each.shadowRoot) look(each.shadowRoot);
            const address = each.getAttribute('href') || each.getAttribute('src') || '';
            if (address.includes('evil') || address === 'x') found.push(each.outerHTML);
            const dressed = /^(strong|b|em|code|a|span)$/i.test(each.tagName);
            if (dressed && ['bold', 'code', 'x', 'a'].includes(each.textContent)) found.push(each.outerHTML);
            if (each.classList?.contains('katex')) found.push(each.outerHTML);
        }
    };
    look(document);
    return found;
}"""


def shown(visit: Visit) -> str:
    return " ".join([*visit.page.locator(".whoknew").all_inner_texts(), visit.page.locator("body").inner_text()])


@pytest.mark.parametrize("query", VIEWS)
def test_hostile_text_is_text(loaded: Database, visit: Visit, query: str) -> None:
    visit.open(query)
    assert HOSTILE in re.sub(r"\s+", " ", shown(visit))
    assert visit.page.evaluate(MADE_OF_TEXT) == []
    assert visit.dialogs == []
    assert visit.errors == []
    assert not any("evil" in url for url in visit.requests)


def test_the_tooltip_of_the_network_is_text(loaded: Database, visit: Visit) -> None:
    visit.open("case=hostile&view=who&picture=network")
    visit.page.locator(".network .stage[data-nodes]").wait_for()
    visit.page.mouse.move(*point_of(visit, "hostile/school"), steps=5)
    expect(visit.page.locator(".network .tip")).to_contain_text("<script>alert(1)</script>")
    assert visit.page.locator(".network .tip *").count() == 0
    assert visit.dialogs == []


def test_the_line_above_the_matrix_is_text(loaded: Database, visit: Visit) -> None:
    visit.open("case=hostile&view=who")
    visit.page.locator("td.cell:not(.empty)").first.hover()
    expect(visit.page.locator(".matrix .status")).to_contain_text("<script>alert(1)</script>")
    assert visit.page.evaluate(MADE_OF_TEXT) == []


@pytest.mark.parametrize("picture", ["matrix", "network"])
def test_a_saved_picture_holds_the_text_of_a_case_as_text(loaded: Database, visit: Visit, picture: str) -> None:
    visit.open(f"case=hostile&view=who&picture={picture}&needed=no")
    visit.page.locator(f".{picture}").first.wait_for()
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download the picture as SVG").click()
    root = ET.parse(saved.value.path()).getroot()  # noqa: S314 - our own file
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags <= {"svg", "g", "rect", "circle", "ellipse", "path", "line", "text"}
    words = " ".join(text for each in root.iter() if (text := each.text))
    assert "<script>" in words
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download the picture as PNG").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    assert saved.value.suggested_filename.startswith("hostile-who-")
    assert visit.errors == []
