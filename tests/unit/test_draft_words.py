"""A suggestion says no more than its sentence: what was not done, how it was told, who is meant, who only died in words."""

# ruff: noqa: E501 - a text and what it means stand on one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafts.cells import cells_of
from drafts.holders import learn
from drafts.reading import read_draft
from loaders.passages import parse_report

if TYPE_CHECKING:
    from drafts.suggestions import Suggestion

LIST = ("Contributors", "The following agencies gave reports:", "- Northmoor Police", "- Elm Street Surgery (the surgery)",
        "- Northmoor Children's Social Care (CSC)", "- Northmoor Primary School",
        "- Northmoor Community NHS Trust - health visiting and school nursing", "- Northmoor Hospital", "Chronology",
        "Alma said so. Boris said no. Alma told him. Boris told her. Alma went home. Boris went home. Alma was ill. "
        "Boris was ill.")  # fmt: skip


def rows(text: str, *front: str) -> dict[str, Suggestion]:
    """The rows that a sentence suggests, by table."""
    report = parse_report("\n\n".join((*(front or LIST), text)), "sections")
    return {one.table: one for one in read_draft(report).suggestions if one.text == text}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May 2012 the GP did not refer her to the MARAC.", "not referred"),
        ("On 3 May 2012 neither CSC nor the MARAC was told.", "not shared"),
        ("On 3 May 2012 the MARAC was not told.", "not shared"),
        ("On 3 May 2012 she was not referred to the risk conference (MARAC).", "not referred"),
        ("On 3 May 2012 the case was not discussed at MARAC.", "not shared"),
        ("On 3 May 2012 nobody told the school.", "not shared"),
        ("On 3 May 2012 neither the school nor the surgery knew of it.", "not known"),
        ("On 3 May 2012 the police never told CSC or the core group.", "not shared"),
        ("On 3 May 2012 the police did not say so to CSC.", "not shared"),
        ("On 3 May 2012 no agency informed the school.", "not shared"),
        ("On 3 May 2012 no strategy meeting was held.", "not followed up"),
    ],
)
def test_what_was_not_done_is_an_absence_and_neither_held_nor_shared_nor_known(text: str, kind: str) -> None:
    found = rows(text)

    assert not {"meetings", "sharings", "knowledge", "requests"} & set(found)
    assert cells_of(found["absences"])["kind"] == kind


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("On 3 May 2012 the school was not invited to the strategy meeting.", "meetings"),
        ("On 3 May 2012 the police did not share this at the strategy meeting.", "meetings"),
        ("On 3 May 2012 Alma was not hurt and told the police so.", "sharings"),
        ("On 3 May 2012 people who were not professionals raised concerns with CSC.", "sharings"),
        ("On 3 May 2012 Boris failed to collect her saying that he was ill.", "sharings"),
        ("On 3 May 2012 the core group met and the GP was not told.", "meetings"),
        ("On 3 May 2012 the police, who had not been called before, told CSC.", "sharings"),
    ],
)
def test_what_was_done_beside_something_not_done_is_still_suggested(text: str, table: str) -> None:
    assert table in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2012 the police referred her to MARAC.",
        "On 3 May 2012 a referral was made to the risk assessment conference (MARAC).",
    ],
)
def test_a_case_that_was_referred_to_a_meeting_had_no_meeting_yet(text: str) -> None:
    assert "meetings" not in rows(text)
    assert rows(text)


def test_a_meeting_whose_guest_list_only_says_who_was_missing_has_nobody_present() -> None:
    cells = cells_of(rows("The core group met on 3 May 2012; the school had not been invited.")["meetings"])

    assert "present" not in cells


def test_whom_nothing_reached_stands_on_the_side_that_was_not_reached() -> None:
    found = rows("On 3 May 2012 neither CSC nor the MARAC was told.")["absences"]

    assert [one.name for one in found.to] == ["Northmoor Children's Social Care", "MARAC"]
    assert found.by == ()


def test_who_was_not_invited_to_a_meeting_was_not_there() -> None:
    cells = cells_of(rows("On 3 May 2012 the school was not invited to the strategy meeting.")["meetings"])

    assert cells["absent"] == "northmoor-primary-school"
    assert "present" not in cells


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May 2012 Boris had thoughts of killing himself.", "other"),
        ("On 3 May 2012 he joked about killing Alma.", "other"),
        ("On 3 May 2012 Alma feared that he would kill her.", "other"),
        ("On 3 May 2012 Boris threatened to kill Alma.", "threat"),
        ("On 3 May 2012 Boris killed Alma.", "death"),
        ("On 3 May 2012 Alma died in hospital.", "death"),
    ],
)
def test_a_death_that_is_only_thought_of_threatened_or_feared_is_none(text: str, kind: str) -> None:
    assert cells_of(rows(text)["incidents"])["kind"] == kind


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("On 3 May 2012 the school told CSC that Child C was wetting herself at home.", None),
        ("On 3 May 2012 Alma disclosed to the practice nurse that he called her names.", None),
        ("On 3 May 2012 the school told CSC that Boris had rung.", None),
        ("On 3 May 2012 the school referred Child C to CSC.", None),
        ("On 3 May 2012 the school telephoned CSC.", "phone"),
        ("On 3 May 2012 the school told CSC by e-mail that he was back.", "e-mail"),
        ("On 3 May 2012 the school told CSC in person.", "in person"),
    ],
)
def test_a_channel_is_given_only_where_its_own_clause_has_a_word_for_it(text: str, channel: str | None) -> None:
    assert cells_of(rows(text)["sharings"]).get("channel") == channel


@pytest.mark.parametrize(
    ("text", "table", "by", "to"),
    [
        ("On 3 May 2012 the surgery returned a form to the police saying that it held nothing.", "sharings", ["Elm Street Surgery"], ["Northmoor Police"]),
        ("On 3 May 2012 Alma telephoned CSC to ask for help with housing.", "requests", ["Alma"], ["Northmoor Children's Social Care"]),
        ("On 3 May 2012 the school wrote to CSC asking for advice.", "requests", ["Northmoor Primary School"], ["Northmoor Children's Social Care"]),
        ("On 3 May 2012 the police asked about the school.", "requests", ["Northmoor Police"], []),
        ("On 3 May 2012 the police asked for a report from the school.", "requests", ["Northmoor Police"], ["Northmoor Primary School"]),
        ("On 3 May 2012 Alma saw the health visitor about her hip and said that Boris kept her money.", "sharings", ["Alma"], ["health visitor"]),
        ("On 3 May 2012 the police visited Boris and told CSC that he was out.", "sharings", ["Northmoor Police"], ["Northmoor Children's Social Care"]),
        ("On 3 May 2012 the surgery knew that Boris had hit her.", "knowledge", ["Elm Street Surgery"], []),
    ],
)  # fmt: skip
def test_who_stands_on_which_side_is_the_subject_of_the_verb(
    text: str, table: str, by: list[str], to: list[str]
) -> None:
    found = rows(text)[table]

    assert ([one.name for one in found.by], [one.name for one in found.to]) == (by, to)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("On 3 May 2012 the health visitor called.", {"Northmoor Community NHS Trust": "health visitor"}),
        ("On 3 May 2012 Alma saw her GP.", {"Elm Street Surgery": "GP"}),
        ("On 3 May 2012 an officer attended.", {"Northmoor Police": "officer"}),
        ("On 3 May 2012 Boris was arrested.", {"Northmoor Police": "arrested"}),
        ("On 3 May 2012 a social worker visited.", {"Northmoor Children's Social Care": "social worker"}),
        ("On 3 May 2012 Child C told a teaching assistant.", {"Northmoor Primary School": "teaching assistant"}),
        ("On 3 May 2012 Alma went to A&E.", {"Northmoor Hospital": "A&E"}),
        ("On 3 May 2012 a housing officer attended.", {}),
        ("On 3 May 2012 the police were called.", {}),
    ],
)
def test_a_common_word_stands_for_the_one_body_that_it_can_mean(text: str, bodies: dict[str, str]) -> None:
    found = next(iter(rows(text).values()))

    assert {one.holder.name: one.words for one in found.implied} == bodies
    assert set(bodies) <= set(found.meant)


def test_a_word_that_could_mean_two_bodies_stands_for_neither() -> None:
    front = ("Contributors", "The following agencies gave reports:", "- Moor Adult Social Care", "- Moor Children's Services",
             "- Moor Police", "- Dale Police", "Chronology")  # fmt: skip

    assert not rows("On 3 May 2012 officers attended with a social worker.", *front)["incidents"].implied


@pytest.mark.parametrize(
    ("first", "second", "body"),
    [
        ("- Moor Vale NHS Trust (community nursing)", "- Moor Hospital", "Moor Vale NHS Trust"),
        ("- Moor Vale NHS Trust - community nursing", "- Moor Hospital", "Moor Vale NHS Trust"),
        ("- Moor Vale NHS Trust", "- Moor Hospital", None),
        ("- Moor Vale NHS Trust - community nursing", "- Dale Community Health Services", None),
    ],
)
def test_a_list_that_says_what_a_body_does_tells_whose_worker_is_meant(
    first: str, second: str, body: str | None
) -> None:
    front = ("Contributors", "The following agencies gave reports:", first, second, "Chronology")

    found = rows("On 3 May 2012 the district nurse called.", *front)["incidents"]

    assert next((one.holder.name for one in found.implied), None) == body


def test_an_incident_has_the_body_that_is_meant_and_says_by_which_words() -> None:
    cells = cells_of(rows("On 3 May 2012 the health visitor called.")["incidents"])

    assert cells["holders"] == "health-visitor; northmoor-community-nhs-trust"
    assert cells["note"] == 'Northmoor Community NHS Trust: from the words "health visitor"'


def test_what_stands_under_the_name_of_a_body_is_of_that_body() -> None:
    found = rows("She missed an appointment on 3 May 2012.", *LIST, "Northmoor Hospital")

    assert [one.holder.name for one in found["incidents"].implied] == ["Northmoor Hospital"]


def test_it_that_acts_is_the_body_of_the_sentence_before() -> None:
    text = "On 3 May 2012 Northmoor Police saw him. It told CSC on 9 May 2012."
    report = parse_report("\n\n".join((*LIST, text)), "sections")

    found = [one for one in read_draft(report).events if one.text.startswith("It")]

    assert [one.holder.name for one in found[0].implied] == ["Northmoor Police"]


def test_a_pronoun_for_a_worker_stands_for_the_body_of_the_worker() -> None:
    text = "On 3 May 2012 the health visitor called. On 9 May 2012 she telephoned CSC."
    report = parse_report("\n\n".join((*LIST, text)), "sections")

    found = [one for one in read_draft(report).events if "telephoned" in one.text]

    assert [one.holder.name for one in found[0].implied] == ["Northmoor Community NHS Trust"]


BODIES = [
    "Moor Children's Social Care",
    "Elm Street Surgery",
    "Moor Police",
    "Dale and Moor NHS Foundation Trust",
    "Moor Homes",
]


@pytest.mark.parametrize(
    "text",
    [
        "Reports were provided by Moor Children's Social Care (CSC), Elm Street Surgery (the surgery), Moor Police, Dale and Moor NHS Foundation Trust and Moor Homes. They were thorough.",
        "The following agencies contributed: Moor Children's Social Care (CSC); Elm Street Surgery; Moor Police; Dale and Moor NHS Foundation Trust; and Moor Homes.",
        "The team was made up of representatives from:\n\nMoor Children's Social Care (CSC) Elm Street Surgery Moor Police Dale and Moor NHS Foundation Trust Moor Homes The team met five times.",
        "Agencies involved\n\n| Agency | Short name |\n| --- | --- |\n| Moor Children's Social Care | CSC |\n| Elm Street Surgery | the Surgery |\n| Moor Police | MP |\n| Dale and Moor NHS Foundation Trust | DMT |\n| Moor Homes | Homes |",
    ],
)
def test_bodies_listed_in_one_paragraph_or_in_a_table_of_plain_text_are_learned(text: str) -> None:
    told = "On 3 May 2012 CSC told the surgery."
    names = learn(parse_report(f"Introduction\n\n{text}\n\nChronology\n\n{told}", "sections"))

    assert [one.name for one in names.holders] == BODIES
    assert [one.holder.name for one in names.find(told)] == BODIES[:2]


def test_social_work_is_the_listed_body_that_is_called_so() -> None:
    front = ("Contributors", "The following agencies gave reports:", "- Tamar Social Work Services", "- Tamar Police", "Chronology")  # fmt: skip

    found = rows("On 3 May 2012 the police told social work.", *front)["sharings"]

    assert [one.name for one in found.to] == ["Tamar Social Work Services"]
