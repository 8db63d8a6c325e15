"""Says in our words what the driver reports in its own."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import (
    DatabaseError,
    DatabaseMissingError,
    DatabaseUnreachableError,
    MemoryShortError,
    QueryTimeoutError,
    QueryWrongError,
    WriteRefusedError,
    WrongPasswordError,
    WrongVersionError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.embedded import Address

OLDEST_VERSION = (5, 23)
_TIMEOUTS = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockClientStopped")
_MEMORY = ("MemoryPoolOutOfMemoryError", "TransactionMemoryLimit", "OutOfMemoryError")
_MORE_MEMORY = (
    "Ask of fewer reviews at once (--cases), or give the server more: the embedded one by WHOKNEW_HEAP_MEGABYTES (stop "
    "it and start it again), your own by its heap and dbms.memory.transaction.total.max."
)
_CHECK_ADDRESS = "See whether it runs (of the embedded server: whoknew server status), and check WHOKNEW_NEO4J_URI."
_ENCRYPTED = (
    " Its address asks for encryption (+s); a server without it has an address that begins bolt:// or neo4j://."
)


def check_version(agent: str) -> None:
    """Raises WrongVersionError unless the server's agent, e.g. `Neo4j/5.26.24`, is one that whoknew works with.

    Versions by year (2025.01 and later) follow 5.26 and speak its dialect:
    https://neo4j.com/docs/upgrade-migration-guide/current/version-5/
    """
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found is None or (int(found[1]), int(found[2])) < OLDEST_VERSION:
        raise WrongVersionError(f"The server says that it is {agent}.")


@contextlib.contextmanager
def in_our_words(address: Address, database: str, lines_before: int = 0) -> Iterator[None]:
    """Turns every error of the driver inside the block into one of `graph.errors`.

    `lines_before` says how many lines stood before the user's own text in what was sent.
    """
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise DatabaseUnreachableError(_unreachable(address, error)) from error
    except ConfigurationError as error:
        raise DatabaseUnreachableError(f"Address: {address.uri}. {_first_line(error)}") from error
    except Neo4jError as error:
        raise _refusal(error, address, database, lines_before) from error
    except DriverError as error:
        raise DatabaseError(_first_line(error)) from error


@contextlib.contextmanager
def asked_once_if_too_much() -> Iterator[None]:
    """Turns the driver's error of a query that takes too long or too much memory into ours at once.

    The driver takes a lack of memory for an error that passes, and would ask again until its time for that is over: a
    query that is too large alone would then be too late instead, after half a minute of somebody waiting.
    """
    try:
        yield
    except Neo4jError as error:
        refusal = _too_much(_name(error))
        if refusal is None:
            raise
        raise refusal from error


def _unreachable(address: Address, error: BaseException) -> str:
    encrypted = _ENCRYPTED if "+s" in address.uri.partition("://")[0] else ""
    return f"Address: {address.uri}. {_first_line(error).rstrip('.: ')}. {_CHECK_ADDRESS}{encrypted}"


def _refusal(error: Neo4jError, address: Address, database: str, lines_before: int) -> DatabaseError:
    name = _name(error)
    if isinstance(error, AuthError) or name in {"Unauthorized", "AuthenticationRateLimit", "CredentialsExpired"}:
        return WrongPasswordError(
            f"User {address.user} at {address.uri}. Check WHOKNEW_NEO4J_USER and WHOKNEW_NEO4J_PASSWORD."
        )
    if name == "DatabaseNotFound":
        return DatabaseMissingError(f"{database!r} at {address.uri}. Check WHOKNEW_NEO4J_DATABASE.")
    if name == "DatabaseUnavailable":
        return DatabaseUnreachableError(f"{database!r} at {address.uri} is not online.")
    if name in {"AccessMode", "Forbidden"}:
        return WriteRefusedError(_first_line(error))
    return _too_much(name) or _wrong(error, lines_before)


def _too_much(name: str) -> DatabaseError | None:
    """The error of a query that takes too long or too much memory, if it is one."""
    if name in _TIMEOUTS:
        return QueryTimeoutError("Narrow it down, or raise WHOKNEW_QUERY_TIMEOUT_SECONDS.")
    return MemoryShortError(_MORE_MEMORY) if name in _MEMORY else None


def _name(error: Neo4jError) -> str:
    """The last part of an error's code, as `MemoryPoolOutOfMemoryError`."""
    return str(error.code or "").rpartition(".")[2]


def _wrong(error: Neo4jError, lines_before: int) -> DatabaseError:
    kind = QueryWrongError if isinstance(error, ClientError) else DatabaseError
    return kind(_moved_up(error.message or _first_line(error), lines_before))


def _moved_up(message: str, lines: int) -> str:
    """The message with its places counted that many lines higher."""

    def moved(match: re.Match[str]) -> str:
        return f"(line {max(1, int(match[1]) - lines)}, column {match[2]})"

    return re.sub(r"\(line (\d+), column (\d+) \(offset: \d+\)\)", moved, message)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
