"""How long the app takes in a real browser, on a loaded case, and with many users at once.

    .venv/bin/python -m benchmarks.in_browser stacey [--runs 40] [--users 20] [--output FILE]

The app is started as `whoknew app` starts it, against the database that the settings name, where the case has to be
loaded. Times are milliseconds as a person has them, taken in the page from the press until the new picture is painted:

``first``    opening a case in a fresh browser window until the matrix stands (or the findings), the app being warm
``day``      moving the date by one event until matrix and counts, or network and counts, show the new day
``drawer``   pressing a cell until its drawer stands
``mark``     pressing an event of the timeline's list until its drawer stands
``decision`` pressing a decision until the page is about it; ``finding`` the same of a finding
``arriving`` opening the case by ``--users`` people in windows of their own, all at once
``users``    moving the day by all of them, once all are there, each with days of their own and a second between two
             moves; a user who ever sees a day that is not theirs is counted under ``mixed``

Where the browsers run on the processors of the app, as they do here, the last two are mostly theirs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from playwright.async_api import Browser, Page, async_playwright

from benchmarks.measure import machine
from commands.streamlit_server import free_port, running
from graph.cases import loaded_cases
from graph.client import Database
from graph.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[1]
LONGEST_MS = 60_000
HERE = "127.0.0.1"
FIND = """
  const all = (root, found = []) => {
    for (const each of root.querySelectorAll("*")) {
      found.push(each);
      if (each.shadowRoot) all(each.shadowRoot, found);
    }
    return found;
  };
  const painted = (started, ready) => new Promise((done) => {
    const look = () => {
      const now = ready();
      if (now) setTimeout(() => done(performance.now() - started), 0);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
"""
MOVE = f"""async ([picture, label]) => {{{FIND}
  const parts = all(document);
  const root = parts.find((each) => each.classList?.contains(picture) && each.dataset.day);
  const button = parts.find((each) => each.tagName === "BUTTON" && each.textContent.includes(label));
  const before = root.dataset.day;
  const started = performance.now();
  button.click();
  return painted(started, () => root.dataset.day !== before);
}}"""
PRESS = f"""async (turn) => {{{FIND}
  const parts = all(document);
  const matrix = parts.find((each) => each.classList?.contains("matrix"));
  const cells = [...matrix.querySelectorAll("td.cell:not(.empty):not(.chosen)")];
  const cell = cells[turn % cells.length];
  const statement = cell.parentElement.cells[0].textContent;
  const titles = () => all(document).filter((each) => each.classList?.contains("title"));
  const started = performance.now();
  cell.click();
  return painted(started, () => matrix.querySelector("td.chosen")?.parentElement.cells[0].textContent === statement
    && titles().some((each) => each.textContent.includes(statement)));
}}"""
OPEN = f"""async ([selector, turn]) => {{{FIND}
  const parts = all(document);
  const found = parts.filter((each) => each.matches(selector));
  const pressed = found[turn % found.length];
  const around = pressed.getRootNode();
  const told = () => all(document).filter((each) => each.matches(".leaves") && each.getRootNode() !== around)
    .map((each) => each.textContent).join("|");
  const before = told();
  const started = performance.now();
  pressed.click();
  return painted(started, () => told() !== before);
}}"""
PAGES = {
    "mark": ("view=timeline", ".timeline", "tbody tr[tabindex]"),
    "decision": ("view=decisions", ".leaves button[data-act*=decision]", "button[data-act*=decision]"),
    "finding": ("view=findings", ".finding", "button[data-act*=finding]"),
}
BROWSER = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


@asynccontextmanager
async def window(browser: Browser) -> AsyncIterator[Page]:
    """A window of a person who was never here."""
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(LONGEST_MS)
    try:
        yield await context.new_page()
    finally:
        await context.close()


async def first_paint(browser: Browser, address: str, query: str, waited: str) -> float:
    """Milliseconds until ``waited`` stands in a fresh window."""
    async with window(browser) as page:
        started = time.perf_counter()
        await page.goto(f"{address}/?{query}")
        await page.locator(waited).first.wait_for()
        return (time.perf_counter() - started) * 1000


async def move(page: Page, picture: str, button: str) -> float:
    """Milliseconds from pressing a button of the date bar until ``picture`` is painted as of another day."""
    return float(await page.evaluate(MOVE, [picture, button]))


async def moves(page: Page, address: str, query: str, picture: str, runs: int) -> list[float]:
    """The times of so many steps back in time, and forth again where the period begins."""
    await page.goto(f"{address}/?{query}")
    await page.locator(f".{picture}").first.wait_for()
    await page.wait_for_timeout(1500)
    found, button = [], "Previous event"
    for _ in range(runs):
        if await page.get_by_role("button", name=button).is_disabled():
            button = "Next event" if button == "Previous event" else "Previous event"
        found.append(await move(page, picture, button))
        await page.wait_for_timeout(150)
    return found


async def drawers(page: Page, address: str, query: str, runs: int) -> list[float]:
    """The times from pressing a cell until the drawer is about it, for cells spread over the matrix."""
    await page.goto(f"{address}/?{query}")
    await page.locator(".matrix td.cell").first.wait_for()
    await page.wait_for_timeout(1500)
    return [float(await page.evaluate(PRESS, 37 * turn)) for turn in range(runs)]


async def presses(page: Page, address: str, case: str, name: str, runs: int) -> list[float]:
    """The times from pressing one of a page's list until the page is about it."""
    query, waited, selector = PAGES[name]
    await page.goto(f"{address}/?case={case}&{query}")
    await page.locator(waited).first.wait_for()
    await page.wait_for_timeout(1500)
    found = []
    for turn in range(runs):
        found.append(float(await page.evaluate(OPEN, [selector, 7 * turn + 3])))
        await page.wait_for_timeout(150)
    return found


async def crowd(browser: Browser, address: str, case: str, users: int, runs: int) -> dict[str, dict[str, float]]:
    """Times of arriving and of moves of many at once, and how often somebody saw a day that was not theirs."""
    there = asyncio.Barrier(users)

    async def one(number: int) -> tuple[float, list[float], int]:
        async with window(browser) as page:
            year = 2009 + number % 3
            started = time.perf_counter()
            await page.goto(f"{address}/?case={case}&view=who&day={year}-0{1 + number % 9}-11")
            await page.locator(".matrix").first.wait_for()
            arrived = (time.perf_counter() - started) * 1000
            await there.wait()
            await page.wait_for_timeout(1000 + 1000 * number / users)  # nobody presses at the same moment as all others
            times, mixed = [], 0
            for turn in range(runs):
                times.append(await move(page, "matrix", "Next event" if turn % 2 else "Previous event"))
                shown = await page.locator(".matrix").first.get_attribute("data-day")
                mixed += f"day={shown}" not in page.url
                await page.wait_for_timeout(1000)
            return arrived, times, mixed

    results = await asyncio.gather(*(one(number) for number in range(users)))
    moved = spread([each for _, times, _ in results for each in times])
    return {
        f"arriving {users}": spread([arrived for arrived, _, _ in results]),
        f"users {users}": {**moved, "mixed": sum(mixed for _, _, mixed in results)},
    }


def spread(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and largest."""
    ordered = sorted(times)
    return {
        "p50": round(statistics.median(ordered)),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
        "max": round(ordered[-1]),
        "runs": len(ordered),
    }


async def measured(address: str, case: str, runs: int, users: int) -> dict[str, dict[str, float]]:
    """Every time by name."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    who, network = f"case={case}&view=who", f"case={case}&view=who&picture=network"
    found: dict[str, dict[str, float]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=BROWSER)
        for query, waited in ((who, ".matrix td.cell"), (f"case={case}&view=findings", ".finding")):
            await first_paint(browser, address, query, waited)
            times = [await first_paint(browser, address, query, waited) for _ in range(max(runs // 4, 5))]
            found[f"first {query.rpartition('=')[2]}"] = spread(times)
        say("moving the day")
        async with window(browser) as page:
            found["day matrix"] = spread(await moves(page, address, who, "matrix", runs))
            found["day network"] = spread(await moves(page, address, network, "network", runs))
            found["drawer"] = spread(await drawers(page, address, who, runs))
            for name in PAGES:
                found[name] = spread(await presses(page, address, case, name, runs))
        if users:
            say(f"{users} people at once")
            found |= await crowd(browser, address, case, users, max(runs // 4, 8))
        await browser.close()
    return found


def say(words: str) -> None:
    """Tells on stderr how far the measuring is."""
    sys.stderr.write(f"{words}\n")


def main() -> int:
    """Measures, prints a table, and writes JSON where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    with running(HERE, free_port(HERE, 0), silent=True) as (address, app):
        times = asyncio.run(measured(address, given.case, given.runs, given.users))
        megabytes = psutil.Process(app.pid).memory_info().rss // 1024**2
    heads = ("p50", "p95", "max", "runs")
    lines = [f"{name:16}" + "".join(f"{values[head]:9}" for head in heads) for name, values in times.items()]
    mixed = [f"days of others seen: {values['mixed']}" for values in times.values() if "mixed" in values]
    title = f"{'milliseconds':16}" + "".join(f"{head:>9}" for head in heads)
    sys.stdout.write("\n".join([title, *lines, *mixed, ""]))
    if given.output:
        with Database.open(load_settings()) as database:
            reviews = len(loaded_cases(database))
        result = {"machine": machine(), "case": given.case, "reviews": reviews, "users": given.users,
                  "app_memory_mb": megabytes, "times": times}  # fmt: skip
        given.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
