"""What a person sees and does in the app."""

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
NETWORK = "case=demo&view=who&picture=network"


def walk(visit: Visit) -> None:
    """Every view once, with a selection in each."""
    page = visit.page
    visit.open()
    page.get_by_role("button", name="Who knew what, when").first.click()
    visit.settle()
    page.locator("td.cell:not(.empty)").first.click()
    visit.settle()
    page.get_by_role("button", name="Previous event").click()
    visit.settle()
    page.get_by_role("radio", name="Network").click()
    visit.settle()
    page.locator(".network .stage canvas").wait_for()
    page.get_by_text("The same as a list").click()
    page.locator("details .list button").first.click()
    visit.settle()
    page.get_by_role("button", name="Findings", exact=True).click()
    visit.settle()
    page.locator(".finding button").last.click()
    visit.settle()
    page.get_by_role("button", name="Timeline", exact=True).click()
    visit.settle()
    page.get_by_label("The events in view").locator("tbody tr").first.click()
    visit.settle()
    page.get_by_role("button", name="Life of a fact", exact=True).click()
    visit.settle()
    page.get_by_role("button", name="What if", exact=True).click()
    page.get_by_text("Calls that would have met most needs").wait_for(timeout=90_000)
    visit.settle()
    page.get_by_role("button", name="Questions", exact=True).click()
    visit.settle()
    page.get_by_role("button", name="Held and never shared").click()
    visit.settle()
    page.get_by_text("The Cypher that was run").click()
    visit.settle()


def test_nothing_is_asked_of_any_other_host_on_a_walk_through_all_views(loaded: Database, visit: Visit) -> None:
    walk(visit)
    own = urlsplit(visit.address).netloc
    asked = {urlsplit(url).netloc for url in visit.requests if not url.startswith(("data:", "blob:"))}
    assert asked == {own}
    assert visit.errors == []
    assert visit.dialogs == []


def test_a_cell_opens_the_path_by_which_it_became_known(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who")
    visit.page.get_by_label(re.compile("^second social worker: knew .*the two are apart$")).click()
    steps = visit.page.locator(".path .step .what")
    expect(steps).to_have_text([
        "Mara knew it at first hand", "Mara told neighbourhood team by telephone",
        "Neighbourhood team told second social worker by telephone",
    ])  # fmt: skip
    visit.page.locator(".path .source summary").last.click()
    expect(visit.page.locator(".path .passage").last).to_contain_text("the right thing, and quickly done")
    assert "who=social-worker-2" in visit.page.url
    assert "what=i-left" in visit.page.url


def test_moving_the_day_changes_the_states(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who&day=2021-11-10")
    school = visit.page.get_by_label(re.compile("^Oak School: .*the two are apart$"))
    expect(school).to_have_attribute("aria-label", re.compile("needed it; no record"))
    slider = visit.page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    expect(school).to_have_attribute("aria-label", re.compile("knew since 11 November 2021"))
    expect(visit.page).to_have_url(re.compile("day=2021-11-11"))
    slider.press("Home")
    expect(visit.page.get_by_label(re.compile("^Hill Surgery: "))).to_have_count(0)


def test_the_buttons_go_from_event_to_event_and_the_field_to_any_day(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who&day=2021-11-15")
    expect(visit.page.locator(".dates .last")).to_contain_text("Dan killed Mara (critical event)")
    visit.page.get_by_role("button", name="Previous event").click()
    expect(visit.page.locator(".dates .shown")).to_have_text("11 November 2021")
    field = visit.page.get_by_label("Go to a day")
    field.fill("6/2/2021")
    field.press("Enter")
    expect(visit.page).to_have_url(re.compile("day=2021-02-06"))
    expect(visit.page.locator(".dates .last")).to_contain_text("Dan strangled Mara")
    field.fill("31 February 2021")
    field.press("Enter")
    expect(visit.page.locator(".dates .fault")).to_contain_text("31 February 2021")
    expect(visit.page).to_have_url(re.compile("day=2021-02-06"))


def test_it_plays_at_the_pace_that_is_chosen(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who&day=2021-02-06")
    visit.page.get_by_label("How fast it plays").select_option("Fast")
    visit.page.get_by_role("button", name="Play", exact=False).click()
    expect(visit.page.locator(".dates .last")).to_contain_text("Dan killed Mara", timeout=30_000)
    expect(visit.page.get_by_role("button", name="Play: step through the events")).to_have_text("Play")


def test_a_heading_opens_its_holder_and_escape_closes_the_drawer(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who&day=2021-11-15")
    visit.page.get_by_role("button", name="second social worker").click()
    expect(visit.page.get_by_role("heading", name="second social worker")).to_be_visible()
    expect(visit.page.get_by_text("Needed, no record of knowing:")).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("heading", name="second social worker")).to_have_count(0)
    cell = visit.page.locator("td.cell:not(.empty)").first
    cell.click()
    visit.page.get_by_role("button", name="Close").focus()
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("button", name="Close")).to_have_count(0)
    expect(cell).to_be_focused()


def test_another_page_begins_at_its_top(loaded: Database, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1024, "height": 400})
    visit.open("case=demo&view=findings")
    main = visit.page.get_by_test_id("stMain")
    main.evaluate("(part) => { part.scrollTop = 600; }")
    visit.page.get_by_role("button", name="Decisions").evaluate("(button) => button.click()")
    expect(visit.page).to_have_url(re.compile("view=decisions"))
    visit.settle()
    assert main.evaluate("(part) => part.scrollTop") == 0


def test_the_matrix_is_walked_with_the_arrow_keys_and_opened_with_enter(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who")
    cell = visit.page.get_by_label(re.compile("^Hill Surgery: knew .*strangled Mara"))
    cell.focus()
    for key in ("ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp"):
        visit.page.keyboard.press(key)
    expect(cell).to_be_focused()
    assert visit.page.locator('td[tabindex="0"]').count() == 1
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".leaves .title")).to_have_text("Dan strangled Mara on 5 February")


def test_an_agency_folds_into_one_column_and_says_what_is_missing_inside_it(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=who")
    visit.page.get_by_title("Harbour Police \N{EN DASH} fold into one column").click()
    cell = visit.page.get_by_label(re.compile("^Harbour Police: knew.*another part that needed it .*conviction"))
    cell.click()
    expect(visit.page.locator(".leaves .who")).to_have_text("Harbour Police, part by part")


def point_of(visit: Visit, node: str) -> tuple[float, float]:
    """Where a node of the network lies on the page."""
    stage = visit.page.locator(".network .stage")
    x, y = stage.evaluate(
        """(stage, node) => {
            const net = stage.getRootNode().whoknew?.net ?? stage.parentElement.parentElement.whoknew.net;
            const at = net.canvasToDOM(net.getPositions([node])[node]);
            return [at.x, at.y];
        }""",
        node,
    )
    box = stage.bounding_box()
    assert box
    return box["x"] + x, box["y"] + y


def test_a_node_of_the_network_opens_what_it_was_told_and_told(loaded: Database, visit: Visit) -> None:
    visit.open(NETWORK)
    visit.page.locator(".network .stage[data-nodes]").wait_for()
    visit.page.mouse.click(*point_of(visit, "demo/surgery"))
    expect(visit.page.locator(".leaves .title")).to_have_text("Hill Surgery")
    assert "node=surgery" in visit.page.url


def test_nodes_stay_where_they_are_while_the_day_moves(loaded: Database, visit: Visit) -> None:
    visit.open(NETWORK)
    visit.page.locator(".network .stage[data-nodes]").wait_for()
    before, edges = point_of(visit, "demo/school"), visit.page.locator(".stage").get_attribute("data-edges")
    visit.page.get_by_role("slider").press("Home")
    expect(visit.page.locator(".stage")).not_to_have_attribute("data-edges", edges or "")
    assert point_of(visit, "demo/school") == pytest.approx(before)


@pytest.mark.parametrize("query", [
    "case=demo&view=who&day=2021-10-01&who=school&what=i-hiding&needed=no",
    "case=demo&view=who&picture=network&day=2021-11-15&node=school&family=no",
    "case=demo&view=questions&q=meetings%2Fempty_chair&p_needs=all&row=0",
])  # fmt: skip
def test_an_address_brings_the_view_back(loaded: Database, visit: Visit, query: str) -> None:
    visit.open(query)
    first = visit.page.locator(".leaves").all_inner_texts()
    there = visit.page.url
    visit.open(urlsplit(there).query)
    assert visit.page.url == there
    assert visit.page.locator(".leaves").all_inner_texts() == first
    assert "How do we know" in " ".join(first) or visit.page.locator(".leaves .title").count() == 1


def test_a_question_gives_rows_files_its_cypher_and_the_sources_of_a_row(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=questions&q=meetings%2Fempty_chair&row=0")
    expect(visit.page.get_by_text("What this cannot show:")).to_be_visible()
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("meeting_uid,")
    assert "Hill Surgery" in text
    visit.page.get_by_text("The Cypher that was run").click()
    expect(visit.page.locator("[data-testid=stCode]")).to_contain_text("MATCH (review:Case")
    visit.page.locator(".source summary").first.click()
    expect(visit.page.locator(".passage").first).to_contain_text("conference of 4 November 2021")
    visit.page.get_by_role("button", name="Show it in who knew what, when").click()
    expect(visit.page.locator("td.chosen")).to_be_visible()


def test_the_rows_of_a_question_as_a_network_open_by_the_line_that_they_stand_for(
    loaded: Database, visit: Visit
) -> None:
    visit.open("case=demo&view=questions&q=reach%2Fone_more_call")
    visit.page.get_by_text("Network", exact=True).click()
    expect(visit.page.locator(".network .stage")).to_have_attribute("data-edges", "13")
    visit.page.get_by_text("The same as a list (13)").click()
    visit.page.get_by_role("button", name="Oak School → Northgate Social Care").click()
    visit.page.get_by_role("button", name="Leo hides in a cupboard").click()
    expect(visit.page.get_by_text("How do we know").first).to_be_visible()
    assert "tie=school+%3E+social-care" in visit.page.url
    assert visit.errors == []


def test_a_question_across_reviews_needs_no_review_and_its_rows_lead_to_each(loaded: Database, visit: Visit) -> None:
    visit.open("view=questions&q=corpus%2Frecurring_gaps&p_reviews=made+up&row=0")
    expect(visit.page.get_by_text("Gaps that recur across reviews").first).to_be_visible()
    expect(visit.page.get_by_role("combobox", name="Only these reviews")).to_be_visible()
    expect(visit.page.get_by_role("combobox", name="Review", exact=True)).to_have_count(0)
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    assert saved.value.suggested_filename == "reviews-corpus-recurring_gaps.csv"
    assert "p_reviews=made+up" in visit.page.url
    visit.page.get_by_role("button", name="Show it in who knew what, when").first.click()
    expect(visit.page.locator("td.chosen")).to_be_visible()
    assert re.search(r"case=(demo|hostile)&", visit.page.url)
    visit.open("view=questions&q=corpus%2Frecurring_gaps&p_cases=nowhere&p_reviews=real")
    expect(visit.page.get_by_text("No rows").first).to_be_visible()
    assert visit.errors == []


def test_a_row_is_sorted_and_opened_with_the_keyboard(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=questions&q=silos%2Fnever_shared")
    visit.page.get_by_role("button", name="Days (at most)").click()
    rows = visit.page.get_by_label("Rows: Held and never shared").locator("tbody tr")
    expect(rows.first).to_contain_text("Dan has left and the two are apart")
    rows.first.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_text("How do we know")).to_be_visible()
    expect(rows.first).to_have_attribute("aria-selected", "true")


def test_a_finding_on_a_card_opens_its_picture_and_from_there_its_cell(loaded: Database, visit: Visit) -> None:
    visit.open("view=cases")
    visit.page.locator(".finding button").first.click()
    expect(visit.page.locator(".leaves .title")).to_contain_text("1. ")
    expect(visit.page.get_by_text("What passed", exact=True)).to_be_visible()
    visit.page.locator(".three .box").last.locator("button").first.click()
    expect(visit.page.locator("td.chosen")).to_be_visible()


def test_the_findings_are_searched_and_their_address_brings_one_back(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=findings")
    shown = visit.page.locator(".finding.asked")
    everything = shown.count()
    visit.page.get_by_label("Search").fill("knife bed")
    visit.page.get_by_label("Search").press("Enter")
    expect(shown).not_to_have_count(everything)
    one = shown.filter(has_text="Dan keeps a knife beside the bed")
    expect(one).to_have_count(1)
    one.locator("button").click()
    visit.settle()
    title = visit.page.locator(".leaves .title").inner_text()
    visit.open(urlsplit(visit.page.url).query)
    expect(visit.page.locator(".leaves .title")).to_have_text(title)
    with visit.page.expect_download() as saved:
        visit.page.get_by_role("button", name="Download CSV").click()
    assert "knife" in saved.value.path().read_text(encoding="utf-8-sig")
    assert visit.errors == []


def test_the_life_of_a_fact_shows_its_path_and_where_it_stopped(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=life&life=i-hiding")
    expect(visit.page.locator(".leaves .title")).to_have_text("Leo hides in a cupboard when Dan hits his mother")
    expect(visit.page.locator(".path .step .what").last).to_contain_text("told second social worker something else")
    expect(visit.page.get_by_text("Where it stopped")).to_be_visible()
    visit.page.get_by_role("button", name="risk assessment conference").click()
    expect(visit.page.locator("td.chosen")).to_be_visible()
    visit.page.get_by_role("button", name="The life of this item").click()
    expect(visit.page).to_have_url(re.compile("view=life&case=demo&life=i-hiding|view=life"))
    expect(visit.page.get_by_text("How it travelled")).to_be_visible()
    assert visit.errors == []


def test_the_way_back_is_one_step(loaded: Database, visit: Visit) -> None:
    visit.open("case=demo&view=findings")
    visit.page.get_by_role("button", name="Who knew what, when").first.click()
    visit.settle()
    visit.page.get_by_role("button", name="Previous event").click()
    visit.settle()
    visit.page.get_by_role("button", name="Timeline", exact=True).first.click()
    visit.settle()
    visit.page.go_back()
    expect(visit.page.locator(".matrix td.cell").first).to_be_visible()
    visit.settle()
    visit.page.go_back()
    visit.settle()
    visit.page.go_back()
    expect(visit.page.locator(".finding").first).to_be_visible()
    expect(visit.page).to_have_url(re.compile("view=findings"))
