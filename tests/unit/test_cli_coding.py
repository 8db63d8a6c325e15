"""The commands for coders, which need no database: new, check, convert, locate, coverage, wording, questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from case_files import with_row, write_case
from command_line import whoknew
from openpyxl import load_workbook

from loaders.read import read_case
from queries.catalogue import shipped

DEMO = Path(__file__).parents[2] / "cases" / "demo"
REPORT = DEMO / "report.txt"


def test_a_sound_case_has_no_faults() -> None:
    outcome = whoknew("check", str(DEMO))

    assert outcome.code == 0
    assert outcome.out == f"{DEMO}: no faults in 102 rows of 19 tables.\n"


def test_that_there_are_no_faults_never_stands_among_rows_for_programs(tmp_path: Path) -> None:
    rows = whoknew("check", str(DEMO), "--format", "csv")
    written = whoknew("check", str(DEMO), "--output", str(tmp_path / "faults.csv"))

    assert (rows.out, written.out) == ("file,row,column,wrong,right\r\n", "")
    assert all("no faults in" in outcome.err for outcome in (rows, written))


def test_a_check_points_out_what_does_not_hang_together_as_loading_does(tmp_path: Path) -> None:
    case = write_case(
        tmp_path / "harbour", with_row("information.csv", "i-x,He drinks,circumstances,john,,,review 3:3")
    )

    outcome = whoknew("check", str(case))
    document = json.loads(whoknew("check", str(case), "--format", "json").out)

    assert outcome.code == 0
    assert "to look at: information.csv, row 4: nobody ever held 'i-x'.\n" in outcome.err
    assert "nobody ever held 'i-x'." in [remark["text"] for remark in document["remarks"]]


def test_many_remarks_are_cut_short_and_can_all_be_had(tmp_path: Path) -> None:
    items = [f"i-x{number},He drinks,circumstances,john,,,review 3:3" for number in range(60)]
    case = write_case(tmp_path / "harbour", with_row("information.csv", *items))

    short, whole = whoknew("check", str(case)), whoknew("check", str(case), "--all-remarks")

    assert short.err.count("to look at: ") == 50
    assert f"and 11 more to look at; whoknew check {case} --all-remarks prints them all" in short.err
    assert whole.err.count("to look at: ") == 61


def test_a_case_is_found_by_its_id_in_the_cases_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WHOKNEW_CASES_FOLDER", str(DEMO.parent))
    monkeypatch.chdir(tmp_path)

    assert whoknew("check", "demo").code == 0


def test_every_fault_is_listed_with_its_place_and_what_would_be_right(tmp_path: Path) -> None:
    case = write_case(tmp_path / "harbour", with_row("knowledge.csv", "nobody,nothing,someday"))

    outcome = whoknew("check", str(case))
    document = json.loads(whoknew("check", str(case), "--format", "json").out)

    lines = outcome.out.splitlines()
    assert outcome.code == 1
    assert lines[0] == "file\trow\tcolumn\twrong\tright"
    assert len(lines) > 3
    assert all(line.startswith("knowledge.csv\t") for line in lines[1:])
    assert not document["sound"]
    assert ["\t".join(str(value) for value in fault.values()) for fault in document["faults"]] == lines[1:]


def test_a_locator_that_the_report_does_not_have_is_a_fault_where_it_is_cited(tmp_path: Path) -> None:
    copied = tmp_path / "demo"
    copied.mkdir()
    for path in DEMO.iterdir():
        copied.joinpath(path.name).write_bytes(path.read_bytes())
    needs = copied / "needs.csv"
    needs.write_text(needs.read_text(encoding="utf-8").replace("demo 5", "demo 500"), encoding="utf-8")

    outcome = whoknew("check", str(copied))

    assert outcome.code == 1
    assert "demo 500: report.txt has no such passage." in outcome.out
    assert {line.partition("\t")[0] for line in outcome.out.splitlines()[1:]} == {"needs.csv"}


def test_a_report_elsewhere_can_be_named(tmp_path: Path) -> None:
    case = write_case(tmp_path / "harbour")
    report = tmp_path / "other.txt"
    report.write_text("1. The only paragraph.\n", encoding="utf-8")
    source = json.loads(json.dumps(read_case(case).settings))["sources"][0]["id"]

    outcome = whoknew("check", str(case), "--report", str(report), "--source", source)

    assert outcome.code == 1
    assert "other.txt has no such passage." in outcome.out


def test_an_empty_case_is_there_to_be_filled_in_and_is_never_written_over(tmp_path: Path) -> None:
    first = whoknew("new", "harbour", "--folder", str(tmp_path))
    second = whoknew("new", "harbour", "--folder", str(tmp_path))

    assert (first.code, first.out) == (0, f"Written: {tmp_path / 'harbour'}\n")
    assert (tmp_path / "harbour" / "case.yml").is_file()
    assert second.code == 1
    assert "is not empty" in second.err


def test_an_empty_workbook_has_the_same_tables_as_the_folder(tmp_path: Path) -> None:
    whoknew("new", "harbour", "--folder", str(tmp_path))
    whoknew("new", "harbour", "--folder", str(tmp_path), "--workbook")

    folder, workbook = read_case(tmp_path / "harbour"), read_case(tmp_path / "harbour.xlsx")
    assert {name: sheet.headings for name, sheet in folder.tables.items()} == {
        name: sheet.headings for name, sheet in workbook.tables.items()
    }


def test_a_name_that_cannot_be_an_id_is_refused(tmp_path: Path) -> None:
    outcome = whoknew("new", "../Harbour Town", "--folder", str(tmp_path))

    assert outcome.code == 1
    assert list(tmp_path.iterdir()) == []


def test_folder_and_workbook_turn_into_each_other_without_loss(tmp_path: Path) -> None:
    assert whoknew("convert", str(DEMO), str(tmp_path / "demo.xlsx")).code == 0
    assert whoknew("convert", str(tmp_path / "demo.xlsx"), str(tmp_path / "demo")).code == 0

    assert read_case(tmp_path / "demo").content() == read_case(DEMO).content()


def test_nothing_is_converted_over_what_is_there_or_to_what_it_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "demo.xlsx").write_text("mine", encoding="utf-8")
    (tmp_path / "demo").write_text("mine", encoding="utf-8")

    outcomes = [whoknew("convert", str(DEMO), str(tmp_path / name)) for name in ("demo.xlsx", "demo", "demo.pdf")]

    assert [outcome.code for outcome in outcomes] == [1, 1, 1]
    assert sorted(path.read_text(encoding="utf-8") for path in tmp_path.iterdir()) == ["mine", "mine"]


def test_what_cannot_be_read_whole_is_not_converted(tmp_path: Path) -> None:
    case = write_case(tmp_path / "harbour", {"gossip.csv": "who,what\n"})

    outcome = whoknew("convert", str(case), str(tmp_path / "harbour.xlsx"))

    assert outcome.code == 1
    assert "gossip.csv" in outcome.out
    assert not (tmp_path / "harbour.xlsx").exists()


def test_a_passage_is_printed_by_its_locator() -> None:
    outcome = whoknew("locate", str(REPORT), "3", "5")

    assert outcome.code == 0
    assert "On 5 February 2021 Dan strangled Mara." in outcome.out
    assert "asked Harbour Police for any history of violence" in outcome.out


def test_a_range_gives_its_passages_as_json() -> None:
    passages = json.loads(whoknew("locate", str(REPORT), "4-5", "--format", "json").out)

    assert [passage["locator"] for passage in passages] == ["4", "5"]
    assert set(passages[0]) == {"locator", "section", "heading", "text"}


CHRONOLOGY = (
    "id,date,time,agency,event,source,learned\n"
    "c-1,4 May 2019,21:10,Police,A neighbour called,log 7,new i-call (assault): a neighbour heard blows\n"
    ",5 May 2019,,Surgery,Seen with a cut lip,,\n"
)


@pytest.mark.parametrize("sources", ["", "sources: [{id: rows, title: Rows, file: chronology.csv}]\n"])
def test_a_row_of_the_own_chronology_is_found_as_rows_cite_it(tmp_path: Path, sources: str) -> None:
    case = tmp_path / "quay"
    case.mkdir()
    (case / "case.yml").write_text(f"title: Quay\nperiod: {{from: 2019, to: 2020}}\n{sources}", encoding="utf-8")
    (case / "chronology.csv").write_text(CHRONOLOGY, encoding="utf-8")
    name = "rows" if sources else "chronology"

    cited = whoknew("locate", "--case", str(case), f"{name} c-1", "row 3")
    unknown = whoknew("locate", "--case", str(case), f"{name} c-9")
    checked = whoknew("check", str(case))
    whoknew("convert", str(case), str(tmp_path / "quay.xlsx"))
    in_workbook = whoknew("locate", "--case", str(tmp_path / "quay.xlsx"), f"{name} c-1")

    first = "c-1  (Police, 4 May 2019 21:10)\nA neighbour called\nsource: log 7\n\n"
    assert cited.out == f"{first}row 3  (Surgery, 5 May 2019)\nSeen with a cut lip\n\n"
    assert (unknown.code, "near it are c-1" in unknown.err) == (1, True)
    assert checked.code == 0
    assert in_workbook.out == first


def test_a_locator_that_does_not_exist_ends_with_1() -> None:
    outcome = whoknew("locate", str(REPORT), "99")

    assert (outcome.code, outcome.out) == (1, "")
    assert "99" in outcome.err


def test_coverage_lists_the_passages_that_nothing_cites(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT.read_text(encoding="utf-8") + "\n22. Nobody cites this.\n", encoding="utf-8")

    outcome = whoknew("coverage", str(DEMO), str(report))

    assert outcome.code == 0
    assert [line.split("\t")[0] for line in outcome.out.splitlines()] == ["locator", "22"]
    assert "21 of 22 passages cited, 1 not" in outcome.err


def test_a_report_that_could_be_several_sources_must_be_named() -> None:
    outcome = whoknew("coverage", str(DEMO), str(REPORT), "--source", "else")

    assert outcome.code == 2
    assert "'else' is no source of the case; its sources: demo." in " ".join(outcome.err.split())


def test_wording_finds_what_repeats_the_report_and_where(tmp_path: Path) -> None:
    words = "one two three four five six seven eight"
    report = tmp_path / "report.txt"
    report.write_text(f"1. So it is, {words}, and more.\n", encoding="utf-8")
    case = write_case(tmp_path / "harbour")
    rows = (case / "information.csv").read_text(encoding="utf-8").splitlines()
    (case / "information.csv").write_text("\n".join([*rows, f"# {words.upper()}"]), encoding="utf-8")

    found = json.loads(whoknew("wording", str(case), str(report), "--format", "json").out)

    assert [(row["file"], row["row"], row["words"], row["text"]) for row in found] == [
        ("information.csv", len(rows) + 1, 8, words.upper())
    ]


def test_own_words_are_found_to_be_so() -> None:
    outcome = whoknew("wording", str(DEMO), str(REPORT))

    assert outcome.code == 0
    assert "No run of more than 7 words" in outcome.err


def test_the_catalogue_is_listed_and_narrowed_down() -> None:
    everything = json.loads(whoknew("questions", "--format", "json").out)
    silos = json.loads(whoknew("questions", "--theme", "silos", "--format", "json").out)
    found = json.loads(whoknew("questions", "--search", "empty CHAIR", "--format", "json").out)

    assert [question["id"] for question in everything] == [question.id for question in shipped()]
    assert {question["id"].partition("/")[0] for question in silos} == {"silos"}
    assert [question["id"] for question in found] == ["meetings/empty_chair"]


def test_a_question_is_shown_with_its_cypher_as_it_stands() -> None:
    outcome = whoknew("questions", "show", "never_shared")
    question = next(one for one in shipped() if one.id == "silos/never_shared")

    assert outcome.code == 0
    assert outcome.out.rstrip().endswith(question.cypher)
    assert question.cannot_show in outcome.out


def test_questions_of_an_organisations_own_are_listed_after_the_shipped_ones(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (Path(__file__).parents[2] / "queries" / "knowledge" / "items.cypher").read_text(encoding="utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "our_items.cypher").write_text(text, encoding="utf-8")
    monkeypatch.setenv("WHOKNEW_QUESTIONS_FOLDER", str(tmp_path))

    listed = json.loads(whoknew("questions", "--format", "json").out)

    assert [question["id"] for question in listed][-1] == "ours/our_items"
    assert "ours/our_items" in whoknew("ask", "--help").out


def test_the_keys_of_a_check_as_json(tmp_path: Path) -> None:
    case = write_case(tmp_path / "harbour")

    document = json.loads(whoknew("check", str(case), "--format", "json").out)

    assert document["sound"]
    assert set(document) == {"path", "case", "sound", "rows", "faults", "remarks"}


def test_code_writes_a_workbook_and_takes_it_back(tmp_path: Path):
    write_case(tmp_path / "anna")
    book = tmp_path / "to code.xlsx"
    outcome = whoknew("code", str(tmp_path / "anna"), "--to", str(book))
    assert (outcome.code, outcome.out) == (0, f"Written: {book}\n")
    assert whoknew("check", str(book)).code == 0
    changed = load_workbook(book)
    changed["orders"].append(["o-1", "bail conditions", "none", "5 May 2015", "", "jon"])
    changed.save(book)
    outcome = whoknew("code", str(tmp_path / "anna"), "--read", str(book))
    assert (outcome.code, outcome.out) == (0, f"orders.csv: 1 new\n{tmp_path / 'anna'}: 1 file written.\n")
    assert f"1 fault to put right before it loads: whoknew check {tmp_path / 'anna'}" in outcome.err
    assert "nothing had changed" in whoknew("code", str(tmp_path / "anna"), "--read", str(book), "--replace").out


def test_code_says_what_it_does_not_do_and_does_nothing(tmp_path: Path):
    write_case(tmp_path / "anna", {"needs.csv": "needing\nx\n"})
    refused = whoknew("code", str(tmp_path / "anna"), "--to", str(tmp_path / "anna.xlsx"))
    assert (refused.code, list(tmp_path.glob("*.xlsx"))) == (1, [])
    assert "nothing was written" in refused.err
    write_case(tmp_path / "ben")
    assert whoknew("code", str(tmp_path / "ben"), "--to", str(tmp_path / "ben.ods")).code == 1
    assert whoknew("code", str(tmp_path / "ben"), "--to", str(tmp_path / "ben.xlsx")).code == 0
    assert "is there already" in whoknew("code", str(tmp_path / "ben"), "--to", str(tmp_path / "ben.xlsx")).err
    for book in (tmp_path / "ben.xlsx", tmp_path / "no.xlsx"):
        refused = whoknew("code", str(book), "--read", str(tmp_path / "ben.xlsx"))
        assert (refused.code, "taken back into a folder" in refused.err) == (1, True)


def test_what_a_folder_keeps_beside_its_tables_comes_along_or_is_said_to_stay(tmp_path: Path) -> None:
    case = write_case(tmp_path / "anna")
    (case / "chronology").mkdir()
    (case / "chronology" / "rows.csv").write_text("agency\n", encoding="utf-8")

    workbook = whoknew("convert", str(case), str(tmp_path / "anna.xlsx"))
    folder = whoknew("convert", str(case), str(tmp_path / "copy"))

    assert "stays where it is: it is no part of a workbook" in " ".join(workbook.err.split())
    assert (folder.code, folder.err) == (0, "")
    assert (tmp_path / "copy" / "chronology" / "rows.csv").read_text(encoding="utf-8") == "agency\n"
