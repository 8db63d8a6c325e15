"""Takes pictures of a running app, wide and narrow, light and dark, to be looked at by a person.

    python tests/browser/look.py http://127.0.0.1:8501 /tmp/look [CASE] [NAME=ADDRESS ...]

Without addresses of views it takes the usual ones of the case (`demo` unless one is named).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = (1440, 1024)
SCHEMES = ("light", "dark")
USUAL = {
    "reviews": "view=cases",
    "matrix": "case={case}&view=who",
    "network": "case={case}&view=who&picture=network",
    "question": "case={case}&view=questions&q=silos/never_shared&row=0",
    "meetings": "case={case}&view=questions&q=meetings/empty_chair&row=0",
}
LONGEST_MS = 60_000


def take(address: str, folder: Path, views: dict[str, str]) -> None:
    """Writes NAME-WIDTH-SCHEME.png for each view, width and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for name, query in views.items():
                    page.goto(f"{address}/?{query}")
                    page.locator("nav").first.wait_for(timeout=LONGEST_MS)
                    page.wait_for_timeout(500)
                    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=LONGEST_MS)
                    page.wait_for_timeout(900)
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    address, folder, *rest = sys.argv[1:]
    case = next((each for each in rest if "=" not in each), "demo")
    named = dict(each.split("=", 1) for each in rest if "=" in each)
    take(address, Path(folder), named or {name: query.format(case=case) for name, query in USUAL.items()})
