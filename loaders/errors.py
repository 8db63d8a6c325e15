"""What can go wrong with a case; every message says what, where, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import WhoknewError
from loaders.faults import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.faults import Fault

MOST_NAMED = 10


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


def not_loaded(case: str, known: Sequence[str]) -> CaseNotLoadedError:
    """The error of a case that the graph does not have: with the one of a similar id, or the first of those it has."""
    close = nearest(case, known)
    more = len(known) - MOST_NAMED
    rest = f" and {more:,} more; whoknew cases lists them" if more > 0 else ""
    named = f"Loaded: {', '.join(sorted(known)[:MOST_NAMED])}{rest}." if known else "Nothing is: see whoknew load."
    return CaseNotLoadedError(f"{case!r} is not loaded. {f'Did you mean {close!r}?' if close else named}")


class CaseNotWrittenError(WhoknewError):
    """The case could not be written."""


class LoaderEndedError(WhoknewError):
    """A process that loads cases was ended from outside."""
