"""Pseudonyms and abbreviations on the way in: whole words only, nothing kept of what they replace, and what is left."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from chronology_texts import NEAR_BUT_OTHERS, SEEN_BY_TWO, event
from hypothesis import given
from hypothesis import strategies as st

from chronologies.errors import NamesWrongError
from chronologies.events import Chronology, Locator, Problem, Remark
from chronologies.leftovers import names_left
from chronologies.names import NameTable, Term, plural_of, table_of
from chronologies.renaming import renamed

DAY = date(2015, 6, 1)
TABLE = NameTable(
    tuple(
        Term(*pair)
        for pair in (
            ("Stacey", "Mara"), ("Stacey Hill", "Mara Lake"), ("Hill", "Lake"), ("James", "Adam"), ("May", "Ella"),
            ("O'Neill", "Brook"), ("McDonald", "Marsh"), ("IT", "information technology"),
            ("GP", "general practitioner"),
            ("CP", "child protection enquiry"), ("stace", "Mara"), ("Smith-Jones", "Reed"), ("Zo\u00eb", "Ida"),
        )
    )
)  # fmt: skip


def replaced(text: str) -> str:
    return TABLE.replaced(text, Counter())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Stacey rang.", "Mara rang."),
        (
            "Stacey Hill rang; Hill said that Stacey's mother came.",
            "Mara Lake rang; Lake said that Mara's mother came.",
        ),
        ("Stacey  \n Hill, stacey hill, STACEY HILL", "Mara Lake, Mara Lake, Mara Lake"),
        ("STACEY rang, and stacey, a small one, stays", "Mara rang, and stacey, a small one, stays"),
        (
            "Eustacey, Staceyanne, Stacey1, 2Stacey, Hillside, uphill",
            "Eustacey, Staceyanne, Stacey1, 2Stacey, Hillside, uphill",
        ),
        ("up the hill", "up the hill"),
        ("Stace and STACE and stace", "Mara and Mara and Mara"),
        ("Stacey\N{RIGHT SINGLE QUOTATION MARK}s and Stacey's", "Mara\N{RIGHT SINGLE QUOTATION MARK}s and Mara's"),
        ("the Hills and the GPs, two CPs", "the Lakes and the general practitioners, two child protection enquiries"),
        ("it is IT; it's IT's fault", "it is information technology; it's information technology's fault"),
        ("James' mother, 'James' said he, James's", "Adam's mother, 'Adam' said he, Adam's"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Neill and O'NEILL and Neill", "Brook and Brook and Neill"),
        ("McDonald MCDONALD McDonalds", "Marsh Marsh Marshes"),
        ("on 3 May and in May 2015 and early May; May said", "on 3 May and in May 2015 and early May; Ella said"),
        ("ex-Stacey (Stacey) Stacey/James _Stacey_", "ex-Mara (Mara) Mara/Adam _Mara_"),
        ("Smith\N{NON-BREAKING HYPHEN}Jones", "Reed"),
        ("Zoe\u0308 rang", "Ida rang"),
        ("Sta\N{SOFT HYPHEN}cey rang", "Mara rang"),
    ],
)
def test_whole_words_are_replaced_the_longest_first_and_parts_of_words_never(before: str, after: str) -> None:
    assert replaced(before) == after


@given(
    st.lists(
        st.sampled_from(("Hill", "hill", "Hillary", "uphill", "Anna", "Ann", "An", "'", "-", " ", ".", "s", "1")),
        max_size=12,
    )
)
def test_letters_beside_a_name_keep_it_as_it_is(parts: list[str]) -> None:
    text = "".join(parts)
    table = NameTable((Term("Hill", "XX"), Term("Ann", "YY")))

    found = table.replaced(text, Counter())

    for before, after in zip(re.findall(r"\w+", text), re.findall(r"\w+", found), strict=False):
        assert after == before or (before, after) in {
            ("Hill", "XX"), ("Hills", "XXes"), ("Hills", "XXs"), ("Ann", "YY"), ("Anns", "YYs"),
        }  # fmt: skip


@given(st.text(max_size=60), st.text(alphabet="abcAB", min_size=1, max_size=5))
def test_a_text_without_the_name_stays_as_it_is(text: str, name: str) -> None:
    plain = "".join(each for each in text if each.isascii())
    if name.casefold() not in plain.casefold():
        assert NameTable((Term(name, "XX"),)).replaced(plain, Counter()) == plain


def test_nothing_of_what_is_replaced_is_left_in_texts_cells_headings_and_places() -> None:
    columns = {"Date": "3 May 2015", "Contact with Stacey": "STACEY HILL came", "By": "PC O'Neill"}
    chronology = Chronology(
        (event("Dr Hill's surgery", DAY, "STACEY HILL came", written="3 May 2015", columns=columns,
               file="stacey_hill police.xlsx", table="sheet 'STACEY'"),),
        (Problem(Locator("stacey_hill police.xlsx", "", 4), "no date: 'Stacey'", "Stacey rang"),),
        (Remark(Locator("stacey_hill police.xlsx", "", 0), "sheet 'Stacey' is hidden", ""),),
    )  # fmt: skip

    found = renamed(chronology, TABLE)

    assert not re.search(r"stacey|hill|neill", repr(found.chronology), re.IGNORECASE)
    assert found.chronology.events[0].date_text == "3 May 2015"
    assert found.chronology.events[0].columns == {
        "Date": "3 May 2015", "Contact with Mara": "Mara Lake came", "By": "PC Brook"}  # fmt: skip
    assert found.chronology.events[0].locator.file == "Mara_Lake police.xlsx"
    assert {term.written: number for term, number in found.counts.items() if number} == {
        "Stacey Hill": 1, "O'Neill": 1, "Stacey": 1}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Referral CSC-001 to CSC.", "Referral CSC-001 to Children's Social Care."),
        ("2014/CSC/7 and CSC_12, CSC: 2 calls", "2014/CSC/7 and CSC_12, Children's Social Care: 2 calls"),
        ("CSC - 3 visits, CSC's view", "Children's Social Care - 3 visits, Children's Social Care's view"),
    ],
)
def test_an_abbreviation_stays_in_a_reference(text: str, becomes: str) -> None:
    assert NameTable((Term("CSC", "Children's Social Care"),)).replaced(text, Counter()) == becomes


def test_an_abbreviation_stays_in_the_name_of_a_file_and_a_persons_initials_do_not() -> None:
    table = NameTable(
        (Term("CSC", "Children's Social Care"), Term("A&E", "Accident and Emergency"), Term("JD", "Anna"))
    )
    assert table.replaced("CSC records of JD, A&E.xlsx", Counter(), file=True) == "CSC records of Anna, A&E.xlsx"
    assert table.replaced("JD/3 at A&E", Counter()) == "Anna/3 at Accident and Emergency"


def test_a_table_is_two_cells_a_row_its_heading_and_remarks_passed_over() -> None:
    rows = [(1, ("Name", "Pseudonym")), (2, ("# family", "")), (3, ("", "")), (4, ("Stacey Hill; Stace", "Mara"))]

    assert table_of(rows, "names.csv").terms == (Term("Stacey Hill", "Mara", 4), Term("Stace", "Mara", 4))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([(2, ("Stacey", ""))], "row 2 needs both cells"),
        ([(2, ("Stacey",))], "row 2 needs both cells"),
        ([(2, ("Stacey", "Mara")), (3, ("Stacey", "Anna"))], "rows 2 and 3 say different things"),
        ([(2, ("(Stacey", "Mara"))], "row 2: a name begins and ends"),
    ],
)
def test_a_table_that_cannot_be_applied_in_one_way_is_refused_without_saying_a_name(rows: list, wrong: str) -> None:
    with pytest.raises(NamesWrongError, match=wrong) as raised:
        table_of(rows, "names.csv")

    assert "Stacey" not in str(raised.value)


@pytest.mark.parametrize(
    ("one", "many"),
    [("social worker", "social workers"), ("enquiry", "enquiries"), ("Kennedy", "Kennedys"), ("Jones", "Joneses")],
)
def test_plurals(one: str, many: str) -> None:
    assert plural_of(one) == many


def test_names_left_are_found_with_their_places_and_known_and_ordinary_words_are_not() -> None:
    events = [event(agency, DAY, text, row=row) for row, (agency, text) in enumerate(
        [*(pair[:2] for pair in SEEN_BY_TWO), *(pair[2:] for pair in SEEN_BY_TWO), *NEAR_BUT_OTHERS], 1)]  # fmt: skip

    found = {left.name: left for left in names_left(events, ["Anna", "John", "Elm Street"])}

    assert found.keys() == {
        "Leo", "Ella", "Hale", "Pike", "Doyle", "Ferrybridge", "Quay", "Market Cross", "Saint Bride"}  # fmt: skip
    assert found["Hale"].number == 2
    assert [str(place) for place in found["Hale"].places] == ["gp.xlsx, row 4", "hospital.xlsx, row 20"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seen by Dr. Pike and Mrs O'Hara-Lund.", {"Pike", "O'Hara-Lund"}),
        ("SMITH, John was arrested", {"SMITH John"}),
        ("MARAC held. DASH completed.", set()),
        ("Wayne rang. He was drunk.", {"Wayne"}),
        ("Attended. Seen. Admitted. Discussed.", set()),
        ("Told on Monday in early June that Christmas was hard", set()),
    ],
)
def test_what_looks_like_a_name(text: str, names: set[str]) -> None:
    assert {left.name for left in names_left([event("Police", DAY, text)])} == names
