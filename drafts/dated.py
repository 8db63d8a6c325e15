"""The dated happenings of a report: each sentence with the days that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from drafts import scope
from drafts.clock import Clock
from drafts.mentions import mentions
from drafts.phrases_of_time import RELATIVE_KINDS
from drafts.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drafts.mentions import Mention
    from drafts.sentences import Sentence
    from knowledge.moments import Span
    from loaders.passages import Passage, Report

BOUNDS = ("since", "until", "till", "up to", "by", "before", "prior to")
INITIAL, AT_ONCE = 40, 12
BARE_YEARS = re.compile(r"(?:(?:The )?[Yy]ear )?\(?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\)?:?")  # noqa: RUF001
FROM_BEFORE = 2
"""How a date is marked that a sentence has from the passage before its own."""
SUPPOSED = re.compile(r"^Had\b|\b(?:would|should|could|might) (?:also )?have\b")
NAMED_BY_DATE = re.compile(
    r"\b(?!(?:end|beginning|start|middle|part|half|night|morning|evening|week|hours|weekend)\b)\w+ of (?:the )?"
    r"(?:previous |following )?$"
)
"""*the letter of 20 May* names a letter; it dates nothing that happens in its sentence."""
QUOTED = re.compile(r"[\"“‘]$")  # noqa: RUF001
BACKWARDS = frozenset({"count before", "day before", "unit before"})
"""Expressions that look back, and so do not move the telling."""
LISTED = re.compile(r"\s*(?:,|and|&|,\s*and)?\s*(?:then )?(?:and )?(?:again )?(?:on )?(?:the )?")
NOT_UNTIL = re.compile(r"\b(?:not|never|nobody|no one|no [\w-]+ (?:was|were|had|could)|n['’]t)\b[^.;]*$", re.IGNORECASE)  # noqa: RUF001
RETOLD = re.compile(r"\b(?:that|had|previous|earlier|previously|last)\b", re.IGNORECASE)
SHOULD = re.compile(r"\b(?:should|must|shall)\b(?! (?:also )?have\b)")
YEARS_BACK, A_SEASON = 400, 100
RESTATED = re.compile(r"^\s*[,(]?\s*\(?$")
NUMBER = re.compile(r"^\(?(\d{1,2}(?:\.\d{1,3}){1,3})\.?\)?\s+(?=\S)")


@dataclass(frozen=True)
class Telling:
    """A sentence of the telling.

    ``date`` is its own expression of time, ``span`` the days that it means. Without one of its own, ``span`` is that
    of the sentence before it in the same passage (``carried`` is 1) or of the passage before it (2), or ``None``.
    """

    passage: Passage
    sentence: Sentence
    date: Mention | None
    span: Span | None
    carried: int = 0
    later: bool = False


def tellings(report: Report, names_somebody: Callable[[str], bool]) -> Iterator[Telling]:
    """Every sentence that may tell what happened, once for each happening that it dates, in the order of the text.

    ``names_somebody`` says whether a sentence names a person of the case: elsewhere than in the telling itself only
    such sentences count.
    """
    clock, heading, carried = Clock(), "", None
    numbers = _own_numbers(report)
    for passage, part in scope.parts(report):
        if passage.titles or passage.heading != heading:
            heading, carried = passage.heading, None
            for title in passage.titles or (heading,):
                _enter(clock, title)
        clock.passed += 1
        if part.openness == "closed":
            continue
        begun = carried
        for one in _of_passage(passage, clock, numbers, part, begun):
            if part.openness == "half" and not (
                names_somebody(text := one.sentence.text) or scope.DIED_THEN.search(text)
            ):
                continue
            if one.span is not None and one.carried < FROM_BEFORE:
                carried = one.span
            yield one


def _enter(clock: Clock, heading: str) -> None:
    """Go under a heading: its date is where the telling goes on; a bare year holds what follows within itself."""
    dated = [span for one in mentions(heading) + _lone(heading) if (span := clock.read(one, "")) is not None]
    if dated:
        clock.enter(dated[0])
    if BARE_YEARS.fullmatch(heading.strip()):
        clock.year = dated[0] if dated else None
    elif dated or scope.TOLD.search(heading) or scope.LATER.search(heading):
        clock.year = None


def _lone(heading: str) -> list[Mention]:
    """A heading that is only a month or a year, which prose would not let stand alone."""
    bare = heading.strip(" :–-()")  # noqa: RUF001
    return mentions(f"in {bare}") if re.fullmatch(r"(?:Year )?(?:\d{4}|[A-Z][a-z]+)", bare) else []


def _own_numbers(report: Report) -> frozenset[str]:
    """The numbers like 5.12.14 that begin passages and follow one another, so that none is taken for a date."""
    found = [match[1] for passage in report.passages if (match := NUMBER.match(passage.text))]
    known = set(found)

    def near(number: str) -> bool:
        head, _, tail = number.rpartition(".")
        return any(f"{head}.{int(tail) + step}" in known for step in (-1, 1))

    return frozenset(number for number in found if number.count(".") < 2 or near(number))  # noqa: PLR2004


def _of_passage(
    passage: Passage, clock: Clock, numbers: frozenset[str], part: scope.Part, before: Span | None
) -> Iterator[Telling]:
    own: Span | None = None
    text = passage.text
    begins = NUMBER.match(text)
    skipped = begins.end() if begins and begins[1] in numbers else 0
    for sentence in sentences(text[skipped:]):
        found = list(_dated(sentence.text, clock, passage, part))
        kept = [(one, span) for one, span, is_event in found if is_event]
        for one, span in kept:
            yield Telling(passage, sentence, one, span, later=part.later)
            if span is not None:
                clock.remember(sentence.text, span)
        main = _main(sentence.text, kept)
        if main and all(one.kind in BACKWARDS for one, _ in kept) and own is not None:
            main = None
        own = main if main and (own is None or not _retold(sentence.text, kept[0][0])) else own
        backwards = bool(kept) and own is not None and all(one.kind in BACKWARDS for one, _ in kept)
        if not kept or backwards:
            if own is not None:
                clock.remember(sentence.text, own)
            span, carried = (own, 1) if own else (before, 2) if before and not part.later else (None, 0)
            yield Telling(passage, sentence, None, span, carried, part.later)


def _main(sentence: str, kept: list[tuple[Mention, Span | None]]) -> Span | None:
    """The date that the sentences after it lean on: its first, or the last of those listed with it."""
    dates = [(one, span) for one, span in kept if span is not None and not _is_bound(one)]
    for (one, span), (following, _) in pairwise(dates):
        if not LISTED.fullmatch(sentence[one.end : following.start]):
            return span
    return dates[-1][1] if dates else None


def _dated(
    sentence: str, clock: Clock, passage: Passage, part: scope.Part
) -> Iterator[tuple[Mention, Span | None, bool]]:
    """The expressions of time of a sentence with their days, and whether each dates something that happened."""
    found = _restated(sentence, mentions(sentence))
    elsewhere = scope.tells_something_else(sentence) or _is_only_a_date(sentence, found)
    seen: list[Span] = []
    for place, one in enumerate(found):
        if one.lacks_year and place + 1 < len(found):
            one = _with_year_of(sentence, one, found[place + 1])  # noqa: PLW2901 - *in August and September 2015*
        span = clock.read(one, sentence[one.end :], begins=place == 0)
        if span is not None and not elsewhere:
            listed = place > 0 and LISTED.fullmatch(sentence[found[place - 1].end : one.start])
            _move(clock, one, span, sentence, first=place == 0 or bool(listed))
        event = not elsewhere and not (span is not None and span in seen)
        event = event and not scope.is_planned(sentence[: one.start], sentence[one.end :])
        event = event and not (_is_bound(one) and (len(found) > 1 or _is_loose(one) or SHOULD.search(sentence)))
        event = event and not (one.kind == "within" and not _tells_how_soon(sentence, one))
        event = event and not (one.start > INITIAL and NAMED_BY_DATE.search(sentence[: one.at]))
        event = event and not QUOTED.search(sentence[: one.start])
        event = event and not (span is None and one.kind in RELATIVE_KINDS)
        event = event and not (one.kind == "year" and re.search(r"\bborn\b", sentence[: one.start]))
        event = event and not (passage.footnote and (span is None or span.earliest != span.latest))
        event = event and not (part.later and (_is_referred_to(one, span) or SUPPOSED.search(sentence)))
        if span is not None:
            seen.append(span)
        yield one, span, event
    if elsewhere and _is_only_a_date(sentence, found) and found:
        _enter(clock, sentence)


def _with_year_of(sentence: str, one: Mention, following: Mention) -> Mention:
    """The mention with the year of the one that it is listed with."""
    year = re.search(r"\b(?:19|20)\d\d$", following.core)
    if year is None or following.kind != "full" or not LISTED.fullmatch(sentence[one.end : following.at]):
        return one
    return replace(one, kind="full", core=f"{one.core} {year[0]}")


def _restated(sentence: str, found: list[Mention]) -> list[Mention]:
    """Without relative expressions that a date right after them says again: *the following day (24 May 2011)*."""
    kept: list[Mention] = []
    for place, one in enumerate(found):
        if one.kind == "count before" and ("hour" in one.core or sentence.startswith("It was ")):
            continue
        if (
            kept
            and one.kind in {"count later", "count before", "next day", "same day"}
            and kept[-1].kind not in RELATIVE_KINDS
            and re.fullmatch(r",?\s?(?:just |only |nearly |some )?", sentence[kept[-1].end : one.start])
        ):
            continue
        if one.words in {"until", "not until"} and NOT_UNTIL.search(sentence[max(0, one.start - 160) : one.start]):
            one = replace(one, words="")  # noqa: PLW2901 - *not told until 7 March* happened then
        following = found[place + 1] if place + 1 < len(found) else None
        if (
            kept
            and one.kind == "same unit"
            and kept[-1].kind == "weekday"
            and sentence[kept[-1].end : one.start] == " of "
        ):
            continue
        if (
            following is not None
            and (one.kind in RELATIVE_KINDS or (one.kind == "feast" and re.search(r"\w (?:before|after)$", one.words)))
            and following.kind not in RELATIVE_KINDS
            and RESTATED.match(sentence[one.end : following.start])
        ):
            continue
        if following is not None and following.start < one.end:
            continue
        kept.append(one)
    return kept


def _is_only_a_date(sentence: str, found: list[Mention]) -> bool:
    rest = sentence
    for one in found:
        rest = rest.replace(one.text, "")
    return len(re.findall(r"[A-Za-z]{2,}", rest)) < 2  # noqa: PLR2004 - a date and a word are a heading


def _is_referred_to(one: Mention, span: Span | None) -> bool:
    """Whether an analysis only points back: not a day, and not at the beginning of the sentence."""
    day = span is not None and span.earliest is not None and span.earliest == span.latest
    return not day and one.start > AT_ONCE


def _is_bound(one: Mention) -> bool:
    return one.words.startswith(BOUNDS)


def _is_loose(one: Mention) -> bool:
    """Whether *by* and such a date bound nothing: a year or season; a feast only where the sentence begins with it."""
    return one.kind in {"year", "season"} or (one.kind == "feast" and one.start > AT_ONCE)


def _tells_how_soon(sentence: str, one: Mention) -> bool:
    """Whether *within three days* says when something happened, not by when it should."""
    rest = sentence[one.end :]
    return one.start <= AT_ONCE and not re.search(r"\b(?:should|must|shall|will|would|has to|have to|required)\b", rest)


def _retold(sentence: str, one: Mention) -> bool:
    return one.start > INITIAL and bool(RETOLD.search(sentence[max(0, one.start - 300) : one.start]))


def _move(clock: Clock, one: Mention, span: Span, sentence: str, *, first: bool) -> None:
    """Go on in time: what stands at the beginning of a sentence moves the telling, what is retold in it does not."""
    if _is_bound(one):
        if one.start <= AT_ONCE and (day := clock.read(replace(one, words=""), "")) is not None:
            clock.line = day
        return
    if span.earliest is None or span.latest is None or one.kind in BACKWARDS:
        return
    wide = (span.latest - span.earliest).days
    back = clock.line is not None and clock.line.earliest and (clock.line.earliest - span.earliest).days > YEARS_BACK
    initial = one.start <= INITIAL
    clock.last, clock.passed = span, 0
    strays = clock.year is not None and not clock.year.overlaps(span)
    if first and (initial or not (back or strays or _retold(sentence, one))) and (wide < A_SEASON or initial):
        clock.line = span
