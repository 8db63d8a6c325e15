"""Ending a long command when somebody asks it to: Ctrl-C, or a request to end (SIGTERM)."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from commands.progress import ERASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
STDERR = 2
ENDING = "Ending: what is being written is written to its end. Once more, and it ends at once."
FATAL = 128
"""A shell adds this to the number of the signal that ended a command."""


class Interrupted(KeyboardInterrupt):
    """Somebody asked the command to end; ``code`` is the exit code that says so."""

    def __init__(self, number: int) -> None:
        self.code = FATAL + number
        super().__init__()


@contextmanager
def interruptible() -> Iterator[None]:
    """Raises ``Interrupted`` once where the block is asked to end; asked a second time, the process ends at once.

    A signal that this process was started to ignore (``nohup``) stays ignored.
    """

    def end_at_once(number: int, _: FrameType | None) -> None:
        os._exit(FATAL + number)

    def end(number: int, _: FrameType | None) -> None:
        os.write(STDERR, f"{ERASE if os.isatty(STDERR) else ''}{ENDING}\n".encode())
        for each in heard:
            signal.signal(each, end_at_once)
        raise Interrupted(number)

    heard = {each: signal.getsignal(each) for each in SIGNALS if signal.getsignal(each) is not signal.SIG_IGN}
    for each in heard:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each, before in heard.items():
            signal.signal(each, before)
