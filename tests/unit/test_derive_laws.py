"""What holds of every case, however it is coded: the laws of derivation, tried on random cases."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import (
    DAYS,
    HINDSIGHT,
    HOLDERS,
    ITEMS,
    LABEL,
    accesses,
    cases,
    endless_knowledge,
    every_state,
    mapped,
    meetings,
    parts,
    sharings,
)

from knowledge.claims import Carried, Claims
from knowledge.derive import derive
from knowledge.derived import Derived, Knowing
from knowledge.moments import END, Span, make
from knowledge.needs import shipped_rules
from knowledge.states import State, state_on

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

RULES = shipped_rules()
RANK = {State.NO_RECORD: 0, State.MAY: 1, State.KNEW: 2}
EXAMPLES = 50
LEARNING_NOTHING = ("refused", "not received", "wrong recipient")


def law(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Try a test on random cases; a case is large, so fewer of them than usual, however long each takes."""
    trying = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return lambda test: trying(given(*strategies)(test))


def rows(derived: Derived) -> tuple[frozenset[object], ...]:
    return tuple(
        map(
            frozenset,
            (
                derived.knowing,
                derived.told_otherwise,
                derived.needing,
                derived.answers_for,
                derived.reached,
                derived.could,
            ),
        )
    )


def sure(claims: Claims) -> set[tuple[str, str]]:
    """Every holder and item of which the holder knew on some day."""
    return {pair for pair, states in every_state(derive(claims).knowing).items() if State.KNEW in states}


@law(cases)
def test_a_state_never_falls_in_time_before_something_ended(claims: Claims):
    derived = derive(claims)
    for pair, states in every_state(derived.knowing).items():
        ends = [way.until.first for way in derived.knowing if (way.holder, way.item) == pair and way.until]
        ranks = [RANK[state] for day, state in zip(DAYS, states, strict=True) if all(day < end for end in ends)]
        assert ranks == sorted(ranks), pair


@law(cases, st.sampled_from(("knowledge", "sharings", "meetings", "access", "parts")), st.data())
def test_one_more_claim_never_takes_knowledge_away(claims: Claims, table: str, data: st.DataObject):
    strategy = {"knowledge": endless_knowledge, "sharings": sharings, "meetings": meetings, "access": accesses,
                "parts": parts}[table]  # fmt: skip
    new = data.draw(strategy)
    if table != "parts":
        new = replace(new, id="new")
    more = replace(claims, **{table: (*getattr(claims, table), new)})
    before, after = every_state(derive(claims).knowing), every_state(derive(more).knowing)
    fallen = {
        pair
        for pair in before
        if any(RANK[new] < RANK[old] for old, new in zip(before[pair], after[pair], strict=True))
    }
    assert fallen == set()


@law(cases, st.randoms(use_true_random=False))
def test_a_wider_date_makes_nothing_surer_and_hides_nothing(claims: Claims, chance: random.Random):
    def widened(value: Span | str) -> Span | str:
        if isinstance(value, str) or chance.random() < 0.5:
            return value
        earlier, later = (timedelta(days=chance.choice((0, 1, 4, 30))) for _ in range(2))
        first = value.first if value.earliest is None else value.first - earlier
        return make(first, END if value.latest is None or chance.random() < 0.1 else value.last + later)

    before, after = every_state(derive(claims).knowing), every_state(derive(mapped(claims, widened)).knowing)
    for pair, states in before.items():
        for old, new in zip(states, after[pair], strict=True):
            assert (new is State.KNEW) <= (old is State.KNEW), pair
            assert (new is State.NO_RECORD) <= (old is State.NO_RECORD), pair


@law(cases, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_names_in_a_cell_is_irrelevant(claims: Claims, chance: random.Random):
    def shuffled(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(rows, len(rows)))

    def mixed(table: str, *cells: str) -> tuple[object, ...]:
        return shuffled(
            tuple(replace(row, **{cell: shuffled(getattr(row, cell)) for cell in cells})
                  for row in getattr(claims, table))
        )  # fmt: skip

    other = replace(
        claims, holders=mixed("holders"), parts=mixed("parts"), access=mixed("access"), items=mixed("items"),
        knowledge=mixed("knowledge", "holders", "items"),
        sharings=mixed("sharings", "senders", "recipients", "carried"),
        meetings=mixed("meetings", "present", "raised"), requests=mixed("requests", "askers", "asked"),
        involvements=mixed("involvements", "holders", "people"),
        needs=mixed("needs", "holders", "items"),
    )  # fmt: skip
    assert derive(other, shuffled(RULES)) == derive(claims, RULES)


@law(cases)
def test_the_same_row_coded_twice_changes_nothing(claims: Claims):
    twice = replace(claims, **{table: getattr(claims, table) * 2 for table in ("parts", "knowledge", "sharings")})
    assert derive(twice, RULES) == derive(claims, RULES)


def test_the_order_of_what_is_derived_does_not_change_from_run_to_run():
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from strategies import *\n"
        "from knowledge.derive import derive\n"
        "ways = tuple(Access(f'x{n}', (f's{n}',), holder='u1', system='r1', kind='routine') for n in range(9))\n"
        "said = tuple(Carried('i1', 'distorted', None, f'words {n}') for n in range(9))\n"
        "print(derive(Claims('c', on(0), (Holder('u1', 'Unit'), Holder('r1', 'RecordSystem')), access=ways,\n"
        "    knowledge=(Knowledge('k', holders=('r1',), items=('i1',), since=on(1)),),\n"
        "    sharings=(Sharing('s', senders=(), recipients=('u1',), carried=said, outcome='sent', arrival=on(1)),),\n"
        "    needs=(Need('n', holders=('u1',), items=('i1',)),))))\n"
    )
    here = Path(__file__).parent
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, str(here), str(here.parents[1])],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert [text.count("words") for text in printed] == [9]


@law(cases)
def test_every_way_leads_back_to_a_claim_that_names_its_holder_or_where_it_could_look_or_belonged(claims: Claims):
    found = {claim.id: claim for claim in (*claims.knowledge, *claims.sharings, *claims.meetings)}
    above = {(part.part, part.body) for part in claims.parts}
    for _ in HOLDERS:
        above |= {(low, high) for low, middle in above for other, high in above if middle == other}
    for way in derive(claims).knowing:
        claim = found[way.via]
        if way.via_kind == "access":
            doors = [row for row in claims.access
                     if (row.holder, row.system, row.kind) == (way.holder, way.senders[0], "routine")]  # fmt: skip
            assert way.sources in [(*claim.sources, *row.sources) for row in doors]
        elif way.via_kind == "body":
            assert (way.holder, way.senders[0]) in above
            assert way.sources[: len(claim.sources)] == claim.sources
        else:
            assert (way.via[0], way.sources) == (way.via_kind[0], claim.sources)
            named = {"knowledge": ("holders",), "sharing": ("recipients",), "meeting": ("present", "minuted_in")}
            cells = [name for cell in named[way.via_kind] for name in getattr(claim, cell)]
            assert way.holder in (*cells, getattr(claim, "forum", None))


@law(cases, st.sampled_from([name for name in HOLDERS if LABEL[name[0]] in {"Agency", "Unit", "Forum"}]))
def test_a_body_of_which_no_claim_speaks_is_never_sure_of_anything_whatever_its_parts_know(claims: Claims, body: str):
    """No roll-up: only what reached a body above may have reached it."""
    silent = replace(
        claims,
        parts=tuple(part for part in claims.parts if part.part != body),
        access=tuple(row for row in claims.access if row.holder != body),
        knowledge=tuple(replace(row, holders=without(row.holders, body)) for row in claims.knowledge),
        sharings=tuple(replace(row, recipients=without(row.recipients, body)) for row in claims.sharings),
        meetings=tuple(replace(row, present=without(row.present, body), forum=None) for row in claims.meetings),
    )
    assert [way for way in derive(silent).knowing if way.holder == body] == []


def without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)


@law(cases)
def test_what_stands_in_a_record_makes_no_reader_sure(claims: Claims):
    records = tuple(replace(row, holders=("r1", "r2")) for row in claims.knowledge)
    derived = derive(replace(claims, knowledge=records, sharings=(), meetings=()))
    assert {way.holder for way in derived.knowing if way.firm} <= {"r1", "r2"}


@law(cases, st.sampled_from(("sent", "unknown")))
def test_a_message_that_nothing_shows_to_have_arrived_makes_nobody_sure(claims: Claims, outcome: str):
    messages = tuple(replace(row, outcome=outcome) for row in claims.sharings)
    derived = derive(replace(claims, knowledge=(), meetings=(), sharings=messages))
    assert [row for row in (*derived.knowing, *derived.told_otherwise) if row.firm] == []


@law(cases, st.sampled_from(LEARNING_NOTHING))
def test_a_message_that_did_not_arrive_gives_nothing(claims: Claims, outcome: str):
    messages = tuple(replace(row, outcome=outcome) for row in claims.sharings)
    lost, never = (derive(replace(claims, sharings=rows)) for rows in (messages, ()))
    assert (lost.knowing, lost.told_otherwise) == (never.knowing, never.told_otherwise)


@law(cases)
def test_what_was_left_out_of_a_message_gives_nothing(claims: Claims):
    messages = tuple(
        replace(row, carried=tuple(Carried(carried.item, "omitted", "i2", "words") for carried in row.carried))
        for row in claims.sharings
    )
    short, never = (derive(replace(claims, sharings=rows)) for rows in (messages, ()))
    assert (short.knowing, short.told_otherwise) == (never.knowing, never.told_otherwise)


@law(cases, st.sampled_from(ITEMS))
def test_a_changed_item_never_gives_the_item_itself(claims: Claims, item: str):
    other = "i2" if item == "i1" else "i1"
    messages = tuple(replace(row, carried=(Carried(item, "distorted", other),)) for row in claims.sharings)
    derived = derive(replace(claims, knowledge=(), meetings=(), sharings=messages))
    assert {way.item for way in derived.knowing} <= {other}


@law(cases)
def test_what_was_misunderstood_is_never_known_as_it_was(claims: Claims):
    messages = tuple(replace(row, outcome="misunderstood") for row in claims.sharings)
    derived = derive(replace(claims, knowledge=(), meetings=(), sharings=messages))
    versions = {carried.arrived_as for row in messages for carried in row.carried if carried.fidelity == "distorted"}
    assert {way.item for way in derived.knowing} <= versions


@law(cases)
def test_a_disputed_claim_makes_nobody_sure(claims: Claims):
    def disputed(table: str) -> tuple[object, ...]:
        return tuple(replace(row, certainty="disputed") for row in getattr(claims, table))

    tables = {table: disputed(table) for table in ("knowledge", "sharings", "meetings")}
    derived = derive(replace(claims, **tables))
    assert sure(replace(claims, **tables)) == set()
    assert {way.certainty for way in derived.knowing} <= {"disputed"}


@law(cases)
def test_what_rests_on_an_inferred_claim_is_never_called_stated(claims: Claims):
    weakness = ("stated", "inferred", "disputed")
    found = {claim.id: claim for claim in (*claims.knowledge, *claims.sharings, *claims.meetings)}
    for way in derive(claims).knowing:
        assert weakness.index(way.certainty) >= weakness.index(found[way.via].certainty)


@law(cases)
def test_what_only_the_review_found_out_is_known_to_people_alone(claims: Claims):
    knowers = {way.holder for way in derive(claims).knowing if way.item == HINDSIGHT}
    assert {LABEL[name[0]] for name in knowers} <= {"Person"}


@law(cases)
def test_other_names_give_the_same_result_under_other_names(claims: Claims):
    names = {name: f"z{number}" for number, name in enumerate(reversed(HOLDERS))}

    def renamed(value: Span | str) -> Span | str:
        return names.get(value, value) if isinstance(value, str) else value

    expected = mapped(derive(claims, RULES), renamed)
    expected = replace(
        expected,
        knowing=tuple(replace(way, senders=tuple(sorted(way.senders))) for way in expected.knowing),
        told_otherwise=tuple(replace(row, senders=tuple(sorted(row.senders))) for row in expected.told_otherwise),
    )
    found = derive(mapped(claims, renamed), RULES)
    assert rows(replace(found, could=())) == rows(replace(expected, could=()))
    assert earliest(found) == earliest(expected)


def earliest(derived: Derived) -> dict[tuple[str, str, bool], date]:
    """When an item could first have reached each needer: of ways that are equally early, names choose which is kept."""
    days: dict[tuple[str, str, bool], date] = {}
    for way in derived.could:
        day = way.since.last if way.firm else way.since.first
        days[way.item, way.holder, way.firm] = min(day, days.get((way.item, way.holder, way.firm), day))
    return days


@law(cases)
def test_a_derived_need_names_a_rule_of_the_file_and_a_coded_one_is_the_same_without_rules(claims: Claims):
    needing = derive(claims, RULES).needing
    by_rule = [need for need in needing if need.origin == "rule"]
    assert {need.basis for need in by_rule} <= {rule.id for rule in RULES}
    assert {need.via for need in by_rule} <= {work.id for work in claims.involvements}
    assert tuple(need for need in needing if need.origin != "rule") == derive(claims).needing


@law(cases)
def test_a_need_without_a_beginning_begins_no_sooner_than_anybody_held_the_item(claims: Claims):
    unbounded = replace(claims, needs=tuple(replace(need, start=None) for need in claims.needs))
    derived = derive(unbounded, RULES)
    for need in derived.needing:
        ways = [way for way in derived.knowing if way.item == need.item]
        for day in DAYS:
            if ways and need.since.first <= day:
                assert any(way.since.first <= day for way in ways)
            if ways and need.since.last <= day:
                assert not any(way.firm for way in ways) or any(way.since.last <= day for way in ways if way.firm)


@law(cases)
def test_what_reached_a_needer_was_known_to_a_part_that_answers_for_it(claims: Claims):
    derived = derive(claims, RULES)
    wanted = {(need.holder, need.item) for need in derived.needing}
    answering = {(link.part, link.body) for link in derived.answers_for}
    for row in derived.reached:
        assert (row.holder, row.item) in wanted
        assert (row.part, row.holder) in answering
        own = [way for way in derived.knowing if (way.holder, way.item, way.via) == (row.part, row.item, row.via)]
        reaching = [Knowing(row.part, row.item, row.since, row.firm, row.until, row.via, "", "", "")]
        for day in DAYS:
            assert RANK[state_on(reaching, day)] <= RANK[state_on(own, day)]


@law(cases)
def test_a_needer_that_knew_is_reached(claims: Claims):
    derived = derive(claims, RULES)
    own = {(row.holder, row.item, row.via, row.firm) for row in derived.reached if row.part == row.holder}
    for need in derived.needing:
        ways = {(way.holder, way.item, way.via, way.firm) for way in derived.knowing
                if (way.holder, way.item) == (need.holder, need.item)}  # fmt: skip
        assert ways <= own or LABEL[need.holder[0]] == "RecordSystem"


@law(cases)
def test_nobody_answers_for_a_forum_but_itself_and_a_record_system_for_nobody(claims: Claims):
    for link in derive(claims).answers_for:
        assert LABEL[link.part[0]] != "RecordSystem"
        assert link.part == link.body or {LABEL[link.part[0]], LABEL[link.body[0]]} <= {"Agency", "Unit", "Worker"}
        assert link.part == link.body or LABEL[link.body[0]] != "Worker"


@pytest.mark.parametrize("table", ["holders", "items", "knowledge"])
def test_an_empty_table_is_no_error(table: str):
    assert derive(Claims("case", Span(None, None), **{table: ()}), RULES) == Derived()
