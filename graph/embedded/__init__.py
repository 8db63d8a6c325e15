"""A real Neo4j that comes with pip alone: fetched, started, found again and stopped by these functions."""

from graph.embedded.control import ensure_running, stop
from graph.embedded.state import Address, ServerStatus, status

__all__ = ["Address", "ServerStatus", "ensure_running", "status", "stop"]
