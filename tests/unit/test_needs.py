"""Who needed what: needs that were coded, needs by rules, the file of rules, and what reached the needer."""

from dataclasses import replace

import pytest
from strategies import HOLDERS, LABEL, between, on

from graph.vocabulary import CAPACITY, INFORMATION_KIND
from knowledge.claims import Claims, Holder, Involvement, Item, Knowledge, Need, Part, Sharing
from knowledge.derive import derive
from knowledge.derived import Needing, Reached
from knowledge.moments import Span
from knowledge.needs import Rule, RulesWrongError, read_rules, rule_from, rule_text, shipped_rules

HOMES = {"p1": frozenset({"north"}), "p2": frozenset({"north", "south"}), "p3": frozenset({"south"})}
EMPTY = Claims("case", between(0, 20), tuple(Holder(name, LABEL[name[0]], "", HOMES.get(name, frozenset()))
                                             for name in HOLDERS))  # fmt: skip
ITEM = Item("i1", frozenset({"assault", "process"}), frozenset({"p2"}), on(2))
KNOWLEDGE = Knowledge("k1", holders=("p2",), items=("i1",), since=on(3))
NEED = Need("n1", ("review 7:1",), holders=("u1",), items=("i1",), start=on(5), end=on(9), basis="duty", why="to visit")
NEEDED = Needing("u1", "i1", on(5), on(9), "n1", "stated", "duty", "to visit", ("review 7:1",))
WORK = Involvement("v1", ("review 7:2",), holders=("u1",), people=("p1",), start=on(1), capacity="court")
RULE = Rule("court-needs-assaults", frozenset({"court", "housing"}), frozenset({"assault", "weapon"}), "to sentence")
RULED = Needing("u1", "i1", on(2), None, "v1", "rule", "court-needs-assaults", "to sentence", ("review 7:2",))
SURE, PERHAPS = True, False


def needing(*rules: Rule, **tables: tuple[object, ...]) -> set[Needing]:
    return set(derive(replace(EMPTY, **{"items": (ITEM,), **tables}), rules).needing)


def test_a_coded_need_is_needed_by_each_holder_for_each_item_as_coded():
    row = replace(NEED, holders=("u1", "w1"), items=("i1", "i2"))
    assert needing(needs=(row,)) == {
        replace(NEEDED, holder=holder, item=item) for holder in ("u1", "w1") for item in ("i1", "i2")
    }


@pytest.mark.parametrize(
    ("ways", "since"),
    [
        ((on(3),), on(3)),
        ((on(7), on(3)), on(3)),
        ((between(1, 8), on(3)), between(1, 3)),
        ((between(None, 6), between(4, None)), between(None, 6)),
    ],
)
def test_a_need_without_a_beginning_begins_when_anybody_first_held_the_item(ways: tuple[Span, ...], since: Span):
    rows = tuple(replace(KNOWLEDGE, id=f"k{number}", since=way) for number, way in enumerate(ways))
    assert needing(needs=(replace(NEED, start=None),), knowledge=rows) == {replace(NEEDED, since=since)}


def test_what_only_perhaps_was_held_makes_an_item_perhaps_needed_but_never_surely():
    perhaps = replace(KNOWLEDGE, id="k2", since=on(1), certainty="disputed")
    open_need = replace(NEED, start=None)
    assert needing(needs=(open_need,), knowledge=(KNOWLEDGE, perhaps)) == {replace(NEEDED, since=between(1, 3))}
    assert needing(needs=(open_need,), knowledge=(perhaps,)) == {replace(NEEDED, since=on(1))}


@pytest.mark.parametrize(("true_from", "since"), [(on(2), on(2)), (None, on(0))])
def test_what_nobody_held_is_needed_since_it_was_so_or_from_the_beginning_of_the_period(true_from, since):
    found = needing(needs=(replace(NEED, start=None),), items=(replace(ITEM, true_from=true_from),))
    assert found == {replace(NEEDED, since=since)}


def test_a_need_that_ended_before_there_was_anything_to_know_is_none():
    late = replace(KNOWLEDGE, since=on(10))
    assert needing(RULE, needs=(replace(NEED, start=None),), involvements=(replace(WORK, end=on(9)),),
                   knowledge=(late,)) == set()  # fmt: skip


@pytest.mark.parametrize("start", [None, on(5)])
@pytest.mark.parametrize(
    ("known", "needed"),
    [((on(10),), False), ((on(9),), True), ((between(7, 30),), True), ((on(12), on(10)), False), ((), True)],
    ids=["after its end", "on its last day", "perhaps in time", "twice after its end", "by nobody"],
)
def test_a_coded_need_that_was_over_before_anybody_held_the_item_is_none(
    *, start: Span | None, known: tuple[Span, ...], needed: bool
):
    rows = tuple(replace(KNOWLEDGE, id=f"k{number}", since=since) for number, since in enumerate(known))
    found = needing(needs=(replace(NEED, start=start),), knowledge=rows)
    assert bool(found) == needed


def test_one_item_of_a_need_may_have_come_too_late_and_another_not():
    rows = (replace(KNOWLEDGE, since=on(10)), replace(KNOWLEDGE, id="k2", items=("i2",), since=on(6)))
    assert needing(needs=(replace(NEED, items=("i1", "i2")),), knowledge=rows) == {replace(NEEDED, item="i2")}


def test_a_rule_gives_needs_about_the_household_while_the_work_is_open():
    assert needing(RULE, involvements=(WORK,)) == {RULED}
    assert needing(RULE, involvements=(replace(WORK, start=between(1, 4), end=on(9)),)) == {
        replace(RULED, since=between(2, 4), until=on(9)),
    }  # fmt: skip


@pytest.mark.parametrize("people", [("p1",), ("p2",), ("p3",), ("p1", "p3")])
def test_everybody_who_shares_a_household_with_the_person_counts(people: tuple[str, ...]):
    assert needing(RULE, involvements=(replace(WORK, people=people),)) == {RULED}


@pytest.mark.parametrize(
    ("work", "item"),
    [
        (replace(WORK, capacity="education"), ITEM),
        (WORK, replace(ITEM, kinds=frozenset({"process"}))),
        (WORK, replace(ITEM, about=frozenset({"p3"}))),  # shares a household with p2, not with p1
        (WORK, replace(ITEM, about=frozenset())),
        (WORK, replace(ITEM, hindsight=True)),
    ],
    ids=["another capacity", "another kind", "another household", "about nobody", "hindsight"],
)
def test_a_rule_gives_nothing_beyond_its_capacities_kinds_and_household(work: Involvement, item: Item):
    assert needing(RULE, involvements=(work,), items=(item,)) == set()


def test_two_rules_and_a_coded_need_for_one_item_are_three_needs():
    other = replace(RULE, id="court-needs-more")
    assert needing(RULE, other, involvements=(WORK,), needs=(NEED,)) == {
        NEEDED, RULED, replace(RULED, basis="court-needs-more"),
    }  # fmt: skip


def test_a_need_is_met_by_the_holder_itself_and_by_its_parts_in_their_time():
    rows = {
        "needs": (NEED,),
        "parts": (Part("w1", "u1", on(6), between(8, 9)), Part("u1", "a1"), Part("u2", "a1"), Part("r1", "u1")),
        "knowledge": (replace(KNOWLEDGE, holders=("w1", "a1", "u2", "r1")),),
        "sharings": (Sharing("s1", ("fn 2",), senders=("p2",), recipients=("u1",), carried=(), outcome="sent",
                             arrival=on(9)),),
    }  # fmt: skip
    assert set(derive(replace(EMPTY, items=(ITEM,), **rows)).reached) == {
        Reached("i1", "u1", "w1", on(6), SURE, between(8, 9), "k1"),  # the worker's own knowledge
        Reached("i1", "u1", "w1", on(6), PERHAPS, between(8, 9), "k1"),  # what reached the agency, heard by the worker
        Reached("i1", "u1", "u1", on(3), PERHAPS, None, "k1"),  # what reached the agency, heard in the unit
    }


def test_a_need_of_a_worker_is_met_only_there():
    rows = {"needs": (replace(NEED, holders=("w1",)),), "parts": (Part("w1", "u1"), Part("w2", "u1")),
            "knowledge": (replace(KNOWLEDGE, holders=("w2",)),)}  # fmt: skip
    assert derive(replace(EMPTY, items=(ITEM,), **rows)).reached == ()


def test_the_rules_that_come_with_the_software_can_be_read_and_name_known_words():
    assert len(shipped_rules()) == len({rule.id for rule in shipped_rules()}) > 5
    for rule in shipped_rules():
        assert rule.capacities <= set(CAPACITY.values)
        assert rule.kinds <= set(INFORMATION_KIND.values)
        assert rule.why


TEXT = "- id: one\n  capacities: [court]\n  kinds: [weapon]\n  why: to judge\n"


def test_rules_are_read_as_written():
    assert read_rules(TEXT) == (Rule("one", frozenset({"court"}), frozenset({"weapon"}), "to judge"),)
    assert (read_rules(""), read_rules("# nothing yet")) == ((), ())


def test_a_case_may_use_its_own_values_in_its_own_rules():
    text = TEXT.replace("court", "night watch").replace("weapon", "watchlist")
    own = {"capacity": ["night watch"], "kind of information": ["watchlist"]}
    assert read_rules(text, own_values=own)[0].kinds == {"watchlist"}
    with pytest.raises(RulesWrongError, match="'night watch' is none of the capacities"):
        read_rules(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- id: [", "mine.yml is not YAML"),
        ("id: one", "mine.yml must be a list of rules"),
        ("- one", "mine.yml, rule 1: a rule has exactly id, capacities, kinds and why"),
        (TEXT + "  more: 1\n", "mine.yml, rule 1: a rule has exactly id, capacities, kinds and why"),
        (TEXT.replace("[court]", "court"), r"mine.yml, rule 1 \(one\): capacities must be a list .*not 'court'"),
        (TEXT.replace("[weapon]", "[]"), r"mine.yml, rule 1 \(one\): kinds must be a list .*not \[\]"),
        (TEXT.replace("[weapon]", ""), r"kinds must be a list .*not None"),
        (TEXT.replace("weapon", "[weapon]"), r"\['weapon'\] is none of the kinds: assault"),
        (TEXT.replace("weapon", "sword"), "'sword' is none of the kinds: assault"),
        (TEXT.replace("one", "1"), "mine.yml, rule 1: id must be a text, not 1"),
        (TEXT.replace("to judge", "' '"), "mine.yml, rule 1: why must be a text, not ' '"),
        (TEXT + TEXT, "mine.yml, rule 2: the id one is taken"),
    ],
)
def test_rules_that_cannot_be_used_are_refused_with_where_and_why(text: str, says: str):
    with pytest.raises(RulesWrongError, match=f"The rules of need cannot be used. .*{says}"):
        read_rules(text, "mine.yml")


@pytest.mark.parametrize("certainty", ["stated", "inferred", "disputed"])
def test_a_coded_need_keeps_how_firmly_it_was_coded(certainty: str):
    claims = replace(EMPTY, items=(ITEM,), knowledge=(KNOWLEDGE,), needs=(replace(NEED, certainty=certainty),))
    assert derive(claims).needing == (replace(NEEDED, origin=certainty),)


def test_a_rule_written_as_text_is_read_again_as_it_was() -> None:
    assert tuple(rule_from(rule_text(rule)) for rule in shipped_rules()) == shipped_rules()
