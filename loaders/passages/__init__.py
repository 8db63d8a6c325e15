"""Stable locators for the passages of a published report, and the tools over them.

A locator names one passage so that anybody who has the report can find it again. The scheme comes from the report:

``sections``: ``6:12`` is the twelfth paragraph of section 6
    Text before the first section is section ``0``. Each list item and each printed table row (its title and header
    rows included) counts as one paragraph. Sub-headings without a number, the table of contents and footnotes do not
    count, and a sub-heading does not restart the count. A paragraph broken over a page is one. Footnotes are ``fn10``.
``paragraphs``: the report's own numbers
    ``54``, its lettered items ``138m``, its footnotes ``23e fn3`` (by the passage that bears the mark; ``fn3`` alone
    is understood), table rows ``10 row2``, items without a letter ``54 item1``. Text before the first number is ``0``.
    Where the numbers begin again (recommendations), the heading goes before them: ``Recommendations 6a``.
``decimals``: the report's own decimal numbers
    ``4.12``, ``4.1.12``; what hangs under a paragraph as above (``4.12a``, ``4.12 item1``, ``4.12 row2``, and
    ``4.12 part1`` for a paragraph without a number). A short line that is no sentence is a
    heading, whether it has a number or not.
``rows``: the rows of a case's own chronology, by their ids (``c-0001``) or else their numbers (``row 12``)
"""

from loaders.passages.cover import coverage, missing
from loaders.passages.reading import UnreadableReportError, parse_report, read_report
from loaders.passages.report import Passage, Report, UnknownLocatorError

__all__ = [
    "Passage",
    "Report",
    "UnknownLocatorError",
    "UnreadableReportError",
    "coverage",
    "missing",
    "parse_report",
    "read_report",
]
