"""How far a long command has come, how fast it goes, and how long it still takes: on stderr, where it takes long."""

from __future__ import annotations

import sys
import time

from commands.connection import tell

QUIET_SECONDS = 2.0
"""What is done by then needs no progress."""
LINE_SECONDS = 10.0
"""How often a line is printed where there is no terminal to write the last one over."""
TERMINAL_SECONDS = 0.2
SECONDS_A_MINUTE = 60


class Progress:
    """Tells of so many cases how many are done."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._started = time.monotonic()
        self._told = self._started + QUIET_SECONDS - LINE_SECONDS
        self._passed_over = -1

    def tell(self, done: int) -> None:
        """Hears how many are done, and prints it now and then; the first it hears of took no time."""
        now = time.monotonic()
        if self._passed_over < 0:
            self._passed_over, self._started = done, now
        on_terminal = sys.stderr.isatty()
        if done == self.total and not on_terminal:
            return
        if now - self._told < (TERMINAL_SECONDS if on_terminal else LINE_SECONDS):
            return
        self._told = now
        line = progress_line(done, self.total, done - self._passed_over, now - self._started)
        if on_terminal:
            sys.stderr.write(f"\r\x1b[K{line}" + ("\n" if done == self.total else ""))
            sys.stderr.flush()
        else:
            tell(line)


def progress_line(done: int, total: int, loaded: int, seconds: float) -> str:
    """The line for so many done, of which so many took that many seconds."""
    start = f"  {done:,} of {total:,} cases"
    if not loaded or not seconds:
        return start
    rate = loaded / seconds
    return f"{start}, {rate:.1f} a second, {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    if seconds < SECONDS_A_MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds // SECONDS_A_MINUTE:.0f} min {seconds % SECONDS_A_MINUTE:.0f} s"
