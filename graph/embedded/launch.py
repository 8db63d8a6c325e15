"""Launches the server process in the background, and reads from its log why it could not start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, BinaryIO

from graph.embedded.home import OWNER_ONLY_FILE, Home
from graph.embedded.jars import Progress, ensure_jars
from graph.embedded.lock import NEO4J_VERSION
from graph.errors import HomeFolderError, StartError
from graph.settings import PROJECT_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from graph.settings import Settings

FAILED = "start failed: "  # begins the line of the log that a user is shown
_PASSED_ON = {"home", "jar_cache", "bolt_port", "heap_megabytes", "page_cache_megabytes"}
_REASON_LINES = 5

# What Neo4j and Java say, and what a person can do about it.
_ADVICE = {
    "No space left on device": "The disk is full; free some space, or set WHOKNEW_HOME to another folder.",
    "Lock file has been locked by another process": "Another process uses the database in this folder; end it first.",
    "StoreLockException": "Another process uses the database in this folder; end it first.",
    "Permission denied": "Some files in WHOKNEW_HOME belong to somebody else.",
    "OutOfMemoryError": "There is too little memory; set WHOKNEW_HEAP_MEGABYTES higher, or close other programs.",
    "Could not reserve enough space": "There is too little memory; set WHOKNEW_HEAP_MEGABYTES lower.",
    "Invalid maximum heap size": "Set WHOKNEW_HEAP_MEGABYTES lower.",
}


def launch(settings: Settings, home: Home, progress: Progress) -> None:
    """Starts the server process; when this returns, its record is written and it is on its way.

    Raises DownloadError, HomeFolderError or StartError.
    """
    if sys.platform == "win32":
        raise StartError("It runs on Linux and macOS. On Windows use WSL, or a Neo4j of your own (WHOKNEW_NEO4J_URI).")
    jars = ensure_jars(settings.jar_cache, progress)
    progress(f"starting Neo4j {NEO4J_VERSION} (about 6 s)")
    orders = json.dumps({"settings": settings.model_dump(mode="json", include=_PASSED_ON), "jars": [*map(str, jars)]})
    try:
        if not home.has_database():
            home.password.unlink(missing_ok=True)  # the password of a database that is no more
        with _open_log(home.log) as log:
            _run_child(orders, log)
    except OSError as error:
        raise HomeFolderError(f"{home.root}: {error.strerror}.") from None


def why_it_failed(home: Home) -> str:
    """The reason that the log gives for a start that failed, with advice where there is some."""
    lines = [line for line in home.log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()]
    stated = [line.removeprefix(FAILED) for line in lines if line.startswith(FAILED)]
    reason = stated[-1] if stated else " / ".join(lines[-_REASON_LINES:])
    advice = [text for sign, text in _ADVICE.items() if sign in reason]
    return " ".join([reason.rstrip(".") + ".", *advice[:1]])


def _open_log(path: Path) -> BinaryIO:
    """The log of this start alone, readable by its owner only; that of the last start is kept beside it."""
    if path.exists():
        path.replace(path.with_suffix(".last.log"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY_FILE), "wb")


def _run_child(orders: str, log: BinaryIO) -> None:
    """Returns as soon as the child has moved to the background."""
    subprocess.run(  # our own module in our own Python
        [sys.executable, "-m", "graph.embedded.child"],
        input=orders.encode(),
        stdout=log,
        stderr=subprocess.STDOUT,
        cwd=PROJECT_FOLDER,
        start_new_session=True,
        check=False,
    )
