"""What ``case.yml`` says, as sheets of a workbook, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.case_file import SourceEntry
from loaders.faults import Fault, Place
from loaders.sheets import Line, Sheet, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from loaders.case_yaml import Path
    from loaders.sheets import Nested

SETTING_SHEETS: dict[str, tuple[str, ...]] = {
    "case": ("key", "value"),
    "sources": tuple(SourceEntry.model_fields),
    "glossary": ("term", "meaning"),
    "counts": ("table", "rows"),
    "own values": ("list", "value", "meaning"),
}
PERIOD = {"period from": "from", "period to": "to"}

Rows = list[tuple[str, ...]]


def settings_to_rows(case: str, settings: Mapping[str, Nested]) -> dict[str, Rows]:
    """The rows (without headings) of every sheet that has any; the case's id always stands in the sheet ``case``."""
    sheets: dict[str, Rows] = {"case": [("id", case)]}
    for name, value in settings.items():
        key = plain(name)
        if key == "period" and isinstance(value, dict):
            sheets["case"] += [(f"period {inner}", str(text)) for inner, text in value.items()]
        elif key == "sources" and isinstance(value, list):
            entries = [_plain_keys(entry) for entry in value if isinstance(entry, dict)]
            sheets[key] = [tuple(str(entry.get(heading, "")) for heading in SETTING_SHEETS[key]) for entry in entries]
        elif key in {"glossary", "counts"} and isinstance(value, dict):
            sheets[key] = [(term, str(text)) for term, text in value.items()]
        elif key == "own values" and isinstance(value, dict):
            sheets[key] = [(name, word, str(meaning)) for name, words in value.items() if isinstance(words, dict)
                           for word, meaning in words.items()]  # fmt: skip
        elif key != "id" and not (key in SETTING_SHEETS and not value):
            sheets["case"].append((key, str(value)))
    return {name: rows for name, rows in sheets.items() if rows}


def fits(case: str, settings: Mapping[str, Nested]) -> bool:
    """Whether the sheets can say all that ``case.yml`` says; where not, it holds what cannot be read anyway."""
    rows = settings_to_rows(case, settings)
    sheets = [
        Sheet(name, name, SETTING_SHEETS[name], tuple(Line(number, cells) for number, cells in enumerate(of_sheet, 2)))
        for name, of_sheet in rows.items()
    ]
    found, _, faults = sheets_to_settings(sheets)
    found.pop("id", None)
    return not faults and same_settings(found, settings)


def same_settings(one: Mapping[str, Nested], other: Mapping[str, Nested]) -> bool:
    """Whether two cases say the same of themselves, in whatever order and spelling of the keys."""
    return _normal(one) == _normal(other)


def _normal(settings: Mapping[str, Nested]) -> dict[str, Nested]:
    found = {plain(key): value for key, value in settings.items() if plain(key) != "id"}
    sources = found.get("sources")
    if isinstance(sources, list):
        found["sources"] = [_plain_keys(entry) if isinstance(entry, dict) else entry for entry in sources]
    return {key: value for key, value in found.items() if value or key not in SETTING_SHEETS}


def _plain_keys(entry: Mapping[str, Nested]) -> dict[str, Nested]:
    return {plain(key): value for key, value in entry.items() if value}


def sheets_to_settings(sheets: Iterable[Sheet]) -> tuple[dict[str, Nested], dict[Path, Place], list[Fault]]:
    """The settings that those sheets hold, where each stands, and what stands twice."""
    reading = _Reading()
    for sheet in sorted(sheets, key=lambda sheet: list(SETTING_SHEETS).index(sheet.name)):
        reading.places[() if sheet.name == "case" else (sheet.name,)] = Place(sheet.file)
        for line in sheet.rows():
            cells = dict(zip(sheet.headings, line.cells, strict=False))
            reading.add(sheet.name, cells, Place(sheet.file, line.number))
    return reading.settings, reading.places, reading.faults


class _Reading:
    """Gathers the settings from rows."""

    def __init__(self) -> None:
        self.settings: dict[str, Nested] = {}
        self.places: dict[Path, Place] = {}
        self.faults: list[Fault] = []

    def add(self, sheet: str, cells: Mapping[str, str], place: Place) -> None:
        """Takes one row of one sheet."""
        values = [cells.get(heading, "") for heading in SETTING_SHEETS[sheet]]
        if sheet == "sources":
            entries = self.settings.setdefault("sources", [])
            if isinstance(entries, list):
                self.places |= {("sources", len(entries)): place}
                entries.append({heading: text for heading, text in cells.items() if heading and text})
        elif sheet == "case":
            key = plain(values[0])
            if key == "period" or (key in SETTING_SHEETS and key != "case"):
                right = "Write `period from` and `period to`, a row each." if key == "period" else (
                    f"Write its rows into the sheet `{key}`.")  # fmt: skip
                self.faults.append(Fault(place, f"`{key}` does not fit into one row.", right))
                return
            self.put(("period", PERIOD[key]) if key in PERIOD else (key,), values[1], place)
        else:
            self.put((sheet, *values[:-1]), values[-1], place)

    def put(self, path: Sequence[str], text: str, place: Place) -> None:
        """Keeps a value at its path; a second one at the same path is a fault."""
        target = self.settings
        for key in path[:-1]:
            inner = target.setdefault(key, {})
            if not isinstance(inner, dict):
                self.faults.append(Fault(place, f"`{key}` has a value already.", "Keep one of them."))
                return
            target = inner
        if path[-1] in target:
            self.faults.append(Fault(place, f"`{' '.join(path)}` stands twice.", "Keep one of them."))
        target[path[-1]] = text
        self.places[tuple(plain(key) for key in path)] = place
