"""What the app asks before it reads the list of cases again changes with every change of that list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import replaced, write_case

from graph.cases import loaded_cases, state_of_cases
from loaders.load import load_case, unload_case

if TYPE_CHECKING:
    from pathlib import Path

    from graph.client import Database

pytestmark = pytest.mark.server


def test_the_state_changes_when_a_case_comes_changes_or_goes_and_not_otherwise(
    empty_database: Database, tmp_path: Path
) -> None:
    states, lists = [], []

    def look() -> None:
        states.append(state_of_cases(empty_database))
        lists.append(loaded_cases(empty_database))

    look()
    one, other = write_case(tmp_path / "one"), write_case(tmp_path / "other")
    load_case(empty_database, one)
    look()
    load_case(empty_database, other)
    look()
    write_case(tmp_path / "one", replaced("people.csv", "Anna", "Anne"))
    load_case(empty_database, one)
    look()
    unload_case(empty_database, "other")
    look()
    assert len(set(states)) == len(states)

    load_case(empty_database, one)
    look()
    assert states[-1] == states[-2]
    assert lists[-1] == lists[-2]
