"""The one door to Neo4j: opens a database, reads within limits, writes in one transaction."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

import neo4j
from neo4j import READ_ACCESS, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, unit_of_work

from graph.embedded import Address, ensure_running
from graph.errors import QueryWrongError, SettingsError, WriteRefusedError
from graph.failures import asked_once_if_too_much, check_version, in_our_words
from graph.guard import Explanation, Notification, refused_plan, refused_words
from graph.packing import LINES_BEFORE, packed, unpacked

if TYPE_CHECKING:
    from graph.settings import Settings

__all__ = ["Database", "Explanation", "Notification", "Result", "Transaction"]

Transaction = ManagedTransaction
Progress = Callable[[str], None]
T = TypeVar("T")

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 5.0
ROUTED_RETRY_SECONDS = 30.0
"""A cluster that chooses a new leader takes so long: https://neo4j.com/docs/python-manual/current/transactions/"""
INDEX_SECONDS = 60
_REMEMBERED_EXPLANATIONS = 1024

# Without a handler of its own, Python would print the driver's warnings on the user's terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Result:
    """The answer to one query: `rows` by column name, `capped` if there were more than the row cap allowed."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    capped: bool
    milliseconds: float
    notifications: tuple[Notification, ...]


class Database:
    """One Neo4j database. Close it, or use it in a `with` statement; threads may share it."""

    def __init__(self, address: Address, settings: Settings) -> None:
        self.address = address
        self.name = settings.neo4j_database
        self.settings = settings
        routed = address.uri.startswith("neo4j")
        self._driver = GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=2 * CONNECT_SECONDS,
            max_transaction_retry_time=ROUTED_RETRY_SECONDS if routed else RETRY_SECONDS,
            warn_notification_severity=NotificationMinimumSeverity.OFF,
            user_agent="whoknew",
            telemetry_disabled=True,
        )
        # On a cluster a read may go to a server that lacks what was just written, unless it is told to wait for it.
        self._bookmarks = GraphDatabase.bookmark_manager() if routed else None
        self.explain = functools.lru_cache(_REMEMBERED_EXPLANATIONS)(self._explain)
        """What the server would do for a query text, asked once for each text; runs nothing."""

    @classmethod
    def open(cls, settings: Settings, progress: Progress = lambda _: None) -> Self:
        """Connects to the server that the settings name, or else to the embedded one, which is started if need be.

        Raises SettingsError, an EmbeddedServerError, DatabaseUnreachableError, WrongPasswordError, WrongVersionError
        or DatabaseMissingError.
        """
        address = _given_address(settings) or ensure_running(settings, progress)
        database = cls(address, settings)
        try:
            database.check()
        except BaseException:
            database.close()
            raise
        return database

    def check(self) -> None:
        """Raises the error that says why the database cannot be used, if it cannot."""
        with in_our_words(self.address, self.name):
            check_version(str(self._driver.get_server_info().agent))
        self.explain("RETURN 1")

    def bookmarks(self) -> frozenset[str]:
        """What a read of this program waits for on a cluster: the last transactions that it wrote."""
        return frozenset(self._bookmarks.get_bookmarks()) if self._bookmarks else frozenset()

    def __enter__(self) -> Self:
        """Gives the database itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the connections."""
        self.close()

    def close(self) -> None:
        """Closes the connections; an embedded server goes on running."""
        self._driver.close()

    def read(  # noqa: PLR0913 - one keyword for each limit and for how the rows travel
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        row_cap: int | None = None,
        days: Collection[str] | None = None,
        columns: tuple[str, ...] = (),
    ) -> Result:
        """The answer to a query that only reads; `timeout` in seconds, both limits as in the settings by default.

        Whoever names the columns that hold `days` (or none) gets the same rows sooner where they are many: they come
        packed, where the query allows it. Who names all `columns` says that the query comes with whoknew, whose tests
        have seen its plan: it is held to its words and to a session that reads, and no plan is asked for beforehand.
        Raises WriteRefusedError before anything runs if the query would do more than read, QueryTimeoutError,
        QueryWrongError or DatabaseUnreachableError.
        """
        cap = row_cap or self.settings.row_cap
        if columns:
            self._refuse_words(query)
            text: str | None = packed(query, columns, days or (), cap + 1, tested=True)
        else:
            self.refuse_unless_reading(query)
            text = None if days is None else self._packed(query, tuple(days), cap + 1)
        started = time.perf_counter()

        @unit_of_work(timeout=timeout or self.settings.query_timeout_seconds)
        @asked_once_if_too_much()
        def work(transaction: Transaction) -> Result:
            answer = transaction.run(text or query, dict(parameters or {}))
            names = columns or (self.explain(query).columns if text else tuple(answer.keys()))
            found = answer.single(strict=True)[0] if text else [record.values() for record in answer.fetch(cap + 1)]
            rows = unpacked(found[:cap], names, days if text and days else ())
            notifications = _notifications(answer.consume(), LINES_BEFORE if text else 0)
            return Result(names, rows, len(found) > cap, (time.perf_counter() - started) * 1000, notifications)

        lines_before = LINES_BEFORE if text else 0
        with in_our_words(self.address, self.name, lines_before), self._session(READ_ACCESS) as session:
            return session.execute_read(work)

    def _packed(self, query: str, days: tuple[str, ...], most: int) -> str | None:
        """The query in its packed form, or nothing where it cannot stand inside another."""
        text = packed(query, self.explain(query).columns, days, most)
        try:
            return text if refused_plan(self.explain(text)) is None else None
        except QueryWrongError:
            return None

    def refuse_unless_reading(self, query: str) -> None:
        """Raises WriteRefusedError if the query would do anything but read the graph."""
        self._refuse_words(query)
        reason = refused_plan(self.explain(query))
        if reason:
            raise WriteRefusedError(f"Reason: {reason}.")

    def _refuse_words(self, query: str) -> None:
        reason = refused_words(query)
        if reason:
            raise WriteRefusedError(f"Reason: {reason}.")

    def write(self, work: Callable[[Transaction], T], *, timeout: float | None = None) -> T:
        """What `work` returns, having run in one transaction: all of it is kept, or nothing.

        `work` may be called again if the connection fails, so it should change nothing but the graph.
        """
        limited = unit_of_work(timeout=timeout)(work)
        with in_our_words(self.address, self.name), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(limited)

    def run_schema(self, statements: Iterable[str]) -> None:
        """Runs each statement about constraints or indexes by itself, and waits until the indexes are filled."""
        with in_our_words(self.address, self.name), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                session.run(statement).consume()
            session.run("CALL db.awaitIndexes($seconds)", {"seconds": INDEX_SECONDS}).consume()

    def _explain(self, query: str) -> Explanation:
        def work(transaction: Transaction) -> tuple[tuple[str, ...], neo4j.ResultSummary]:
            answer = transaction.run(f"EXPLAIN\n{query}")
            return tuple(answer.keys()), answer.consume()

        with in_our_words(self.address, self.name, lines_before=1), self._session(READ_ACCESS) as session:
            columns, summary = session.execute_read(work)
        remarks = _notifications(summary, 1)
        return Explanation(summary.query_type or "", tuple(_operators(summary.plan)), remarks, columns)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self.name, default_access_mode=access, bookmark_manager=self._bookmarks)


def _given_address(settings: Settings) -> Address | None:
    if settings.neo4j_uri is None:
        return None
    if settings.neo4j_password is None:
        raise SettingsError("WHOKNEW_NEO4J_URI is set, but WHOKNEW_NEO4J_PASSWORD is not; set both, or neither.")
    return Address(settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password.get_secret_value())


def _operators(plan: dict[str, Any] | None) -> list[str]:
    if plan is None:
        return []
    own = plan["operatorType"].partition("@")[0]
    return [own, *(name for child in plan.get("children", []) for name in _operators(child))]


def _notifications(summary: neo4j.ResultSummary, lines_before: int = 0) -> tuple[Notification, ...]:
    remarks = [each for each in summary.gql_status_objects if each.is_notification]
    return tuple(
        Notification(
            each.gql_status,
            each.status_description,
            each.raw_severity or "",
            each.raw_classification or "",
            each.position.line - lines_before if each.position else None,
            each.position.column if each.position else None,
        )
        for each in remarks
    )
