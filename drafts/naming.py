"""A holder as a report names it."""

# ruff: noqa: RUF001 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Holder:
    """Somebody or some body that can hold information, as the report names it.

    ``kind`` is that of the tables: ``person``, ``agency``, ``unit``, ``worker``, ``record system`` or ``forum``;
    ``sector`` the kind of agency or the role of a person, where the words show it.
    """

    name: str
    kind: str
    sector: str = ""
    aliases: tuple[str, ...] = ()
    locator: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it stands in the table of people."""
        return self.kind == "person"


def plain(name: str) -> str:
    """A name as it is compared."""
    words = " ".join(name.replace("’", "'").split()).casefold()
    words = re.sub(r"\b(mr|mrs|ms|miss|dr|prof)\.(?=\s)", r"\1", words)
    return re.sub(r"^(?:the|her|his|their|a|an) ", "", words)


def cells(text: str) -> list[str]:
    """The cells of a row of a table, with or without a stroke at either end; one where the text is no row."""
    return [cell.strip() for cell in text.strip().strip("|").split("|")]


def pattern(name: str) -> str:
    """A name as a regular expression: any blank, either apostrophe, with or without the full stop of its title."""
    words = re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]").replace("the\\s", "[Tt]he\\s")
    return re.sub(r"^(Mr|Mrs|Ms|Miss|Dr|Prof)(?:\\\.)?(?=\\s)", r"\1\\.?", words)
