import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.cases import CaseSummary
from queries.catalogue import shipped
from queries.findings import Finding
from tests.unit.pictures import ODD, PICTURE
from views.compared import (
    FAMILIES,
    Line,
    Reviewed,
    depths,
    family_of,
    findings_by_kind,
    kinds_of_agency,
    kinds_stuck,
    pairs_stuck,
    recurring,
    sizes,
)
from views.comparing import CANNOT, behind, compared_csv, find_figure, heads, sections
from views.leaves import Leaf, texts

QUESTIONS = {question.id: question for question in shipped()}


def finding(rank: int, question: str = "silos/never_shared", *, possible: bool = False) -> Finding:
    return Finding(
        rank=rank, questions=(question,), holders=(), needed_by=(), information=(f"item {rank}",), information_ids=(),
        earliest=None, start=None, end=None, days=3, days_at_most=3, strength="inferred", possible=possible,
        explanation=ODD, sources=(),
    )  # fmt: skip


def gap(held: str, kind: str, needed: str, gaps: int, *items: str) -> dict[str, Any]:
    return {"held_sector": held, "kind": kind, "needed_sector": needed, "gaps": gaps, "median_days": 40,
            "item_uids": [f"c/{item}" for item in items], "examples": [f"c: {held} held it"]}  # fmt: skip


def review(name: str, *findings: Finding, gaps: tuple[dict[str, Any], ...] = (), fictional: bool = False) -> Reviewed:
    case = CaseSummary(name, f"Review {name}", "DARDR", "Harbour", fictional, "", "", date(2020, 1, 1),
                       date(2021, 12, 31), "f", {"Information": 3, "Agency": 2, "Need": 4})  # fmt: skip
    return Reviewed(case, PICTURE, findings, gaps)


FIRST = review(
    "a", finding(1), finding(2, possible=True), finding(3, "decisions/decided_without"),
    gaps=(gap("police", "assault", "health", 2, "grip"), gap("police", "strangulation", "health", 1, "grip"),
          gap("police", "threat", "police", 1, "odd")),
)  # fmt: skip
SECOND = review("b", finding(1, "meetings/empty_chair"), gaps=(gap("police", "assault", "health", 3, "grip", "odd"),))
BOTH = (FIRST, SECOND)
PARTS = {
    "size": sizes(BOTH), "depth": depths(BOTH), "agencies": kinds_of_agency(BOTH),
    "findings": findings_by_kind(BOTH, QUESTIONS), "recurring": recurring(BOTH), "kinds": kinds_stuck(BOTH),
    "pairs": pairs_stuck(BOTH),
}  # fmt: skip


def line(part: str, name: str) -> Line:
    return next(line for line in PARTS[part] if line.name == name)


def acts(leaves: list[Leaf]) -> list[dict[str, str]]:
    return [act for each in leaves for act in ([each["act"]] if "act" in each else []) + acts(each.get("kids", []))]


def test_every_question_that_makes_findings_has_a_kind_with_a_name() -> None:
    kinds = {family_of(finding(1, id_), QUESTIONS) for id_, question in QUESTIONS.items() if question.finding}
    assert kinds == set(FAMILIES)


def test_findings_are_counted_by_kind_and_for_each_100_items() -> None:
    figure = line("findings", "gap").figures["a"]
    assert (figure.count, figure.rate, figure.possible, figure.findings) == (2, 66.7, 1, (1, 2))
    assert line("findings", "decision").figures["a"].findings == (3,)
    assert line("findings", "meeting").figures["a"].count == 0
    assert line("findings", "all").figures["b"].rate == 33.3


def test_a_review_without_items_has_no_number_for_each_100() -> None:
    empty = replace(FIRST, picture=replace(PICTURE, items={}))
    assert findings_by_kind([empty], QUESTIONS)[0].figures["a"].rate is None
    assert texts(sections([empty, empty], {part: [] for part in PARTS}, "")["findings"])


def test_a_kind_of_information_counts_its_items_once_of_those_that_the_review_has() -> None:
    assault, threat = line("kinds", "assault"), line("kinds", "threat")
    assert (assault.figures["a"].count, assault.figures["a"].of, assault.figures["a"].rows) == (1, 1, (0,))
    assert threat.figures["b"].count == 0
    assert [each.name for each in PARTS["kinds"]] == ["assault", "strangulation", "threat"]


def test_a_pair_of_kinds_of_agency_counts_one_item_of_two_kinds_once() -> None:
    pair = line("pairs", "police → health")
    assert (pair.figures["a"].count, pair.figures["b"].count) == (1, 2)
    assert line("pairs", "within police").figures["a"].rows == (2,)


def test_what_recurs_is_found_in_two_reviews_at_least() -> None:
    assert [each.name for each in PARTS["recurring"]] == ["police~assault~health"]
    assert [figure.count for figure in PARTS["recurring"][0].figures.values()] == [2, 3]
    assert recurring(BOTH, at_least=3) == []


def test_the_kinds_of_agency_are_those_of_agencies_not_of_their_parts() -> None:
    assert {each.name: each.figures["a"].count for each in PARTS["agencies"]} == {"police": 1, "health": 1}


@pytest.mark.parametrize("part", ["findings", "kinds", "pairs"])
def test_every_figure_that_counts_something_opens_what_it_counts(part: str) -> None:
    for each in PARTS[part]:
        for of in BOTH:
            figure = each.figures.get(of.case.id)
            if figure and figure.count:
                name = f"{part}|{each.name}|{of.case.id}"
                assert find_figure(name, PARTS, BOTH) == (part, each, of)
                pressed = acts(behind(each, of))[:-1]
                assert len(pressed) == len(figure.findings) + len(figure.rows) > 0
                assert all(act["case"] == of.case.id and {"finding", "row"} & set(act) for act in pressed)


@pytest.mark.parametrize("name", ["", "findings", "findings|gap", "nothing|gap|a", "findings|gap|gone", "|||"])
def test_an_address_that_names_no_figure_opens_none(name: str) -> None:
    assert find_figure(name, PARTS, BOTH) is None
    assert sections(BOTH, PARTS, name)


def test_a_recurring_gap_opens_the_row_of_the_question_in_each_review() -> None:
    assert acts(sections(BOTH, PARTS, "")["recurring"]) == [
        {"case": "a", "row": "0"}, {"case": "b", "row": "0"},
    ]  # fmt: skip


def test_the_page_says_what_a_comparison_cannot_show_and_which_review_is_made_up() -> None:
    made_up = review("c", fictional=True)
    assert CANNOT in texts(sections(BOTH, PARTS, "")["heads"])
    assert any("made up" in text for text in texts(heads([made_up])))
    assert any("1 January 2020 to 31 December 2021 (2 years)" in text for text in texts(heads([FIRST])))


def test_what_a_figure_counts_stands_under_its_own_table_as_text() -> None:
    drawn = sections(BOTH, PARTS, "findings|gap|a")
    assert ODD in texts(drawn["findings"])
    assert ODD not in texts([each for name, leaves in drawn.items() if name != "findings" for each in leaves])


def test_the_file_has_a_line_for_each_figure_and_no_formula() -> None:
    parts = {**PARTS, "kinds": kinds_stuck([review("d", gaps=(gap("=1+1", "assault", "=2", 1, "grip"),))])}
    reader = csv.DictReader(io.StringIO(compared_csv({**parts, "pairs": pairs_stuck([
        review("a", gaps=(gap("=1+1", "assault", "=2", 1, "grip"),))])}, BOTH), newline=""))  # fmt: skip
    rows = list(reader)
    assert {row["part"] for row in rows} >= {"size", "findings", "recurring", "pairs"}
    assert [row["what"] for row in rows if row["part"] == "pairs"] == ["'=1+1 → =2"]
    assert [row["count"] for row in rows if row["part"] == "recurring"] == ["2", "3"]
