"""The page `docs/commands.md`: every command with its help, and what the outputs hold."""

# ruff: noqa: E501 - rows of Markdown tables

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 110

HEAD = """\
# Commands

This page is made from the command line itself: `whoknew model --write` writes it anew, a test holds it to that. The
commands stand in `.venv/bin` once `make demo` or `make test` has run.

## What goes where

The answer goes to stdout, progress and remarks to stderr. `--output FILE` writes to a file in UTF-8; its ending
(`.json`, `.csv`) chooses the format unless `--format` does.

| format | what it is |
| --- | --- |
| `table` | on a terminal a table, or a block for each row where a table would not fit; ids are left out. On a pipe or in a file: tab separated, keys in the first line, one line for each row, all columns, no colours |
| `json` | indented, UTF-8, dates as `YYYY-MM-DD`, empty values as `null`; keys are added over time and never renamed within a major version |
| `csv` | commas, keys in the first line, several values in a cell between `; `. A text that a spreadsheet would take for a formula has an apostrophe before it |

Characters of a case that a terminal would obey (escape sequences, marks of writing direction) are shown as `\N{REPLACEMENT CHARACTER}`.

## JSON

| command | what it prints |
| --- | --- |
| `ask QUESTION` | `{question, parameters, rows, capped}`: the id; every parameter with its value; a list of objects with the question's columns as keys; whether the row cap cut it |
| `findings CASE` | a list of `{rank, questions, holders, needed_by, information, information_ids, from, from_earliest, to, days, days_at_most, strength, possible, explanation, sources}`; `holders` and `needed_by` are lists of `{id, name, agency}`, each holder with `since`, the day from which it certainly knew, or `null`, each needer with `from`, `to` and `strength` of its own gap; `sources` a list of `{source, locator}`, `from` (certainly), `from_earliest` and `to` dates or `null` where open; `days` at least; `possible` says that who needed it may have known |
| `good-practice CASE` | a list of `{rank, from, to, needed_by, information, information_ids, channel, needed_from, arrived, days, certain, explanation, sources}`; `from` and `needed_by` are lists of `{id, name, agency}`, `to` is one; `days` is at most; `certain` is false where the dates leave open whether it was quick |
| `cases` | a list of `{id, title, kind, area, start, end, fictional, nodes, counts}`; `counts` is nodes by label |
| `load PATH...` | a list of `{path, case, title, change, nodes, coded, derived, seconds, remarks, faults}`; `change` is `loaded`, `replaced`, `unchanged` or `refused` (then only `path`, `case`, `change`, `faults`) |
| `check PATH` | `{path, case, sound, rows, faults, remarks}`; `faults` are `{file, row, column, wrong, right}`, `remarks` `{file, row, column, text}`, `rows` counts by table |
| `chronology` | `{events, problems, remarks, rows, changes, proposals, names_left}`: `events`, in order of date, are `{date_text, earliest, latest, time, agency, text, locator, uncertain}`; `problems` and `remarks` `{locator, reason, text}`; `rows` what became of the rows read; `changes` `{file, change, added, removed, like}`; `proposals` as `join` prints them; `names_left` `{name, number, places}`. Without a file `{events, problems, files}`, each event with `joined`: the number of its row where it is joined |
| `join` | a list of `{decision, score, why, agency, date, event, source, other_agency, other_date, other_event, other_source, first, second}`; `first` and `second` are the keys of the two events |
| `cypher` | `{columns, rows, capped}`: the names of the columns in order; a list of objects with them as keys; whether the row cap cut it |
| `questions` | a list of `{id, title, question, parameters, tags, own}`; `own` says that it stands in the folder of your own |
| `questions show ID` | the question with everything in its header, and `cypher` |
| `draft REPORT` | `{report, locators, events, suggestions, holders}`; `events` and `suggestions` are lists of `{date_text, earliest, latest, holders, text, locator, cue, suggests, confidence}`, days or `null` where open, `suggests` a table, `confidence` `high`, `medium` or `low`; suggestions have `from`, `to` and `date_carried`, too ([drafts.md](drafts.md)) |
| `locate`, `coverage` | a list of `{locator, section, heading, text}` |
| `wording` | a list of `{file, row, column, words, text}` |
| `server status` | `{phase, uri, pid, version}` |
| `server where` | a path for each of `home`, `data`, `log`, `password`, `program files` |
"""


def commands_page() -> str:
    """The page as Markdown: the same text for every terminal and every installation."""
    from commands.main import COMMANDS, app, fetch  # noqa: PLC0415 - main fetches this module by name

    root = get_command(app)
    parts = [HEAD, "## whoknew", _help(root, "whoknew", None)]
    for name in COMMANDS:
        parts += _command(fetch(name), f"whoknew {name}")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _command(command: Any, path: str) -> Iterator[str]:
    yield from (f"## {path}", _help(command, path, None))
    for name, inner in getattr(command, "commands", {}).items():
        yield from (f"### {path} {name}", _help(inner, f"{path} {name}", None))


def _help(command: Any, path: str, parent: Any) -> str:
    context = typer.Context(
        command, info_name=path, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH,
        help_option_names=["-h", "--help"],
    )  # fmt: skip
    return f"```text\n{command.get_help(context).rstrip()}\n```"
