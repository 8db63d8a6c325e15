"""The driver comes without the libraries for tables that it would load for values that we never have."""

from __future__ import annotations

import subprocess
import sys

TABLES = ("numpy", "pandas", "pyarrow")


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_process_that_loads_cases_has_no_library_for_tables() -> None:
    assert printed(f"import sys, loaders.corpus\nprint([name for name in {TABLES!r} if name in sys.modules])") == "[]"


def test_a_program_can_load_them_later() -> None:
    assert printed("import graph.client, pandas\nprint(len(pandas.DataFrame({'item': ['i1', 'i2']})))") == "2"


def test_a_program_that_has_them_gives_their_values_to_the_driver() -> None:
    code = "import pandas, graph.client\nimport neo4j._optional_deps as found\nprint(found.pd is pandas)"

    assert printed(code) == "True"
