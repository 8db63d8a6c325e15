"""Running the command line in a test as a terminal would: arguments in; exit code, stdout and stderr out."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass

from commands.main import run


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def whoknew(*arguments: str) -> Outcome:
    """The outcome of one command, run in this process; its output goes to no terminal."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run(list(arguments))
        except SystemExit as end:
            code = end.code
    return Outcome(int(code or 0), out.getvalue(), err.getvalue())
