"""The grammar of dates: every row of its page, many spellings, what is refused, and its laws."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import WhoknewError
from knowledge.moments import Span
from loaders.dates import Moment, UnreadableDate, from_cell, parse_date, parse_moment, parse_time
from loaders.dates.words import MONTH_NAMES, WEEKDAY_NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| .+? \| `(.+?)` \| (open|[\d-]{10}) \| (open|[\d-]{10}) \|$", re.MULTILINE)
REFUSED = re.compile(r"^\| `(.+?)` \| [^|]+ \|$", re.MULTILINE)
NINTH = ("2011-04-09", "2011-04-09")


def end(written: str) -> date | None:
    return None if written == "open" else date.fromisoformat(written)


def span(earliest: str, latest: str) -> Span:
    return Span(end(earliest), end(latest))


@pytest.mark.parametrize(("text", "earliest", "latest"), ROW.findall(PAGE))
def test_each_row_of_the_page_means_what_it_says(text: str, earliest: str, latest: str):
    assert parse_date(text) == span(earliest, latest)


@pytest.mark.parametrize("text", REFUSED.findall(PAGE))
def test_each_refused_row_of_the_page_is_refused(text: str):
    with pytest.raises(UnreadableDate):
        parse_date(text)


def test_the_page_has_its_rows():
    assert (len(ROW.findall(PAGE)), len(REFUSED.findall(PAGE))) == (PAGE.count("| `") - 22, 22)


SPELLINGS = """
2011-04-09 2011-04-09
    9 april 2011 | 09 April 2011 | 9 APRIL 2011 | 9 April 2011. | 9 April, 2011 | 9th April 2011 |
    9th of April 2011 | the 9th of April, 2011 | on 9 April 2011 | On the 9th April 2011 | 9 Apr 2011 |
    9 Apr. 2011 | 9-Apr-2011 | 09/04/2011 | 9/4/2011 | 09.04.2011 | 9-4-2011 | 09-04-2011 | 9\u20114\u20112011 |
    9\u00a0April\u00a02011 | 9 April\u202f2011 | \u200b9 April 2011 | 2011-4-9 | 2011.04.09 | 2011/4/9 |
    Saturday 9 April 2011 | Saturday, 9 April 2011 | Sat. 9 Apr 2011 | sat 09/04/2011 | SATURDAY 2011-04-09 |
    Saturday 9th of April 2011 | Saturday the 9th of April 2011 | 9 April 2011 (Sat) | 9 April 2011 Saturday |
    April 9 2011 | April 9th, 2011 | Saturday April 9, 2011 | in the early hours of the morning on 9 April 2011 |
    the morning of 9 April 2011 | late evening of Sat 9 April 2011 | 9April2011 | 9 April 2011 02:10 |
    9 April 2011 at 2am | 02:10 on 9 April 2011 | 2011-04-09T02:10:00 | the day before 10 April 2011 |
    one day after 8 April 2011 | from 9 to 9 April 2011 | 2011-04-09/2011-04-09 | [2011-04-09..2011-04-09]
2012-03-03 2012-03-07
    3-7 March 2012 | 3 - 7 March 2012 | 3\u20137 March 2012 | 3 \u2013 7 March 2012 | 3\u20147 March 2012 |
    3\u22127 March 2012 | 3 to 7 March 2012 | 3rd to 7th March 2012 | 3rd-7th of March 2012 |
    from 3 to 7 March 2012 | 3 until 7 March 2012 | between 3 and 7 March 2012 | between 3 March and 7 March 2012 |
    between 3 March 2012 and 7 March 2012 | between 3-7 March 2012 | 03/03/2012 - 07/03/2012 |
    03/03/2012-07/03/2012 | 2012-03-03 to 2012-03-07 | 2012-03-03/2012-03-07 | [2012-03-03..2012-03-07] |
    Sat 3 to Wed 7 March 2012 | sat 3 March - wed 7 March 2012 |
    from Saturday 3 March 2012 until Wednesday 7 March 2012 | 3 March 2012 to 7 March 2012 |
    during 3 to 7 March 2012
2011-04-01 2011-04-30
    apr 2011 | April, 2011 | in April 2011 | April of 2011 | sometime in April 2011 | some time in April 2011 |
    APRIL-2011 | 4/2011 | 04.2011 | 2011-04 | 2011-04-xx | 1 to 30 April 2011 | during April 2011
2011-09-01 2011-09-30
    Sept 2011 | Sept. 2011 | sep 2011 | September 2011
2011-01-01 2011-12-31
    2011 | in 2011 | 2011. | 2011-xx | January to December 2011 | January-December 2011
2009-05-21 2009-05-31
    end of May 2009 | late May 2009 | the end of May 2009 | at the end of May 2009 | late in May 2009
2009-07-01 2009-07-10
    start of July 2009 | at the beginning of July 2009 | early in July 2009 | the early part of July 2009
2008-05-01 2008-08-31
    mid 2008 | the middle of 2008 | in mid-2008 | May to August 2008
2015-06-01 2015-06-20
    early to mid June 2015 | early-mid June 2015 | between early and mid June 2015 | 1-20 June 2015
1990-01-01 1999-12-31
    the 1990s | 1990's | 199X | during the 1990s | 1990 to 1999
2014-12-25 2014-12-25
    Christmas Day 2014 | on Christmas day, 2014
2014-12-31 2014-12-31
    New Year's Eve 2014 | new year\u2019s eve 2014 | New Years Eve 2014
2011-04-22 2011-04-22
    Good Friday 2011
2011-04-22 2011-04-25
    Easter weekend 2011 | over the Easter weekend 2011
2014-12-31 2014-12-31
    Hogmanay 2014
2014-12-25 2014-12-25
    Xmas Day 2014
2011-05-30 2011-05-30
    bank holiday Monday 30 May 2011 | Spring bank holiday, 30/05/2011 | May Bank Holiday Monday 30th May 2011
2011-04-09 2011-04-12
    between 9 & 12 April 2011
2010-04-05 2010-04-05
    Easter Monday 2010
2016-05-15 2016-05-29
    22 May 2016? | 22 May 2016 (?) | circa 22 May 2016 | c.22/05/2016 | c 22 May 2016 | approx. 22 May 2016 |
    on or about 22 May 2016 | 2016-05-22~ | 2016-05-22%
2010-01-01 2012-12-31
    2011? | c.2011 | ca. 2011 | about 2011 | 2011~ | 2010 to 2012
open 2011-06-03
    until 3 June 2011 | up to 3 June 2011 | no later than 3 June 2011 | on or before 3 June 2011 |
    before 4 June 2011 | prior to 4 June 2011 | ../2011-06-03 | [..2011-06-03] | /2011-06-03
2011-06-03 open
    since 3 June 2011 | from 3 June 2011 | from 3 June 2011 on | on or after 3 June 2011 | not before 3 June 2011 |
    after 2 June 2011 | 2011-06-03/.. | 3 June 2011 onwards | [2011-06-03..] | 2011-06-03/
open 2010-12-31
    before 2011 | by the end of 2010 | by December 2010
2011-04-04 2011-04-10
    week of 4 April 2011 | the week of 10 April 2011 | w/c 4 April 2011 | w/c 04/04/2011 |
    week beginning Monday 4 April 2011 | wk beg 4/4/2011 | wk commencing 4 April 2011 | week beg. 4 April 2011
2011-06-11 2011-06-12
    the weekend of 11 June 2011 | weekend of 10 June 2011 | weekend of 13 June 2011 |
    over the weekend of 12 June 2011 | weekend 11/12 June 2011 | 11.06.2011/12.06.2011 | 11-06-2011 / 12-06-2011
2011-04-09 2011-04-10
    overnight 9/10 April 2011 | overnight on 9 April 2011 | the night of Saturday 9 April 2011 | 9 & 10 April 2011
"""


def spellings() -> list[tuple[str, str, str]]:
    """Each text of the list above with its bounds."""
    found = []
    for block in re.split(r"\n(?=\S)", SPELLINGS.strip()):
        bounds, texts = block.split("\n", 1)
        found += [(text.strip(" \n"), *bounds.split()) for text in texts.replace("\n   ", "").split("|")]
    return found


@pytest.mark.parametrize(("text", "earliest", "latest"), spellings())
def test_the_many_spellings_of_a_date_mean_the_same(text: str, earliest: str, latest: str):
    assert parse_date(text) == span(earliest, latest)


def test_the_list_of_spellings_is_long():
    assert len(spellings()) > 150


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" . ", "empty"),
        ("31 February 2011", "February 2011, which has 28 days"),
        ("0 April 2011", "no day 0"),
        ("04/13/2018", "no month 13; write the day first"),
        ("29 Feb 2011", "28 days"),
        ("31 February to 3 March 2011", "28 days"),
        ("2011-13", "no month 13"),
        ("2011-25", "no month 25"),
        ("2011-02-30", "28 days"),
        ("Sunday 9 April 2011", "is a Saturday, not a Sunday"),
        ("Mon April 2011", "needs one day"),
        ("14/02/09", "all four digits"),
        ("9 April 11", "all four digits"),
        ("9 April '11", "all four digits"),
        ("Apr-11", "day or a year"),
        ("17 April", "no year"),
        ("Christmas", "no year"),
        ("2011/12", "month or two years"),
        ("7 to 3 March 2012", "backwards"),
        ("2011 - 2008", "backwards"),
        ("December to January 2012", "backwards"),
        ("2500", "outside 1800 to 2200"),
        ("9 April 1066", "outside 1800 to 2200"),
        ("early 9 April 2011", "early June 2015"),
        ("week of April 2011", "needs one day"),
        ("weekend of 8 June 2011", "middle of a week"),
        ("before since 2011", "a beginning and an end"),
        ("winter 2014/16", "follow each other"),
        ("9 April 2011 25:10", "no time"),
        ("shortly before 9 April 2011 10:00", "time of day goes with one date"),
        ("9 - 10 April 2011 10:00", "time of day goes with one date"),
        ("9 April 2011 14am", "not in the morning"),
        ("9 April 2011 midnight", "midnight"),
        ("../..", "both ends are open"),
        ("before 2010 until since 2012", "both ends open"),
        ("soon", "write it like"),
        ("n/k", "write it like"),
        ("mid or 7 June 2015", "write it like"),
        ("3 and 7", "write it like"),
        ("9 April 20111", "has 5 digits"),
        ("10 and 9 June 2014", "runs backwards"),
        ("school year 2014", "two years"),
        ("28 Dec - 3 March 2014", "runs backwards"),
        ("9" * 200, "too long"),
        ("\u0669 April 2011", "write it like"),
    ],
)
def test_what_is_not_a_date_is_refused_with_what_would_be_right(text: str, said: str):
    with pytest.raises(UnreadableDate, match=re.escape(said)) as raised:
        parse_date(text)
    assert isinstance(raised.value, WhoknewError)


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("17 April", 2011, "2011-04-17"),
        ("14/02/09", 2011, "2009-02-14"),
        ("14/02/99", 2011, "1999-02-14"),
        ("9 April '11", 2011, "2011-04-09"),
        ("14/02/02", 1999, "2002-02-14"),
        ("14/02/2009", 2011, "2009-02-14"),
        ("Sun 17 April", 2011, "2011-04-17"),
    ],
)
def test_a_year_that_is_known_from_elsewhere_completes_a_date(text: str, hint: int, expected: str):
    assert parse_date(text, year_hint=hint) == span(expected, expected)


def test_a_hint_never_overrides_the_year_of_a_range():
    assert parse_date("3 May to 7 June 2012", year_hint=2011) == span("2012-05-03", "2012-06-07")
    assert parse_date("3 to 7 June", year_hint=2011) == span("2011-06-03", "2011-06-07")


def test_a_file_known_to_be_month_first_can_be_read():
    assert parse_date("04/13/2018", day_first=False) == span("2018-04-13", "2018-04-13")
    assert parse_date("2018-04-13", day_first=False) == span("2018-04-13", "2018-04-13")


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9 April 2011 02:10", time(2, 10)),
        ("09/04/2011 23:20", time(23, 20)),
        ("9 April 2011, 23.20", time(23, 20)),
        ("9 April 2011 at 11.20 p.m.", time(23, 20)),
        ("2011-04-09T02:10", time(2, 10)),
        ("2011-04-09 02:10:05", time(2, 10, 5)),
        ("9 April 2011 at 2am", time(2)),
        ("9 April 2011 11.20p.m.", time(23, 20)),
        ("9 April 2011 at 2a.m.", time(2)),
        ("9 April 2011 at 12am", time(0)),
        ("9 April 2011 at 12:30 pm", time(12, 30)),
        ("9 April 2011 noon", time(12)),
        ("9 April 2011 at 23:20pm", time(23, 20)),
        ("9 April 2011 0210 hrs", time(2, 10)),
        ("23:20 on 9 April 2011", time(23, 20)),
        ("at 2am on Sat 9 April 2011", time(2)),
        ("9 April 2011 00:00", time(0)),
        ("9 April 2011", None),
        ("09.04.2011", None),
    ],
)
def test_a_time_of_day_beside_a_date_is_kept(text: str, clock: time | None):
    assert parse_moment(text) == Moment(span(*NINTH), clock)


@pytest.mark.parametrize(("text", "clock"), [("23:20", time(23, 20)), ("at 2 AM", time(2)), ("0210hrs", time(2, 10))])
def test_a_time_can_stand_alone(text: str, clock: time):
    assert parse_time(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "2", "midnight", "9 April 2011", "13:61", "late"])
def test_what_is_not_a_time_is_refused(text: str):
    with pytest.raises(UnreadableDate):
        parse_time(text)


@pytest.mark.parametrize(
    ("value", "system", "expected", "clock"),
    [
        (date(2011, 4, 9), 1900, "2011-04-09", None),
        (datetime(2011, 4, 9), 1900, "2011-04-09", None),
        (datetime(2011, 4, 9, 2, 10, tzinfo=UTC), 1900, "2011-04-09", time(2, 10)),
        (40642, 1900, "2011-04-09", None),
        (40642.0, 1900, "2011-04-09", None),
        (40642.5, 1900, "2011-04-09", time(12)),
        (40642 + 2 / 24 + 10 / 1440, 1900, "2011-04-09", time(2, 10)),
        (39180, 1904, "2011-04-09", None),
        (1, 1900, "1900-01-01", None),
        (59, 1900, "1900-02-28", None),
        (61, 1900, "1900-03-01", None),
        (40641.9999999, 1900, "2011-04-09", None),
        ("9 April 2011 02:10", 1900, "2011-04-09", time(2, 10)),
    ],
)
def test_a_cell_gives_its_moment(value: object, system: int, expected: str, clock: time | None):
    assert from_cell(value, 1904 if system == 1904 else 1900) == Moment(span(expected, expected), clock)


def test_a_year_in_a_cell_is_a_year_not_a_serial_number():
    assert from_cell(2011).span == span("2011-01-01", "2011-12-31")
    assert from_cell(2011.0).span == span("2011-01-01", "2011-12-31")


@pytest.mark.parametrize(
    "value", [None, True, "", 0, -3, 60, 60.5, float("nan"), float("inf"), 1e12, b"2011", time(2), date(1700, 1, 1)]
)
def test_a_cell_without_a_date_is_refused(value: object):
    with pytest.raises(UnreadableDate):
        from_cell(value)


def test_easter_agrees_with_published_dates():
    published = ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2038-04-25"]
    assert [parse_date(f"Easter Sunday {day[:4]}") for day in published] == [span(day, day) for day in published]


DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
WRITERS = [
    lambda day: day.isoformat(),
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    lambda day: f"{day.day}th {MONTH_NAMES[day.month - 1][:3].upper()}. {day.year}",
    lambda day: f"{MONTH_NAMES[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAY_NAMES[day.weekday()].title()} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} 23:59",
]


@given(DAYS, st.sampled_from(WRITERS))
def test_a_day_comes_back_from_every_way_of_writing_it(day: date, write):
    assert parse_date(write(day)) == Span(day, day)


@given(DAYS)
def test_numbers_are_never_read_with_the_month_first(day: date):
    written = f"{day.month}/{day.day}/{day.year}"
    if day.day > 12:
        with pytest.raises(UnreadableDate):
            parse_date(written)
    else:
        expected = date(day.year, day.day, day.month)
        assert parse_date(written) == Span(expected, expected)


@given(DAYS, DAYS)
def test_an_interval_comes_back(one: date, other: date):
    first, last = sorted((one, other))
    assert parse_date(f"{first.isoformat()}/{last.isoformat()}") == Span(first, last)
    assert parse_date(f"{first:%d/%m}/{first.year} to {last:%d/%m}/{last.year}") == Span(first, last)


@given(DAYS)
def test_the_wrong_weekday_is_always_refused(day: date):
    with pytest.raises(UnreadableDate):
        parse_date(f"{WEEKDAY_NAMES[(day.weekday() + 1) % 7]} {day.isoformat()}")


@given(DAYS, st.floats(0, 0.999))
def test_serial_numbers_of_both_systems_give_the_same_day(day: date, part: float):
    number = (day - date(1904, 1, 1)).days
    if number < 0 or {number, number + 1462} & set(range(1800, 2201)):
        return
    serial = number + round(part * 1440) / 1440
    assert from_cell(serial, 1904).span in (Span(day, day), Span(day + timedelta(days=1), day + timedelta(days=1)))
    assert from_cell(serial + 1462, 1900) == from_cell(serial, 1904)


PIECES = st.sampled_from(
    [
        "3",
        "7",
        "31",
        "9th",
        "2011",
        "2012",
        "90s",
        "1990s",
        "april",
        "may",
        "june",
        "sat",
        "sunday",
        "spring",
        "winter",
        "christmas",
        "easter",
        "early",
        "mid",
        "late",
        "end",
        "of",
        "the",
        "before",
        "after",
        "by",
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "or",
        "-",
        "/",
        "?",
        "~",
        ".",
        "..",
        "[",
        "]",
        "about",
        "shortly",
        "a",
        "few",
        "days",
        "week",
        "weekend",
        "night",
        "half",
        "first",
        "last",
        "02:10",
        "2am",
        "201x",
        "2011-04",
        "2011-04-09",
        "14/02/2009",
        "'",
        ",",
        "in",
        "on",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=9).map(" ".join), st.lists(PIECES, max_size=6).map("".join)))
@example("- ".join("1" * 50))
@example(" ".join(["between"] * 12))
@example("about " * 16)
def test_any_text_is_a_date_with_ordered_ends_or_is_refused(text: str):
    try:
        read = parse_date(text)
    except UnreadableDate:
        return
    assert read.first <= read.last
    assert read != Span(None, None)


@given(st.lists(PIECES, max_size=7).map(" ".join))
def test_spacing_and_case_never_change_the_meaning(text: str):
    def outcome(written: str) -> Span | None:
        try:
            return parse_date(written)
        except UnreadableDate:
            return None

    assert outcome(text) == outcome(f"  {text.upper()} ".replace(" ", "\u00a0 "))


@given(DAYS)
def test_uncertain_dates_contain_the_certain_one(day: date):
    for written in (day.isoformat(), f"{day:%Y-%m}", f"{day.year:04}"):
        assert parse_date(f"{written}?").contains(parse_date(written))
