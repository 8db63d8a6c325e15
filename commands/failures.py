"""What the command line says and returns when something goes wrong."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import datetime
from enum import IntEnum
from pathlib import Path

import typer

from commands.plain_text import printable
from graph import errors

REFUSED_CONNECTIONS = (
    errors.DatabaseUnreachableError,
    errors.WrongPasswordError,
    errors.WrongVersionError,
    errors.DatabaseMissingError,
    errors.EmbeddedServerError,
)
LOG = "commands.log"

_traces = {"wanted": False}


class ExitCode(IntEnum):
    """How a command ended; 2 is Click's own, for a command that is not written as it should be."""

    FINE = 0
    TO_MEND = 1
    USAGE = 2
    NO_DATABASE = 3
    OUR_FAULT = 4


def show_traces(*, wanted: bool) -> None:
    """Whether ``report`` prints the whole trace of an error (``whoknew --debug``)."""
    _traces["wanted"] = wanted


def report(error: Exception) -> ExitCode:
    """Prints what went wrong as one message on stderr and gives the exit code for it."""
    if _traces["wanted"]:
        typer.echo(printable("".join(traceback.format_exception(error))), err=True, nl=False)
    if isinstance(error, errors.WhoknewError):
        typer.echo(printable(str(error)), err=True)
        return exit_code(error)
    if isinstance(error, OSError) and error.filename is not None:
        typer.echo(printable(f"{error.filename}: {error.strerror or error}."), err=True)
        return ExitCode.TO_MEND
    typer.echo(f"Something went wrong inside whoknew ({type(error).__name__}), which is a fault of ours.", err=True)
    typer.echo(f"The details are in {_write_log(error)}; `whoknew --debug ...` shows them here.", err=True)
    return ExitCode.OUR_FAULT


def exit_code(error: errors.WhoknewError) -> ExitCode:
    """The exit code of an error that a user can put right."""
    if isinstance(error, REFUSED_CONNECTIONS):
        return ExitCode.NO_DATABASE
    return ExitCode.USAGE if type(error).__name__ in USAGE_ERRORS else ExitCode.TO_MEND


USAGE_ERRORS = {"UnknownQuestionError", "WrongParameterError"}  # by name: their module need not be imported for this


def _write_log(error: Exception) -> Path:
    """Appends the trace to the log, which only its owner may read, and says where that is."""
    folder = _log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG
    text = (
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{''.join(traceback.format_exception(error))}\n"
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(text)
    return path


def _log_folder() -> Path:
    from graph.settings import load_settings  # noqa: PLC0415 - only when something went wrong

    try:
        folder = load_settings().home / "logs"
        folder.mkdir(parents=True, exist_ok=True)
    except (errors.WhoknewError, OSError):
        return Path(tempfile.mkdtemp(prefix="whoknew-"))
    return folder
