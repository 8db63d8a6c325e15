import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from knowledge.derived import Knowing
from knowledge.moments import Span
from knowledge.states import State
from tests.unit.pictures import ODD, PICTURE, need, on, way
from views.decided import Asked, Bearing, Column, Decided, Doubt, Knower, Weighed
from views.decision_columns import BY_NEED, NOTHING_CODED, decision_columns
from views.decision_rows import COLUMNS, decisions_csv
from views.decisions import chosen_decisions, decision_head, decision_list, what_followed
from views.leaves import Leaf, texts
from views.picture import Picture
from views.steps import Passage
from views.weighing import weighed

TEAM = frozenset({"c/team", "c/police", "c/log"})
HERS = frozenset({"c/surgery"})


def decision(day: str = "2021-04-10", **more: object) -> Decided:
    given: dict[str, object] = {
        "when": on(day), "first": date.fromisoformat(day), "last": date.fromisoformat(day), "written": day,
        "deciders": ("c/team",), "knowers": (Knower("c/team"),), "agency": TEAM, "bearing": ("c/grip",),
        "sources": ("r 7",), "what": "graded as low",
    }  # fmt: skip
    return Decided("c/d1", kind="grading", **{**given, **more})  # type: ignore[arg-type]


def one(made: Decided, picture: Picture = PICTURE, *asked: Asked, needs: str = "stated") -> Weighed:
    (found,) = weighed(picture, [made], asked, needs)
    return found


def bearing(made: Decided, picture: Picture = PICTURE, *asked: Asked) -> Bearing:
    return one(made, picture, *asked).items[0]


def acts(leaves: list[Leaf]) -> list[dict[str, str]]:
    return [act for each in leaves for act in ([each["act"]] if "act" in each else []) + acts(each.get("kids", []))]


def with_ways(*ways: Knowing) -> Picture:
    return replace(PICTURE, ways=ways)


@pytest.mark.parametrize(
    ("day", "column", "state"),
    [
        ("2021-04-10", Column.HERE, State.KNEW),
        ("2021-04-01", Column.HERE, State.MAY),
        ("2021-03-20", Column.ELSEWHERE, State.NO_RECORD),
        ("2021-02-10", Column.ELSEWHERE, State.NO_RECORD),
        ("2021-01-10", Column.NOBODY, State.NO_RECORD),
    ],
)
def test_an_item_goes_from_nobody_to_others_to_whoever_decided(day: str, column: Column, state: State) -> None:
    found = bearing(decision(day))
    assert (found.column, found.state) == (column, state)
    assert [held.holder for held in found.outside] == (["c/surgery"] if day >= "2021-03-20" else [])
    assert found.surely_elsewhere == (day == "2021-03-20")


def test_what_only_people_knew_is_known_elsewhere_and_said_to_be_theirs() -> None:
    found = one(decision("2021-02-10"))
    assert [held.holder for held in found.items[0].people] == ["c/sister"]
    assert "Known to people only:" in texts(decision_columns(PICTURE, found))


@pytest.mark.parametrize(
    ("known", "doubt"),
    [
        (way("team", "grip", Span(date(2021, 4, 1), None), "k"), Doubt.ARRIVAL),
        (way("team", "grip", on("2021-04-10"), "k"), Doubt.SAME_DAY),
        (way("team", "grip", Span(date(2021, 4, 1), date(2021, 4, 20)), "k"), Doubt.DAYS),
        (way("team", "grip", on("2021-04-01"), "k", until=Span(date(2021, 4, 5), date(2021, 4, 30))), Doubt.GONE),
        (way("team", "grip", on("2021-04-01"), "k"), None),
    ],
)
def test_a_doubt_says_why_it_only_may_have_been_known(known: Knowing, doubt: Doubt | None) -> None:
    found = bearing(decision(), with_ways(known))
    assert [here.doubt for here in found.here] == [doubt]
    assert found.state is (State.MAY if doubt else State.KNEW)
    assert found.column is Column.HERE


def test_what_was_gone_before_is_not_known_here_and_said_to_be_gone() -> None:
    gone = with_ways(way("team", "grip", on("2021-02-01"), "k", until=on("2021-03-01")))
    assert bearing(decision(), gone).column is Column.NOBODY
    assert "It had been known to team, and was gone by then." in texts(decision_columns(gone, one(decision(), gone)))


def test_somebody_in_the_room_of_a_forum_that_decided_makes_it_perhaps_known() -> None:
    made = decision("2021-03-20", deciders=("c/conference",), knowers=(Knower("c/conference", sits=True),),
                    agency=frozenset({"c/conference"}), room=HERS, members=HERS)  # fmt: skip
    found = bearing(made)
    assert (found.state, [here.doubt for here in found.here]) == (State.MAY, [Doubt.ROOM])
    assert found.where == "by somebody in the room"
    elsewhere = bearing(replace(made, room=frozenset()))
    assert (elsewhere.column, elsewhere.where) == (Column.ELSEWHERE, "by a member of the forum")


def test_what_was_raised_at_the_sitting_itself_was_known_to_it() -> None:
    raised = with_ways(way("conference", "grip", on("2021-03-20"), "m", "surgery", kind="meeting"))
    made = decision("2021-03-20", deciders=("c/conference",), knowers=(Knower("c/conference", sits=True),))
    assert bearing(made, raised).state is State.KNEW


def test_what_was_taken_into_account_and_only_may_have_arrived_is_not_argued_about() -> None:
    said = texts(decision_columns(PICTURE, one(decision("2021-04-01", considered=("c/grip",)))))
    assert "Taken into account; when it had reached them is not certain." in said
    assert not any(str(Doubt.SAME_DAY) in text for text in said)


def test_holders_with_the_same_doubt_are_named_together() -> None:
    rooms = frozenset({"c/surgery", "c/team"})
    made = decision("2021-04-10", deciders=("c/conference",), knowers=(Knower("c/conference", sits=True),),
                    agency=frozenset({"c/conference"}), room=rooms, members=rooms)  # fmt: skip
    said = [text for text in texts(decision_columns(PICTURE, one(made))) if str(Doubt.ROOM) in text]
    assert said == [
        f"Hill Surgery (known since 1 March 2021) and team (known since 1 April 2021): {Doubt.ROOM}"
    ]  # fmt: skip


def test_what_was_said_in_its_place_is_shown_as_the_fourth_state() -> None:
    made = decision("2021-06-10", deciders=("c/surgery",), knowers=(Knower("c/surgery"),), bearing=("c/odd",),
                    agency=frozenset({"c/surgery"}))  # fmt: skip
    found = one(made)
    assert found.items[0].column is Column.ELSEWHERE
    leaves = decision_columns(PICTURE, found)
    assert "Had been told otherwise by team on 1 June 2021: All is calm" in texts(leaves)
    assert ODD in texts(leaves)


def test_it_says_whether_it_was_asked_for_and_what_became_of_that() -> None:
    asked = Asked("c/q", "15 March 2021", on("2021-03-15"), ("c/team",), ("c/surgery",), ("c/grip",), "no reply")
    later = replace(asked, when=on("2021-03-25"))
    made = decision("2021-03-20")
    said = "Asked for: team asked Hill Surgery, 15 March 2021; the source says that no reply came."
    assert said in texts(decision_columns(PICTURE, one(made, PICTURE, asked)))
    assert "Not recorded as asked for." in texts(decision_columns(PICTURE, one(made, PICTURE, later)))
    others = replace(asked, askers=("c/conference",))
    assert bearing(made, PICTURE, others).asked == ()


def test_what_was_taken_into_account_counts_as_known_and_comes_first() -> None:
    found = one(decision("2021-01-10", considered=("c/calm",), bearing=("c/grip", "c/calm")))
    assert [(each.item, each.column) for each in found.items] == [
        ("c/calm", Column.HERE), ("c/grip", Column.NOBODY),
    ]  # fmt: skip
    said = "Taken into account; how it had come to be known is not recorded."
    assert said in texts(decision_columns(PICTURE, found))


@pytest.mark.parametrize(("needs", "items"), [("stated", []), ("all", ["c/odd"])])
def test_where_nothing_is_coded_the_needs_of_the_decider_stand_in_and_the_page_says_so(
    needs: str, items: list[str]
) -> None:
    picture = replace(
        PICTURE, needs=(need("team", "odd", "2021-04-01", origin="rule"), need("team", "grip", "2021-05-01"))
    )
    found = one(decision(bearing=()), picture, needs=needs)
    assert found.by_need
    assert [each.item for each in found.items] == items
    assert (BY_NEED if items else NOTHING_CODED) in texts(decision_columns(picture, found))
    assert not one(decision()).by_need


def test_an_item_opens_the_matrix_at_its_cell_on_the_last_day_of_the_decision() -> None:
    found = one(decision("2021-03-20", last=date(2021, 3, 25), when=Span(date(2021, 3, 20), date(2021, 3, 25))))
    pressed = acts(decision_columns(PICTURE, found))
    assert {"holder": "c/team", "item": "c/grip", "day": "2021-03-25"} in pressed
    assert {"holder": "c/surgery", "item": "c/grip", "day": "2021-03-25"} in pressed


def test_the_head_says_what_when_by_whom_on_what_ground_and_where_it_is_said() -> None:
    made = decision(written="spring 2021", when=Span(date(2021, 3, 1), date(2021, 5, 31)), reason=ODD, about=("Mara",))
    said = texts(decision_head(PICTURE, one(made), lambda _: [Passage("7", "the words")]))
    assert "Graded as low" in said
    assert any("Spring 2021: the day is not certain, between 1 March 2021 and 31 May 2021" in text for text in said)
    assert any("decided by team (Harbour Police)" in text for text in said)
    assert f"Ground given: {ODD}" in said
    assert "the words" in said
    assert "No ground for it is recorded." in texts(decision_head(PICTURE, one(decision()), lambda _: []))


def test_decisions_are_found_by_words_and_by_agency_and_listed_in_order() -> None:
    every = weighed(PICTURE, [decision(), decision("2021-03-20", what="closed", deciders=("c/surgery",))], [], "stated")
    assert chosen_decisions(PICTURE, every, "GRIPPED low", "") == [every[0]]
    assert chosen_decisions(PICTURE, every, "", "Hill Surgery") == [every[1]]
    assert chosen_decisions(PICTURE, every, "nothing", "") == []
    listed = texts(decision_list(PICTURE, every, "c/d1"))
    assert listed[:3] == ["2021-04-10", "Graded as low", "Team (Harbour Police)"]
    assert "Closed" in listed


def test_what_was_decided_next_is_in_order_of_time_and_not_said_to_follow() -> None:
    first = decision(about=("Mara",))
    next_ = replace(decision("2021-05-01", about=("Mara",)), uid="c/d2", deciders=("c/surgery",))
    every = weighed(PICTURE, [first, next_], [], "stated")
    said = texts(what_followed(PICTURE, every[0], every))
    assert "Next about the same people" in said
    assert "Next by the same" not in said
    assert what_followed(PICTURE, every[1], every) == []


def test_the_file_has_a_line_for_each_item_and_no_formula() -> None:
    made = decision(what="=1+1", considered=("c/calm",))
    header, *rows = csv.reader(io.StringIO(decisions_csv(PICTURE, [one(made), one(decision(bearing=()))]), newline=""))
    assert tuple(header) == COLUMNS
    assert [row[header.index("item")] for row in rows] == ["All is calm", "He gripped her throat", ""]
    assert rows[0][header.index("decision")] == "'=1+1"
    assert rows[1][header.index("known_here_by")] == "team"
