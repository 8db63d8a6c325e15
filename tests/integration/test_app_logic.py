"""The pages' own logic, run by Streamlit without a browser: addresses of any kind, filters, and people side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.cases import loaded_cases
from graph.settings import PROJECT_FOLDER
from loaders.load import load_case
from screens.address import OF_VIEW
from views.leaves import texts
from views.reviews import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.client import Database

SECONDS = 120
ODD = "<script>alert(1)</script>~' OR 1=1 //"


@pytest.fixture(scope="module")
def demo(database: Database) -> Iterator[Database]:
    for name in ("demo", "harbour-fire"):
        load_case(database, PROJECT_FOLDER / "cases" / name)
    yield database
    database.write(lambda transaction: transaction.run("MATCH (node) DETACH DELETE node").consume())


def page(**address: str) -> AppTest:
    """The app at an address, run once."""
    found = AppTest.from_file(str(PROJECT_FOLDER / "app.py"), default_timeout=SECONDS)
    for name, value in address.items():
        found.query_params[name] = value
    return found.run()


def given(shown: AppTest, component: str) -> list[dict[str, Any]]:
    """What each component of that name was given to draw."""
    protos = [each.proto for each in shown.main if each.type == "bidi_component"]
    return [json.loads(each.json) for each in protos if each.component_name.endswith(component)]


def words(shown: AppTest) -> str:
    """Every text that the page shows through our own components."""
    return " | ".join(text for each in given(shown, "whoknew_leaves") for text in texts(each["leaves"]))


def address(shown: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in shown.query_params.items()}


@pytest.mark.parametrize("view", sorted(OF_VIEW))
def test_every_view_of_a_case_is_drawn_and_keeps_its_address(demo: Database, view: str) -> None:
    shown = page(case="demo", view=view)

    assert not shown.exception
    assert words(shown)
    assert address(shown) | {"case": "demo", "view": view} == address(shown)


@pytest.mark.parametrize("view", sorted(OF_VIEW))
@pytest.mark.parametrize("value", [ODD, "0", "9" * 400, "demo/", "2021-02-31"])
def test_an_address_that_names_nothing_real_still_gives_a_page(demo: Database, view: str, value: str) -> None:
    shown = page(case="demo", view=view, **{name: value for name in OF_VIEW[view] if name != "add"})

    assert not shown.exception
    assert words(shown)
    assert "This did not work" not in words(shown)


def test_an_unknown_view_and_an_unknown_case_lead_to_what_there_is(demo: Database) -> None:
    assert not page(view="nowhere", case="nobody").exception
    assert "Mara" in words(page(view="nowhere"))
    shown = page(view="who", case="nobody")
    assert address(shown)["case"] in ("demo", "harbour-fire")


def test_a_filter_stands_in_the_address_and_changes_the_matrix(demo: Database) -> None:
    shown = page(case="demo", view="who", day="2021-11-15")
    before = sum(len(kind["rows"]) for kind in given(shown, "whoknew_matrix")[0]["kinds"])
    needed = next(each for each in shown.toggle if each.label == "Only what somebody needed")

    needed.set_value(False).run()

    after = sum(len(kind["rows"]) for kind in given(shown, "whoknew_matrix")[0]["kinds"])
    assert address(shown)["needed"] == "no"
    assert after > before
    again = page(**address(shown))
    assert given(again, "whoknew_matrix")[0]["kinds"] == given(shown, "whoknew_matrix")[0]["kinds"]


def test_many_reviews_come_in_pages_and_can_be_searched(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("screens.cases", "views.reviews"):
        monkeypatch.setattr(f"{module}.AT_ONCE", 1)
    titles = [case.title for case in in_order(loaded_cases(demo))]
    assert len(titles) > 1

    shown = page(view="cases")
    assert titles[0] in words(shown)
    assert titles[1] not in words(shown)
    second = page(view="cases", r_page="2")
    assert titles[1] in words(second)
    assert titles[0] not in words(second)

    field = next(each for each in shown.text_input if each.label == "Search the reviews")
    field.set_value(titles[1]).run()
    assert titles[1] in words(shown)
    assert address(shown)["r_words"] == titles[1]


def test_the_matrix_can_be_kept_to_what_is_needed_with_no_record(demo: Database) -> None:
    shown = page(case="demo", view="who", day="2021-11-15")
    before = sum(len(kind["rows"]) for kind in given(shown, "whoknew_matrix")[0]["kinds"])

    next(each for each in shown.toggle if each.label == "Only what is needed with no record").set_value(True).run()

    assert address(shown)["lacking"] == "yes"
    after = sum(len(kind["rows"]) for kind in given(shown, "whoknew_matrix")[0]["kinds"])
    assert 0 < after < before


def test_each_item_that_is_chosen_is_shown_one_after_the_other(demo: Database) -> None:
    shown = page(case="demo", view="life")
    item = "Item of information (type to search)"
    for number in (3, 1, 4, 2):
        choice = next(each for each in shown.selectbox if each.label == item)
        wanted = choice.options[number]
        choice.select_index(number).run()
        assert wanted in words(shown).split(" | ")
        assert next(each for each in shown.selectbox if each.label == item).value.endswith(address(shown)["life"])


def test_choosing_another_review_drops_what_was_chosen_in_the_first(demo: Database) -> None:
    shown = page(case="demo", view="who", day="2021-11-15", who="school", what="i-hiding")
    review = next(each for each in shown.selectbox if each.label == "Review")

    review.set_value("harbour-fire").run()

    assert not shown.exception
    assert address(shown)["case"] == "harbour-fire"
    assert {"who", "what"}.isdisjoint(address(shown))


def test_two_people_side_by_side_each_keep_their_own_day(demo: Database) -> None:
    one, other = page(case="demo", view="who", day="2021-03-12"), page(case="demo", view="who", day="2021-11-15")

    one.run()
    other.run()

    assert [given(each, "whoknew_matrix")[0]["day"] for each in (one, other)] == ["2021-03-12", "2021-11-15"]


def test_a_question_that_nobody_knows_gives_way_to_one_of_the_catalogue(demo: Database) -> None:
    shown = page(case="demo", view="questions", q="silos/nothing_of_the_kind")

    assert not shown.exception
    assert "What this cannot show:" in words(shown)


def test_with_no_case_at_all_the_page_says_what_to_do(empty_database: Database) -> None:
    for view in sorted(OF_VIEW.keys() - {"chronology", "drafts"}):  # these look into folders, not into the graph
        shown = page(view=view)
        assert not shown.exception
        assert "No review is loaded yet" in words(shown)
