"""The findings of a case, kept until it is loaded anew with a change; its card shows the first five."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from queries.findings import Finding, findings

if TYPE_CHECKING:
    from graph.cases import CaseSummary
    from graph.client import Database

FIVE = 5
MOST_CASES = 50
WORKING = "Working out what matters most; just after the database was started this takes some twenty seconds"


def findings_of(database: Database, case: CaseSummary, needs: str) -> tuple[Finding, ...]:
    """All findings of the case by ``needs`` (stated or all), kept until it is loaded anew with a change."""
    return _kept_findings(database.address.uri, case.id, case.fingerprint, needs, database)


@st.cache_resource(max_entries=MOST_CASES, show_spinner=WORKING)
def _kept_findings(address: str, case: str, fingerprint: str, needs: str, _database: Database) -> tuple[Finding, ...]:
    """The findings by what names them: the address of the database, the case, what the case holds, which needs."""
    del address, fingerprint
    return findings(_database, case, needs)
