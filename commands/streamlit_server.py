"""The app as a process of its own: started on a free port, waited for, ended with the command that started it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from graph.errors import WhoknewError
from graph.settings import ENV_FILE_VARIABLE, PROJECT_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType

SCRIPT = PROJECT_FOLDER / "app.py"
PORTS_TRIED = 50
READY_SECONDS = 60.0
STOP_SECONDS = 10.0
LOOK_AGAIN_SECONDS = 0.1
ENDING = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
OPTIONS = {
    "server.headless": "true",  # neither opens a browser nor asks for an e-mail address
    "browser.gatherUsageStats": "false",
    "logger.hideWelcomeMessage": "true",  # it would ask another host for this machine's address
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "server.showEmailPrompt": "false",
}


class AppError(WhoknewError):
    """The app did not start."""


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next free one; 0 gives any. Raises ``AppError`` where there is none."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65536)):
        with contextlib.suppress(OSError), socket.socket(_family(host), socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    raise AppError(f"No free port on {host} from {wanted} on, or no such address. Try --port 0.")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def run(host: str, port: int, when_ready: Callable[[str], None]) -> int:
    """Runs the app until it ends or this command is asked to end (Ctrl-C, TERM), and gives its exit code.

    ``when_ready`` is called with the address once the app answers. An app that we ended gives 0. Raises ``AppError``
    with the reason where it does not start.
    """
    if not SCRIPT.is_file():
        raise AppError(f"{SCRIPT} is not there; run whoknew from its project folder's environment (make demo).")
    with _interrupted_when_asked_to_end():
        try:
            with running(host, port) as (url, process):
                when_ready(url)
                return process.wait()
        except KeyboardInterrupt:
            return 0


@contextlib.contextmanager
def running(
    host: str, port: int, settings: Mapping[str, str] | None = None, *, silent: bool = False
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The app while the block runs, once it answers: its address and its process.

    ``settings`` go into its environment; ``silent`` drops what Streamlit prints. Raises ``AppError`` with the reason
    where it does not start.
    """
    process = _started(host, port, settings or {}, subprocess.DEVNULL if silent else None)
    try:
        url = _url(host, port)
        _wait_until_ready(process, url)
        yield url, process
    finally:
        stop(process)


def _started(host: str, port: int, settings: Mapping[str, str], output: int | None) -> subprocess.Popen[bytes]:
    """The process, in a session of its own: Ctrl-C reaches only us, and we end it."""
    command = [sys.executable, "-m", "streamlit", "run", str(SCRIPT)]
    for name, value in {"server.address": host, "server.port": str(port), **OPTIONS}.items():
        command += [f"--{name}", value]
    environment = {**_environment(), **settings}
    return subprocess.Popen(  # noqa: S603 - our own words
        command, cwd=PROJECT_FOLDER, env=environment, start_new_session=True, stdout=output
    )


def _url(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"


def _environment() -> dict[str, str]:
    """The environment, with the `.env` of this folder named outright: the app runs in the project folder."""
    here = os.environ.get(ENV_FILE_VARIABLE, ".env")
    return {**os.environ, ENV_FILE_VARIABLE: os.path.abspath(here)}  # noqa: PTH100 - the file need not exist


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AppError(f"It ended by itself (exit code {process.returncode}); its words stand above.")
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2).close()  # noqa: S310 - our own address
            return
        time.sleep(LOOK_AGAIN_SECONDS)
    raise AppError(f"It did not answer at {url} within {READY_SECONDS:.0f} s.")


@contextlib.contextmanager
def _interrupted_when_asked_to_end() -> Iterator[None]:
    """Makes TERM, and the end of the terminal, the same as Ctrl-C for as long as the block runs."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the process, by force where it does not end when asked."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
