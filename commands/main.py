"""The command line `whoknew`: its commands by name, each fetched only when it is asked for, so that help is quick."""

from __future__ import annotations

import io
import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version as installed_version
from typing import Annotated, Any, NoReturn, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command

from commands import failures

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("commands.demo", "Load every case of the cases folder, then open the app."),
    "app": ("commands.app", "Open the app in a browser."),
    "cases": ("commands.cases", "List the cases in the graph."),
    "load": ("commands.loading", "Load cases into the graph, from folders or workbooks."),
    "unload": ("commands.cases", "Take cases out of the graph."),
    "questions": ("commands.questions", "List the questions of the catalogue."),
    "ask": ("commands.ask", "Ask a question of the catalogue about a case."),
    "cypher": ("commands.cypher", "Run Cypher of your own that only reads."),
    "save": ("commands.keeping", "Keep a question of your own, after all checks."),
    "findings": ("commands.findings", "List where information was held and no sharing is recorded, foremost first."),
    "good-practice": ("commands.good_practice", "List what reached those who needed it, quickly and whole."),
    "new": ("commands.coding", "Write an empty case to fill in, every table with its headings."),
    "check": ("commands.coding", "Look for everything that is wrong with a case; needs no database."),
    "convert": ("commands.coding", "Turn a case folder into a workbook, or a workbook into a folder."),
    "chronology": (
        "commands.chronology",
        "Take agencies' chronologies into a case as one, and list what was not taken in.",
    ),
    "join": ("commands.join", "List the pairs of events that may be one, and keep what you decide of them."),
    "draft": ("commands.drafting", "Read a narrative report and suggest what a case could hold."),
    "code": ("commands.coding_workbook", "Write a workbook to code a case in, or take one back into its folder."),
    "locate": ("commands.passages", "Print the passages of a report that stand at locators."),
    "coverage": ("commands.passages", "List the passages of a report that no row of a case cites."),
    "wording": ("commands.passages", "List where a case repeats eight or more consecutive words of a report."),
    "model": ("commands.model", "Print the page that describes the graph: nodes, relationships, properties."),
    "server": ("commands.server", "Start, stop and look at the embedded Neo4j."),
}
"""Every command: the module that holds it, and what it does in one sentence."""

# Help and messages may hold a case's own text, which is no markup.
PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}

EXIT_CODES = """\b
Exit codes:
  0    done
  1    there is something for you to put right; the message says what
  2    the command was not written as it should be
  3    the database cannot be reached or started, or (server status) does not run
  4    a fault of whoknew itself; the message says where its log is
  130  you interrupted it"""


class Commands(TyperGroup):
    """The commands by name; a module is imported when its command is needed, not before."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Click's signature
        """The names, in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; a near name is offered where there is none."""
        if cmd_name not in COMMANDS:
            near = get_close_matches(cmd_name, COMMANDS, n=1)
            ctx.fail(f"There is no command {cmd_name!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return fetch(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Click's signature
        """Writes the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


def fetch(name: str) -> Any:
    """The Click command that stands in the module of ``name``."""
    around = typer.Typer(**PLAIN)
    around.add_typer(import_module(COMMANDS[name][0]).app, name=name)
    found = cast("TyperGroup", get_command(around)).commands[name]
    return cast("TyperGroup", found).commands.get(name, found)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    **PLAIN,
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - Typer's signature
    if value:
        typer.echo(f"whoknew {installed_version('whoknew')}")
        raise typer.Exit


@app.callback(epilog=EXIT_CODES)
def whoknew(
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version.")
    ] = False,
) -> None:
    """Who knew what, when, and what never reached whom.

    A graph of what agencies knew, for reviews of deaths by a partner or relative. Begin with: whoknew demo
    """
    failures.show_traces(wanted=debug)


def run(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process with its exit code; errors become one message on stderr."""
    _write_utf8()
    try:
        app(args=arguments, prog_name="whoknew")
    except Exception as error:  # noqa: BLE001 - the outermost door: whatever comes, no stack trace by default
        sys.exit(failures.report(error))
    sys.exit(0)


def _write_utf8() -> None:
    """Makes output UTF-8 wherever it goes but to a terminal, which keeps its own encoding and loses what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    run()
