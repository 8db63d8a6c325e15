"""What stands above every page of a Word document: the lines of its headers."""

from __future__ import annotations

import re
from itertools import islice

from documents.package import Package
from documents.word_text import paragraph_text

HEADER = re.compile(r"word/header\d*\.xml")
MOST_HEADERS = 20
MOST_LINES = 40


def read_headers(content: bytes, name: str) -> tuple[str, ...]:
    """The lines of all headers, each once, in the order of their parts; bounded, since they are titles and no text.

    Raises ``UnreadableDocumentError`` where a header is damaged.
    """
    package = Package(content, name)
    lines: dict[str, None] = {}
    for part in islice((each for each in sorted(package.names) if HEADER.fullmatch(each)), MOST_HEADERS):
        paragraphs = islice(package.tree(part).iter("{*}p"), MOST_LINES)
        parts = (line.strip() for each in paragraphs for line in re.split(r"[\t\n]", paragraph_text(each)))
        lines |= dict.fromkeys(filter(None, parts))
    return tuple(lines)
