"""Every kind of node of the model, declared once. ``docs/model.md`` is written from this file."""

from __future__ import annotations

from graph import vocabulary as words
from graph.declaration import Holds, Node, Property

UID = Property("uid", "`<case>/<id>`: unique, stable, ours; never the database's own number", required=True)
CASE = Property("case", "the id of the case it belongs to", required=True)
IDENTITY = (UID, CASE)
NOTE = Property("note", "a remark of the coder, shown as it stands")
SOURCES = Property(
    "sources",
    "where it is said: `source-id locator`, e.g. `stacey-dhr 6:12` for the 12th paragraph of section 6",
    Holds.LOCATORS,
    many=True,
)
CLAIM = (
    SOURCES,
    Property("asserted_by", "who says so, where it is not the source itself: an agency's own report, a witness"),
    Property("certainty", "how firmly it is said", Holds.CHOICE, choices=words.CERTAINTY),
    NOTE,
)
TIME = Property("time", "time of day as HH:MM, where a source gives one", Holds.TIME)
ORDER = Property("order", "place among what happened on the same day, 1 first, where a source gives it", Holds.NUMBER)

CASE_NODE = Node(
    "Case",
    "One review: a case that was coded and loaded as a whole.",
    "title",
    (
        Property("uid", "the id of the case, which is the name of its folder", required=True),
        Property("case", "the same id, so that every node of a case has it", required=True),
        Property("title", "what the review is called", required=True),
        Property("kind", "kind of review: DARDR (formerly DHR), SAR, LCSPR, inquiry"),
        Property("area", "the area that commissioned it"),
        Property("period", "the period that the review looks at", Holds.DATE),
        Property("fictional", "whether it was made up", Holds.YES_NO),
        Property("about", "what the case is, in a few sentences"),
        Property("glossary", "words and abbreviations, each as `term: meaning`", many=True),
        Property("need_rules", "the rules of need by which the case was worked out, each as JSON, so that it can be "
                 "worked out again", many=True, derived=True),
        Property("fingerprint", "hash of all rows of the case, coded and derived: the same hash, nothing to load",
                 derived=True),
        Property("counts", "how many nodes of each label the case has, each as `Label number`", many=True,
                 derived=True),
        Property("loaded_at", "when it was last loaded with a change: ISO text, UTC", derived=True),
        Property("load_report", "what that load did, as the JSON of `whoknew load --format json` for one case",
                 derived=True),
        Property("source_hash", "hash of the files it was loaded from and of the code that worked it out: the same "
                 "hash, nothing to read", derived=True),
    ),
    indexed=("source_hash",),
)  # fmt: skip
SOURCE = Node(
    "Source",
    "A document that rows cite.",
    "title",
    (
        *IDENTITY,
        Property("title", "its title", required=True),
        Property("kind", "overview report, chronology, agency report, statement"),
        Property("date", "when it was written or published", Holds.DATE),
        Property("locators", "how its locators count: sections, paragraphs or in words"),
        Property("file", "name of the local file, where there is one; it is never stored with the case"),
    ),
)
PERSON = Node(
    "Person",
    "A person under a pseudonym. A person can hold information.",
    "name",
    (
        *IDENTITY,
        Property("name", "the pseudonym or the words by which the source names the person", required=True),
        Property("role", "who the person is in the case", Holds.CHOICE, required=True, choices=words.PERSON_ROLE),
        Property("also_known_as", "other names and the spellings that records used", many=True),
        Property("household", "households or families: work with one of them concerns them all", many=True),
        Property("kind", "`person`, so that every holder has a kind", derived=True),
        Property("agency_uid", "empty: a person belongs to no agency", derived=True),
        *CLAIM,
    ),
    also=("Holder",),
)


def holder(label: str, about: str, *more: Property) -> Node:
    """The declaration of one kind of holder other than a person."""
    return Node(
        label,
        about,
        "name",
        (
            *IDENTITY,
            Property("name", "its name", required=True),
            Property("kind", "what kind of holder it is", Holds.CHOICE, required=True, choices=words.HOLDER_KIND),
            Property("sector", "kind of agency; parts have that of the body they belong to", Holds.CHOICE,
                     choices=words.SECTOR),
            Property("also_known_as", "abbreviations and other names", many=True),
            Property("agency_uid", "the agency it is or belongs to; empty where it belongs to none or to several",
                     derived=True),
            Property("agency_name", "the name of that agency", derived=True),
            *more,
            *CLAIM,
        ),
        also=("Holder",),
    )  # fmt: skip


AGENCY = holder("Agency", "An organisation.")
UNIT = holder("Unit", "A part of an organisation: a team, department, ward, station.")
WORKER = holder("Worker", "One named role: an officer, a social worker, a teacher.")
RECORD_SYSTEM = holder("RecordSystem", "A file, register or database. What stands in it is not yet known to anybody.")
FORUM = holder("Forum", "A standing meeting of several agencies: conference, core group, panel.")

INCIDENT = Node(
    "Incident",
    "Something that happened on a date, whoever knew of it: violence, a call, a visit, a hearing, a move.",
    "what",
    (
        *IDENTITY,
        Property("what", "what happened, in a sentence of the coder's own", required=True),
        Property("date", "when it happened", Holds.DATE, required=True),
        TIME,
        ORDER,
        Property("kind", "what kind of event", Holds.CHOICE, required=True, choices=words.INCIDENT_KIND),
        Property("where", "where it happened"),
        Property("critical", "whether it is one of the events that the review turns on", Holds.YES_NO),
        *CLAIM,
    ),
    indexed=("date_earliest",),
)
INFORMATION = Node(
    "Information",
    "One proposition that a holder can know, true or not.",
    "statement",
    (
        *IDENTITY,
        Property("statement", "the proposition, as a sentence of the coder's own", required=True),
        Property("kind", "which factors of risk it bears on", Holds.CHOICE, required=True, many=True,
                 choices=words.INFORMATION_KIND),
        Property("true_from", "since when it was so; nobody can have known it earlier", Holds.DATE),
        Property("hindsight", "whether only the review found it out: then no agency knew it at the time",
                 Holds.YES_NO),
        *CLAIM,
    ),
)  # fmt: skip
PATTERN = Node(
    "Pattern",
    "A picture that only several pieces of information show together.",
    "name",
    (
        *IDENTITY,
        Property("name", "what the pieces show", required=True),
        Property("about", "why they matter together"),
        *CLAIM,
    ),
)
KNOWLEDGE = Node(
    "Knowledge",
    "A claim that a holder knew something: the only coded knowledge.",
    "basis",
    (
        *IDENTITY,
        Property("since", "when the holder learned it", Holds.DATE, required=True),
        Property("until", "when the holder no longer had it: a file destroyed, a worker who left", Holds.DATE),
        Property("ended_by", "what ended it"),
        Property("basis", "how the holder knew", Holds.CHOICE, required=True, choices=words.BASIS),
        *CLAIM,
    ),
)
SHARING = Node(
    "Sharing",
    "One attempt to pass information on.",
    "said",
    (
        *IDENTITY,
        Property("date", "when it was sent or said", Holds.DATE, required=True),
        Property("received", "when it arrived, where that is another day", Holds.DATE),
        TIME,
        ORDER,
        Property("channel", "how it went", Holds.CHOICE, choices=words.CHANNEL),
        Property("outcome", "what became of it", Holds.CHOICE, required=True, choices=words.OUTCOME),
        Property("said", "what was said, in the coder's own words"),
        Property("reason", "why it was shared"),
        Property("lawful_basis", "the lawful basis, where a source gives one"),
        *CLAIM,
    ),
    indexed=("date_earliest",),
)
REQUEST = Node(
    "Request",
    "Somebody asked for information or action.",
    "asked_for",
    (
        *IDENTITY,
        Property("date", "when it was asked", Holds.DATE, required=True),
        TIME,
        ORDER,
        Property("asked_for", "what was asked for, in the coder's own words", required=True),
        Property("fate", "what became of it", Holds.CHOICE, required=True, choices=words.FATE),
        Property("answered", "when it was answered", Holds.DATE),
        Property("reason", "the reason given for a refusal or for no answer"),
        *CLAIM,
    ),
)
NIL_RETURN = Node(
    "NilReturn",
    "A holder searched or was asked and its answer or file says that it had nothing.",
    "said",
    (
        *IDENTITY,
        Property("date", "when", Holds.DATE, required=True),
        Property("said", "what the answer or file says", required=True),
        *CLAIM,
    ),
)
MEETING = Node(
    "Meeting",
    "One sitting of a forum, held, cancelled or never called.",
    "name",
    (
        *IDENTITY,
        Property("name", "what it is called", required=True),
        Property("date", "when it took place or was due", Holds.DATE, required=True),
        TIME,
        ORDER,
        Property("status", "whether it took place", Holds.CHOICE, required=True, choices=words.MEETING_STATUS),
        Property("purpose", "what it was for"),
        Property("reason", "why it did not take place"),
        *CLAIM,
    ),
)
DECISION = Node(
    "Decision",
    "An assessment, grading, plan, closure, charge.",
    "what",
    (
        *IDENTITY,
        Property("date", "when it was taken", Holds.DATE, required=True),
        TIME,
        ORDER,
        Property("kind", "what kind of decision", Holds.CHOICE, required=True, choices=words.DECISION_KIND),
        Property("what", "what was decided, in the coder's own words", required=True),
        Property("grade", "the grade given, in the holder's own scale, where it is a grading"),
        Property("reason", "the reason given"),
        *CLAIM,
    ),
)
INVOLVEMENT = Node(
    "Involvement",
    "A holder's open work with a person.",
    "capacity",
    (
        *IDENTITY,
        Property("from", "when it began", Holds.DATE, required=True),
        Property("to", "when it ended; empty while it lasted to the end of the period", Holds.DATE),
        Property("capacity", "what the holder did for or about the person", Holds.CHOICE, required=True,
                 choices=words.CAPACITY),
        *CLAIM,
    ),
)  # fmt: skip
NEED = Node(
    "Need",
    "A holder needed an item from a date.",
    "why",
    (
        *IDENTITY,
        Property("from", "since when; empty: as soon as anybody held it", Holds.DATE),
        Property("to", "until when it was of use; empty: to the end of the period", Holds.DATE),
        Property("basis", "why it counts as a need", Holds.CHOICE, required=True, choices=words.NEED_BASIS),
        Property("why", "what it was needed for, in the coder's own words", required=True),
        *CLAIM,
    ),
)
ORDER_NODE = Node(
    "Order",
    "Bail conditions, an injunction, a protection plan, a licence.",
    "terms",
    (
        *IDENTITY,
        Property("kind", "what kind of order", Holds.CHOICE, required=True, choices=words.ORDER_KIND),
        Property("terms", "what it forbids or requires, in the coder's own words", required=True),
        Property("from", "since when", Holds.DATE, required=True),
        Property("to", "until when; empty while it lasted to the end of the period", Holds.DATE),
        *CLAIM,
    ),
)
ABSENCE = Node(
    "Absence",
    "The source itself says that something was not shared, recorded, asked, attended or sent on.",
    "what",
    (
        *IDENTITY,
        Property("kind", "what did not happen", Holds.CHOICE, required=True, choices=words.ABSENCE_KIND),
        Property("what", "what the source says, in the coder's own words", required=True),
        Property("from", "since when, or when", Holds.DATE),
        Property("to", "until when", Holds.DATE),
        Property("strength", "how the source puts it", Holds.CHOICE, required=True, choices=words.STRENGTH),
        Property("reason", "the reason that the source gives"),
        Property("reason_code", "the reason in one word, where not sharing was explained", Holds.CHOICE,
                 choices=words.REASON_CODE),
        *CLAIM,
    ),
)  # fmt: skip
RENDERING = Node(
    "Rendering",
    "A person's name as a record spelt it, and what stands under that spelling.",
    "name",
    (
        *IDENTITY,
        Property("name", "the name as it was recorded", required=True),
        Property("date", "when it was recorded", Holds.DATE),
        *CLAIM,
    ),
)
GAP_TABLE = Node(
    "GapTable",
    "The certain gaps of a review by kind of agency that held, kind of information, and kind of agency that needed: "
    "what questions across reviews add up. A table in columns: the first lists have one entry for each kind of gap, "
    "the others one for each gap, in the same order. An item of two kinds, or held by two kinds of agency, is a gap of "
    "each. A review without gaps has no such node.",
    "needs",
    (
        *IDENTITY,
        Property("needs", "which needs it counts: `stated`, or `all`", required=True, derived=True),
        Property("held_sectors", "for each kind of gap: the kind of agency that held", required=True, many=True,
                 derived=True),
        Property("kinds", "for each kind of gap: the kind of information", required=True, many=True, derived=True),
        Property("needed_sectors", "for each kind of gap: the kind of agency that needed", required=True, many=True,
                 derived=True),
        Property("gaps", "for each kind of gap: how many, an item once for each who needed it", Holds.NUMBER,
                 required=True, many=True, derived=True),
        Property("first", "for each kind of gap: the place of its first gap in the lists that follow, counted from 0",
                 Holds.NUMBER, required=True, many=True, derived=True),
        Property("days", "for each gap: days at least; within its kind the longest comes first", Holds.NUMBER,
                 required=True, many=True, derived=True),
        Property("item_uids", "for each gap: the item", required=True, many=True, derived=True),
        Property("needer_uids", "for each gap: who needed it", required=True, many=True, derived=True),
        Property("holder_uids", "for each gap: who of that kind of agency surely held it first", required=True,
                 many=True, derived=True),
        Property("found_in", "for each gap: where it is said, locators joined by `; `", required=True, many=True,
                 derived=True),
    ),
    derived=True,
)  # fmt: skip

NODES: tuple[Node, ...] = (
    CASE_NODE, SOURCE, PERSON, AGENCY, UNIT, WORKER, RECORD_SYSTEM, FORUM, INCIDENT, INFORMATION, PATTERN, KNOWLEDGE,
    SHARING, REQUEST, NIL_RETURN, MEETING, DECISION, INVOLVEMENT, NEED, ORDER_NODE, ABSENCE, RENDERING,
    GAP_TABLE,
)  # fmt: skip
HOLDER_LABELS: tuple[str, ...] = ("Person", "Agency", "Unit", "Worker", "RecordSystem", "Forum")
