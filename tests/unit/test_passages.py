"""Locators: small made-up reports show every rule; the real ones, where they are at hand, show that the rules hold."""

# ruff: noqa: RUF001 - reports are printed with en dashes and curly quotes

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.passages import (
    Report,
    UnknownLocatorError,
    UnreadableReportError,
    coverage,
    missing,
    parse_report,
    read_report,
)

REPORTS = Path(__file__).parents[3] / "shared" / "reports"

SECTIONED = """
A MADE-UP REVIEW

A word from the aunt.

CONTENTS

1	OPENING.....	2
1.1	Who took part	2

2	WHAT HAPPENED	3
2.1	The spring...... 3

1 OPENING

The first paragraph of the opening, which ends as it should.

Those asked were:

- The harbour office
- The lighthouse,
with its keeper

1.1 Who took part

One paragraph stands here.¹

¹ A note about who took part

2 WHAT HAPPENED

April 2011 – the first storm

The keeper saw the *boat* and wrote to the harbour office about what he had seen on the

² The letter is lost

12

rocks that night.² He had no answer.

The office kept a list:

1. Boats seen
2. Boats lost

May 2011 – the second storm

PLAN FOR THE KEEPER\t\t
DAY	WHAT
3 May 2011	Look out to sea, and write down what is seen there
4 May 2011\t

A paragraph that stops in the middle because its page was full and the notes took up so much room that the
Harbour Master was named on the next.

2.1 The spring

Nothing was written.
"""

NUMBERED = """
REVIEW 'ROWAN'

Contents

Opening.....	1
What happened.....	2
Recommendations.....	9

Opening

1. The first paragraph says why
2. The second names those who took part:
 - a) The mill, which kept a book of all that it
 - b) The bakery¹
- c) The school; its head wrote that she had never been told of the

¹ It closed later

- fire at the mill.

What happened

3. In March the miller told the baker², and nobody wrote it down. An hour later he

² By telephone

- Baker's wife was told.
4. The second half of this paragraph stands on the next page

which begins with small letters.

Name	Part
Ash	The miller

How the mill was looked after and what was known of it;

5. The last numbered paragraph.

Recommendations

1. The mill should keep a second book
2. The bakery should
 - a) read it;

The school

1. The school should ask.
"""


def located(report: Report) -> list[tuple[str, str]]:
    return [(passage.locator, passage.text) for passage in report.passages]


def test_a_sectioned_report_counts_paragraphs_items_and_rows_in_each_section():
    report = parse_report(SECTIONED)
    assert report.scheme == "sections"
    assert located(report) == [
        ("0:1", "A word from the aunt."),
        ("1:1", "The first paragraph of the opening, which ends as it should."),
        ("1:2", "Those asked were:"),
        ("1:3", "The harbour office"),
        ("1:4", "The lighthouse, with its keeper"),
        ("1.1:1", "One paragraph stands here.¹"),
        ("fn1", "A note about who took part"),
        (
            "2:1",
            "The keeper saw the boat and wrote to the harbour office about what he had seen on the "
            "rocks that night.² He had no answer.",
        ),
        ("fn2", "The letter is lost"),
        ("2:2", "The office kept a list:"),
        ("2:3", "1. Boats seen"),
        ("2:4", "2. Boats lost"),
        ("2:5", "PLAN FOR THE KEEPER"),
        ("2:6", "DAY | WHAT"),
        ("2:7", "3 May 2011 | Look out to sea, and write down what is seen there"),
        ("2:8", "4 May 2011"),
        (
            "2:9",
            "A paragraph that stops in the middle because its page was full and the notes took up so much room that "
            "the Harbour Master was named on the next.",
        ),
        ("2.1:1", "Nothing was written."),
    ]


def test_a_sub_heading_is_kept_beside_its_passages_and_does_not_restart_the_count():
    report = parse_report(SECTIONED)
    headings = {passage.locator: (passage.section, passage.heading) for passage in report.passages}
    assert headings["1:1"] == ("1", "OPENING")
    assert headings["2:1"] == ("2", "April 2011 – the first storm")
    assert headings["2:5"] == ("2", "May 2011 – the second storm")
    assert headings["2.1:1"] == ("2.1", "The spring")
    assert headings["fn2"] == ("2", "April 2011 – the first storm")


def test_a_numbered_report_keeps_its_own_numbers_and_letters():
    report = parse_report(NUMBERED)
    assert report.scheme == "paragraphs"
    assert located(report) == [
        ("1", "The first paragraph says why"),
        ("2", "The second names those who took part:"),
        ("2a", "The mill, which kept a book of all that it"),
        ("2b", "The bakery¹"),
        ("2b fn1", "It closed later"),
        ("2c", "The school; its head wrote that she had never been told of the fire at the mill."),
        (
            "3",
            "In March the miller told the baker², and nobody wrote it down. An hour later he Baker's wife was told.",
        ),
        ("3 fn2", "By telephone"),
        ("4", "The second half of this paragraph stands on the next page which begins with small letters."),
        ("4 row1", "Name | Part"),
        ("4 row2", "Ash | The miller"),
        ("5", "The last numbered paragraph."),
        ("Recommendations 1", "The mill should keep a second book"),
        ("Recommendations 2", "The bakery should"),
        ("Recommendations 2a", "read it;"),
        ("The school 1", "The school should ask."),
    ]


def test_a_numbered_report_names_the_section_that_its_contents_list():
    places = {passage.locator: (passage.section, passage.heading) for passage in parse_report(NUMBERED).passages}
    assert places["1"] == ("Opening", "Opening")
    assert places["5"] == ("What happened", "How the mill was looked after and what was known of it")
    assert places["The school 1"] == ("Recommendations", "The school")


def test_headings_are_recognised_without_a_table_of_contents():
    text = "1 Opening\n\nOne.\n\n1.1 More\n\nTwo.\n\n24 boats were seen that day off the point.\n\n2 Closing\n\nThree."
    report = parse_report(text)
    assert [passage.locator for passage in report.passages] == ["1:1", "1.1:1", "1.1:2", "2:1"]


TITLES = ("1. Opening", "It was cold.", "2. Who took part", "- The mill", "3. What came of it", "It was read by all.")


@pytest.mark.parametrize(
    "contents", [(), ("Contents", "1. Opening ..... 3", "2. Who took part ..... 3", "3. What came of it ..... 4")]
)
def test_titles_whose_number_has_a_dot_are_headings(contents: tuple[str, ...]):
    report = parse_report("\n\n".join((*contents, *TITLES)))

    assert [(one.locator, one.heading, one.text) for one in report.passages] == [
        ("1:1", "Opening", "It was cold."),
        ("2:1", "Who took part", "The mill"),
        ("3:1", "What came of it", "It was read by all."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. The mill", "2. The bakery", "3. The school", "They all came."),
        (
            "1. The mill was old.",
            "It fell.",
            "2. The bakery was new.",
            "It stood.",
            "3. The school was shut.",
            "It was.",
        ),
        ("1. The mill", "It fell.", "2. The bakery", "It stood."),
    ],
)
def test_a_list_numbered_paragraphs_and_fewer_than_three_titles_are_no_headings(lines: tuple[str, ...]):
    report = parse_report("\n\n".join(lines), "sections")

    assert {one.section for one in report.passages} == {"0"}


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("2:1", ["2:1"]),
        (" 2 : 1 ", ["2:1"]),
        ("fn1", ["fn1"]),
        ("FN1", ["fn1"]),
        ("1.1:1 fn1", ["fn1"]),
        ("2:1-3", ["2:1", "2:2", "2:3"]),
        ("2:1–2:3", ["2:1", "2:2", "2:3"]),
        ("1:4-2:1", ["1:4", "1.1:1", "2:1"]),
    ],
)
def test_a_locator_or_a_range_finds_its_passages(locator: str, found: list[str]):
    assert [passage.locator for passage in parse_report(SECTIONED).find(locator)] == found


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("4", ["4"]),
        ("2b fn1", ["2b fn1"]),
        ("fn1", ["2b fn1"]),
        ("2a-c", ["2a", "2b", "2c"]),
        ("2c-4", ["2c", "3", "4"]),
        ("recommendations 2a", ["Recommendations 2a"]),
        ("Recommendations 1-2", ["Recommendations 1", "Recommendations 2"]),
    ],
)
def test_numbered_reports_are_found_in_the_same_way(locator: str, found: list[str]):
    assert [passage.locator for passage in parse_report(NUMBERED).find(locator)] == found


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("2:99", "section 2 runs from 2:1 to 2:9"),
        ("2:8-99", "section 2 runs from 2:1 to 2:9"),
        ("2:3-1", "runs backwards"),
        ("fn9", "fn1"),
        ("", "write it like 6:12"),
    ],
)
def test_an_unknown_locator_says_what_is_near(locator: str, said: str):
    with pytest.raises(UnknownLocatorError, match=re.escape(said)):
        parse_report(SECTIONED).find(locator)


def test_coverage_is_what_nobody_cites_and_missing_is_what_does_not_exist():
    report = parse_report(NUMBERED)
    cited = ["1-3", "fn1", "4", "Recommendations 1-2", "99", "4 row1", "99", "12z"]
    assert [passage.locator for passage in coverage(report, cited)] == [
        "3 fn2",
        "4 row2",
        "5",
        "Recommendations 2a",
        "The school 1",
    ]
    assert missing(report, cited) == ["99", "12z"]


def test_a_file_without_a_reader_or_without_text_is_refused_with_what_would_be_right(tmp_path: Path):
    blank, other = tmp_path / "blank.txt", tmp_path / "report.odt"
    blank.write_text("\n \n", encoding="utf-8")
    other.write_text("text", encoding="utf-8")
    for path, said in [(blank, "holds no text"), (other, "plain text"), (tmp_path / "none.txt", "no such file")]:
        with pytest.raises(UnreadableReportError, match=said):
            read_report(path)


def test_a_file_in_windows_encoding_reads_the_same(tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_bytes("1 Opening\n\nThe keeper’s boat – lost.\n".encode("cp1252"))
    assert [passage.text for passage in read_report(path).passages] == ["The keeper’s boat – lost."]


def real(name: str) -> Report:
    path = REPORTS / name
    if not path.is_file():
        pytest.skip(f"the published report {name} is not beside this repository")
    return read_report(path)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_every_paragraph_of_the_sectioned_report_is_one_passage_of_the_right_section():
    report = real("stacey.txt")
    counts: dict[str, int] = {}
    for passage in report.passages:
        if not passage.footnote:
            counts[passage.section] = counts.get(passage.section, 0) + 1
    assert report.scheme == "sections"
    assert counts == {
        "0": 4, "1": 3, "1.1": 2, "1.2": 6, "2": 2, "2.1": 1, "2.2": 14, "2.3": 11, "2.4": 5, "2.5": 7, "2.6": 8,
        "2.7": 1, "2.8": 1, "2.9": 8, "3": 5, "4": 3, "5": 91, "6": 48, "7.1": 9, "7.2": 5, "7.2.1": 5, "7.2.2": 17,
        "7.3": 7, "7.4": 4, "7.5": 19, "7.7": 5, "7.8": 5, "8.1": 5, "8.2": 8, "8.3": 11, "8.4": 5, "8.5": 1, "9": 3,
        "10": 14,
    }  # fmt: skip
    assert [passage.footnote for passage in report.passages if passage.footnote] == [f"fn{n}" for n in range(1, 30)]


@pytest.mark.parametrize(
    ("locator", "starts", "ends"),
    [
        ("5:16", "On 14 February 2009", "case was closed."),
        ("5:29", "During this period", "grandparents' home."),
        ("6:12", "The following day (24 May", "closed her case."),
        ("6:17", "Also on 13 June 2011", 'his offending".'),
        ("7.2:5", "The officers were then", "change of address."),
        ("8.3:11", "Just before her death", "risk of harm."),
    ],
)
def test_a_paragraph_that_a_page_or_a_footnote_broke_is_whole(locator: str, starts: str, ends: str):
    (passage,) = real("stacey.txt").find(locator)
    assert passage.text.startswith(starts)
    assert passage.text.endswith(ends)


def test_every_body_passage_of_both_reports_begins_where_a_sentence_can():
    for name in ("stacey.txt", "callum.txt"):
        started = [p.locator for p in real(name).passages if not p.footnote and p.text[:1].islower()]
        assert started == []


def test_the_numbered_report_keeps_all_its_numbers_and_the_footnotes_at_their_bearers():
    report = real("callum.txt")
    locators = [passage.locator for passage in report.passages]
    assert report.scheme == "paragraphs"
    assert [locator for locator in locators if locator.isdigit()] == [str(n) for n in range(1, 140)]
    assert [f"138{letter}" in locators for letter in "abcdefghijklmnopqr"] == [True] * 17 + [False]
    assert sorted((p.footnote for p in report.passages if p.footnote), key=lambda name: int(name[2:])) == [
        f"fn{n}" for n in range(1, 27)
    ]
    assert report.find("23e fn3") == report.find("fn3")


@pytest.mark.parametrize(
    ("name", "first"), [("stacey.txt", "Stacey meant the world"), ("callum.txt", "1. This report begins")]
)
def test_every_line_after_the_front_matter_stands_in_a_passage_or_heading(name: str, first: str):
    report = real(name)
    kept = words(" / ".join(f"{p.text} / {p.heading}" for p in report.passages))
    text = (REPORTS / name).read_text(encoding="utf-8")
    lost = []
    for line in text[text.index(first) :].splitlines():
        said = words(re.sub(r"^[\s\d.¹²³⁰⁴-⁹-]*([a-z]\) )?|\(https?:.*\)$", "", line))
        contents = re.search(r"\t\d+\s*$", line)
        if not contents and said not in kept:
            lost.append(line)
    headings_without_text = [
        "6 OVERVIEW",
        "Age at the time of",
        "NATIONAL",
        "2.6",
        "CONTENTS",
        "8 EMERGING",
        "7 ANALYSIS",
        "Individual",
    ]
    assert [line for line in lost if not line.startswith(tuple(headings_without_text))] == []
