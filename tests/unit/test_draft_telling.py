"""What is told of the case and what only surrounds it; which words suggest which row, and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from drafts.reading import read_draft
from loaders.passages import parse_report

if TYPE_CHECKING:
    from drafts.suggestions import Suggestion


def events(*paragraphs: str) -> tuple[Suggestion, ...]:
    return read_draft(parse_report("\n\n".join(paragraphs), "sections")).events


def suggested(*paragraphs: str) -> list[tuple[str, str]]:
    found = read_draft(parse_report("\n\n".join(("Chronology", *paragraphs)), "sections")).suggestions
    return [(one.table, str(one.span.first) if one.span and one.span.earliest else "") for one in found]


@pytest.mark.parametrize("heading", ["Mr. J as a person", "A pen portrait", "Part 3 Who was Mr. J"])
def test_what_is_told_of_a_life_after_the_list_of_abbreviations_counts(heading: str) -> None:
    found = events("Part 2 Organisations and abbreviations", "The agencies are listed here.", heading,
                   "In June 2009 his GP referred Mr. J to the memory clinic.")  # fmt: skip

    assert [str(one.span.first) for one in found if one.span] == ["2009-06-01"]


@pytest.mark.parametrize(
    "text",
    [
        "The lead reviewer met his sister at her home in April 2018.",
        "A referral for a review was sent by the ward sister on 4 April 2018.",
        "He told the author in April 2018 that nobody had rung him.",
        "The team had four district nurses in post in April 2018.",
        "The Care Act requires such an assessment since 1 April 2015.",
        "We interviewed his former wife in April 2018.",
        "By 4 April 2018 the nurse's records should be checked, her team was told.",
        "Since April 2018 the hospital has written to parents of children who are not brought.",
        "The board will ask for proof by 31 March 2018 that her brother's nurse was told.",
        "The criteria were met, the sub-group said of his case on 4 April 2018.",
        "A learning event for those who had known him was held on 4 April 2018.",
    ],
)
def test_the_work_of_a_reviewer_the_law_and_staffing_are_no_events(text: str) -> None:
    assert events("Findings", text) == ()


def test_what_was_done_to_somebody_under_an_act_tells_of_the_case() -> None:
    text = "On 4 April 2016 he was taken to a place of safety under section 136 of the Mental Health Act 1983."

    assert [str(one.span.first) for one in events("What happened", text) if one.span] == ["2016-04-04"]


def test_a_reviewers_judgement_of_an_event_leaves_it_one() -> None:
    assert events(
        "What happened", "The choice of 4 April 2017 to wait was, in the reviewer's judgement, wrong for her."
    )


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("On 3 May 2012 a meeting was convened by the school.", "meetings"),
        ("On 3 May 2012 a copy went to the health visitor.", "sharings"),
        ("On 3 May 2012 her notes were faxed to the clinic.", "sharings"),
        ("On 3 May 2012 the nurse raised a new safeguarding concern.", "sharings"),
        ("On 3 May 2012 no risk assessment was carried out.", "absences"),
        ("On 3 May 2012 an appointment was missed and not followed up.", "absences"),
        ("On 3 May 2012 the nurse did not check his legs.", "absences"),
        ("On 3 May 2012 the police closed it with no further action.", "decisions"),
        ("On 3 May 2012 his son answered the door.", "incidents"),
        ("On 3 May 2012 he moved in with a man who is referred to as Adult T.", "incidents"),
        ("On 3 May 2012 he swore that nobody would have the house.", "incidents"),
    ],
)
def test_words_suggest_the_row_that_a_coder_would_write(text: str, table: str) -> None:
    assert events("Chronology", text)[0].table == table


def test_what_was_not_done_is_suggested_though_nobody_is_named() -> None:
    assert ("absences", "2012-05-03") in suggested("On 3 May 2012 the nurse saw a bruise. It was not forwarded.")


def test_what_follows_several_days_is_of_the_last() -> None:
    text = "The nurses were sent away on 3 and 9 May and again on 14 June 2012. They did not tell the GP."

    assert ("absences", "2012-06-14") in suggested(text)


def test_what_was_told_is_of_the_day_of_telling_and_what_it_tells_of_the_day_before() -> None:
    text = "On 3 May 2012 the nurse saw her. She told the nurse that he had hit her the previous year."

    assert {("sharings", "2012-05-03"), ("incidents", "2011-01-01")} <= set(suggested(text))
    assert ("sharings", "2011-01-01") not in suggested(text)
