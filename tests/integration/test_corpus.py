"""Loading many cases at once: as if one by one, whatever comes between, and only what changed a second time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from case_files import replaced, write_case

from graph.cases import load_report_text, loaded_cases
from graph.writes import Change
from loaders.corpus import load_cases
from loaders.folders import folders_of_cases, passed_over
from loaders.format_example import EXAMPLE
from loaders.load import load_case
from loaders.report import kept_report
from loaders.source_hash import source_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.client import Database

pytestmark = pytest.mark.server
PROJECT = Path(__file__).parents[2]
MANY, LONG_WORK = 24, 200
ENDS = {"interrupted": signal.SIGINT, "asked to end": signal.SIGTERM, "killed": signal.SIGKILL}


@pytest.fixture
def corpus(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "corpus"
    return [write_case(folder / f"anna-{number:02}") for number in range(MANY)]


def incomplete(database: Database) -> list[str]:
    """The cases of which the graph has another number of nodes than their load counted."""
    found = []
    for summary in loaded_cases(database):
        report = kept_report(load_report_text(database, summary.id))
        if report is None or dict(report.nodes) != dict(summary.counts):
            found.append(summary.id)
    return found


def test_many_cases_load_as_if_one_by_one_and_what_changed_alone_the_next_time(
    empty_database: Database, corpus: list[Path]
) -> None:
    heard: list[int] = []
    first = [outcome.report for outcome in load_cases(empty_database, corpus, heard.append)]
    assert [report.case for report in first if report] == [path.name for path in corpus]
    assert {report.change for report in first if report} == {Change.LOADED}
    assert heard == list(range(MANY + 1))
    one_by_one = load_case(empty_database, write_case(corpus[0].parent / "other"))
    by_label = {label: number for report in first[:1] if report for label, number in report.nodes.items()}
    assert by_label == dict(one_by_one.nodes)
    write_case(corpus[3], replaced("people.csv", "Anna", "Anne"))
    again = [outcome.report for outcome in load_cases(empty_database, corpus)]
    changes = Counter(report.change for report in again if report)
    assert changes == {Change.UNCHANGED: MANY - 1, Change.REPLACED: 1}
    assert again[3] is not None
    assert again[3].change is Change.REPLACED
    assert [report.remarks for report in again if report] == [report.remarks for report in first if report]
    assert incomplete(empty_database) == []


def test_a_case_with_faults_or_none_does_not_keep_the_others_from_loading(
    empty_database: Database, corpus: list[Path]
) -> None:
    write_case(corpus[1], replaced("people.csv", "victim", "victm"))
    found = list(load_cases(empty_database, [*corpus, corpus[0].parent / "nowhere"]))
    assert "'victm' is no role" in str(found[1].faults[0])
    assert "does not exist" in found[-1].missing
    assert sum(outcome.report is not None for outcome in found) == MANY - 1
    assert len(loaded_cases(empty_database)) == MANY - 1


def test_of_two_folders_with_one_id_neither_takes_the_place_of_the_other(
    empty_database: Database, tmp_path: Path
) -> None:
    first, second = write_case(tmp_path / "one" / "anna"), write_case(tmp_path / "two" / "anna")
    third = write_case(tmp_path / "hannah", {"case.yml": "id: anna\n" + EXAMPLE["case.yml"]})
    found = list(load_cases(empty_database, [first, second, third]))
    assert [outcome.report for outcome in found] == [None] * 3
    assert f"'anna' is the id of {second} and {third}, too." in str(found[0].faults[0])
    assert loaded_cases(empty_database) == []
    load_case(empty_database, first)
    write_case(second, replaced("people.csv", "Anna", "Anne"))
    stays, refused = load_cases(empty_database, [first, second])
    assert stays.report is not None
    assert stays.report.change is Change.UNCHANGED
    assert refused.report is None


def test_the_same_folder_named_twice_is_loaded_once(empty_database: Database, tmp_path: Path) -> None:
    path = write_case(tmp_path / "anna")
    found = [outcome.report for outcome in load_cases(empty_database, [path, path, tmp_path / "." / "anna"])]
    assert [report.case for report in found if report] == ["anna"] * len(found)


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="needs a file that is there and cannot be read")
def test_a_file_that_cannot_be_read_is_a_fault_of_its_case_and_the_others_load(
    empty_database: Database, corpus: list[Path]
) -> None:
    (corpus[2] / "needs.csv").unlink(missing_ok=True)
    (corpus[2] / "needs.csv").symlink_to("/proc/self/mem")
    found = list(load_cases(empty_database, corpus))
    assert "cannot be read: Input/output error." in str(found[2].faults[0])
    assert sum(outcome.report is not None for outcome in found) == MANY - 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started here hears an interrupt, even where the tests themselves were started to ignore it (nohup)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("how", ENDS.values(), ids=ENDS)
def test_whatever_ends_the_work_every_case_is_whole_or_not_there_and_the_next_load_goes_on(
    empty_database: Database, corpus: list[Path], how: signal.Signals
) -> None:
    corpus += [write_case(corpus[0].parent / f"beth-{number:03}") for number in range(LONG_WORK)]
    command = [sys.executable, "-u", "-m", "commands.main", "load", str(corpus[0].parent)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "loaded" in process.stdout.readline()
        process.send_signal(how)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == (-how if how is signal.SIGKILL else 128 + how)
    assert how is signal.SIGKILL or "The same command goes on from there." in said
    time.sleep(2)  # what a process that was killed had sent is finished by the server, or forgotten
    there = {summary.id for summary in loaded_cases(empty_database)}
    assert 0 < len(there) < len(corpus)
    assert incomplete(empty_database) == []
    changes = Counter(outcome.report.change for outcome in load_cases(empty_database, corpus) if outcome.report)
    assert changes == {Change.UNCHANGED: len(there), Change.LOADED: len(corpus) - len(there)}
    assert incomplete(empty_database) == []


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.5])
def test_who_interrupts_while_processes_begin_sees_no_trace_of_theirs(
    empty_database: Database, corpus: list[Path], seconds: float
) -> None:
    corpus += [write_case(corpus[0].parent / f"beth-{number:03}") for number in range(LONG_WORK)]
    command = [sys.executable, "-u", "-m", "commands.main", "load", str(corpus[0].parent)]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        wait_for(lambda: loaders_of(process.pid))
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 128 + signal.SIGINT
    assert "Traceback" not in said
    assert "The same command goes on from there." in said


def test_a_loader_that_is_ended_from_outside_is_said_and_the_next_load_goes_on(
    empty_database: Database, corpus: list[Path]
) -> None:
    corpus += [write_case(corpus[0].parent / f"beth-{number:03}") for number in range(LONG_WORK)]
    command = [sys.executable, "-u", "-m", "commands.main", "load", str(corpus[0].parent)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(loaders_of(process.pid)[0], signal.SIGKILL)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "A process that loads cases was ended from outside." in said
    assert "of 224 cases were done" in said
    assert {outcome.report is None for outcome in load_cases(empty_database, corpus)} == {False}
    assert incomplete(empty_database) == []


def loaders_of(pid: int) -> list[int]:
    """The processes that load for this one."""
    children = psutil.Process(pid).children()
    return [child.pid for child in children if any("spawn_main" in argument for argument in child.cmdline())]


def wait_for(happened: Callable[[], object], seconds: float = 30.0) -> None:
    """Returns once it has happened."""
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        time.sleep(0.02)


def test_the_hash_of_a_source_changes_with_any_byte_or_name_of_it(tmp_path: Path) -> None:
    path = write_case(tmp_path / "anna")
    before = source_hash(path)
    assert before == source_hash(write_case(tmp_path / "again" / "anna"))
    assert before != source_hash(write_case(tmp_path / "hannah"))
    (path / "people.csv").rename(path / "persons.csv")
    assert source_hash(path) != before
    assert source_hash(tmp_path / "nowhere") == ""


def test_a_folder_of_cases_is_told_from_a_case(corpus: list[Path]) -> None:
    assert list(folders_of_cases(corpus[0].parent)) == corpus
    assert list(folders_of_cases(corpus[0])) == []
    assert list(folders_of_cases(corpus[0] / "people.csv")) == []


def test_what_stands_in_a_folder_of_cases_and_is_none_is_told(corpus: list[Path]) -> None:
    folder = corpus[0].parent
    (folder / "nested").mkdir()
    write_case(folder / "nested" / "beth")
    for name in ("carol.xlsx", "dora.zip", "~$carol.xlsx", "notes.txt", ".hidden"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "gone").symlink_to(folder / "nowhere")
    (corpus[0] / "case.yml").unlink()
    assert list(folders_of_cases(folder)) == corpus  # what has tables is meant as a case: that it lacks one is said
    assert [path.name for path in passed_over(folder)] == ["carol.xlsx", "dora.zip", "gone", "nested"]
    assert passed_over(corpus[1]) == []
