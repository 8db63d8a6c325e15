"""Reviews side by side, as plain numbers: how large each is, what was found in it, and what got stuck between whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.cases import CaseSummary
    from queries.findings import Finding
    from queries.question import Question
    from views.picture import Picture

Row = dict[str, Any]
RECURRING = "corpus/recurring_gaps"
SIZES = (
    ("Person", "People"), ("Agency", "Agencies"), ("Forum", "Forums"), ("Information", "Items of information"),
    ("Incident", "Dated events"), ("Sharing", "Sharings"), ("Request", "Requests"), ("Meeting", "Meetings"),
    ("Decision", "Decisions"),
)  # fmt: skip
DEPTH = (
    ("Need", "Needs that are stated"), ("Knowledge", "Records of who knew"), ("Sharing", "Sharings"),
    ("Absence", "Remarks of the review on what was not shared"),
)  # fmt: skip
FAMILIES = {
    "gap": "Held and needed, no sharing of it in time",
    "decision": "Decided without it",
    "meeting": "Missing at a meeting, or no meeting",
    "request": "Asked for, and not answered with it",
    "changed": "Changed on the way",
    "handover": "Lost in a handover",
    "picture": "Pieces that nobody held together",
}


@dataclass(frozen=True)
class Reviewed:
    """One review with what is compared: its findings, and its rows of the question on recurring gaps, asked of it."""

    case: CaseSummary
    picture: Picture
    findings: tuple[Finding, ...]
    gaps: tuple[Row, ...]

    @property
    def items(self) -> int:
        """How many items of information it has."""
        return len(self.picture.items)


@dataclass(frozen=True)
class Figure:
    """A number of one review.

    ``rate`` is the number for each 100 items of information, ``of`` what it is a part of, ``possible`` how many of them
    are only possible; ``findings`` (ranks) and ``rows`` (places among its gaps) are what it counts.
    """

    count: int
    rate: float | None = None
    of: int | None = None
    possible: int = 0
    median_days: int | None = None
    findings: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """One thing that is compared, with its figure in each review that has any; ``name`` stands in the address."""

    name: str
    label: str
    figures: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def reviews(self) -> int:
        """In how many of the reviews there is any."""
        return sum(figure.count > 0 for figure in self.figures.values())

    @property
    def total(self) -> float:
        """The numbers of all reviews together, for each 100 items where there is such a number."""
        return sum(figure.count if figure.rate is None else figure.rate for figure in self.figures.values())


def rate(count: int, review: Reviewed) -> float | None:
    """The number for each 100 items of information; nothing where a review has none."""
    return round(100 * count / review.items, 1) if review.items else None


def sizes(reviews: Sequence[Reviewed]) -> list[Line]:
    """How much each review holds."""
    return [
        Line(label, words, {each.case.id: Figure(each.case.counts.get(label, 0)) for each in reviews})
        for label, words in SIZES
    ]


def depths(reviews: Sequence[Reviewed]) -> list[Line]:
    """How closely each review is coded: how much for each 100 items."""
    return [
        Line(label, words, {each.case.id: _counted(each.case.counts.get(label, 0), each) for each in reviews})
        for label, words in DEPTH
    ]


def _counted(count: int, review: Reviewed) -> Figure:
    return Figure(count, rate(count, review))


def kinds_of_agency(reviews: Sequence[Reviewed]) -> list[Line]:
    """How many agencies of each kind a review has, the kinds that most reviews have first."""
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for review in reviews:
        agencies = [holder for holder in review.picture.holders.values() if holder.kind == "agency"]
        for sector, number in Counter(holder.sector or "no kind given" for holder in agencies).items():
            found[sector][review.case.id] = Figure(number)
    return _ordered(Line(sector, sector, figures) for sector, figures in found.items())


def findings_by_kind(reviews: Sequence[Reviewed], questions: Mapping[str, Question]) -> list[Line]:
    """All findings, then those of each kind, in the order of ``FAMILIES``."""
    lines = [Line("all", "All findings", {each.case.id: _of_findings(each.findings, each) for each in reviews})]
    for family, words in FAMILIES.items():
        figures = {}
        for review in reviews:
            chosen = [one for one in review.findings if family_of(one, questions) == family]
            figures[review.case.id] = _of_findings(chosen, review)
        lines.append(Line(family, words, figures))
    return lines


def family_of(finding: Finding, questions: Mapping[str, Question]) -> str:
    """The kind of a finding: the family that the questions which found it declare."""
    declared = (questions[id_].finding for id_ in finding.questions if id_ in questions)
    return next((found.family for found in declared if found), "gap")


def _of_findings(chosen: Sequence[Finding], review: Reviewed) -> Figure:
    return Figure(
        len(chosen),
        rate(len(chosen), review),
        possible=sum(one.possible for one in chosen),
        findings=tuple(one.rank for one in chosen),
    )


def kinds_stuck(reviews: Sequence[Reviewed]) -> list[Line]:
    """For each kind of information how many of its items are in a gap, of how many that the review has."""
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for review in reviews:
        held = Counter(kind for item in review.picture.items.values() for kind in item.kinds)
        stuck = _places(review, lambda row: str(row["kind"]))
        for kind, number in held.items():
            count = len(_items(review, stuck.get(kind, ())))
            figure = Figure(count, rate(count, review), of=number, rows=stuck.get(kind, ()))
            found[kind][review.case.id] = figure
    lines = _ordered(Line(kind, kind, figures) for kind, figures in found.items())
    return [line for line in lines if line.total]


def pairs_stuck(reviews: Sequence[Reviewed]) -> list[Line]:
    """For each two kinds of agency how many items the one held and the other needed without a record of them."""
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for review in reviews:
        for pair, places in _places(review, _pair).items():
            count = len(_items(review, places))
            found[pair][review.case.id] = Figure(count, rate(count, review), rows=places)
    return _ordered(Line(pair, pair, figures) for pair, figures in found.items())


def _pair(row: Row) -> str:
    if row["held_sector"] == row["needed_sector"]:
        return f"within {row['held_sector']}"
    return f"{row['held_sector']} → {row['needed_sector']}"


def recurring(reviews: Sequence[Reviewed], at_least: int = 2) -> list[Line]:
    """The gaps of one kind that are found in at least so many of the reviews, those of most reviews first."""
    found: dict[tuple[str, str, str], dict[str, Figure]] = defaultdict(dict)
    for review in reviews:
        for place, row in enumerate(review.gaps):
            key = (row["held_sector"], row["kind"], row["needed_sector"])
            count = row["gaps"]
            found[key][review.case.id] = Figure(
                count, rate(count, review), median_days=row["median_days"], rows=(place,)
            )
    return _ordered(
        Line("~".join(key), gap_words(*key), figures) for key, figures in found.items() if len(figures) >= at_least
    )


def gap_words(held: str, kind: str, needed: str) -> str:
    """A kind of gap in words."""
    where = f"within {held}" if held == needed else f"held by {held}, needed by {needed}"
    return f"{kind}: {where}"


def _places(review: Reviewed, key: Callable[[Row], str]) -> dict[str, tuple[int, ...]]:
    """The places of the rows of gaps that have the same key."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(review.gaps):
        found[key(row)].append(place)
    return {name: tuple(places) for name, places in found.items()}


def _items(review: Reviewed, places: Iterable[int]) -> set[str]:
    return {uid for place in places for uid in review.gaps[place]["item_uids"]}


def _ordered(lines: Iterable[Line]) -> list[Line]:
    """What most reviews have first, then what is most there, each review counting alike."""
    return sorted(lines, key=lambda line: (-line.reviews, -line.total, line.label))
