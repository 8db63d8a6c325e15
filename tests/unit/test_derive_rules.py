"""The seven rules of derivation, one by one, on cases small enough to work out by hand."""

from dataclasses import replace

import pytest
from strategies import CERTAINTIES, HOLDERS, LABEL, OUTCOMES, between, on

from knowledge.claims import Access, Carried, Claims, Holder, Item, Knowledge, Meeting, Part, Sharing
from knowledge.derive import derive
from knowledge.derived import Derived, Knowing, ToldOtherwise

EMPTY = Claims("case", between(0, 20), tuple(Holder(name, LABEL[name[0]]) for name in HOLDERS),
               items=(Item("i1"), Item("i2"), Item("i9", hindsight=True)))  # fmt: skip
SOURCE = ("review 6:12",)
KNOWLEDGE = Knowledge("k1", SOURCE, holders=("u1",), items=("i1",), since=on(1), basis="witnessed")
SHARING = Sharing("s1", SOURCE, senders=("p1",), recipients=("u1",), carried=(Carried("i1"),), outcome="received",
                  arrival=between(2, 3))  # fmt: skip
MEETING = Meeting("m1", SOURCE, date=on(4), present=("u1", "w1"), raised=(("i1", "w1"),))
IN_RECORD = replace(KNOWLEDGE, holders=("r1",), basis="recorded")
ACCESS = Access("x1", ("review 2:3",), holder="u1", system="r1", kind="routine")

SURE, PERHAPS = True, False

KNOWN = Knowing("u1", "i1", on(1), SURE, None, "k1", "knowledge", "witnessed", "stated", SOURCE)
TOLD = Knowing("u1", "i1", between(2, 3), SURE, None, "s1", "sharing", "told", "stated", SOURCE, ("p1",))
RAISED = Knowing("u1", "i1", on(4), SURE, None, "m1", "meeting", "told", "stated", SOURCE, ("w1",))
RECORD = replace(KNOWN, holder="r1", basis="recorded")
READ = Knowing("u1", "i1", on(1), PERHAPS, None, "k1", "access", "recorded", "stated", (*SOURCE, "review 2:3"), ("r1",))
CHANGED = ToldOtherwise("u1", "i1", between(2, 3), "s1", "i2", None, ("p1",), SOURCE)

FIRM = {"received", "understood", "acted"}
MERE = {"sent", "unknown"}


def derived(**tables: tuple[object, ...]) -> Derived:
    """What follows from these rows, without whose need is met by whom."""
    return replace(derive(replace(EMPTY, **tables)), answers_for=())


def knowing(**tables: tuple[object, ...]) -> set[Knowing]:
    return set(derived(**tables).knowing)


# Rule 1: coded knowledge


@pytest.mark.parametrize("basis", ["witnessed", "told", "recorded", "inferred", "self-reported"])
def test_coded_knowledge_counts_as_it_is_coded(basis: str):
    row = replace(KNOWLEDGE, since=between(1, 5), until=on(9), basis=basis)
    expected = replace(KNOWN, since=between(1, 5), until=on(9), basis=basis)
    assert derived(knowledge=(row,)) == Derived((expected,))


def test_each_holder_of_a_row_knows_each_item_of_it():
    row = replace(KNOWLEDGE, holders=("u1", "p2"), items=("i1", "i2"))
    assert knowing(knowledge=(row,)) == {
        replace(KNOWN, holder=holder, item=item) for holder in ("u1", "p2") for item in ("i1", "i2")
    }


def test_knowledge_that_ended_before_it_began_is_none():
    assert knowing(knowledge=(replace(KNOWLEDGE, until=on(0)),)) == set()


@pytest.mark.parametrize(
    ("end", "certainty", "told_until"),
    [
        (on(3), "stated", between(3, None)),  # told on the 2nd or 3rd: perhaps after the end, perhaps before
        (on(4), "stated", on(4)),
        (between(4, 9), "inferred", between(4, 9)),
        (between(3, 9), "stated", between(3, None)),
        (on(4), "disputed", between(4, None)),
        (between(None, 9), "stated", between(None, None)),
        (on(1), "stated", None),
        (on(1), "disputed", None),
    ],
)
def test_an_end_ends_what_the_holder_had_learned_by_then(end, certainty, told_until):
    ended = replace(KNOWLEDGE, until=end, certainty=certainty)
    expected = {replace(KNOWN, until=end, certainty=certainty, firm=certainty != "disputed"),
                replace(TOLD, until=told_until)}  # fmt: skip
    assert knowing(knowledge=(ended,), sharings=(SHARING,)) == expected


def test_an_end_ends_nothing_of_another_holder_or_item():
    ended = replace(KNOWLEDGE, until=on(9))
    elsewhere = replace(SHARING, recipients=("u1", "u2"), carried=(Carried("i1"), Carried("i2")))
    assert knowing(knowledge=(ended,), sharings=(elsewhere,)) == {
        replace(KNOWN, until=on(9)), replace(TOLD, until=on(9)),
        *(replace(TOLD, holder=holder, item=item) for holder, item in (("u1", "i2"), ("u2", "i1"), ("u2", "i2"))),
    }  # fmt: skip


# Rule 2: sharings


@pytest.mark.parametrize("certainty", CERTAINTIES)
@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(
    "carried",
    [Carried("i1"), Carried("i1", "partial", "i2"), Carried("i1", "distorted", "i2"),
     Carried("i1", "distorted", None, "he is harmless"), Carried("i1", "omitted")],
    ids=["whole", "partial", "distorted as an item", "distorted in words", "omitted"],
)  # fmt: skip
def test_every_outcome_fidelity_and_certainty_of_a_sharing(carried: Carried, outcome: str, certainty: str):
    firm = outcome not in MERE and certainty != "disputed"
    held, changed = set(), set()
    if outcome in FIRM | MERE:
        held = {"whole": {"i1"}, "partial": {"i2"}}.get(carried.fidelity, set())
    if outcome in FIRM | MERE | {"misunderstood"} and carried.fidelity == "distorted":
        held = {carried.arrived_as} - {None}
        changed = {(carried.arrived_as, carried.said)}
    if outcome == "misunderstood" and carried.fidelity in {"whole", "partial"}:
        changed = {(carried.arrived_as, None)}
    expected = Derived(
        tuple(replace(TOLD, item=item, firm=firm, certainty=certainty) for item in held),
        tuple(replace(CHANGED, arrived_as=item, said=words, firm=firm) for item, words in changed),
    )
    assert derived(sharings=(replace(SHARING, carried=(carried,), outcome=outcome, certainty=certainty),)) == expected


def test_a_message_of_several_senders_reaches_each_recipient_and_no_sender():
    row = replace(SHARING, senders=("w2", "p1", "u1"), recipients=("u1", "p2", "w1"))
    told = replace(TOLD, senders=("p1", "u1", "w2"))
    assert knowing(sharings=(row,)) == {replace(told, holder="p2"), replace(told, holder="w1")}


def test_nobody_tells_themselves_otherwise():
    row = replace(SHARING, senders=("u1",), carried=(Carried("i1", "distorted", "i2"),))
    assert derived(sharings=(row,)) == Derived()


def test_an_item_given_as_its_own_distorted_version_is_not_known():
    row = replace(SHARING, carried=(Carried("i1", "distorted", "i1"),))
    assert derived(sharings=(row,)) == Derived((), (replace(CHANGED, arrived_as="i1"),))


# Rule 3: meetings


@pytest.mark.parametrize("status", ["held", "cancelled", "never called"])
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_what_was_raised_at_a_meeting_that_was_held_is_known_to_those_present(status: str, certainty: str):
    row = replace(MEETING, status=status, certainty=certainty)
    expected = replace(RAISED, firm=certainty != "disputed", certainty=certainty)
    assert derived(meetings=(row,)) == Derived((expected,) if status == "held" else ())


def test_forum_and_minutes_know_what_was_raised_whoever_raised_it():
    row = replace(MEETING, forum="f1", minuted_in=("r1",), raised=(("i1", None), ("i2", "u1")))
    somebody, u1 = replace(RAISED, senders=()), replace(RAISED, item="i2", senders=("u1",))
    assert knowing(meetings=(row,)) == {
        somebody, replace(somebody, holder="w1"), replace(somebody, holder="f1"),
        replace(somebody, holder="r1", basis="recorded"),
        replace(u1, holder="w1"), replace(u1, holder="f1"), replace(u1, holder="r1", basis="recorded"),
    }  # fmt: skip


# Rule 4: standing access


@pytest.mark.parametrize(("kind", "reads"), [("routine", {READ}), ("on request", set()), ("none", set())])
def test_only_routine_access_lets_a_reader_perhaps_know_what_stands_in_a_system(kind: str, reads: set[Knowing]):
    assert knowing(knowledge=(IN_RECORD,), access=(replace(ACCESS, kind=kind),)) == {RECORD} | reads


@pytest.mark.parametrize(
    ("start", "end", "since", "until"),
    [
        (None, None, on(1), None),
        (on(0), on(9), on(1), on(9)),
        (between(0, 5), between(3, 9), between(1, 5), between(3, 9)),
        (between(4, None), None, between(4, None), None),
    ],
)
def test_access_counts_while_both_access_and_record_last(start, end, since, until):
    found = knowing(knowledge=(IN_RECORD,), access=(replace(ACCESS, start=start, end=end),))
    assert found == {RECORD, replace(READ, since=since, until=until)}


def test_access_that_ended_before_the_record_or_began_after_it_was_destroyed_gives_nothing():
    destroyed = replace(IN_RECORD, since=on(3), until=on(6))
    for start, end in ((None, on(2)), (on(7), None)):
        found = knowing(knowledge=(destroyed,), access=(replace(ACCESS, start=start, end=end),))
        assert found == {replace(RECORD, since=on(3), until=on(6))}


def test_what_reached_a_system_by_message_or_minutes_can_be_read_too():
    message = replace(SHARING, recipients=("r1",))
    minutes = replace(MEETING, present=(), minuted_in=("r1",))
    found = knowing(sharings=(message,), meetings=(minutes,), access=(ACCESS,))
    assert {(way.via, way.since, way.firm) for way in found if way.holder == "u1"} == {
        ("s1", between(2, 3), PERHAPS), ("m1", on(4), PERHAPS),
    }  # fmt: skip


# Rule 5: no roll-up


PARTS = (Part("w1", "u1"), Part("u1", "a1"), Part("u2", "a1"), Part("r1", "a1"), Part("f1", "a1"))


def test_what_a_worker_knows_is_not_its_units_nor_its_agencys_nor_its_siblings():
    row = replace(KNOWLEDGE, holders=("w1",))
    assert knowing(knowledge=(row,), parts=(*PARTS, Part("w2", "u1"))) == {replace(KNOWN, holder="w1")}


def test_what_reached_the_agency_its_units_and_workers_may_know_and_its_systems_and_forums_do_not():
    body = replace(KNOWN, firm=False, via_kind="body", senders=("a1",))
    assert knowing(knowledge=(replace(KNOWLEDGE, holders=("a1",)),), parts=PARTS) == {
        replace(KNOWN, holder="a1"), *(replace(body, holder=part) for part in ("w1", "u1", "u2")),
    }  # fmt: skip


def test_an_agency_inside_an_agency_may_know_what_reached_the_outer_one():
    body = replace(KNOWN, firm=False, via_kind="body", senders=("a1",))
    found = knowing(knowledge=(replace(KNOWLEDGE, holders=("a1",)),), parts=(Part("a2", "a1"), Part("u1", "a2")))
    assert found == {replace(KNOWN, holder="a1"), replace(body, holder="a2"), replace(body, holder="u1")}


def test_a_part_may_know_while_it_is_a_part():
    parts = (Part("u1", "a1", between(3, 4), on(9)), Part("u2", "a1", on(9), None), Part("u3", "a1", None, on(0)))
    found = knowing(knowledge=(replace(KNOWLEDGE, holders=("a1",), until=on(8)),), parts=parts)
    body = replace(KNOWN, holder="u1", since=between(3, 4), firm=False, until=on(8), via_kind="body", senders=("a1",))
    assert found == {replace(KNOWN, holder="a1", until=on(8)), body}


def test_the_part_that_told_its_body_learns_nothing_by_it():
    row = replace(SHARING, senders=("u1",), recipients=("a1",))
    told = replace(TOLD, holder="a1", senders=("u1",))
    body = replace(told, firm=False, via_kind="body", senders=("a1",))
    assert knowing(sharings=(row,), parts=PARTS) == {told, replace(body, holder="u2"), replace(body, holder="w1")}


def test_what_an_agency_may_read_its_parts_may_have_read():
    found = knowing(knowledge=(IN_RECORD,), access=(replace(ACCESS, holder="a1"),), parts=(Part("u1", "a1"),))
    read = replace(READ, holder="a1")
    assert found == {RECORD, read, replace(read, holder="u1", via_kind="body", senders=("a1",))}


# Rule 6: certainty


@pytest.mark.parametrize(
    ("record", "access", "certainty"),
    [
        ("stated", "stated", "stated"), ("stated", "inferred", "inferred"), ("inferred", "stated", "inferred"),
        ("disputed", "inferred", "disputed"), ("stated", "disputed", "disputed"),
    ],
)  # fmt: skip
def test_a_way_is_as_certain_as_the_weakest_claim_under_it(record: str, access: str, certainty: str):
    found = knowing(
        knowledge=(replace(IN_RECORD, certainty=record),), access=(replace(ACCESS, certainty=access),),
        parts=(Part("w1", "u1"),),
    )  # fmt: skip
    read = replace(READ, certainty=certainty)
    assert found == {
        replace(RECORD, certainty=record, firm=record != "disputed"), read,
        replace(read, holder="w1", via_kind="body", senders=("u1",)),
    }  # fmt: skip


def test_of_two_accounts_both_stay_and_only_the_undisputed_one_is_firm():
    account = replace(SHARING, certainty="disputed")
    assert knowing(knowledge=(KNOWLEDGE,), sharings=(account,)) == {
        KNOWN, replace(TOLD, firm=False, certainty="disputed"),
    }  # fmt: skip


# Rule 7: hindsight


def test_what_only_the_review_found_out_is_known_to_people_but_to_no_agency_unit_worker_system_or_forum():
    rows = {
        "knowledge": (replace(KNOWLEDGE, items=("i9",), holders=("p1", "a1", "u1", "w1", "r1", "f1")),),
        "sharings": (replace(SHARING, carried=(Carried("i9"),), recipients=("p2", "u2")),),
        "meetings": (replace(MEETING, raised=(("i9", None),), present=("p3", "u3")),),
        "access": (replace(ACCESS, holder="u1"),),
        "parts": PARTS,
    }
    assert {(way.holder, way.via) for way in knowing(**rows)} == {("p1", "k1"), ("p2", "s1"), ("p3", "m1")}
