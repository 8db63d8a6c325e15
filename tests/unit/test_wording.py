"""The guard of our own words."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.wording import SharedRun, find_runs, index_runs, shared_runs

REPORT = "The keeper saw the boat, and wrote to the harbour's office about what he had seen. Nobody answered him."


def test_eight_words_in_a_row_are_found_as_they_stand_in_our_text():
    own = "Later: the Keeper saw THE BOAT and wrote – to the office"
    assert shared_runs(REPORT, own) == [SharedRun("the Keeper saw THE BOAT and wrote – to the", 9)]


def test_seven_words_in_a_row_are_allowed():
    assert shared_runs(REPORT, "the keeper saw the boat and wrote a letter") == []


def test_the_same_words_in_another_order_are_ours():
    assert shared_runs(REPORT, "the boat the keeper saw and wrote about to the office had seen him") == []


def test_a_curly_apostrophe_and_punctuation_do_not_hide_a_run():
    own = "wrote to the harbour’s office: about what he… had seen"
    assert [run.words for run in shared_runs(REPORT, own)] == [10]


def test_two_runs_are_two():
    own = "the boat and wrote to the harbour's office; then about what he had seen nobody answered him"
    assert [run.words for run in shared_runs(REPORT, own)] == [8, 8]


def test_an_index_serves_many_cells():
    index = index_runs(REPORT, words=3)
    assert [len(find_runs(index, cell, words=3)) for cell in ("saw the boat", "the boat sank", "")] == [1, 0, 0]


def test_a_run_has_at_least_one_word():
    with pytest.raises(ValueError, match="at least one word"):
        index_runs(REPORT, words=0)


@given(
    st.lists(st.sampled_from("abcd"), max_size=20), st.lists(st.sampled_from("abcd"), max_size=20), st.integers(1, 5)
)
def test_a_run_is_found_exactly_where_one_is(report: list[str], own: list[str], length: int):
    there = {tuple(report[i : i + length]) for i in range(len(report) - length + 1)}
    expected = any(tuple(own[i : i + length]) in there for i in range(len(own) - length + 1))
    assert bool(shared_runs(" ".join(report), " ".join(own), length)) == expected
