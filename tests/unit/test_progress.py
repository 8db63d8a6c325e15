"""How far a command has come: in words, and on a terminal that other lines are printed to."""

from __future__ import annotations

import io

import pytest
import typer

from commands.progress import ERASE, Progress, duration, progress_line


class Terminal(io.StringIO):
    """A text that is a terminal, too."""

    def isatty(self) -> bool:
        return True

    def seen(self) -> list[str]:
        """The lines that stand on it: what was erased does not."""
        return [line.rpartition(ERASE)[2] for line in self.getvalue().split("\n")]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (119.7, "2 min 0 s"), (61, "1 min 1 s")]
)
def test_a_duration_has_no_sixty_seconds(seconds: float, words: str):
    assert duration(seconds) == words


def test_the_line_says_how_fast_the_last_ones_went_and_how_long_the_others_take():
    assert progress_line(40, 60, 20, 10.0) == "  40 of 60 cases, 2.0 a second, 10 s left"
    assert progress_line(40, 60, 20, 100.0) == "  40 of 60 cases, 5.0 s a case, 1 min 40 s left"
    assert progress_line(1, 60, 0, 0.0) == "  1 of 60 cases"


def test_the_first_few_say_nothing_of_the_time_left_nor_do_those_that_were_passed_over():
    terminal = Terminal()
    progress = Progress(60, terminal, quiet=0)
    for done in (30, 31, 32, 33):
        progress.tell(done)
    assert "left" not in terminal.getvalue()
    assert "30 of 60 cases" in terminal.getvalue()


def test_what_is_printed_meanwhile_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    progress = Progress(3, terminal, quiet=0)
    progress.tell(1)
    with progress.aside():
        typer.echo("anna: loaded")
    assert terminal.seen() == ["anna: loaded", "  1 of 3 cases"]
    progress.clear(for_good=True)
    typer.echo("1 case")
    assert terminal.seen() == ["anna: loaded", "1 case", ""]
