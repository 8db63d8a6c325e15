"""What a case cites of a report, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.passages.report import Passage, Report, UnknownLocatorError

if TYPE_CHECKING:
    from collections.abc import Iterable


def coverage(report: Report, cited: Iterable[str]) -> list[Passage]:
    """The passages that no locator in ``cited`` covers, in the order of the text.

    Locators that do not exist are passed over here; ``missing`` lists them.
    """
    covered: set[str] = set()
    for locator in set(cited):
        covered.update(passage.locator for passage in _found(report, locator))
    return [passage for passage in report.passages if passage.locator not in covered]


def missing(report: Report, cited: Iterable[str]) -> list[str]:
    """The locators that do not exist in the report, each once, in the order given."""
    return [locator for locator in dict.fromkeys(cited) if not _found(report, locator)]


def _found(report: Report, locator: str) -> tuple[Passage, ...]:
    try:
        return report.find(locator)
    except UnknownLocatorError:
        return ()
