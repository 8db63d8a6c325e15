"""Reading in a process of its own, for formats that libraries in C and Rust read.

Whatever a file makes them do ends there, within the memory and time of ``documents/limits.py``.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from documents.errors import UnreadableDocumentError
from documents.limits import CHILD_MEGABYTES, CHILD_SECONDS

if TYPE_CHECKING:
    from documents.blocks import Paragraph, Table

    Read = tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]

PROJECT = Path(__file__).resolve().parent.parent
GAVE_UP = 3
"""The exit code of a child that could not get the memory that a file asks for."""
RIGHT = "Open it in its program, remove what is not needed, and save it as .xlsx or .docx."


def read_apart(kind: str, path: Path) -> Read:
    """What a file of this kind holds, read in a child process; raises ``UnreadableDocumentError``."""
    folders = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(  # noqa: S603 - this Python, a module of ours, and a path
            [sys.executable, "-m", "documents.child", kind, str(path.absolute())],
            capture_output=True, timeout=CHILD_SECONDS, check=False, env={**os.environ, "PYTHONPATH": folders},
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        wrong = f"{path.name} could not be read within {CHILD_SECONDS} seconds. {RIGHT}"
        raise UnreadableDocumentError(wrong) from None
    if done.returncode != 0 or not done.stdout:
        memory = f"within {CHILD_MEGABYTES:,} MB of memory" if done.returncode in {GAVE_UP, -6, -9} else "at all"
        wrong = f"{path.name} is damaged or asks for too much: it could not be read {memory}. {RIGHT}"
        raise UnreadableDocumentError(wrong)
    found = pickle.loads(done.stdout)  # noqa: S301 - written by our own child
    if isinstance(found, str):
        raise UnreadableDocumentError(found)
    return cast("Read", found)
