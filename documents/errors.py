"""What can go wrong with a file that somebody sent."""

from __future__ import annotations

from graph.errors import WhoknewError


class UnreadableDocumentError(WhoknewError):
    """The file cannot be read."""
