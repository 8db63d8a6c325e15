"""Expressions of time in prose that lean on others, or look like others, mean the days that a person would say."""

# ruff: noqa: E501 - a text and what it means stand on one line

from __future__ import annotations

import pytest

from drafts.dated import tellings
from drafts.sentences import sentences
from loaders.passages import parse_report


def days(*paragraphs: str) -> list[tuple[str | None, str | None]]:
    report = parse_report("\n\n".join(paragraphs), "sections")
    return [
        (str(one.span.earliest) if one.span.earliest else None, str(one.span.latest) if one.span.latest else None)
        for one in tellings(report, lambda _: True)
        if one.date is not None and one.span is not None
    ]


def test_a_day_of_may_is_of_may_whatever_word_follows() -> None:
    assert days("On 2nd March 2016 he left. On the 21st of May Baby Z fell. On the 8th of May she fell.") == [
        ("2016-03-02", "2016-03-02"), ("2016-05-21", "2016-05-21"), ("2016-05-08", "2016-05-08"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In July 2015 he left. In February of the following year he returned.", ("2016-02-01", "2016-02-29")),
        ("In July 2015 he left. On 9th November of the same year he returned.", ("2015-11-09", "2015-11-09")),
        ("In July 2015 he left. He had called on 3 May that year.", ("2015-05-03", "2015-05-03")),
        ("On 2 November 2018 he left. A fortnight before Christmas, on 11 December, he fell. He told her the same day.", ("2018-12-11", "2018-12-11")),
        ("On 2 November 2018 he left. A fortnight before Christmas he fell.", ("2018-12-08", "2018-12-15")),
        ("He moved in September 2015, having had no home since the previous winter.", ("2015-09-01", "2015-09-30")),
        ("On 3 July 2015 he left. He had come in the spring of the previous year.", ("2014-03-01", "2014-05-31")),
        ("In June 2017 they met. At 22:10 on Saturday 17th, he struck her.", ("2017-06-17", "2017-06-17")),
        ("On 28 June 2017 they met. On Sunday 2nd she left him.", ("2017-07-02", "2017-07-02")),
        ("On Friday 9 June 2017 they met. The next working day she rang the nurse.", ("2017-06-12", "2017-06-12")),
        ("On 9 June 2017 they met. For the next four weeks she saw nobody else.", ("2017-06-09", "2017-07-07")),
        ("On 9 June 2017 they met. Within a fortnight he had moved in.", ("2017-06-09", "2017-06-23")),
        ("On 9 June 2017 they met. Within 72 hours he had moved in.", ("2017-06-09", "2017-06-12")),
        ("On 9 June 2017 they met. The same evening she told her sister.", ("2017-06-09", "2017-06-09")),
        ("In the course of 2016 he saw five doctors.", ("2016-01-01", "2016-12-31")),
        ("On 4 April 2016 he left, and no worker was found for him until 9 June 2016.", ("2016-06-09", "2016-06-09")),
        ("On 4 April 2016 he left, two years after he first came.", ("2016-04-04", "2016-04-04")),
        ("They met over the August bank holiday weekend of 2016.", ("2016-08-27", "2016-08-29")),
        ("On 4 October 2016 they met. By Christmas she had left him.", (None, "2016-12-26")),
        ("The case conference was held on 4 May 2016. The work was done on 8 July 2016. The nurse rang her ten days after the meeting.", ("2016-05-14", "2016-05-14")),
        ("Three days before the conference on 12 May 2016 he rang the nurse.", ("2016-05-09", "2016-05-09")),
    ],
)  # fmt: skip
def test_a_date_that_leans_on_another_is_counted_from_it(text: str, expected: tuple[str | None, str]) -> None:
    assert days(text)[-1] == expected


def test_the_first_of_two_days_of_a_month_is_of_that_month() -> None:
    text = "In May 2012 he left. On the 5th and 19th of October 2012 he missed his appointments."

    assert days(text)[1:] == [("2012-10-05", "2012-10-05"), ("2012-10-19", "2012-10-19")]


def test_a_day_that_is_said_twice_is_one_event() -> None:
    assert days("Some weeks passed.", "Four days before his arrest, on 3 May 2016, he rang the nurse.") == [
        ("2016-05-03", "2016-05-03")
    ]


def test_how_soon_something_should_be_done_is_no_event() -> None:
    text = "On 9 June 2017 they met. The landlord agreed to mend the lock within a week. Within ten days a plan should follow."

    assert days(text) == [("2017-06-09", "2017-06-09")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lived with Mrs. K. She knew it.", ["He lived with Mrs. K.", "She knew it."]),
        ("He lived with Mrs. K. Lowe of Ely.", ["He lived with Mrs. K. Lowe of Ely."]),
        ("He came on the 31st. The nurse left.", ["He came on the 31st.", "The nurse left."]),
        ("She said no. Nobody asked (see para. 6).", ["She said no.", "Nobody asked (see para. 6)."]),
        ("There he sat. It was Sat. 4 May.", ["There he sat.", "It was Sat. 4 May."]),
    ],
)
def test_a_letter_for_a_name_and_an_ordinal_can_end_a_sentence(text: str, expected: list[str]) -> None:
    assert [one.text for one in sentences(text)] == expected
