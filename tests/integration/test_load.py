"""Loading cases into a real Neo4j: idempotent, atomic, one case at a time."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from case_files import checked_case, replaced, write_case

from graph import writes
from graph.cases import load_report_text
from graph.plain import plain
from graph.schema import apply_schema, schema_statements
from graph.writes import CaseChangedError, Change, delete_case
from graph.writes import write_case as write_rows
from loaders.check import require
from loaders.errors import CaseFaultyError, CaseNotLoadedError
from loaders.format_example import EXAMPLE
from loaders.load import load_case, load_prepared, loaded_cases, prepare, unload_case
from loaders.read import read_case
from loaders.report import kept_report
from loaders.to_claims import derived
from loaders.to_graph import to_graph
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from graph.client import Database

pytestmark = pytest.mark.server
DEMO = Path(__file__).parents[2] / "cases" / "demo"
LOAD_ITSELF = {"loaded_at", "load_report", "source_hash"}
Contents = tuple[Counter[str], Counter[str]]


def contents(database: Database) -> Contents:
    """Every node and relationship of the graph, as it stands, without the database's own numbers.

    Nor with what a load says of itself: when it was, and its report.
    """

    def work(transaction: Any) -> Contents:
        nodes = transaction.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        found = Counter(repr((sorted(row["labels"]), _said(row["properties"]))) for row in nodes)
        edges = transaction.run(
            "MATCH (a)-[r]->(b) RETURN a.uid AS a, type(r) AS t, properties(r) AS properties, b.uid AS b"
        )
        return found, Counter(repr((row["a"], row["t"], _written(row["properties"]), row["b"])) for row in edges)

    return database.write(work)


def _said(properties: dict[str, Any]) -> list[tuple[str, Any]]:
    return [item for item in _written(properties) if item[0] not in LOAD_ITSELF]


def _written(properties: dict[str, Any]) -> list[tuple[str, Any]]:
    """The properties of a node or relationship as they were written: a case holds its lists as tuples."""
    return sorted(
        (name, tuple(value) if isinstance(value, list) else value) for name, value in plain(properties).items()
    )


def test_what_is_loaded_is_exactly_what_was_worked_out(empty_database: Database, tmp_path: Path):
    path = write_case(tmp_path / "anna")
    checked = require(read_case(path))
    rows = to_graph(checked, derived(checked)).with_fingerprint()
    report = load_case(empty_database, path)
    nodes, edges = contents(empty_database)
    assert sum(nodes.values()) == sum(report.nodes.values()) == sum(map(len, rows.nodes.values()))
    assert edges == Counter(
        repr((start, type_, sorted(properties.items()), end))
        for type_, of_type in rows.relationships.items()
        for start, properties, end in of_type
    )
    assert report.change is Change.LOADED


def test_a_case_that_goes_in_parts_is_the_same_as_one_that_goes_at_once(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
):
    load_case(empty_database, DEMO)
    at_once = contents(empty_database)
    unload_case(empty_database, "demo")
    monkeypatch.setattr(writes, "MOST_BYTES", 0)
    assert load_case(empty_database, DEMO).change is Change.LOADED
    assert contents(empty_database) == at_once


def test_a_case_of_which_the_server_made_less_is_not_written(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(writes, "create_statement", lambda: "CREATE (:Case {uid: 'anna'})")
    with pytest.raises(writes.CaseIncompleteError, match="it made \\(1, 0\\)"):
        load_case(empty_database, write_case(tmp_path / "anna"))
    assert contents(empty_database) == (Counter(), Counter())


def test_loading_the_same_case_twice_changes_nothing_whether_folder_or_workbook(
    empty_database: Database, tmp_path: Path
):
    path = write_case(tmp_path / "anna")
    load_case(empty_database, path)
    before = contents(empty_database)
    write_workbook(read_case(path), tmp_path / "anna.xlsx")
    assert load_case(empty_database, path).change is Change.UNCHANGED
    assert load_case(empty_database, tmp_path / "anna.xlsx").change is Change.UNCHANGED
    assert contents(empty_database) == before


def test_a_changed_case_is_as_if_it_had_been_loaded_afresh(empty_database: Database, tmp_path: Path):
    load_case(empty_database, write_case(tmp_path / "one" / "anna"))
    changes: dict[str, str | None] = {
        **replaced("people.csv", "Anna", "Anne"),
        "sharings.csv": EXAMPLE["sharings.csv"].splitlines(keepends=True)[0],
        "incidents.csv": EXAMPLE["incidents.csv"] + "e-call,She rang,May 2015,,call,anna,police,no,review 4\n",
    }
    changed = write_case(tmp_path / "two" / "anna", changes)
    assert load_case(empty_database, changed).change is Change.REPLACED
    replaced_contents = contents(empty_database)
    unload_case(empty_database, "anna")
    assert contents(empty_database) == (Counter(), Counter())
    assert load_case(empty_database, changed).change is Change.LOADED
    assert contents(empty_database) == replaced_contents


def test_an_interrupted_load_leaves_the_earlier_version_whole(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    load_case(empty_database, write_case(tmp_path / "one" / "anna"))
    before = contents(empty_database)
    monkeypatch.setattr(writes, "MOST_BYTES", 0)  # so that it goes in several statements

    written = []

    def interrupted(rows: Any) -> Any:
        for statement in list(relationship_statements(rows))[:5]:
            yield statement
            written.append(statement)
        raise KeyboardInterrupt

    relationship_statements = writes.relationship_statements
    monkeypatch.setattr(writes, "relationship_statements", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load_case(empty_database, write_case(tmp_path / "two" / "anna", replaced("people.csv", "Anna", "Anne")))
    assert len(written) == 5
    assert contents(empty_database) == before


def test_a_faulty_case_leaves_the_graph_as_it_was(empty_database: Database, tmp_path: Path):
    load_case(empty_database, write_case(tmp_path / "one" / "anna"))
    before = contents(empty_database)
    with pytest.raises(CaseFaultyError, match="'victm' is no role"):
        load_case(empty_database, write_case(tmp_path / "two" / "anna", replaced("people.csv", "victim", "victm")))
    assert contents(empty_database) == before


def test_no_other_case_is_touched(empty_database: Database, tmp_path: Path):
    load_case(empty_database, DEMO)
    demo = contents(empty_database)
    load_case(empty_database, write_case(tmp_path / "one" / "anna"))
    load_case(empty_database, write_case(tmp_path / "two" / "anna", replaced("people.csv", "Anna", "Anne")))
    assert unload_case(empty_database, "anna") == 20
    assert contents(empty_database) == demo


def test_sharings_between_the_same_two_ends_stay_apart(empty_database: Database, tmp_path: Path):
    sharings = "date,from,to,information,outcome\n" + "".join(
        f"{day} May 2015,anna,surgery,i-injury,received\n" for day in (1, 2, 3)
    )
    load_case(empty_database, write_case(tmp_path / "anna", {"sharings.csv": sharings}))
    answer = empty_database.read("MATCH (:Holder {uid: 'anna/surgery'})-[k:KNOWS]->() RETURN count(k) AS ways")
    assert answer.rows == [{"ways": 3}]


def test_text_of_a_case_is_only_text(empty_database: Database, tmp_path: Path):
    name = "'}) DETACH DELETE n // <b>=1+1</b> `$case`"
    load_case(empty_database, write_case(tmp_path / "anna", replaced("people.csv", "anna,Anna", f'anna,"{name}"')))
    answer = empty_database.read("MATCH (p:Person {uid: 'anna/anna'}) RETURN p.name AS name")
    assert answer.rows == [{"name": name}]


def test_the_cases_that_are_loaded_are_listed_with_their_sizes(empty_database: Database, tmp_path: Path):
    assert loaded_cases(empty_database) == []
    load_case(empty_database, write_case(tmp_path / "anna"))
    (summary,) = loaded_cases(empty_database)
    assert (summary.id, summary.title, summary.fictional) == ("anna", "Review into the death of Anna (made up)", True)
    assert (str(summary.start), str(summary.end)) == ("2015-01-01", "2015-06-30")
    assert summary.counts == {
        "Agency": 3, "Case": 1, "GapTable": 2, "Incident": 1, "Information": 2, "Involvement": 1, "Knowledge": 2,
        "Need": 2, "Person": 2, "Sharing": 2, "Source": 1, "Unit": 1,
    }  # fmt: skip


def test_a_case_that_is_not_loaded_cannot_be_unloaded(empty_database: Database, tmp_path: Path):
    load_case(empty_database, write_case(tmp_path / "anna"))
    with pytest.raises(CaseNotLoadedError, match="Did you mean 'anna'"):
        unload_case(empty_database, "ana")
    assert delete_case(empty_database, "nothing") == 0


def test_the_schema_is_made_once(empty_database: Database):
    apply_schema(empty_database)
    answer = empty_database.write(
        lambda transaction: [row["name"] for row in transaction.run("SHOW INDEXES YIELD name")]
    )
    assert {statement.split()[2] for statement in schema_statements()} <= set(answer)


def test_the_report_of_the_last_load_that_changed_something_is_kept(empty_database: Database, tmp_path: Path):
    first = load_case(empty_database, write_case(tmp_path / "one" / "anna"))
    (loaded,) = loaded_cases(empty_database)
    assert kept_report(load_report_text(empty_database, "anna")) == replace(first, seconds=round(first.seconds, 3))
    assert datetime.now(UTC) - datetime.fromisoformat(loaded.loaded_at) < timedelta(minutes=1)
    assert load_case(empty_database, write_case(tmp_path / "same" / "anna")).change is Change.UNCHANGED
    assert loaded_cases(empty_database) == [loaded]
    second = load_case(empty_database, write_case(tmp_path / "two" / "anna", replaced("people.csv", "Anna", "Anne")))
    kept = kept_report(load_report_text(empty_database, "anna"))
    assert kept is not None
    assert (kept.change, kept.remarks, kept.nodes) == (Change.REPLACED, second.remarks, second.nodes)


def test_a_case_loaded_before_reports_were_kept_has_none(empty_database: Database, tmp_path: Path):
    load_case(empty_database, write_case(tmp_path / "anna"))
    forget = "MATCH (case:Case) REMOVE case.load_report, case.loaded_at"
    empty_database.write(lambda transaction: transaction.run(forget).consume())
    assert kept_report(load_report_text(empty_database, "anna")) is None
    assert loaded_cases(empty_database)[0].loaded_at == ""
    assert load_report_text(empty_database, "nothing") == ""


def test_what_was_not_seen_is_not_replaced(empty_database: Database, tmp_path: Path):
    mine = prepare(checked_case(tmp_path / "mine" / "anna", replaced("people.csv", "Anna", "Anne")))
    load_case(empty_database, write_case(tmp_path / "theirs" / "anna"))
    before = contents(empty_database)
    with pytest.raises(CaseChangedError, match="Look again"):
        load_prepared(empty_database, mine, expected="")
    assert contents(empty_database) == before
    (seen,) = loaded_cases(empty_database)
    unload_case(empty_database, "anna")
    with pytest.raises(CaseChangedError):
        load_prepared(empty_database, mine, expected=seen.fingerprint)
    assert loaded_cases(empty_database) == []
    assert contents(empty_database) == (Counter(), Counter())
    assert load_prepared(empty_database, mine, expected="").change is Change.LOADED
    assert load_prepared(empty_database, mine, expected="").change is Change.UNCHANGED


def test_two_loads_at_once_leave_one_case(empty_database: Database, tmp_path: Path):
    apply_schema(empty_database)
    paths = [
        write_case(tmp_path / name / "anna", replaced("people.csv", "Anna", name)) for name in ("Anne", "Ann", "Nan")
    ]
    cases = [require(read_case(path)) for path in paths]
    versions = [to_graph(checked, derived(checked)) for checked in cases]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda rows: write_rows(empty_database, rows), versions))
    (summary,) = loaded_cases(empty_database)
    assert sum(summary.counts.values()) == 20
    assert summary.fingerprint in {rows.fingerprint() for rows in versions}
