"""A network in a cell of a notebook: one page with everything in it, which can ask nobody for anything."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from views.components import VIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEIGHT = 480
OPTIONS = {
    "physics": {"solver": "forceAtlas2Based", "stabilization": {"iterations": 300}},
    "interaction": {"hover": True, "tooltipDelay": 100000},
    "layout": {"randomSeed": 1},
}
FONT = {"color": "#1a1a1a", "face": "sans-serif", "multi": False}  # multi would read marks in a label
STYLE = """
html, body { margin: 0; height: 100%; background: #fff; overflow: hidden; }
#stage { position: absolute; inset: 0; }
#tip { position: absolute; max-width: 24em; padding: 4px 8px; border: 1px solid #999; background: #fff; }
#stage, #tip { font: 13px sans-serif; }
"""
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""What the page may do: draw. It cannot fetch, send or embed anything."""


@dataclass(frozen=True)
class NetworkCell:
    """A network as a notebook shows it: the last value of a cell. ``nodes`` and ``edges`` are those of pyvis."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    height: int = HEIGHT

    def __repr__(self) -> str:
        """What stands where no HTML can: the arrows in words."""
        return "\n".join(f"{edge['from']} -> {edge['to']}: {edge['label']}".removesuffix(": ") for edge in self.edges)

    def _repr_html_(self) -> str:
        """The page in a frame that may run its own script and nothing else; its origin is nobody's."""
        page = html.escape(self.page(), quote=True)
        return (
            f'<iframe sandbox="allow-scripts" title="Network: {len(self.nodes)} nodes, {len(self.edges)} arrows" '
            f'style="width: 100%; height: {self.height}px; border: 1px solid #ccc" srcdoc="{page}"></iframe>'
        )

    def page(self) -> str:
        """The whole page as HTML; the data stand in it as JSON without any mark of HTML."""
        data = {"nodes": self.nodes, "edges": self.edges, "options": OPTIONS}
        safe = json.dumps(data, ensure_ascii=True).translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"})
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Network</title>'
            f'<style>{STYLE}</style></head><body><div id="stage"></div><div id="tip" hidden></div>'
            f'<script type="application/json" id="data">{safe}</script>'
            f"<script>{_vis_network()}</script><script>{_cell_script()}</script></body></html>"
        )


def network_cell(
    rows: Iterable[Mapping[str, Any]], *, sender: str, recipient: str, label: str | None = None, height: int = HEIGHT
) -> NetworkCell:
    """The network of these rows: an arrow for each, between the values of two columns, with the text of a third.

    Rows without one of its ends make no arrow. ``height`` is in pixels. Raises ``KeyError`` for an unknown column.
    """
    drawing = Network(directed=True)
    for number, row in enumerate(rows):
        if row[sender] is None or row[recipient] is None:
            continue
        ends = str(row[sender]), str(row[recipient])
        for name in ends:
            drawing.add_node(name, label=name, shape="box", color="#f4f4f4", font=FONT, about=name)
        text = "" if label is None or row[label] is None else str(row[label])
        about = f"{ends[0]} → {ends[1]}{': ' if text else ''}{text}"
        drawing.add_edge(*ends, id=number, label=text, font={**FONT, "size": 12}, color="#666", about=about)
    return NetworkCell(drawing.nodes, drawing.edges, height)


@cache
def _vis_network() -> str:
    """The library as pyvis carries it; nothing in it could end the script that it stands in."""
    script = (files("pyvis") / VIS).read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _cell_script() -> str:
    return (files("notebooks") / "cell.js").read_text(encoding="utf-8")
