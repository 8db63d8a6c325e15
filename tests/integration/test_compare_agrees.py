"""The page that compares puts together what the question on recurring gaps says of each review alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.cases import loaded_cases
from loaders.load import load_case
from queries.answer import ask
from queries.catalogue import find
from screens.reading import read_picture
from views.compared import RECURRING, Reviewed, recurring

if TYPE_CHECKING:
    from graph.client import Database

CASES = Path(__file__).parents[2] / "cases"
NAMES = ["demo", "harbour-fire", "stacey"]


def test_what_recurs_is_what_the_question_across_reviews_finds(database: Database) -> None:
    for name in NAMES:
        load_case(database, CASES / name)
    question = find(RECURRING)
    reviews = [
        Reviewed(case, read_picture(database, case), (), ask(database, question, {"cases": [case.id]}).rows)
        for case in loaded_cases(database)
        if case.id in NAMES
    ]
    rows = ask(database, question, {"cases": NAMES, "at_least": 2}, row_cap=10_000).rows
    asked = {
        "~".join((row["held_sector"], row["kind"], row["needed_sector"])): (row["case_uids"], row["gaps"])
        for row in rows
    }
    drawn = {
        line.name: (sorted(line.figures), sum(figure.count for figure in line.figures.values()))
        for line in recurring(reviews)
    }
    assert asked
    assert drawn == asked
