"""Suggestions to look through: the passage on the left, the row on the right, what was done and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from views.leaves import button, leaf
from views.words import first_upper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from views.leaves import Leaf

TABLES = {
    "incidents": "Something that happened", "sharings": "Something was told", "requests": "Something was asked",
    "meetings": "A meeting", "decisions": "A decision", "absences": "Something was not done",
    "knowledge": "Somebody knew", "nil returns": "An answer that there was nothing", "people": "A person",
    "holders": "An agency or worker", "information": "Something to know",
}  # fmt: skip
BANDS = {"high": "Mostly right", "medium": "Often right", "low": "Seldom right"}
HIGH, MEDIUM = 0.75, 0.5
STATUSES = {"draft": "To look at", "accepted": "Accepted", "rejected": "Rejected"}
DECIDED = frozenset({"accepted", "rejected"})
SPOKEN = {"people": "Who", "holders": "Agencies and workers", "of": "Asked of", "by": "By", "since": "Known since",
          "holder": "Who held or did it", "asked for": "What was asked for", "sector": "Field"}  # fmt: skip
"""What a column is called to somebody who has never seen the tables."""
NOT_SHOWN = {"id", "sources", "note", "certainty", "asserted by"}
KEYS = (("a", "Accept", "accepted"), ("e", "Edit", "edit"), ("r", "Reject", "rejected"), ("u", "Undo", "undo"),
        ("ArrowLeft", "Back", "back"), ("ArrowRight", "On", "on"))  # fmt: skip
SHOWN_KEYS = {"ArrowLeft": "←", "ArrowRight": "→"}


@dataclass(frozen=True)
class Shown:
    """A suggestion as the page needs it."""

    id: str
    table: str
    status: str
    confidence: float
    locator: str
    cue: str
    row: Mapping[str, str]

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet; a status that was misspelt in the table is no decision."""
        return self.status not in DECIDED

    @property
    def marks(self) -> str:
        """The words of the passage that led to it: its cue, or of somebody who is only named, the name."""
        return self.row.get("name", "") if self.table in {"people", "holders"} else self.cue


@dataclass(frozen=True)
class Place:
    """The passage of a suggestion between its neighbours; ``why_not`` says why it cannot be shown."""

    locator: str = ""
    heading: str = ""
    before: str = ""
    text: str = ""
    after: str = ""
    why_not: str = ""


def band(confidence: float) -> str:
    """``high``, ``medium`` or ``low``."""
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


def chosen(rows: Sequence[Shown], tables: Sequence[str], bands: Sequence[str], statuses: Sequence[str]) -> list[Shown]:
    """The suggestions that the filters leave; an empty filter leaves all."""
    return [
        row for row in rows
        if (not tables or row.table in tables) and (not bands or band(row.confidence) in bands)
        and (not statuses or row.status in statuses)
    ]  # fmt: skip


def next_to(rows: Sequence[Shown], here: str, step: int) -> str:
    """The id of the suggestion before or after this one; this one where there is none, empty where there are none."""
    ids = [row.id for row in rows]
    if here not in ids:
        return ids[0] if ids else ""
    return ids[min(max(ids.index(here) + step, 0), len(ids) - 1)]


def first_to_look_at(rows: Sequence[Shown]) -> str:
    """The id of the first suggestion that waits, else of the first; empty where there is none."""
    return next((row.id for row in rows if row.waits), rows[0].id if rows else "")


def after_deciding(rows: Sequence[Shown], here: str) -> str:
    """Where to go once this one is decided: the next one that waits, else the first that does, else stay."""
    ids = [row.id for row in rows]
    at = ids.index(here) if here in ids else -1
    waiting = [row.id for row in (*rows[at + 1 :], *rows[: max(at, 0)]) if row.waits]
    return waiting[0] if waiting else here


def progress_leaves(rows: Sequence[Shown], left: int) -> list[Leaf]:
    """How far the work is: what was accepted, rejected and is still to look at."""
    done = {status: sum(row.status == status for row in rows) for status in STATUSES}
    looked = sum(not row.waits for row in rows)
    done["draft"] = len(rows) - looked
    counts = [
        leaf("div", words, leaf("strong", f"{done[status]:,}"), look="count") for status, words in STATUSES.items()
    ]
    shown = leaf("div", "With these filters", leaf("strong", f"{left:,}"), look="count")
    bar = leaf("span", f"{looked:,} of {len(rows):,} looked at", look="small", share=looked / len(rows) if rows else 0)
    return [leaf("div", "", *counts, shown, look="counts"), leaf("p", "", bar)]


def passage_leaves(place: Place, cue: str) -> list[Leaf]:
    """The passage with the words that led to the suggestion, and what stands around it."""
    title = f"Passage {place.locator}" + (f" · {place.heading}" if place.heading else "")
    if place.why_not:
        return [leaf("h4", title), leaf("p", place.why_not, look="verdict")]
    around = [leaf("p", text, look="small") for text in (place.before, place.after)]
    said = leaf("quote", "", *marked(place.text, cue), look="passage")
    return [leaf("h4", title), *([around[0]] if place.before else []), said, *([around[1]] if place.after else [])]


def marked(text: str, cue: str) -> list[Leaf]:
    """The text in pieces, the cue in bold wherever it stands."""
    if not cue:
        return [leaf("span", text)]
    pattern = r"\s+".join(re.escape(word) for word in cue.split())
    found: list[Leaf] = []
    at = 0
    for match in re.finditer(rf"\b{pattern}\b" if cue[0].isalnum() else pattern, text):
        found += [leaf("span", text[at : match.start()]), leaf("strong", match[0])]
        at = match.end()
    return [*found, leaf("span", text[at:])]


def suggestion_leaves(row: Shown, brings: Sequence[str], wants: Sequence[str], names: Mapping[str, str]) -> list[Leaf]:
    """The row that is suggested, what comes with it, what it lacks, and what can be done."""
    status = STATUSES.get(row.status, row.status)
    state = f"{status} · {BANDS[band(row.confidence)]}, by what was measured on coded reviews"
    cells = [_cell(heading, text, names) for heading, text in row.row.items() if heading not in NOT_SHOWN and text]
    buttons = [button(f"{words_} ({SHOWN_KEYS.get(key, key)})", {"do": act}, look="press" if key == "a" else "quiet")
               for key, words_, act in KEYS]  # fmt: skip
    return [
        leaf("h4", TABLES.get(row.table, row.table)),
        leaf("p", state, look="small"),
        leaf("table", "", leaf("tbody", "", *cells), look="sides"),
        *([leaf("p", f"Comes with it: {', '.join(brings)}", look="small")] if brings else []),
        *([leaf("p", "Before it can be accepted: " + "; ".join(wants), look="verdict")] if wants else []),
        leaf("div", "", *buttons, look="buttons"),
    ]  # fmt: skip


def _cell(heading: str, text: str, names: Mapping[str, str]) -> Leaf:
    said = leaf("th", SPOKEN.get(heading, first_upper(heading)), scope="row")
    return leaf("tr", "", said, leaf("td", _spelt(text, names)))


def _spelt(text: str, names: Mapping[str, str]) -> str:
    """Ids of suggested people and holders as their names."""
    return "; ".join(names.get(entry.strip(), entry.strip()) for entry in text.split(";"))
