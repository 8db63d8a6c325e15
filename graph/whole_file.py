"""Replacing a file at once: a reader sees the old content or the whole new one, never a part of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

SHARED = 0o644
"""Who may read a file that others may read too, before the umask takes its part."""


def write_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Writes beside ``path`` and renames; ``mode`` is that of the file, else what any new file of this user has."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(SHARED & ~_umask() if mode is None else mode)
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now
