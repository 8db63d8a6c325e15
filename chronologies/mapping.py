"""Mappings: which column of an agency's files holds what, saved under a name and used again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from chronologies.cell_dates import looks_like_a_date
from chronologies.errors import MappingError
from chronologies.headings import Role, plain_heading
from chronologies.layout import Layout, layout_of, may_be_headings, texts_of
from loaders.case_yaml import read_settings, write_settings

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from collections.abc import Sequence
    from pathlib import Path

    from documents.blocks import Row
    from loaders.sheets import Nested

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,80}")
FOLDER = "mappings"
LINE = "--columns"
"""What a mapping that is given in one line is called where something in it is wrong."""
KEYS = {"date", "time", "end date", "end time", "agency", "text", "reference", "year"}
YES, NO = frozenset({"yes", "true", "day", "day first"}), frozenset({"no", "false", "month", "month first"})


@dataclass(frozen=True)
class ColumnMapping:
    """Which column holds what: each role with its headings, or with the positions of its columns (1 the first).

    ``day_first`` is the order of numeric dates, ``None`` where the file's own dates decide; ``agency`` the agency whose
    files these are.
    """

    columns: Table[Role, tuple[str | int, ...]] = field(default_factory=dict)
    day_first: bool | None = None
    agency: str = ""

    @property
    def by_position(self) -> bool:
        """Whether columns are named by their positions, so that no headings are looked for."""
        return any(isinstance(each, int) for each in self.columns.get(Role.DATE, ()))

    def layout(self, headings: Table[int, str]) -> Layout | None:
        """The layout of a table with these headings by position; ``None`` where the mapping does not fit it."""
        roles = {column: role for role, named in self.columns.items() for each in named
                 if isinstance(each, int) for column in [each - 1]}  # fmt: skip
        names = {plain_heading(each): role for role, named in self.columns.items() for each in named
                 if isinstance(each, str)}  # fmt: skip
        roles |= {
            column: names[plain_heading(text)] for column, text in headings.items() if plain_heading(text) in names
        }
        return layout_of(headings, roles)

    def find(self, rows: Sequence[Row]) -> tuple[Layout, int] | None:
        """The layout of a table and the row after its headings; ``None`` where the mapping does not fit."""
        if self.by_position:
            return self._find_by_position(rows)
        for at, row in enumerate(rows):
            layout = self.layout(texts_of(row))
            if layout is not None:
                return layout, at + 1
        return None

    def _find_by_position(self, rows: Sequence[Row]) -> tuple[Layout, int] | None:
        """As ``find``: from the first row with a date in its column; the row above it is taken for headings."""
        dates = {each - 1 for each in self.columns.get(Role.DATE, ()) if isinstance(each, int)}
        for at, row in enumerate(rows):
            if any(column in dates and looks_like_a_date(cell) for column, cell in row.placed()):
                layout = self.layout(texts_of(rows[at - 1]) if at and may_be_headings(rows[at - 1]) else {})
                return (layout, at) if layout else None
        return None


def mapping_path(folder: Path, name: str) -> Path:
    """The file of a mapping; raises ``MappingError`` for a name that no file should have."""
    if not NAME.fullmatch(name) or ".." in name:
        raise MappingError(f"{name!r} is no name for a mapping: use letters, digits, blanks, - _ and full stops.")
    return folder / FOLDER / f"{name}.yml"


def find_mapping(name: str, folders: Sequence[Path]) -> ColumnMapping:
    """The mapping of that name in the first folder that has it; raises ``MappingError`` where none has."""
    for folder in folders:
        path = mapping_path(folder, name)
        if path.is_file():
            return parse_mapping(path.read_text(encoding="utf-8-sig"), path.name)
    known = sorted({path.stem for folder in folders for path in (folder / FOLDER).glob("*.yml")})
    shown = ", ".join(known) or "none yet; docs/chronologies.md shows how to write one"
    raise MappingError(f"There is no mapping {name!r}. Saved: {shown}.")


def parse_mapping(text: str, file: str) -> ColumnMapping:
    """The mapping that a YAML text holds; raises ``MappingError`` with every fault of it."""
    settings, _, faults = read_settings(text, file)
    return _mapping_of(settings, file, [str(fault) for fault in faults])


def parse_columns(text: str) -> ColumnMapping:
    """The mapping that a line says, such as ``date=Consultation; text=Record; text=Plan; day first=yes``.

    Columns are named by heading or by position, as in a file. Raises ``MappingError`` with every fault of it.
    """
    columns: dict[str, list[str]] = {}
    settings: dict[str, Nested] = {}
    wrong = []
    for part in (part.strip() for part in text.split(";")):
        key, between, value = (each.strip() for each in part.partition("="))
        if part and not (key and between and value):
            wrong.append(f"{LINE}: {part!r} does not say which column is what. Write date=HEADING; text=HEADING.")
        elif part and key.casefold().replace("_", " ") == "day first":
            settings["day_first"] = value
        elif part:
            columns.setdefault(key, []).append(value)
    return _mapping_of({**settings, "columns": {key: [*named] for key, named in columns.items()}}, LINE, wrong)


def _mapping_of(settings: Table[str, Nested], file: str, wrong: list[str]) -> ColumnMapping:
    columns = settings.get("columns", {})
    if not isinstance(columns, dict) or not columns:
        wrong.append(f"{file}: `columns` is missing. It names a heading or position for each of: date, text, agency.")
        columns = {}
    found: dict[Role, tuple[str | int, ...]] = {}
    for key, value in columns.items():
        name = key.replace("_", " ").replace("-", " ").casefold().strip()
        if name not in KEYS:
            wrong.append(f"{file}: `{key}` is nothing that a column holds. Known: {', '.join(sorted(KEYS))}.")
        else:
            found[Role(name)] = tuple(_columns(value))
    if not wrong and not (found.get(Role.DATE) and found.get(Role.TEXT)):
        wrong.append(f"{file}: `columns` needs `date` and `text`.")
    unknown = set(settings) - {"columns", "day_first", "agency"}
    wrong += [f"{file}: `{key}` is not known. Known: agency, columns, day_first." for key in sorted(unknown)]
    day_first = _yes_or_no(settings.get("day_first", ""), file, wrong)
    if wrong:
        raise MappingError(" ".join(wrong))
    return ColumnMapping(found, day_first, str(settings.get("agency", "") or ""))


def _columns(value: Nested) -> list[str | int]:
    values = value if isinstance(value, list) else [value]
    return [int(text) if (text := str(each)).isdigit() else text for each in values if each]


def _yes_or_no(value: Nested, file: str, wrong: list[str]) -> bool | None:
    text = str(value).casefold().strip()
    if text and text not in YES | NO:
        wrong.append(f"{file}: `day_first` is {value!r}. Write yes or no.")
    return text in YES if text else None


def save_mapping(mapping: ColumnMapping, path: Path) -> None:
    """Writes the mapping as a small YAML file that a person can read and change."""
    columns = {str(role): [str(each) for each in named] if len(named) > 1 else str(named[0])
               for role, named in mapping.columns.items() if named}  # fmt: skip
    settings: dict[str, object] = {}
    if mapping.agency:
        settings["agency"] = mapping.agency
    if mapping.day_first is not None:
        settings["day_first"] = "yes" if mapping.day_first else "no"
    settings["columns"] = columns
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_settings(cast("dict[str, Nested]", settings)), encoding="utf-8")
