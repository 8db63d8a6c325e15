"""neomodel, as its documentation writes: `create` for the nodes of a label, `connect` for each relationship.

Run by the Python of `.venv-bench`; reads the rows of one case as JSON from standard input and prints the seconds.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from neomodel import RelationshipTo, StringProperty, StructuredNode, StructuredRel, config, db


def main() -> None:
    """Writes and prints the seconds."""
    orders = json.load(sys.stdin)
    scheme, _, rest = orders["uri"].partition("://")
    config.DATABASE_URL = f"bolt://{orders['user']}:{orders['password']}@{rest}" if scheme else ""
    classes: dict[str, Any] = {}
    types = {(label, type_) for label, type_, *_ in orders["edges"]}
    relations: dict[str, Any] = {
        type_: type(f"Rel{type_}", (StructuredRel,), {name: StringProperty() for name in names})
        for type_, names in orders["names"].items()
    }
    for label, rows in orders["nodes"].items():
        names = {name for row in rows for name in row}
        body = {name if name != "from" else "from_": StringProperty() for name in names}
        body |= {f"r_{type_}": RelationshipTo(StructuredNode, type_, model=relations[type_])
                 for start, type_ in types if start == label}  # fmt: skip
        classes[label] = type(label, (StructuredNode,), body)
    started, worked = time.perf_counter(), time.process_time()
    made: dict[str, Any] = {}
    with db.transaction:
        for label, rows in orders["nodes"].items():
            for row, node in zip(rows, classes[label].create(*rows), strict=True):
                made[row["uid"]] = node
        for label, type_, start, properties, end in orders["edges"]:
            del label
            getattr(made[start], f"r_{type_}").connect(made[end], properties)
    print(json.dumps({"seconds": time.perf_counter() - started, "ours": time.process_time() - worked}))  # noqa: T201


if __name__ == "__main__":
    main()
