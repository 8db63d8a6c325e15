"""The floor of the wire: what our write step sends, recorded once and sent again as bare bytes.

Nothing is packed, nothing is read but the ends of answers: what is left is the server's own work and the sockets. No
client of this statement can be quicker. https://neo4j.com/docs/bolt/current/bolt/message/ says how messages are framed.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.writers import ours_by_two
from graph.client import Database
from graph.embedded import Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.rows import GraphRows

FLOOR = "ours as bare bytes, the floor of the wire"
HERE = "127.0.0.1"
PROPOSALS = 20
"""Bytes: what begins a connection, and four versions."""
MANIFEST = b"\x00\x00\x01\xff"
"""The answer to a client that can choose: the versions follow."""
CHOICE = 5
"""Bytes: a version and no capabilities."""
GREETINGS = 2
"""Messages until the server knows who is there; before, it takes small ones only."""
GOODBYE, SUCCESS, RECORD = 0x02, 0x70, 0x71
"""A goodbye is not sent again: it ends what the server has not done yet."""
PIECE = 1 << 16


class Recorded:
    """What one connection sent, and what the server answered."""

    def __init__(self) -> None:
        self.sent = bytearray()
        self.answered = bytearray()


@dataclass(frozen=True)
class Replay:
    """A recorded connection in the pieces in which it has to be sent again, and how much answers each of them."""

    proposals: bytes
    versions: int
    """Bytes."""
    greeting: bytes
    rest: bytes
    done: int
    """Messages that say that something of the rest was done."""

    @classmethod
    def of(cls, recorded: Recorded) -> Replay:
        """Takes a recorded connection apart. A choice of version, where there is one, goes with the greeting."""
        sent, answered = bytes(recorded.sent), bytes(recorded.answered)
        choosing, versions = answered.startswith(MANIFEST), len(MANIFEST)
        if choosing:
            versions += 1 + len(MANIFEST) * answered[versions] + 1
        begin = PROPOSALS + (CHOICE if choosing else 0)
        ends = [begin + end for kind, end in _messages(iter([sent[begin:]])) if kind != GOODBYE]
        greeted = ends[GREETINGS - 1]
        done = [kind for kind, _ in _messages(iter([answered[versions:]]))].count(SUCCESS) - GREETINGS
        return cls(sent[:PROPOSALS], versions, sent[PROPOSALS:greeted], sent[greeted : ends[-1]], done)

    def run(self, address: tuple[str, int]) -> None:
        """Sends it all again. Raises ``SystemExit`` where the server refuses or ends before it has done everything."""
        with socket.create_connection(address) as wire:
            wire.sendall(self.proposals)
            wire.recv(self.versions, socket.MSG_WAITALL)
            answers = _messages(iter(lambda: wire.recv(PIECE), b""))
            wire.sendall(self.greeting)
            _await(answers, GREETINGS)
            threading.Thread(target=wire.sendall, args=(self.rest,), daemon=True).start()
            _await(answers, self.done)


class Relay:
    """Stands between a client and the server, and keeps what each connection sends."""

    def __init__(self, server: tuple[str, int]) -> None:
        self.server = server
        self.connections: list[Recorded] = []
        self._door = socket.create_server((HERE, 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            server, kept = socket.create_connection(self.server), Recorded()
            self.connections.append(kept)
            threading.Thread(target=_pump, args=(client, server, kept.sent), daemon=True).start()
            threading.Thread(target=_pump, args=(server, client, kept.answered), daemon=True).start()

    def close(self) -> None:
        """Takes no more connections."""
        self._door.close()


class BareBytes:
    """Our write step for these cases as bare bytes over two connections; recording it leaves the cases in the graph."""

    def __init__(self, database: Database, cases: Sequence[GraphRows]) -> None:
        parts = urlsplit(database.address.uri)
        self.server = parts.hostname or HERE, parts.port or 0
        relay = Relay(self.server)
        address = Address(f"bolt://{HERE}:{relay.port}", database.address.user, database.address.password)
        with Database(address, database.settings) as relayed:
            ours_by_two(relayed, cases)
        relay.close()
        self.connections = [Replay.of(each) for each in relay.connections]

    def __call__(self) -> None:
        """Sends everything again."""
        with ThreadPoolExecutor(len(self.connections)) as pool:
            list(pool.map(lambda each: each.run(self.server), self.connections))


def _pump(source: socket.socket, target: socket.socket, kept: bytearray) -> None:
    with source, target:
        while piece := source.recv(PIECE):
            kept += piece
            target.sendall(piece)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)


def _await(answers: Iterator[tuple[int, int]], wanted: int) -> None:
    for _ in range(wanted):
        kind, _ = next(answers, (0, 0))
        if kind != SUCCESS:
            raise SystemExit("The server did not do all of what was sent again.")


def _messages(pieces: Iterator[bytes]) -> Iterator[tuple[int, int]]:
    """The kind of each message but records, of a stream of chunks, and the place in the stream at which it ends."""
    waiting, kind, place = bytearray(), 0, 0
    for piece in pieces:
        waiting += piece
        while len(waiting) >= 2 + (size := int.from_bytes(waiting[:2], "big")):
            place += 2 + size
            if size and not kind:
                kind = waiting[3]
            elif not size and kind:
                if kind != RECORD:
                    yield kind, place
                kind = 0
            del waiting[: 2 + size]
