"""The graph and its database.

The driver loads numpy, pandas and pyarrow wherever they are installed, to take and give their values: a third of a
second and 80 MB in every command and every process that loads cases, none of which has such values. So it is told that
there are none, unless the program has loaded one of them before this package.
"""

from __future__ import annotations

import sys
from types import ModuleType

_LOOKED_FOR = "neo4j._optional_deps"
_TABLES = ("numpy", "pandas", "pyarrow")


def _leave_tables_out() -> None:
    if sys.modules.keys().isdisjoint((*_TABLES, "neo4j")):
        none = ModuleType(_LOOKED_FOR)
        vars(none).update(np=None, pd=None, pa=None, pa_compute=None)
        sys.modules[_LOOKED_FOR] = none


_leave_tables_out()
