"""Who is named in a report: under the names that its own lists, brackets and tables give, and as what they do."""

# ruff: noqa: E501, RUF001 - a text and what it means stand on one line

from __future__ import annotations

import pytest

from drafts.holders import Names, learn
from drafts.reading import read_draft
from loaders.passages import Report, parse_report

FRONT = (
    "Who took part",
    "The following organisations gave their records. None of the authors had known the family.",
    "- Tamar County Constabulary – author Insp. Hale",
    "- Lantern, the bereavement charity – author B. Moss",
    "- Penrose Homecare (the Home Care Agency); report by its director",
    "- Kestrel Row Surgery – author Dr. Ames",
    "- Tamar Health: Community Nursing (CN) and Continence Care (CCN)",
    "Glossary of abbreviations",
    "HTU\tHarm Triage Unit",
    "CST\tCommunity Stroke Team",
    "RBN\tRisk Before Now (form of 2009)",
    "CMHT\tCommunity Mental Health Team",
    "Names used",
    "Name used\tRelationship",
    "Tilda\tDaughter",
    "PGF\tPaternal grandfather",
    "Chronology",
)


def report_of(*paragraphs: str) -> Report:
    return parse_report("\n\n".join((*FRONT, *paragraphs)), "sections")


TEXT = ("Tilda rang on 3 May 2012. Tilda said that her arm hurt. Mr. Q hit Mrs. V.", "PGF was told.", "Mrs. V fell. Mr. Q left.",
        "Tilda was seen by PGF. Her key worker, Ms. Orme, and Mr. Pell met. Dr. Finch left.", "Mr Pell rang Ms. Orme and Dr Finch.")  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Names:
    return learn(report_of(*TEXT, "Penrose told the police. Lantern rang."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. V told Mr Q and Mr. Q left.", ["Mrs. V", "Mr. Q", "Mr. Q"]),
        ("PGF told Tilda.", ["PGF", "Tilda"]),
        ("The police came; the Constabulary said no more.", ["Tamar County Constabulary", "Tamar County Constabulary"]),
        ("Lantern closed her case.", ["Lantern"]),
        ("Penrose rang; the Home Care Agency was told.", ["Penrose Homecare", "Penrose Homecare"]),
        ("She went to the surgery.", ["Kestrel Row Surgery"]),
        ("The CN and the CCN rang the HTU.", ["Community Nursing", "Continence Care", "Harm Triage Unit"]),
        ("CST wrote to the CMHT.", ["Community Stroke Team", "Community Mental Health Team"]),
        ("The tenancy officer rang a mental health liaison nurse.", ["tenancy officer", "mental health liaison nurse"]),
        ("Two care workers told the registered manager.", ["care worker", "registered manager"]),
        ("The community nursing service and the memory clinic knew.", ["community nursing service", "memory clinic"]),
        ("The ward sister saw a nurse.", ["ward sister", "nurse"]),
        ("He was released from prison and the prison was told.", ["prison"]),
        ("The RBN was filled in.", []),
    ],
)
def test_a_holder_is_found_under_any_name_that_the_report_gives_it(
    names: Names, text: str, expected: list[str]
) -> None:
    assert [one.holder.name for one in names.find(text)] == expected


def test_a_title_and_a_surname_name_a_person_or_who_is_said_to_be_a_professional(names: Names) -> None:
    found = names.find("Ms. Orme saw Mr. Pell and Dr Finch.")

    assert [(one.holder.name, one.holder.kind) for one in found] == [
        ("Ms. Orme", "worker"), ("Mr. Pell", "person"), ("Dr. Finch", "worker"),
    ]  # fmt: skip


def test_a_table_says_what_a_body_is_called_in_the_report() -> None:
    text = ("Organisations", "Body\tReferred to as", "Tamar Police\tthe force", "Arden Homes\tArden", "Chronology",
            "The force rang Arden on 3 May 2012.")  # fmt: skip

    found = learn(parse_report("\n\n".join(text), "sections")).find(text[-1])

    assert [one.holder.name for one in found] == ["Tamar Police", "Arden Homes"]


def test_a_pronoun_after_a_worker_who_acts_alone_means_the_worker() -> None:
    text = "Tilda rang on 3 May 2012. She was crying. On 9 May 2012 the tenancy officer got no answer. She told the police of it."

    found = [one for one in read_draft(report_of(*TEXT, text)).suggestions if one.table == "sharings"]

    assert [one.name for one in found[-1].by] == ["tenancy officer"]


def test_a_pronoun_after_a_worker_and_a_person_means_the_person() -> None:
    text = "On 9 May 2012 the tenancy officer saw Tilda, and her hand was hurt. She told the police of it."

    found = [one for one in read_draft(report_of(*TEXT, text, "Tilda said that she was well. Tilda hurt her leg.")).suggestions
             if one.table == "sharings" and "told the police" in one.text]  # fmt: skip

    assert [one.name for one in found[-1].by] == ["Tilda"]


@pytest.mark.parametrize(
    "lead",
    [
        "The review team was made up of senior officers from:",
        "The panel comprised representatives of the following:",
        "Individual management reviews were received from:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_short_lines_below_a_sentence_that_lists_are_bodies_though_they_look_like_headings(lead: str, gap: str) -> None:
    bodies = ("Tamar Council Social Work", "Police Scotland", "Larch Recovery Centre (LRC)", "Larkfield Town Police")
    text = gap.join((f"Introduction{gap}{lead}", *bodies, "The team met five times."))
    told = "Chronology\n\nOn 3 May 2012 LRC told Police Scotland that he had left."

    found = learn(parse_report(f"{text}\n\n{told}", "sections"))

    assert set(bodies) <= {one.name for one in found.holders} | {"Larch Recovery Centre (LRC)"}
    assert [one.holder.name for one in found.find(told)][:2] == ["Larch Recovery Centre", "Police Scotland"]
