"""Starts and stops the embedded server, whoever else is doing so at the same time."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

from graph.embedded.home import Home
from graph.embedded.launch import launch, why_it_failed
from graph.embedded.lock import NEO4J_VERSION
from graph.embedded.state import Address, Phase, ServerRecord, address_of, read_record
from graph.errors import StartError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.embedded.jars import Progress
    from graph.settings import Settings

START_SECONDS = 180.0
STOP_SECONDS = 90.0
ANSWER_SECONDS = 5.0
# The protocol's magic number and one version, 5.0, with three left blank: https://neo4j.com/docs/bolt/current/bolt/handshake/
_BOLT_HELLO = bytes.fromhex("6060b017 00000005 00000000 00000000 00000000")
_LOOK_AGAIN_SECONDS = 0.05


def quiet(message: str) -> None:
    """A progress reporter that says nothing."""


def ensure_running(settings: Settings, progress: Progress = quiet) -> Address:
    """The address of this home's server, which is started if it does not run.

    Several commands may call this at once: one starts the server, the others wait for it. Raises HomeFolderError,
    DownloadError or StartError, with the reason and the log.
    """
    home = Home(settings.home)
    running = _running(home)
    if running is not None:
        return running
    home.prepare()
    with _turn_to_start(home, progress):
        return _running(home) or _start(settings, home, progress)


def stop(settings: Settings, *, wait: bool = False) -> bool:
    """Asks the server to stop, which takes it some seconds; False if there was none.

    Returns at once unless `wait` is set: a later start waits for the stop by itself.
    """
    record = read_record(Home(settings.home))
    if record is None:
        return False
    home = Home(settings.home)
    _terminate(home, record)
    if wait:
        _wait_until_gone(home, record)
    return True


def _running(home: Home) -> Address | None:
    record = read_record(home)
    if record is None or record.phase is not Phase.RUNNING or record.version != NEO4J_VERSION:
        return None
    if not _answers(record):
        return None  # it is dying: killed, but not gone yet
    try:
        return address_of(home, record)
    except OSError:
        return None  # the password file is gone: a start sets a new one


def _answers(record: ServerRecord) -> bool:
    """Whether the server says hello: a process that was just killed can still accept a connection."""
    try:
        with socket.create_connection(("127.0.0.1", record.bolt_port or 0), ANSWER_SECONDS) as connection:
            connection.sendall(_BOLT_HELLO)
            return len(connection.recv(4)) > 0
    except OSError:
        return False


@contextlib.contextmanager
def _turn_to_start(home: Home, progress: Progress) -> Iterator[None]:
    lock = FileLock(home.start_lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("another command is starting the server; waiting for it")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _start(settings: Settings, home: Home, progress: Progress) -> Address:
    record = read_record(home)
    if record is not None and record.phase is Phase.RUNNING:
        _terminate(home, record)  # another version, a dying server, or one whose password nobody knows any more
        record = read_record(home)
    if record is not None and record.phase is Phase.STOPPING:
        progress("waiting for the last server to stop (some seconds)")
        _wait_until_gone(home, record)
        record = None
    if record is None:
        launch(settings, home, progress)
    return _wait_until_running(home)


def _wait_until_running(home: Home) -> Address:
    def settled() -> bool:
        record = read_record(home)
        return record is None or record.phase is not Phase.STARTING

    in_time = _wait_until(settled, START_SECONDS)
    address = _running(home)
    if address is not None:
        return address
    record = read_record(home)
    if record is not None:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(record.pid).kill()
    reason = why_it_failed(home) if in_time else f"It was not ready after {START_SECONDS:.0f} s."
    raise StartError(f"{reason} Its log: {home.log}")


def _terminate(home: Home, record: ServerRecord) -> None:
    """Asks the process to stop, and returns when it has taken note (at most a second or so later)."""
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(record.pid).terminate()

    def has_taken_note() -> bool:
        now = read_record(home)
        return now is None or now.pid != record.pid or now.phase is not Phase.RUNNING

    _wait_until(has_taken_note, STOP_SECONDS)


def _wait_until_gone(home: Home, record: ServerRecord) -> None:
    if not _wait_until(lambda: not record.is_alive(), STOP_SECONDS):
        raise StartError(
            f"The last server (process {record.pid}) is still stopping after {STOP_SECONDS:.0f} s. Its log: {home.log}"
        )


def _wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition came true within that time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_AGAIN_SECONDS)
    return True
