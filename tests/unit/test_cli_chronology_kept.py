"""`whoknew chronology --case` and `whoknew join`: taken into a case, joined by decision, and written out again."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from command_line import Outcome, whoknew
from docx import Document
from sent_files import POLICE, SURGERY

NAMES = "Name,Pseudonym\nMara Hill; Mara,Anna\nDan,John\nNobody Here,X\n"


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what two agencies sent, and an empty folder of cases."""
    monkeypatch.setenv("WHOKNEW_CASES_FOLDER", str(tmp_path / "cases"))
    for name, text in {"police.csv": POLICE, "surgery.csv": SURGERY, "names.csv": NAMES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def take(sent: Path, name: str, *more: str) -> Outcome:
    return whoknew("chronology", str(sent / name), "--case", "river", "--names", str(sent / "names.csv"), *more)


def kept(*more: str) -> dict:
    return json.loads(whoknew("chronology", "--case", "river", "--format", "json", *more).out)


def test_a_dry_run_says_everything_and_writes_nothing(sent: Path) -> None:
    outcome = take(sent, "police.csv", "--dry-run", "--format", "json")
    document = json.loads(outcome.out)

    assert outcome.code == 1
    assert not (sent / "cases").exists()
    assert [event["text"] for event in document["events"]] == [
        "Attended 14 Elm Street, log 4417. Anna had a cut lip", "Anna said that she was afraid of John"]  # fmt: skip
    assert [problem["locator"] for problem in document["problems"]] == ["police.csv, row 5"]
    assert document["changes"] == [{"file": "police.csv", "change": "new", "added": 3, "removed": 0, "like": ""}]
    assert [left["name"] for left in document["names_left"]] == ["Elm"]
    assert "row 2 of the names: Anna put in 2 places\n" in outcome.err
    assert "row 4 of the names (X): not found\n" in outcome.err
    assert "Mara" not in outcome.out + outcome.err
    assert "Nothing was written" in outcome.err


def test_taking_in_says_where_it_is_kept(sent: Path) -> None:
    outcome = take(sent, "police.csv")

    assert "Kept in" in outcome.err
    assert str(Path("river") / "chronology") in "".join(outcome.err.split())


def test_agencies_files_become_one_chronology_and_a_file_again_changes_nothing(sent: Path) -> None:
    take(sent, "police.csv")
    second = take(sent, "surgery.csv", "--agency", "Hill Surgery")
    again = take(sent, "surgery.csv", "--agency", "Hill Surgery")

    assert [(event["agency"], event["date_text"]) for event in kept()["events"]] == [
        ("Hill Surgery", "03.02.2021"), ("Riverside Police", "03/02/2021"), ("Hill Surgery", "Spring 2021"),
        ("Riverside Police", "early June 2021")]  # fmt: skip
    assert (second.code, again.code) == (0, 0)
    assert "1 pair may be one event; whoknew join river lists them" in second.err
    assert "surgery.csv: taken in before; nothing changes" in again.err
    assert not any("Mara" in path.read_text(encoding="utf-8") for path in (sent / "cases").rglob("*.csv"))


def test_a_corrected_file_replaces_its_rows(sent: Path) -> None:
    take(sent, "police.csv")
    (sent / "police.csv").write_text(POLICE.replace("31/02/2021", "28/02/2021"), encoding="utf-8")

    outcome = take(sent, "police.csv")

    assert outcome.code == 0
    assert "police.csv: replaced: 1 row new, 1 row no longer there" in outcome.err
    assert len(kept()["events"]) == 3
    assert kept()["problems"] == []


def test_pairs_are_listed_decided_in_a_file_and_joined_in_what_goes_out(sent: Path) -> None:
    take(sent, "police.csv")
    take(sent, "surgery.csv", "--agency", "Hill Surgery")
    pairs = sent / "pairs.csv"
    listed = whoknew("join", "river", "--output", str(pairs))
    pairs.write_text(pairs.read_text(encoding="utf-8").replace("\n,100,", "\njoin,100,"), encoding="utf-8")

    decided = whoknew("join", "river", "--decide", str(pairs))
    written = whoknew(
        "chronology", "--case", "river", "--out", str(sent / "all.docx"), "--output", str(sent / "x.json")
    )

    assert "1 pair to decide of; 0 decisions kept" in listed.err
    assert "1 decision kept: 1 to join, 0 to keep apart" in decided.err
    assert "3 rows written to" in written.err
    cells = [cell.text for cell in Document(str(sent / "all.docx")).tables[0].rows[1].cells]
    assert cells[0] == "Hill Surgery; Riverside Police"
    assert "Riverside Police: Attended 14 Elm Street" in cells[3]
    assert [event["joined"] for event in kept()["events"]] == [1, 1, None, None]


def test_a_pair_is_decided_by_its_keys_and_decided_anew(sent: Path) -> None:
    take(sent, "police.csv")
    take(sent, "surgery.csv", "--agency", "Hill Surgery")
    pair = json.loads(whoknew("join", "river", "--format", "json").out)[0]
    keys = f"{pair['first']}+{pair['second']}"

    whoknew("join", "river", "--together", keys)
    apart = whoknew("join", "river", "--apart", keys)

    assert apart.code == 0
    with (sent / "cases" / "river" / "chronology" / "joins.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["decision"] for row in csv.DictReader(file)] == ["apart"]
    assert [event["joined"] for event in kept()["events"]] == [None] * 4
    assert whoknew("join", "river", "--together", "one").code == 2
    assert "There is no event 'gone'" in whoknew("join", "river", "--apart", f"{pair['first']}+gone").err


def test_abbreviations_of_the_glossary_are_written_out_where_somebody_asks(sent: Path) -> None:
    case = sent / "cases" / "river"
    case.mkdir(parents=True)
    (case / "case.yml").write_text(
        "title: River\nperiod:\n  from: 2021\n  to: 2021\nglossary:\n  GP: general practitioner\n", encoding="utf-8"
    )
    (sent / "one.csv").write_text("Agency,Date,Event\nHousing,1/2/2021,GPs rang\nHousing,1/2/2009,Too early\n")

    plain = json.loads(take(sent, "one.csv", "--format", "json", "--dry-run").out)
    outcome = json.loads(take(sent, "one.csv", "--format", "json", "--glossary", "--dry-run").out)

    assert plain["events"][0]["text"] == "GPs rang"
    assert outcome["events"][0]["text"] == "general practitioners rang"
    assert len(outcome["problems"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("chronology",), 2, "Give a FILE to read, or a --case to show."),
        (("chronology", "--case", "river"), 1, "keeps no chronology yet"),
        (("join", "river"), 1, "keeps no chronology yet"),
        (("chronology", "police.csv", "--case", "No Id"), 1, "is no id for a new case"),
        (("chronology", "police.csv", "--case", "river", "--names", "police.csv"), 1, "needs both cells"),
        (("chronology", "police.csv", "--case", "river", "--glossary"), 1, "has no glossary"),
        (("chronology", "police.csv", "--case", "river", "--instead-of", "x.csv"), 1, "no rows of 'x.csv'"),
        (("chronology", "police.csv", "--out", "a.odt"), 1, "write to .xlsx, .docx, .csv"),
    ],
)
def test_what_cannot_be_done_is_one_message(
    sent: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(sent)

    outcome = whoknew(*arguments)

    assert outcome.code == code
    assert said in " ".join(outcome.err.split())
    assert not (sent / "cases" / "river").exists()


def test_without_a_case_files_are_merged_and_written_and_nothing_is_kept(sent: Path) -> None:
    outcome = whoknew("chronology", str(sent / "police.csv"), str(sent / "surgery.csv"), "--agency", "X", "--out",
                      str(sent / "all.xlsx"))  # fmt: skip

    assert "4 rows written to" in outcome.err
    assert "Nothing was kept" in outcome.err
    assert (sent / "all.xlsx").is_file()
    assert Path(sent / "cases").exists() is False


ODD = "Seen;By;Notes;Plan\n04/05/2021;Dr A;a cut lip, said she fell;see again\n05/05/2021;Dr A;did not come;none\n"


def test_columns_are_said_once_and_kept_for_later_files(sent: Path) -> None:
    (sent / "gp.csv").write_text(ODD, encoding="utf-8")
    (sent / "later.csv").write_text(ODD.replace("2021", "2020"), encoding="utf-8")

    unsaid = whoknew("chronology", str(sent / "gp.csv"), "--case", "river", "--dry-run")
    said = ("--columns", "date=Seen; text=Notes; text=4", "--agency", "Hill Surgery", "--save-mapping", "gp")
    tried = whoknew("chronology", str(sent / "gp.csv"), "--case", "river", *said, "--dry-run")
    assert not (sent / "cases").exists()
    taken = whoknew("chronology", str(sent / "gp.csv"), "--case", "river", *said)
    later = whoknew("chronology", str(sent / "later.csv"), "--case", "river", "--mapping", "gp", "--format", "json")

    assert "say which column is which, by heading or number: --columns" in " ".join(unsaid.err.split())
    assert (tried.code, taken.code, later.code) == (0, 0, 0)
    assert "for later files: --mapping gp" in " ".join(taken.err.split())
    assert [(event["agency"], event["text"]) for event in json.loads(later.out)["events"]] == [
        ("Hill Surgery", "a cut lip, said she fell\nsee again"), ("Hill Surgery", "did not come\nnone"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--columns", "date Seen"), "does not say which column is what"),
        (("--columns", "date=Seen"), "needs `date` and `text`"),
        (("--columns", "date=Seen; what=Notes"), "`what` is nothing that a column holds"),
        (("--columns", "date=Seen; text=Notes", "--save-mapping", "../gp"), "is no name for a mapping"),
        (("--columns", "date=Seen; text=Notes", "--mapping", "gp"), "not both"),
        (("--save-mapping", "gp"), "give both"),
    ],
)
def test_columns_that_say_nothing_are_refused_and_nothing_is_kept(
    sent: Path, options: tuple[str, ...], said: str
) -> None:
    (sent / "gp.csv").write_text(ODD, encoding="utf-8")

    outcome = whoknew("chronology", str(sent / "gp.csv"), "--case", "river", *options)

    assert outcome.code in {1, 2}
    assert said in " ".join(outcome.err.replace("│", " ").split())
    assert not (sent / "cases").exists()


@pytest.mark.parametrize("taken_in_now", [True, False])
def test_what_an_agency_sent_is_never_written_over(sent: Path, taken_in_now: bool) -> None:  # noqa: FBT001
    take(sent, "police.csv")
    before = (sent / "police.csv").read_bytes()
    files = (str(sent / "police.csv"),) if taken_in_now else ()

    outcome = whoknew("chronology", *files, "--case", "river", "--out", str(sent / "police.csv"))

    assert outcome.code == 1
    assert "is what an agency sent" in " ".join(outcome.err.split())
    assert (sent / "police.csv").read_bytes() == before


def test_what_stands_in_place_of_names_is_known_from_then_on_and_words_may_be_added_by_hand(sent: Path) -> None:
    take(sent, "police.csv")
    known = sent / "cases" / "river" / "chronology" / "known.txt"

    left = json.loads(whoknew("chronology", "--case", "river", "--names-left", "--format", "json").out)
    known.write_text(known.read_text(encoding="utf-8") + "Elm\n", encoding="utf-8")
    none = json.loads(whoknew("chronology", "--case", "river", "--names-left", "--format", "json").out)
    take(sent, "surgery.csv")

    assert [each["name"] for each in left] == ["Elm"]
    assert none == []
    assert known.read_text(encoding="utf-8") == "Anna\nJohn\nX\nElm\n"


def test_a_decision_keeps_the_score_and_the_reasons_of_its_pair_when_it_is_changed(sent: Path) -> None:
    take(sent, "police.csv")
    take(sent, "surgery.csv", "--agency", "Hill Surgery")
    pair = json.loads(whoknew("join", "river", "--format", "json").out)[0]
    keys = f"{pair['first']}+{pair['second']}"

    whoknew("join", "river", "--together", keys)
    whoknew("join", "river", "--apart", keys)

    with (sent / "cases" / "river" / "chronology" / "joins.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["decision"], row["score"], row["why"]) == ("apart", str(pair["score"]), pair["why"])


def test_from_what_was_taken_in_each_message_leads_on_to_a_case_that_is_sound(sent: Path) -> None:
    take(sent, "police.csv")

    not_yet = whoknew("check", "river")
    begun = whoknew("chronology", "--case", "river", "--to-code")
    sound = whoknew("check", "river")

    assert not_yet.code == 1
    assert "whoknew chronology --case river --to-code begins one" in " ".join(not_yet.err.split())
    assert "case.yml was begun" in " ".join(begun.err.split())
    assert "whoknew code river" in " ".join(begun.err.split())
    assert (sound.code, "no faults" in sound.out) == (0, True)
