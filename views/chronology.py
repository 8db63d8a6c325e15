"""The integrated chronology on a page: its rows by filters and pages, and what still wants a person's eye."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.leaves import button, folded, leaf
from views.turning import page_of, turning
from views.words import listed, several, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chronologies.events import Event
    from chronologies.keeping import Kept
    from chronologies.leftovers import NameLeft
    from chronologies.merging import Entry, Integrated
    from knowledge.moments import Span
    from views.leaves import Leaf

PAGE = 100
MOST_NAMES = 300
SECTIONS = {"events": "Chronology", "pairs": "May be one event", "names": "Look like names", "problems": "To put right"}
COLUMNS = ("When", "Agency", "What was recorded", "Where it stands")
NOTHING_KEPT = "Nothing has been taken in yet. Send what the agencies gave you; it is shown first, and nothing is lost."
NO_NAMES = "Nothing looks like a name that is not accounted for."
NAMES_HELP = (
    "Words that look like names of people or places, by their capitals. It is a help and no more: a name written "
    "small, a nickname or a rare detail is not found. To put something in a name's place, send the files again with a "
    "table of pseudonyms. What is no name, or may stay, can be taken off the list."
)


@dataclass(frozen=True)
class Filter:
    """Which entries are shown: those that an agency recorded, that can have been in a period, that hold all words."""

    agency: str = ""
    period: Span | None = None
    words: str = ""

    def keeps(self, entry: Entry) -> bool:
        """Whether an entry is shown; one that is joined is where any of its events is."""
        if self.agency and self.agency not in entry.agencies:
            return False
        if self.period is not None and not entry.span.overlaps(self.period):
            return False
        said = "\n".join(_everything(event) for event in entry.events).casefold() if self.words else ""
        return all(word in said for word in self.words.casefold().split())


def _everything(event: Event) -> str:
    return "\n".join((event.agency, event.date_text, event.text, *event.columns.values()))


def kept_entries(integrated: Integrated, chosen: Filter) -> list[Entry]:
    """The entries that the filter keeps, in order."""
    return [entry for entry in integrated.entries if chosen.keeps(entry)]


def agencies_of(kept: Kept) -> list[str]:
    """The agencies of a chronology, by name."""
    return sorted({event.agency for event in kept.events}, key=str.casefold)


def standing(kept: Kept) -> list[Leaf]:
    """What the chronology holds, in a line, and which file has how much of it."""
    events, problems = len(kept.events), len(kept.problems)
    said = (
        f"{several(events, 'event')} of {several(len(agencies_of(kept)), 'agency', 'agencies')} from "
        f"{several(len(kept.files), 'file')}"
    )
    wrong = f"; {several(problems, 'row')} still to put right" if problems else ""
    files = [leaf("li", f"{file}: {_counted(kept, file)}") for file in kept.files]
    return [leaf("p", f"{said}{wrong}."), folded("Files", leaf("ul", "", *files), look="small")]


def _counted(kept: Kept, file: str) -> str:
    events = sum(event.locator.file == file for event in kept.events)
    problems = sum(problem.locator.file == file for problem in kept.problems)
    agencies = listed(list(kept.files[file]))
    wrong = f", {several(problems, 'row')} with something to put right" if problems else ""
    return f"{several(events, 'event')}{f' of {agencies}' if agencies else ''}{wrong}"


def sections(numbers: dict[str, int], here: str) -> Leaf:
    """The parts of the page as a bar, each with how much is in it."""
    links = [
        button(f"{title} ({numbers[name]:,})", {"show": name}, look="tab here" if name == here else "tab",
               current=name == here)
        for name, title in SECTIONS.items()
    ]  # fmt: skip
    return leaf("div", "", *links, look="bar")


def entry_table(entries: Sequence[Entry], page: int) -> list[Leaf]:
    """One page of entries as a table: when, which agency, what it recorded, where that stands."""
    shown, at, pages = page_of(entries, page, PAGE)
    if not shown:
        return [leaf("p", "Nothing is left by these filters.", look="verdict")]
    head = leaf(
        "thead",
        "",
        leaf(
            "tr",
            "",
            *(leaf("th", name, scope="col") for name in ("When", "Agency", "What was recorded", "Where it stands")),
        ),
    )
    body = leaf("tbody", "", *map(_row, shown))
    return [leaf("table", "", head, body, look="chronology"), *turning(at, pages)]


def _row(entry: Entry) -> Leaf:
    event = entry.exact
    exact = entry.span.earliest == entry.span.latest
    timed = next((f"{each.time:%H:%M}" for each in (event, *entry.events) if each.time), "")
    beside = [leaf("div", timed, look="when")] if timed and timed not in event.date_text else []
    when = [leaf("div", event.date_text, look="what"), *beside]
    when += [] if exact else [leaf("div", f"not certain: {when_words(entry.span)}", look="when")]
    joined = len(entry.events) > 1
    said = [part for each in entry.events for part in _said(each, event, joined=joined)]
    if joined:
        said.insert(0, leaf("p", "Joined: recorded by more than one, or twice", look="tags"))
        said.append(leaf("p", "", button("Take apart again", {"apart": "+".join(entry.keys)})))
    return leaf(
        "tr", "", leaf("td", "", *when), leaf("td", "", *(leaf("div", agency) for agency in entry.agencies)),
        leaf("td", "", *said), leaf("td", "", *(leaf("div", str(each.locator), look="small") for each in entry.events)),
    )  # fmt: skip


def _said(event: Event, exact: Event, *, joined: bool) -> list[Leaf]:
    """What one event says, in a joined one after its agency and a date that differs; and what stood beside it."""
    other = f" ({event.date_text})" if event.date_text != exact.date_text else ""
    title = [leaf("strong", f"{event.agency}{other}: ")] if joined else []
    mine = {" ".join(text.split()) for text in (event.text, event.date_text, event.agency)}
    times = {f"{event.time:%H:%M}", f"{event.time:%H%M}", f"{event.time:%H.%M}"} if event.time else set()
    beside = [
        leaf("li", f"{heading}: {cell}")
        for heading, cell in event.columns.items()
        if cell.strip() and " ".join(cell.split()) not in mine | times and cell not in event.text
    ]
    more = [folded("Also in this row", leaf("ul", "", *beside), look="small")] if beside else []
    return [leaf("div", "", *title, leaf("span", event.text), look="told"), *more]


def names_table(left: Sequence[NameLeft]) -> list[Leaf]:
    """What looks like a name, how often, and where first."""
    if not left:
        return [leaf("p", NO_NAMES, look="verdict"), leaf("p", NAMES_HELP, look="small")]
    rows = [
        leaf("li", "", leaf("span", f"{each.name} ({several(each.number, 'time')})", look="place"),
             leaf("span", "; ".join(map(str, each.places)), look="small"),
             leaf("span", "", button("It may stay", {"known": each.name})))
        for each in left[:MOST_NAMES]
    ]  # fmt: skip
    more = [leaf("p", f"And {len(left) - MOST_NAMES:,} more.")] if len(left) > MOST_NAMES else []
    return [leaf("p", NAMES_HELP, look="small"), leaf("ul", "", *rows, look="faults"), *more]


def names_rows(left: Iterable[NameLeft]) -> list[dict[str, object]]:
    """The same as rows of a file."""
    return [{"name": each.name, "times": each.number, "places": [str(place) for place in each.places]} for each in left]
