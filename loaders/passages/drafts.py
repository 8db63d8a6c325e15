"""Passages while they are being put together: joining what a page broke, and setting footnotes in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.passages.lines import MARK, SUPERSCRIPTS, Line, is_unfinished, starts_small
from loaders.passages.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Draft:
    """One passage in the making: what kind of line began it, and whether a footnote interrupted it."""

    locator: str
    section: str
    heading: str
    kind: str
    text: str
    interrupted: bool = False
    titles: tuple[str, ...] = ()

    def goes_on_in(self, line: Line) -> bool:
        """Whether ``line`` is the rest of this passage after a page break.

        Prose goes on after an unfinished sentence, or where the line begins small; a list item only where both hold.
        A converter sometimes sets a dash before the rest: after a footnote, an unfinished sentence takes that too.
        """
        unfinished, small = is_unfinished(self.text), starts_small(line.text)
        if line.kind == "prose":
            return small or unfinished if self.kind == "prose" else self.kind == "item" and small and unfinished
        if line.kind == "item" and not line.mark and self.interrupted and unfinished:
            return self.kind == "prose" or (self.kind == "item" and small)
        return False

    def extend(self, line: Line) -> None:
        """Join the text of ``line`` to this passage."""
        self.text = f"{self.text} {line.text}"
        self.interrupted = False

    def finish(self) -> Passage:
        """The passage itself."""
        return Passage(self.locator, self.section, self.heading, self.text, self.titles)


def set_footnotes(drafts: Iterable[Draft], footnotes: Iterable[Line], *, name_bearer: bool) -> list[Passage]:
    """All passages, each footnote after the one that bears its mark (at the end where none does).

    ``name_bearer`` writes the locator as ``23e fn3``, otherwise it is ``fn3``.
    """
    waiting = {line.mark: line.text for line in footnotes}
    passages: list[Passage] = []
    for draft in drafts:
        passages.append(draft.finish())
        for mark in MARK.findall(draft.text):
            number = mark.translate(SUPERSCRIPTS)
            if number in waiting:
                locator = f"{draft.locator} fn{number}" if name_bearer else f"fn{number}"
                passages.append(Passage(locator, draft.section, draft.heading, waiting.pop(number)))
    passages.extend(Passage(f"fn{number}", "", "", text) for number, text in waiting.items())
    return passages
