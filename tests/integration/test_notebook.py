"""The notebook runs from top to bottom on a real Neo4j, and the handles do what its page says they do."""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import py2neo
import pytest
from py2neo.errors import ClientError, ConnectionUnavailable

from graph.errors import DatabaseMissingError, WrongPasswordError
from graph.handle import driver, py2neo_graph
from graph.settings import load_settings
from loaders.load import load_case
from notebooks.frames import CutWarning, frame, result_frame
from notebooks.network import NetworkCell, network_cell
from queries.answer import Answer, ask
from queries.catalogue import find, shipped

if TYPE_CHECKING:
    from graph.client import Database
    from graph.settings import Settings

pytestmark = pytest.mark.server
PROJECT = Path(__file__).parents[2]
NOTEBOOK = json.loads((PROJECT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
PAGE = (PROJECT / "docs" / "notebook.md").read_text(encoding="utf-8")


@pytest.fixture
def demo(empty_database: Database) -> Database:
    load_case(empty_database, PROJECT / "cases" / "demo")
    return empty_database


@pytest.fixture
def made_up(demo: Database) -> Database:
    load_case(demo, PROJECT / "cases" / "harbour-fire")
    return demo


def run(cells: list[dict[str, Any]]) -> list[Any]:
    """The last value of each code cell, run one after the other in one name space, as Jupyter would."""
    names: dict[str, Any] = {"__name__": "__main__"}
    values = []
    for cell in cells:
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, cell["id"], "exec"), names)  # noqa: S102 - the notebook's own code
        values.append(last and eval(compile(ast.Expression(last.value), cell["id"], "eval"), names))  # noqa: S307
    return values


def test_the_notebook_runs_from_top_to_bottom(empty_database: Database) -> None:
    values = run([cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"])

    frames = [value for value in values if isinstance(value, pd.DataFrame)]
    network = next(value for value in values if isinstance(value, NetworkCell))
    assert [len(each) for each in frames] == [8, 4, len(network.edges), 10]
    assert list(frames[0]["needer"])[:2] == ["neighbourhood team", "Northgate Social Care"]
    assert {(edge["from"], edge["to"]) for edge in network.edges} == set(
        zip(frames[2]["sender"], frames[2]["recipient"], strict=True)
    )
    assert [sorted(name for name, _ in value) for value in values if isinstance(value, list) and len(value[0]) == 2][
        -1
    ] == ["Leo", "Oak School"]


def test_the_notebook_is_one_that_jupyter_reads_and_holds_no_answers() -> None:
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]

    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", each) for each in ids)
    assert [cell for cell in NOTEBOOK["cells"] if cell.get("outputs") or cell.get("execution_count")] == []
    assert {cell["cell_type"] for cell in NOTEBOOK["cells"]} == {"code", "markdown"}


@pytest.mark.parametrize("question", shipped(), ids=lambda question: question.id)
def test_every_question_becomes_a_frame_with_the_types_that_it_declares(made_up: Database, question: Any) -> None:
    answer = ask(made_up, question, question.example_parameters())

    made = frame(answer)

    kinds = {"number": "Int64", "date": "datetime64[s]", "yes_no": "boolean"}
    assert list(made.columns) == list(question.column_names)
    assert len(made) == len(answer.rows)
    assert {name: str(kind) for name, kind in made.dtypes.items()} == {
        column.name: kinds.get(column.type, "object") for column in question.columns
    }
    assert made.attrs["question"] == question.id
    back = made.astype(object).where(made.notna(), None).to_dict("records")
    assert [[plain(value) for value in row.values()] for row in back] == [
        [plain(value) for value in row.values()] for row in answer.rows
    ]


def plain(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else tuple(value) if isinstance(value, list) else value


def test_a_frame_says_when_the_answer_was_cut(demo: Database) -> None:
    with pytest.warns(CutWarning, match="Cut after 2 rows"):
        frame(ask(demo, find("knowledge/incidents"), {"case": "demo"}, row_cap=2))
    with pytest.warns(CutWarning, match="Cut after 3 rows"):
        made = result_frame(demo.read("UNWIND range(1, 9) AS x RETURN x, date('2021-01-02') AS day", row_cap=3))

    assert made.to_dict("list") == {"x": [1, 2, 3], "day": [date(2021, 1, 2)] * 3}


def test_an_answer_without_rows_has_its_columns() -> None:
    question = find("silos/never_shared")

    assert list(frame(Answer(question, {}, (), capped=False, milliseconds=1.0)).columns) == list(question.column_names)


def test_the_bare_driver_and_py2neo_see_the_same_graph(demo: Database, settings: Settings) -> None:
    query = "MATCH (n) RETURN count(n) AS number"
    with driver(settings) as bare:
        of_the_driver = bare.execute_query(query, database_="neo4j").records[0]["number"]

    assert of_the_driver == py2neo_graph(settings).evaluate(query) == demo.read(query).rows[0]["number"] > 50


def test_what_works_with_py2neo(demo: Database, settings: Settings) -> None:
    graph = py2neo_graph(settings)
    item = graph.nodes.match("Information", uid="demo/i-hiding").first()
    day = graph.evaluate("RETURN $day AS day", day=date(2021, 9, 14))

    assert item["statement"].startswith("Leo hides")
    assert item["true_from_earliest"].to_native() == date(2021, 9, 14)
    assert day.to_native() == date(2021, 9, 14)
    assert graph.nodes.match("Information", case="demo").count() == 10
    assert {each["case"] for each in graph.nodes.match("Information").where("_.uid STARTS WITH 'demo/'").all()} == {
        "demo"
    }
    assert len(graph.match((None, item), r_type="KNOWS").all()) == 2
    assert {"Information", "Holder"} <= set(graph.schema.node_labels)
    assert "KNOWS" in graph.schema.relationship_types
    assert graph.run("RETURN 1 AS one").data() == [{"one": 1}]
    assert graph.evaluate("MATCH p = (:Holder)-[:KNOWS]->(:Information {uid: $uid}) RETURN p LIMIT 1", uid=item["uid"])
    uids = graph.query("MATCH (item:Information) RETURN item.uid AS uid ORDER BY uid").to_data_frame()["uid"]
    assert (len(uids), uids[0]) == (10, "demo/i-breach")


def test_what_does_not_work_with_py2neo_is_as_the_page_says(demo: Database, settings: Settings) -> None:
    graph = py2neo_graph(settings)

    with pytest.raises(ClientError, match=r"db\.indexes"):
        graph.schema.get_indexes("Case")
    with pytest.raises(ClientError, match=r"db\.indexes"):
        graph.schema.get_uniqueness_constraints("Case")
    with pytest.raises(ClientError):
        graph.schema.create_index("Case", "nothing")
    with pytest.raises(ClientError, match="Writing in read access mode"):
        graph.query("CREATE (n:Evil) RETURN n")
    with pytest.raises(ConnectionUnavailable, match="closed"):
        py2neo.Graph(demo.address.uri, auth=("neo4j", "wrong-password")).evaluate("RETURN 1")
    assert graph.evaluate("MATCH (n:Evil) RETURN count(n)") == 0
    for said in ("get_indexes", "create_index", "get_uniqueness_constraints", "Connection has been closed"):
        assert said in PAGE


def test_a_handle_says_in_our_words_why_it_cannot_connect(demo: Database) -> None:
    given = {"neo4j_uri": demo.address.uri, "neo4j_password": "wrong-one"}
    right = {**given, "neo4j_password": demo.address.password, "neo4j_database": "nowhere"}

    for handle in (driver, py2neo_graph):
        with pytest.raises(WrongPasswordError):
            handle(load_settings(**given))
        with pytest.raises(DatabaseMissingError):
            handle(load_settings(**right))


def test_a_network_has_an_arrow_for_each_row_with_both_ends() -> None:
    rows = [
        {"a": "one", "b": "two", "n": 3}, {"a": "two", "b": "one", "n": None}, {"a": "one", "b": None, "n": 1},
        {"a": "one", "b": "two", "n": 4},
    ]  # fmt: skip

    cell = network_cell(rows, sender="a", recipient="b", label="n")

    assert [node["id"] for node in cell.nodes] == ["one", "two"]
    assert repr(cell) == "one -> two: 3\ntwo -> one\none -> two: 4"


def test_the_page_of_a_network_holds_text_only_as_data() -> None:
    hostile = "</script><script>alert(1)</script><!-- <b>&amp; ]]> \u2028 \" ' `"
    cell = network_cell([{"a": hostile, "b": "x", "n": hostile}], sender="a", recipient="b", label="n")

    page, html = cell.page(), cell._repr_html_()

    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["nodes"][0]["label"] == hostile
    assert not set("<>&") & set(data[1])
    assert (page.count("</script>"), page.count("<!--")) == (3, 0)
    assert html.count("<") == html.count(">") == 2
    assert html.count('"') == 8
