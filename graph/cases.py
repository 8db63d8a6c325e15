"""Which cases the graph holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from graph.client import Database

CASES = """
MATCH (case:Case)
RETURN case.uid AS id, case.title AS title, case.kind AS kind, case.area AS area, case.fictional AS fictional,
       case.about AS about, case.period AS period, case.period_earliest AS start, case.period_latest AS end,
       case.fingerprint AS fingerprint, case.loaded_at AS loaded_at, case.counts AS counts
ORDER BY title, id
"""
STATE = """
MATCH (case:Case)
RETURN max(case.loaded_at) AS last, collect(left(case.fingerprint, 12)) AS prints
"""
COUNTS = """
MATCH (node) WHERE node.case IN $cases
WITH node.case AS id, [label IN labels(node) WHERE label <> 'Holder'][0] AS label, count(*) AS number
RETURN id, collect(label + ' ' + number) AS counts
"""
"""Looks through the whole graph: only for cases that were loaded before they kept their own counts."""
REPORTS = (
    "MATCH (case:Case) WHERE case.source_hash IN $sources RETURN case.source_hash AS source, case.load_report AS report"
)
REPORT = "MATCH (case:Case {uid: $case}) RETURN case.load_report AS report"
MOST_CASES = 100_000
AT_ONCE = 500


@dataclass(frozen=True)
class CaseSummary:
    """One case of the graph: what it is, its period, and how many nodes of each label it has."""

    id: str
    title: str
    kind: str
    area: str
    fictional: bool
    about: str
    period: str
    start: date | None
    end: date | None
    fingerprint: str
    counts: Mapping[str, int]
    loaded_at: str = ""


def loaded_cases(database: Database) -> list[CaseSummary]:
    """Every case in the graph, by title."""
    answer = database.read(CASES, row_cap=MOST_CASES)
    uncounted = [row["id"] for row in answer.rows if row["counts"] is None]
    counted = database.read(COUNTS, {"cases": uncounted}, row_cap=MOST_CASES).rows if uncounted else []
    counts = {row["id"]: row["counts"] for row in (*answer.rows, *counted)}
    return [
        CaseSummary(
            id=row["id"], title=row["title"] or row["id"], kind=row["kind"] or "", area=row["area"] or "",
            fictional=bool(row["fictional"]), about=row["about"] or "", period=row["period"] or "",
            start=row["start"], end=row["end"], fingerprint=row["fingerprint"] or "",
            counts=_numbers(counts[row["id"]]), loaded_at=row["loaded_at"] or "",
        )
        for row in answer.rows
    ]  # fmt: skip


def state_of_cases(database: Database) -> str:
    """A text that changes whenever `loaded_cases` would answer otherwise; it costs a tenth of that."""
    row = database.read(STATE).rows[0]
    return " ".join((row["last"] or "", *row["prints"]))


def _numbers(counts: Iterable[str]) -> dict[str, int]:
    """How many nodes of each label, from texts such as `Agency 12`."""
    found = (text.partition(" ") for text in counts)
    return {label: int(number) for label, _, number in sorted(found)}


def load_report_text(database: Database, case: str) -> str:
    """What the graph keeps of the last load of a case that changed it; empty where it keeps nothing."""
    rows = database.read(REPORT, {"case": case}).rows
    return str(rows[0]["report"] or "") if rows else ""


def reports_of_sources(database: Database, sources: Iterable[str]) -> dict[str, str]:
    """What the graph keeps of the loads of these sources, by the hash of each; it has none of what was not loaded."""
    wanted = list(sources)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        answer = database.read(REPORTS, {"sources": wanted[start : start + AT_ONCE]}, row_cap=MOST_CASES)
        found |= {row["source"]: row["report"] or "" for row in answer.rows}
    return found
