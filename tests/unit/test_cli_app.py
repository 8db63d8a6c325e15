"""Where the app listens, and what is said when it cannot."""

from __future__ import annotations

import socket

import pytest
from command_line import whoknew

from commands.case_paths import case_folders
from commands.streamlit_server import AppError, free_port
from graph.model_page import model_page
from graph.settings import load_settings


def test_a_port_that_is_taken_gives_the_next_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert port < free_port("127.0.0.1", port) <= port + 50


def test_port_0_gives_any_free_port() -> None:
    assert free_port("127.0.0.1", 0) > 0


def test_an_address_that_is_not_this_machines_is_refused() -> None:
    with pytest.raises(AppError, match=r"No free port on 203\.0\.113\.1 from 8501 on, or no such address"):
        free_port("203.0.113.1", 8501)


def test_by_default_only_this_machine_can_reach_the_app() -> None:
    assert load_settings().app_host == "127.0.0.1"


def test_the_cases_of_the_demo_are_folders_with_a_case_file() -> None:
    assert [path.name for path in case_folders(load_settings().cases_folder)] == [
        "callum",
        "demo",
        "harbour-fire",
        "stacey",
    ]


def test_the_page_of_the_model_is_printed() -> None:
    outcome = whoknew("model")

    assert (outcome.code, outcome.out, outcome.err) == (0, model_page(), "")
