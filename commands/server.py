"""`whoknew server`: the embedded Neo4j, which other commands start by themselves when they need it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from graph import embedded
from graph.embedded.home import Home
from graph.embedded.state import Phase
from graph.settings import Settings, load_settings

NOT_RUNNING = 3  # the exit code that service tools use for "not running"

app = typer.Typer(
    no_args_is_help=True,
    help="Start, stop and look at the embedded Neo4j. Other commands start it by themselves when they need it.",
)


class Format(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for scripts.")]


@app.command(epilog="Example:  whoknew server start")
def start() -> None:
    """Start the server, unless it runs already. The first time, Neo4j is fetched (about 130 MB)."""
    settings = load_settings()
    _mention_other_server(settings)
    address = embedded.ensure_running(settings, lambda message: typer.echo(message, err=True))
    typer.echo(f"Running at {address.uri} (user {address.user}; password in {Home(settings.home).password})")


@app.command(epilog="Example:  whoknew server stop --wait")
def stop(*, wait: Annotated[bool, typer.Option("--wait", help="Return only when it has stopped.")] = False) -> None:
    """Ask the server to stop; it takes a few seconds to do so, which you need not wait for."""
    was_there = embedded.stop(load_settings(), wait=wait)
    if not was_there:
        typer.echo("Not running")
    else:
        typer.echo("Stopped" if wait else "Stopping")


@app.command(epilog="Examples:  whoknew server status   whoknew server status --format json")
def status(output: FormatOption = Format.text) -> None:
    """Say whether the server runs and where; the exit code is 0 if it runs, 3 if not."""
    found = embedded.status(load_settings())
    if output is Format.json:
        shown = {"phase": found.phase, "uri": found.uri, "pid": found.pid, "version": found.version}
        typer.echo(json.dumps(shown))
    else:
        details = [found.uri, f"Neo4j {found.version}" if found.version else None, f"process {found.pid}"]
        known = ", ".join(part for part in details if part) if found.pid else ""
        typer.echo(f"{found.phase.capitalize()}{': ' if known else ''}{known}")
    if found.phase is not Phase.RUNNING:
        raise typer.Exit(NOT_RUNNING)


@app.command(epilog="Examples:  whoknew server where   whoknew server where --format json")
def where(output: FormatOption = Format.text) -> None:
    """Name the folders and files: the data, the log, the password, Neo4j's program files."""
    settings = load_settings()
    home = Home(settings.home)
    places = {
        "home": home.root,
        "data": home.data,
        "log": home.log,
        "password": home.password,
        "program files": settings.jar_cache,
    }
    if output is Format.json:
        typer.echo(json.dumps({name: str(path) for name, path in places.items()}))
    else:
        for name, path in places.items():
            typer.echo(f"{name + ':':15}{path}")


def _mention_other_server(settings: Settings) -> None:
    if settings.neo4j_uri is not None:
        typer.echo(f"Note: commands use the Neo4j at {settings.neo4j_uri} (WHOKNEW_NEO4J_URI), not this one.", err=True)
