"""Fetching program files from a repository on this machine: only what is whole and as locked is ever kept."""

from __future__ import annotations

import hashlib
import http.server
import socket
import threading
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import pytest

from graph.embedded import jars as jars_module
from graph.embedded.jars import ensure_jars, jar_folder
from graph.embedded.lock import LockedJar, read_lock
from graph.errors import DownloadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = b"a program file " * 10_000


def locked(artifact: str, content: bytes, classifier: str = "") -> LockedJar:
    return LockedJar("org.example", artifact, "1.0", classifier, hashlib.sha256(content).hexdigest(), len(content))


class _Repository(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; announces more than it sends for a file whose name says so."""

    dropped: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        """Drops the first two connections for a file whose name says so."""
        if "flaky" in self.path and self.dropped.setdefault(self.path, 0) < 2:
            self.dropped[self.path] += 1
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        if "half" in self.path and self.path.endswith(".jar"):
            self.send_header("Content-Length", str(len(CONTENT)))
        super().end_headers()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a Maven repository that answers on loopback, and that jgo is told to use."""
    folder = tmp_path / "repository"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Repository, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    configuration = tmp_path / "jgo.conf"
    configuration.write_text(f"[repositories]\nlocal = http://127.0.0.1:{server.server_port}\n", encoding="utf-8")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(configuration))
    monkeypatch.setattr(jars_module, "WAITS", (0, 0, 0))
    yield folder
    server.shutdown()
    server.server_close()


def publish(repository: Path, jar: LockedJar, content: bytes) -> None:
    folder = repository / "org" / "example" / jar.artifact / jar.version
    folder.mkdir(parents=True)
    (folder / jar.filename).write_bytes(content)


def kept(cache: Path) -> set[str]:
    return {path.name for path in jar_folder(cache).iterdir()} - {"fetch.lock"}


def test_files_are_fetched_once_with_progress(repository: Path, tmp_path: Path) -> None:
    jars = (locked("one", CONTENT), locked("two", b"2", classifier="linux"))
    publish(repository, jars[0], CONTENT)
    publish(repository, jars[1], b"2")
    said: list[str] = []
    cache = tmp_path / "cache"

    paths = ensure_jars(cache, said.append, jars)

    assert [path.read_bytes() for path in paths] == [CONTENT, b"2"]
    assert kept(cache) == {"one-1.0.jar", "two-1.0-linux.jar"}
    assert "2 files" in said[0]
    assert said[-1].endswith("(2 of 2 files)")
    said.clear()
    assert ensure_jars(cache, said.append, jars) == paths
    assert said == []


def test_a_file_that_is_not_as_locked_is_refused_and_not_kept(repository: Path, tmp_path: Path) -> None:
    jar = locked("one", CONTENT)
    publish(repository, jar, CONTENT.replace(b"a", b"b"))

    with pytest.raises(DownloadError, match=r"one-1\.0\.jar is not the file that the lock names"):
        ensure_jars(tmp_path / "cache", print, (jar,))

    assert kept(tmp_path / "cache") == set()


def test_a_download_that_breaks_off_is_not_kept(repository: Path, tmp_path: Path) -> None:
    jar = locked("half", CONTENT)
    publish(repository, jar, CONTENT[:100])

    with pytest.raises(DownloadError, match=r"half-1\.0\.jar"):
        ensure_jars(tmp_path / "cache", print, (jar,))

    assert kept(tmp_path / "cache") == set()


def test_a_file_whose_connection_fails_twice_is_had_at_the_third(repository: Path, tmp_path: Path) -> None:
    jar = locked("flaky", CONTENT)
    publish(repository, jar, CONTENT)

    (path,) = ensure_jars(tmp_path / "cache", print, (jar,))

    assert path.read_bytes() == CONTENT
    assert any(number == 2 for number in _Repository.dropped.values())


def test_a_damaged_file_in_the_cache_is_fetched_again(repository: Path, tmp_path: Path) -> None:
    jar = locked("one", CONTENT)
    publish(repository, jar, CONTENT)
    folder = jar_folder(tmp_path / "cache")
    folder.mkdir(parents=True)
    (folder / jar.filename).write_bytes(CONTENT[:-1] + b"?")

    (path,) = ensure_jars(tmp_path / "cache", print, (jar,))

    assert path.read_bytes() == CONTENT


def test_a_file_that_the_repository_does_not_have_is_named(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"missing-1\.0\.jar"):
        ensure_jars(tmp_path / "cache", print, (locked("missing", CONTENT),))


def test_a_cache_that_cannot_be_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DownloadError, match="WHOKNEW_JAR_CACHE"):
        ensure_jars(tmp_path / "file" / "cache", print, (locked("one", CONTENT),))


def test_the_lock_names_each_file_once_with_its_hash() -> None:
    jars = read_lock()

    assert len({jar.filename for jar in jars}) == len(jars) > 200
    assert {len(jar.sha256) for jar in jars} == {64}
    assert {jar.version for jar in jars if jar.group == "org.neo4j"} == {"5.26.24"}
