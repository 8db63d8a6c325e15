"""The errors that a user can meet; every room's own errors descend from `WhoknewError`."""

from __future__ import annotations

import inspect
from typing import Any


class WhoknewError(Exception):
    """Something that the user can put right went wrong.

    The first paragraph of each class's docstring is the sentence that the user reads. What is raised with the error
    follows it: what exactly was found, where, and what would be right.
    """

    def __init__(self, detail: str = "") -> None:
        self.detail = detail
        super().__init__(f"{self.sentence()} {detail}".strip())

    def __reduce__(self) -> tuple[Any, ...]:
        """As it is, from one process to another; by itself Python would put the sentence before the message again."""
        return _again, (type(self), self.args, dict(self.__dict__))

    @classmethod
    def sentence(cls) -> str:
        """The sentence that every error of this class begins with."""
        own_words = inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0]
        return " ".join(own_words.split())


def _again(kind: type[WhoknewError], arguments: tuple[Any, ...], values: dict[str, Any]) -> WhoknewError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(values)
    return error


class SettingsError(WhoknewError):
    """A setting is wrong."""


class DatabaseError(WhoknewError):
    """The database refused what was asked of it."""


class DatabaseUnreachableError(DatabaseError):
    """The database did not answer."""


class WrongPasswordError(DatabaseError):
    """The database did not accept the user name and password."""


class WrongVersionError(DatabaseError):
    """This version of Neo4j cannot be used; whoknew needs 5.23 or later."""


class DatabaseMissingError(DatabaseError):
    """The server answers, but has no database of that name."""


class QueryTimeoutError(DatabaseError):
    """The query took too long and was stopped."""


class MemoryShortError(DatabaseError):
    """The query needs more memory than the server may use."""


class WriteRefusedError(DatabaseError):
    """Only reading is allowed here, and this query would do something else."""


class QueryWrongError(DatabaseError):
    """The database could not run the query."""


class EmbeddedServerError(WhoknewError):
    """The embedded Neo4j cannot be used."""


class DownloadError(EmbeddedServerError):
    """Neo4j's program files could not be fetched."""


class StartError(EmbeddedServerError):
    """The embedded Neo4j did not start."""


class HomeFolderError(EmbeddedServerError):
    """The folder of the embedded Neo4j cannot be used."""
