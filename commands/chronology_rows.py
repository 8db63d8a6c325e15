"""A chronology as rows for people, and as the objects that JSON holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chronologies.merging import order_of
from commands.join import proposal_row
from commands.listing import Heading, Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronologies.events import Event, Problem, Remark
    from chronologies.keeping import Kept
    from chronologies.leftovers import NameLeft
    from chronologies.trial import Trial

HEADINGS = (
    Heading("what", "What"),
    Heading("locator", "Where"),
    Heading("date_text", "Date as written"),
    Heading("earliest", "Earliest"),
    Heading("latest", "Latest"),
    Heading("time", "Time"),
    Heading("agency", "Agency"),
    Heading("text", "Text"),
    Heading("uncertain", "Uncertain"),
    Heading("reason", "What is wrong, what would be right"),
    Heading("joined", "Joined"),
)
LEFT = (Heading("name", "Looks like a name"), Heading("number", "Times"), Heading("places", "Where, the first five"))


def trial_listing(trial: Trial) -> Listing:
    """What was read as rows for people, in order of date, and as the object that JSON holds."""
    read = trial.read
    events = [event_row(event) for event in sorted(read.events, key=order_of)]
    problems = [problem_row(one) for one in read.problems]
    events_by_key = trial.plan.after.integrated.by_key
    document = {
        "events": events,
        "problems": problems,
        "remarks": [problem_row(remark) for remark in read.remarks],
        "rows": vars(read.tally),
        "changes": [vars(change) for change in trial.plan.changes],
        "proposals": [proposal_row(each, events_by_key) for each in trial.proposals],
        "names_left": [left_row(each) for each in trial.names_left],
    }
    return _listing(events, problems, document)


def kept_listing(kept: Kept) -> Listing:
    """The chronology of a case as rows for people, and as the object that JSON holds."""
    events = [event_row(event) | {"joined": number if len(entry.events) > 1 else None}
              for number, entry in enumerate(kept.integrated.entries, 1) for event in entry.events]  # fmt: skip
    problems = [problem_row(one) for one in kept.problems]
    return _listing(events, problems, {"events": events, "problems": problems, "files": kept.files})


def _listing(events: list[dict[str, Any]], problems: list[dict[str, Any]], document: dict[str, Any]) -> Listing:
    rows = [{"what": "event", **row} for row in events] + [{"what": "problem", **row} for row in problems]
    return Listing(HEADINGS, rows, document)


def left_listing(left: Sequence[NameLeft]) -> Listing:
    """What looks like a name, with its places."""
    return Listing(LEFT, [left_row(each) for each in left])


def left_row(left: NameLeft) -> dict[str, Any]:
    """Something that looks like a name, with plain values."""
    return {"name": left.name, "number": left.number, "places": [str(place) for place in left.places]}


def event_row(event: Event) -> dict[str, Any]:
    """An event with plain values."""
    return {
        "date_text": event.date_text,
        "earliest": event.span.earliest,
        "latest": event.span.latest,
        "time": f"{event.time:%H:%M}" if event.time else None,
        "agency": event.agency,
        "text": event.text,
        "locator": str(event.locator),
        "uncertain": event.uncertain,
        "columns": dict(event.columns),
    }


def problem_row(problem: Problem | Remark) -> dict[str, Any]:
    """A problem or remark with plain values."""
    return {"locator": str(problem.locator), "reason": problem.reason, "text": problem.text}
