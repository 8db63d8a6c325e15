"""Every kind of relationship of the model, declared once: first what people code, then what is derived."""

from __future__ import annotations

from graph import vocabulary as words
from graph.declaration import Holds, Property, Relationship
from graph.nodes import CLAIM, HOLDER_LABELS, SOURCES

BODIES = ("Agency", "Unit", "Worker", "RecordSystem", "Forum")
FROM = Property("from", "since when; empty: from the beginning", Holds.DATE)
TO = Property("to", "until when; empty: to the end", Holds.DATE)
DATED = (FROM, TO, *CLAIM)


def link(type_: str, about: str, start: str | tuple[str, ...], end: str | tuple[str, ...],
         *properties: Property) -> Relationship:  # fmt: skip
    """The declaration of a coded relationship."""
    return Relationship(
        type_,
        about,
        (start,) if isinstance(start, str) else start,
        (end,) if isinstance(end, str) else end,
        properties,
    )


PART_OF = link("PART_OF", "A worker, unit, system or forum is part of a body.", BODIES, BODIES, *DATED)
MEMBER_OF = link("MEMBER_OF", "A holder belongs to a forum.", HOLDER_LABELS, "Forum", *DATED)
READS = link(
    "READS", "A holder's standing access to a record system.", HOLDER_LABELS, "RecordSystem",
    Property("kind", "what kind of access", Holds.CHOICE, required=True, choices=words.ACCESS_KIND), *DATED,
)  # fmt: skip
INVOLVES = link("INVOLVES", "A person to whom it happened or who did it.", "Incident", "Person")
ATTENDED_BY = link("ATTENDED_BY", "A holder who took part in it or dealt with it.", "Incident", HOLDER_LABELS)
BREACHES = link("BREACHES", "An order that the incident broke.", "Incident", "Order")
ABOUT = link("ABOUT", "A person whom it is about.", ("Information", "NilReturn", "Decision"), "Person")
AROSE_FROM = link("AROSE_FROM", "The incident that the information is of.", "Information", "Incident")
CONTRADICTS = link("CONTRADICTS", "Both cannot be so.", "Information", "Information")
VERSION_OF = link("VERSION_OF", "A part or a distorted version of another item.", "Information", "Information")
PIECE_OF = link("PIECE_OF", "A piece of a pattern.", "Information", "Pattern")
HELD_BY = link("HELD_BY", "Who knew, by this claim.", "Knowledge", HOLDER_LABELS)
OF = link("OF", "What was known, by this claim.", "Knowledge", "Information")
SENT_BY = link("SENT_BY", "Who passed it on.", "Sharing", HOLDER_LABELS)
SENT_TO = link("SENT_TO", "To whom it was passed.", "Sharing", HOLDER_LABELS)
CARRIED = link(
    "CARRIED", "An item that this sharing carried, changed, or should have carried.", "Sharing", "Information",
    Property("fidelity", "how it went", Holds.CHOICE, required=True, choices=words.FIDELITY),
    Property("as_uid", "the item that arrived in its place: the part or the distorted version"),
    Property("said", "what was said in its place, where that is no item of its own"),
)  # fmt: skip
ASKED_BY = link("ASKED_BY", "Who asked.", "Request", HOLDER_LABELS)
ASKED_OF = link("ASKED_OF", "Who was asked.", "Request", HOLDER_LABELS)
ASKED_FOR = link("ASKED_FOR", "An item that would have answered it.", "Request", "Information")
ANSWERS = link("ANSWERS", "The sharing, or nil return, that answered the request.", ("Sharing", "NilReturn"), "Request")
RETURNED_BY = link("RETURNED_BY", "Who had nothing, by its own answer or file.", "NilReturn", HOLDER_LABELS)
SEARCHED_FOR = link("SEARCHED_FOR", "What it was asked for or searched for.", "NilReturn", "Information")
SITTING_OF = link("SITTING_OF", "The forum that sat.", "Meeting", "Forum")
INVITED = link("INVITED", "Who was asked to come.", "Meeting", HOLDER_LABELS)
PRESENT = link("PRESENT", "Who was there.", "Meeting", HOLDER_LABELS)
ABSENT = link(
    "ABSENT", "Who belonged there and was not, or sent nobody.", "Meeting", HOLDER_LABELS,
    Property("reason", "the reason, where a source gives one"),
)  # fmt: skip
RAISED = link(
    "RAISED", "An item that was said in the room: everybody present learned it.", "Meeting", "Information",
    Property("by_uid", "who raised it, where a source says"),
)  # fmt: skip
MINUTED_IN = link("MINUTED_IN", "The record that holds what was raised.", "Meeting", "RecordSystem")
CONCERNS_REQUEST = link("CONCERNS_REQUEST", "The request that it is about.", "Absence", "Request")
CONCERNS_MEETING = link("CONCERNS_MEETING", "The meeting that it is about.", "Absence", "Meeting")
CONCERNS = link("CONCERNS", "The item that was absent.", "Absence", "Information")
ABSENT_FROM = link("ABSENT_FROM", "Who held it and did not pass it on, record it or attend.", "Absence", HOLDER_LABELS)
ABSENT_TO = link("ABSENT_TO", "Whom it did not reach.", "Absence", HOLDER_LABELS)
DECIDED_BY = link("DECIDED_BY", "Who decided.", "Decision", HOLDER_LABELS)
CONSIDERED = link("CONSIDERED", "What was taken into account.", "Decision", "Information")
BEARS_ON = link("BEARS_ON", "What would have mattered to it.", "Information", "Decision")
WORK_OF = link("WORK_OF", "Whose work it was.", "Involvement", HOLDER_LABELS)
WORK_WITH = link("WORK_WITH", "With whom.", "Involvement", "Person")
NEED_OF = link("NEED_OF", "Who needed it.", "Need", HOLDER_LABELS)
NEED_FOR = link("NEED_FOR", "What was needed.", "Need", "Information")
BINDS = link("BINDS", "Whom the order binds.", "Order", "Person")
PROTECTS = link("PROTECTS", "Whom the order protects.", "Order", "Person")
ENFORCED_BY = link("ENFORCED_BY", "Who has to enforce it.", "Order", HOLDER_LABELS)
RENDERS = link("RENDERS", "The person so named.", "Rendering", "Person")
RECORDED_BY = link("RECORDED_BY", "The holder whose record it is.", "Rendering", HOLDER_LABELS)
FILES = link("FILES", "An item that stands under this spelling.", "Rendering", "Information")

SINCE = Property("since", "the interval in which it began; `since_latest` is absent where the holder only *may* have "
                 "known; an open beginning is stored as that of the period, or as since when the item was so",
                 Holds.DATE, derived=True)  # fmt: skip
UNTIL = Property("until", "the interval in which it ended; absent where it lasted; `until_earliest` is at least the "
                 "beginning", Holds.DATE, derived=True)  # fmt: skip
VIA = Property("via", "the uid of the claim from which this is derived, so that the path can be walked", derived=True)
VIA_KIND = Property("via_kind", "`knowledge`, `sharing`, `meeting`, `access` or `body`", derived=True)
KNOWS = Relationship(
    "KNOWS",
    "The holder knew the item, by one way in which it came to know: one relationship for each way. On a day D it "
    "*knew* where `since_latest <= D` and not `until_earliest <= D`; it *may have known* where `since_earliest <= D` "
    "and not `until_latest < D`.",
    HOLDER_LABELS,
    ("Information",),
    (
        SINCE, UNTIL, VIA, VIA_KIND,
        Property("basis", "how it came to know", derived=True),
        Property("certainty", "stated, inferred or disputed, inherited from what it rests on", derived=True),
        Property("from_uids", "the holders from whom it came", many=True, derived=True),
        Property("only_through_uids", "the holders without whom it would not have come this way: every recorded chain "
                 "that leads to it passes through them", many=True, derived=True),
        SOURCES,
    ),
    derived=True,
)  # fmt: skip
TOLD_OTHERWISE = Relationship(
    "TOLD_OTHERWISE",
    "The holder was given something else in the item's place: it holds a distorted version, not the item.",
    HOLDER_LABELS,
    ("Information",),
    (
        SINCE, VIA,
        Property("as_uid", "the version that it holds", derived=True),
        Property("said", "what it was told", derived=True),
        Property("from_uids", "the holders who told it", many=True, derived=True),
        SOURCES,
    ),
    derived=True,
)  # fmt: skip
NEEDED = Relationship(
    "NEEDED",
    "The holder needed the item: by a need that was coded, or by a rule.",
    HOLDER_LABELS,
    ("Information",),
    (
        SINCE, UNTIL, VIA,
        Property(
            "origin",
            "`stated`, `inferred` or `disputed` as the need was coded, `rule` where a rule gave it",
            derived=True,
        ),
        Property("basis", "stated, duty, policy, role, or the id of the rule", derived=True),
        Property("why", "what it was needed for", derived=True),
        SOURCES,
    ),
    derived=True,
)  # fmt: skip
REACHED = Relationship(
    "REACHED",
    "The item reached a holder that needed it, through itself or through a part that answers for it: one relationship "
    "for each way. Dates read as those of KNOWS.",
    ("Information",),
    HOLDER_LABELS,
    (SINCE, UNTIL, VIA, Property("part_uid", "the holder that knew: itself or a part", derived=True), SOURCES),
    derived=True,
)
COULD_HAVE_KNOWN = Relationship(
    "COULD_HAVE_KNOWN",
    "The item could have reached a holder that needed it sooner, or more surely, than is recorded, had everybody "
    "passed on what they had at each contact that took place: one relationship for each way that is better than what "
    "is on record. Dates read as those of KNOWS: on a day D it *could have known* where `since_latest <= D`, *perhaps "
    "could* where `since_earliest <= D`. Where there is none, what is recorded is all that could have been.",
    ("Information",),
    HOLDER_LABELS,
    (
        SINCE, UNTIL,
        Property("through", "who passes on: `work`, only holders at work; `everybody`, people too, but not the "
                 "perpetrator", derived=True),
        Property("part_uid", "the holder that it would have come to: itself or a part", derived=True),
        Property("giver_uids", "who passes it on, in order; the first had it by record", many=True, derived=True),
        Property("via_uids", "at which claim each of them passes it on: a sharing, a meeting, a request; a record "
                 "system or a body stands for itself", many=True, derived=True),
        SOURCES,
    ),
    derived=True,
)  # fmt: skip
ANSWERS_FOR = Relationship(
    "ANSWERS_FOR",
    "What the first holder knows meets a need of the second: itself, or a body of which it is part. Record systems "
    "answer for nobody (a record is not a reader), nor do workers who belong to two agencies.",
    HOLDER_LABELS,
    HOLDER_LABELS,
    (FROM, TO),
    derived=True,
)

RELATIONSHIPS: tuple[Relationship, ...] = (
    PART_OF, MEMBER_OF, READS, INVOLVES, ATTENDED_BY, BREACHES, ABOUT, AROSE_FROM, CONTRADICTS, VERSION_OF, PIECE_OF,
    HELD_BY, OF, SENT_BY, SENT_TO, CARRIED, ASKED_BY, ASKED_OF, ASKED_FOR, ANSWERS, RETURNED_BY, SEARCHED_FOR,
    SITTING_OF, INVITED, PRESENT, ABSENT, RAISED, MINUTED_IN, CONCERNS_REQUEST, CONCERNS_MEETING, CONCERNS, ABSENT_FROM,
    ABSENT_TO, DECIDED_BY, CONSIDERED, BEARS_ON, WORK_OF, WORK_WITH, NEED_OF, NEED_FOR, BINDS, PROTECTS, ENFORCED_BY,
    RENDERS, RECORDED_BY, FILES, KNOWS, TOLD_OTHERWISE, NEEDED, REACHED, COULD_HAVE_KNOWN, ANSWERS_FOR,
)  # fmt: skip
