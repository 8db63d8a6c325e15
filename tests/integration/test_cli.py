"""The command line against a real Neo4j."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from case_files import replaced, with_row, write_case
from command_line import whoknew

from loaders.load import load_case
from queries.catalogue import find
from queries.findings import findings

if TYPE_CHECKING:
    from graph.client import Database

pytestmark = pytest.mark.server
DEMO = Path(__file__).parents[2] / "cases" / "demo"
WHOKNEW = [sys.executable, "-m", "commands.main"]
FINDING_KEYS = [
    "rank", "questions", "holders", "needed_by", "information", "information_ids", "from", "from_earliest", "to",
    "days", "days_at_most", "strength", "possible", "explanation", "sources",
]  # fmt: skip


@pytest.fixture
def demo(empty_database: Database) -> Database:
    """The graph with the demo case and nothing else."""
    assert whoknew("load", str(DEMO)).code == 0
    return empty_database


def test_loading_says_what_it_did_and_a_second_time_that_nothing_changed(empty_database: Database) -> None:
    first, second = whoknew("load", str(DEMO)), whoknew("load", str(DEMO))

    assert (first.code, second.code) == (0, 0)
    assert first.out.startswith("demo: loaded; ")
    assert second.out.startswith("demo: unchanged; ")


def test_a_faulty_case_is_listed_and_the_others_load(empty_database: Database, tmp_path: Path) -> None:
    faulty = write_case(tmp_path / "faulty", with_row("knowledge.csv", "nobody,nothing,someday"))

    outcome = whoknew("load", str(faulty), str(tmp_path / "nowhere"), str(DEMO))

    assert outcome.code == 1
    assert outcome.out.count(f"{faulty}\tknowledge.csv\t") >= 3
    assert "nowhere does not exist" in outcome.err
    assert outcome.out.splitlines()[-1].startswith("demo: loaded; ")


def test_what_became_of_all_is_one_line_and_what_is_no_case_is_named(empty_database: Database, tmp_path: Path) -> None:
    write_case(tmp_path / "anna")
    write_case(tmp_path / "beth", with_row("knowledge.csv", "nobody,nothing,someday"))
    (tmp_path / "carol.xlsx").write_bytes(b"")
    whoknew("load", str(DEMO))

    outcome = whoknew("load", str(tmp_path))

    *_, all_, refused, left, besides = outcome.err.splitlines()
    assert re.fullmatch(r"2 cases in \d+ s: 1 loaded, 1 refused\.", all_)
    assert refused == f"Not loaded: {tmp_path / 'beth'}."
    assert left.startswith(f"Passed over in {tmp_path}, for they are no case folders: carol.xlsx.")
    assert besides.startswith("The graph has 1 case besides these: demo.")


def test_the_report_of_a_load_as_csv(empty_database: Database, tmp_path: Path) -> None:
    faulty = write_case(tmp_path / "faulty", with_row("knowledge.csv", "nobody,nothing,someday"))

    outcome = whoknew("load", str(DEMO), str(faulty), "--format", "csv")

    loaded, refused = csv.DictReader(io.StringIO(outcome.out, newline=""))
    assert (loaded["case"], loaded["change"], loaded["faults"]) == ("demo", "loaded", "0")
    assert int(loaded["nodes"]) > 0
    assert (refused["case"], refused["change"], refused["nodes"]) == ("faulty", "refused", "")
    assert int(refused["faults"]) >= 3


def test_the_report_of_a_load_as_json(empty_database: Database, tmp_path: Path) -> None:
    faulty = write_case(tmp_path / "faulty", with_row("knowledge.csv", "nobody,nothing,someday"))

    loaded, refused = json.loads(whoknew("load", str(DEMO), str(faulty), "--format", "json").out)

    assert (loaded["case"], loaded["change"], loaded["faults"]) == ("demo", "loaded", [])
    assert loaded["nodes"]["Case"] == 1
    assert set(loaded["derived"]) & {"KNOWS"}
    assert (refused["case"], refused["change"]) == ("faulty", "refused")
    assert set(refused["faults"][0]) == {"file", "row", "column", "wrong", "right"}


def test_the_cases_of_the_graph_are_listed(demo: Database) -> None:
    listed = json.loads(whoknew("cases", "--format", "json").out)

    assert [(case["id"], case["fictional"], case["start"], case["end"]) for case in listed] == [
        ("demo", True, "2021-01-01", "2021-11-15")
    ]


def test_an_empty_graph_says_how_to_begin(empty_database: Database) -> None:
    outcome = whoknew("cases")

    assert (outcome.code, outcome.out.count("\n")) == (0, 1)
    assert "whoknew load cases/demo" in outcome.err


def test_unloading_asks_first_and_then_takes_only_that_case(demo: Database, tmp_path: Path) -> None:
    whoknew("load", str(write_case(tmp_path / "other")))
    refused = subprocess.run(
        [*WHOKNEW, "unload", "demo"], input="n\n", capture_output=True, text=True, cwd=DEMO.parents[1], check=False
    )

    done = whoknew("unload", "demo", "--yes")

    assert (refused.returncode, done.code) == (1, 0)
    assert "Nothing was changed." in refused.stderr
    assert [case["id"] for case in json.loads(whoknew("cases", "--format", "json").out)] == ["other"]


def test_several_cases_are_unloaded_at_once_and_none_where_one_is_not_there(demo: Database, tmp_path: Path) -> None:
    for name in ("anna", "beth"):
        whoknew("load", str(write_case(tmp_path / name)))

    refused, done = whoknew("unload", "anna", "nobody", "--yes"), whoknew("unload", "anna", "beth", "anna", "--yes")

    assert (refused.code, refused.out, done.code) == (1, "", 0)
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["anna", "beth"]
    assert [case["id"] for case in json.loads(whoknew("cases", "--format", "json").out)] == ["demo"]


def test_unloading_what_is_not_there_offers_what_is(demo: Database) -> None:
    outcome = whoknew("unload", "demos", "--yes")

    assert outcome.code == 1
    assert "Did you mean 'demo'?" in outcome.err


def test_a_question_is_asked_with_its_parameters_as_options(demo: Database) -> None:
    outcome = whoknew("ask", "--case", "demo", "never_shared", "--needs", "stated", "--format", "json")

    document = json.loads(outcome.out)
    example = find("silos/never_shared").example
    assert outcome.code == 0
    assert list(document) == ["question", "parameters", "rows", "capped"]
    assert document["question"] == "silos/never_shared"
    assert document["parameters"] == {"case": "demo", "as_of": None, "needs": "stated"}
    assert not document["capped"]
    assert example is not None
    assert [{key: row[key] for key in wanted} for row, wanted in zip(document["rows"], example.rows, strict=True)] == [
        dict(wanted) for wanted in example.rows
    ]


def test_a_question_across_reviews_is_asked_without_a_case(demo: Database) -> None:
    load_case(demo, Path(__file__).parents[2] / "cases" / "harbour-fire")

    def asked(*options: str) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(whoknew("ask", "recurring_gaps", *options, "--format", "json").out)
        return document

    made_up, listed = asked("--reviews", "made up"), asked("--cases", "demo,harbour-fire")
    one = asked("--cases", "harbour-fire")
    assert (made_up["parameters"]["cases"], listed["parameters"]["cases"]) == (None, ["demo", "harbour-fire"])
    assert made_up["rows"] == listed["rows"] != one["rows"] != []
    assert {uid for row in one["rows"] for uid in row["case_uids"]} == {"harbour-fire"}
    assert asked()["rows"] == []


def test_the_three_formats_have_the_same_rows(demo: Database, tmp_path: Path) -> None:
    arguments = ("ask", "silos/too_late", "--case", "demo")
    columns = list(find("silos/too_late").column_names)

    table = whoknew(*arguments).out.splitlines()
    rows = list(csv.DictReader(io.StringIO(whoknew(*arguments, "--format", "csv").out, newline="")))
    written = whoknew(*arguments, "--output", str(tmp_path / "late.json"))

    document = json.loads((tmp_path / "late.json").read_text(encoding="utf-8"))
    assert table[0].split("\t") == list(rows[0]) == columns == list(document["rows"][0])
    assert len(table) - 1 == len(rows) == len(document["rows"]) > 0
    assert [row["item"] for row in rows] == [row["item"] for row in document["rows"]]
    assert (written.out, written.err.splitlines()[-1]) == (
        "", f"{len(rows)} rows written to {tmp_path / 'late.json'}"
    )  # fmt: skip


def test_as_of_a_day_less_is_known(demo: Database) -> None:
    def known(day: str) -> int:
        rows = json.loads(whoknew("ask", "items", "--case", "demo", "--as-of", day, "--format", "json").out)["rows"]
        return sum(row["known_to"] for row in rows)

    assert known("2021-01-01") < known("2021-11-15")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("never_shared", "--case", "demos"), 1, "Did you mean 'demo'?"),
        (("recurring_gaps", "--cases", "demo, demos"), 1, "Did you mean 'demo'?"),
        (("recurring_gaps", "--case", "demo"), 2, "has no option --case"),
        (("like_this_one", "--cases", "demo"), 2, "--case"),
        (("life_of_a_fact", "--case", "demo", "--information", "i-hidng"), 2, "Did you mean 'demo/i-hiding'?"),
        (("life_of_a_fact", "--case", "demo", "--information", "'; DROP //"), 2, "is not in demo"),
        (("what_they_knew", "--case", "demo", "--holder", "nobody-we-know"), 2, "is not in demo"),
    ],
)
def test_what_is_not_there_is_no_empty_answer(demo: Database, arguments: tuple[str, ...], code: int, said: str) -> None:
    outcome = whoknew("ask", *arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


def test_an_answer_says_when_it_was_cut(demo: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_ROW_CAP", "2")

    outcome = whoknew("ask", "knowledge/incidents", "--case", "demo", "--format", "json")

    document = json.loads(outcome.out)
    assert (len(document["rows"]), document["capped"]) == (2, True)
    assert "Cut after 2 rows" in outcome.err


def test_a_text_of_a_case_reaches_csv_without_becoming_a_formula(empty_database: Database, tmp_path: Path) -> None:
    case = write_case(tmp_path / "harbour")
    information = (case / "information.csv").read_text(encoding="utf-8").splitlines()
    headings = information[0].split(",")
    cells = dict.fromkeys(headings, "") | {"id": "i-evil", "statement": '"=HYPERLINK(""evil"")"'}
    needed = {heading: information[1].split(",")[headings.index(heading)] for heading in ("kind",)}
    row = ",".join({**cells, **needed}[heading] for heading in headings)
    (case / "information.csv").write_text("\n".join([*information, row, ""]), encoding="utf-8")
    loaded = whoknew("load", str(case))
    assert loaded.code == 0, loaded

    text = whoknew("ask", "items", "--case", "harbour", "--format", "csv").out

    items = [row["item"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert '\'=HYPERLINK("evil")' in items


def test_findings_are_those_of_the_queries_in_their_order(demo: Database) -> None:
    outcome = whoknew("findings", "demo", "--format", "json")

    printed = json.loads(outcome.out)
    assert outcome.code == 0
    assert printed == json.loads(json.dumps([finding.as_json() for finding in findings(demo, "demo")]))
    assert list(printed[0]) == FINDING_KEYS
    needed = {"id", "name", "agency", "from", "to", "strength"}
    bodies = {"holders": {"id", "name", "agency", "since"}, "needed_by": needed}
    for key, parts in bodies.items():
        assert [set(body) for body in printed[0][key]] == [parts] * len(printed[0][key])
    assert [set(source) for source in printed[0]["sources"]] == [{"source", "locator"}] * len(printed[0]["sources"])


def test_the_first_findings_only(demo: Database) -> None:
    outcome = whoknew("findings", "demo", "--top", "2", "--format", "csv")

    assert [row["rank"] for row in csv.DictReader(io.StringIO(outcome.out, newline=""))] == ["1", "2"]
    assert "The first 2 of" in outcome.err


def test_an_empty_answer_across_reviews_says_which_were_left_out(demo: Database) -> None:
    made_up_only = whoknew("ask", "recurring_gaps")
    assert made_up_only.err == "Asked were real reviews only; with --reviews all made-up ones are, too.\n"
    assert whoknew("ask", "recurring_gaps", "--reviews", "all").err == ""


def test_findings_of_a_case_that_is_not_there(demo: Database) -> None:
    assert whoknew("findings", "demos").code == 1


def test_a_case_changed_on_disk_is_replaced(empty_database: Database, tmp_path: Path) -> None:
    write_case(tmp_path / "harbour")
    whoknew("load", str(tmp_path / "harbour"))
    write_case(tmp_path / "harbour", replaced("case.yml", "title: ", "title: Changed "))

    outcome = whoknew("load", str(tmp_path / "harbour"))

    assert outcome.out.startswith("harbour: replaced; ")


def test_a_reader_that_goes_away_early_is_no_error(demo: Database) -> None:
    command = f"{' '.join(WHOKNEW)} ask who_knew --case demo | head -1"

    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=DEMO.parents[1], check=True)  # noqa: S602

    assert done.stdout.startswith("holder_uid\t") or "\t" in done.stdout
    assert "Traceback" not in done.stderr


def hear_interrupts() -> None:
    """A terminal's programs hear Ctrl-C; those of a shell's background job are started deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_demo_loads_the_cases_opens_the_app_and_ends_when_asked(
    empty_database: Database, ended_by: signal.Signals, tmp_path: Path
) -> None:
    write_case(tmp_path / "harbour")
    environment = {**os.environ, "WHOKNEW_CASES_FOLDER": str(tmp_path)}
    command = [*WHOKNEW, "demo", "--no-browser", "--port", "0"]
    errors = tmp_path / "stderr.txt"

    with errors.open("w", encoding="utf-8") as stderr, subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=stderr, text=True, env=environment, cwd=DEMO.parents[1],
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - these tests start no threads
    ) as process:  # fmt: skip
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=10) as answer:  # noqa: S310 - our own address
            health = answer.read()
        process.send_signal(ended_by)
        code = process.wait(timeout=30)

    assert url.startswith("http://127.0.0.1:")
    assert health == b"ok"
    assert code == 0
    assert "Case 1 of 1: harbour" in errors.read_text(encoding="utf-8")
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(url, timeout=5)  # noqa: S310 - our own address


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("silos/never_shared", 8),
        ("meetings/empty_chair", 1),
        ("requests/unanswered_requests", 2),
        ("knowledge/life_of_a_fact", 4),
        ("knowledge/who_knew", None),
    ],
)
def test_the_readmes_commands_give_what_it_says(demo: Database, question: str, rows: int | None) -> None:
    readme = (DEMO.parents[1] / "README.md").read_text(encoding="utf-8")
    command = re.search(rf"^ {{4}}whoknew (ask {question} .+)$", readme, re.MULTILINE)
    assert command is not None

    found = json.loads(whoknew(*command[1].split(), "--format", "json").out)["rows"]

    assert found
    assert rows in {None, len(found)}
