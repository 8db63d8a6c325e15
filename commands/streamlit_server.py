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
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import WhoknewError
from graph.settings import ENV_FILE_VARIABLE, PROJECT_FOLDER

if TYPE_CHECKING:
    from types import FrameType

SCRIPT = PROJECT_FOLDER / "app.py"
PORTS_TRIED = 50
READY_SECONDS = 60.0
STOP_SECONDS = 10.0
LOOK_AGAIN_SECONDS = 0.1
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


@dataclass(frozen=True)
class Listening:
    """The running app: its process, and the address to open."""

    process: subprocess.Popen[bytes]
    url: str


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


def start(host: str, port: int) -> Listening:
    """Starts the app and waits until it answers; raises ``AppError`` with the reason where it does not."""
    if not SCRIPT.is_file():
        raise AppError(f"{SCRIPT} is not there; run whoknew from its project folder's environment (make demo).")
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(SCRIPT),
        "--server.address",
        host,
        "--server.port",
        str(port),
    ]
    command += [part for name, value in OPTIONS.items() for part in (f"--{name}", value)]
    # A session of its own: Ctrl-C reaches only us, and we end it.
    process = subprocess.Popen(command, cwd=PROJECT_FOLDER, env=_environment(), start_new_session=True)  # noqa: S603 - our own words
    shown = "127.0.0.1" if host in EVERYWHERE else host
    url = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
    try:
        _wait_until_ready(process, url)
    except BaseException:
        stop(process)
        raise
    return Listening(process, url)


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


def wait(listening: Listening) -> int:
    """Waits until the app ends or this command is asked to end (Ctrl-C, TERM), then ends the app; its exit code.

    An app that we ended gives 0.
    """

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        return listening.process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)
        stop(listening.process)


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
