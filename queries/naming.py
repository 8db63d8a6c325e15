"""People, bodies, items and sources as programs read them: ids of the case, names, locators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def named(uid: str, holders: Mapping[str, Mapping[str, Any]]) -> dict[str, str | None]:
    """A holder as ``{"id", "name", "agency"}``; ``holders`` are rows of ``knowledge/holders`` by uid."""
    holder = holders[uid]
    return {"id": short(uid), "name": holder["holder"], "agency": holder["agency"]}


def short(uid: str) -> str:
    """The id that a case gives to what the graph calls ``uid``."""
    return uid.partition("/")[2]


def source(text: str) -> dict[str, str]:
    """A citation ``review 6:12`` as ``{"source", "locator"}``."""
    id_, _, locator = text.partition(" ")
    return {"source": id_, "locator": locator}


def as_body(body: Mapping[str, Any]) -> str:
    """A person or body as one text: its name, with its agency where that is another."""
    agency = body.get("agency")
    return f"{body['name']} ({agency})" if agency and agency != body["name"] else str(body["name"])
