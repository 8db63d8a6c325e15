"""What goes wrong is one message on stderr and an exit code, never a stack trace."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from command_line import whoknew

from commands import failures
from commands.failures import ExitCode
from graph.errors import DatabaseUnreachableError
from loaders.errors import CaseFaultyError, not_loaded
from loaders.faults import Fault, Place

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("laod",), "There is no command 'laod'. Did you mean 'load'?"),
        (("load",), "Missing argument"),
        (("ask", "nevr_shared", "--case", "demo"), "did you mean 'never_shared'?"),
        (("ask", "never_shared"), "Missing option '--case'"),
        (("ask", "never_shared", "--case", "demo", "--neds", "all"), "has no option --neds. Did you mean --needs?"),
        (("ask", "never_shared", "--case", "demo", "--needs", "some"), "'some' is not one of"),
        (("ask", "never_shared", "--case", "demo", "--as-of", "3/4/21"), "a day as YYYY-MM-DD, not '3/4/21'"),
        (("questions", "--theme", "silo"), "--theme is one of"),
        (("questions", "show", "nothing_like_it"), "there is no question 'nothing_like_it'"),
        (("findings", "demo", "--top", "0"), "Invalid value for '--top'"),
    ],
)
def test_a_command_that_is_written_wrongly_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    outcome = whoknew(*arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in " ".join(outcome.err.split())


def test_an_unknown_option_of_a_question_is_answered_with_those_that_it_has() -> None:
    outcome = whoknew("ask", "--colour", "red", "who_knew", "--case", "demo")

    assert outcome.code == 2
    assert "knowledge/who_knew has no option --colour." in outcome.err
    assert "It takes --case, " in outcome.err


def test_a_case_that_is_not_there_ends_with_1() -> None:
    outcome = whoknew("check", "no-such-case")

    assert (outcome.code, outcome.out) == (1, "")
    assert "no-such-case does not exist" in outcome.err


def test_a_setting_that_is_wrong_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_ROW_CAP", "many")

    outcome = whoknew("cases")

    assert outcome.code == 1
    assert "WHOKNEW_ROW_CAP" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_database_that_does_not_answer_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOKNEW_NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("WHOKNEW_NEO4J_PASSWORD", "secret-word")

    outcome = whoknew("cases")

    assert (outcome.code, outcome.out) == (3, "")
    assert "bolt://127.0.0.1:1" in outcome.err
    assert "secret-word" not in outcome.err


def test_a_server_that_does_not_run_ends_with_3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WHOKNEW_HOME", str(tmp_path))

    assert whoknew("server", "status").code == 3


def test_a_fault_of_ours_ends_with_4_and_its_trace_is_in_a_log_of_the_owner(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WHOKNEW_HOME", str(tmp_path))
    failures.show_traces(wanted=False)

    code = failures.report(ZeroDivisionError("the reason"))

    log = tmp_path / "logs" / "commands.log"
    assert code == ExitCode.OUR_FAULT
    assert str(log) in capsys.readouterr().err
    assert "the reason" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_debug_shows_the_trace() -> None:
    outcome = whoknew("--debug", "check", "no-such-case")
    failures.show_traces(wanted=False)

    assert outcome.code == 1
    assert "Traceback" in outcome.err


def test_a_message_never_sends_the_terminal_anything() -> None:
    outcome = whoknew("check", "no\x1b[2Jcase")

    assert "\x1b" not in outcome.err


def as_another_process_sees(error: Any) -> Any:
    found: Any = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was written a moment ago
    return found


def test_an_error_that_came_from_another_process_says_its_sentence_once():
    error = CaseFaultyError("anna", (Fault(Place("people.csv", 2), "is wrong."),))
    there = as_another_process_sees(DatabaseUnreachableError("Address: here."))
    assert str(there) == "The database did not answer. Address: here."
    assert there.detail == "Address: here."
    again = as_another_process_sees(error)
    assert (str(again), again.case, again.faults) == (str(error), error.case, error.faults)


@pytest.mark.parametrize(
    ("case", "known", "hint"),
    [
        ("hannah", [], "Nothing is: see whoknew load."),
        ("demos", ["demo", "stacey"], "Did you mean 'demo'?"),
        ("x", [f"r{number:04}" for number in range(2000)], "r0008, r0009 and 1,990 more; whoknew cases lists them."),
    ],
)
def test_a_case_that_is_not_loaded_is_told_with_a_few_of_those_that_are(case: str, known: list[str], hint: str):
    assert str(not_loaded(case, known)).endswith(hint)
    assert len(str(not_loaded(case, known))) < 200


@pytest.mark.parametrize("ending", ["xlsx", "ODS", "pdf"])
def test_a_file_that_would_not_be_what_its_ending_says_is_not_written(tmp_path: Path, ending: str):
    outcome = whoknew("cases", "--output", str(tmp_path / f"cases.{ending}"))
    assert outcome.code == 2
    assert "only text is written. Name it cases.csv" in outcome.err
    assert list(tmp_path.iterdir()) == []
