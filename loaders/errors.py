"""What can go wrong with a case; every message says what, where, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import WhoknewError

if TYPE_CHECKING:
    from loaders.faults import Fault


class CaseNotFoundError(WhoknewError):
    """There is no case there."""


class CaseFaultyError(WhoknewError):
    """The case has faults; nothing was loaded."""

    def __init__(self, case: str, faults: tuple[Fault, ...]) -> None:
        self.case = case
        self.faults = faults
        super().__init__("\n".join([f"{case}: {len(faults)} to put right.", *(str(fault) for fault in faults)]))


class CaseExistsError(WhoknewError):
    """Something stands there already, and it is not overwritten."""


class CaseNotLoadedError(WhoknewError):
    """No such case is in the graph."""


class CaseNotWrittenError(WhoknewError):
    """The case could not be written."""


class LoaderEndedError(WhoknewError):
    """A process that loads cases was ended from outside."""
