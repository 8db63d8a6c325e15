"""What can go wrong with a chronology as a whole; what is wrong with a row of it is a problem, not an error."""

from __future__ import annotations

from graph.errors import WhoknewError


class NamesWrongError(WhoknewError):
    """The table of names cannot be used."""


class JoinsWrongError(WhoknewError):
    """The file of decisions about joining cannot be used."""


class ChronologyNotWrittenError(WhoknewError):
    """The chronology could not be written."""


class ChronologyNotKeptError(WhoknewError):
    """The chronology of the case was left as it is."""


class MappingError(WhoknewError):
    """The mapping cannot be used."""


class PeriodError(WhoknewError):
    """The period cannot be read."""
