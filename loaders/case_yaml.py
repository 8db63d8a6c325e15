"""Reading ``case.yml``: every value as the text that stands there, and the line of every key.

YAML's own guesses are not wanted (``no`` would become false, ``2011-06-01`` a date), so nothing is converted here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from loaders.faults import Fault, Place
from loaders.sheets import clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.sheets import Nested

FILE = "case.yml"
DEEPEST = 8
Path = tuple[str | int, ...]


def read_settings(text: str, file: str = FILE) -> tuple[dict[str, Nested], dict[Path, Place], list[Fault]]:
    """What the file holds, where each key stands, and what is wrong with it as YAML."""
    try:
        refusal = _refusal(text, file)
        root = None if refusal else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return {}, {}, [_unreadable(error, file)]
    if refusal:
        return {}, {}, [refusal]
    if root is None:
        return {}, {}, []
    if not isinstance(root, yaml.MappingNode):
        return {}, {}, [Fault(Place(file, 1), "must be a list of `key: value` lines.", "Begin with `title: ...`.")]
    places: dict[Path, Place] = {}
    faults: list[Fault] = []
    settings = _value(root, (), file, places, faults)
    return (settings if isinstance(settings, dict) else {}), places, faults


def _refusal(text: str, file: str) -> Fault | None:
    """What must not stand in the file: aliases (they can grow without end), and values too deep inside each other."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            return Fault(_line(event, file), "`*` and `&` aliases are not read.", "Write it out.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Fault(_line(event, file), "lists too deep inside each other.")
    return None


def _line(event: yaml.Event, file: str) -> Place:
    return Place(file, event.start_mark.line + 1 if event.start_mark else None)


def _unreadable(error: yaml.YAMLError, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    right = "Put quotes around a value that holds `: ` or begins with one of * & [ { @ %; indent with spaces."
    return Fault(Place(file, mark.line + 1 if mark else None), f"is not YAML: {problem}.", right)


def _value(node: Any, path: Path, file: str, places: dict[Path, Place], faults: list[Fault]) -> Nested:
    places.setdefault(path, Place(file, node.start_mark.line + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, number), file, places, faults) for number, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Nested] = {}
        for key_node, child in node.value:
            key = clean(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = Place(file, key_node.start_mark.line + 1)
            if key in found:
                faults.append(Fault(place, f"`{key}` stands twice.", "Keep one of them."))
            inner = (*path, plain(key))
            places[inner] = place
            found[key] = _value(child, inner, file, places, faults)
        return found
    if node.tag == "tag:yaml.org,2002:null":
        return ""
    return clean(str(node.value))


PLAIN = re.compile(r"[A-Za-z0-9][^\n:#,\[\]{}&*!|>'\"%@`]*")


def write_settings(settings: dict[str, Nested]) -> str:
    """The text of a ``case.yml`` that ``read_settings`` reads back as the same values."""
    return "".join(f"{line}\n" for line in _lines(settings, ""))


def _lines(value: Nested, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _entry(f"{indent}{_scalar(key)}:", child, f"{indent}  ")
    elif isinstance(value, list):
        for child in value:
            lines = list(_lines(child, f"{indent}  ")) or [f"{indent}  {{}}"]
            yield f"{indent}- {lines[0].lstrip()}"
            yield from lines[1:]
    else:
        yield f"{indent}{_scalar(value)}"


def _entry(key: str, child: Nested, indent: str) -> Iterator[str]:
    if isinstance(child, str):
        yield f"{key} {_scalar(child)}".rstrip()
    elif not child:
        yield f"{key} {'{}' if isinstance(child, dict) else '[]'}"
    else:
        yield key
        yield from _lines(child, indent)


def _scalar(text: str) -> str:
    """The text as YAML: plain where that is safe, between double quotes where it is not."""
    if not text or (PLAIN.fullmatch(text) and text == text.strip() and text.casefold() not in {"null", "~"}):
        return text
    return yaml.dump(text, default_style='"', allow_unicode=True, width=1_000_000).strip()
