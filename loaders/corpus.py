"""Loading many cases at once: those that did not change are passed over, the others are worked out by all processors.

Each process reads, checks and works out one case, writes it in one transaction of its own, and takes the next: while
the server writes what one of them sent, another works. So no case is half written whatever ends the work, no more
cases are in memory than there are processes, and who begins again goes on where it ended.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.cases import reports_of_sources
from graph.client import Database
from graph.schema import apply_schema
from graph.writes import Change
from loaders.corpus_ids import faults_of_ids
from loaders.errors import CaseFaultyError, CaseNotFoundError, LoaderEndedError
from loaders.faults import Fault, Place
from loaders.load import collecting_seldom, load_case_anew
from loaders.report import kept_report
from loaders.source_hash import source_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from graph.embedded import Address
    from graph.settings import Settings
    from loaders.report import LoadReport

SELDOM = 1_000_000
"""So many values more are there before a process that loads for another looks for circles: cases leave none behind."""
FEW = 8
"""So many cases are loaded sooner by this process alone than by others that have to start first."""
ENDED = ("Mostly it is the system that does so, where memory runs out. What was loaded stays; the same command goes on "
         "from there, with WHOKNEW_LOAD_PROCESSES=1 in less memory.")  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What became of one case: the report of its load, or its faults, or that it is ``missing``, in words."""

    path: Path
    report: LoadReport | None = None
    case: str | None = None
    faults: tuple[Fault, ...] = ()
    missing: str = ""


def load_cases(
    database: Database, paths: Sequence[Path], progress: Callable[[int], None] = lambda _: None
) -> Generator[Outcome, None, None]:
    """Loads the cases of these folders and workbooks, and says of each, in their order, what became of it.

    ``progress`` hears how many of them are done. Whoever stops asking stops the work: cases that are being written are
    written to their end, the others are left as they stand.
    """
    apply_schema(database)
    sources = [_source(path) for path in paths]
    kept = {source: report for source, text in reports_of_sources(database, filter(None, sources)).items()
            if (report := kept_report(text))}  # fmt: skip
    twice = faults_of_ids(paths, {path: kept[source].case for path, source in zip(paths, sources, strict=True)
                                  if source in kept})  # fmt: skip
    anew = [(path, source) for path, source in zip(paths, sources, strict=True)
            if source not in kept and path not in twice]  # fmt: skip
    done = len(paths) - len(anew)
    progress(done)
    loaded = _loaded(database, anew)
    for path, source in zip(paths, sources, strict=True):
        if source in kept:
            yield Outcome(path, replace(kept[source], change=Change.UNCHANGED, seconds=0.0))
        elif path in twice:
            yield Outcome(path, faults=(twice[path],))
        else:
            found = next(loaded)
            done += 1
            progress(done)
            yield found


def _loaded(database: Database, anew: Sequence[tuple[Path, str]]) -> Iterator[Outcome]:
    processes = database.settings.load_processes or _processors()
    if len(anew) <= FEW or processes == 1:
        with collecting_seldom():
            yield from (_outcome(database, path, source) for path, source in anew)
        return
    pool = ProcessPoolExecutor(
        min(processes, len(anew)), get_context("spawn"), _begin, (database.address, database.settings)
    )
    try:
        with _interrupts_kept_waiting():
            loading = pool.map(_load, anew)
        yield from loading
    except BrokenProcessPool:
        raise LoaderEndedError(ENDED) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_kept_waiting() -> Iterator[None]:
    """Processes begun here are never interrupted, from their first moment on; who began them is, after the block.

    A terminal sends Ctrl-C to all of them; the one that began them ends the others. The mask is what they are born
    with. It does not hold off this process, where a thread of some library may hear the signal in its place.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _outcome(database: Database, path: Path, source: str) -> Outcome:
    try:
        return Outcome(path, load_case_anew(database, path, source))
    except CaseNotFoundError as error:
        return Outcome(path, missing=error.detail)
    except CaseFaultyError as error:
        return Outcome(path, case=error.case, faults=error.faults)
    except OSError as error:
        return Outcome(path, faults=(_unreadable(error, path),))


def _source(path: Path) -> str:
    """The hash of a source; of one that cannot be read it is empty, and whoever reads the case finds out why."""
    try:
        return source_hash(path)
    except OSError:
        return ""


def _unreadable(error: OSError, path: Path) -> Fault:
    right = "See that you may read it and that nothing else holds it, and load it again."
    return Fault(Place(PurePath(error.filename or path).name), f"cannot be read: {error.strerror or error}.", right)


_here: list[Database] = []
"""The database of a process that loads for another."""


def _begin(address: Address, settings: Settings) -> None:
    """What such a process does first. It is never interrupted by itself, and ends when the one that began it has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(SELDOM)
    _here[:] = [Database(address, settings)]


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _load(job: tuple[Path, str]) -> Outcome:
    return _outcome(_here[0], *job)
