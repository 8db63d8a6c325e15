"""Whose knowledge counts as whose: parts, bodies, and what belongs to two agencies."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import AGENCIES, HOLDERS, LABEL, UNITS, WORKERS, between, on

from knowledge.bodies import Bodies
from knowledge.claims import Claims, Holder, Part
from knowledge.moments import Span

Row = tuple[str, str] | tuple[str, str, Span | None, Span | None]


def bodies(*rows: Row) -> Bodies:
    """The bodies of a case with these parts; the first letter of each name says what it is."""
    names = {name for row in rows for name in row[:2]}
    return Bodies(
        Claims("case", on(0), tuple(Holder(name, LABEL[name[0]]) for name in names), tuple(Part(*row) for row in rows))
    )


def answers(*rows: Row) -> set[Row]:
    """Who answers for whom, beside everybody for themselves, with the dates where there are any."""
    return {
        (link.part, link.body, link.start, link.end) if link.start or link.end else (link.part, link.body)
        for link in bodies(*rows).answers_for()
        if link.part != link.body
    }


def hears(*rows: Row) -> dict[str, set[str]]:
    return {body: {link.part for link in links} for body, links in bodies(*rows).below().items()}


def test_everybody_answers_for_themselves_but_a_record_system_which_is_no_reader():
    own = bodies(("w1", "u1"), ("u1", "a1"), ("r1", "a1"), ("f1", "a1"), ("w2", "f1")).answers_for()
    assert {link.part for link in own if link.part == link.body} == {"w1", "w2", "u1", "a1", "f1"}


def test_worker_unit_and_agency_answer_upwards_and_hear_downwards():
    rows = (("w1", "u1"), ("u1", "a1"), ("u2", "a1"))
    assert answers(*rows) == {("w1", "u1"), ("w1", "a1"), ("u1", "a1"), ("u2", "a1")}
    assert hears(*rows) == {"u1": {"w1"}, "a1": {"w1", "u1", "u2"}}


def test_forums_and_record_systems_neither_answer_upwards_nor_hear_nor_have_parts():
    rows = (("f1", "a1"), ("r1", "a1"), ("w1", "f1"), ("u1", "r1"), ("u1", "w1"))
    assert (answers(*rows), hears(*rows)) == (set(), {})


def test_dates_along_the_way_up_narrow_one_another():
    found = answers(("w1", "u1", on(3), between(9, 12)), ("u1", "a1", between(1, 5), on(10)))
    assert found == {
        ("w1", "u1", on(3), between(9, 12)),
        ("u1", "a1", between(1, 5), on(10)),
        ("w1", "a1", between(3, 5), between(9, 10)),
    }


def test_memberships_that_never_met_make_no_way_up():
    assert answers(("w1", "u1", on(6), None), ("u1", "a1", None, on(5))) == {
        ("w1", "u1", on(6), None), ("u1", "a1", None, on(5)),
    }  # fmt: skip


def test_a_membership_that_ended_before_it_began_never_was():
    assert answers(("w1", "u1", on(6), on(5))) == set()


def test_circles_are_followed_once_and_nobody_is_part_of_themselves():
    assert answers(("u1", "u2"), ("u2", "u3"), ("u3", "u1"), ("w1", "w1"), ("u1", "u1")) == {
        ("u1", "u2"), ("u1", "u3"), ("u2", "u3"), ("u2", "u1"), ("u3", "u1"), ("u3", "u2"),
    }  # fmt: skip


def test_a_worker_of_two_units_of_one_agency_answers_for_all_three():
    assert answers(("w1", "u1"), ("w1", "u2"), ("u1", "a1"), ("u2", "a1")) >= {
        ("w1", "u1"), ("w1", "u2"), ("w1", "a1"),
    }  # fmt: skip


def test_a_link_worker_of_two_agencies_is_the_memory_of_neither_nor_of_its_units():
    rows = (("w1", "u1"), ("u1", "a1"), ("w1", "a2"), ("w2", "u1"))
    assert answers(*rows) == {("w2", "u1"), ("w2", "a1"), ("u1", "a1")}
    assert hears(*rows)["a2"] == {"w1"}


def test_workers_of_a_joint_team_answer_for_the_team_and_no_further():
    rows = (("w1", "u1"), ("u1", "a1"), ("u1", "a2"))
    assert answers(*rows) == {("w1", "u1")}
    assert hears(*rows) == {"u1": {"w1"}, "a1": {"u1", "w1"}, "a2": {"u1", "w1"}}


def test_a_worker_of_a_joint_team_who_also_belongs_to_one_of_its_agencies_answers_for_the_team_only():
    assert answers(("w1", "u1"), ("u1", "a1"), ("u1", "a2"), ("w1", "u2"), ("u2", "a1")) == {
        ("w1", "u1"), ("u2", "a1"),
    }  # fmt: skip


def test_a_unit_of_an_agency_inside_another_agency_belongs_to_both_without_being_torn():
    rows = (("w1", "u1"), ("u1", "a1"), ("a1", "a2"))
    assert answers(*rows) == {("w1", "u1"), ("w1", "a1"), ("w1", "a2"), ("u1", "a1"), ("u1", "a2"), ("a1", "a2")}
    assert hears(*rows)["a2"] == {"w1", "u1", "a1"}


def test_a_team_of_two_agencies_inside_a_third_is_the_memory_of_the_third_alone():
    found = answers(("u1", "a1"), ("u1", "a2"), ("a1", "a3"), ("a2", "a3"))
    assert found == {("u1", "a3"), ("a1", "a3"), ("a2", "a3")}


def test_who_moved_from_one_agency_to_another_was_each_ones_memory_in_its_time():
    moved = (("w1", "a1", None, on(5)), ("w1", "a2", on(5), None))
    vague = (("w1", "a1", None, between(0, 30)), ("w1", "a2", between(0, 30), None))
    assert (answers(*moved), answers(*vague)) == (set(moved), set(vague))


def test_who_is_lent_to_another_agency_for_a_time_is_before_and_after_the_memory_of_its_own():
    lent = answers(("w1", "u1"), ("u1", "a1"), ("w1", "a2", on(5), between(9, 10)))
    assert lent == {
        ("u1", "a1"),
        ("w1", "u1", None, on(5)), ("w1", "u1", between(9, 11), None),
        ("w1", "a1", None, on(5)), ("w1", "a1", between(9, 11), None),
    }  # fmt: skip


def test_on_the_last_day_of_a_loan_it_may_last_still_so_the_old_body_is_sure_of_its_worker_on_the_next():
    assert answers(("w1", "a1"), ("w1", "a2", on(5), on(9))) == {
        ("w1", "a1", None, on(5)), ("w1", "a1", between(9, 10), None),
    }  # fmt: skip


def test_who_perhaps_belonged_to_two_agencies_at_once_is_still_each_ones_memory():
    rows = (("w1", "a1", on(0), between(4, 8)), ("w1", "a2", between(3, 7), None))
    assert answers(*rows) == set(rows)


hierarchies = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from((*AGENCIES[:1], *UNITS)) for name in (*UNITS, *WORKERS)}
)


@given(hierarchies)
def test_where_everybody_has_one_body_and_there_is_one_agency_all_answer_all_the_way_up(above: dict[str, str]):
    expected = set()
    for name in above:
        seen, body = {name}, above.get(name)
        while body is not None and body not in seen:
            expected.add((name, body))
            seen.add(body)
            body = above.get(body)
    assert answers(*above.items()) == expected
    assert {(part, body) for body, parts in hears(*above.items()).items() for part in parts} == expected


@given(st.lists(st.tuples(st.sampled_from(HOLDERS), st.sampled_from(HOLDERS)), max_size=8))
def test_the_order_of_the_rows_is_irrelevant(rows: list[Row]):
    assert bodies(*rows).answers_for() == bodies(*reversed(rows)).answers_for()
