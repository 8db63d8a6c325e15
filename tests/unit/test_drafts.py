"""A narrative report becomes dated events and suggested rows; made-up reports with their events listed by hand."""

# ruff: noqa: E501 - a text and what it means stand on one line

from __future__ import annotations

import csv
import textwrap
from datetime import date
from pathlib import Path

import pytest

from documents.blocks import Cell, Document, Paragraph, Row, Table
from drafts.clock import Clock
from drafts.dated import tellings
from drafts.mentions import mentions
from drafts.reading import Draft, read_draft
from drafts.sentences import sentences
from knowledge.moments import Span
from loaders.passages import Report, parse_report, read_report
from loaders.passages.from_document import text_of
from loaders.passages.wrapping import unwrap

NARRATIVES = Path(__file__).parents[1] / "narratives"
NAMES = ("alder", "birch", "cedar", "dogwood", "elm", "fir")


def report_of(*paragraphs: str) -> Report:
    return parse_report("\n\n".join(paragraphs), "sections")


def dated(*paragraphs: str) -> list[tuple[str, str | None, str | None]]:
    """The dates of the events of a text, as written and as days."""
    return [
        (one.date.text, *(str(day) if day else None for day in (one.span.earliest, one.span.latest)))
        for one in tellings(report_of(*paragraphs), lambda _: True)
        if one.date is not None and one.span is not None
    ]


def days(*paragraphs: str) -> list[tuple[str | None, str | None]]:
    return [(first, last) for _, first, last in dated(*paragraphs)]


def listed(name: str) -> list[tuple[Span, str]]:
    with (NARRATIVES / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return [(Span(date.fromisoformat(first), date.fromisoformat(last)), words) for first, last, words in rows]


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    return {name: read_draft(read_report(NARRATIVES / f"{name}.txt")) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_nearly_every_dated_event_of_a_made_up_report_is_found_and_nearly_nothing_else(
    name: str, drafts: dict[str, Draft]
) -> None:
    events = [event for event in drafts[name].events if event.span is not None]
    wanted = listed(name)

    def tells(event_text: str, span: Span | None, words: str, days_: Span) -> bool:
        return words in event_text and span is not None and span.overlaps(days_)

    found = [one for one in wanted if any(tells(event.text, event.span, one[1], one[0]) for event in events)]
    right = [event for event in events if any(tells(event.text, event.span, words, span) for span, words in wanted)]
    assert len(found) >= 0.95 * len(wanted)
    assert len(right) >= 0.87 * len(events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3rd March 2014 he was arrested.", [("2014-03-03", "2014-03-03")]),
        ("On the 3rd of March, 2014 he was arrested.", [("2014-03-03", "2014-03-03")]),
        ("She was seen on 03.03.14 by the nurse.", [("2014-03-03", "2014-03-03")]),
        ("She was seen on 03/03/2014 by the nurse.", [("2014-03-03", "2014-03-03")]),
        ("In the autumn of 2013 they met.", [("2013-09-01", "2013-11-30")]),
        ("In early June 2015 they met again.", [("2015-06-01", "2015-06-10")]),
        ("Between 5 and 9 November 2012 she stayed away.", [("2012-11-05", "2012-11-09")]),
        ("From March to June 2012 she stayed away.", [("2012-03-01", "2012-06-30")]),
        ("From March until the middle of June 2012 she stayed away.", [("2012-03-01", "2012-06-20")]),
        ("From 3 March 2012 until the end of June she stayed away.", [("2012-03-03", "2012-06-30")]),
        ("Staff emailed (11 and 21 April 2011) the officer.", [("2011-04-11", "2011-04-11"), ("2011-04-21", "2011-04-21")]),
        ("On the night of 17/18 May 2015 she rang.", [("2015-05-17", "2015-05-18")]),
        ("On 3 May 2012 she left. The following day she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-04", "2012-05-04")]),
        ("On 3 May 2012 she left. Two days later she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-05", "2012-05-05")]),
        ("On 3 May 2012 she left. On the 9th she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-09", "2012-05-09")]),
        ("On 3 May 2012 she left. Later that month she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-03", "2012-05-31")]),
        ("On 3 May 2012 she left. That evening she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-03", "2012-05-03")]),
        ("On 20 December 2012 she left. On 4 January she came back.", [("2012-12-20", "2012-12-20"), ("2013-01-04", "2013-01-04")]),
        ("On 3 May 2012 she left. The following day (4 May) she came back.", [("2012-05-03", "2012-05-03"), ("2012-05-04", "2012-05-04")]),
        ("In August and September 2015 nobody visited.", [("2015-08-01", "2015-08-31"), ("2015-09-01", "2015-09-30")]),
        ("In the week beginning 5 May 2014 he left.", [("2014-05-05", "2014-05-11")]),
        ("In May 2014 he left. Over the weekend of 10 and 11 May she rang.", [("2014-05-01", "2014-05-31"), ("2014-05-10", "2014-05-11")]),
        ("At the weekend of the 10th/11th May 2014 she rang.", [("2014-05-10", "2014-05-11")]),
        ("The police were not told until 7 March 2014.", [("2014-03-07", "2014-03-07")]),
        ("He was offered an appointment for 4 May 2012, which he did not attend.", [("2012-05-04", "2012-05-04")]),
        ("An appointment was made for 4 May 2012 but she was not brought.", [("2012-05-04", "2012-05-04")]),
    ],
)  # fmt: skip
def test_a_date_in_prose_is_read_with_what_stands_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Section 42 of the Care Act 2014 was not considered by the social worker.",
        "The Children Act 1989 gives her that duty.",
        "Paragraph 5.12.14 describes what he had done.",
        "He was fined £2,014 and lost his job.",
        "She rang 0115 2014 555 again and again.",
        "The statutory guidance (December 2016) was followed by her.",
        "Smith and Jones (2012) found that women are afraid.",
        "See www.example.org, accessed 11th January 2020, for her account.",
        "He may have known, and March could be cold.",
        "She was 24 years old and her daughter was 3 years and 2 months.",
        "Why did the police not visit her on 3 March 2014?",
        "The March incident troubled her.",
        "Her next review was set for 13 December 2011.",
        "Between 2011 and 2013 funding for the service fell by a third.",
        "He was offered an appointment for 13 December 2011, and she was glad.",
        "The review looks at the period from 1 May 2011 to 13 December 2012.",
    ],
)
def test_what_only_looks_like_a_date_or_did_not_happen_then_is_no_event(text: str) -> None:
    assert dated(text) == []


def test_a_year_is_carried_from_a_heading_and_a_month_from_the_sentence_before() -> None:
    text = ("2013", "In January she rang. On the 17th she was seen.", "On 4 March she fell.")

    assert days(*text) == [("2013-01-01", "2013-01-31"), ("2013-01-17", "2013-01-17"), ("2013-03-04", "2013-03-04")]


def test_some_days_after_an_event_are_counted_from_that_event() -> None:
    text = "The strategy meeting was held on 3 May 2012. On 9 June 2012 he left. Two days after the strategy meeting she rang."

    assert days(text)[-1] == ("2012-05-05", "2012-05-05")


def test_a_relative_date_with_nothing_to_lean_on_is_no_event() -> None:
    assert dated("The following day she came back.") == []


def test_the_years_of_a_flashback_do_not_carry_on() -> None:
    text = "On 18 February 2009 her father said that it had begun on 21 December 2008. On 20 February she was seen."

    assert days(text)[-1] == ("2009-02-20", "2009-02-20")


@pytest.mark.parametrize(
    "heading", ["Terms of reference", "Recommendations", "Action plan", "Glossary", "Review panel"]
)
def test_nothing_is_taken_from_parts_that_tell_no_events(heading: str) -> None:
    assert dated("Chronology", "On 3 May 2012 she left.", heading, "By 3 June 2013 the police should train 40 officers.",
                 "On 9 June 2013 she was seen.") == [("On 3 May 2012", "2012-05-03", "2012-05-03")]  # fmt: skip


def test_the_work_of_the_review_and_changes_of_services_are_no_events_of_the_case() -> None:
    assert dated("The review panel met on 3 June 2014.", "In 2017 the Trust introduced a new process.",
                 "The Home Office was notified on 2 April 2014.") == []  # fmt: skip


def test_sentences_end_where_a_person_would_end_them() -> None:
    text = (
        "He saw Dr. Smith at 5 p.m. on Monday. Adult A. was not told (i.e. nobody rang). “Go,” she said. It was late."
    )

    assert [each.text for each in sentences(text)] == [
        "He saw Dr. Smith at 5 p.m. on Monday.", "Adult A. was not told (i.e. nobody rang).", "“Go,” she said.", "It was late.",
    ]  # fmt: skip


def test_expressions_of_time_know_their_place() -> None:
    text = "Two days after 3 March 2014 and again in May, she rang."

    assert [text[one.start : one.end] for one in mentions(text)] == ["Two days after 3 March 2014", "in May"]


def test_a_clock_without_any_date_reads_no_part_of_one() -> None:
    found = mentions("On 4 March she rang.")

    assert Clock().read(found[0], "") is None


def suggested(text: str, table: str, *more: str) -> tuple[list[str], list[str]]:
    found = next(
        one for one in read_draft(report_of(*LIST, text, *more)).suggestions if one.table == table and one.text in text
    )
    return [one.name for one in found.by], [one.name for one in found.to]


LIST = ("Contributors", "The following agencies gave reports:", "- Riverside Police", "- Mill Lane Surgery",
        "- Alder Domestic Violence Project (ADVP)", "Chronology")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("On 3 May 2012 the health visitor told the social worker that he was back.", ["health visitor"], ["social worker"]),
        ("On 3 May 2012 the social worker was told by the health visitor that he was back.", ["health visitor"], ["social worker"]),
        ("On 3 May 2012 the social worker was informed that he was back.", [], ["social worker"]),
        ("On 3 May 2012 a referral was made by the school to ADVP.", ["school"], ["Alder Domestic Violence Project"]),
        ("On 3 May 2012 Mill Lane Surgery received a letter from the hospital.", ["hospital"], ["Mill Lane Surgery"]),
        ("On 3 May 2012 the police contacted the school and the health visitor.", ["Riverside Police"], ["school", "health visitor"]),
    ],
)  # fmt: skip
def test_who_told_whom_follows_from_the_order_of_words(text: str, by: list[str], to: list[str]) -> None:
    assert suggested(text, "sharings") == (by, to)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("On 3 May 2012 the health visitor did not share this with the GP.", "absences"),
        ("On 3 May 2012 there was no record of a referral by the school.", "absences"),
        ("On 3 May 2012 the social worker asked the police about his past.", "requests"),
        ("On 3 May 2012 a strategy meeting was held by the police and the school.", "meetings"),
        ("On 3 May 2012 the police graded the risk as high.", "decisions"),
        ("On 3 May 2012 the GP became aware of the injury.", "knowledge"),
        ("On 3 May 2012 he punched the neighbour.", "incidents"),
    ],
)
def test_a_cue_suggests_the_table_of_its_row(text: str, table: str) -> None:
    assert read_draft(report_of("Chronology", text)).events[0].table == table


def test_what_was_not_told_is_suggested_as_no_telling() -> None:
    found = read_draft(report_of("Chronology", "On 3 May 2012 the police did not inform the school."))

    assert "sharings" not in {one.table for one in found.suggestions}


def test_holders_are_named_as_the_reports_own_list_names_them() -> None:
    found = read_draft(report_of(*LIST, "On 3 May 2012 ADVP told the police that she had left."))

    assert found.events[0].named[:2] == ("Alder Domestic Violence Project", "Riverside Police")


def test_pseudonyms_are_people_and_not_bodies(drafts: dict[str, Draft]) -> None:
    people = {one.name: one.sector for one in drafts["alder"].names.holders if one.is_person}

    assert people == {"Adult A": "victim", "Adult B": "", "Child C": ""} | people
    assert {one.name for one in drafts["birch"].names.holders if one.is_person} >= {"Beatrice", "Kyle"}


def test_wrapped_lines_give_the_same_events_at_the_same_places() -> None:
    text = (NARRATIVES / "birch.txt").read_text(encoding="utf-8")
    wrapped = "\n".join(textwrap.fill(line, 76) for line in text.splitlines())

    def events(report: Report) -> list[tuple[str, str, Span | None]]:
        return [(one.locator, one.date_text, one.span) for one in read_draft(report).events]

    assert wrapped.count("\n") > text.count("\n") + 30
    assert events(parse_report(unwrap(wrapped))) == events(parse_report(text))


def test_a_report_with_decimal_numbers_is_cited_by_them() -> None:
    report = read_report(NARRATIVES / "cedar.txt")

    assert report.scheme == "decimals"
    assert report.find("2.12")[0].text.startswith("On 12 October, bail was cancelled")
    assert report.find("2.12")[0].heading == "July to December 2015"
    assert [passage.locator for passage in report.find("2.1-2.3")] == ["2.1", "2.2", "2.3"]


def test_a_document_of_an_office_program_has_the_same_passages_as_its_text() -> None:
    blocks = (
        Paragraph(1, "What happened", level=1, number="2"), Paragraph(2, "On 3 May 2012 she left.", number="2.1"),
        Paragraph(3, "Her keys", number="•"), Paragraph(4, "A note", number="1", footnote=True),
        Table("table 1", (Row(1, (Cell("4 May 2012"), Cell("She came back"))),)),
        Paragraph(5, "3. What we learned", level=1),
    )  # fmt: skip
    text = text_of(Document(Path("report.docx"), "docx", blocks))

    assert text.split("\n\n") == ["2 What happened", "2.1 On 3 May 2012 she left.", "- Her keys", "¹ A note",
                                  "4 May 2012\tShe came back", "3 What we learned"]  # fmt: skip


def test_the_same_report_always_gives_the_same(drafts: dict[str, Draft]) -> None:
    again = read_draft(read_report(NARRATIVES / "cedar.txt"))

    assert again.events == drafts["cedar"].events
    assert again.suggestions == drafts["cedar"].suggestions


@pytest.mark.parametrize("text", ["", "x", "On on on the the 99th", "(" * 3000, "On 3 May 2012 " * 2000, "a, " * 20000])
def test_odd_texts_are_read_in_a_moment(text: str) -> None:
    read_draft(report_of("Chronology", text or "nothing"))
