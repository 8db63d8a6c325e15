"""The network of a notebook's cell in a real browser: it is drawn, asks nobody for anything, and text stays text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from notebooks.network import network_cell
from tests.browser.conftest import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROWS = [
    {"sender": "school", "recipient": "social care", "items": 2},
    {"sender": HOSTILE, "recipient": "school", "items": HOSTILE},
]


def test_the_network_is_drawn_and_asks_nobody(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "cell.html"
    cell = network_cell(ROWS, sender="sender", recipient="recipient", label="items")
    file.write_text(f'<!doctype html><meta charset="utf-8"><p>A notebook</p>{cell._repr_html_()}', encoding="utf-8")
    page = browser.new_page()
    requests: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)

    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    stage = frame.locator("#stage[data-nodes]")
    stage.wait_for()
    places = json.loads(stage.get_attribute("data-places") or "{}")
    page.locator("iframe").scroll_into_view_if_needed()
    frame.locator("canvas").hover(position=places[HOSTILE], force=True)
    tip = frame.locator("#tip:not([hidden])")
    tip.wait_for()

    assert (stage.get_attribute("data-nodes"), stage.get_attribute("data-edges")) == ("3", "2")
    assert tip.evaluate("tip => [tip.textContent, tip.children.length]") == [HOSTILE, 0]
    assert stage.evaluate("stage => stage.ownerDocument.querySelectorAll('a, img, b, strong').length") == 0
    assert [url for url in requests if url not in {file.as_uri(), "about:srcdoc"}] == []
    assert wrong == []
    page.close()


def test_what_runs_in_the_cell_can_reach_neither_the_notebook_nor_anybody_else(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "cell.html"
    cell = network_cell(ROWS, sender="sender", recipient="recipient")
    file.write_text(f'<!doctype html><meta charset="utf-8">{cell._repr_html_()}', encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(file.as_uri())
    stage = page.frame_locator("iframe").locator("#stage[data-nodes]")
    stage.wait_for()
    tried = stage.evaluate(
        """async () => {
            const outcome = {};
            try { outcome.notebook = window.parent.document.title; } catch (error) { outcome.notebook = error.name; }
            try { await fetch("http://127.0.0.1:9/x"); outcome.fetch = "went"; }
            catch (error) { outcome.fetch = error.name; }
            return outcome;
        }"""
    )

    assert tried == {"notebook": "SecurityError", "fetch": "TypeError"}
    assert [url for url in asked if "127.0.0.1" in url] == []
    page.close()
