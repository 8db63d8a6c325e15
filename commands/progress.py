"""How far a long command has come, how fast it goes, and how long it still takes: on stderr, where it takes long."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from commands.plain_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

QUIET_SECONDS = 2.0
"""What is done by then needs no progress."""
LINE_SECONDS = 10.0
"""How often a line is printed where there is no terminal to write the last one over."""
TERMINAL_SECONDS = 0.2
LAST = 12
"""By how many of the last cases it is told how fast it goes: the first ones of a server that just started are slow."""
ENOUGH = 5
"""Before so many are done, nobody can say how long the others take."""
SECONDS_A_MINUTE = 60
ERASE = "\r\x1b[K"


class Progress:
    """Tells of so many cases how many are done."""

    def __init__(self, total: int, stream: TextIO | None = None, quiet: float = QUIET_SECONDS) -> None:
        self.total = total
        self._stream = stream or sys.stderr
        self._on_terminal = self._stream.isatty()
        self._seconds = TERMINAL_SECONDS if self._on_terminal else LINE_SECONDS
        self._next = time.monotonic() + quiet
        self._heard: deque[tuple[float, int]] = deque(maxlen=LAST + 1)
        self._first = 0
        self._shown = ""

    def tell(self, done: int) -> None:
        """Hears how many are done, and prints it now and then; the first it hears of took no time."""
        now = time.monotonic()
        if not self._heard:
            self._first = done
        self._heard.append((now, done))
        if now < self._next or (done == self.total and not self._on_terminal):
            return
        self._next = now + self._seconds
        began, before = self._heard[0]
        known = done - self._first >= min(ENOUGH, self.total - self._first)
        line = progress_line(done, self.total, done - before if known else 0, now - began)
        if self._on_terminal:
            self._write(ERASE + line)
            self._shown = line
        else:
            self._write(f"{printable(line)}\n")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Takes the line off the terminal while other lines are printed, and puts it below them."""
        self.clear()
        yield
        if self._shown:
            sys.stdout.flush()
            self._write(self._shown)

    def clear(self, *, for_good: bool = False) -> None:
        """Takes the line off the terminal."""
        if self._shown:
            self._write(ERASE)
        if for_good:
            self._shown = ""

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def progress_line(done: int, total: int, lately: int, seconds: float) -> str:
    """The line for so many done, of which the last so many took that many seconds."""
    start = f"  {done:,} of {total:,} cases"
    if not lately or not seconds:
        return start
    rate = lately / seconds
    speed = f"{rate:.1f} a second" if rate >= 1 else f"{1 / rate:.1f} s a case"
    return f"{start}, {speed}, {duration((total - done) / rate)} left"


def duration(seconds: float) -> str:
    """So many seconds in words: ``8 s``, ``2 min 5 s``."""
    whole = round(seconds)
    minutes, rest = divmod(whole, SECONDS_A_MINUTE)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
