"""What a case says reaches terminal, spreadsheet and script as text and nothing else."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from commands.listing import Format, Heading, Listing, show, written
from commands.plain_text import one_line, printable
from commands.tables import print_table
from graph.plain_text import spreadsheet_safe

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = (Heading("uid", "Id", technical=True), Heading("item", "Information"), Heading("days", "Days"))
ROWS = [
    {"uid": "demo/i-1", "item": "[bold]not markup[/bold] [/]", "days": 12},
    {"uid": "demo/i-2", "item": '=HYPERLINK("evil","x")', "days": -3},
]
LISTING = Listing(HEADINGS, ROWS)


def shown(listing: Listing, width: int) -> str:
    out = io.StringIO()
    print_table(listing, Console(file=out, width=width, force_terminal=False))
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[2Jgone", "�[2Jgone"),
        ("\x9b31mred", "�31mred"),
        ("\u202edesrever", "�desrever"),
        ("lone \ud800 half", "lone � half"),
        ("two\r\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Zoë said “no”…", "Zoë said “no”…"),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_printed(text: str, safe: str) -> None:
    assert printable(text) == safe


def test_one_line_is_one_line() -> None:
    assert one_line(" a\tb\r\nc\n\n d ") == "a b c d"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1"])
def test_a_text_that_could_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert spreadsheet_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "plain", "a = b", "2021-03-04", "'quoted", "5 - 6"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet_safe(text) == text


def test_csv_guards_texts_and_leaves_numbers() -> None:
    rows = list(csv.reader(io.StringIO(written(LISTING, Format.csv), newline="")))

    assert rows == [
        ["uid", "item", "days"],
        ["demo/i-1", "[bold]not markup[/bold] [/]", "12"],
        ["demo/i-2", '\'=HYPERLINK("evil","x")', "-3"],
    ]


def test_json_keeps_values_as_they_are() -> None:
    listing = Listing(HEADINGS, [{"uid": "é", "days": None, "since": date(2020, 1, 2), "sources": ("a 1", "a 2")}])

    assert json.loads(written(listing, Format.json)) == [
        {"uid": "é", "days": None, "since": "2020-01-02", "sources": ["a 1", "a 2"]}
    ]
    assert "é" in written(listing, Format.json)


def test_on_a_pipe_every_row_is_one_line_with_every_column() -> None:
    listing = Listing(HEADINGS, [{"uid": "u", "item": "two\nlines\tand\x1b[1m", "days": True}])

    assert written(listing, Format.table) == "uid\titem\tdays\nu\ttwo lines and�[1m\tyes\n"


def test_a_table_shows_markup_of_a_case_as_text() -> None:
    text = shown(LISTING, 80)

    assert "[bold]not markup[/bold] [/]" in text
    assert "demo/i-1" not in text  # ids are for programs


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_whatever_the_width_nothing_is_wider_and_nothing_is_lost(width: int) -> None:
    headings = [Heading(f"column{number}", f"Column {number}") for number in range(8)]
    rows = [{heading.key: f"{heading.title} says something rather long" for heading in headings}]

    text = shown(Listing(headings, rows), width)

    assert max(len(line) for line in text.splitlines()) <= width
    assert text.split().count("rather") == 8


def test_no_rows_are_said_to_be_none() -> None:
    assert shown(Listing(HEADINGS, []), 80) == "No rows.\n"


@pytest.mark.parametrize(("name", "beginning"), [("a.json", "[\n"), ("a.CSV", "uid,item,days\r\n"), ("a.txt", "uid\t")])
def test_the_ending_of_a_file_chooses_its_format(tmp_path: Path, name: str, beginning: str) -> None:
    show(LISTING, output=tmp_path / name)

    assert (tmp_path / name).read_bytes().decode("utf-8").startswith(beginning)


def test_a_format_that_is_named_wins_over_the_ending(tmp_path: Path) -> None:
    show(LISTING, Format.csv, tmp_path / "a.json")

    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("uid,item,days")


def test_output_on_a_pipe_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("1. Zoë said “no”.\n", encoding="utf-8")
    command = [sys.executable, "-m", "commands.main", "locate", str(tmp_path / "report.txt"), "1"]

    printed = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True
    ).stdout

    assert "Zoë said “no”." in printed.decode("utf-8")
