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
    times = aims(results)["from folders end to end within 1.5 times the work of the write step"]
    assert times.endswith(" times, for the last 1,800 of 2,000 reviews")


def test_a_question_that_became_slow_is_named(results: dict[str, Any]):
    found = results["asking"]["reviews"]["2000"]["stacey"]
    found["silos/distorted"]["p95"] = 999.9
    name = "questions on one review, reach apart, within 25 ms (p95), stacey among 2,000"
    assert "slower: silos/distorted 999.9" in aims(results)[name]


def test_what_was_not_measured_is_left_out(results: dict[str, Any]):
    assert "a what-if on a real case within 20 ms" in aims(results)
    results["supposing"] = {}
    assert "a what-if on a real case within 20 ms" not in aims(results)
