"""The scripts and style sheets of our own components, and the one that pyvis brings along."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


@cache
def asset(*names: str) -> str:
    """The text of these files of this folder, one after the other."""
    folder = files("views.components")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


@cache
def vis_network() -> str:
    """The library that draws networks, as pyvis carries it, as a module that leaves it in ``globalThis.vis``."""
    script = (files("pyvis") / VIS).read_text(encoding="utf-8")
    return f"{script}\nexport default function () {{}}\n"
