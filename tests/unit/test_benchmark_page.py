"""What the page of benchmarks says is worked out from the results, and says what was measured."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from benchmarks.goals import goals
from benchmarks.page import PAGE, page, result

NAMES = ("loading", "asking", "reaching", "supposing")


@pytest.fixture
def results() -> dict[str, Any]:
    return {name: copy.deepcopy(result(name)) for name in NAMES}


def aims(results: dict[str, Any]) -> dict[str, str]:
    return dict(goals(*(results[name] for name in NAMES)))


def test_the_page_is_the_one_that_the_results_give():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_minutes_are_those_of_all_reviews_and_not_of_the_last_ones_alone(results: dict[str, Any]):
    sizes = results["asking"]["reviews"]
    for size, seconds in zip(sizes, (1.0, 29.0, 270.0), strict=True):
        sizes[size]["loads"]["load"]["seconds"] = seconds
    assert aims(results)["2,000 reviews end to end in minutes"] == "5.0 minutes"


def test_loading_is_set_against_the_write_step_of_the_same_reviews(results: dict[str, Any]):
    alone = {
        "cases": 150,
        "write_step": {"seconds": 10.0, "ours": 5.0, "server": 10.0},
        "load": {"seconds": 16.0, "ours": 20.0, "server": 10.0},
    }
    results["asking"]["reviews"]["200"]["loads"]["alone"] = alone
    name = "from folders end to end within 1.5 times the write step, 150 reviews, on top of up to 200"
    assert aims(results)[name] == "1.60 times by the clock, 2.00 times the work"


def test_a_question_that_became_slow_is_named(results: dict[str, Any]):
    found = results["asking"]["reviews"]["2000"]["stacey"]
    found["silos/distorted"]["p95"] = 999.9
    name = "questions on one review, reach apart, within 25 ms (p95), stacey among 2,000"
    assert "slower: silos/distorted 999.9" in aims(results)[name]


def test_what_was_not_measured_is_left_out(results: dict[str, Any]):
    assert "a what-if on a real case within 20 ms" in aims(results)
    results["supposing"] = {}
    assert "a what-if on a real case within 20 ms" not in aims(results)
