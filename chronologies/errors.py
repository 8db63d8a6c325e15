"""What can go wrong with a chronology as a whole; what is wrong with a row of it is a problem, not an error."""

from __future__ import annotations

from graph.errors import WhoknewError


class MappingError(WhoknewError):
    """The mapping cannot be used."""


class PeriodError(WhoknewError):
    """The period cannot be read."""
