"""Which process serves a home folder, and whether it still does."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import psutil

from graph.embedded.home import Home, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from graph.settings import Settings

# Linux derives a process's creation time from the boot time, which moves a little when the clock is set.
_CLOCK_SLACK_SECONDS = 5.0


class Phase(StrEnum):
    """What the server is doing."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"


@dataclass(frozen=True)
class Address:
    """Where and as whom the server can be reached."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class ServerRecord:
    """What the server process writes about itself; `created` is its creation time in seconds since 1970."""

    pid: int
    created: float
    phase: Phase
    version: str
    bolt_port: int | None = None

    def is_alive(self) -> bool:
        """Whether that very process still runs: the same number could by now be somebody else's."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < _CLOCK_SLACK_SECONDS
            return same and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False


@dataclass(frozen=True)
class ServerStatus:
    """The state of the embedded server as a user sees it; `uri`, `pid` and `version` only while it is there."""

    phase: Phase
    home: Path
    log: Path
    pid: int | None = None
    uri: str | None = None
    version: str | None = None


def read_record(home: Home) -> ServerRecord | None:
    """The record of the live server of this home; None if there is none, or what is written is out of date."""
    try:
        written = json.loads(home.state.read_text(encoding="utf-8"))
        record = ServerRecord(**{**written, "phase": Phase(written["phase"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if record.is_alive() else None


def write_record(home: Home, record: ServerRecord) -> None:
    """Publishes what the server process is doing."""
    write_private(home.state, json.dumps(dataclasses.asdict(record)))


def address_of(home: Home, record: ServerRecord) -> Address:
    """The address of a running server; raises OSError if its password file is gone."""
    password = home.password.read_text(encoding="utf-8")
    return Address(uri=f"bolt://127.0.0.1:{record.bolt_port}", user="neo4j", password=password)


def status(settings: Settings) -> ServerStatus:
    """What the embedded server of these settings is doing; starts nothing."""
    home = Home(settings.home)
    record = read_record(home)
    if record is None:
        return ServerStatus(phase=Phase.STOPPED, home=home.root, log=home.log)
    uri = f"bolt://127.0.0.1:{record.bolt_port}" if record.bolt_port else None
    return ServerStatus(record.phase, home.root, home.log, record.pid, uri, record.version)
