"""How observations are merged, ranked and worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from queries.merging import merged
from queries.observations import Observation, Period
from queries.ranking import Surroundings, ranked, score
from queries.wording import explanation, listed

GAP = Observation(
    questions=("silos/never_shared",), family="gap", group=None, items=("c/i1",), holders=("c/gp",),
    needers=("c/police",), since=(("c/gp", date(2020, 3, 1)),),
    periods=(Period("c/i1", "c/police", date(2020, 3, 1), None),),
    earliest=None, start=date(2020, 3, 1), end=None, days=100, days_at_most=100, possible=False, strength="inferred",
    clauses=(("silos/never_shared", "nobody passed it on"),), reasons=("to act",), sources=("r 1",),
)  # fmt: skip
AROUND = Surroundings(
    holders={f"c/{id_}": {"holder": id_.title(), "agency": None} for id_ in ("gp", "police", "school", "unit")},
    items={f"c/i{n}": {"item": f"Item {n}", "kinds": "assault"} for n in (1, 2, 3)},
    critical=(date(2020, 6, 9),),
)


def missing(item: int, needer: str, start: date, end: date | None = None, strength: str = "inferred") -> Observation:
    """The gap of one item at one needer."""
    period = Period(f"c/i{item}", f"c/{needer}", start, end, strength)
    return replace(
        GAP, items=(period.item,), needers=(period.needer,), start=start, end=end, periods=(period,), strength=strength
    )


def test_two_questions_about_one_item_and_needer_are_one_finding() -> None:
    inside = replace(
        GAP, questions=("silos/inside_one_agency",), holders=("c/unit",), strength="stated", sources=("r 2",)
    )
    (one,) = merged([GAP, inside])
    assert set(one.questions) == {"silos/never_shared", "silos/inside_one_agency"}
    assert set(one.holders) == {"c/gp", "c/unit"}
    assert one.strength == "stated"
    assert set(one.sources) == {"r 1", "r 2"}


def test_needers_of_one_item_and_period_are_one_finding_and_of_another_period_are_not() -> None:
    near = replace(GAP, needers=("c/school",), start=date(2020, 3, 25))
    far = replace(GAP, needers=("c/unit",), start=date(2021, 4, 1))
    assert sorted(one.needers for one in merged([GAP, near, far])) == [("c/police", "c/school"), ("c/unit",)]


def test_a_gap_that_closed_is_not_one_with_a_gap_that_stayed_open() -> None:
    closed = replace(GAP, needers=("c/school",), end=date(2020, 3, 20))
    assert len(merged([GAP, closed])) == 2


def test_items_that_went_missing_together_are_one_finding() -> None:
    (one,) = merged([GAP, replace(GAP, items=("c/i2",), start=date(2020, 3, 5))])
    assert one.items == ("c/i1", "c/i2")
    assert one.start == date(2020, 3, 1)


def test_a_supporting_question_makes_no_finding_of_its_own() -> None:
    supporting = replace(GAP, questions=("silos/recorded_nowhere",), supports=True)
    assert merged([supporting]) == ()
    (one,) = merged([supporting, GAP])
    assert one.questions == ("silos/never_shared", "silos/recorded_nowhere")


def test_a_meeting_stands_on_its_own_beside_the_gap() -> None:
    meeting = replace(GAP, questions=("meetings/empty_chair",), family="meeting", group="c/m1")
    assert len(merged([GAP, meeting])) == 2


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [
        GAP,
        replace(GAP, needers=("c/school",), start=date(2020, 5, 30)),
        replace(GAP, needers=("c/unit",), start=date(2020, 8, 20)),
        replace(GAP, questions=("silos/recorded_nowhere",), supports=True),
    ]
    results = {tuple((o.items, o.holders, o.needers, o.start) for o in merged(order)) for order in permutations(rows)}
    assert len(results) == 1


def test_what_is_firm_near_long_and_needed_by_many_counts_more() -> None:
    base = score(GAP, AROUND)
    assert score(replace(GAP, strength="stated"), AROUND) > base
    assert score(replace(GAP, needers=("c/police", "c/school")), AROUND) > base
    assert score(replace(GAP, days=1), AROUND) < base
    assert score(replace(GAP, possible=True), AROUND) < base
    assert score(replace(GAP, end=date(2020, 3, 2)), AROUND) < base
    assert score(replace(GAP, start=date(2010, 3, 1)), AROUND) < base


def test_a_second_finding_about_the_same_item_steps_back() -> None:
    first = replace(GAP, strength="stated")
    again = replace(GAP, strength="stated", needers=("c/school",), days=99)
    other = replace(GAP, items=("c/i2",), strength="no_record")
    assert [one.items for one in ranked([first, again, other], AROUND)] == [("c/i1",), ("c/i2",), ("c/i1",)]


def test_the_sentence_says_who_held_what_who_needed_it_what_became_of_it_and_how_firmly() -> None:
    stated = missing(1, "police", date(2020, 3, 1), strength="stated")
    assert explanation(stated, AROUND) == (
        "From 1 March 2020 Gp held “Item 1”, and Police needed it (to act); nobody passed it on; "
        "the review says so itself."
    )


def test_the_sentence_says_of_whom_the_review_says_it() -> None:
    (both,) = merged([
        missing(1, "police", date(2020, 3, 1), strength="stated"), missing(1, "school", date(2020, 3, 1)),
    ])  # fmt: skip
    assert explanation(both, AROUND).endswith(
        "the review says so itself of Police; of the rest it follows from what is recorded."
    )


def test_the_sentence_dates_later_holders_and_items_of_their_own() -> None:
    two = replace(
        GAP, items=("c/i1", "c/i2"), holders=("c/gp", "c/unit"),
        since=(("c/gp", date(2020, 3, 1)), ("c/unit", date(2020, 5, 4))),
        periods=(*GAP.periods, Period("c/i2", "c/police", date(2020, 3, 9), None)),
    )  # fmt: skip
    assert explanation(two, AROUND).startswith(
        "From 1 March 2020 Gp held “Item 1” (from 1 March 2020); “Item 2” (from 9 March 2020) "
        "(later also Unit by 4 May 2020), and Police needed it"
    )


def test_the_sentence_dates_needers_who_needed_it_from_different_days() -> None:
    (one,) = merged([missing(1, "police", date(2020, 3, 1)), missing(1, "school", date(2020, 3, 20))])
    assert "and Police (from 1 March 2020) and School (from 20 March 2020) needed it" in explanation(one, AROUND)


def test_the_sentence_dates_each_arrival() -> None:
    late = [
        replace(one, questions=("silos/too_late",), clauses=(("silos/too_late", "late"),))
        for one in (
            missing(1, "police", date(2020, 3, 1), date(2020, 5, 1)),
            missing(1, "school", date(2020, 3, 1), date(2020, 5, 9)),
        )
    ]
    (one,) = merged(late)
    said = "it is recorded as having arrived late: Police (1 May 2020) and School (9 May 2020)"
    assert said in explanation(one, AROUND)
    assert "it is recorded as having arrived only by 1 May 2020;" in explanation(late[0], AROUND)


def test_the_sentence_says_that_a_need_ended_before_the_period_did() -> None:
    ended = missing(1, "police", date(2020, 3, 1), date(2020, 5, 1))
    assert "nobody passed it on; as the case is coded, it was needed until 1 May 2020;" in explanation(ended, AROUND)


def test_the_sentence_says_of_what_the_review_says_it() -> None:
    day = date(2020, 3, 1)
    (both,) = merged([missing(1, "police", day), missing(2, "police", day, strength="stated")])
    assert "the review says so itself of “Item 2”; of the rest it follows" in explanation(both, AROUND)


def test_what_one_question_leaves_possible_stays_possible() -> None:
    perhaps = replace(missing(1, "police", date(2020, 3, 1)), possible=True, days=0)
    sure = replace(missing(1, "police", date(2020, 3, 1)), questions=("silos/locked_in_a_system",), days=100)
    (one,) = merged([perhaps, sure])
    assert (one.possible, one.days) == (True, 0)
    said = explanation(one, AROUND)
    assert "no sharing of it is recorded that certainly reached those who needed it" in said
    assert "whoever needed it may have known all the same" in said


def test_a_vague_beginning_says_that_it_is_the_latest() -> None:
    vague = replace(missing(1, "police", date(2020, 3, 1)), earliest=date(2020, 2, 1))
    assert explanation(vague, AROUND).startswith("From 1 March 2020 at the latest Gp held")


def test_what_no_one_sentence_dates_truly_is_not_joined() -> None:
    march, april = date(2020, 3, 1), date(2020, 3, 25)
    first = [missing(1, "police", march), missing(1, "school", april)]
    assert len(merged([*first, missing(2, "police", march), missing(2, "school", april)])) == 1
    assert len(merged([*first, missing(2, "police", april), missing(2, "school", march)])) == 2


DECIDED = replace(
    GAP, questions=("decisions/decided_without",), family="decision", group="c/d1", needers=("c/unit",),
    end=date(2020, 5, 4), periods=(Period("c/i1", "c/unit", None, None),), details=(("c/i1", "held by Gp"),),
    clauses=(("decisions/decided_without", "unit decided (4 May 2020): no risk; not known there then"),),
)  # fmt: skip


OWN_FILES = replace(
    DECIDED, questions=("decisions/overlooked_own_files",), holders=("c/police",), items=("c/i2",),
    details=(("c/i2", "held in its own agency: Police"),), strength="stated",
    periods=(Period("c/i2", "c/unit", None, None, "stated"),),
    clauses=(("decisions/overlooked_own_files", "unit decided (4 May 2020): no risk; not known there then"),),
)  # fmt: skip


def test_one_decision_is_one_finding_whatever_questions_found_it() -> None:
    other = replace(DECIDED, group="c/d2")
    found = merged([DECIDED, OWN_FILES, other, replace(OWN_FILES, group="c/d2", possible=True)])
    assert [(one.group, one.items, one.possible) for one in found] == [
        ("c/d1", ("c/i1", "c/i2"), False),
        ("c/d2", ("c/i1", "c/i2"), False),
    ]


def test_a_decision_does_not_join_the_gap_of_its_item() -> None:
    assert {one.family for one in merged([GAP, DECIDED])} == {"gap", "decision"}


def test_the_sentence_of_a_decision_says_it_once_and_each_item_with_its_holders() -> None:
    (one,) = merged([DECIDED, OWN_FILES])
    assert explanation(one, AROUND) == (
        "Unit decided (4 May 2020): no risk; not known there then: “Item 1” (held by Gp), “Item 2” (held in its own "
        "agency: Police); the review says so itself of 1 of these 2; of the rest it follows from what is recorded."
    )


def test_an_item_that_two_questions_found_for_one_decision_is_named_once() -> None:
    again = replace(
        OWN_FILES,
        items=("c/i1",),
        details=(("c/i1", "held in its own agency: Police"),),
        periods=(Period("c/i1", "c/unit", None, None, "stated"),),
    )
    (one,) = merged([DECIDED, again])
    assert "“Item 1” (held by Gp; held in its own agency: Police); the review" in explanation(one, AROUND)


def test_a_decision_counts_by_its_day_however_long_before_an_item_was_held() -> None:
    long_ago = replace(DECIDED, start=date(2005, 3, 1))
    assert score(long_ago, AROUND) == score(DECIDED, AROUND)


def test_nobody_is_named_as_holding_and_needing_at_once() -> None:
    (one,) = merged([GAP, replace(GAP, needers=("c/gp",), holders=("c/unit",))])
    assert set(one.needers) == {"c/police", "c/gp"}
    assert one.holders == ("c/unit",)


def test_many_names_are_cut_and_counted() -> None:
    assert listed(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d and 2 more"
