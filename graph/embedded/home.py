"""The folder of one embedded server: where each of its files lies, and who may read them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import HomeFolderError
from graph.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
LEAST_FREE_MEGABYTES = 50  # on a full disk Neo4j neither starts nor gives up


@dataclass(frozen=True)
class Home:
    """The files of one embedded server under `root`."""

    root: Path

    @property
    def data(self) -> Path:
        """The database's own files."""
        return self.root / "data"

    @property
    def logs(self) -> Path:
        """Neo4j's own logs."""
        return self.root / "logs"

    @property
    def log(self) -> Path:
        """What the server process itself said while it started, ran and stopped."""
        return self.root / "logs" / "server.log"

    @property
    def configuration(self) -> Path:
        """The settings that Neo4j is started with, written anew at each start."""
        return self.root / "neo4j.conf"

    @property
    def password(self) -> Path:
        """The generated password; there only once the database knows it."""
        return self.root / "password"

    @property
    def state(self) -> Path:
        """Which process serves this folder, and where it can be reached."""
        return self.root / "server.json"

    @property
    def start_lock(self) -> Path:
        """Held by the one command that starts the server."""
        return self.root / "start.lock"

    def prepare(self) -> None:
        """Creates the folders, readable by their owner only; raises HomeFolderError if that cannot be done."""
        try:
            for folder in (self.root, self.data, self.logs):
                folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            self.root.chmod(OWNER_ONLY_FOLDER)
            write_private(self.root / "write-test", "")
            (self.root / "write-test").unlink()
        except OSError as error:
            raise HomeFolderError(
                f"{self.root}: {error.strerror}. Set WHOKNEW_HOME to a folder on this machine that you can write to."
            ) from None
        free = shutil.disk_usage(self.root).free / 1_000_000
        if free < LEAST_FREE_MEGABYTES:
            raise HomeFolderError(
                f"{self.root}: the disk is full ({free:.0f} MB free, {LEAST_FREE_MEGABYTES} needed). "
                "Free some space, or set WHOKNEW_HOME to a folder on another disk."
            )

    def has_database(self) -> bool:
        """Whether a server has run here before."""
        return (self.data / "databases" / "system").exists()


def write_private(path: Path, text: str) -> None:
    """Replaces the file at once, so that a reader sees the old text or the new; only the owner may read it."""
    write_whole(path, text.encode(), mode=OWNER_ONLY_FILE)
