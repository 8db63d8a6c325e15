"""Where tables of names come from: a file of two columns, and the glossary of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import documents
from chronologies.errors import NamesWrongError
from chronologies.names import NameTable, Term, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from documents.blocks import Document
    from loaders.sheets import Sheets

NAMED_TABLES = ("people", "holders", "renderings")
NAMED_COLUMNS = frozenset({"name", "also known as"})


def read_names(paths: Iterable[Path]) -> NameTable:
    """The tables in these files as one; raises as ``names_of`` does, and ``UnreadableDocumentError``."""
    return together(names_of(documents.read(path)) for path in paths)


def together(tables: Iterable[NameTable]) -> NameTable:
    """Several tables as one; raises ``NamesWrongError`` where they say different things of one name."""
    return NameTable(tuple(term for table in tables for term in table.terms))


def names_of(document: Document) -> NameTable:
    """The first table of a file: what is written, and what stands in its place.

    Raises ``NamesWrongError`` with the row of whatever cannot be applied, and where the file holds no table.
    """
    name = document.path.name
    if not document.tables:
        raise NamesWrongError(f"{name} holds no table. Give a .csv or .xlsx of two columns: written, becomes.")
    return table_of(((row.number, row.texts) for row in document.tables[0].rows), name)


def glossary_of(sheets: Sheets) -> NameTable:
    """The glossary of a case as a table: each abbreviation with its meaning."""
    glossary = sheets.settings.get("glossary")
    pairs = glossary.items() if isinstance(glossary, dict) else ()
    return NameTable(tuple(Term(word.strip(), str(meaning).strip()) for word, meaning in pairs if word and meaning))


def known_words(sheets: Sheets) -> list[str]:
    """The names that stand in a case already, pseudonyms and agencies, and the words of its glossary."""
    found = [term_word for term in glossary_of(sheets).terms for term_word in (term.written, term.becomes)]
    for name in NAMED_TABLES:
        table = sheets.tables.get(name)
        for line in table.rows() if table is not None else ():
            found += [
                cell for heading, cell in zip(table.headings, line.cells, strict=False)
                if heading.casefold() in NAMED_COLUMNS
            ] if table is not None else []  # fmt: skip
    return found
