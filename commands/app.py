"""`whoknew app`: the app in a browser, on this machine only unless told otherwise."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from typing import Annotated

import typer

from commands import streamlit_server
from commands.connection import opened_database, tell
from commands.failures import ExitCode
from graph.cases import loaded_cases
from graph.client import Database
from graph.errors import WhoknewError
from graph.settings import load_settings
from queries.findings import findings

app = typer.Typer()

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
HostOption = Annotated[
    str | None, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; default: this machine only.")
]
PortOption = Annotated[
    int | None,
    typer.Option("--port", min=0, max=65535, help="Port; if it is taken, the next free one. Default: 8501."),
]
NoBrowserOption = Annotated[bool, typer.Option("--no-browser", help="Print the address only.")]


@app.command("app", epilog="\b\nExamples:\n  whoknew app\n  whoknew app --port 9000 --no-browser")
def open_app(*, host: HostOption = None, port: PortOption = None, no_browser: NoBrowserOption = False) -> None:
    """Open the app in a browser. It runs until you press Ctrl-C, asks no other host for anything, sends nothing."""
    with opened_database():
        pass  # what keeps the database from answering is said here, where it can be read
    Thread(target=_prepare, daemon=True).start()
    serve(host, port, browser=not no_browser)


def _prepare() -> None:
    """Asks every question once while the app starts: a database that was just started plans each the first time."""
    with suppress(WhoknewError), Database.open(load_settings(), lambda _: None) as database:
        for case in loaded_cases(database)[:1]:
            findings(database, case.id)


def serve(host: str | None, port: int | None, *, browser: bool) -> None:
    """Runs the app until it is ended; the address goes to stdout."""
    settings = load_settings()
    address = host or settings.app_host
    if address not in LOOPBACK:
        tell(f"Note: on {address} others who can reach this machine can read the cases. There is no password.")
    wanted = settings.app_port if port is None else port
    chosen = streamlit_server.free_port(address, wanted)
    if chosen != wanted and wanted:
        tell(f"Port {wanted} is taken; using {chosen}.")
    tell("Starting the app")

    def when_ready(url: str) -> None:
        typer.echo(f"The app is open at {url}")
        sys.stdout.flush()
        tell("Ctrl-C ends it. The embedded Neo4j goes on running; whoknew server stop ends that.")
        if browser and _has_desktop():
            webbrowser.open(url)

    if streamlit_server.run(address, chosen, when_ready) != 0:
        raise typer.Exit(ExitCode.OUR_FAULT)


def _has_desktop() -> bool:
    """Whether a browser could show: without a desktop one in text mode would take over the terminal."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
