"""Which events may be one: proposals for a person, each with its reasons. Nothing here joins anything."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from chronologies.evidence import evidence_of
from chronologies.merging import keyed_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from chronologies.events import Event
    from chronologies.evidence import Evidence

Kind = Literal["near-duplicate", "same event"]
ALIKE = 85
"""From here on two texts of one agency may be one row twice (0 to 100: the words of both, in order of the alphabet)."""
ALIKE_OF_TWO = 75
"""From here on the texts of two agencies may say the same; below that only what they share in particular counts."""
ENOUGH = 60
"""From so many points on two agencies may mean one event."""
MOST_OF_ONE = 5
"""An event is proposed with so many others at most: those that score highest."""
NARROW = timedelta(days=31)
ONE_DAY = timedelta(days=1)
FEW = 10
SHARED = 2
CLOSE_MINUTES, FAR_MINUTES, APART_MINUTES = 30, 180, 60
POINTS = {"day": 25, "dates": 15, "reference": 40, "name": 16, "word": 10, "words at most": 50, "time": 15, "far": -20}
NAMED = 6


@dataclass(frozen=True)
class Proposal:
    """Two events that may be one, by their keys in the order of the chronology; ``score`` runs from 0 to 100."""

    first: str
    second: str
    kind: Kind
    score: int
    reasons: tuple[str, ...]

    @property
    def pair(self) -> frozenset[str]:
        """The two keys, in no order."""
        return frozenset({self.first, self.second})


@dataclass(frozen=True)
class _Compared:
    place: int
    key: str
    event: Event
    evidence: Evidence

    @property
    def is_narrow(self) -> bool:
        span = self.event.span
        return span.earliest is not None and span.latest is not None and span.latest - span.earliest <= NARROW


def proposals(events: Iterable[Event], decided: Iterable[frozenset[str]] = ()) -> tuple[Proposal, ...]:
    """Near-duplicates of one agency and what two agencies may both have recorded, the highest score first.

    ``decided`` are the pairs of keys of which a person has decided; they are not proposed again. The order of
    ``events`` makes no difference.
    """
    keyed = keyed_events(events)
    evidence = evidence_of(tuple(keyed.values()))
    compared = [_Compared(place, key, event, evidence[place]) for place, (key, event) in enumerate(keyed.items())]
    over = set(decided)
    found = [each for one, other in _pairs(compared)
             if (each := _proposal(one, other)) is not None and each.pair not in over]  # fmt: skip
    places = {key: place for place, key in enumerate(keyed)}
    found.sort(key=lambda each: (-each.score, places[each.first], places[each.second]))
    return tuple(_best(found))


def _best(found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The pairs by score, as long as neither of their events has its fill."""
    number: dict[str, int] = defaultdict(int)
    for each in found:
        if max(number[each.first], number[each.second]) < MOST_OF_ONE:
            number[each.first] += 1
            number[each.second] += 1
            yield each


def _pairs(compared: Sequence[_Compared]) -> Iterator[tuple[_Compared, _Compared]]:
    """The pairs worth a comparison, each once: near in date, or with rare words in common where a date is wide."""
    yield from _near(sorted((each for each in compared if each.is_narrow), key=lambda each: each.event.span.first))
    wide = {each.place for each in compared if not each.is_narrow}
    if wide:
        yield from _sharing(compared, wide)


def _near(narrow: Sequence[_Compared]) -> Iterator[tuple[_Compared, _Compared]]:
    """The pairs whose days overlap or follow each other; those before are dropped as soon as they are over."""
    still: list[tuple[date, int, _Compared]] = []
    for each in narrow:
        while still and still[0][0] < each.event.span.first - ONE_DAY:
            heappop(still)
        for _, _, other in still:
            yield (other, each) if other.place < each.place else (each, other)
        heappush(still, (each.event.span.last, each.place, each))


def _sharing(compared: Sequence[_Compared], wide: set[int]) -> Iterator[tuple[_Compared, _Compared]]:
    """The pairs of which one has a wide date and that share a reference or at least two words that few events have."""
    with_word: dict[str, list[int]] = defaultdict(list)
    for each in compared:
        for word in {*each.evidence.words, *(f"#{reference}" for reference in each.evidence.references)}:
            with_word[word].append(each.place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for word, places in with_word.items():
        if len(places) > FEW and not word.startswith("#"):
            continue
        for number, one in enumerate(places):
            for other in places[number + 1 :]:
                if one in wide or other in wide:
                    shared[one, other] += SHARED if word.startswith("#") else 1
    for (one, other), number in shared.items():
        if number >= SHARED and compared[one].event.span.overlaps(compared[other].event.span):
            yield compared[one], compared[other]


def _proposal(one: _Compared, other: _Compared) -> Proposal | None:
    if one.event.agency.casefold() == other.event.agency.casefold():
        return _near_duplicate(one, other)
    return _same_event(one, other)


def _near_duplicate(one: _Compared, other: _Compared) -> Proposal | None:
    minutes = _minutes_between(one.event, other.event)
    overlaps = one.event.span.overlaps(other.event.span)
    if overlaps and minutes is not None and minutes > APART_MINUTES:
        return None
    alike = fuzz.ratio(one.evidence.sorted_words, other.evidence.sorted_words, score_cutoff=ALIKE)
    if not alike:
        return None
    when = _when(one.event, other.event) if overlaps else "one day apart"
    said = "the same words" if alike == 100 else f"texts alike ({alike:.0f} of 100)"  # noqa: PLR2004
    reasons = (f"both from {one.event.agency}", when, said)
    return Proposal(one.key, other.key, "near-duplicate", round(alike) - (0 if overlaps else 10), reasons)


def _same_event(one: _Compared, other: _Compared) -> Proposal | None:
    if not one.event.span.overlaps(other.event.span):
        return None
    shared = one.evidence.words.keys() & other.evidence.words.keys()
    references = one.evidence.references & other.evidence.references
    points = _points(one, other, shared, references)
    alike = fuzz.ratio(one.evidence.sorted_words, other.evidence.sorted_words, score_cutoff=ALIKE_OF_TWO)
    score = min(100, round(max(points, alike)))
    if score < ENOUGH:
        return None
    reasons = _reasons(one, other, shared, references, alike)
    return Proposal(one.key, other.key, "same event", score, tuple(reasons))


def _points(one: _Compared, other: _Compared, shared: AbstractSet[str], references: AbstractSet[str]) -> float:
    """The points for what both have in particular: references, names, words that few events have, the time."""
    if not shared and not references:
        return 0
    names = one.evidence.names & other.evidence.names
    words = sum(one.evidence.words[stem] * POINTS["name" if stem in names else "word"] for stem in shared)
    points = min(POINTS["words at most"], words) + (POINTS["reference"] if references else 0)
    minutes = _minutes_between(one.event, other.event)
    if minutes is not None and not CLOSE_MINUTES < minutes <= FAR_MINUTES:
        points += POINTS["time" if minutes <= CLOSE_MINUTES else "far"]
    return points + POINTS["day" if _same_day(one.event, other.event) else "dates"]


def _reasons(
    one: _Compared, other: _Compared, shared: AbstractSet[str], references: AbstractSet[str], alike: float
) -> Iterator[str]:
    """What there is to say for a pair, the most telling words first."""
    yield _when(one.event, other.event)
    minutes = _minutes_between(one.event, other.event)
    if minutes is not None and minutes <= CLOSE_MINUTES:
        yield "the same time" if minutes == 0 else f"{minutes} minutes apart"
    if alike:
        yield f"texts alike ({alike:.0f} of 100)"
    if references:
        yield f"both have the reference {', '.join(sorted(references))}"
    if shared:
        names = one.evidence.names & other.evidence.names
        telling = sorted(shared, key=lambda stem: (stem not in names, -one.evidence.words[stem], stem))[:NAMED]
        yield f"words in both: {', '.join(one.evidence.written[stem] for stem in telling)}"


def _when(one: Event, other: Event) -> str:
    return "the same day" if _same_day(one, other) else "their dates overlap"


def _same_day(one: Event, other: Event) -> bool:
    return one.span == other.span and one.span.earliest == one.span.latest


def _minutes_between(one: Event, other: Event) -> int | None:
    """The minutes between two times of one day; ``None`` where one has no time or the day is not one."""
    if one.time is None or other.time is None or not _same_day(one, other):
        return None
    return abs(one.time.hour * 60 + one.time.minute - other.time.hour * 60 - other.time.minute)
