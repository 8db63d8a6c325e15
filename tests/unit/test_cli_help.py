"""Help: quick, complete, with an example for every command."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import whoknew

from commands.main import COMMANDS, fetch
from queries.catalogue import shipped

HEAVY = ("neo4j", "jpype", "streamlit", "openpyxl", "pandas", "py2neo", "pydantic", "yaml", "queries", "loaders")


def every_command() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in COMMANDS:
        inner = getattr(fetch(name), "commands", {})
        found += [(name,), *((name, each) for each in inner)]
    return found


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_every_command_has_help_with_an_example(command: tuple[str, ...]) -> None:
    outcome = whoknew(*command, "--help")

    assert outcome.code == 0
    assert f"Usage: whoknew {' '.join(command)}" in outcome.out
    if command != ("server",):  # its own commands have the examples
        assert f"whoknew {' '.join(command)}" in outcome.out.partition("Example")[2]


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"server", "ask"}))
def test_the_list_of_commands_says_what_each_help_says(name: str) -> None:
    summary = COMMANDS[name][1]

    assert " ".join(whoknew(name, "--help").out.split()).count(summary) == 1


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom commands.main import run\ntry:\n    run(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.splitlines()[-1] == "[]"


def test_no_command_shows_the_list_of_commands() -> None:
    outcome = whoknew()

    assert [name for name in COMMANDS if f"\n  {name} " not in outcome.out + outcome.err] == []


def test_the_version_is_printed() -> None:
    assert whoknew("--version").out.startswith("whoknew 0.")


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_every_question_has_help_of_its_own_with_all_its_parameters(question: object) -> None:
    outcome = whoknew("ask", question.id, "--help")  # type: ignore[attr-defined]

    options = [f"--{parameter.name.replace('_', '-')}" for parameter in question.parameters]  # type: ignore[attr-defined]
    assert outcome.code == 0
    assert [option for option in (*options, "--format", "--output") if f"  {option} " not in outcome.out] == []
