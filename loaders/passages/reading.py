"""From a report's file to its passages.

Each kind of file has a function from its path to text whose paragraphs (or their halves on two pages) are one line
each, in ``READERS``; the passages are counted in that text in the same way whatever the file was.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from documents.encodings import decode
from documents.errors import UnreadableDocumentError
from documents.reading import read as read_document
from graph.errors import WhoknewError
from loaders.passages.chronology_rows import FILE as CHRONOLOGY_FILE
from loaders.passages.chronology_rows import read_chronology
from loaders.passages.decimals import number_decimals, numbered_paragraphs
from loaders.passages.from_document import text_of
from loaders.passages.lines import Body, sort_lines
from loaders.passages.paragraphs import number_paragraphs
from loaders.passages.report import Passage, Report, Scheme
from loaders.passages.sections import count_sections, heading_numbers, section_titles
from loaders.passages.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Callable


FEWEST_DECIMALS = 5


class UnreadableReportError(WhoknewError):
    """The report cannot be read."""


def read_report(path: str | Path, scheme: Scheme | None = None) -> Report:
    """The passages of the report at ``path``, in the scheme that its text shows unless one is given.

    The table ``chronology.csv`` of a case is one too: its rows are its passages.

    Raises ``UnreadableReportError`` for a missing file, a kind of file without a reader, or one without text.
    """
    path = Path(path)
    if path.name == CHRONOLOGY_FILE and path.is_file():
        return read_chronology(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        raise UnreadableReportError(f"{path}: reports are read from {kinds}; save this one as plain text")
    if not path.is_file():
        raise UnreadableReportError(f"{path}: there is no such file; give the path of the report's text")
    report = parse_report(reader(path), scheme)
    if not report.passages:
        raise UnreadableReportError(f"{path}: the file holds no text; give the report itself")
    return report


def parse_report(text: str, scheme: Scheme | None = None) -> Report:
    """The passages of a report's plain text; where it is so short that all of it looks like headings, its lines."""
    body = sort_lines(text)
    report = _counted(body, scheme)
    if report.passages or not body.lines:
        return report
    lines = (Passage(f"0:{count}", "0", "", line.text) for count, line in enumerate(body.lines, 1))
    return Report("sections", tuple(lines))


def _counted(body: Body, scheme: Scheme | None) -> Report:
    chosen = scheme or detect_scheme(body)
    if chosen == "decimals":
        passages, titles = number_decimals(body)
        return Report(chosen, tuple(passages), titles)
    if chosen == "sections":
        return Report(chosen, tuple(count_sections(body)), section_titles(body))
    return Report(chosen, tuple(number_paragraphs(body)))


def detect_scheme(body: Body) -> Scheme:
    """The scheme that most of the text follows.

    ``decimals`` where most paragraphs with a number bear a decimal one, ``sections`` where numbered headings outnumber
    the longest run of numbered paragraphs, else ``paragraphs``.
    """
    longest, expected = 0, 1
    for line in body.lines:
        if line.kind == "item" and line.mark.isdigit():
            expected = int(line.mark) + 1 if int(line.mark) == expected else expected
            longest = max(longest, expected - 1)
    decimals = numbered_paragraphs(body)
    if decimals >= FEWEST_DECIMALS and decimals > max(longest, len(heading_numbers(body))):
        return "decimals"
    return "paragraphs" if longest > len(heading_numbers(body)) else "sections"


def read_plain_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252; raises ``UnreadableReportError`` where it is none."""
    try:
        return decode(path.read_bytes(), path.name)
    except UnreadableDocumentError as error:
        raise UnreadableReportError(error.detail) from None


def read_unwrapped(path: Path) -> str:
    """The text of a file, a paragraph (or its half on a page) on each line."""
    return unwrap(read_plain_text(path))


def read_office_text(path: Path) -> str:
    """The text of a document; raises ``UnreadableReportError`` with what is wrong with its file."""
    try:
        return text_of(read_document(path))
    except UnreadableDocumentError as error:
        raise UnreadableReportError(error.detail) from None


READERS: dict[str, Callable[[Path], str]] = {
    ".txt": read_unwrapped,
    **dict.fromkeys((".docx", ".pdf", ".md"), read_office_text),
}
