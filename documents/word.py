"""Word documents (.docx): paragraphs, headings, automatic numbers, tables and footnotes in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from documents.blocks import Paragraph, Table
from documents.budget import Budget
from documents.errors import UnreadableDocumentError
from documents.limits import MEGABYTE, MOST_OF_TEXT
from documents.package import Package, local
from documents.word_numbers import Numbers, attribute, child, value_of
from documents.word_tables import TableReader, only_holds_a_table
from documents.word_text import footnote_marks, paragraph_text, text_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator

WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
HEADING = re.compile(r"heading ?([1-9])|(title)", re.IGNORECASE)
DEEPEST = 40
MAIN = re.compile(r"word/document\d*\.xml")


def read_word(content: bytes, name: str) -> tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]:
    """The blocks of a document in their order, and notes; raises ``UnreadableDocumentError``."""
    package = Package(content, name)
    package.refuse_declarations()
    main = next((part for part in sorted(package.names) if MAIN.fullmatch(part)), None)
    if main is None:
        raise UnreadableDocumentError(f"{name} holds no text. Open it in Word and save it anew as .docx.")
    size = len(package.read(main))
    if size > MOST_OF_TEXT:
        limit = f"{size // MEGABYTE} MB of text; at most {MOST_OF_TEXT // MEGABYTE} MB are read"
        raise UnreadableDocumentError(f"{name} holds {limit}. Save the part that is needed as a document of its own.")
    return WordReader(package, main).read()


@dataclass
class WordReader:
    """Walks through one document."""

    package: Package
    main: str
    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self) -> tuple[tuple[Paragraph | Table, ...], tuple[str, ...]]:
        """Everything that the document holds."""
        self._numbers = Numbers(self._part("word/numbering.xml"))
        self._styles = {attribute(each, "styleId", ""): each for each in self._children("word/styles.xml")
                        if local(each) == "style"}  # fmt: skip
        self._budget = Budget(self.package.name)
        self._places = self._tables = 0
        self._marks: list[str] = []
        body = child(self.package.tree(self.main), "body")
        if body is None:
            raise UnreadableDocumentError(f"{self.package.name} holds no text. Open it in Word and save it anew.")
        self._walk(body, 0)
        self._add_footnotes()
        if next(body.iter("{*}del", "{*}ins", "{*}moveFrom"), None) is not None:
            self.notes.append(
                "tracked changes are read as accepted: what was inserted is kept, what was deleted is not."
            )
        return tuple(self.blocks), tuple(self.notes)

    def _part(self, name: str) -> Any | None:
        return self.package.tree(name) if name in self.package.names else None

    def _children(self, name: str) -> list[Any]:
        part = self._part(name)
        return [] if part is None else list(part)

    def _walk(self, parent: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise UnreadableDocumentError(
                f"{self.package.name} nests tables too deep. Open it in Word and simplify it."
            )
        for element in parent:
            name = local(element)
            if name == "p":
                self._take_paragraph(element, depth)
            elif name == "tbl":
                self._take_table(element, depth)
            elif name in WRAPPERS:
                self._walk(element, depth + 1)
            elif name == "AlternateContent" and len(element):
                self._walk(element[0], depth + 1)

    def _take_paragraph(self, element: Any, depth: int) -> None:
        text, number = paragraph_text(element), self.number(element)
        self._marks += footnote_marks(element)
        if text or number:
            self._places += 1
            self.blocks.append(Paragraph(self._places, text, self._level(element), number))
        for box in text_boxes(element):
            self._walk(box, depth + 1)

    def _take_table(self, element: Any, depth: int) -> None:
        inner = only_holds_a_table(element)
        if inner is not None:
            self._walk(inner, depth + 1)
            return
        self._tables += 1
        place = f"table {self._tables}"
        reader = TableReader(self.number, self._budget, place)
        self.blocks.append(Table(place, tuple(reader.rows(element))))
        self._marks += footnote_marks(element)
        for nested in reader.nested:
            self._take_table(nested, depth + 1)

    def number(self, paragraph: Any) -> str:
        """The automatic number before a paragraph, which counts on; its own or that of its style."""
        own = child(paragraph, "pPr", "numPr")
        number, level = value_of(own, "numId"), value_of(own, "ilvl")
        for style in self._style_and_bases(paragraph):
            inherited = child(style, "pPr", "numPr")
            number = number if number is not None else value_of(inherited, "numId")
            level = level if level is not None else value_of(inherited, "ilvl")
        if number is None:
            return ""
        return self._numbers.next(number, int(level) if level and level.isdigit() else 0)

    def _level(self, paragraph: Any) -> int:
        """The level of a heading: 1 the highest, 0 for text."""
        outline = value_of(paragraph, "pPr", "outlineLvl")
        for style in self._style_and_bases(paragraph):
            found = HEADING.fullmatch(value_of(style, "name") or "")
            if found:
                return int(found[1] or 1)
            outline = outline if outline is not None else value_of(style, "pPr", "outlineLvl")
        if outline is None or not outline.isdigit() or int(outline) > 8:  # noqa: PLR2004 - 9 is body text
            return 0
        return int(outline) + 1

    def _style_and_bases(self, paragraph: Any) -> Iterator[Any]:
        name, seen = value_of(paragraph, "pPr", "pStyle"), set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value_of(self._styles[name], "basedOn")

    def _add_footnotes(self) -> None:
        """The notes that the text refers to, in that order, numbered from 1 as Word shows them."""
        notes = {
            f"{kind} {attribute(each, 'id', '')}": each
            for kind in ("footnote", "endnote")
            for each in self._children(f"word/{kind}s.xml")
        }
        for number, mark in enumerate(dict.fromkeys(self._marks), 1):
            if mark in notes:
                text = "\n".join(filter(None, map(paragraph_text, _paragraphs(notes[mark]))))
                if text:
                    self._places += 1
                    self.blocks.append(Paragraph(self._places, text, number=str(number), footnote=True))


def _paragraphs(element: Any) -> Iterator[Any]:
    for each in element.iter():
        if local(each) == "p":
            yield each
