"""The page What if: changes in the address and in words, the sentence, before and after, and the file."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from knowledge.changes import Silence, Telling
from knowledge.claims import Carried, Claims, Item, Knowledge, Meeting, Need, Part, Sharing
from knowledge.claims import Holder as ClaimHolder
from knowledge.moments import Span
from knowledge.passed_on import Surely
from views import picture as drawn
from views.changes import address_of, change_from, changes_from
from views.gap_chart import GONE, HELD, WOULD
from views.hypothetical import Coded, Compared, as_changed, compared
from views.leaves import texts
from views.moments import Moment
from views.steps import Passage
from views.suggestions import recorded_passings, suggestion_leaves
from views.telling import can_tell, first_day, holder_options, item_options, still_missing
from views.what_if import NOTHING, change_list, result_leaves
from views.what_if_files import LABEL, bars, file_text
from views.what_if_words import sentence_of

HOSTILE = '=1+1 <script>alert(1)</script> "q"'


def on(month: int, day: int = 1) -> Span:
    return Span.on(date(2021, month, day))


CLAIMS = Claims(
    "c",
    Span(date(2021, 1, 1), date(2021, 12, 31)),
    holders=(
        ClaimHolder("surgery", "Agency"), ClaimHolder("police", "Agency"), ClaimHolder("team", "Unit"),
        ClaimHolder("school", "Agency"), ClaimHolder("sister", "Person"), ClaimHolder("log", "RecordSystem"),
    ),
    parts=(Part("team", "police"),),
    items=(Item("grip"), Item("odd")),
    knowledge=(Knowledge(id="k1", holders=("sister",), items=("grip",), since=on(1), basis="witnessed"),),
    sharings=(
        Sharing(id="s1", senders=("sister",), recipients=("surgery",), carried=(Carried("grip"),), outcome="received",
                arrival=on(3)),
        Sharing(id="s2", senders=("surgery",), recipients=("police",), carried=(Carried("grip"),), outcome="received",
                arrival=on(9)),
    ),
    meetings=(Meeting(id="m1", date=on(10), present=("school",), raised=(("odd", None),)),),
    needs=(
        Need(id="n1", holders=("police",), items=("grip",), start=on(4), why="to act"),
        Need(id="n2", holders=("school",), items=("grip",), start=on(5), why="to act"),
    ),
)  # fmt: skip
PICTURE = drawn.Picture(
    "c",
    "A case",
    CLAIMS.period,
    holders={
        f"c/{row.id}": drawn.Holder(f"c/{row.id}", row.id, "record system" if row.id == "log" else "person" if
                                    row.label == "Person" else "unit" if row.label == "Unit" else "agency",
                                    agency="c/police" if row.id in ("police", "team") else "",
                                    agency_name="police" if row.id in ("police", "team") else "")
        for row in CLAIMS.holders
    },
    items={"c/grip": drawn.Item("c/grip", "He gripped her throat"), "c/odd": drawn.Item("c/odd", HOSTILE)},
    claims={
        "c/s1": drawn.Claim("c/s1", "Sharing", "1 March 2021", carried=(drawn.Carried("c/grip"),)),
        "c/s2": drawn.Claim("c/s2", "Sharing", "1 September 2021", carried=(drawn.Carried("c/grip"),)),
        "c/m1": drawn.Claim("c/m1", "Meeting", "1 October 2021", "the core group", carried=(drawn.Carried("c/odd"),)),
    },
)  # fmt: skip
MOMENTS = (
    Moment("c/d1", "graded as standard", on(6), ("c/police",), ("c/grip",)),
    Moment("c/e1", "He killed her", on(12)),
)
CASE = Coded(PICTURE, CLAIMS, (), MOMENTS)
CALL = Telling("surgery", "police", ("grip",), date(2021, 4, 1))
SCHOOL = Telling("surgery", "school", ("grip",), date(2021, 6, 10))


def read(source: str) -> list[Passage]:
    return [Passage(source)]


def with_(*changes: Telling | Silence) -> Compared:
    return compared(CASE, changes, "stated")


def sentence(*changes: Telling | Silence) -> str:
    return sentence_of(CASE, changes, with_(*changes))


@pytest.mark.parametrize("change", [CALL, Silence("s1"), Telling("a.b", "c-d", ("i_1", "i2"), date(2010, 5, 3))])
def test_a_change_comes_back_from_the_address_as_it_was(change: Telling | Silence):
    assert change_from(address_of(change)) == change


@pytest.mark.parametrize("text", ["", "not:", "told:a:b", "told:a:b:2021-02-30:i", "told::b:2021-02-03:i", "other:x"])
def test_what_is_no_change_is_none(text: str):
    assert change_from(text) is None


def test_changes_that_the_case_cannot_have_are_left_out():
    impossible = ["not:gone", "told:surgery:surgery:2021-04-01:grip", "told:surgery:police:2021-04-01:no"]
    assert changes_from(["not:s1", "not:s1", *impossible, address_of(CALL)], PICTURE) == (Silence("s1"), CALL)


def test_one_call_is_one_sentence_with_the_days_the_needs_and_what_came_after():
    assert sentence(CALL) == (
        "Had surgery told police about “He gripped her throat” on 1 April 2021, police would have known it 153 days "
        "before 1 September 2021, the day from which a record shows it. 1 stated need would have been met sooner or at "
        "all (in time, by the day it was needed from). Where it was needed, it would have been known before 1 decision "
        "on which it bears."
    )  # fmt: skip


def test_a_call_to_who_never_knew_says_so_and_names_the_event():
    assert sentence(SCHOOL) == (
        "Had surgery told school about “He gripped her throat” on 10 June 2021, school would have known it; no record "
        "shows that it ever did for certain. 1 stated need would have been met sooner or at all (with no record of "
        "ever being met). Where it was needed, it would have been known before 1 critical event."
    )  # fmt: skip


def test_what_is_taken_away_takes_with_it_what_rests_on_it():
    result = with_(Silence("s1"))
    assert sentence(Silence("s1")) == (
        "Had sister not told surgery about “He gripped her throat” (1 March 2021), surgery and police would no longer "
        "have known it for certain, or only later. 1 stated need would have been met later or not at all. Where it was "
        "needed, it would no longer have been known for certain before 1 critical event."
    )  # fmt: skip
    _, foot = result_leaves(CASE, [Silence("s1")], result, read)
    assert "Surgery could not have passed on, 1 September 2021: He gripped her throat" in texts(foot)


def test_two_changes_are_counted_together():
    result = with_(CALL, SCHOOL)
    assert [(row.holder, row.sooner) for row in result.needs] == [("c/police", True), ("c/school", True)]
    assert sentence(CALL, SCHOOL).count("ad surgery told") == 2


def test_each_holder_is_listed_with_before_and_after_and_every_part_says_hypothetical():
    head, foot = result_leaves(CASE, [CALL], with_(CALL), read)
    said = texts(foot)
    at = said.index("no record")
    assert said[at : at + 4] == [
        "no record",
        " → ",
        "would have known",
        " from 1 April 2021 to 31 August 2021 (153 days)",
    ]
    assert "Hypothetical: surgery told police" in said
    assert "team" in said  # a part of the police may have known
    for leaf in (*head, *foot):
        assert leaf["look"] == "hypothetical"
    titles = [text for text in texts(head) if text.startswith("Hypothetical")]
    assert len(titles) == 3


def test_who_did_not_hold_it_can_be_chosen_and_nothing_changes():
    early = Telling("surgery", "school", ("grip",), date(2021, 2, 1))
    result = with_(early)
    assert sentence(early).endswith("on 1 February 2021, nothing would have changed.")
    assert (
        "Nothing changes: no record that surgery knew it on 1 February 2021; it is recorded there since 1 March 2021."
    ) in texts(change_list(CASE, [early], result))
    assert texts(result_leaves(CASE, [early], result, read)[1]) == [NOTHING]
    never = Telling("school", "surgery", ("grip",), date(2021, 2, 1))
    assert any(
        "nothing shows that it was ever known there" in each for each in texts(change_list(CASE, [never], with_(never)))
    )


def test_who_is_told_what_it_knew_already_changes_nothing_and_that_is_said():
    late = Telling("surgery", "police", ("grip",), date(2021, 10, 1))
    assert any(
        each.startswith("It changes nothing for police") for each in texts(change_list(CASE, [late], with_(late)))
    )


def test_the_form_says_since_when_a_teller_held_an_item_and_counts_the_changes_made_already():
    recorded = as_changed(PICTURE, with_(Silence("m1")))
    options = item_options(as_changed(PICTURE, with_(CALL)), "c/surgery")
    assert next(iter(options.items())) == ("c/grip", "He gripped her throat (held since 1 March 2021)")
    assert can_tell(recorded, "c/school", ("c/grip",), date(2021, 7, 1))
    assert can_tell(as_changed(PICTURE, with_(SCHOOL)), "c/school", ("c/grip",), date(2021, 7, 1)) == []
    assert first_day(as_changed(PICTURE, with_(CALL)), "c/surgery", ("c/grip",)) == date(2021, 3, 1)
    assert "c/log" not in holder_options(PICTURE, tellers=True)
    assert "c/log" in holder_options(PICTURE, tellers=False)
    assert still_missing("", "c/team", ()) == "Choose who tells and what."
    assert still_missing("c/team", "c/team", ("c/grip",)).startswith("Choose two different ones")


def test_the_bars_tell_what_is_recorded_from_what_is_hypothetical():
    gained = {(bar["lane"][3:], bar["kind"]): (bar["from"], bar["till"]) for bar in bars(with_(CALL))}
    assert {lane for lane, _ in gained} == {"police"}
    assert gained["police", WOULD] == ("2021-04-01", "2021-08-31")
    assert gained["police", HELD] == ("2021-09-01", "2021-12-31")
    unsure = with_(Telling("police", "team", ("grip",), date(2021, 9, 1)), Silence("s1"))
    assert (unsure.outcome.held[0]["grip"], {bar["kind"] for bar in bars(unsure)}) == (Surely.NOT, {GONE})
    assert {bar["kind"] for bar in bars(with_(Silence("s2")))} == {GONE}


def test_every_line_of_the_file_says_hypothetical_and_none_is_a_formula():
    rows = list(csv.DictReader(io.StringIO(file_text(CASE, [Silence("m1")], with_(Silence("m1"))))))
    assert rows
    assert {row["hypothetical"] for row in rows} == {LABEL}
    assert {row["information"] for row in rows} == {f"'{HOSTILE}"}
    early = Telling("surgery", "school", ("grip",), date(2021, 2, 1))
    (nothing,) = csv.DictReader(io.StringIO(file_text(CASE, [early], with_(early))))
    assert (nothing["hypothetical"], nothing["kind"]) == (LABEL, "nothing would have changed")


def test_suggestions_become_changes_that_the_address_holds():
    calls = [{"holder_uid": "c/surgery", "needer_uid": "c/police", "day": date(2021, 4, 1), "item_uids": ["c/grip"],
              "items": ["He gripped her throat"], "needs_met": 1, "days_closed": 153}]  # fmt: skip
    chance = {"holder_uids": ["c/surgery", "c/police"], "needer_uid": "c/school", "item_uid": "c/grip", "item": "He",
              "from_latest": date(2021, 5, 1), "event_earliest": date(2021, 12, 1), "event": "He killed her",
              "days_at_least": 214}  # fmt: skip
    too_late = {**chance, "from_latest": date(2021, 12, 1)}
    found = suggestion_leaves(PICTURE, calls, [chance, too_late])
    acts = [kid["kids"][0]["act"]["add"] for part in found for kid in part["kids"][1]["kids"]]
    assert acts == [address_of(CALL), "told:surgery:school:2021-05-01:grip"]


def test_what_can_be_taken_away_stands_in_order_with_words():
    assert recorded_passings(PICTURE, CLAIMS) == {
        "s1": "1 March 2021 · sister told surgery: He gripped her throat",
        "s2": "1 September 2021 · surgery told police: He gripped her throat",
        "m1": f"1 October 2021 · said at the core group: {HOSTILE}",
    }
