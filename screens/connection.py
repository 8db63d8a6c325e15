"""The settings and the database, opened once for all who use the app."""

from __future__ import annotations

import streamlit as st

from graph.cases import CaseSummary, loaded_cases
from graph.client import Database
from graph.errors import DatabaseError
from graph.settings import Settings, load_settings


@st.cache_resource(show_spinner=False)
def app_settings() -> Settings:
    """The settings, read once; raises SettingsError."""
    return load_settings()


@st.cache_resource(show_spinner="Connecting to the database; the first time it is started, which takes some seconds")
def app_database() -> Database:
    """The database, opened once; raises a DatabaseError or EmbeddedServerError. Threads may share it."""
    return Database.open(app_settings())


def usable_database() -> Database:
    """The database, opened again where it has gone away since."""
    database = app_database()
    try:
        database.read("RETURN 1 AS here")
    except DatabaseError:
        database.close()
        app_database.clear()
        return app_database()
    return database


def cases_here() -> list[CaseSummary]:
    """The cases that the graph holds now."""
    return loaded_cases(usable_database())
