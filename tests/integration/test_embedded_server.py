"""The embedded server's life: started, shared, found again, killed, stopped; in a folder that these tests share."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import psutil
import pytest

from graph import embedded
from graph.client import Database
from graph.embedded.home import Home
from graph.embedded.state import Phase, ServerRecord, read_record, write_record
from graph.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

START = """
from graph import embedded
from graph.settings import load_settings
embedded.ensure_running(load_settings())
print(embedded.status(load_settings()).pid)
"""


@pytest.fixture(scope="module")
def own(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a server that these tests alone use, and leave running, stopped or dead as they like."""
    own_settings = load_settings(home=tmp_path_factory.mktemp("own") / "home with a space")
    yield own_settings
    embedded.stop(own_settings, wait=True)


def start_in_another_process(own: Settings) -> subprocess.Popen[str]:
    environment = {**os.environ, "WHOKNEW_HOME": str(own.home)}
    return subprocess.Popen([sys.executable, "-c", START], env=environment, stdout=subprocess.PIPE, text=True)


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def answers(database: Database) -> bool:
    return database.read("RETURN 1 AS one").rows == [{"one": 1}]


def test_two_commands_that_start_at_once_end_with_one_server_that_outlives_them(own: Settings) -> None:
    both = [start_in_another_process(own), start_in_another_process(own)]

    pids = {process.communicate(timeout=120)[0].strip() for process in both}

    found = embedded.status(own)
    assert found.phase is Phase.RUNNING
    assert pids == {str(found.pid)}
    assert embedded.ensure_running(own).uri == found.uri


def test_only_the_owner_can_read_what_the_server_keeps(own: Settings) -> None:
    address = embedded.ensure_running(own)

    home = Home(own.home)
    assert address.password not in repr(address)
    assert permissions(home.root) == 0o700
    assert {permissions(path) for path in (home.password, home.state, home.configuration, home.log)} == {0o600}
    assert len(address.password) >= 24
    assert address.password not in home.configuration.read_text(encoding="utf-8")


def test_what_was_committed_is_there_after_the_server_was_killed(own: Settings) -> None:
    with Database.open(own) as database:
        database.write(lambda transaction: transaction.run("CREATE (:Kept {on: date('2020-01-02')})").consume())
    before = embedded.status(own)
    assert before.pid is not None

    os.kill(before.pid, signal.SIGKILL)

    with Database.open(own) as database:
        assert database.read("MATCH (kept:Kept) RETURN kept.on AS day").rows == [{"day": date(2020, 1, 2)}]
    assert embedded.status(own).pid != before.pid


def test_a_start_during_a_stop_waits_and_then_works(own: Settings) -> None:
    before = embedded.ensure_running(own)
    first_pid = embedded.status(own).pid
    started = time.monotonic()
    said: list[str] = []

    assert embedded.stop(own)
    assert time.monotonic() - started < 5

    after = embedded.ensure_running(own, said.append)
    assert after.password == before.password
    assert embedded.status(own).pid != first_pid
    assert said[0].startswith("waiting for the last server to stop")
    with Database.open(own) as database:
        assert answers(database)


def test_a_server_that_stopped_is_gone_and_can_be_stopped_again(own: Settings) -> None:
    embedded.ensure_running(own)

    assert embedded.stop(own, wait=True)

    assert embedded.status(own).phase is Phase.STOPPED
    assert not embedded.stop(own)
    assert "stopped" in Home(own.home).log.read_text(encoding="utf-8")


def test_a_taken_port_leads_to_another_one(own: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        prefers_it = own.model_copy(update={"bolt_port": port})
        embedded.stop(own)

        with Database.open(prefers_it) as database:
            assert database.address.uri != f"bolt://127.0.0.1:{port}"
            assert answers(database)


def test_the_preferred_port_is_used_when_it_is_free(own: Settings) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    embedded.stop(own)

    address = embedded.ensure_running(own.model_copy(update={"bolt_port": port}))

    assert address.uri == f"bolt://127.0.0.1:{port}"


def test_the_server_listens_on_loopback_only_and_reports_to_nobody(database: Database, settings: Settings) -> None:
    record = read_record(Home(settings.home))
    assert record is not None
    configuration = Home(settings.home).configuration.read_text(encoding="utf-8")

    assert database.address.uri == f"bolt://127.0.0.1:{record.bolt_port}"
    assert listening_addresses(record.pid) == {"127.0.0.1"}
    assert "dbms.usage_report.enabled=false" in configuration
    assert "dbms.security.allow_csv_import_from_file_urls=false" in configuration


def listening_addresses(pid: int) -> set[str]:
    connections = psutil.Process(pid).net_connections(kind="inet")
    return {each.laddr.ip.removeprefix("::ffff:") for each in connections if each.status == psutil.CONN_LISTEN}


def test_a_lost_password_file_is_made_good(own: Settings) -> None:
    before = embedded.ensure_running(own)
    Home(own.home).password.unlink()

    with Database.open(own) as database:
        assert database.address.password != before.password
        assert answers(database)


def test_a_record_of_a_process_that_is_somebody_elses_now_is_not_believed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_record(home, ServerRecord(pid=os.getpid(), created=1.0, phase=Phase.RUNNING, version="5", bolt_port=1))

    assert read_record(home) is None


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"pid": 1}', '{"phase": "odd"}', "not json"])
def test_a_damaged_record_counts_as_no_server(tmp_path: Path, written: str) -> None:
    Home(tmp_path).state.write_text(written, encoding="utf-8")

    assert read_record(Home(tmp_path)) is None
