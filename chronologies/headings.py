"""Headings of chronologies: what agencies call their columns, and what each column then is."""

from __future__ import annotations

import re
from enum import StrEnum

from chronologies.known_headings import KNOWN

NOT_A_WORD = re.compile(r"[\W_]+")
IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
LONGEST_HEADING = 90
MOST_WORDS = 12


class Role(StrEnum):
    """What a column holds."""

    DATE = "date"
    TIME = "time"
    END_DATE = "end date"
    END_TIME = "end time"
    YEAR = "year"
    DAY = "day"
    """The day of the month, where day, month and year stand in columns of their own; so does ``MONTH``."""
    MONTH = "month"
    AGENCY = "agency"
    TEXT = "text"
    REMARK = "remark"
    """Text beside the event; it is the event where a table has no column for that."""
    OTHER_DATE = "other date"
    """A date of something else, such as of recording; it is the date where a table has no other."""
    REFERENCE = "reference"
    OTHER = "other"
    """A heading that is known, and whose column is kept as it is."""


def plain_heading(text: str) -> str:
    """A heading as it is compared: small letters, single spaces, no punctuation, nothing in brackets."""
    bare = NOT_A_WORD.sub(" ", IN_BRACKETS.sub(" ", text.casefold())).strip()
    return bare or NOT_A_WORD.sub(" ", text.casefold()).strip() or text.strip()


ALIASES: dict[str, Role] = {
    " ".join(name.split()): Role[role] for role, names in KNOWN.items() for name in names.split("|")
}

NOT_OF_THE_EVENT = frozenset({
    "birth", "dob", "born", "review", "printed", "uploaded", "due", "signed", "closed", "closure", "modified",
    "updated", "target", "deadline", "completion", "death", "age",
})  # fmt: skip
OF_THE_RECORD = frozenset({
    "recorded", "recording", "entered", "received", "logged", "reported", "created", "added", "notified", "written",
    "inputted", "input", "record", "referral", "report", "known",
})  # fmt: skip
ENDING = frozenset({
    "end", "ended", "finish", "finished", "until", "ending", "to",
})  # fmt: skip
BEGINNING = frozenset({
    "start", "started", "from", "begin", "begins", "beginning",
})  # fmt: skip
KEYS = frozenset({
    "ref", "reference", "no", "number", "id", "type", "category", "code", "urn", "source", "sources", "by", "phone",
    "telephone", "email", "mode", "method", "rating", "status",
})  # fmt: skip
EVENT_WORDS = frozenset({
    "event", "events", "incident", "incidents", "contact", "contacts", "entry", "entries", "details", "detail",
    "description", "summary", "narrative", "happened", "occurrence", "notes",
})  # fmt: skip
REMARK_WORDS = frozenset({
    "comment", "comments", "outcome", "outcomes", "action", "actions", "response", "impact", "analysis", "remarks",
    "decision", "note", "notes",
})  # fmt: skip
AGENCY_WORDS = frozenset({
    "agency", "agencies", "organisation", "organization", "organisations",
})  # fmt: skip
MONTH_FIRST = re.compile(r"\bm{1,2}\s*[/.\- ]\s*d{1,2}\s*[/.\- ]\s*y{2,4}\b|\bmonth\s*[/-]\s*day\b", re.IGNORECASE)
DAY_FIRST = re.compile(r"\bd{1,2}\s*[/.\- ]\s*m{1,3}\s*[/.\- ]\s*y{2,4}\b|\bday\s*[/-]\s*month\b", re.IGNORECASE)


def role_of(heading: str) -> Role | None:
    """What a column under this heading holds; ``None`` where the heading is not known."""
    if not heading.strip() or len(heading) > LONGEST_HEADING:
        return None
    name = plain_heading(heading)
    return ALIASES.get(name) or _role_by_words(name.split())


def _role_by_words(words: list[str]) -> Role | None:  # noqa: PLR0911 - one for each kind of word
    """The role of a heading that is in no list, by the words in it."""
    known = set(words)
    if not words or len(words) > MOST_WORDS:
        return None
    if known & {"date", "dates"}:
        return _date_role(known)
    if "time" in known and len(words) <= 4:  # noqa: PLR2004 - a heading, not a sentence
        return Role.END_TIME if known & ENDING and not known & BEGINNING else Role.TIME
    if known & KEYS:
        return Role.REFERENCE if known & {"ref", "reference", "no", "number", "id", "urn"} else Role.OTHER
    if known & AGENCY_WORDS and not known & (EVENT_WORDS | REMARK_WORDS):
        return Role.AGENCY
    if known & REMARK_WORDS and not known & (EVENT_WORDS - REMARK_WORDS):
        return Role.REMARK
    return Role.TEXT if known & EVENT_WORDS else None


def _date_role(words: set[str]) -> Role:
    if words & NOT_OF_THE_EVENT:
        return Role.OTHER
    if words & ENDING and not words & BEGINNING:
        return Role.END_DATE
    return Role.OTHER_DATE if words & OF_THE_RECORD else Role.DATE


def day_first_by_heading(heading: str) -> bool | None:
    """The order of numeric dates where a heading names it, as ``Date (dd/mm/yyyy)`` does."""
    if MONTH_FIRST.search(heading):
        return False
    return True if DAY_FIRST.search(heading) else None
