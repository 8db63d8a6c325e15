"""Fetches Neo4j's program files once, and trusts only those whose SHA-256 is the locked one."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from filelock import FileLock

from graph.embedded.lock import NEO4J_VERSION, LockedJar, read_lock, sha256_of
from graph.errors import DownloadError

Progress = Callable[[str], None]

WAITS = (1, 3, 8)
"""Seconds before a file is asked for again whose connection failed: of some two hundred, one often does."""
AGAIN = "The first start needs the network once; connect and run the command again: what was fetched so far is kept."
_PARALLEL_DOWNLOADS = 16
_MEGABYTE = 1_000_000


def jar_folder(cache: Path) -> Path:
    """Where the program files of this version of Neo4j are kept."""
    return cache / f"neo4j-{NEO4J_VERSION}"


def ensure_jars(cache: Path, progress: Progress, locked: tuple[LockedJar, ...] | None = None) -> list[Path]:
    """The paths of all program files; those that are missing or not as locked are fetched first.

    Raises DownloadError if the cache cannot be written or a file cannot be had as it is locked.
    """
    jars = read_lock() if locked is None else locked
    folder = jar_folder(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetch.lock"):
            missing = [jar for jar in jars if not _is_as_locked(folder / jar.filename, jar)]
            if missing:
                _fetch(missing, folder, progress)
    except OSError as error:
        raise DownloadError(f"{folder}: {error}. {_free_space(folder)}") from None
    return [folder / jar.filename for jar in jars]


def _is_as_locked(path: Path, jar: LockedJar) -> bool:
    return path.is_file() and path.stat().st_size == jar.size and sha256_of(path) == jar.sha256


def _fetch(jars: list[LockedJar], folder: Path, progress: Progress) -> None:
    total = sum(jar.size for jar in jars)
    progress(f"fetching Neo4j {NEO4J_VERSION}: {len(jars)} files, {total / _MEGABYTE:.0f} MB; this happens once")
    staging = Path(tempfile.mkdtemp(dir=folder, prefix="fetching-"))
    pool = ThreadPoolExecutor(_PARALLEL_DOWNLOADS)
    try:
        downloads = {pool.submit(_fetch_one, jar, staging, folder): jar for jar in jars}
        _report(downloads, total, progress)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(staging, ignore_errors=True)


def _report(downloads: dict[Future[None], LockedJar], total: int, progress: Progress) -> None:
    done = 0
    for count, download in enumerate(as_completed(downloads), start=1):
        download.result()
        before, done = done, done + downloads[download].size
        if done * 10 // total > before * 10 // total:
            progress(
                f"fetched {done / _MEGABYTE:.0f} of {total / _MEGABYTE:.0f} MB ({count} of {len(downloads)} files)"
            )


def _fetch_one(jar: LockedJar, staging: Path, folder: Path) -> None:
    """Fetches into `staging` and moves the file over only when it is whole and as locked."""
    fetched = _download(jar, staging)
    if not _is_as_locked(fetched, jar):
        raise DownloadError(
            f"{jar.filename} is not the file that the lock names (its SHA-256 differs). "
            "Try again; if it happens again, something between here and the repository changes files."
        )
    fetched.replace(folder / jar.filename)


def _download(jar: LockedJar, staging: Path) -> Path:
    import requests  # noqa: PLC0415  # jgo and requests load much and are needed once
    from jgo.config import GlobalSettings  # noqa: PLC0415
    from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415

    repositories = GlobalSettings.load().repositories or None  # jgo's own settings may name a mirror
    context = MavenContext(repo_cache=staging, resolver=PythonResolver(), remote_repos=repositories, timeout=60)
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    for wait in (*WAITS, None):
        try:
            return Path(artifact.resolve())
        except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
            if wait is None:
                raise DownloadError(f"{jar.filename}: {_first_line(error)}. {AGAIN}") from None
            time.sleep(wait)
        except requests.RequestException as error:
            raise DownloadError(f"{jar.filename}: {_first_line(error)}. {AGAIN}") from None
        except RuntimeError as error:
            raise DownloadError(f"{jar.filename}: {_first_line(error)}.") from None
    raise AssertionError  # the last wait is None


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _free_space(folder: Path) -> str:
    existing: Iterable[Path] = (each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(next(iter(existing))).free
    return f"{free / _MEGABYTE:.0f} MB are free there; about 150 are needed. WHOKNEW_JAR_CACHE names another folder."
