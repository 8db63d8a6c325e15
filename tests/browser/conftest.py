"""The app in a real browser: a server of its own on a free loopback port, against the tests' database."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from commands.streamlit_server import free_port, running
from loaders.load import load_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [a](http://evil.example/x) **bold** `code` $x^2$ "
    ":red[x] :material/home: \"q\" 'q' \u202etxet\u202c 😀 =1+1"
)
"""What a case might hold; all of it has to be shown as it stands."""
BROWSER = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


COLD_MS = 120_000
"""A database that was just started plans every question for the first time, on a machine that may be busy."""


@dataclass
class Visit:
    """A page with what happened on it: the requests it made, its errors, and dialogs that opened."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> None:
        """Goes to an address of the app and waits until it has drawn."""
        self.page.goto(f"{self.address}/?{query}")
        self.page.locator("nav").first.wait_for()
        self.settle()

    def settle(self) -> None:
        """Waits until the app has nothing more to do."""
        self.page.wait_for_timeout(250)
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=COLD_MS)
        self.page.wait_for_timeout(150)


def serve(cases: Path, **settings: str) -> Iterator[str]:
    """The address of the app, started as `whoknew app` starts it, over these cases."""
    port = free_port("127.0.0.1", 0)
    with running("127.0.0.1", port, {"WHOKNEW_CASES_FOLDER": str(cases), **settings}, silent=True) as (address, _):
        yield address


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo and a case of the same shape whose every text is hostile."""
    folder = tmp_path_factory.mktemp("cases")
    shutil.copytree(ROOT / "cases" / "demo", folder / "demo")
    write_hostile(folder / "hostile")
    return folder


def write_hostile(folder: Path) -> None:
    """The demo with hostile text after its titles, names, statements and words."""
    shutil.copytree(ROOT / "cases" / "demo", folder)
    case = (folder / "case.yml").read_text(encoding="utf-8")
    title = "title: 'Hostile " + HOSTILE.replace("'", "''") + "'"
    (folder / "case.yml").write_text(case.replace("title: Mara (a made-up review)", title), encoding="utf-8")
    for table, columns in {
        "holders": ("name",), "people": ("name",), "information": ("statement",), "incidents": ("what",),
        "sharings": ("said",), "needs": ("why",), "absences": ("what",), "meetings": ("name",), "decisions": ("what",),
    }.items():  # fmt: skip
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows):
            row.update({column: f"{row[column]} {number} {HOSTILE}" for column in columns if row[column]})
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def loaded(database: Database, cases: Path) -> Database:
    """The tests' database with both cases."""
    for name in ("demo", "hostile"):
        load_case(database, cases / name)
    return database


@pytest.fixture(scope="session")
def app(database: Database, cases: Path, chromium: str) -> Iterator[str]:
    """The address of the running app."""
    yield from serve(cases)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser that is started once."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=BROWSER)
        yield opened
        opened.close()


@pytest.fixture
def visit(app: str, browser: Browser) -> Iterator[Visit]:
    """A page of a new visitor."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    found = Visit(page, app)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("websocket", lambda socket_: found.requests.append(socket_.url))
    page.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    context.close()
