"""What the page of chronologies says: rows by filters and pages, pairs side by side, a delivery that was sent."""

from __future__ import annotations

from datetime import date
from datetime import time as clock
from typing import TYPE_CHECKING

import pytest
from chronology_texts import event, many

from chronologies.delivery import choice_of, mapping_of, needs_agency, needs_columns, read_sent
from chronologies.events import Locator, Problem
from chronologies.headings import Role
from chronologies.keeping import Kept
from chronologies.leftovers import NameLeft
from chronologies.likeness import proposals
from chronologies.merging import Decision, integrate, keyed_events
from chronologies.period import parse_period
from chronologies.trial import Wishes, try_out
from knowledge.moments import Span
from loaders.sent import Sent
from views.chronology import PAGE, Filter, entry_table, kept_entries, names_table, sections, standing
from views.chronology_pairs import SHOWN, pair_leaves
from views.chronology_trial import problem_leaves, trial_leaves
from views.leaves import texts

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.events import Event
    from views.leaves import Leaf

DAY = date(2015, 6, 1)
ODD = b"""Col A;Col B;Col C
01/02/2021;Seen at home by the midwife with her mother;x
14/02/2021;Phone call, no reply from the family;y
"""
POLICE = b"Date,Event,Action\n1/2/2015,Attended,None\n31/2/2015,Wrong,None\n"


def acts(leaves: list[Leaf]) -> list[dict[str, str]]:
    found = []
    for each in leaves:
        found += [each["act"]] if "act" in each else []
        found += acts(each.get("kids", []))
    return found


def three() -> list[Event]:
    columns = {"Date": "01/06/2015", "Time": "0905", "Event": "Attended, log 4417", "Action": "arrest"}
    return [
        event("Police", DAY, "Attended, log 4417", at=clock(9, 5), columns=columns),
        event("GP", Span(DAY, date(2015, 6, 10)), "Cut lip, police log 4417", written="early June 2015"),
        event("School", date(2016, 1, 1), "Absent"),
    ]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Filter(), ["Police", "GP", "School"]),
        (Filter(agency="GP"), ["GP"]),
        (Filter(words="LOG cut"), ["GP"]),
        (Filter(words="arrest"), ["Police"]),
        (Filter(period=parse_period("5 June 2015..December 2015")), ["GP"]),
        (Filter(period=parse_period("2016..")), ["School"]),
        (Filter(agency="GP", words="absent"), []),
    ],
)
def test_filters_keep_what_they_say_and_what_may_have_been_in_a_period(chosen: Filter, kept: list[str]) -> None:
    assert [entry.events[0].agency for entry in kept_entries(integrate(three()), chosen)] == kept


def test_a_row_says_when_who_what_and_where_and_that_a_date_is_not_certain() -> None:
    said = texts(entry_table(integrate(three()).entries, 1))

    assert said[4:11] == [
        "01/06/2015", "09:05", "Police", "Attended, log 4417", "Also in this row", "Action: arrest",
        "police.xlsx, row 1"]  # fmt: skip
    assert "not certain: between 1 June 2015 and 10 June 2015" in said


def test_a_joined_row_has_both_texts_and_can_be_taken_apart() -> None:
    keys = list(keyed_events(three()))
    leaves = entry_table(integrate(three(), [Decision(keys[0], keys[1], "join")]).entries, 1)

    said = texts(leaves)
    assert "GP (early June 2015): " in said
    assert "Cut lip, police log 4417" in said
    assert acts(leaves) == [{"apart": f"{keys[0]}+{keys[1]}"}]


def test_pages_turn_and_a_page_that_is_not_there_is_the_nearest() -> None:
    entries = integrate(many(2 * PAGE + 1)).entries

    assert acts(entry_table(entries, 1)) == [{"page": "2"}]
    assert acts(entry_table(entries, 2)) == [{"page": "1"}, {"page": "3"}]
    assert entry_table(entries, 99) == entry_table(entries, 3)
    assert texts(entry_table([], 1)) == ["Nothing is left by these filters."]


def test_pairs_stand_side_by_side_with_reasons_and_what_was_decided_below() -> None:
    events = three()
    found = proposals(events)
    keys = f"{found[0].first}+{found[0].second}"

    leaves = pair_leaves(found, integrate(events), [])
    assert acts(leaves) == [{"join": keys}, {"apart": keys}]
    assert "Two agencies may have recorded it" in texts(leaves)

    decided = [Decision(found[0].first, found[0].second, "join"), Decision("gone", "too", "apart")]
    later = pair_leaves([], integrate(events, decided), decided)
    assert acts(later) == [{"apart": keys}]
    assert "A decision about an event that is no longer there, or says something else now." in texts(later)
    many_pairs = proposals([event("GP", DAY, "No answer at the door.", row=row) for row in range(60)])
    shown = pair_leaves(
        many_pairs, integrate(event("GP", DAY, "No answer at the door.", row=row) for row in range(60)), []
    )
    assert len(acts(shown)) == 2 * SHOWN


def test_the_page_says_how_much_it_holds_and_what_is_to_put_right() -> None:
    problem = Problem(Locator("police.xlsx", "", 9), "no date", "Attended")
    said = texts(standing(Kept(tuple(three()), (problem,))))

    assert said[0] == "3 events of 3 agencies from 3 files; 1 row still to put right."
    assert "police.xlsx: 1 event of Police, 1 row with something to put right" in said
    assert texts([sections({"events": 3, "pairs": 1, "names": 0, "problems": 1}, "pairs")])[1] == "May be one event (1)"


def test_problems_stand_by_file_and_row_in_words_of_the_page() -> None:
    no_agency = "no agency: name it in a column, in the title (Agency: ...), or with --agency."
    no_headings = "no headings. Say with --mapping which column is which."
    problems = [
        Problem(Locator("b.csv", "", 2), no_agency, "x"),
        Problem(Locator("a.xlsx", "sheet 'One'", 0), no_headings, ""),
    ]

    said = texts(problem_leaves(problems))

    assert said[2:5] == [
        "a.xlsx",
        "sheet 'One'",
        "no headings. Choose its columns under Agency and columns of each file.",
    ]
    assert said[5:7] == ["b.csv", "row 2"]
    assert not any("--" in text for text in said)


def test_names_left_say_what_they_are_worth() -> None:
    said = texts(names_table([NameLeft("Pike", 2, (Locator("gp.csv", "", 3),))]))

    assert "a help and no more" in said[0]
    assert said[1:] == ["Pike (2 times)", "gp.csv, row 3", "It may stay"]


def test_a_delivery_is_read_the_files_gone_and_nothing_taken_in_before_somebody_says_so(tmp_path: Path) -> None:
    names = Sent("names.csv", b"Attended,Came\n")
    found = read_sent(
        [
            Sent("police (1).csv", POLICE),
            Sent("police.csv", POLICE),
            Sent("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ],
        [names],
    )

    trial = try_out(found.files, None, Wishes(agency="Police", names=found.names))
    leaves = trial_leaves(trial, found)

    assert [file.path.name for file in found.files] == ["police.csv"]
    assert not found.files[0].path.exists()
    assert len(found.refused) == 2
    assert not any(str(tmp_path.parent) in text or "whoknew-sent" in text for text in found.refused)
    assert trial.read.events[0].text == "Came"
    assert acts(leaves) == [{"take": "yes"}, {"away": "yes"}]
    assert "police.csv" in texts(leaves)


def test_a_file_without_known_headings_is_read_by_chosen_columns() -> None:
    found = read_sent([Sent("odd.csv", ODD)])
    assert needs_columns(try_out(found.files, None, Wishes()), "odd.csv")
    choice = choice_of(found.files[0])
    assert choice is not None
    assert choice.columns == ("1: Col A", "2: Col B", "3: Col C")
    assert choice.rows[0] == ("01/02/2021", "Seen at home by the midwife with her mother", "x")

    mapping = mapping_of(choice, {Role.DATE: 0, Role.TEXT: 1}, day_first=None)
    chosen = found.saying("odd.csv", mapping=mapping)
    without = try_out(chosen.files, None, Wishes(of_file=chosen.of_file))
    named = try_out(chosen.files, None, Wishes(of_file=chosen.saying("odd.csv", agency="Midwives").of_file))

    assert mapping.columns == {Role.DATE: ("Col A",), Role.TEXT: ("Col B",)}
    assert needs_agency(without, "odd.csv")
    assert [each.text for each in named.read.events] == [
        "Seen at home by the midwife with her mother", "Phone call, no reply from the family"]  # fmt: skip


def test_what_a_file_lacks_is_known_where_its_name_is_replaced_too() -> None:
    found = read_sent([Sent("mara hill.csv", POLICE)], [Sent("names.csv", b"Mara Hill,Anna\n")])
    trial = try_out(found.files, None, Wishes(names=found.names))

    assert found.kept_name("mara hill.csv") == "Anna.csv"
    assert needs_agency(trial, found.kept_name("mara hill.csv"))
    assert not needs_agency(trial, "mara hill.csv")


def test_an_agency_that_was_supposed_from_the_name_of_a_file_is_asked_for() -> None:
    found = read_sent([Sent("hill surgery.csv", b"Date,Event\n01/02/2021,Seen at home by the doctor\n")])
    asked = try_out(found.files, None, Wishes())
    said = try_out(found.files, None, Wishes(of_file=found.saying("hill surgery.csv", agency="Oak Surgery").of_file))

    assert [event.agency for event in asked.read.events] == ["Hill Surgery"]
    assert needs_agency(asked, "hill surgery.csv")
    assert [event.agency for event in said.read.events] == ["Oak Surgery"]
    assert not needs_agency(said, "hill surgery.csv")


def test_columns_without_headings_are_chosen_by_their_places() -> None:
    found = read_sent([Sent("odd.csv", ODD.split(b"\n", 1)[1])])
    choice = choice_of(found.files[0])
    assert choice is not None
    assert not choice.headings
    mapping = mapping_of(choice, {Role.DATE: 0, Role.TEXT: 1}, day_first=True)

    assert mapping.columns == {Role.DATE: (1,), Role.TEXT: (2,)}
    read = try_out(found.files, None, Wishes(agency="Midwives", mapping=mapping)).read
    assert len(read.events) == 2
