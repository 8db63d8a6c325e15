"""The child process of ``documents/apart.py``: reads one file and writes what it holds to stdout, or what is wrong."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from documents.apart import GAVE_UP
from documents.errors import UnreadableDocumentError
from documents.limits import CHILD_MEGABYTES, CHILD_SECONDS, MEGABYTE


def limit() -> None:
    """Bounds the memory and the processor time of this process, where the system can do so."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    most = CHILD_MEGABYTES * MEGABYTE
    for what, bound in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CPU, CHILD_SECONDS)):
        hard = resource.getrlimit(what)[1]
        try:
            resource.setrlimit(what, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
        except (ValueError, OSError):
            continue


def read(kind: str, path: Path) -> object:
    """The blocks and notes of a file, or the message of what is wrong with it."""
    content = path.read_bytes()
    try:
        if kind == "pdf":
            from documents.pdf import read_pdf  # noqa: PLC0415 - only what this file needs

            return read_pdf(content, path.name)
        from documents.old_workbooks import read_old_workbook  # noqa: PLC0415

        return read_old_workbook(content, path.name, kind)
    except UnreadableDocumentError as error:
        return error.detail


def main() -> None:
    """Reads the file that the arguments name."""
    limit()
    try:
        sys.stdout.buffer.write(pickle.dumps(read(sys.argv[1], Path(sys.argv[2])), pickle.HIGHEST_PROTOCOL))
    except MemoryError:
        sys.exit(GAVE_UP)


if __name__ == "__main__":
    main()
