"""A case is checked as a whole: every fault stands at its place and says what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import checked_case, faults_of, replaced, with_row, write_case
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.format_example import EXAMPLE
from loaders.to_claims import derived
from loaders.to_graph import to_graph

if TYPE_CHECKING:
    from pathlib import Path

INFORMATION_HEAD = "id,statement,kind,about,arose from,true from,sources"


def test_the_example_has_no_faults_and_no_remarks(tmp_path: Path):
    checked = checked_case(tmp_path / "anna")
    assert (checked.case, checked.remarks) == ("anna", ())
    assert {name: len(rows) for name, rows in checked.rows.items()} == {
        "people": 2, "holders": 4, "incidents": 1, "information": 2, "knowledge": 2, "sharings": 2, "involvements": 1,
        "needs": 2,
    }  # fmt: skip


ONE_FAULT = {
    "value missing": (
        replaced("people.csv", "anna,Anna,victim", "anna,,victim"),
        "people.csv, row 2, column name: is empty. "
        "What belongs here: the pseudonym or the words by which the source names the person.",
    ),
    "reference with a typing error": (
        replaced("knowledge.csv", "response,i-hit", "responses,i-hit"),
        "knowledge.csv, row 3, column holder: there is no row with the id 'responses'. Did you mean 'response'?",
    ),
    "reference to another kind of row": (
        replaced("knowledge.csv", "response,i-hit", "response,police"),
        "knowledge.csv, row 3, column information: 'police' is an agency (holders.csv, row 2). "
        "Ids of `information` belong here.",
    ),
    "reference to a holder of another kind": (
        {"access.csv": "holder,system,kind,sources\nresponse,police,routine,review 1\n"},
        "access.csv, row 2, column system: 'police' is an agency (holders.csv, row 2). "
        "Ids of `holders` (kind record system) belong here.",
    ),
    "person as a body": (
        replaced("holders.csv", "unit,,police", "unit,,anna"),
        "holders.csv, row 3, column part of: 'anna' is a person (people.csv, row 2). Ids of `holders` belong here.",
    ),
    "circle of parts": (
        replaced("holders.csv", "agency,police,,RP", "agency,police,response,RP"),
        "holders.csv, row 2: a circle of parts: police → response → police. A body cannot be part of its own part.",
    ),
    "part of itself": (
        replaced("holders.csv", "unit,,police", "unit,,response"),
        "holders.csv, row 3, column part of: 'response' names the row itself. Name another row.",
    ),
    "part without the item that arrived": (
        replaced("sharings.csv", "i-hit as i-injury", "i-hit"),
        "sharings.csv, row 3, column partly: 'i-hit' does not say what arrived in its place. "
        "Add `as` and the id of the item that arrived: `i12 as i12a`.",
    ),
    "detail that the column does not take": (
        replaced("sharings.csv", "i-hit as i-injury", "i-hit: words"),
        "sharings.csv, row 3, column partly: 'i-hit: words': nothing may stand beside an id with `:` in this column. "
        "Write `i12 as i12a`.",
    ),
    "item that arrives as itself": (
        replaced("sharings.csv", "i-hit as i-injury", "i-hit as i-hit"),
        "sharings.csv, row 3, column partly: 'i-hit' cannot arrive as itself. Name the item that arrived in its place.",
    ),
    "commas between ids": (
        replaced("knowledge.csv", "response,i-hit", 'response,"i-hit,i-injury"'),
        "knowledge.csv, row 3, column information: 'i-hit,i-injury' is no id. An id has lower-case letters, digits, "
        "`-`, `_` and `.`, and begins with a letter or digit. Write 'i-hit-i-injury'? Several are separated by `;`.",
    ),
    "the same id twice in a cell": (
        replaced("knowledge.csv", "response,i-hit", "response,i-hit; i-hit"),
        "knowledge.csv, row 3, column information: 'i-hit' stands twice. Name it once.",
    ),
    "day that does not exist": (
        replaced("sharings.csv", "early March 2015", "31 February 2015"),
        "sharings.csv, row 3, column date: '31 February 2015': there is no day 31 in February 2015, "
        "which has 28 days. Check the day.",
    ),
    "interval that runs backwards": (
        replaced("involvements.csv", "May 2015,", "May 2015,April 2015"),
        "involvements.csv, row 2, column to: is before `from` (2015-04-30 against 2015-05-01). Check both dates.",
    ),
    "received before it was sent": (
        {"sharings.csv": "date,received,to,information,outcome,sources\n"
                         "4 May 2015,3 May 2015,surgery,i-hit,received,review 1\n"},
        "sharings.csv, row 2, column received: is before `date` (2015-05-03 against 2015-05-04). Check both dates.",
    ),
    "unknown source": (
        replaced("information.csv", "review 3:1", "reviw 3:1"),
        "information.csv, row 2, column sources: 'reviw 3:1': 'reviw' is no source of case.yml. "
        "A locator reads `review 6:12`. Did you mean 'review'? Sources: review.",
    ),
    "count that does not hold": (
        replaced("case.yml", "people: 2", "people: 3"),
        "case.yml, row 14: 3 rows of `people` are expected, 2 were found. "
        "Correct the count, or look for rows that are missing or too many.",
    ),
    "unknown key": (
        replaced("case.yml", "fictional: yes", "fictonal: yes"),
        "case.yml, row 3: `fictonal` is not known here. Did you mean 'fictional'? Keys: id, title, kind, area, period, "
        "fictional, about, sources, glossary, counts, own values, need rules.",
    ),
    "period that runs backwards": (
        replaced("case.yml", "from: 1 January 2015", "from: 1 January 2025"),
        "case.yml, row 4: the period from '1 January 2025' to '30 June 2015' has no first or last day, or runs "
        "backwards. Write two days, such as 1 January 2009 and 5 August 2012.",
    ),
    "missing table, without blaming the rows that name its rows": (
        {"people.csv": None},
        "people.csv: the table is missing. What belongs here: everybody in the case, under pseudonyms.",
    ),
    "unknown table": (
        {"nilreturns.csv": "id\n"},
        "nilreturns.csv: is no table of a case. Did you mean 'nil_returns.csv'? Tables: chronology.csv, "
        "people.csv, holders.csv, parts.csv, members.csv, access.csv, incidents.csv, information.csv, "
        "knowledge.csv, "
        "sharings.csv, requests.csv, nil_returns.csv, meetings.csv, decisions.csv, involvements.csv, needs.csv, "
        "orders.csv, "
        "absences.csv, patterns.csv, renderings.csv, drafts.csv.",
    ),
    "row that says the same": (
        with_row("knowledge.csv", "response,i-hit,3 February 2015,told,review 3:1"),
        "knowledge.csv, row 4: says the same as row 3. Remove one of them, or write what is different.",
    ),
    "own values of a closed list": (
        {"case.yml": EXAMPLE["case.yml"] + "own values:\n  basis of knowledge: {guessed: by guessing}\n"},
        "case.yml, row 16: 'basis of knowledge' is no list that can be extended. Lists: role, kind of agency, kind of "
        "information, kind of incident, channel, kind of decision, capacity, kind of order, reason code.",
    ),
    "rules of need that are not there": (
        {"case.yml": EXAMPLE["case.yml"] + "need rules: ../rules.yml\n"},
        "case.yml, row 15: there is no file '../rules.yml' beside it. Name a file there.",
    ),
    "date that is none": (
        replaced("sharings.csv", "early March 2015", "4. mars 2015"),
        "sharings.csv, row 3, column date: '4. mars 2015': it is not a date. Write it like 9 April 2011 (months in "
        "English), 09/04/2011, early June 2015 or 2011-04.",
    ),
    "letter that an id does not have": (
        with_row("holders.csv", "jøhn-pål,Pål,agency,police,,,review 2:5"),
        "holders.csv, row 6, column id: 'jøhn-pål' is no id. An id has lower-case letters, digits, `-`, `_` and `.`, "
        "and begins with a letter or digit. Write 'john-pal'?",
    ),
    "heading that is missing": (
        {"patterns.csv": "name,sources\nescalation,review 3:1\n"},
        "patterns.csv: the column `pieces` is missing. What belongs here: a piece of a pattern.",
    ),
    "file whose name is nearly that of a table, without blaming what names its rows": (
        {"incidents.csv": None, "incident.csv": EXAMPLE["incidents.csv"]},
        "incident.csv: is no table of a case. Did you mean 'incidents.csv'? Tables: chronology.csv, "
        "people.csv, holders.csv, parts.csv, members.csv, access.csv, incidents.csv, information.csv, "
        "knowledge.csv, "
        "sharings.csv, requests.csv, nil_returns.csv, meetings.csv, decisions.csv, involvements.csv, needs.csv, "
        "orders.csv, "
        "absences.csv, patterns.csv, renderings.csv, drafts.csv.",
    ),
    "title above the headings": (
        {"people.csv": "The people of the case,,,,\n" + EXAMPLE["people.csv"]},
        "people.csv, row 1: is no row of headings; they stand in row 2. Row 1 must hold the headings: remove what "
        "stands above row 2, or begin it with `#`.",
    ),
    "rows without headings": (
        {"people.csv": EXAMPLE["people.csv"].partition("\n")[2]},
        "people.csv, row 1: holds no heading known here. The first row must hold the headings: id, name, role, also "
        "known as, household, sources, asserted by, certainty, note.",
    ),
    "somebody present and absent": (
        {"meetings.csv": "name,date,status,present,absent,sources\n"
                         "conference,1 May 2015,held,response; surgery,surgery: on leave,review 5:1\n"},
        "meetings.csv, row 2, column absent: 'surgery' stands under `present` too. "
        "Name it under one of them; where only a part of it came, name that part.",
    ),
    "item raised by somebody who was not there": (
        {"meetings.csv": "name,date,status,present,absent,raised,sources\n"
                         "conference,1 May 2015,held,response,surgery,i-injury by surgery,review 5:1\n"},
        "meetings.csv, row 2, column raised: 'surgery' raised 'i-injury' and stands under `absent`. "
        "Name who raised it there, or code what was sent in as a sharing.",
    ),
    "neither yes nor no": (
        {"information.csv": f"{INFORMATION_HEAD},hindsight\n"
                            "i-hit,He hit her,assault,,,,review 1,perhaps\ni-injury,She fell,assault,,,,review 1,\n"},
        "information.csv, row 2, column hindsight: 'perhaps' is neither yes nor no. Write yes or no.",
    ),
    "source with the id of a row": (
        {"case.yml": EXAMPLE["case.yml"].replace("counts:", "counts: {}\n#").replace("  people: 2\n", "")
                     .replace("glossary:", "  - {id: anna, title: Letter}\nglossary:")},
        "case.yml, row 11: the id 'anna' stands already at people.csv, row 2. Every id is used once in the whole case.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "fault"), ONE_FAULT.values(), ids=ONE_FAULT)
def test_a_fault_names_its_place_and_what_would_be_right(tmp_path: Path, changes: dict[str, str | None], fault: str):
    assert faults_of(write_case(tmp_path / "anna", changes)) == [fault]


def test_the_same_wrong_text_is_blamed_in_every_row_that_has_it(tmp_path: Path):
    wrong = with_row("people.csv", "bea,Bea,freind", "cem,Cem,freind", "dot,Dot,friend", "eli,Eli,friend")
    faults = faults_of(write_case(tmp_path / "anna", wrong))
    first = len(EXAMPLE["people.csv"].splitlines()) + 1
    assert [fault.partition(": 'freind'")[0] for fault in faults if fault.startswith("people")] == [
        f"people.csv, row {row}, column role" for row in (first, first + 1)
    ]


def test_an_unknown_value_of_an_open_list_says_how_to_extend_it(tmp_path: Path):
    (fault,) = faults_of(write_case(tmp_path / "anna", replaced("people.csv", "victim", "victm")))
    assert fault.startswith(
        "people.csv, row 2, column role: 'victm' is no role. Did you mean 'victim'? Allowed: victim,"
    )
    assert fault.endswith("Or declare it in case.yml under `own values`, `role`.")


def test_an_own_value_is_taken(tmp_path: Path):
    settings = EXAMPLE["case.yml"] + "own values:\n  role:\n    handler: the officer who ran the source\n"
    changes = {"case.yml": settings} | replaced("people.csv", "victim", "Handler")
    assert checked_case(tmp_path / "anna", changes).table("people")[0].values["role"] == "handler"


OWN = "own values:\n  role:\n    handler: the officer who ran the source\n"


@pytest.mark.parametrize(
    ("settings", "faults"),
    [
        (None, ["case.yml: is missing."]),
        (EXAMPLE["case.yml"].replace("title: ", "title: Inquiry: ") + OWN, ["case.yml, row 1: is not YAML"]),
        (EXAMPLE["case.yml"].replace("  from", "\tfrom") + OWN, ["case.yml, row 5: is not YAML"]),
        (EXAMPLE["case.yml"] + OWN.replace("role", "kinds"),
         ["case.yml, row 16: 'kinds' is no list that can be extended."]),
        (EXAMPLE["case.yml"] + OWN.replace("own values", "own value"), ["case.yml, row 15: `own value` is not known"]),
        (EXAMPLE["case.yml"].replace("kind: DARDR", "kinds: DARDR") + OWN, ["case.yml, row 2: `kinds` is not known"]),
    ],
    ids=["missing", "unquoted colon", "tab", "no such list", "misspelt key", "faulty elsewhere"],
)  # fmt: skip
def test_a_case_file_that_cannot_be_read_does_not_blame_rows_for_their_own_values(
    tmp_path: Path, settings: str | None, faults: list[str]
):
    changes = {"case.yml": settings, **replaced("people.csv", "victim", "handler")}
    found = faults_of(write_case(tmp_path / "anna", changes))
    assert [fault[: len(begun)] for fault, begun in zip(found, faults, strict=True)] == faults


def test_a_word_of_a_closed_list_is_blamed_even_without_a_case_file(tmp_path: Path):
    changes = {"case.yml": None, **replaced("knowledge.csv", "2015,told", "2015,heard")}
    assert any(
        "'heard' is no basis of knowledge" in fault for fault in faults_of(write_case(tmp_path / "anna", changes))
    )


def test_all_faults_are_reported_together_sorted_by_file_and_row(tmp_path: Path):
    changes = {
        "case.yml": EXAMPLE["case.yml"].replace("title:", "titel:", 1),
        **with_row("people.csv", "police,Pol,child,,", "x,,nobody,,"),
        **replaced("needs.csv", "March 2015", "Easter last year"),
    }
    places = [fault.split(": ")[0] for fault in faults_of(write_case(tmp_path / "anna", changes))]
    assert places == [
        "case.yml, row 1", "case.yml, row 1", "holders.csv, row 2, column id", "holders.csv, row 3, column part of",
        "needs.csv, row 3, column from", "people.csv, row 5, column name", "people.csv, row 5, column role",
    ]  # fmt: skip


def test_an_id_used_in_two_tables_says_where_it_stands_first(tmp_path: Path):
    faults = faults_of(
        write_case(tmp_path / "anna", with_row("incidents.csv", "i-hit,A call,May 2015,,call,,,,review 1"))
    )
    assert faults == [
        "information.csv, row 2, column id: the id 'i-hit' stands already at incidents.csv, row 3. "
        "Every id is used once in the whole case.",
        *(f"{place}: 'i-hit' is an incident (incidents.csv, row 3). Ids of `information` belong here." for place in (
            "knowledge.csv, row 2, column information", "knowledge.csv, row 3, column information",
            "needs.csv, row 2, column information", "needs.csv, row 3, column information",
            "sharings.csv, row 3, column partly")),
    ]  # fmt: skip


def test_the_name_of_the_folder_must_be_an_id(tmp_path: Path):
    (fault,) = faults_of(write_case(tmp_path / "Anna Smith"))
    assert fault.startswith("Anna Smith: 'Anna Smith' cannot be the id of a case.")


def test_rows_without_an_id_keep_theirs_when_other_rows_come_and_go(tmp_path: Path):
    before = [row.id for row in checked_case(tmp_path / "one" / "anna").table("knowledge")]
    changes = {"knowledge.csv": EXAMPLE["knowledge.csv"].replace(
        "holder,", "#,\nholder,").replace("anna; john,i-hit; i-injury", "surgery,i-injury,May 2015,told,review 9\nanna; john,i-hit; i-injury")}  # fmt: skip # noqa: E501
    after = [row.id for row in checked_case(tmp_path / "two" / "anna", changes).table("knowledge")]
    assert set(before) < set(after)
    assert all(name.startswith("k-") for name in after)


def test_a_time_written_beside_the_date_is_taken(tmp_path: Path):
    changes = replaced("incidents.csv", "3 February 2015,22:40", "3 February 2015 at 10.40pm,")
    assert checked_case(tmp_path / "anna", changes).table("incidents")[0].values["time"] == "22:40"


def test_commented_and_empty_rows_are_passed_over(tmp_path: Path):
    changes = with_row("people.csv", "", "# somebody,else,not a role,,", ",,,,")
    assert len(checked_case(tmp_path / "anna", changes).table("people")) == 2


REMARKS = {
    "unit that is part of nothing": (
        replaced("holders.csv", "unit,,police", "unit,,"),
        "holders.csv, row 3, column part of: 'response' is a unit that is part of nothing.",
    ),
    "sharing that carries nothing": (
        replaced("sharings.csv", "i-hit as i-injury", ""),
        "sharings.csv, row 3, column information: the sharing 's-referral' carries no item, so nobody learns by it.",
    ),
    "known before it was so": (
        replaced("knowledge.csv", "response,i-hit,3 February", "response,i-hit,2 February"),
        "knowledge.csv, row 3, column since: 'i-hit' was so from 2015-02-03 on, and is known here by 2015-02-02.",
    ),
    "meeting with nobody there": (
        {"meetings.csv": "id,name,date,status,sources\nm1,conference,1 May 2015,held,review 5:1\n"},
        "meetings.csv, row 2, column present: the meeting 'm1' was held with nobody present.",
    ),
    "row without a source": (
        replaced("involvements.csv", "review 4:1", ""),
        "involvements.csv: table `involvements`: 1 row names no source; the first is row 2.",
    ),
    "need that begins after the period": (
        replaced("needs.csv", "March 2015", "14 March 2091"),
        "needs.csv, row 3, column from: is after the last day of the period, 2015-06-30.",
    ),
    "several rows after the period": (
        replaced("knowledge.csv", "3 February 2015", "July 2015"),
        "knowledge.csv, row 2, column since: is after the last day of the period, 2015-06-30; row 3 too.",
    ),
    "sharing after the period": (
        replaced("sharings.csv", "early March 2015", "after June 2015"),
        "sharings.csv, row 3, column date: is after the last day of the period, 2015-06-30.",
    ),
    "source without a place": (
        replaced("needs.csv", "review 3:3", "review"),
        "needs.csv, row 2, column sources: cites 'review' as a whole, where other rows give the place in it.",
    ),
    "hindsight that somebody is said to know": (
        {"information.csv": f"{INFORMATION_HEAD},hindsight\ni-hit,He hit her,assault,,,,review 1,yes\n"
                            "i-injury,She was hurt,assault,,,,review 1,\n"},
        "knowledge.csv, row 3, column information: only the review found 'i-hit' out, "
        "so this row gives nobody but people knowledge of it.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "remark"), REMARKS.values(), ids=REMARKS)
def test_a_remark_does_not_keep_a_case_from_loading(tmp_path: Path, changes: dict[str, str | None], remark: str):
    remarks = [str(found) for found in checked_case(tmp_path / "anna", changes).remarks]
    assert remark in remarks


def test_a_source_that_is_always_cited_as_a_whole_is_nothing_to_look_at(tmp_path: Path):
    settings = EXAMPLE["case.yml"].replace("glossary:", "  - {id: letter, title: A letter of one page}\nglossary:")
    changes = {"case.yml": settings, **replaced("needs.csv", "review 3:3", "letter; review 3:3")}
    assert checked_case(tmp_path / "anna", changes).remarks == ()


def test_a_day_that_may_lie_in_the_period_is_nothing_to_look_at(tmp_path: Path):
    assert checked_case(tmp_path / "anna", replaced("needs.csv", "March 2015", "June or July 2015")).remarks == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_makes_no_difference(tmp_path: Path, random: st.Random):  # type: ignore[name-defined]
    plain = checked_case(tmp_path / "plain" / "anna")
    shuffled = checked_case(tmp_path / "mixed" / "anna", {name: mixed(text, random) for name, text in EXAMPLE.items()})
    assert to_graph(shuffled, derived(shuffled)).fingerprint() == to_graph(plain, derived(plain)).fingerprint()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(EXAMPLE)),
    st.integers(0, 400),
    st.integers(0, 40),
    st.binary(max_size=8)
    | st.sampled_from(
        [
            b",",
            b";",
            b'"',
            b"\n",
            b": ",
            b"- ",
            b"#",
            b"=",
            b" as ",
            b" by ",
            b"{",
            b"&a ",
            b"*a",
            b"\x00",
            b"\xff",
            b"!!x ",
        ]
    ),
)
def test_whatever_stands_in_a_file_there_are_faults_and_never_a_crash(
    tmp_path: Path, name: str, start: int, length: int, inserted: bytes
):
    folder = write_case(tmp_path / "anna")
    text = EXAMPLE[name].encode()
    (folder / name).write_bytes(text[:start] + inserted + text[start + length :])
    assert all(isinstance(fault, str) for fault in faults_of(folder))


def mixed(text: str, random: st.Random) -> str:  # type: ignore[name-defined]
    """The rows of a CSV text in another order; a text that is no CSV as it is."""
    if text.startswith("title"):
        return text
    heading, *rows = text.splitlines(keepends=True)
    random.shuffle(rows)
    return "".join([heading, *rows])
