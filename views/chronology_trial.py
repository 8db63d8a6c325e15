"""What a delivery of chronologies holds and what taking it in would change, before anything is kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from views.leaves import button, folded, leaf
from views.words import listed, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronologies.delivery import Delivery
    from chronologies.events import Event, Problem, Remark
    from chronologies.keeping import FileChange
    from chronologies.leftovers import NameLeft
    from chronologies.trial import Trial
    from views.leaves import Leaf

MOST_PROBLEMS, MOST_EVENTS, MOST_NAMES = 500, 50, 40
PUT_AWAY = {"away": "yes"}
IN_PLACE_OF_OPTIONS = {
    "or with --agency": "or under Agency and columns of each file",
    "or say with --mapping which column is which": "or choose its columns under Agency and columns of each file",
    "Say with --mapping which column is which": "Choose its columns under Agency and columns of each file",
}
KEPT = (
    "The files themselves are read and then removed. What is taken in is kept in the folder of the case on this "
    "machine, in the agencies' own words."
)


def trial_leaves(trial: Trial, delivery: Delivery) -> list[Leaf]:
    """The card of a delivery: what would change file by file, everything that is wrong, and the button to go on."""
    changes = trial.plan.changes_something
    press = [button("Take it in", {"take": "yes"}, look="press")] if changes else []
    same = (
        []
        if changes or not trial.plan.changes
        else [leaf("p", "All of it was taken in before; nothing would change.", look="verdict")]
    )
    return [
        leaf(
            "section", "",
            leaf("h3", "Not taken in yet"),
            *same,
            leaf("ul", "", *(_file(change, trial) for change in trial.plan.changes), look="list"),
            leaf("div", "", *press, button("Put this away", PUT_AWAY, look="quiet"), look="buttons"),
            *refused_leaves(delivery.refused),
            *names_leaves(trial),
            *problem_leaves(trial.read.problems),
            *_remarks(trial.read.remarks),
            *_events(trial.read.events),
            look="card alert" if trial.read.problems or delivery.refused else "card",
        )
    ]  # fmt: skip


def refused_leaves(refused: Sequence[str]) -> list[Leaf]:
    """The files that could not be read at all, each with why."""
    return (
        [leaf("div", "", leaf("h4", "Could not be read"), leaf("ul", "", *(leaf("li", each) for each in refused)))]
        if refused
        else []
    )


def _file(change: FileChange, trial: Trial) -> Leaf:
    events = sum(event.locator.file == change.file for event in trial.read.events)
    problems = sum(problem.locator.file == change.file for problem in trial.read.problems)
    words = {
        "new": "comes new into the chronology.",
        "replaced": f"was taken in before; {_difference(change)}.",
        "unchanged": "was taken in before and says the same.",
        "taken out": f"goes out: {several(change.removed, 'row')} of it.",
    }[change.change]
    rows = (
        f" {several(events, 'event')}, {several(problems, 'row')} to put right." if change.change != "taken out" else ""
    )
    kids = [leaf("strong", change.file), leaf("span", f" {words}{rows}")]
    if change.like:
        kids.append(
            leaf("p", f"Most of its events stand in {change.like} too. If this is a later version of that file:")
        )
        kids.append(leaf("p", "", button(f"Put it in place of {change.like}", {"instead": change.like}, look="quiet")))
    return leaf("li", "", *kids)


def _difference(change: FileChange) -> str:
    parts = [f"{several(change.added, 'row')} new"] if change.added else []
    parts += [f"{several(change.removed, 'row')} no longer there"] if change.removed else []
    return listed(parts)


def names_leaves(trial: Trial) -> list[Leaf]:
    """How often names were put in place of others, and what looks like a name still."""
    found: list[Leaf] = []
    if trial.replaced:
        number = sum(trial.replaced.values())
        never = sum(not times for times in trial.replaced.values())
        missing = f" {several(never, 'line')} of the table found nothing." if never else ""
        found.append(leaf("p", f"Names put in place of others: {number:,}.{missing}"))
    if trial.names_left:
        found.append(
            folded(
                f"{several(len(trial.names_left), 'word')} may still be names of people or places",
                _left(trial.names_left),
            )
        )
    return found


def _left(left: Sequence[NameLeft]) -> Leaf:
    more = [f"and {len(left) - MOST_NAMES:,} more"] if len(left) > MOST_NAMES else []
    return leaf("p", ", ".join([*(f"{each.name} ({each.number})" for each in left[:MOST_NAMES]), *more]))


def problem_leaves(problems: Sequence[Problem]) -> list[Leaf]:
    """Every row that could not be taken in, by file: where, why and what would be right, what it says."""
    found: list[Leaf] = []
    if problems:
        found.append(leaf("h4", f"{several(len(problems), 'row')} to put right"))
        found.append(
            leaf(
                "p",
                "The other rows are taken in all the same. Put these right in the file and send it again.",
                look="small",
            )
        )
    ordered = sorted(problems[:MOST_PROBLEMS], key=lambda problem: problem.locator.file)
    for file, of_file in groupby(ordered, key=lambda problem: problem.locator.file):
        rows = [leaf("li", "", leaf("span", _place(problem), look="place"), _wrong(problem)) for problem in of_file]
        found += [leaf("h4", file), leaf("ul", "", *rows, look="faults")]
    more = len(problems) - MOST_PROBLEMS
    return [
        *found,
        *([leaf("p", f"And {more:,} more; the file that can be downloaded has them all.")] if more > 0 else []),
    ]


def on_the_page(reason: str) -> str:
    """What is wrong and what would be right, where there are fields in place of options of a command."""
    for option, field in IN_PLACE_OF_OPTIONS.items():
        reason = reason.replace(option, field)
    return reason


def _wrong(problem: Problem) -> Leaf:
    said = [leaf("p", problem.text, look="right")] if problem.text else []
    return leaf("div", "", leaf("p", on_the_page(problem.reason)), *said)


def _place(problem: Problem | Remark) -> str:
    return str(problem.locator).removeprefix(problem.locator.file).removeprefix(", ") or "the whole file"


def _remarks(remarks: Sequence[Remark]) -> list[Leaf]:
    """How something was read, and which tables were left out."""
    if not remarks:
        return []
    rows = [leaf("li", f"{each.locator}: {each.reason}") for each in remarks[:MOST_PROBLEMS]]
    return [folded(f"{several(len(remarks), 'remark')} on how it was read", leaf("ul", "", *rows, look="small"))]


def _events(events: Sequence[Event]) -> list[Leaf]:
    if not events:
        return []
    rows = [
        leaf("li", "", leaf("strong", f"{event.date_text}, {event.agency}: "), leaf("span", event.text))
        for event in events[:MOST_EVENTS]
    ]
    more = [leaf("li", f"And {len(events) - MOST_EVENTS:,} more.")] if len(events) > MOST_EVENTS else []
    return [folded("Look at what was read", leaf("ul", "", *rows, *more, look="list"))]


def problem_rows(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as rows of a file."""
    return [
        {"file": each.locator.file, "place": _place(each), "wrong": on_the_page(each.reason), "text": each.text}
        for each in problems
    ]
