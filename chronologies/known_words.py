"""Words of a chronology that look like names and may stay: what tables put in, and what a person said is no name.

They stand in ``chronology/known.txt`` of the case, one on a line, and may be written there by hand too. They are what
stands in the place of names, never what was replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronologies.errors import ChronologyNotKeptError
from chronologies.keeping import FOLDER
from graph.plain_text import without_controls
from graph.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = "known.txt"
MOST_BYTES = 1_000_000


def read_known(case: Path) -> tuple[str, ...]:
    """The words that a case keeps as known; raises ``ChronologyNotKeptError`` where they cannot be read."""
    path = case / FOLDER / FILE
    try:
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise ChronologyNotKeptError(f"{path}: {error.strerror or error}.") from None
    if len(content) > MOST_BYTES:
        raise ChronologyNotKeptError(f"{path} is larger than {MOST_BYTES:,} bytes. One word or name stands on a line.")
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def keep_known(case: Path, words: Iterable[str]) -> None:
    """Adds words to the known ones of a case that keeps a chronology; raises ``ChronologyNotKeptError``."""
    before = read_known(case)
    plain = (" ".join(without_controls(word).split()) for word in words)
    after = tuple(dict.fromkeys([*before, *sorted({word for word in plain if word} - set(before))]))
    if after == before or not (case / FOLDER).is_dir():
        return
    try:
        write_whole(case / FOLDER / FILE, "".join(f"{word}\n" for word in after).encode("utf-8"))
    except OSError as error:
        raise ChronologyNotKeptError(f"{case / FOLDER} cannot be written to: {error.strerror or error}.") from None
