"""Automatic numbers of a .docx: Word stores them as definitions, not as text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from documents.package import local

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
PLACEHOLDER = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"
NO_NUMBER = "0"
LEVELS = 9


def attribute(element: Any, name: str, default: str | None = None) -> str | None:
    """An attribute in Word's own namespace, of either edition of the standard."""
    found = element.get(WORD + name, element.get(STRICT + name))
    return default if found is None else str(found)


def child(element: Any, *names: str) -> Any:
    """The first child of that name, and of it the next; ``None`` where there is none."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def value_of(element: Any, *names: str) -> str | None:
    """The ``val`` of a property by its path."""
    found = child(element, *names) if element is not None else None
    return None if found is None else attribute(found, "val")


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Any | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for each in numbering if numbering is not None else ():
            if local(each) == "abstractNum":
                self._levels[attribute(each, "abstractNumId", "") or ""] = dict(_levels(each))
            elif local(each) == "num":
                self._take(each)

    def _take(self, element: Any) -> None:
        number = attribute(element, "numId", "") or ""
        self._abstract[number] = value_of(element, "abstractNumId") or ""
        for override in element:
            start = value_of(override, "startOverride") if local(override) == "lvlOverride" else None
            if start is not None and start.isdigit():
                self._starts[number][int(attribute(override, "ilvl", "0") or 0)] = int(start)

    def next(self, number: str, level: int) -> str:
        """The number or bullet of the next paragraph of this list at this level (0 the highest)."""
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract)
        if number == NO_NUMBER or not levels or level not in levels:
            return ""
        counts = self._counts[abstract]
        starts = self._starts.pop(number, {})  # they hold where the list is first met
        for deeper in [each for each in counts if each > level or each in starts]:
            del counts[deeper]
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, levels[level][2])
        kind, text, _ = levels[level]
        if kind in {"bullet", "none"}:
            return BULLET if kind == "bullet" else ""

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind, _, start = levels.get(at, ("decimal", "", 1))
            return written(counts.get(at, start), kind)

        return PLACEHOLDER.sub(shown, text).strip()


def _levels(element: Any) -> Any:
    for level in element:
        if local(level) == "lvl":
            at = int(attribute(level, "ilvl", "0") or 0)
            start = value_of(level, "start") or "1"
            kind = value_of(level, "numFmt") or "decimal"
            yield at, (kind, value_of(level, "lvlText") or "", int(start) if start.isdigit() else 1)


def written(number: int, kind: str) -> str:
    """A number in the way of its list: ``decimal``, ``lowerLetter``, ``upperRoman`` and so on."""
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in {"lowerRoman", "upperRoman"} and 0 < number < 4000:  # noqa: PLR2004 - where Roman numerals end
        roman = ""
        for value, letters in ROMAN:
            times, number = divmod(number, value)
            roman += letters * times
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)
