"""Every place in a sentence that says when: dates whole or in part, and dates that lean on one said before."""

# ruff: noqa: RUF002 - reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafts import phrases_of_time as say

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING = "nothing"
"""The kind of what looks like a date and names something else."""


@dataclass(frozen=True)
class Mention:
    """One expression of time in a sentence.

    ``kind`` says what it lacks: ``full`` (nothing), ``day month``, ``month``, ``day``, ``season``, ``feast`` (the
    year and what is above), ``weekday``, or a kind of relative expression. ``core`` is the date as the grammar of
    dates reads it; ``words`` what stands around it (*early*, *before*, *two weeks after*), in its order;
    ``at`` is where the date itself begins.
    """

    start: int
    end: int
    text: str
    kind: str
    core: str
    words: str = ""
    until: str = ""
    at: int = 0

    @property
    def lacks_year(self) -> bool:
        """Whether the year must come from elsewhere."""
        return self.kind in {"day month", "month", "season", "feast", "bank holiday"}


def mentions(text: str) -> list[Mention]:
    """The expressions of time of a sentence, in order, without those that name something else (an Act, a section)."""
    found = _without_overlaps(sorted(_cores(text), key=lambda one: (one.start, -one.end)))
    found = _without_overlaps([_with_words(text, one) for one in found if one.kind != NOTHING])
    found = _with_days_before(text, found)
    return _counted_from(text, _ranges(text, _of_years(text, found)))


def _of_years(text: str, found: list[Mention]) -> list[Mention]:
    """*May of the following year* and *8 April of the same year* are one mention each."""
    result: list[Mention] = []
    for one in found:
        which = say.OF_A_YEAR.match(text[one.end :])
        if result and result[-1].kind == "of year" and one.start < result[-1].end:
            continue
        if one.lacks_year and which:
            end, until = one.end + which.end(), f"{which['which'] or 'same'}|{one.kind}"
            result.append(replace(one, end=end, text=text[one.start : end], until=until, kind="of year"))
            continue
        result.append(one)
    return result


def _counted_from(text: str, found: list[Mention]) -> list[Mention]:
    """*two days before the conference on 9 June* is one mention; *two days before it, on 7 May* is that day."""
    result: list[Mention] = []
    for one in found:
        last = result[-1] if result else None
        between = say.ON_ITS_DATE.match(text[last.end : one.at]) if last and _counts(last) else None
        if last and between and one.kind in {"full", "day month"}:
            if between["apart"]:
                result[-1] = one
            else:
                result[-1] = replace(last, end=one.end, text=text[last.start : one.end], until=f"{one.core}|{one.kind}")
            continue
        result.append(one)
    return result


def _counts(one: Mention) -> bool:
    """Whether an expression counts from what follows it: *two days after*, *the day before*."""
    return one.kind in {"count later", "count before", "next day", "day before"} and one.core.endswith(
        ("after", "before", "following", "prior to")
    )


def _cores(text: str) -> Iterator[Mention]:
    for kind, pattern in say.CORES:
        for match in pattern.finditer(text):
            name = kind
            if kind == "day month" and match["year"]:
                name = "full"
            if kind in {"season", "feast"} and match["year"]:
                name = "full"
            if say.is_something_else(text, match.start(), match.end(), kind):
                name = NOTHING
            yield Mention(match.start(), match.end(), match[0], name, say.readable(match[0]), at=match.start())
    for kind, pattern in say.RELATIVES:
        for match in pattern.finditer(text):
            yield Mention(match.start(), match.end(), match[0], kind, match[0].casefold(), at=match.start())


def _without_overlaps(ordered: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for one in ordered:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start and kept[-1].kind != NOTHING:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _with_words(text: str, one: Mention) -> Mention:
    """The mention with what stands before it and changes it: early, the end of, before, about, two weeks after."""
    if one.kind in say.RELATIVE_KINDS:
        return one
    window = max(0, one.start - say.WINDOW)
    before = say.WORDS_BEFORE.search(text[window : one.start])
    if before is None or not before[0].strip():
        return one
    words = " ".join(before[0].split()).casefold()
    start = window + before.start() + len(before[0]) - len(before[0].lstrip())
    return replace(one, start=start, text=text[start : one.end], words=words)


def _with_days_before(text: str, found: list[Mention]) -> list[Mention]:
    """*11 and 21 April*, *3rd, 5th and 9th March 2014* are several days; *9/10 April* and *3 to 7 March* are spans."""
    result: list[Mention] = []
    for one in found:
        window = max(0, one.start - say.WINDOW)
        days = say.DAYS_BEFORE.search(text[window : one.start]) if one.kind in {"full", "day month"} else None
        first = say.FIRST_DAY.match(one.core)
        if days is None or first is None or one.words:
            result.append(one)
            continue
        start, rest = window + days.start("days"), one.core[first.end() :]
        lead = text[window:start].rstrip().casefold()
        opened = lead.endswith(("between", "from")) and len(say.ONE_DAY.findall(days["days"])) == 1
        weekend = re.search(r"\b(?:over |during |at )?(?:the )?weekend of(?: the)?$", lead)
        if weekend and len(say.ONE_DAY.findall(days["days"])) == 1:
            begin = window + weekend.start()
            said = re.sub(r"\s*(?:and|&|-|/|to)\s*(?:the )?$", "/", say.readable(text[start : one.start]))
            core = f"weekend of {said}{one.core}"
            result.append(replace(one, start=begin, text=text[begin : one.end], core=core))
            continue
        if opened or say.SPAN_OF_DAYS.search(days["days"]):
            begin = window + len(lead) - (7 if lead.endswith("between") else 4) if opened else start
            core = say.readable(text[start : one.start]) + " " + one.core
            core = re.sub(r"\s*(?:and|&|-|/|or|to|until)\s*(?:the )?", " to ", core, count=1)
            result.append(replace(one, start=begin, text=text[begin : one.end], core=core))
            continue
        if result and result[-1].kind == "day" and result[-1].end > start:
            result.pop()  # *On the 3rd* and 17th of September
        spots = list(say.ONE_DAY.finditer(text, start, one.start))
        result += [
            replace(
                one,
                start=spot.start(),
                end=spot.end(),
                at=spot.start(),
                text=spot[0],
                core=f"{say.readable(spot[0])} {rest.strip()}",
            )
            for spot in spots
        ]
        result.append(one)
    return result


def _ranges(text: str, found: list[Mention]) -> list[Mention]:
    """*between X and Y*, *from X to Y*, *X – Y* are one mention."""
    result: list[Mention] = []
    for one in found:
        last = result[-1] if result else None
        if last and _is_range(text, last, one):
            words = re.sub(r"^(?:between|from|in|on|during|since) ?(?:the )?", "", last.words)
            whole = text[last.start : one.end]
            until = re.sub(r"^(?:until|till|up to) ?(?:the )?", "", one.words)
            result[-1] = Mention(
                last.start, one.end, whole, "range", f"{words} {last.core}".strip(), last.kind,
                until=f"{until} {one.core}".strip() + "|" + one.kind,
            )  # fmt: skip
        else:
            result.append(one)
    return result


def _is_range(text: str, first: Mention, last: Mention) -> bool:
    if first.kind in say.RELATIVE_KINDS | {"range"} or last.kind in say.RELATIVE_KINDS:
        return False
    between = text[first.end : last.at]
    if not say.RANGE_GAP.fullmatch(between) or first.words.startswith(("on", "by", "until", "before", "after")):
        return False
    gap = between.split()[0].casefold() if between.strip() else "-"
    if gap in {"or", "and"}:
        return first.words.startswith("between") or (gap == "or" and first.kind == last.kind)
    return True
