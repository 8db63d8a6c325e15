"""The page that compares: tables with a column for each review, and what a figure of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.compared import RECURRING, gap_words
from views.finding_line import headline
from views.leaves import button, leaf
from views.rows import csv_of
from views.words import cut, day_text, first_upper, several

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.cases import CaseSummary
    from views.compared import Figure, Line, Reviewed
    from views.leaves import Leaf

MOST_LINES = 12
MOST_RECURRING = 15
MOST_BEHIND = 40
DAYS_OF_A_YEAR = 365.25
LONGEST_TITLE = 60
ONE_ROW = "recurring"
"""The part whose figures count one row of the question each, and open it at once."""
BETWEEN = "|"
"""What stands between the parts of the name of a figure in the address."""
TWO = 2
FINDINGS = "Findings by kind, and for each 100 items of information"
KINDS = "Kinds of information most often stuck: how many items, of how many that the review has"
PAIRS = "Between which kinds of agency: items held by the first and needed by the second, and for each 100 items"
ALIKE = "Nothing of the kind is found in two of these reviews."
CANNOT = (
    "What a comparison cannot show: which area or agency does better, or how common anything is. A review is written "
    "where something went wrong, and each is written and coded to its own depth: more coding finds more. Figures for "
    "each 100 items of information take away the size of a review, not the depth of its coding, which the table “How "
    "closely it is coded” gives an idea of; in a small review one item more changes them much. A difference is a "
    "question to put to both reports, not an answer."
)
COUNTED = (
    "Counted are items that somebody certainly held and somebody else certainly needed (by the needs that are stated), "
    "with no record that they reached them in time. An item of two kinds, or held by two kinds of agency, counts under "
    "each. Holders that belong to no kind of agency are left out."
)


def sections(reviews: Sequence[Reviewed], parts: Mapping[str, Sequence[Line]], chosen: str) -> dict[str, list[Leaf]]:
    """The sections of the page by name; under its table stands what the ``chosen`` figure counts."""
    shown = find_figure(chosen, parts, reviews)

    def drawn(title: str, part: str, most: int | None = None) -> Leaf:
        lines = parts[part]
        more = f"; the first {most} of {len(lines)}, the file has all" if most and len(lines) > most else ""
        return table(f"{title}{more}", part, lines[:most], reviews, chosen)

    def opened(*names: str) -> list[Leaf]:
        return [leaf("section", "", *behind(*shown[1:]), look="card")] if shown and shown[0] in names else []

    again = [
        drawn(_recurring_title(reviews), ONE_ROW, MOST_RECURRING),
        *([] if parts[ONE_ROW] else [leaf("p", ALIKE, look="small")]),
        leaf("p", COUNTED, look="small"),
    ]
    stuck = [drawn(KINDS, "kinds", MOST_LINES), drawn(PAIRS, "pairs", MOST_LINES)]
    size = leaf("div", "", drawn("Size", "size"), drawn("How closely it is coded, for each 100 items", "depth"))
    return {
        "heads": [leaf("div", "", *heads(reviews), look="heads"), leaf("p", CANNOT, look="small")],
        "findings": [drawn(FINDINGS, "findings"), *opened("findings")],
        "recurring": again,
        "stuck": [leaf("div", "", *stuck, look="pair"), *opened("kinds", "pairs")],
        "size": [leaf("div", "", size, drawn("Agencies of each kind", "agencies"), look="pair")],
    }


def _recurring_title(reviews: Sequence[Reviewed]) -> str:
    where = "both reviews" if len(reviews) == TWO else f"two of these {len(reviews)} reviews or more"
    return f"Gaps that recur: found in {where}; each opens with its sources"


def heads(reviews: Sequence[Reviewed]) -> list[Leaf]:
    """What each review is, and a way to it."""
    return [
        leaf(
            "div",
            "",
            leaf("h3", each.case.title),
            leaf("p", " · ".join(_facts(each.case)), look="small"),
            leaf("p", ", ".join(_sizes(each.case)), look="small"),
            leaf("p", "", button("Its findings", {"findings": each.case.id})),
            look="card",
        )
        for each in reviews
    ]


def _facts(case: CaseSummary) -> list[str]:
    period = f"{day_text(case.start)} to {day_text(case.end)} ({_length(case)})" if case.start and case.end else ""
    return [fact for fact in (case.kind, case.area, period or case.period, "made up" if case.fictional else "") if fact]


def _sizes(case: CaseSummary) -> list[str]:
    return [
        several(case.counts[label], one, many)
        for label, one, many in (("Information", "item of information", "items of information"),
                                 ("Agency", "agency", "agencies"), ("Incident", "dated event", ""),
                                 ("Sharing", "sharing", ""))
        if case.counts.get(label)
    ]  # fmt: skip


def _length(case: CaseSummary) -> str:
    days = (case.end - case.start).days if case.start and case.end else 0
    years = round(days / DAYS_OF_A_YEAR, 1)
    return f"{years:g} years" if years >= 1 else several(days, "day")


def table(title: str, part: str, lines: Sequence[Line], reviews: Sequence[Reviewed], chosen: str) -> Leaf:
    """A table with a row for each line and a column for each review; a figure that counts something can be pressed."""
    most = max((_weight(figure) for line in lines if line.name != "all" for figure in line.figures.values()), default=0)
    columns = [leaf("th", cut(each.case.title, LONGEST_TITLE), scope="col") for each in reviews]
    rows = [
        leaf("tr", "", leaf("th", first_upper(line.label), scope="row"),
             *(_cell(part, line, each, chosen, most) for each in reviews))
        for line in lines
    ]  # fmt: skip
    return leaf(
        "table", "", leaf("caption", title), leaf("thead", "", leaf("tr", "", leaf("td"), *columns)),
        leaf("tbody", "", *rows), look="sides",
    )  # fmt: skip


def _weight(figure: Figure) -> float:
    """How long the bar of a figure is: by its part of the whole, or for each 100 items, so that sizes do not count."""
    return figure.count / figure.of if figure.of else figure.rate or 0.0


def _cell(part: str, line: Line, review: Reviewed, chosen: str, most: float) -> Leaf:
    figure = line.figures.get(review.case.id)
    if figure is None or not (figure.count or figure.of):
        return leaf("td", "", leaf("span", "none", look="none"))
    name = BETWEEN.join((part, line.name, review.case.id))
    once = part == ONE_ROW
    act = {"case": review.case.id, "row": str(figure.rows[0])} if once else {"figure": name}
    number = f"{figure.count} of {figure.of}" if figure.of is not None else str(figure.count)
    words = several(figure.count, "gap") if once else number
    look = "link chosen" if name == chosen else "link"
    shown = button(words, act, look=look) if figure.findings or figure.rows else leaf("span", words)
    beside = [leaf("span", text, look="rate") for text in _beside(figure, once=once) if text]
    share = _weight(figure) / (1 if figure.of else most) if most and line.name != "all" and not once else 0.0
    return leaf("td", "", shown, *beside, share=share)


def _beside(figure: Figure, *, once: bool) -> tuple[str, ...]:
    return (
        f"{figure.rate:g} per 100" if figure.rate is not None and figure.of is None and not once else "",
        f"{figure.possible} only possible" if figure.possible else "",
        _lasted(figure),
    )


def _lasted(figure: Figure) -> str:
    if figure.median_days is None:
        return ""
    days = several(figure.median_days, "day")
    return f"half lasted {days} or more" if figure.count > 1 else f"lasted {days} at least"


def behind(line: Line, review: Reviewed) -> list[Leaf]:
    """What a figure counts: its findings, or the kinds of gap, each opening where its sources are."""
    figure = line.figures[review.case.id]
    by_rank = {finding.rank: finding for finding in review.findings}
    rows = [
        leaf("li", "", button(headline(by_rank[rank]), {"case": review.case.id, "finding": str(rank)}),
             leaf("p", by_rank[rank].explanation, look="small"))
        for rank in figure.findings[:MOST_BEHIND]
    ]  # fmt: skip
    for place in figure.rows[:MOST_BEHIND]:
        gap = review.gaps[place]
        words = first_upper(gap_words(gap["held_sector"], gap["kind"], gap["needed_sector"]))
        examples = [leaf("p", text.partition(": ")[2], look="small") for text in gap["examples"][:1]]
        act = {"case": review.case.id, "row": str(place)}
        rows.append(leaf("li", "", button(f"{words} ({several(gap['gaps'], 'gap')})", act), *examples))
    left = max(len(figure.findings), len(figure.rows)) - MOST_BEHIND
    more = [leaf("p", f"and {left} more on that page", look="small")] if left > 0 else []
    where = "the page of findings" if figure.findings else "the question with its sources"
    return [
        leaf("h4", f"{first_upper(line.label)}, in {cut(review.case.title, LONGEST_TITLE)}: what is counted"),
        leaf("p", f"Each opens {where}.", look="small"),
        leaf("ul", "", *rows, look="list"),
        *more,
        leaf("p", "", button("Close", {"figure": ""})),
    ]


def find_figure(
    chosen: str, parts: Mapping[str, Sequence[Line]], reviews: Sequence[Reviewed]
) -> tuple[str, Line, Reviewed] | None:
    """The part, line and review of the figure that the address names, where there is one."""
    names = chosen.split(BETWEEN)
    part, name, case = names[0], BETWEEN.join(names[1:-1]), names[-1]
    line = next((line for line in parts.get(part, ()) if line.name == name), None)
    review = next((each for each in reviews if each.case.id == case), None)
    return (part, line, review) if line and review and case in line.figures else None


def compared_csv(parts: Mapping[str, Sequence[Line]], reviews: Sequence[Reviewed]) -> str:
    """Every figure as CSV, a line for each: which part, what, in which review, how many."""
    columns = ("part", "what", "review", "count", "of", "per_100_items", "only_possible", "median_days", "question")
    return csv_of(
        columns,
        [
            {
                "part": part,
                "what": line.label,
                "review": review.case.id,
                "count": figure.count,
                "of": figure.of,
                "per_100_items": figure.rate,
                "only_possible": figure.possible if part == "findings" else None,
                "median_days": figure.median_days,
                "question": RECURRING if figure.rows else None,
            }
            for part, lines in parts.items()
            for line in lines
            for review in reviews
            if (figure := line.figures.get(review.case.id))
        ],
    )
