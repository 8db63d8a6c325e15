"""Handles for notebooks: the official driver's and py2neo's own connection to the server of the settings.

What they run is not looked at beforehand: unlike ``Database.read`` they can change the graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import py2neo
from neo4j import GraphDatabase, NotificationMinimumSeverity

from graph.client import Database
from graph.settings import Settings, load_settings

if TYPE_CHECKING:
    from neo4j import Driver

    from graph.embedded import Address


def driver(settings: Settings | None = None) -> Driver:
    """A driver connected to the server of the settings; the embedded one is started where it does not run.

    Close it, or use it in a ``with`` statement. Raises what ``Database.open`` raises.
    """
    address = _answering(settings or load_settings())
    return GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        warn_notification_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )


def py2neo_graph(settings: Settings | None = None) -> py2neo.Graph:
    """A ``py2neo.Graph`` of the same database, over Bolt and without routing; raises what ``Database.open`` raises.

    py2neo says little when a connection is refused (a wrong password is "Connection has been closed"), so that the
    address is tried with our own client first.
    """
    chosen = settings or load_settings()
    address = _answering(chosen)
    return py2neo.Graph(address.uri, auth=(address.user, address.password), name=chosen.neo4j_database, routing=False)


def _answering(settings: Settings) -> Address:
    """The address of the server, which has just answered."""
    with Database.open(settings) as database:
        return database.address
