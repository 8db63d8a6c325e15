"""The made-up reviews that speed is measured with: sound, as rich as real ones, and the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.synthetic import write_corpus, write_review
from loaders.check import require
from loaders.load import prepare
from loaders.read import read_case

if TYPE_CHECKING:
    from pathlib import Path

AS_RICH = {"holders": 40, "information": 100, "knowledge": 220, "sharings": 90, "needs": 65, "decisions": 25}


@pytest.mark.parametrize("number", [1, 2, 37, 1999])
def test_every_review_is_sound_and_as_rich_as_a_real_one(tmp_path: Path, number: int) -> None:
    checked = require(read_case(write_review(tmp_path, 7, number)))
    assert {name: len(checked.table(name)) > least for name, least in AS_RICH.items()} == dict.fromkeys(AS_RICH, True)
    written = [row.values[head] for row in checked.all() for head in ("date", "since", "from") if head in row.values]
    assert sum(one.span.earliest != one.span.latest for one in written) > len(written) / 8
    rows = prepare(checked).rows
    assert {"KNOWS", "TOLD_OTHERWISE", "NEEDED", "REACHED", "COULD_HAVE_KNOWN"} <= set(rows.relationships)


def test_the_same_seed_gives_the_same_reviews_wherever_the_corpus_begins(tmp_path: Path) -> None:
    def contents(folder: Path) -> dict[str, str]:
        return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.*"))}

    write_corpus(tmp_path / "one", 3)
    write_corpus(tmp_path / "two", 1)
    write_corpus(tmp_path / "two", 2, first=2)
    write_corpus(tmp_path / "other", 3, seed=8)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert contents(tmp_path / "one") != contents(tmp_path / "other")
