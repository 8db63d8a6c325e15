"""Who could have come to have what, by general tools: run by the Python of `.venv-bench`, orders in, answer out.

The network is expanded in time where a tool knows none: a node for each holder and day on which something was sent to
or by it, an edge from each such day of a holder to its next, and one for each sharing from the sender's day to the
recipient's next one. What is told on a day can so be passed on from the next.
"""

from __future__ import annotations

import json
import sys
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import Any


def expanded(sharings: list[Any], first: list[Any]) -> tuple[list[tuple[int, int]], dict[int, tuple[int, int]], int]:
    """The edges of the network expanded in time, for each item its node and holder, and the number of nodes."""
    days: dict[int, set[int]] = defaultdict(set)
    for day, giver, taker in sharings:
        days[giver].add(day)
        days[taker].add(day + 1)
    for _, holder, day in first:
        days[holder].add(day + 1)
    ordered = {holder: sorted(found) for holder, found in days.items()}
    start, number = {}, 0
    for holder, found in ordered.items():
        start[holder], number = number, number + len(found)
    edges = [(start[holder] + place, start[holder] + place + 1)
             for holder, found in ordered.items() for place in range(len(found) - 1)]  # fmt: skip
    for day, giver, taker in sharings:
        sent = start[giver] + bisect_right(ordered[giver], day) - 1
        edges.append((sent, start[taker] + bisect_left(ordered[taker], day + 1)))
    begins = {item: (start[holder] + bisect_left(ordered[holder], day + 1), holder) for item, holder, day in first}
    OWNER[:] = [holder for holder, found in ordered.items() for _ in found]
    return edges, begins, number


OWNER: list[int] = []


def named(item: int, holder: int, nodes: Any) -> set[tuple[int, int]]:
    """Holders of the nodes reached."""
    return {(OWNER[node], item) for node in nodes} | {(holder, item)}


def by_networkx(sharings: list[Any], first: list[Any]) -> set[tuple[int, int]]:
    """Descendants of each item's node."""
    import networkx as nx  # noqa: PLC0415

    edges, begins, _ = expanded(sharings, first)
    graph = nx.DiGraph(edges)
    return {pair for item, (node, holder) in begins.items()
            for pair in named(item, holder, nx.descendants(graph, node) if node in graph else ())}  # fmt: skip


def by_igraph(sharings: list[Any], first: list[Any]) -> set[tuple[int, int]]:
    """Subcomponents out of each item's node."""
    import igraph  # noqa: PLC0415

    edges, begins, number = expanded(sharings, first)
    graph = igraph.Graph(n=number, edges=edges, directed=True)
    return {pair for item, (node, holder) in begins.items()
            for pair in named(item, holder, graph.subcomponent(node, mode="out"))}  # fmt: skip


def by_networkit(sharings: list[Any], first: list[Any]) -> set[tuple[int, int]]:
    """A breadth-first search from each item's node."""
    import networkit  # noqa: PLC0415

    edges, begins, number = expanded(sharings, first)
    graph = networkit.Graph(number, directed=True)
    for start, end in edges:
        graph.addEdge(start, end)
    found: set[tuple[int, int]] = set()
    for item, (node, holder) in begins.items():
        reached: list[int] = []
        networkit.traversal.Traversal.BFSfrom(graph, node, lambda each, _, reached=reached: reached.append(each))
        found |= named(item, holder, reached)
    return found


def by_raphtory(sharings: list[Any], first: list[Any]) -> set[tuple[int, int]]:
    """Its own temporal reachability; it chains what has one time, so its answer can hold more."""
    from raphtory import Graph, algorithms  # noqa: PLC0415

    graph = Graph()
    for day, giver, taker in sharings:
        graph.add_edge(day, str(giver), str(taker))
    found: set[tuple[int, int]] = set()
    for item, holder, day in first:
        found.add((holder, item))
        tainted = algorithms.temporally_reachable_nodes(graph, 10**6, day + 1, [str(holder)], None)
        found |= {(int(node.name), item) for node, ways in tainted.items() if ways}
    return found


def by_pathpy(sharings: list[Any], first: list[Any]) -> set[tuple[int, int]]:
    """Its network expanded in time, with no limit between two steps."""
    import pathpy  # noqa: PLC0415

    edges, begins, _ = expanded(sharings, first)
    dag = pathpy.DAG(edges=[(str(start), str(end)) for start, end in edges])
    found: set[tuple[int, int]] = set()
    for item, (node, holder) in begins.items():
        reached, waiting = set(), [str(node)]
        while waiting:
            for after in dag.successors[waiting.pop()]:
                if after not in reached:
                    reached.add(after)
                    waiting.append(after)
        found |= named(item, holder, map(int, reached))
    return found


TOOLS = {"networkx": by_networkx, "igraph": by_igraph, "networkit": by_networkit, "raphtory": by_raphtory,
         "pathpy": by_pathpy}  # fmt: skip


def main() -> None:
    """Answers twice, and prints the shorter processor time and the answer."""
    orders = json.load(sys.stdin)
    times = []
    for _ in range(2):
        started, worked = time.perf_counter(), time.process_time()
        pairs = TOOLS[orders["tool"]](orders["sharings"], orders["first"])
        times.append((time.process_time() - worked, time.perf_counter() - started))
    spent = min(times)
    print(json.dumps({"ms": round(spent[0] * 1000, 1), "wall_ms": round(spent[1] * 1000, 1), "pairs": sorted(pairs)}))  # noqa: T201


if __name__ == "__main__":
    main()
