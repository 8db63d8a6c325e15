"""The page of chronologies: files are sent, shown, taken in, joined by decision, and come back as a file."""

from __future__ import annotations

import re
import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from chronologies.keeping import read_kept
from tests.browser.conftest import HOSTILE
from tests.browser.test_app_text import MADE_OF_TEXT
from tests.sent_files import POLICE, SURGERY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.usefixtures("loaded")]
PATIENCE_MS = 30_000
ODD = """Col A;Col B;Col C
01/02/2021;Seen at home by the midwife with her mother;x
14/02/2021;Phone call, no reply from anybody in the family;y
"""
NAMES = "Name,Pseudonym\nMara Hill; Mara,Anna\nDan,John\n"


@pytest.fixture
def sent(tmp_path: Path, cases: Path) -> Iterator[Path]:
    """A folder with what agencies sent; the case that these tests make is gone before and after."""
    for name, text in {"police.csv": POLICE, "surgery.csv": SURGERY, "odd.csv": ODD, "names.csv": NAMES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.rmtree(cases / "river", ignore_errors=True)
    yield tmp_path
    shutil.rmtree(cases / "river", ignore_errors=True)


def send(page: Page, files: list[Path], *, names: bool = False) -> None:
    """Sends files through one of the two fields, once both have been drawn anew."""
    fields = page.locator("input[type=file]")
    expect(fields).to_have_count(2)
    fields.nth(1 if names else 0).set_input_files([str(path) for path in files])


def test_files_are_shown_first_taken_in_joined_and_come_back(visit: Visit, sent: Path, cases: Path) -> None:
    page = visit.page
    visit.open("view=chronology&case=river")
    send(page, [sent / "names.csv"], names=True)
    expect(page.get_by_text("3 names to replace. Now send the chronologies.")).to_be_visible(timeout=PATIENCE_MS)
    send(page, [sent / "police.csv", sent / "surgery.csv"])

    expect(page.get_by_role("heading", name="Not taken in yet")).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("impossible date: '31/02/2021'")).to_be_visible()
    assert not (cases / "river").exists()
    agency = page.get_by_label("Agency, where its rows name none").nth(1)
    agency.fill("Hill Surgery")
    agency.press("Enter")
    expect(page.get_by_text("no agency")).to_have_count(0, timeout=PATIENCE_MS)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("Taken in: 4 events from 2 files.")).to_be_visible(timeout=PATIENCE_MS)
    assert [event.agency for event in read_kept(cases / "river").events] == [
        "Hill Surgery", "Riverside Police", "Hill Surgery", "Riverside Police"]  # fmt: skip
    assert "Mara" not in page.locator("body").inner_text()

    page.get_by_role("button", name="May be one event (1)").click()
    page.get_by_role("button", name="Join: it is one event").click()
    expect(page.get_by_role("button", name="May be one event (0)")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Chronology (3)").click()
    expect(page.get_by_text("Joined: recorded by more than one, or twice")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download for Excel").click()
    rows = list(load_workbook(BytesIO(saved.value.path().read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert rows[1][0] == "Hill Surgery; Riverside Police"
    assert len(rows) == 4
    assert list(Path(tempfile.gettempdir()).glob("whoknew-sent-*")) == []
    assert visit.errors == []


def test_filters_stand_in_the_address(visit: Visit, sent: Path, cases: Path) -> None:
    page = visit.page
    visit.open("view=chronology&case=river")
    send(page, [sent / "police.csv"])
    page.get_by_role("button", name="Take it in").click(timeout=PATIENCE_MS)
    expect(page.get_by_text("2 rows, in order of date.")).to_be_visible(timeout=PATIENCE_MS)

    page.get_by_label("From", exact=True).fill("May 2021")
    page.get_by_label("From", exact=True).press("Enter")
    expect(page.get_by_text("1 row of 2, in order of date.")).to_be_visible(timeout=PATIENCE_MS)
    expect(page).to_have_url(re.compile("c_from=May"))
    expect(page.get_by_text("not certain: between 1 June 2021 and 10 June 2021")).to_be_visible()
    visit.open("view=chronology&case=river&c_words=elm")
    expect(page.get_by_text("1 row of 2, in order of date.")).to_be_visible()
    assert visit.errors == []


def test_columns_are_chosen_where_headings_say_nothing_and_the_choice_is_kept(
    visit: Visit, sent: Path, cases: Path
) -> None:
    page = visit.page
    visit.open("view=chronology&case=river")
    send(page, [sent / "odd.csv"])
    expect(page.get_by_role("button", name="Use these columns")).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_label("Keep this choice under a name, for later files").fill("midwives")
    page.get_by_role("button", name="Use these columns").click()
    expect(page.get_by_text("no agency").first).to_be_visible(timeout=PATIENCE_MS)
    visit.settle()
    page.get_by_label("Agency, where its rows name none").fill("Midwives")
    page.get_by_label("Agency, where its rows name none").press("Enter")

    expect(page.get_by_text("comes new into the chronology. 2 events, 0 rows to put right.")).to_be_visible(
        timeout=PATIENCE_MS
    )
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("Taken in: 2 events from 1 file.")).to_be_visible(timeout=PATIENCE_MS)
    assert (cases / "river" / "mappings" / "midwives.yml").is_file()
    assert visit.errors == []


def test_what_files_say_is_shown_as_it_stands(visit: Visit, tmp_path: Path, sent: Path) -> None:
    page = visit.page
    text = HOSTILE.replace('"', '""')
    rows = (
        f'"A {text}",1 May 2021,"one {text} {"long " * 1000}","{text}"',
        f'"B {text}",1 May 2021,"one {text}",x',
        f'C,32/01/2021,"{text}",x',
    )
    (tmp_path / "_a_ `c` $x$.csv").write_text("\n".join(["Agency,Date,Event,Notes", *rows]), encoding="utf-8")
    visit.open("view=chronology&case=river")
    send(page, [tmp_path / "_a_ `c` $x$.csv"])
    page.get_by_role("button", name="Take it in").click(timeout=PATIENCE_MS)
    for section in ("Chronology (2)", "May be one event", "Look like names", "To put right (1)"):
        page.get_by_role("button", name=section).click(timeout=PATIENCE_MS)
        visit.settle()
        assert page.evaluate(MADE_OF_TEXT) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visit.dialogs == []
    assert visit.errors == []


def test_coding_is_begun_on_the_page_and_loaded_from_it(visit: Visit, sent: Path, cases: Path) -> None:
    page = visit.page
    visit.open("view=chronology&case=river")
    send(page, [sent / "police.csv"])
    page.get_by_role("button", name="Take it in").click(timeout=PATIENCE_MS)
    page.get_by_text("Code it, and load it into the other pages").click(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Begin coding").click()

    expect(page.get_by_text("case.yml was begun, since there was none")).to_be_visible(timeout=PATIENCE_MS)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the workbook to code in").click()
    assert load_workbook(BytesIO(saved.value.path().read_bytes())).active.title == "chronology"
    page.get_by_role("button", name="Load it as it is now").click()
    expect(page.get_by_role("heading", name="river is loaded")).to_be_visible(timeout=PATIENCE_MS)
    assert visit.errors == []


def test_a_word_that_may_stay_leaves_the_list_of_what_looks_like_a_name(visit: Visit, sent: Path, cases: Path) -> None:
    visit.open("view=chronology&case=river")
    send(visit.page, [sent / "police.csv"])
    visit.page.get_by_role("button", name="Take it in").click(timeout=PATIENCE_MS)
    visit.page.get_by_role("button", name=re.compile("Look like names")).click(timeout=PATIENCE_MS)
    first = visit.page.locator(".faults li .place").first
    word = first.inner_text(timeout=PATIENCE_MS).rpartition(" (")[0]

    visit.page.get_by_role("button", name="It may stay").first.click()

    expect(first).not_to_contain_text(word)
    assert (cases / "river" / "chronology" / "known.txt").read_text(encoding="utf-8") == f"{word}\n"
