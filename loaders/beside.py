"""The two tables that stand beside those of a case: a chronology that is coded row by row, and drafts to look at.

They take columns of their own beside those declared here. No row of them is a row of the graph: what the chronology
says becomes rows of the other tables (``loaders/chronology``), and a draft is none until a person has accepted it.
"""

from __future__ import annotations

from graph import nodes as n
from graph.declaration import Choices, Holds, Property
from loaders.column import Column, Table, value
from loaders.tables import BY_NAME

LEARNED, TOLD, NOT_TOLD, ASKED = "learned", "told", "not told", "asked"
CODING = (LEARNED, TOLD, NOT_TOLD, ASKED)
"""The columns of a chronology in which it is coded."""
SOURCE = "chronology"
"""The source that a row of the chronology is, where it cites no other and no source is declared for its file."""

KIND_OF_INCIDENT = Property("kind of incident", "what kind of event the row is; empty: contact", Holds.CHOICE,
                            choices=n.INCIDENT.property("kind").choices)  # fmt: skip

CHRONOLOGY = Table(
    "chronology",
    "What happened, row by row, as agencies sent it, with what follows from it for who knew what in four columns.",
    (
        Column("id", "a short name of the row; other tables may name the row as an incident by it", "c-0001"),
        value(n.INCIDENT, "date", "9 April 2015", required=False),
        value(n.INCIDENT, "time", "23:20"),
        Column("agency", "whose chronology the row is from: an agency by id, name or abbreviation", "Riverside Police"),
        Column("event", "what happened, in a few sentences", "A neighbour called: shouting next door"),
        Column("source", "where it stands: locators of sources of the case, or any words", "review 6:12"),
        Column(LEARNED, "who learned what", "police; school: Dan hit Mara"),
        Column(TOLD, "who told whom what, and what became of it", "police -> social care: i-strangled (partly)"),
        Column(NOT_TOLD, "who was not told what, though needing it", "social care: i-strangled"),
        Column(ASKED, "who asked whom for what, and what became of it",
               "social care -> police: history of violence = no reply"),
        Column(KIND_OF_INCIDENT.name, KIND_OF_INCIDENT.about, "assault", holds=KIND_OF_INCIDENT),
        value(n.INCIDENT, "critical", "no"),
    ),
)  # fmt: skip

DRAFT_STATUS = Choices(
    "status of a draft",
    {
        "draft": "suggested; nobody has looked at it yet",
        "accepted": "a person has confirmed it: it becomes a row of its table",
        "rejected": "a person has looked at it and does not want it",
    },
)
STATUS = Property("status", "what a person made of it", Holds.CHOICE, choices=DRAFT_STATUS)
TABLE_OF_DRAFT = Choices("table", {table.name: table.about for table in BY_NAME.values()})
DRAFTS = Table(
    "drafts",
    "Suggested rows. They are no part of the case until a person has accepted them.",
    (
        Column("id", "a short name of the row", "d-0001"),
        Column("table", "the table for which it is a row", "sharings",
               holds=Property("table", "the table for which it is a row", Holds.CHOICE, choices=TABLE_OF_DRAFT)),
        Column("status", STATUS.about, "accepted", holds=STATUS),
        Column("locator", "the passage that it rests on", "review 6:12"),
        Column("confidence", "how sure the suggestion is, from 0 to 1", "0.8"),
        Column("cue", "the words that led to it", "referred"),
    ),
)  # fmt: skip

BESIDE: dict[str, Table] = {table.name: table for table in (CHRONOLOGY, DRAFTS)}
EVERY_TABLE: dict[str, Table] = {CHRONOLOGY.name: CHRONOLOGY, **BY_NAME, DRAFTS.name: DRAFTS}
