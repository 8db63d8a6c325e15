"""The settings and the database, opened once for all who use the app."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from graph.cases import CaseSummary, loaded_cases, state_of_cases
from graph.client import Database
from graph.errors import DatabaseError
from graph.settings import Settings, load_settings
from views.reviews import in_order


@st.cache_resource(show_spinner=False)
def app_settings() -> Settings:
    """The settings, read once; raises SettingsError."""
    return load_settings()


@st.cache_resource(show_spinner="Connecting to the database; the first time it is started, which takes some seconds")
def app_database() -> Database:
    """The database, opened once; raises a DatabaseError or EmbeddedServerError. Threads may share it."""
    return Database.open(app_settings())


SECONDS = 3
"""For how long it is taken for granted that the database still answers, and holds what it held."""


def usable_database() -> Database:
    """The database, opened again where it has gone away since; looked after every few seconds."""
    database = app_database()
    try:
        _answers(database.address.uri, database)
    except DatabaseError:
        database.close()
        app_database.clear()
        return app_database()
    return database


@st.cache_data(ttl=SECONDS, max_entries=1, show_spinner=False)
def _answers(address: str, _database: Database) -> bool:
    del address
    _database.read("RETURN 1 AS here")
    return True


def cases_here() -> list[CaseSummary]:
    """The cases that the graph holds now, in the order in which every page has them."""
    database = usable_database()
    found = _kept_cases(database.address.uri, state_of_cases(database), database)
    _seen().update({"at": time.monotonic(), "cases": {case.id: case.fingerprint for case in found}})
    return found


@st.cache_resource(max_entries=1, show_spinner=False)
def _kept_cases(address: str, state: str, _database: Database) -> list[CaseSummary]:
    """The cases, kept until one of them changes: with thousands, reading them costs more than a page."""
    del address, state
    return in_order(loaded_cases(_database))


def is_still(case: CaseSummary) -> bool:
    """Whether the graph holds the case as it was, as somebody saw not more than a few seconds ago."""
    if time.monotonic() - _seen().get("at", 0) > SECONDS:
        cases_here()
    return bool(_seen()["cases"].get(case.id) == case.fingerprint)


@st.cache_resource(show_spinner=False)
def _seen() -> dict[str, Any]:
    """What each case held when the graph was looked at last, and when that was."""
    return {}
